#include "extract/encoder_pass.hpp"

#include <algorithm>

namespace adduce::extract {

EncoderPass::EncoderPass(const EncoderModel& model, std::size_t rows) : model_(model) {
    const EncoderConfig& c = model.config;
    const std::size_t padded = (rows + block_rows - 1) / block_rows * block_rows;
    for (const Layer& layer : model.layers)
        calls_.push_back({Multiplier(layer.qkv.matrix), Multiplier(layer.attention_out.matrix), Multiplier(layer.ffn_in.matrix),
                          Multiplier(layer.ffn_out.matrix)});
    x_.resize(padded * c.width);
    qkv_.resize(padded * 3 * c.width);
    context_.resize(padded * c.width);
    hidden_.resize(padded * c.inner);
    hidden_scales_.resize(padded);
    block_.resize(block_rows * c.width);
    block_scales_.resize(block_rows);
    sums_.resize(block_rows * std::max(3 * c.width, c.inner));
    row_.resize(c.inner);
    scratch_.resize(attention_scratch(c.windows.window, c.head_size()));
}

std::span<const float> EncoderPass::run(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows) {
    const std::size_t blocks = (pieces.size() + block_rows - 1) / block_rows;
    embed(pieces, windows);
    for (std::size_t i = 0; i < model_.layers.size(); ++i) {
        attend(model_.layers[i], calls_[i], windows, blocks);
        feed_forward(model_.layers[i], calls_[i], blocks);
    }
    return std::span(x_).first(pieces.size() * model_.config.width);
}

void EncoderPass::embed(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows) {
    const std::size_t width = model_.config.width;
    std::size_t row = 0;
    for (const std::uint32_t rows : windows) {
        for (std::size_t position = 0; position < rows; ++position, ++row) {
            const InputPiece piece = pieces[row];
            model_.kernels.embed(&model_.words[piece.id * width], model_.word_scales[piece.id], &model_.positions[position * width],
                                 &model_.shapes[piece.shape * width], model_.embedding_norm.weight.data(),
                                 model_.embedding_norm.bias.data(), model_.config.epsilon, width, &x_[row * width]);
        }
    }
    // Rows that only fill the last block: zero, so that no value of an earlier batch is ever read.
    const std::size_t filled = (row + block_rows - 1) / block_rows * block_rows;
    std::fill(x_.begin() + static_cast<std::ptrdiff_t>(row * width), x_.begin() + static_cast<std::ptrdiff_t>(filled * width), 0.0F);
    std::fill(context_.begin() + static_cast<std::ptrdiff_t>(row * width), context_.begin() + static_cast<std::ptrdiff_t>(filled * width), 0.0F);
}

void EncoderPass::attend(const Layer& layer, LayerCalls& calls, std::span<const std::uint32_t> windows, std::size_t blocks) {
    const Kernels& k = model_.kernels;
    const EncoderConfig& c = model_.config;
    for (std::size_t b = 0; b < blocks; ++b) {
        k.quantize(&x_[b * block_rows * c.width], block_rows, c.width, block_.data(), block_scales_.data());
        calls.qkv(block_.data(), sums_.data());
        k.scale(sums_.data(), block_rows, 3 * c.width, block_scales_.data(), layer.qkv.scales.data(), layer.qkv.bias.data(),
                &qkv_[b * block_rows * 3 * c.width]);
    }
    std::size_t row = 0;
    for (const std::uint32_t rows : windows) {
        k.attend(&qkv_[row * 3 * c.width], rows, c.heads, c.head_size(), scratch_.data(), &context_[row * c.width]);
        row += rows;
    }
    for (std::size_t b = 0; b < blocks; ++b) {
        k.quantize(&context_[b * block_rows * c.width], block_rows, c.width, block_.data(), block_scales_.data());
        calls.attention_out(block_.data(), sums_.data());
        k.scale_add_norm(sums_.data(), block_rows, c.width, block_scales_.data(), layer.attention_out.scales.data(),
                         layer.attention_out.bias.data(), layer.attention_norm.weight.data(), layer.attention_norm.bias.data(),
                         c.epsilon, &x_[b * block_rows * c.width]);
    }
}

/// All blocks through the first matrix, then all through the second: each stays in the second-level cache.
void EncoderPass::feed_forward(const Layer& layer, LayerCalls& calls, std::size_t blocks) {
    const Kernels& k = model_.kernels;
    const EncoderConfig& c = model_.config;
    for (std::size_t b = 0; b < blocks; ++b) {
        k.quantize(&x_[b * block_rows * c.width], block_rows, c.width, block_.data(), block_scales_.data());
        calls.ffn_in(block_.data(), sums_.data());
        k.scale_gelu_quantize(sums_.data(), block_rows, c.inner, block_scales_.data(), layer.ffn_in.scales.data(),
                              layer.ffn_in.bias.data(), row_.data(), &hidden_[b * block_rows * c.inner], &hidden_scales_[b * block_rows]);
    }
    for (std::size_t b = 0; b < blocks; ++b) {
        calls.ffn_out(&hidden_[b * block_rows * c.inner], sums_.data());
        k.scale_add_norm(sums_.data(), block_rows, c.width, &hidden_scales_[b * block_rows], layer.ffn_out.scales.data(),
                         layer.ffn_out.bias.data(), layer.ffn_norm.weight.data(), layer.ffn_norm.bias.data(), c.epsilon,
                         &x_[b * block_rows * c.width]);
    }
}

}  // namespace adduce::extract
