#pragma once

#include "graph/span.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Finds which lines come from the printed page and not from the text: page numbers ("Page 4 of 15", "- 5 -", "3/15",
/// "14-23456  3/15"; "12" alone where such numbers count up from page to page), and headers or footers, which are the
/// same short line beside three page numbers or more.
///
/// @param lines  each short line in order, and an empty view for each longer paragraph
/// @returns      for each whether it is such a line
/// @cost         O(bytes)
std::vector<bool> page_marks(std::span<const std::string_view> lines);

}  // namespace adduce::extract
