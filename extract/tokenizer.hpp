#pragma once

#include "extract/word_lists.hpp"
#include "graph/span.hpp"

#include <string_view>
#include <vector>

namespace adduce::extract {

/// Cuts a stretch of clean text into tokens, in the style of the UD English treebanks (EWT, GUM):
/// clitics apart ("do n't", "Kyiv 's", "can not"), hyphenated words in three ("Jong - un") except behind a
/// prefix ("anti-tank") and in telephone numbers and dates, abbreviations with their full stop ("Gen.",
/// "U.S."), numbers whole ("4,000", "10:30", "93rd"), units apart ("155 mm"), addresses of the net whole,
/// runs of the same sign whole ("...", "--", "!!!"), each Chinese or Japanese character by itself.
///
/// @param clean    clean UTF-8
/// @param stretch  where to cut: one paragraph, whose line ends are blanks
/// @param out      tokens are appended: ascending, not overlapping, none empty, none with a blank in it,
///                 together all characters that are not blanks; none longer than 512 bytes
/// @cost           O(bytes); safe from several threads
void tokenize(std::string_view clean, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out);

}  // namespace adduce::extract
