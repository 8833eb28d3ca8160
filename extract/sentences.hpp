#pragma once

#include "extract/analysis.hpp"
#include "extract/word_lists.hpp"

namespace adduce::extract {

/// Fills tokens, sentences and, as plain paragraphs of kind body, blocks.
///
/// Order of work: paragraphs from the line structure (hard-wrapped lines are joined), words broken at the end of a line
/// made whole (broken_words.hpp; this changes the clean text, and so must come before all that holds positions in it),
/// sentences inside a paragraph, tokens inside a sentence. Tokens follow the UD English treebanks
/// (EWT, GUM): tokenizer.hpp. A sentence never crosses a paragraph; no token or sentence is empty.
/// @cost  O(bytes); memory O(tokens)
void find_tokens_and_sentences(Analysis& analysis, const WordLists& lists);

}  // namespace adduce::extract
