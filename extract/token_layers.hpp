#pragma once

#include "extract/encoder_document.hpp"
#include "extract/head_projection.hpp"
#include "extract/layers.hpp"
#include "extract/span_scorer.hpp"
#include "extract/tree.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Reads classes, trees and spans off the rows of a document's words. Scratch of one thread.
class TokenLayers {
public:
    TokenLayers(const EncoderModel& model, const TokenHeads& heads, float span_threshold);

    /// Appends to the columns of `layers` what the settled sentences are. A sentence over 300 words is read in
    /// pieces (cut_sentence); the roots of the later ones hang on the root of the first.
    void read(std::span<const std::string_view> words, const SettledRows& settled, Layers& layers);

private:
    struct Part {
        TokenRange words;       ///< a sentence or a piece of one
        TokenRange sentence;
    };

    void read_parts(std::span<const Part> parts, const SettledRows& settled, Layers& layers);
    void read_classes(const WordRows& rows, TokenRange words, Layers& layers) const;
    void read_tree(const WordRows& rows, const Part& part, Layers& layers);
    std::uint16_t label_of(const WordRows& rows, std::uint32_t word, std::uint32_t head);

    const EncoderModel& model_;
    const TokenHeads& heads_;
    HeadProjection projection_;
    std::size_t tree_column_ = 0;   ///< of "tree.dependent"
    std::optional<SpanScorer> spans_;
    TreeFinder finder_;
    std::uint32_t sentence_root_ = 0;
    std::vector<TokenRange> pieces_;
    std::vector<Part> parts_;
    std::vector<float> dependents_;   ///< [words, arc]
    std::vector<float> queries_;      ///< [words, arc]
    std::vector<float> candidates_;   ///< [arc, words and root]: head vectors with dimensions as rows
    std::vector<float> zeros_;
    std::vector<float> scores_;
    std::vector<float> arc_;          ///< [relation]
    std::vector<float> labels_;
};

}  // namespace adduce::extract
