#pragma once

#include "extract/encoder_kernels.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace adduce::extract {

/// Rows that are multiplied at once: few enough for the sums of the widest layer to stay in the
/// second-level cache, enough to run at the full speed of the library.
inline constexpr std::size_t block_rows = 32;

/// Where integer products are computed.
enum class Products : std::uint8_t {
    library,   ///< oneDNN, where it is quick and proves exact on this processor; else as `own`
    own,       ///< our own loops, exact everywhere
};

/// A weight matrix made ready for multiplying blocks of rows by it, exactly, in integers.
///
/// oneDNN multiplies bytes without saturation only where the processor has instructions for it (VNNI,
/// AMX). Each matrix is therefore tried against our own loops when it is made, with the rows that
/// saturate first, and the library is used only where both agree. The product is the same in any case.
/// A Matrix is safe from several threads, a Multiplier belongs to one.
class Matrix {
public:
    /// @param weights  outputs x inputs, row after row; kept by reference, must outlive the matrix
    /// @param inputs   at most 131,072, so that no sum can overflow
    /// @cost           reads the weights once and copies them into the library's layout
    Matrix(std::span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels, Products products);
    ~Matrix();
    Matrix(Matrix&&) noexcept;
    Matrix& operator=(Matrix&&) noexcept;

    std::size_t outputs() const { return outputs_; }
    std::size_t inputs() const { return inputs_; }
    bool uses_library() const { return library_ != nullptr; }

private:
    friend class Multiplier;
    struct Library;

    std::span<const std::int8_t> weights_;
    std::vector<std::int32_t> weight_sums_;   ///< of each output
    std::size_t outputs_;
    std::size_t inputs_;
    const Kernels* kernels_;
    std::unique_ptr<const Library> library_;
};

/// What one thread needs for one matrix. The matrix must outlive it.
class Multiplier {
public:
    explicit Multiplier(const Matrix& matrix);
    ~Multiplier();
    Multiplier(Multiplier&&) noexcept;
    Multiplier& operator=(Multiplier&&) noexcept;

    /// sums[r][o] = sum over i of x[r][i] * weights[o][i], for block_rows rows. Allocates nothing.
    void operator()(const std::int8_t* x, std::int32_t* sums);

private:
    struct Call;
    const Matrix* matrix_;
    std::unique_ptr<Call> call_;
};

/// Keeps the library on the calling thread while it lives: documents are the unit of parallel work here,
/// and OpenMP would start a team in each of our threads. Touches only the calling thread's setting.
class SingleThread {
public:
    SingleThread();
    ~SingleThread();
    SingleThread(const SingleThread&) = delete;
    SingleThread& operator=(const SingleThread&) = delete;

private:
    int before_ = 0;
};

}  // namespace adduce::extract
