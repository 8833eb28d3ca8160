#pragma once

#include "graph/span.hpp"

#include <string_view>
#include <vector>

namespace adduce::extract {

/// Finds paragraphs from the line structure of clean text.
///
/// A blank line always parts. Lines broken at a common width (mail, bulletins) are joined; where a line is
/// a paragraph, each stays alone, except that a long line without an end goes on in one that begins with a
/// small letter. Bullets and numbered items begin a paragraph.
///
/// @returns  ascending, not overlapping, without blanks at their ends, none empty; lines inside keep their line end
/// @cost     O(bytes)
std::vector<TextSpan> find_paragraphs(std::string_view clean);

/// Whether a line begins with a bullet ("* ", "- ", "• ") or a number ("1. ", "2) ", "(a) ").
bool begins_list_item(std::string_view line);

}  // namespace adduce::extract
