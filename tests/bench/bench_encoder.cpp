// Measures the encoder on one thread: words and word pieces per second, and where the time goes.
// usage: adduce_bench_encoder LANGUAGE_FOLDER TEXT [WORDS [BATCH_ROWS [INSTRUCTIONS]]]

#include "extract/analysis.hpp"
#include "extract/encoder.hpp"
#include "extract/encoder_model.hpp"
#include "extract/sentences.hpp"
#include "extract/word_lists.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace adduce::extract;

namespace {

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

template <class Work>
double seconds_of(Work work) {
    const double begin = cpu_seconds();
    work();
    return cpu_seconds() - begin;
}

struct Input {
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint8_t> pieces;
    std::size_t rows = 0;   ///< word pieces, specials included
};

Input read_input(const Analysis& analysis, const EncoderModel& model, std::size_t most) {
    Input input;
    std::vector<std::uint32_t> ids;
    for (const adduce::TokenRange sentence : analysis.sentences) {
        if (input.words.size() >= most) break;
        input.starts.push_back(static_cast<std::uint32_t>(input.words.size()));
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            input.words.push_back(analysis.word(t));
            input.pieces.push_back(static_cast<std::uint8_t>(model.pieces.append(input.words.back(), model.config.max_pieces_per_token, ids)));
        }
    }
    for (const Window& window : plan_windows(input.pieces, input.starts, model.config.windows)) input.rows += window.rows();
    return input;
}

/// Integer products alone, as many as the text needs.
double product_seconds(const EncoderModel& model, std::size_t rows) {
    const SingleThread here;
    std::vector<std::int8_t> x(block_rows * model.config.inner, 3);
    std::vector<std::int32_t> sums(block_rows * std::max(3 * model.config.width, model.config.inner));
    return seconds_of([&] {
        for (const Layer& layer : model.layers)
            for (const Linear* linear : {&layer.qkv, &layer.attention_out, &layer.ffn_in, &layer.ffn_out}) {
                Multiplier multiply(linear->matrix);
                for (std::size_t r = 0; r < rows; r += block_rows) multiply(x.data(), sums.data());
            }
    });
}

/// Attention alone, over the windows that the text needs.
double attention_seconds(const EncoderModel& model, const Input& input) {
    const EncoderConfig& c = model.config;
    const std::vector<float> qkv(c.windows.window * 3 * c.width, 0.1F);
    std::vector<float> context(c.windows.window * c.width);
    std::vector<float> scratch(attention_scratch(c.windows.window, c.head_size()));
    const auto windows = plan_windows(input.pieces, input.starts, c.windows);
    return seconds_of([&] {
        for (std::size_t l = 0; l < c.layers; ++l)
            for (const Window& window : windows) model.kernels.attend(qkv.data(), window.rows(), c.heads, c.head_size(), scratch.data(), context.data());
    });
}

void measure(const std::string& folder, const std::string& text, std::size_t most, EncoderSettings settings) {
    const std::string file = folder + "/encoder.safetensors";
    const auto begin = std::chrono::steady_clock::now();
    const Encoder encoder(file, settings);
    std::printf("opened in %.0f ms\n", 1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    const EncoderModel model(file, *available_kernels().front(), Products::library);

    std::ifstream stream(text, std::ios::binary);
    Document document;
    document.source.assign(std::istreambuf_iterator<char>(stream), {});
    Analysis analysis(document);
    find_tokens_and_sentences(analysis, WordLists(folder));
    const Input input = read_input(analysis, model, most);

    double best = 1e9;
    for (int i = 0; i < 3; ++i) best = std::min(best, seconds_of([&] { encoder.tag(input.words, input.starts); }));
    const auto rate = [&](std::size_t n) { return static_cast<double>(n) / best; };
    std::printf("%zu tokens, %zu word pieces: %.2f s, %.0f tokens and %.0f pieces a second\n", input.words.size(), input.rows, best, rate(input.words.size()),
                rate(input.rows));
    const double products = product_seconds(model, input.rows);
    const double attention = attention_seconds(model, input);
    std::printf("integer products %.0f %%, attention %.0f %%, the rest %.0f %%\n", 100 * products / best, 100 * attention / best,
                100 * (best - products - attention) / best);
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 3) return std::puts("usage: adduce_bench_encoder LANGUAGE_FOLDER TEXT [WORDS [BATCH_ROWS [INSTRUCTIONS]]]"), 2;
    try {
        EncoderSettings settings;
        if (argc > 4) settings.batch_rows = static_cast<std::uint32_t>(std::strtoul(argv[4], nullptr, 10));
        if (argc > 5) settings.instructions = argv[5];
        measure(argv[1], argv[2], argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 20000, settings);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
