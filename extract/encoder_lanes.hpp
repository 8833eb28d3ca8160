#pragma once

// Sixteen floats as one value, on the instruction set this file is compiled for. Included only by the
// encoder_kernels_*.cpp, each of which is compiled for one instruction set.
//
// Every operation here is correctly rounded or moves bits, and reduce_add has one fixed tree, so code on
// these lanes gives the same bits on every instruction set. Multiply-add is always fused: where the
// processor lacks it, the C library computes the same value slowly.
//
// Everything is in an unnamed namespace and nothing of the standard library with a body is included: a
// shared inline function compiled for AVX-512 could otherwise be the one that the linker keeps.

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX512F__) || defined(__AVX2__)
#include <immintrin.h>
#endif

namespace adduce::extract {
namespace {

constexpr std::size_t lanes = 16;
constexpr float round_magic = 12582912.0F;   // 1.5 * 2^23: adding it rounds to an integer, to even on ties

// Reductions have one fixed tree: lane i with lane i + 8, then + 4, + 2, + 1.

#if defined(__AVX2__)

struct Sum { static __m256 of(__m256 a, __m256 b) { return _mm256_add_ps(a, b); } static __m128 of(__m128 a, __m128 b) { return _mm_add_ps(a, b); } };
struct Largest { static __m256 of(__m256 a, __m256 b) { return _mm256_max_ps(a, b); } static __m128 of(__m128 a, __m128 b) { return _mm_max_ps(a, b); } };

template <class Operation>
inline float reduce(__m256 low, __m256 high) {
    const __m256 eight = Operation::of(low, high);
    __m128 four = Operation::of(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    four = Operation::of(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(Operation::of(four, _mm_movehdup_ps(four)));
}

#endif

#if defined(__AVX512F__) && defined(__AVX512BW__)

constexpr std::size_t row_block = 8;     // rows and vectors that fit into the 32 registers
constexpr std::size_t column_block = 2;
constexpr std::size_t product_rows = 4;  // of an integer product, against four outputs

struct Lanes { __m512 v; };
inline Lanes load(const float* p) { return {_mm512_loadu_ps(p)}; }
inline void store(float* p, Lanes a) { _mm512_storeu_ps(p, a.v); }
inline Lanes all(float x) { return {_mm512_set1_ps(x)}; }
inline Lanes add(Lanes a, Lanes b) { return {_mm512_add_ps(a.v, b.v)}; }
inline Lanes sub(Lanes a, Lanes b) { return {_mm512_sub_ps(a.v, b.v)}; }
inline Lanes mul(Lanes a, Lanes b) { return {_mm512_mul_ps(a.v, b.v)}; }
inline Lanes div(Lanes a, Lanes b) { return {_mm512_div_ps(a.v, b.v)}; }
inline Lanes fma(Lanes a, Lanes b, Lanes c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
inline Lanes max(Lanes a, Lanes b) { return {_mm512_max_ps(a.v, b.v)}; }
inline Lanes min(Lanes a, Lanes b) { return {_mm512_min_ps(a.v, b.v)}; }
inline Lanes abs(Lanes a) { return {_mm512_abs_ps(a.v)}; }
inline Lanes from_integers(const std::int32_t* p) { return {_mm512_cvtepi32_ps(_mm512_loadu_si512(p))}; }
inline Lanes from_bytes(const std::int8_t* p) {
    return {_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))))};
}
/// Rounds to the nearest integers, ties to even; |a| <= 127.
inline void store_bytes(std::int8_t* p, Lanes a) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(a.v)));
}
/// a * 2^n, where n is given as n + round_magic.
inline Lanes scale_by_power(Lanes a, Lanes n) {
    return {_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(a.v), _mm512_slli_epi32(_mm512_castps_si512(n.v), 23)))};
}
inline Lanes interleave_low(Lanes a, Lanes b) {
    const __m512i order = _mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    return {_mm512_permutex2var_ps(a.v, order, b.v)};
}
inline Lanes interleave_high(Lanes a, Lanes b) {
    const __m512i order = _mm512_set_epi32(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8);
    return {_mm512_permutex2var_ps(a.v, order, b.v)};
}
inline float reduce_add(Lanes a) { return reduce<Sum>(_mm512_castps512_ps256(a.v), _mm512_extractf32x8_ps(a.v, 1)); }
inline float reduce_max(Lanes a) { return reduce<Largest>(_mm512_castps512_ps256(a.v), _mm512_extractf32x8_ps(a.v, 1)); }

#elif defined(__AVX2__) && defined(__FMA__)

constexpr std::size_t row_block = 2;
constexpr std::size_t column_block = 2;
constexpr std::size_t product_rows = 2;

struct Lanes { __m256 l, h; };
inline Lanes load(const float* p) { return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)}; }
inline void store(float* p, Lanes a) { _mm256_storeu_ps(p, a.l), _mm256_storeu_ps(p + 8, a.h); }
inline Lanes all(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
inline Lanes add(Lanes a, Lanes b) { return {_mm256_add_ps(a.l, b.l), _mm256_add_ps(a.h, b.h)}; }
inline Lanes sub(Lanes a, Lanes b) { return {_mm256_sub_ps(a.l, b.l), _mm256_sub_ps(a.h, b.h)}; }
inline Lanes mul(Lanes a, Lanes b) { return {_mm256_mul_ps(a.l, b.l), _mm256_mul_ps(a.h, b.h)}; }
inline Lanes div(Lanes a, Lanes b) { return {_mm256_div_ps(a.l, b.l), _mm256_div_ps(a.h, b.h)}; }
inline Lanes fma(Lanes a, Lanes b, Lanes c) { return {_mm256_fmadd_ps(a.l, b.l, c.l), _mm256_fmadd_ps(a.h, b.h, c.h)}; }
inline Lanes max(Lanes a, Lanes b) { return {_mm256_max_ps(a.l, b.l), _mm256_max_ps(a.h, b.h)}; }
inline Lanes min(Lanes a, Lanes b) { return {_mm256_min_ps(a.l, b.l), _mm256_min_ps(a.h, b.h)}; }
inline Lanes abs(Lanes a) {
    const __m256 sign = _mm256_set1_ps(-0.0F);
    return {_mm256_andnot_ps(sign, a.l), _mm256_andnot_ps(sign, a.h)};
}
inline Lanes from_integers(const std::int32_t* p) {
    return {_mm256_cvtepi32_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))),
            _mm256_cvtepi32_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 8)))};
}
inline Lanes from_bytes(const std::int8_t* p) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    return {_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(x)), _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_srli_si128(x, 8)))};
}
inline void store_bytes(std::int8_t* p, Lanes a) {
    const __m256i words = _mm256_packs_epi32(_mm256_cvtps_epi32(a.l), _mm256_cvtps_epi32(a.h));   // per half: 0-3, 8-11 | 4-7, 12-15
    const __m256i ordered = _mm256_permute4x64_epi64(words, 0xD8);                               // 0-7, 8-15
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm_packs_epi16(_mm256_castsi256_si128(ordered), _mm256_extracti128_si256(ordered, 1)));
}
inline __m256 scale_half(__m256 a, __m256 n) {
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(a), _mm256_slli_epi32(_mm256_castps_si256(n), 23)));
}
inline Lanes scale_by_power(Lanes a, Lanes n) { return {scale_half(a.l, n.l), scale_half(a.h, n.h)}; }
inline Lanes interleave_halves(__m256 a, __m256 b) {
    const __m256 u = _mm256_unpacklo_ps(a, b);
    const __m256 w = _mm256_unpackhi_ps(a, b);
    return {_mm256_permute2f128_ps(u, w, 0x20), _mm256_permute2f128_ps(u, w, 0x31)};
}
inline Lanes interleave_low(Lanes a, Lanes b) { return interleave_halves(a.l, b.l); }
inline Lanes interleave_high(Lanes a, Lanes b) { return interleave_halves(a.h, b.h); }
inline float reduce_add(Lanes a) { return reduce<Sum>(a.l, a.h); }
inline float reduce_max(Lanes a) { return reduce<Largest>(a.l, a.h); }

#else

constexpr std::size_t row_block = 2;
constexpr std::size_t column_block = 2;

struct Lanes { float v[lanes]; };
template <class F>
inline Lanes each(F f) {
    Lanes r;
    for (std::size_t i = 0; i < lanes; ++i) r.v[i] = f(i);
    return r;
}
inline Lanes load(const float* p) { return each([&](std::size_t i) { return p[i]; }); }
inline void store(float* p, const Lanes& a) { std::memcpy(p, a.v, sizeof a.v); }
inline Lanes all(float x) { return each([&](std::size_t) { return x; }); }
inline Lanes add(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] + b.v[i]; }); }
inline Lanes sub(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] - b.v[i]; }); }
inline Lanes mul(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] * b.v[i]; }); }
inline Lanes div(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] / b.v[i]; }); }
inline Lanes fma(const Lanes& a, const Lanes& b, const Lanes& c) {
    return each([&](std::size_t i) { return __builtin_fmaf(a.v[i], b.v[i], c.v[i]); });
}
inline Lanes max(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] > b.v[i] ? a.v[i] : b.v[i]; }); }
inline Lanes min(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return a.v[i] < b.v[i] ? a.v[i] : b.v[i]; }); }
inline Lanes abs(const Lanes& a) { return each([&](std::size_t i) { return __builtin_fabsf(a.v[i]); }); }
inline Lanes from_integers(const std::int32_t* p) { return each([&](std::size_t i) { return static_cast<float>(p[i]); }); }
inline Lanes from_bytes(const std::int8_t* p) { return each([&](std::size_t i) { return static_cast<float>(p[i]); }); }
inline void store_bytes(std::int8_t* p, const Lanes& a) {
    for (std::size_t i = 0; i < lanes; ++i) p[i] = static_cast<std::int8_t>((a.v[i] + round_magic) - round_magic);
}
inline Lanes scale_by_power(const Lanes& a, const Lanes& n) {
    Lanes r;
    std::uint32_t bits[lanes];
    std::uint32_t powers[lanes];
    std::memcpy(bits, a.v, sizeof bits);
    std::memcpy(powers, n.v, sizeof powers);
    for (std::size_t i = 0; i < lanes; ++i) bits[i] += powers[i] << 23U;
    std::memcpy(r.v, bits, sizeof bits);
    return r;
}
inline Lanes interleave_low(const Lanes& a, const Lanes& b) { return each([&](std::size_t i) { return i % 2 == 0 ? a.v[i / 2] : b.v[i / 2]; }); }
inline Lanes interleave_high(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return i % 2 == 0 ? a.v[8 + i / 2] : b.v[8 + i / 2]; });
}
template <class F>
inline float reduce(Lanes a, F f) {
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i) a.v[i] = f(a.v[i], a.v[i + half]);
    return a.v[0];
}
inline float reduce_add(const Lanes& a) { return reduce(a, [](float x, float y) { return x + y; }); }
inline float reduce_max(const Lanes& a) { return reduce(a, [](float x, float y) { return x > y ? x : y; }); }

#endif

/// e^x within 2 units in the last place for -87 <= x <= 87.
inline Lanes exponential_inside(Lanes x) {
    const Lanes shifted = fma(x, all(1.44269504088896341F), all(round_magic));
    const Lanes n = sub(shifted, all(round_magic));
    Lanes r = fma(n, all(-0.693359375F), x);               // ln 2 in two parts: the first has few bits,
    r = fma(n, all(2.12194440e-4F), r);                    // so n times it is exact
    Lanes p = all(1.0F / 720.0F);
    p = fma(p, r, all(1.0F / 120.0F));
    p = fma(p, r, all(1.0F / 24.0F));
    p = fma(p, r, all(1.0F / 6.0F));
    p = fma(p, r, all(0.5F));
    p = fma(p, r, all(1.0F));
    p = fma(p, r, all(1.0F));
    return scale_by_power(p, shifted);
}

/// e^x; x is clamped to [-87, 87].
inline Lanes exponential(Lanes x) { return exponential_inside(min(max(x, all(-87.0F)), all(87.0F))); }

/// e^x for x <= 0, clamped to -87.
inline Lanes exponential_below(Lanes x) { return exponential_inside(max(x, all(-87.0F))); }

/// Transposes sixteen rows of sixteen: four rounds of a perfect shuffle.
inline void transpose(Lanes (&rows)[lanes]) {
    Lanes next[lanes];
    for (int round = 0; round < 4; ++round) {
        for (std::size_t i = 0; i < lanes / 2; ++i) {
            next[2 * i] = interleave_low(rows[i], rows[i + lanes / 2]);
            next[2 * i + 1] = interleave_high(rows[i], rows[i + lanes / 2]);
        }
        for (std::size_t i = 0; i < lanes; ++i) rows[i] = next[i];
    }
}

}  // namespace
}  // namespace adduce::extract
