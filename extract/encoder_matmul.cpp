#include "extract/encoder_matmul.hpp"

#include "graph/error.hpp"

#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.hpp>

#include <array>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adduce::extract {
namespace {

using dnnl::memory;

memory::desc matrix(std::size_t rows, std::size_t columns, memory::data_type type, memory::format_tag order) {
    return {{static_cast<memory::dim>(rows), static_cast<memory::dim>(columns)}, type, order};
}

/// The one place where oneDNN 2 and 3 differ for us.
dnnl::matmul::primitive_desc describe(const dnnl::engine& engine, std::size_t inputs, std::size_t outputs) {
    const auto x = matrix(block_rows, inputs, memory::data_type::s8, memory::format_tag::ab);
    const auto weights = matrix(inputs, outputs, memory::data_type::s8, memory::format_tag::any);
    const auto sums = matrix(block_rows, outputs, memory::data_type::s32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);   // nothing shared between threads
#if DNNL_VERSION_MAJOR >= 3
    return {engine, x, weights, sums, attributes};
#else
    return {dnnl::matmul::desc(x, weights, sums), attributes, engine};
#endif
}

/// Rows that bring out saturation: all at the positive end, all at the negative one, and a mixture.
std::vector<std::int8_t> trial_rows(std::size_t inputs) {
    std::vector<std::int8_t> rows(block_rows * inputs, 0);
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < inputs; ++i) {
        rows[i] = 127;
        rows[inputs + i] = -127;
        state = state * 1664525U + 1013904223U;   // a fixed pseudo-random row
        rows[2 * inputs + i] = static_cast<std::int8_t>(static_cast<int>(state >> 24U) - 128);
    }
    return rows;
}

std::vector<std::int32_t> sums_of(std::span<const std::int8_t> weights, std::size_t inputs) {
    std::vector<std::int32_t> sums;
    for (std::size_t at = 0; at < weights.size(); at += inputs)
        sums.push_back(std::accumulate(weights.begin() + static_cast<std::ptrdiff_t>(at), weights.begin() + static_cast<std::ptrdiff_t>(at + inputs), std::int32_t{0}));
    return sums;
}

}  // namespace

struct Matrix::Library {
    Library(std::span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs)
        : engine(dnnl::engine::kind::cpu, 0), description(describe(engine, inputs, outputs)), product(description),
          weights_in_its_layout(description.weights_desc(), engine) {
        // Row = output unit, so the weights are the transposed matrix: "ba". The library only reads them.
        memory given(matrix(inputs, outputs, memory::data_type::s8, memory::format_tag::ba), engine, const_cast<std::int8_t*>(weights.data()));
        dnnl::stream stream(engine);
        dnnl::reorder(given, weights_in_its_layout).execute(stream, given, weights_in_its_layout);
        stream.wait();
    }

    /// Only its kernels of the name "brg..." (batch-reduced products) are faster than our own loops: on a
    /// processor with AVX2 and VNNI, oneDNN 2.6 runs at half their speed.
    bool quick() const { return std::string_view(description.impl_info_str()).starts_with("brg"); }

    dnnl::engine engine;
    dnnl::matmul::primitive_desc description;
    dnnl::matmul product;
    memory weights_in_its_layout;
};

struct Multiplier::Call {
    explicit Call(const Matrix::Library& library)
        : stream(library.engine), x(library.description.src_desc(), library.engine, nullptr),
          sums(library.description.dst_desc(), library.engine, nullptr),
          scratch(library.description.scratchpad_desc(), library.engine),
          arguments{{{DNNL_ARG_SRC, x.get()},
                     {DNNL_ARG_WEIGHTS, library.weights_in_its_layout.get()},
                     {DNNL_ARG_DST, sums.get()},
                     {DNNL_ARG_SCRATCHPAD, scratch.get()}}} {}

    dnnl::stream stream;
    memory x;
    memory sums;
    memory scratch;
    std::array<dnnl_exec_arg_t, 4> arguments;
};

Matrix::Matrix(std::span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels, Products products)
    : weights_(weights), weight_sums_(sums_of(weights, inputs)), outputs_(outputs), inputs_(inputs), kernels_(&kernels) {
    if (products == Products::own) return;
    try {
        library_ = std::make_unique<const Library>(weights, outputs, inputs);
    } catch (const dnnl::error&) {
        return;   // no such product on this processor: our own loops do it
    }
    if (!library_->quick()) {
        library_.reset();
        return;
    }
    constexpr std::size_t tried = 3;
    const std::vector<std::int8_t> rows = trial_rows(inputs);
    std::vector<std::int32_t> expected(tried * outputs);
    std::vector<std::int32_t> found(block_rows * outputs);
    kernels.multiply(rows.data(), tried, weights.data(), weight_sums_.data(), outputs, inputs, expected.data());
    Multiplier{*this}(rows.data(), found.data());
    found.resize(expected.size());
    if (found != expected) library_.reset();
}

Matrix::~Matrix() = default;
Matrix::Matrix(Matrix&&) noexcept = default;
Matrix& Matrix::operator=(Matrix&&) noexcept = default;

Multiplier::Multiplier(const Matrix& matrix) : matrix_(&matrix) {
    if (matrix.library_) call_ = std::make_unique<Call>(*matrix.library_);
}

Multiplier::~Multiplier() = default;
Multiplier::Multiplier(Multiplier&&) noexcept = default;
Multiplier& Multiplier::operator=(Multiplier&&) noexcept = default;

void Multiplier::operator()(const std::int8_t* x, std::int32_t* sums) {
    if (!call_) {
        matrix_->kernels_->multiply(x, block_rows, matrix_->weights_.data(), matrix_->weight_sums_.data(), matrix_->outputs_, matrix_->inputs_, sums);
        return;
    }
    call_->x.set_data_handle(const_cast<std::int8_t*>(x));   // only read
    call_->sums.set_data_handle(sums);
    // The C call: the C++ one builds two containers for every product.
    const dnnl_status_t status = dnnl_primitive_execute(matrix_->library_->product.get(), call_->stream.get(),
                                                        static_cast<int>(call_->arguments.size()), call_->arguments.data());
    if (status != dnnl_success) throw Error("oneDNN refused a product (status " + std::to_string(status) + ")");
    call_->stream.wait();
}

namespace {

/// The OpenMP run-time that the library brought with it, if it did. Looked up by name: linking one here
/// could bring a second one into the process.
template <class Function>
Function openmp(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
}

}  // namespace

SingleThread::SingleThread() {
    const auto get = openmp<int (*)()>("omp_get_max_threads");
    const auto set = openmp<void (*)(int)>("omp_set_num_threads");
    if (get == nullptr || set == nullptr) return;
    before_ = get();
    set(1);
}

SingleThread::~SingleThread() {
    const auto set = openmp<void (*)(int)>("omp_set_num_threads");
    if (set != nullptr && before_ > 0) set(before_);
}

}  // namespace adduce::extract
