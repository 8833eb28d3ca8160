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

    /// Computes the vectors of the last layer.
    /// @param pieces   the rows of all windows, specials included, window after window
    /// @param windows  rows of each window; their sum is pieces.size()
    void run(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows);

    /// Row `row` of the last run: config.width floats, the same quantized, and its scale.
    const float* vector(std::size_t row) const { return &x_[row * model_.config.width]; }
    const std::int8_t* bytes(std::size_t row) const { return &bytes_[row * model_.config.width]; }
    float scale(std::size_t row) const { return scales_[row]; }

private:
    struct LayerCalls {
        Multiplier qkv;
        Multiplier attention_out;
        Multiplier ffn_in;
        Multiplier ffn_out;
    };

    void embed(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows);
    void attend(const Layer& layer, LayerCalls& calls, std::span<const std::uint32_t> windows, std::size_t blocks);
    void project_block(const Layer& layer, LayerCalls& calls, std::size_t block, float* qkv);
    void leave_block(const Layer& layer, LayerCalls& calls, std::size_t block);
    void feed_forward(const Layer& layer, LayerCalls& calls, std::size_t blocks);

    const EncoderModel& model_;
    std::vector<LayerCalls> calls_;
    std::vector<float> x_;                ///< [rows, width], the residual stream
    std::vector<std::int8_t> bytes_;      ///< [rows, width], x_ quantized
    std::vector<float> scales_;           ///< [rows]
    std::vector<float> qkv_;              ///< [a window and what is left of its blocks, 3 * width]
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
