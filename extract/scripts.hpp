#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace adduce::extract {

/// The writing a letter belongs to, as far as messages tell them apart.
enum class Script : std::uint8_t {
    latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, thai, georgian, ethiopic, korean, japanese, chinese, other
};
inline constexpr std::size_t script_count = 15;

/// @param letter  a code point that is a letter, a mark or an ideograph. Cost: O(1).
Script script_of(char32_t letter);

/// As adjective of "letters": "Cyrillic"; "foreign" for the rest.
std::string_view name(Script script);

}  // namespace adduce::extract
