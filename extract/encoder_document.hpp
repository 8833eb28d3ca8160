#pragma once

#include "extract/encoder_model.hpp"
#include "graph/span.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace adduce::extract {

/// What the transformer says of some whole sentences, once no later window can change it.
struct SettledRows {
    TokenRange tokens;
    std::span<const std::uint32_t> sentences;   ///< first token of each
    std::span<const float> logits;              ///< of all tagging heads, one row for each token
    std::span<const std::int8_t> vectors;       ///< last vectors, quantized: [tokens, width]
    std::span<const float> scales;              ///< of these

    TokenRange sentence(std::size_t i) const { return {sentences[i], i + 1 < sentences.size() ? sentences[i + 1] : tokens.end}; }
};

/// Runs a document through the transformer and calls `done` for its sentences, in order, a batch at a time.
/// Where windows overlap, a token keeps the row from the window in which it is farther from the nearer end,
/// the earlier one on a tie.
///
/// @param batch_rows  word pieces in work at once
/// @throws std::invalid_argument  if `sentences` does not start with 0, descends or leaves the document
void read_document(const EncoderModel& model, std::size_t batch_rows, std::span<const std::string_view> words,
                   std::span<const std::uint32_t> sentences, const std::function<void(const SettledRows&)>& done);

}  // namespace adduce::extract
