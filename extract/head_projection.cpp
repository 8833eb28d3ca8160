#include "extract/head_projection.hpp"

namespace adduce::extract {

HeadProjection::HeadProjection(const FusedLayers& layers, const Kernels& kernels)
    : layers_(layers), kernels_(kernels), multiply_(layers.matrix()), block_(block_rows * layers.inputs()), block_scales_(block_rows),
      sums_(block_rows * layers.outputs()) {}

void HeadProjection::multiply(const std::int8_t* x, const float* scales, std::size_t rows, float* out) {
    multiply_(x, sums_.data());
    kernels_.scale(sums_.data(), rows, stride(), scales, layers_.scales().data(), layers_.bias().data(), out);
}

std::span<const float> HeadProjection::run(std::span<const std::int8_t> vectors, std::span<const float> scales) {
    const std::size_t width = layers_.inputs();
    if (out_.size() < scales.size() * stride()) out_.resize(scales.size() * stride());
    std::size_t row = 0;
    for (; row + block_rows <= scales.size(); row += block_rows) multiply(&vectors[row * width], &scales[row], block_rows, &out_[row * stride()]);
    if (const std::size_t rest = scales.size() - row; rest > 0) {
        const auto end = std::copy(vectors.begin() + static_cast<std::ptrdiff_t>(row * width), vectors.end(), block_.begin());
        std::fill(end, block_.end(), std::int8_t{0});
        multiply(block_.data(), &scales[row], rest, &out_[row * stride()]);
    }
    return std::span(out_).first(scales.size() * stride());
}

void HeadProjection::gather(const ContextRows& context, std::span<const std::uint32_t> words) {
    const std::size_t width = layers_.inputs();
    out_.resize(block_rows * stride());
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::copy_n(&context.values[words[i] * width], width, &block_[i * width]);
        block_scales_[i] = context.scales[words[i]];
    }
    std::fill(block_.begin() + static_cast<std::ptrdiff_t>(words.size() * width), block_.end(), std::int8_t{0});
    multiply(block_.data(), block_scales_.data(), words.size(), out_.data());
}

}  // namespace adduce::extract
