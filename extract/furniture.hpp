#pragma once

#include "extract/analysis.hpp"
#include "extract/word_lists.hpp"

#include <optional>

namespace adduce::extract {

/// Whether a block or sentence is page furniture by its own look, and how far that reaches; nothing when it is not.
///
/// Known phrases, bylines, photo credits, menu lines, lines without a word, bare addresses of the net.
/// @param sentences  how many it holds
/// @param index      of the block among all, for what only stands near the top
std::optional<WordLists::Reach> furniture(const Analysis& analysis, TokenRange block, std::size_t sentences, std::size_t index, const WordLists& lists);

/// Whether a sentence is nothing but a photo credit, such as "(U.S. Army photo by Sgt. A. B.)".
bool is_credit(const Analysis& analysis, TokenRange sentence);

/// Whether a block of few words could be an entry of a menu.
bool is_menu_entry(const Analysis& analysis, TokenRange block, const WordLists& lists);

}  // namespace adduce::extract
