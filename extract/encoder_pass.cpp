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
    bytes_.resize(padded * c.width);
    scales_.resize(padded);
    qkv_.resize((c.windows.window + 2 * block_rows) * 3 * c.width);
    context_.resize(padded * c.width);
    hidden_.resize(padded * c.inner);
    hidden_scales_.resize(padded);
    block_.resize(block_rows * c.width);
    block_scales_.resize(block_rows);
    sums_.resize(block_rows * std::max(3 * c.width, c.inner));
    row_.resize(c.inner);
    scratch_.resize(attention_scratch(c.windows.window, c.head_size()));
}

void EncoderPass::run(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows) {
    const std::size_t blocks = (pieces.size() + block_rows - 1) / block_rows;
    embed(pieces, windows);
    for (std::size_t i = 0; i < model_.layers.size(); ++i) {
        attend(model_.layers[i], calls_[i], windows, blocks);
        feed_forward(model_.layers[i], calls_[i], blocks);
    }
}

void EncoderPass::embed(std::span<const InputPiece> pieces, std::span<const std::uint32_t> windows) {
    const std::size_t width = model_.config.width;
    std::size_t row = 0;
    for (const std::uint32_t rows : windows) {
        for (std::size_t position = 0; position < rows; ++position, ++row) {
            const InputPiece piece = pieces[row];
            model_.kernels.embed(&model_.words[piece.id * width], model_.word_scales[piece.id], &model_.positions[position * width],
                                 &model_.shapes[piece.shape * width], model_.embedding_norm.weight.data(),
                                 model_.embedding_norm.bias.data(), model_.config.epsilon, width, &x_[row * width], &bytes_[row * width],
                                 &scales_[row]);
        }
    }
    // Rows that only fill the last block: zero, so that no value of an earlier batch is ever read.
    const std::size_t filled = (row + block_rows - 1) / block_rows * block_rows;
    const auto clear = [&](auto& values) {
        std::fill(values.begin() + static_cast<std::ptrdiff_t>(row * width), values.begin() + static_cast<std::ptrdiff_t>(filled * width), 0);
    };
    clear(x_);
    clear(context_);
    clear(bytes_);
    std::fill(scales_.begin() + static_cast<std::ptrdiff_t>(row), scales_.begin() + static_cast<std::ptrdiff_t>(filled), 0.0F);
}

/// Window by window, so that its q, k and v are still in the second-level cache when they are used. Blocks know
/// nothing of windows: what a window leaves of its last block is moved to the front for the next one.
void EncoderPass::attend(const Layer& layer, LayerCalls& calls, std::span<const std::uint32_t> windows, std::size_t blocks) {
    const EncoderConfig& c = model_.config;
    const std::size_t stride = 3 * c.width;
    std::size_t row = 0;     // first of the window, and of qkv_
    std::size_t made = 0;    // blocks with q, k and v
    std::size_t left = 0;    // blocks that are through
    for (const std::uint32_t rows : windows) {
        for (; made * block_rows < row + rows; ++made) project_block(layer, calls, made, &qkv_[(made * block_rows - row) * stride]);
        model_.kernels.attend(qkv_.data(), rows, c.heads, c.head_size(), scratch_.data(), &context_[row * c.width]);
        const auto begin = qkv_.begin() + static_cast<std::ptrdiff_t>(rows * stride);
        row += rows;
        std::copy(begin, begin + static_cast<std::ptrdiff_t>((made * block_rows - row) * stride), qkv_.begin());
        for (; (left + 1) * block_rows <= row; ++left) leave_block(layer, calls, left);
    }
    if (left < blocks) leave_block(layer, calls, left);
}

/// q, k and v of one block.
void EncoderPass::project_block(const Layer& layer, LayerCalls& calls, std::size_t block, float* qkv) {
    const std::size_t first = block * block_rows;
    calls.qkv(&bytes_[first * model_.config.width], sums_.data());
    model_.kernels.scale(sums_.data(), block_rows, 3 * model_.config.width, &scales_[first], layer.qkv.scales.data(), layer.qkv.bias.data(), qkv);
}

/// The context of one block into the residual stream.
void EncoderPass::leave_block(const Layer& layer, LayerCalls& calls, std::size_t block) {
    const EncoderConfig& c = model_.config;
    const std::size_t first = block * block_rows;
    model_.kernels.quantize(&context_[first * c.width], block_rows, c.width, block_.data(), block_scales_.data());
    calls.attention_out(block_.data(), sums_.data());
    model_.kernels.scale_add_norm(sums_.data(), block_rows, c.width, block_scales_.data(), layer.attention_out.scales.data(), layer.attention_out.bias.data(),
                                  layer.attention_norm.weight.data(), layer.attention_norm.bias.data(), c.epsilon, &x_[first * c.width],
                                  &bytes_[first * c.width], &scales_[first]);
}

/// All blocks through the first matrix, then all through the second: each stays in the second-level cache.
void EncoderPass::feed_forward(const Layer& layer, LayerCalls& calls, std::size_t blocks) {
    const Kernels& k = model_.kernels;
    const EncoderConfig& c = model_.config;
    for (std::size_t b = 0; b < blocks; ++b) {
        calls.ffn_in(&bytes_[b * block_rows * c.width], sums_.data());
        k.scale_gelu_quantize(sums_.data(), block_rows, c.inner, &scales_[b * block_rows], layer.ffn_in.scales.data(),
                              layer.ffn_in.bias.data(), row_.data(), &hidden_[b * block_rows * c.inner], &hidden_scales_[b * block_rows]);
    }
    for (std::size_t b = 0; b < blocks; ++b) {
        calls.ffn_out(&hidden_[b * block_rows * c.inner], sums_.data());
        k.scale_add_norm(sums_.data(), block_rows, c.width, &hidden_scales_[b * block_rows], layer.ffn_out.scales.data(),
                         layer.ffn_out.bias.data(), layer.ffn_norm.weight.data(), layer.ffn_norm.bias.data(), c.epsilon,
                         &x_[b * block_rows * c.width], &bytes_[b * block_rows * c.width], &scales_[b * block_rows]);
    }
}

}  // namespace adduce::extract
