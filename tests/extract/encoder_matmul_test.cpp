#include "extract/encoder_matmul.hpp"
#include "tests/support/test.hpp"

#include <thread>
#include <vector>

using adduce::extract::available_kernels;
using adduce::extract::block_rows;
using adduce::extract::Matrix;
using adduce::extract::Multiplier;
using adduce::extract::Products;
using adduce::extract::SingleThread;

namespace {

constexpr std::size_t outputs = 96;
constexpr std::size_t inputs = 64;

std::vector<std::int8_t> bytes(std::size_t n, std::uint32_t seed) {
    std::vector<std::int8_t> out(n);
    for (std::int8_t& x : out) {
        seed = seed * 1664525U + 1013904223U;
        x = static_cast<std::int8_t>(static_cast<int>(seed >> 24U) - 128);
    }
    return out;
}

std::vector<std::int32_t> product(const Matrix& matrix, const std::vector<std::int8_t>& x) {
    std::vector<std::int32_t> sums(block_rows * outputs);
    Multiplier{matrix}(x.data(), sums.data());
    return sums;
}

}  // namespace

TEST_CASE("the library's product and ours are the same integers") {
    const auto weights = bytes(outputs * inputs, 1);
    const auto x = bytes(block_rows * inputs, 2);
    const SingleThread here;
    for (const auto* kernels : available_kernels()) {
        const Matrix library(weights, outputs, inputs, *kernels, Products::library);
        const Matrix own(weights, outputs, inputs, *kernels, Products::own);
        CHECK_FALSE(own.uses_library());
        CHECK(product(library, x) == product(own, x));
    }
}

TEST_CASE("products of the largest bytes do not saturate") {
    const std::vector<std::int8_t> weights(outputs * inputs, 127);
    const std::vector<std::int8_t> x(block_rows * inputs, 127);
    const SingleThread here;
    const Matrix matrix(weights, outputs, inputs, *available_kernels().front(), Products::library);
    CHECK(product(matrix, x) == std::vector<std::int32_t>(block_rows * outputs, 127 * 127 * static_cast<int>(inputs)));
}

TEST_CASE("threads share a matrix, each with a multiplier of its own") {
    const auto weights = bytes(outputs * inputs, 3);
    const Matrix matrix(weights, outputs, inputs, *available_kernels().front(), Products::library);
    std::vector<std::vector<std::int8_t>> x;
    std::vector<std::vector<std::int32_t>> expected;
    for (std::uint32_t t = 0; t < 4; ++t) {
        x.push_back(bytes(block_rows * inputs, 10 + t));
        expected.push_back(product(matrix, x.back()));
    }
    std::vector<int> equal(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            const SingleThread here;
            bool good = true;
            for (int i = 0; i < 20; ++i) good = good && product(matrix, x[t]) == expected[t];
            equal[t] = good ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(equal == std::vector<int>(4, 1));
}
