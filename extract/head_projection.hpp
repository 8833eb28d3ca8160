#pragma once

#include "extract/encoder_heads.hpp"
#include "extract/layers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adduce::extract {

/// Runs quantized rows through the int8 layers of a head, block by block. Scratch of one thread; a row's
/// result does not depend on the rows beside it.
class HeadProjection {
public:
    HeadProjection(const FusedLayers& layers, const Kernels& kernels);

    std::size_t stride() const { return layers_.outputs(); }

    /// Dense rows.
    /// @returns  one row of `stride` floats each, valid until the next call
    std::span<const float> run(std::span<const std::int8_t> vectors, std::span<const float> scales);

    /// Some words of a document, in the order given; calls `use(word, row)` for each.
    template <class Use>
    void each(const ContextRows& context, std::span<const std::uint32_t> words, Use use) {
        for (std::size_t first = 0; first < words.size(); first += block_rows) {
            const auto block = words.subspan(first, std::min(block_rows, words.size() - first));
            gather(context, block);
            for (std::size_t i = 0; i < block.size(); ++i) use(block[i], &out_[i * stride()]);
        }
    }

private:
    void gather(const ContextRows& context, std::span<const std::uint32_t> words);
    void multiply(const std::int8_t* x, const float* scales, std::size_t rows, float* out);

    const FusedLayers& layers_;
    const Kernels& kernels_;
    Multiplier multiply_;
    std::vector<std::int8_t> block_;     ///< [block_rows, inputs]
    std::vector<float> block_scales_;
    std::vector<std::int32_t> sums_;     ///< [block_rows, outputs]
    std::vector<float> out_;
};

}  // namespace adduce::extract
