#pragma once

#include "extract/chunks.hpp"
#include "extract/word_column.hpp"

#include <vector>

namespace adduce::extract {

/// One telling: who says what, in tokens of the document.
struct Telling {
    std::uint32_t holder = Mention::none;   ///< mention of the speaker, or none
    TokenRange words;                       ///< the words for the speaker; empty for a hedge without holder
    Stance stance = Stance::asserts;
    TokenRange cue;
    TokenRange told;                        ///< what is told; never holds the cue; empty when it begins in the next paragraph
};

/// The tellings of each sentence, outermost first; index as in Analysis::sentences.
std::vector<std::vector<Telling>> find_tellings(const Analysis& analysis, const WordColumn& words, const Chunks& chunks);

}  // namespace adduce::extract
