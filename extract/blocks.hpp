#pragma once

#include "extract/analysis.hpp"
#include "extract/word_lists.hpp"

namespace adduce::extract {

/// Says what each block of `analysis.blocks` is for: heading, body, list, dateline or page furniture
/// (bylines, credits, share buttons, comment forms, related links, release boilerplate), or foreign (foreign_language.hpp).
///
/// Needs tokens, sentences and blocks of find_tokens_and_sentences. When in doubt a block is body:
/// a real sentence lost costs more than a line of furniture kept.
/// @cost  O(tokens)
void find_blocks(Analysis& analysis, const WordLists& lists);

}  // namespace adduce::extract
