#include "extract/encoder_kernels.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>
#include <vector>

using adduce::extract::available_kernels;
using adduce::extract::Kernels;
using adduce::test::Approx;

namespace {

constexpr std::size_t rows = 21;    // no multiple of any block
constexpr std::size_t width = 96;   // three heads of 32

std::vector<float> numbers(std::size_t n, float scale, std::uint32_t seed) {
    std::vector<float> out(n);
    for (float& x : out) {
        seed = seed * 1664525U + 1013904223U;
        x = scale * (static_cast<float>(seed >> 8U) / 8388608.0F - 1.0F);
    }
    return out;
}

std::vector<std::int32_t> sums(std::size_t n, std::uint32_t seed) {
    std::vector<std::int32_t> out;
    for (const float x : numbers(n, 100000.0F, seed)) out.push_back(static_cast<std::int32_t>(x));
    return out;
}

std::vector<std::int8_t> bytes(std::size_t n, std::uint32_t seed) {
    std::vector<std::int8_t> out;
    for (const float x : numbers(n, 127.9F, seed)) out.push_back(static_cast<std::int8_t>(x));
    return out;
}

double gelu(double x) { return 0.5 * x * (1 + std::tanh(0.7978845608028654 * (x + 0.044715 * x * x * x))); }

/// Runs with every instruction set and demands the same bits from all; returns them.
template <class Value>
std::vector<Value> on_all(std::size_t size, const std::function<void(const Kernels&, std::vector<Value>&)>& run) {
    std::vector<Value> first;
    for (const Kernels* kernels : available_kernels()) {
        std::vector<Value> out(size);
        run(*kernels, out);
        if (first.empty()) first = out;
        INFO(kernels->name);
        CHECK(std::memcmp(out.data(), first.data(), size * sizeof(Value)) == 0);
    }
    return first;
}

/// Whether q and the scales are what `quantize` makes of the rows.
bool is_quantized(const Kernels& k, const std::vector<float>& x, const std::vector<float>& scales, const std::vector<std::int8_t>& q) {
    std::vector<std::int8_t> expected(x.size());
    std::vector<float> expected_scales(scales.size());
    k.quantize(x.data(), scales.size(), x.size() / scales.size(), expected.data(), expected_scales.data());
    return q == expected && scales == expected_scales;
}

/// Mean and standard deviation of a row, as the layer norm has them.
std::pair<double, double> moments(const std::vector<double>& row) {
    double mean = 0;
    for (const double x : row) mean += x / static_cast<double>(row.size());
    double variance = 0;
    for (const double x : row) variance += (x - mean) * (x - mean) / static_cast<double>(row.size());
    return {mean, std::sqrt(variance)};
}

}  // namespace

TEST_CASE("the portable loops are always there, last") {
    CHECK(std::string(available_kernels().back()->name) == "portable");
}

TEST_CASE("embedding adds word, position and shape and normalizes, on every instruction set alike") {
    const auto word = bytes(width, 1);
    const auto position = numbers(width, 1, 2);
    const auto shape = numbers(width, 1, 3);
    const auto weight = numbers(width, 2, 4);
    const auto bias = numbers(width, 1, 5);
    std::vector<std::int8_t> q(width);
    float scale = 0;
    const auto out = on_all<float>(width, [&](const Kernels& k, std::vector<float>& o) {
        k.embed(word.data(), 0.02F, position.data(), shape.data(), weight.data(), bias.data(), 1e-12F, width, o.data(), q.data(), &scale);
        CHECK(is_quantized(k, o, {scale}, q));
    });
    std::vector<double> x;
    for (std::size_t i = 0; i < width; ++i) x.push_back(word[i] * 0.02 + position[i] + shape[i]);
    const auto [mean, deviation] = moments(x);
    for (std::size_t i = 0; i < width; ++i) CHECK(out[i] == Approx((x[i] - mean) / deviation * weight[i] + bias[i]).margin(1e-5));
}

TEST_CASE("quantizing rounds to the nearest step of the row's own scale, ties to even") {
    std::vector<float> x(2 * 16, 0.0F);   // the second row is all zero
    const std::vector<float> given = {127, -127, 0.5F, 1.5F, 2.5F, -0.5F, -1.5F, -2.5F, 0.49F, 0.51F};
    std::copy(given.begin(), given.end(), x.begin());
    std::vector<float> scales(2);
    const auto q = on_all<std::int8_t>(2 * 16, [&](const Kernels& k, std::vector<std::int8_t>& o) { k.quantize(x.data(), 2, 16, o.data(), scales.data()); });
    const std::vector<std::int8_t> expected = {127, -127, 0, 2, 2, 0, -2, -2, 0, 1};
    CHECK(std::vector<std::int8_t>(q.begin(), q.begin() + 10) == expected);
    CHECK(std::all_of(q.begin() + 10, q.end(), [](std::int8_t v) { return v == 0; }));
    CHECK(scales == std::vector<float>{1.0F, 0.0F});
}

TEST_CASE("quantized rows are the same on every instruction set") {
    const auto x = numbers(rows * width, 3, 6);
    std::vector<float> scales(rows);
    const auto q = on_all<std::int8_t>(rows * width, [&](const Kernels& k, std::vector<std::int8_t>& o) { k.quantize(x.data(), rows, width, o.data(), scales.data()); });
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(std::abs(x[i] - static_cast<float>(q[i]) * scales[i / width]) <= 0.5001F * scales[i / width]);
}

TEST_CASE("sums are scaled by row and column and get their bias") {
    const auto s = sums(rows * width, 7);
    const auto row_scales = numbers(rows, 1e-3F, 8);
    const auto column_scales = numbers(width, 0.1F, 9);
    const auto bias = numbers(width, 1, 10);
    const auto out = on_all<float>(rows * width, [&](const Kernels& k, std::vector<float>& o) {
        k.scale(s.data(), rows, width, row_scales.data(), column_scales.data(), bias.data(), o.data());
    });
    for (std::size_t i = 0; i < out.size(); ++i)
        CHECK(out[i] == Approx(double{row_scales[i / width]} * column_scales[i % width] * s[i] + bias[i % width]).epsilon(1e-5).margin(1e-5));
}

TEST_CASE("GELU follows its formula from end to end of its range") {
    constexpr std::size_t n = 2048;
    std::vector<std::int32_t> s(n);
    for (std::size_t i = 0; i < n; ++i) s[i] = static_cast<std::int32_t>(i) - 1024;
    const std::vector<float> ones(n, 1.0F);
    const std::vector<float> zeros(n, 0.0F);
    for (const float step : {0.001F, 0.01F, 1.0F}) {   // up to 1, 10 and 1024
        std::vector<float> row(n);
        std::vector<std::int8_t> q(n);
        float scale = 0;
        on_all<float>(n, [&](const Kernels& k, std::vector<float>& o) {
            k.scale_gelu_quantize(s.data(), 1, n, &step, ones.data(), zeros.data(), row.data(), q.data(), &scale);
            o = row;
        });
        for (std::size_t i = 0; i < n; ++i) CHECK(row[i] == Approx(gelu(double{step} * s[i])).epsilon(2e-6).margin(1e-7));
        CHECK(scale == Approx(*std::max_element(row.begin(), row.end()) / 127));
        CHECK(q[n - 1] == 127);
    }
}

TEST_CASE("a layer's output is added to its input and normalized") {
    const auto s = sums(rows * width, 11);
    const auto row_scales = numbers(rows, 1e-3F, 12);
    const auto column_scales = numbers(width, 0.1F, 13);
    const auto bias = numbers(width, 1, 14);
    const auto weight = numbers(width, 2, 15);
    const auto norm_bias = numbers(width, 1, 16);
    const auto before = numbers(rows * width, 4, 17);
    std::vector<std::int8_t> q(rows * width);
    std::vector<float> scales(rows);
    const auto out = on_all<float>(rows * width, [&](const Kernels& k, std::vector<float>& o) {
        o = before;
        k.scale_add_norm(s.data(), rows, width, row_scales.data(), column_scales.data(), bias.data(), weight.data(), norm_bias.data(), 1e-12F, o.data(),
                         q.data(), scales.data());
        CHECK(is_quantized(k, o, scales, q));
    });
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<double> x;
        for (std::size_t i = 0; i < width; ++i)
            x.push_back(before[r * width + i] + double{row_scales[r]} * column_scales[i] * s[r * width + i] + bias[i]);
        const auto [mean, deviation] = moments(x);
        for (std::size_t i = 0; i < width; ++i) CHECK(out[r * width + i] == Approx((x[i] - mean) / deviation * weight[i] + norm_bias[i]).margin(2e-5));
    }
}

TEST_CASE("attention mixes the values by the softmax of the scores, in windows of every size") {
    constexpr std::size_t heads = 3;
    constexpr std::size_t size = width / heads;
    for (const std::size_t n : {std::size_t{1}, std::size_t{3}, std::size_t{16}, rows, std::size_t{49}}) {
        const auto qkv = numbers(n * 3 * width, 0.8F, 18);
        std::vector<float> scratch(adduce::extract::attention_scratch(n, size));
        const auto out = on_all<float>(n * width, [&](const Kernels& k, std::vector<float>& o) { k.attend(qkv.data(), n, heads, size, scratch.data(), o.data()); });
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t h = 0; h < heads; ++h) {
                std::vector<double> weight(n);
                double sum = 0;
                for (std::size_t j = 0; j < n; ++j) {
                    double score = 0;
                    for (std::size_t d = 0; d < size; ++d) score += double{qkv[i * 3 * width + h * size + d]} * qkv[j * 3 * width + width + h * size + d];
                    sum += weight[j] = std::exp(score);
                }
                for (std::size_t d = 0; d < size; ++d) {
                    double expected = 0;
                    for (std::size_t j = 0; j < n; ++j) expected += weight[j] / sum * qkv[j * 3 * width + 2 * width + h * size + d];
                    CHECK(out[i * width + h * size + d] == Approx(expected).margin(2e-6));
                }
            }
        }
    }
}

TEST_CASE("attention does not overflow on large scores") {
    auto qkv = numbers(4 * 48, 1, 19);
    for (float& x : qkv) x *= 200;
    std::vector<float> scratch(adduce::extract::attention_scratch(4, 16));
    const auto out = on_all<float>(4 * 16, [&](const Kernels& k, std::vector<float>& o) { k.attend(qkv.data(), 4, 1, 16, scratch.data(), o.data()); });
    CHECK(std::all_of(out.begin(), out.end(), [](float x) { return std::isfinite(x) && std::abs(x) <= 200.001F; }));
}

TEST_CASE("a projection is a dot product and a bias") {
    const auto x = numbers(width, 1, 20);
    const auto weights = numbers(5 * width, 1, 21);
    const auto bias = numbers(5, 1, 22);
    const auto out = on_all<float>(5, [&](const Kernels& k, std::vector<float>& o) { k.project(x.data(), weights.data(), bias.data(), 5, width, o.data()); });
    for (std::size_t r = 0; r < 5; ++r) {
        double expected = bias[r];
        for (std::size_t i = 0; i < width; ++i) expected += double{x[i]} * weights[r * width + i];
        CHECK(out[r] == Approx(expected).margin(1e-5));
    }
}

TEST_CASE("our integer product is exact, at the ends of its range too") {
    constexpr std::size_t outputs = 48;
    constexpr std::size_t inputs = 80;   // no multiple of 32
    auto x = bytes(rows * inputs, 23);
    auto weights = bytes(outputs * inputs, 24);
    std::fill_n(x.begin(), inputs, std::int8_t{127});
    std::fill_n(weights.begin(), inputs, std::int8_t{127});
    std::fill_n(weights.begin() + inputs, inputs, std::int8_t{-128});
    std::vector<std::int32_t> weight_sums;
    for (std::size_t o = 0; o < outputs; ++o) weight_sums.push_back(std::accumulate(&weights[o * inputs], &weights[o * inputs] + inputs, 0));
    const auto out = on_all<std::int32_t>(rows * outputs, [&](const Kernels& k, std::vector<std::int32_t>& o) {
        k.multiply(x.data(), rows, weights.data(), weight_sums.data(), outputs, inputs, o.data());
    });
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t o = 0; o < outputs; ++o) {
            std::int32_t expected = 0;
            for (std::size_t i = 0; i < inputs; ++i) expected += x[r * inputs + i] * weights[o * inputs + i];
            CHECK(out[r * outputs + o] == expected);
        }
    }
}

TEST_CASE("a dense layer adds bias and inputs, for every number of rows and outputs") {
    constexpr std::size_t inputs = 37;
    for (const std::size_t outputs : {std::size_t{16}, std::size_t{32}, std::size_t{80}}) {
        for (const std::size_t n : {std::size_t{1}, std::size_t{8}, std::size_t{11}}) {
            const auto x = numbers(n * inputs, 2, 30);
            const auto weights = numbers(inputs * outputs, 1, 31);
            const auto bias = numbers(outputs, 1, 32);
            const auto out = on_all<float>(n * outputs, [&](const Kernels& k, std::vector<float>& o) {
                k.dense(x.data(), n, inputs, weights.data(), bias.data(), outputs, o.data());
            });
            for (std::size_t r = 0; r < n; ++r) {
                for (std::size_t o = 0; o < outputs; ++o) {
                    double expected = bias[o];
                    for (std::size_t i = 0; i < inputs; ++i) expected += double{x[r * inputs + i]} * weights[i * outputs + o];
                    CHECK(out[r * outputs + o] == Approx(expected).margin(1e-4));
                }
            }
        }
    }
}

TEST_CASE("sums of rows are added, averaged and rectified from left to right") {
    const auto a = numbers(width, 1, 33);
    const auto b = numbers(width, 1, 34);
    const auto c = numbers(width, 1, 35);
    const auto sum = numbers(width, 3, 36);
    const auto at_least_zero = [](float x) { return x > 0 ? x : 0.0F; };
    const auto rectified = on_all<float>(width, [&](const Kernels& k, std::vector<float>& o) { k.rectified_sum(a.data(), b.data(), width, o.data()); });
    const auto added = on_all<float>(width, [&](const Kernels& k, std::vector<float>& o) {
        o = a;
        k.accumulate(b.data(), width, o.data());
    });
    const auto joined = on_all<float>(width, [&](const Kernels& k, std::vector<float>& o) { k.join(a.data(), b.data(), sum.data(), 3, c.data(), width, o.data()); });
    for (std::size_t i = 0; i < width; ++i) {
        CHECK(rectified[i] == at_least_zero(a[i] + b[i]));
        CHECK(added[i] == a[i] + b[i]);
        CHECK(joined[i] == at_least_zero(a[i] + b[i] + sum[i] / 3.0F + c[i]));
    }
}

TEST_CASE("the score of a sum weighs what is above zero") {
    const auto a = numbers(width, 1, 37);
    const auto b = numbers(width, 1, 38);
    const auto c = numbers(width, 1, 39);
    const auto d = numbers(width, 1, 40);
    const auto weights = numbers(width, 1, 41);
    const std::vector<const float*> more = {c.data(), d.data()};
    const auto out = on_all<float>(1, [&](const Kernels& k, std::vector<float>& o) { o[0] = k.score_sum(a.data(), b.data(), more.data(), 2, weights.data(), width); });
    double expected = 0;
    for (std::size_t i = 0; i < width; ++i) expected += std::max(0.0F, a[i] + b[i] + c[i] + d[i]) * double{weights[i]};
    CHECK(out[0] == Approx(expected).margin(1e-4));
}
