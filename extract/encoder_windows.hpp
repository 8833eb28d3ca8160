#pragma once

#include "graph/span.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adduce::extract {

/// One input of the transformer: [CLS], the pieces of consecutive tokens, [SEP].
struct Window {
    TokenRange tokens;          ///< tokens of the document, half-open, never empty
    std::uint32_t pieces = 0;   ///< of these tokens, without the two special ones
    bool whole = true;          ///< whole sentences; otherwise a part of one sentence that is too long

    std::uint32_t rows() const { return pieces + 2; }
};

struct WindowLimits {
    std::uint32_t window = 160;   ///< most pieces of a window, specials included
    std::uint32_t overlap = 32;   ///< most pieces that the windows of one long sentence share
};

/// Packs a document into windows, in the order of its tokens.
///
/// Sentences are added to a window while they fit. A sentence that never fits gets windows of its own:
/// each takes as many tokens as fit, the next begins as early as it can with at most `overlap` pieces
/// repeated, and at least one token later. Every token is in one window, or in two or more of these.
///
/// @param pieces     number of pieces of each token, 1 to window - 2
/// @param sentences  first token of each sentence, ascending, starting with 0
std::vector<Window> plan_windows(std::span<const std::uint8_t> pieces, std::span<const std::uint32_t> sentences, WindowLimits limits);

}  // namespace adduce::extract
