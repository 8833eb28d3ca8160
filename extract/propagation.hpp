#pragma once

#include "extract/word_column.hpp"

namespace adduce::extract {

/// "Joint Task Force (JTF)": a capital abbreviation in brackets behind a name that it can stand for becomes a
/// mention of the same kind, found by "bracket". Needs cleaned mentions; leaves them sorted.
void find_bracket_names(Analysis& analysis, const WordColumn& words);

/// Can `letters` ("JTF") be made of the initials of the name's words, in order?
bool abbreviates(std::string_view letters, const std::vector<std::string>& folded_words);

/// A name found with confidence somewhere is found at its other exact places in the document too, where no
/// other name stands; found by "propagated". One-word names need a capital that is no sentence's first word,
/// and two sure finds or a second word nowhere in lower case.
void propagate_names(Analysis& analysis, const WordColumn& words);

}  // namespace adduce::extract
