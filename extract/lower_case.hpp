#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace adduce::extract {

/// Each code point in small letters by Unicode's simple mapping: never longer or shorter in code points.
/// @param text  valid UTF-8
std::string lower_case(std::string_view text);

/// The first code point is an upper-case letter.
bool begins_with_capital(std::string_view text);

std::size_t code_points(std::string_view text);            ///< number of them
std::string_view first_code_point(std::string_view text);  ///< empty for empty text
/// `text` without its last `n` code points; empty if it has no more.
std::string_view without_last(std::string_view text, std::size_t n);

}  // namespace adduce::extract
