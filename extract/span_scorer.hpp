#pragma once

#include "extract/encoder_heads.hpp"
#include "extract/layers.hpp"
#include "graph/span.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace adduce::extract {

/// Columns of some consecutive words' projections.
struct WordRows {
    const float* values = nullptr;   ///< row of word `first`
    std::size_t stride = 0;
    std::uint32_t first = 0;

    const float* at(std::uint32_t word, std::size_t column) const { return values + (word - first) * stride + column; }
};

/// Scores every short stretch of words as a mention. Scratch of one thread.
class SpanScorer {
public:
    /// @param begin_column  of the layer "spans.begin"; "end" and "inside" follow it
    /// @param threshold     a stretch is a candidate if the probability of any label exceeds this
    SpanScorer(const TokenHeads::Spans& head, const SpanConfig& config, std::size_t begin_column, const Kernels& kernels, float threshold);

    /// Appends the candidates that begin in `begins`, by begin, then longer first. `rows` must hold the words up
    /// to `sentence_end` or the longest span behind `begins`, whichever comes first.
    /// Cost: O(begins * longest).
    void find(const WordRows& rows, TokenRange begins, std::uint32_t sentence_end, std::vector<SpanCandidate>& found);

private:
    std::size_t score(const WordRows& rows, std::uint32_t begin, std::uint32_t end, std::size_t row);
    void judge(const float* logits, TokenRange words, std::vector<SpanCandidate>& found) const;

    const TokenHeads::Spans& head_;
    const SpanConfig& config_;
    std::size_t begin_column_;
    const Kernels& kernels_;
    double odds_;      ///< of any label against none, that a candidate exceeds
    double cutoff_;    ///< the best logit of a candidate is above this
    std::vector<float> sum_;
    std::vector<float> x_;        ///< [begins at once * longest, width]
    std::vector<float> logits_;
};

}  // namespace adduce::extract
