#include "graph/json_values.hpp"

#include "graph/check.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace adduce {

using Kind = JsonValue::Kind;

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;   // a message is one line
    std::size_t size = std::min(text.size(), longest);
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;   // whole characters
    return "'" + std::string(text.substr(0, size)) + (size < text.size() ? "…'" : "'");
}

std::string_view JsonValues::text(const JsonElement& element, const JsonValue& value) const {
    if (value.kind != Kind::string) fail(value, "expected a text in quotes");
    const std::string_view chars = element.text(value);
    // RapidJSON lets the escape of half a surrogate pair through, which no UTF-8 can hold.
    if (!valid_utf8(chars)) fail(value, "found half a surrogate pair in a \\u escape, expected a whole character");
    return chars;
}

SymbolId JsonValues::symbol(const JsonElement& element, const JsonValue* value) {
    return value && value->kind != Kind::null ? symbols_.intern(text(element, *value)) : SymbolId{};
}

SymbolId JsonValues::id(const JsonElement& element, const JsonValue& value) {
    const std::string_view chars = text(element, value);
    if (!valid_id(chars)) fail(value, "found " + quoted(chars) + ", expected an id: up to 100 of letters, digits and . _ : -, a letter first");
    return symbols_.intern(chars);
}

double JsonValues::number(const JsonValue& value) const {
    if (value.kind != Kind::number) fail(value, "expected a number");
    return value.number;
}

std::uint32_t JsonValues::position(const JsonValue& value) const {
    const double exact = number(value);
    if (exact < 0 || exact > std::numeric_limits<std::uint32_t>::max() || exact != std::floor(exact)) fail(value, "expected a position: a whole number from 0 up");
    return static_cast<std::uint32_t>(exact);
}

SourceSpan JsonValues::span(const JsonElement& element, const JsonValue* value) const {
    if (!value) return {};
    std::vector<std::uint32_t> ends;
    for_each(element, value, [&](const JsonValue& end) { ends.push_back(position(end)); });
    if (ends.size() != 2) fail(*value, "expected two positions [begin, end]");
    return {ends[0], ends[1]};
}

std::vector<std::pair<SymbolId, SymbolId>> JsonValues::pairs(const JsonElement& element, const JsonValue* object) {
    std::vector<std::pair<SymbolId, SymbolId>> result;
    if (!object) return result;
    if (object->kind != Kind::object) fail(*object, "expected names and values in { }");
    for (std::size_t i = element.index(*object) + 1; i < object->next; i = element[i + 1].next) {
        const SymbolId key = symbol(element, &element[i]);
        for (const auto& [other, value] : result)
            if (other == key) fail(element[i], quoted(symbols_.text(key)) + " occurs twice");
        result.emplace_back(key, symbol(element, &element[i + 1]));
    }
    return result;
}

}  // namespace adduce
