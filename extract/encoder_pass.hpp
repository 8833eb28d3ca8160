#pragma once

#include "extract/encoder_model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adduce::extract {

/// One piece of input: its row of the vocabulary and the shape of its token.
struct InputPiece {
    std::uint32_t id = 0;
    std::uint32_t shape = 0;
};

/// Runs windows through the transformer. Owns the scratch of one thread, sized once.
class EncoderPass {
public:
    /// @param rows  most rows of one batch, at least one window
    EncoderPass(const EncoderModel& model, std::size_t rows);

    /// Vectors of the last layer.
    /// @param pieces   the rows of all windows, specials included, window after window
    /// @param windows  rows of each window; their sum is pieces.size()
    /// @returns        one vector of config.width for each row; valid until the next call
    std::span<const float> run(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows);

private:
    struct LayerCalls {
        Multiplier qkv;
        Multiplier attention_out;
        Multiplier ffn_in;
        Multiplier ffn_out;
    };

    void embed(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows);
    void attend(const Layer& layer, LayerCalls& calls, std::span<const std::uint32_t> windows, std::size_t blocks);
    void feed_forward(const Layer& layer, LayerCalls& calls, std::size_t blocks);

    const EncoderModel& model_;
    std::vector<LayerCalls> calls_;
    std::vector<float> x_;                ///< [rows, width], the residual stream
    std::vector<float> qkv_;              ///< [rows, 3 * width]
    std::vector<float> context_;          ///< [rows, width]
    std::vector<std::int8_t> hidden_;     ///< [rows, inner], quantized
    std::vector<float> hidden_scales_;    ///< [rows]
    std::vector<std::int8_t> block_;      ///< [block_rows, width], quantized
    std::vector<float> block_scales_;
    std::vector<std::int32_t> sums_;      ///< [block_rows, widest output]
    std::vector<float> row_;              ///< [inner]
    std::vector<float> scratch_;          ///< of attention
};

}  // namespace adduce::extract
