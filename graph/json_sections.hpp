#pragma once

#include "graph/json_builder.hpp"
#include "graph/json_element.hpp"
#include "graph/json_input.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace adduce {

/// Receives RapidJSON's events (its handler concept; sizes are its `SizeType`): finds the arrays of a graph file
/// and hands each element over to the builder as a whole. Nesting is bounded, and so the parser's recursion.
/// Everything throws FormatError with the place of what is wrong.
class JsonSections {
public:
    JsonSections(JsonInput& input, GraphBuilder& builder) : input_(input), builder_(builder) {}

    bool Null() { return value(Kind::null); }
    bool Bool(bool) { return value(Kind::boolean); }
    bool Int(int i) { return value(Kind::number, i); }
    bool Uint(unsigned i) { return value(Kind::number, i); }
    bool Int64(std::int64_t i) { return value(Kind::number, static_cast<double>(i)); }
    bool Uint64(std::uint64_t i) { return value(Kind::number, static_cast<double>(i)); }
    bool Double(double d) { return value(Kind::number, d); }
    bool RawNumber(const char*, unsigned, bool) { return false; }   // only with a flag that is not set
    bool String(const char* chars, unsigned size, bool) { return value(Kind::string, 0, {chars, size}); }
    bool Key(const char* chars, unsigned size, bool) {
        const std::string_view key(chars, size);
        if (depth_ == 1) begin_section(key);
        else if (!skipping()) element_.add(Kind::string, input_.Tell(), 0, key);
        return true;
    }
    bool StartObject() { return open(Kind::object); }
    bool StartArray() { return open(Kind::array); }
    bool EndObject(unsigned) { return close(); }
    bool EndArray(unsigned) { return close(); }

    bool schema_seen() const { return schema_seen_; }

private:
    using Kind = JsonValue::Kind;
    enum Section : std::size_t { schema, documents, nodes, statements, edges };

    // Edges are a view over statements: computed, not read.
    bool skipping() const { return section_ == edges; }

    bool value(Kind kind, double number = 0, std::string_view text = {});
    bool open(Kind kind);
    bool close();
    void begin_section(std::string_view key);
    void check_schema(std::string_view version);
    void deliver();
    [[noreturn]] void fail(const std::string& message) { input_.fail(input_.token_begin(input_.Tell()), message); }
    [[noreturn]] void fail_for_section();

    JsonInput& input_;
    GraphBuilder& builder_;
    JsonElement element_;
    std::size_t depth_ = 0;
    Section section_ = schema;
    std::array<bool, edges + 1> seen_{};
    bool schema_seen_ = false;
};

}  // namespace adduce
