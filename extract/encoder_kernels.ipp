// The inner loops of the encoder on sixteen lanes. Included by each encoder_kernels_*.cpp after
// encoder_lanes.hpp; see there for why all instruction sets give the same bits.

#include "extract/encoder_kernels.hpp"
#include "extract/encoder_lanes.hpp"

namespace adduce::extract {
namespace {

inline void quantize_row(const float* x, float largest, std::size_t width, std::int8_t* q, float* scale) {
    const Lanes inverse = all(largest > 0.0F ? 127.0F / largest : 0.0F);
    for (std::size_t i = 0; i < width; i += lanes) store_bytes(q + i, mul(load(x + i), inverse));
    *scale = largest / 127.0F;
}

/// Takes R rows, whose lane sums are known already, to (x - mean) / sqrt(variance + epsilon) * weight + bias, and
/// quantizes them. Each step is taken for all rows before the next, so that their reductions overlap.
template <std::size_t R>
inline void normalize(float* x, Lanes (&sums)[R], const float* weight, const float* bias, float epsilon, std::size_t width, std::int8_t* q,
                      float* scales) {
    const float count = static_cast<float>(width);
    Lanes mean[R];
    Lanes factor[R];
    for (std::size_t r = 0; r < R; ++r) mean[r] = all(reduce_add(sums[r]) / count);
    for (std::size_t r = 0; r < R; ++r) {
        Lanes squares = all(0.0F);
        for (std::size_t i = 0; i < width; i += lanes) {
            const Lanes centred = sub(load(x + r * width + i), mean[r]);
            squares = fma(centred, centred, squares);
        }
        sums[r] = squares;
    }
    for (std::size_t r = 0; r < R; ++r) factor[r] = all(1.0F / __builtin_sqrtf(reduce_add(sums[r]) / count + epsilon));
    for (std::size_t r = 0; r < R; ++r) {
        Lanes largest = all(0.0F);
        for (std::size_t i = 0; i < width; i += lanes) {
            float* at = x + r * width + i;
            const Lanes y = fma(mul(sub(load(at), mean[r]), factor[r]), load(weight + i), load(bias + i));
            store(at, y);
            largest = max(largest, abs(y));
        }
        sums[r] = largest;
    }
    float most[R];
    for (std::size_t r = 0; r < R; ++r) most[r] = reduce_max(sums[r]);
    for (std::size_t r = 0; r < R; ++r) quantize_row(x + r * width, most[r], width, q + r * width, scales + r);
}

void embed(const std::int8_t* word, float word_scale, const float* position, const float* shape, const float* weight,
           const float* bias, float epsilon, std::size_t width, float* out, std::int8_t* q, float* scale) {
    Lanes sums[1] = {all(0.0F)};
    for (std::size_t i = 0; i < width; i += lanes) {
        const Lanes x = add(add(mul(from_bytes(word + i), all(word_scale)), load(position + i)), load(shape + i));
        store(out + i, x);
        sums[0] = add(sums[0], x);
    }
    normalize<1>(out, sums, weight, bias, epsilon, width, q, scale);
}

void quantize(const float* x, std::size_t rows, std::size_t width, std::int8_t* q, float* scales) {
    for (std::size_t r = 0; r < rows; ++r, x += width, q += width) {
        Lanes largest = all(0.0F);
        for (std::size_t i = 0; i < width; i += lanes) largest = max(largest, abs(load(x + i)));
        quantize_row(x, reduce_max(largest), width, q, scales + r);
    }
}

inline Lanes scaled(const std::int32_t* sums, Lanes row_scale, const float* column_scales, const float* bias) {
    return fma(from_integers(sums), mul(row_scale, load(column_scales)), load(bias));
}

void scale(const std::int32_t* sums, std::size_t rows, std::size_t columns, const float* row_scales, const float* column_scales,
           const float* bias, float* out) {
    for (std::size_t r = 0; r < rows; ++r, sums += columns, out += columns) {
        const Lanes row_scale = all(row_scales[r]);
        for (std::size_t i = 0; i < columns; i += lanes) store(out + i, scaled(sums + i, row_scale, column_scales + i, bias + i));
    }
}

/// x * (1 + tanh(u)) / 2 = x / (1 + e^(-2u)), u = sqrt(2 / pi) * (x + 0.044715 x^3).
inline Lanes gelu(Lanes x) {
    const Lanes twice = mul(x, fma(mul(x, x), all(-2.0F * 0.7978845608F * 0.044715F), all(-2.0F * 0.7978845608F)));
    return div(x, add(all(1.0F), exponential(twice)));
}

void scale_gelu_quantize(const std::int32_t* sums, std::size_t rows, std::size_t columns, const float* row_scales,
                         const float* column_scales, const float* bias, float* row, std::int8_t* q, float* scales) {
    for (std::size_t r = 0; r < rows; ++r, sums += columns, q += columns) {
        const Lanes row_scale = all(row_scales[r]);
        Lanes largest = all(0.0F);
        for (std::size_t i = 0; i < columns; i += lanes) {
            const Lanes x = gelu(scaled(sums + i, row_scale, column_scales + i, bias + i));
            largest = max(largest, abs(x));
            store(row + i, x);
        }
        quantize_row(row, reduce_max(largest), columns, q, scales + r);
    }
}

template <std::size_t R>
inline void scale_add_norm_rows(const std::int32_t* sums, std::size_t width, const float* row_scales, const float* column_scales, const float* bias,
                                const float* weight, const float* norm_bias, float epsilon, float* x, std::int8_t* q, float* scales) {
    Lanes total[R];
    for (std::size_t r = 0; r < R; ++r) {
        const Lanes row_scale = all(row_scales[r]);
        total[r] = all(0.0F);
        for (std::size_t i = 0; i < width; i += lanes) {
            const Lanes y = add(load(x + r * width + i), scaled(sums + r * width + i, row_scale, column_scales + i, bias + i));
            store(x + r * width + i, y);
            total[r] = add(total[r], y);
        }
    }
    normalize<R>(x, total, weight, norm_bias, epsilon, width, q, scales);
}

void scale_add_norm(const std::int32_t* sums, std::size_t rows, std::size_t width, const float* row_scales,
                    const float* column_scales, const float* bias, const float* weight, const float* norm_bias, float epsilon,
                    float* x, std::int8_t* q, float* scales) {
    constexpr std::size_t at_once = 4;
    const auto take = [&]<std::size_t R>(std::size_t r) {
        scale_add_norm_rows<R>(sums + r * width, width, row_scales + r, column_scales, bias, weight, norm_bias, epsilon, x + r * width, q + r * width,
                               scales + r);
    };
    std::size_t r = 0;
    for (; r + at_once <= rows; r += at_once) take.template operator()<at_once>(r);
    for (; r < rows; ++r) take.template operator()<1>(r);
}

/// Scores of R queries with C * 16 keys. `keys` holds one row per dimension, `stride` floats apart.
template <std::size_t R, std::size_t C>
inline void score_block(const float* q, std::size_t q_stride, const float* keys, std::size_t stride, std::size_t size, float* out) {
    Lanes sum[R][C];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) sum[r][c] = all(0.0F);
    for (std::size_t d = 0; d < size; ++d) {
        Lanes key[C];
        for (std::size_t c = 0; c < C; ++c) key[c] = load(keys + d * stride + c * lanes);
        for (std::size_t r = 0; r < R; ++r) {
            const Lanes x = all(q[r * q_stride + d]);
            for (std::size_t c = 0; c < C; ++c) sum[r][c] = fma(x, key[c], sum[r][c]);
        }
    }
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) store(out + r * stride + c * lanes, sum[r][c]);
}

/// Context of R queries: weights times values, 16 * C dimensions at a time.
template <std::size_t R, std::size_t C>
inline void mix_block(const float* weights, std::size_t stride, const float* values, std::size_t rows, std::size_t size,
                      const float* factors, float* out, std::size_t out_stride) {
    Lanes sum[R][C];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) sum[r][c] = all(0.0F);
    for (std::size_t j = 0; j < rows; ++j) {
        Lanes value[C];
        for (std::size_t c = 0; c < C; ++c) value[c] = load(values + j * size + c * lanes);
        for (std::size_t r = 0; r < R; ++r) {
            const Lanes weight = all(weights[r * stride + j]);
            for (std::size_t c = 0; c < C; ++c) sum[r][c] = fma(weight, value[c], sum[r][c]);
        }
    }
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) store(out + r * out_stride + c * lanes, mul(sum[r][c], all(factors[r])));
}

/// Turns R rows of scores into e^(score - largest); factors = 1 / sum. Columns [rows, padded) count for nothing.
/// Each step is taken for all rows before the next, so that their reductions overlap.
template <std::size_t R>
inline void soften(float* scores, std::size_t rows, std::size_t padded, float* factors) {
    Lanes sum[R];
    for (std::size_t r = 0; r < R; ++r) {
        float* row = scores + r * padded;
        for (std::size_t j = rows; j < padded; ++j) row[j] = -3.0e38F;
        Lanes largest = load(row);
        for (std::size_t j = lanes; j < padded; j += lanes) largest = max(largest, load(row + j));
        sum[r] = largest;
    }
    Lanes top[R];
    for (std::size_t r = 0; r < R; ++r) {
        top[r] = all(reduce_max(sum[r]));
        sum[r] = all(0.0F);
    }
    for (std::size_t r = 0; r < R; ++r) {
        float* row = scores + r * padded;
        for (std::size_t j = 0; j < padded; j += lanes) {
            const Lanes x = exponential_below(sub(load(row + j), top[r]));
            store(row + j, x);
            sum[r] = add(sum[r], x);
        }
    }
    for (std::size_t r = 0; r < R; ++r) factors[r] = 1.0F / reduce_add(sum[r]);
}

/// Attention of R queries, one head.
template <std::size_t R>
inline void attend_block(const float* q, std::size_t q_stride, const float* keys, const float* values, std::size_t rows,
                         std::size_t padded, std::size_t size, float* scores, float* out, std::size_t out_stride) {
    std::size_t column = 0;
    for (; column + column_block * lanes <= padded; column += column_block * lanes)
        score_block<R, column_block>(q, q_stride, keys + column, padded, size, scores + column);
    for (; column < padded; column += lanes) score_block<R, 1>(q, q_stride, keys + column, padded, size, scores + column);
    float factors[R];
    soften<R>(scores, rows, padded, factors);
    std::size_t d = 0;
    for (; d + column_block * lanes <= size; d += column_block * lanes)
        mix_block<R, column_block>(scores, padded, values + d, rows, size, factors, out + d, out_stride);
    for (; d < size; d += lanes) mix_block<R, 1>(scores, padded, values + d, rows, size, factors, out + d, out_stride);
}

/// Keys of one head with dimensions as rows, values of one head packed; both padded with zeros.
inline void pack_head(const float* k, const float* v, std::size_t stride, std::size_t rows, std::size_t padded, std::size_t size,
                      float* keys, float* values) {
    for (std::size_t j = 0; j < padded; j += lanes) {
        for (std::size_t d = 0; d < size; d += lanes) {
            Lanes tile[lanes];
            for (std::size_t i = 0; i < lanes; ++i) tile[i] = j + i < rows ? load(k + (j + i) * stride + d) : all(0.0F);
            transpose(tile);
            for (std::size_t i = 0; i < lanes; ++i) store(keys + (d + i) * padded + j, tile[i]);
        }
    }
    for (std::size_t j = 0; j < rows; ++j)
        for (std::size_t d = 0; d < size; d += lanes) store(values + j * size + d, load(v + j * stride + d));
}

void attend(const float* qkv, std::size_t rows, std::size_t heads, std::size_t size, float* scratch, float* context) {
    const std::size_t width = heads * size;
    const std::size_t stride = 3 * width;
    const std::size_t padded = (rows + lanes - 1) / lanes * lanes;
    float* keys = scratch;
    float* values = keys + padded * size;
    float* scores = values + padded * size;
    for (std::size_t head = 0; head < heads; ++head) {
        const float* q = qkv + head * size;
        pack_head(q + width, q + 2 * width, stride, rows, padded, size, keys, values);
        float* out = context + head * size;
        std::size_t i = 0;
        for (; i + row_block <= rows; i += row_block)
            attend_block<row_block>(q + i * stride, stride, keys, values, rows, padded, size, scores, out + i * width, width);
        for (; i < rows; ++i) attend_block<1>(q + i * stride, stride, keys, values, rows, padded, size, scores, out + i * width, width);
    }
}

void project(const float* x, const float* weights, const float* bias, std::size_t rows, std::size_t width, float* out) {
    for (std::size_t r = 0; r < rows; ++r, weights += width) {
        Lanes sum = all(0.0F);
        for (std::size_t i = 0; i < width; i += lanes) sum = fma(load(x + i), load(weights + i), sum);
        out[r] = reduce_add(sum) + bias[r];
    }
}

/// R rows of x against C * 16 outputs; every sum begins with its bias and adds the inputs in order.
template <std::size_t R, std::size_t C>
inline void dense_block(const float* x, std::size_t inputs, const float* weights, const float* bias, std::size_t outputs, float* out) {
    Lanes sum[R][C];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) sum[r][c] = load(bias + c * lanes);
    for (std::size_t i = 0; i < inputs; ++i) {
        Lanes weight[C];
        for (std::size_t c = 0; c < C; ++c) weight[c] = load(weights + i * outputs + c * lanes);
        for (std::size_t r = 0; r < R; ++r) {
            const Lanes value = all(x[r * inputs + i]);
            for (std::size_t c = 0; c < C; ++c) sum[r][c] = fma(value, weight[c], sum[r][c]);
        }
    }
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < C; ++c) store(out + r * outputs + c * lanes, sum[r][c]);
}

template <std::size_t C>
inline void dense_columns(const float* x, std::size_t rows, std::size_t inputs, const float* weights, const float* bias, std::size_t outputs,
                          float* out) {
    std::size_t r = 0;
    for (; r + row_block <= rows; r += row_block) dense_block<row_block, C>(x + r * inputs, inputs, weights, bias, outputs, out + r * outputs);
    for (; r < rows; ++r) dense_block<1, C>(x + r * inputs, inputs, weights, bias, outputs, out + r * outputs);
}

void dense(const float* x, std::size_t rows, std::size_t inputs, const float* weights, const float* bias, std::size_t outputs, float* out) {
    std::size_t o = 0;
    for (; o + column_block * lanes <= outputs; o += column_block * lanes)
        dense_columns<column_block>(x, rows, inputs, weights + o, bias + o, outputs, out + o);
    for (; o < outputs; o += lanes) dense_columns<1>(x, rows, inputs, weights + o, bias + o, outputs, out + o);
}

inline Lanes rectified(Lanes x) { return max(x, all(0.0F)); }

void rectified_sum(const float* a, const float* b, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; i += lanes) store(out + i, rectified(add(load(a + i), load(b + i))));
}

void accumulate(const float* x, std::size_t width, float* sum) {
    for (std::size_t i = 0; i < width; i += lanes) store(sum + i, add(load(sum + i), load(x + i)));
}

void join(const float* a, const float* b, const float* sum, float count, const float* c, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; i += lanes)
        store(out + i, rectified(add(add(add(load(a + i), load(b + i)), div(load(sum + i), all(count))), load(c + i))));
}

float score_sum(const float* a, const float* b, const float* const* more, std::size_t mores, const float* weights, std::size_t width) {
    Lanes sum = all(0.0F);
    for (std::size_t i = 0; i < width; i += lanes) {
        Lanes x = add(load(a + i), load(b + i));
        for (std::size_t m = 0; m < mores; ++m) x = add(x, load(more[m] + i));
        sum = fma(rectified(x), load(weights + i), sum);
    }
    return reduce_add(sum);
}

#if defined(__AVX2__)

/// Adds the eight sums of each of four accumulators.
inline __m128i totals(const __m256i (&a)[4]) {
    const __m256i x = _mm256_hadd_epi32(_mm256_hadd_epi32(a[0], a[1]), _mm256_hadd_epi32(a[2], a[3]));
    return _mm_add_epi32(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
}

inline __m128i half(const std::int8_t* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }

#if defined(__AVXVNNI__)

/// R rows by four outputs. The instruction multiplies unsigned bytes by signed ones, so 128 is added to
/// each value of x and 128 times the sum of the weights taken away again.
template <std::size_t R>
inline void multiply_block(const std::int8_t* x, const std::int8_t* weights, const std::int32_t* weight_sums, std::size_t outputs,
                           std::size_t inputs, std::int32_t* out) {
    __m256i sum[R][4];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t o = 0; o < 4; ++o) sum[r][o] = _mm256_setzero_si256();
    const __m256i shift = _mm256_set1_epi8(-128);
    const auto step = [&](auto load) {
        __m256i weight[4];
        for (std::size_t o = 0; o < 4; ++o) weight[o] = load(weights + o * inputs);
        for (std::size_t r = 0; r < R; ++r) {
            const __m256i row = _mm256_xor_si256(load(x + r * inputs), shift);
            for (std::size_t o = 0; o < 4; ++o) sum[r][o] = _mm256_dpbusd_avx_epi32(sum[r][o], row, weight[o]);
        }
    };
    std::size_t i = 0;
    for (; i + 32 <= inputs; i += 32)
        step([i](const std::int8_t* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + i)); });
    if (i < inputs) step([i](const std::int8_t* p) { return _mm256_zextsi128_si256(half(p + i)); });
    const __m128i excess = _mm_slli_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weight_sums)), 7);
    for (std::size_t r = 0; r < R; ++r)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + r * outputs), _mm_sub_epi32(totals(sum[r]), excess));
}

#else

/// R rows by four outputs. Sixteen-bit products added in pairs into 32 bits: never saturates, unlike the
/// instruction for bytes.
template <std::size_t R>
inline void multiply_block(const std::int8_t* x, const std::int8_t* weights, const std::int32_t*, std::size_t outputs, std::size_t inputs,
                           std::int32_t* out) {
    __m256i sum[R][4];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t o = 0; o < 4; ++o) sum[r][o] = _mm256_setzero_si256();
    for (std::size_t i = 0; i < inputs; i += lanes) {
        __m256i weight[4];
        for (std::size_t o = 0; o < 4; ++o) weight[o] = _mm256_cvtepi8_epi16(half(weights + o * inputs + i));
        for (std::size_t r = 0; r < R; ++r) {
            const __m256i row = _mm256_cvtepi8_epi16(half(x + r * inputs + i));
            for (std::size_t o = 0; o < 4; ++o) sum[r][o] = _mm256_add_epi32(sum[r][o], _mm256_madd_epi16(row, weight[o]));
        }
    }
    for (std::size_t r = 0; r < R; ++r) _mm_storeu_si128(reinterpret_cast<__m128i*>(out + r * outputs), totals(sum[r]));
}

#endif

/// Outputs are a multiple of 16, as all widths; four outputs stay in the first-level cache for all rows.
void multiply(const std::int8_t* x, std::size_t rows, const std::int8_t* weights, const std::int32_t* weight_sums, std::size_t outputs,
              std::size_t inputs, std::int32_t* out) {
    for (std::size_t o = 0; o < outputs; o += 4) {
        const auto block = [&]<std::size_t R>(std::size_t r) {
            multiply_block<R>(x + r * inputs, weights + o * inputs, weight_sums + o, outputs, inputs, out + r * outputs + o);
        };
        std::size_t r = 0;
        for (; r + product_rows <= rows; r += product_rows) block.template operator()<product_rows>(r);
        for (; r < rows; ++r) block.template operator()<1>(r);
    }
}

#else

void multiply(const std::int8_t* x, std::size_t rows, const std::int8_t* weights, const std::int32_t*, std::size_t outputs, std::size_t inputs,
              std::int32_t* out) {
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t o = 0; o < outputs; ++o) {
            std::int32_t sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) sum += x[r * inputs + i] * weights[o * inputs + i];
            out[r * outputs + o] = sum;
        }
    }
}

#endif

}  // namespace
}  // namespace adduce::extract
