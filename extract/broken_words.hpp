#pragma once

#include "extract/word_lists.hpp"
#include "graph/span.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Finds words that are broken at the end of a line by a hyphen (or the sign "¬" of some scanning programs), and what has
/// to go to make them whole: hyphen and line end ("com-/mander"), or the line end alone where the hyphen belongs to the
/// word ("Franco-/German", "mid-/1990s", "well-/known").
///
/// The text itself decides where it writes the word elsewhere, with or without the hyphen; else the first half does
/// (class `compound` of tokens.txt).
///
/// @param paragraphs  as of find_paragraphs: a word never goes on in another one
/// @returns           ascending, not overlapping
/// @cost              O(bytes)
std::vector<TextSpan> broken_words(std::string_view clean, std::span<const TextSpan> paragraphs, const WordLists& lists);

}  // namespace adduce::extract
