#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What the graph must know of UTF-8 to keep its promises: all text in a Graph is well formed
/// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
namespace adduce {

/// Byte where `text` stops being well-formed UTF-8, or text.size(). Cost O(bytes).
std::size_t valid_prefix(std::string_view text);
inline bool valid_utf8(std::string_view text) { return valid_prefix(text) == text.size(); }

/// Code points in well-formed UTF-8.
std::size_t code_points(std::string_view text);

/// `text` with U+FFFD for each byte that fits nowhere.
std::string repaired_utf8(std::string_view text);

}  // namespace adduce
