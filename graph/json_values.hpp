#pragma once

#include "graph/json_element.hpp"
#include "graph/json_input.hpp"
#include "graph/near_miss.hpp"
#include "graph/span.hpp"
#include "graph/symbols.hpp"
#include "graph/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adduce {

/// Text for a message: in quotes, cut short where it is long.
std::string quoted(std::string_view text);

/// Single values of an element as what the schema wants in their place. Texts go to a symbol table.
/// All of them throw FormatError, with the place of the value, what was found and what was expected.
class JsonValues {
public:
    JsonValues(JsonInput& input, SymbolTable& symbols) : input_(input), symbols_(symbols) {}

    [[noreturn]] void fail(const JsonValue& value, const std::string& message) const { input_.fail(input_.token_begin(value.end), message); }

    std::string_view text(const JsonElement& element, const JsonValue& value) const;
    double number(const JsonValue& value) const;
    std::uint32_t position(const JsonValue& value) const;
    SymbolId id(const JsonElement& element, const JsonValue& value);

    // Absent is null: none, nothing or an empty span.
    SymbolId symbol(const JsonElement& element, const JsonValue* value);
    std::optional<double> optional_number(const JsonValue* value) const { return value ? std::optional(number(*value)) : std::nullopt; }
    SourceSpan span(const JsonElement& element, const JsonValue* value) const;
    std::vector<std::pair<SymbolId, SymbolId>> pairs(const JsonElement& element, const JsonValue* object);

    /// @param what  for messages: "a relation"
    template <class Enum>
    Enum choice(const JsonElement& element, const JsonValue& value, std::string_view what) const {
        const std::string_view chars = text(element, value);
        if (const auto known = parse<Enum>(chars)) return *known;
        fail(value, quoted(chars) + " is not " + std::string(what) + " of " + std::string(schema_version) + did_you_mean(chars, names<Enum>()));
    }

    /// Calls `use` for each value of a list.
    template <class Use>
    void for_each(const JsonElement& element, const JsonValue* array, Use use) const {
        if (!array) return;
        if (array->kind != JsonValue::Kind::array) fail(*array, "expected a list in [ ]");
        for (std::size_t i = element.index(*array) + 1; i < array->next; i = element[i].next) use(element[i]);
    }

private:
    JsonInput& input_;
    SymbolTable& symbols_;
};

}  // namespace adduce
