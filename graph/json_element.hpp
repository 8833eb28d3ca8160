#pragma once

#include "graph/json_input.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce {

/// One value of an element. Values lie in reading order; a member is its key (a string), then its value.
struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    std::uint32_t next = 0;         ///< index of the value behind this one and all that is in it
    std::uint32_t text_begin = 0;   ///< into JsonElement::characters
    std::uint32_t text_size = 0;
    double number = 0;
    std::size_t end = 0;            ///< byte of the file behind the string, number or word; behind the bracket that opens
};

/// One element of a large array, in memory as a whole: filled value by value, then asked, then cleared for the next.
/// Keeps its memory.
class JsonElement {
public:
    void clear();
    bool empty() const { return values_.empty(); }

    void add(JsonValue::Kind kind, std::size_t end, double number = 0, std::string_view text = {});
    void open(JsonValue::Kind kind, std::size_t end);
    /// @returns  true when this closed the element itself
    bool close();

    const JsonValue& root() const { return values_.front(); }
    const JsonValue& operator[](std::size_t index) const { return values_[index]; }
    std::size_t index(const JsonValue& value) const { return static_cast<std::size_t>(&value - values_.data()); }
    std::string_view text(const JsonValue& value) const { return std::string_view(characters_).substr(value.text_begin, value.text_size); }

    /// Where the element begins.
    FilePlace place;

private:
    std::vector<JsonValue> values_;
    std::vector<std::uint32_t> open_;
    std::string characters_;
};

/// The members of one object, asked for by name, in the file's order at O(1) each. What nobody asked for is an error.
class JsonMembers {
public:
    /// @param what  for messages: "a statement"
    /// @throws FormatError  if it is no object
    JsonMembers(const JsonElement& element, const JsonValue& object, JsonInput& input, std::string_view what);

    /// Null when it is absent, or null in the file.
    const JsonValue* optional(std::string_view key);
    /// @throws FormatError  when it is absent or null
    const JsonValue& required(std::string_view key);

    /// @throws FormatError  when a member is left that was not asked for, or occurs twice
    void finish();

private:
    struct Member {
        const JsonValue* key = nullptr;
        const JsonValue* value = nullptr;
        bool used = false;
    };
    static constexpr std::size_t capacity = 32;   // no object of the schema has more than 20

    const JsonElement& element_;
    const JsonValue& object_;
    JsonInput& input_;
    std::string_view what_;
    std::array<Member, capacity> members_;
    std::array<std::string_view, capacity> asked_;
    std::size_t size_ = 0, asked_size_ = 0, next_ = 0;
};

}  // namespace adduce
