#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace adduce::extract {

/// The inner loops of the encoder, once for each instruction set; all give the same bits.
///
/// Matrices are dense, row after row. Every width here is a multiple of 16; pointers need no alignment.
/// A "quantized" row is x ~ q * scale with q = round(x * 127 / largest), ties to even, scale = largest / 127.
struct Kernels {
    const char* name;

    /// out = norm(word * word_scale + position + shape), one row of `width`; q and scale are the same quantized.
    void (*embed)(const std::int8_t* word, float word_scale, const float* position, const float* shape, const float* weight,
                  const float* bias, float epsilon, std::size_t width, float* out, std::int8_t* q, float* scale);

    /// Quantizes `rows` rows of `width` floats.
    void (*quantize)(const float* x, std::size_t rows, std::size_t width, std::int8_t* q, float* scales);

    /// out = sums * (row scale * column scale) + bias.
    void (*scale)(const std::int32_t* sums, std::size_t rows, std::size_t columns, const float* row_scales,
                  const float* column_scales, const float* bias, float* out);

    /// Like `scale`, then GELU (tanh form), then quantized again. `row` is scratch for one row.
    void (*scale_gelu_quantize)(const std::int32_t* sums, std::size_t rows, std::size_t columns, const float* row_scales,
                                const float* column_scales, const float* bias, float* row, std::int8_t* q, float* scales);

    /// x = norm(x + `scale` of the sums), in place; q and scales are the same quantized.
    void (*scale_add_norm)(const std::int32_t* sums, std::size_t rows, std::size_t width, const float* row_scales,
                           const float* column_scales, const float* bias, const float* weight, const float* norm_bias,
                           float epsilon, float* x, std::int8_t* q, float* scales);

    /// context = softmax(q k^T) v for each head of one window. `qkv` has rows of 3 * heads * size floats
    /// (q, k, v, each by head). `scratch` holds attention_scratch(rows, size) floats.
    void (*attend)(const float* qkv, std::size_t rows, std::size_t heads, std::size_t size, float* scratch, float* context);

    /// Dot products of one vector with `rows` rows of weights, plus bias.
    void (*project)(const float* x, const float* weights, const float* bias, std::size_t rows, std::size_t width, float* out);

    /// out[r] = bias + sum over i of x[r][i] * weights[i]: `weights` has one row of `outputs` for each input.
    void (*dense)(const float* x, std::size_t rows, std::size_t inputs, const float* weights, const float* bias, std::size_t outputs,
                  float* out);

    /// out = max(a + b, 0).
    void (*rectified_sum)(const float* a, const float* b, std::size_t width, float* out);

    /// sum += x.
    void (*accumulate)(const float* x, std::size_t width, float* sum);

    /// out = max(a + b + sum / count + c, 0), added from left to right.
    void (*join)(const float* a, const float* b, const float* sum, float count, const float* c, std::size_t width, float* out);

    /// Sum over i of weights[i] * max(a[i] + b[i] + the rows of `more`, 0), added from left to right.
    float (*score_sum)(const float* a, const float* b, const float* const* more, std::size_t mores, const float* weights, std::size_t width);

    /// Exact int8 product: out[r][o] = sum over i of x[r][i] * weights[o][i]. `weight_sums` holds the sum
    /// of each row of weights, for processors that only multiply unsigned bytes.
    void (*multiply)(const std::int8_t* x, std::size_t rows, const std::int8_t* weights, const std::int32_t* weight_sums,
                     std::size_t outputs, std::size_t inputs, std::int32_t* out);
};

/// Floats of scratch that `attend` needs for a window of `rows` pieces and heads of `size`.
constexpr std::size_t attention_scratch(std::size_t rows, std::size_t size) {
    const std::size_t padded = (rows + 15) / 16 * 16;
    return 2 * padded * size + 8 * padded;
}

/// Those that this processor can run, the fastest first; the last one runs everywhere.
std::vector<const Kernels*> available_kernels();

}  // namespace adduce::extract
