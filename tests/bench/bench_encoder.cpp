// Measures the whole engine on one thread: words and word pieces per second of all layers, where the time
// goes, the matrix part against oneDNN's own product, and the most memory held.
// usage: adduce_bench_encoder LANGUAGE_FOLDER TEXT [WORDS [BATCH_ROWS [INSTRUCTIONS [MODEL]]]]

#include "extract/analysis.hpp"
#include "extract/encoder.hpp"
#include "extract/encoder_document.hpp"
#include "extract/encoder_model.hpp"
#include "extract/layers.hpp"
#include "extract/sentences.hpp"
#include "extract/token_layers.hpp"
#include "extract/word_lists.hpp"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
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

double measure_clock() {
    constexpr int times = 100000;
    const double begin = cpu_seconds();
    for (int i = 0; i < times; ++i) cpu_seconds();
    return (cpu_seconds() - begin) / times;
}

const double clock_cost = measure_clock();   // a system call: not little beside the shorter loops

// The inner loops once more, each with a clock around it. Those of a few nanoseconds go without.
enum Part { part_embed, part_quantize, part_scale, part_gelu, part_norm, part_attend, part_project, part_dense, parts };
double spent[parts];
std::size_t readings = 0;   // of the clock
const Kernels* real = nullptr;

template <Part P, auto Member, class... Arguments>
auto timed(Arguments... arguments) {
    const double begin = cpu_seconds();
    (real->*Member)(arguments...);
    spent[P] += cpu_seconds() - begin - clock_cost;
    readings += 2;
}

template <Part P, auto Member, class... Arguments>
void wrap(void (*&slot)(Arguments...)) {
    slot = &timed<P, Member, Arguments...>;
}

Kernels timed_kernels() {
    Kernels k = *real;
    wrap<part_embed, &Kernels::embed>(k.embed);
    wrap<part_quantize, &Kernels::quantize>(k.quantize);
    wrap<part_scale, &Kernels::scale>(k.scale);
    wrap<part_gelu, &Kernels::scale_gelu_quantize>(k.scale_gelu_quantize);
    wrap<part_norm, &Kernels::scale_add_norm>(k.scale_add_norm);
    wrap<part_attend, &Kernels::attend>(k.attend);
    wrap<part_project, &Kernels::project>(k.project);
    wrap<part_dense, &Kernels::dense>(k.dense);
    return k;
}

struct Input {
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> starts;
    std::size_t rows = 0;   ///< word pieces, specials included
};

Input read_input(const Analysis& analysis, const EncoderModel& model, std::size_t most) {
    Input input;
    std::vector<std::uint32_t> ids;
    std::vector<std::uint8_t> pieces;
    for (const adduce::TokenRange sentence : analysis.sentences) {
        if (input.words.size() >= most) break;
        input.starts.push_back(static_cast<std::uint32_t>(input.words.size()));
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            input.words.push_back(analysis.word(t));
            pieces.push_back(static_cast<std::uint8_t>(model.pieces.append(input.words.back(), model.config.max_pieces_per_token, ids)));
        }
    }
    for (const Window& window : plan_windows(pieces, input.starts, model.config.windows)) input.rows += window.rows();
    return input;
}

double operations(const EncoderModel& model, std::size_t rows) {
    double sum = 0;
    for (const Layer& layer : model.layers)
        for (const Linear* linear : {&layer.qkv, &layer.attention_out, &layer.ffn_in, &layer.ffn_out})
            sum += 2.0 * static_cast<double>(linear->matrix.outputs() * linear->matrix.inputs());
    return sum * static_cast<double>(rows);
}

/// The products of all layers alone, in blocks as the engine takes them.
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

/// oneDNN's matmul on the same four shapes as its examples call it, 512 rows at once; operations per second.
double library_rate(const EncoderModel& model) {
    using dnnl::memory;
    const SingleThread here;
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    constexpr memory::dim rows = 512;
    double seconds = 0;
    double done = 0;
    for (const auto& [outputs, inputs] : {std::pair{3 * model.config.width, model.config.width}, std::pair{model.config.width, model.config.width},
                                          std::pair{model.config.inner, model.config.width}, std::pair{model.config.width, model.config.inner}}) {
        const auto o = static_cast<memory::dim>(outputs);
        const auto i = static_cast<memory::dim>(inputs);
        const memory::desc x({rows, i}, memory::data_type::s8, memory::format_tag::ab);
        const memory::desc weights({i, o}, memory::data_type::s8, memory::format_tag::any);
        const memory::desc sums({rows, o}, memory::data_type::s32, memory::format_tag::ab);
#if DNNL_VERSION_MAJOR >= 3
        const dnnl::matmul::primitive_desc description(engine, x, weights, sums);
#else
        const dnnl::matmul::primitive_desc description(dnnl::matmul::desc(x, weights, sums), engine);
#endif
        const dnnl::matmul product(description);
        memory a(description.src_desc(), engine);
        memory b(description.weights_desc(), engine);
        memory c(description.dst_desc(), engine);
        const std::unordered_map<int, memory> arguments = {{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, b}, {DNNL_ARG_DST, c}};
        constexpr int times = 40;
        double best = 1e9;
        for (int round = 0; round < 5; ++round)
            best = std::min(best, seconds_of([&] {
                for (int t = 0; t < times; ++t) product.execute(stream, arguments);
                stream.wait();
            }));
        seconds += best;
        done += 2.0 * times * static_cast<double>(rows * o * i);
    }
    return done / seconds;
}

/// Where one pass of the engine spends its time, by the clocks around the inner loops.
void print_shares(const EncoderModel& model, const Input& input, std::size_t batch_rows) {
    std::fill(std::begin(spent), std::end(spent), 0.0);
    readings = 0;
    const SingleThread here;
    std::optional<TokenLayers> heads;
    if (model.token_heads) heads.emplace(model, *model.token_heads, 0.5F);
    Layers layers;
    layers.classes.resize(model.config.classes.size());
    double in_heads = 0;
    double scaled_in_heads = 0;
    const double begin = cpu_seconds();
    read_document(model, batch_rows, input.words, input.starts, [&](const SettledRows& settled) {
        if (!heads) return;
        const double start = cpu_seconds();
        const double scaled = spent[part_scale];
        const std::size_t before = readings;
        heads->read(input.words, settled, layers);
        in_heads += cpu_seconds() - start - clock_cost * static_cast<double>(readings - before);
        scaled_in_heads += spent[part_scale] - scaled;
    });
    const double all = cpu_seconds() - begin - clock_cost * static_cast<double>(readings);
    spent[part_scale] -= scaled_in_heads;
    const auto share = [&](double seconds) { return 100 * seconds / all; };
    const double loops = spent[part_embed] + spent[part_quantize] + spent[part_scale] + spent[part_gelu] + spent[part_norm] + spent[part_attend] + spent[part_project];
    std::printf("of %.2f s: products and word pieces %.1f %%, attention %.1f, GELU %.1f, norms %.1f, scaling q, k, v %.1f, rounding %.1f, embedding %.1f, tagging heads %.1f,\n"
                "  other heads %.1f (of which dense layers %.1f)\n",
                all, share(all - loops - in_heads), share(spent[part_attend]), share(spent[part_gelu]), share(spent[part_norm]), share(spent[part_scale]), share(spent[part_quantize]),
                share(spent[part_embed]), share(spent[part_project]), share(in_heads), share(spent[part_dense]));
    const double products = product_seconds(model, input.rows);
    const double rate = operations(model, input.rows) / products;
    const double library = library_rate(model);
    std::printf("products alone: %.2f s, %.0f %% of the pass; %.0f GOP/s, oneDNN's own matmul of 512 rows %.0f GOP/s (%.0f %%)\n", products, share(products), 1e-9 * rate,
                1e-9 * library, 100 * rate / library);
}

/// Scores between the spans found, each with the 60 before it and with all of its sentence.
void print_pairs(const Encoder& encoder, const Input& input, const Layers& layers) {
    if (encoder.relation_labels().empty() || layers.spans.empty()) return;
    std::vector<PairMention> mentions;
    std::uint32_t sentence = 0;
    for (const SpanCandidate& span : layers.spans) {
        while (sentence + 1 < input.starts.size() && input.starts[sentence + 1] <= span.begin) ++sentence;
        mentions.push_back({span.begin, span.end, sentence, static_cast<std::uint8_t>(span.label / 3 % 4), static_cast<std::uint8_t>(span.label % 3)});
    }
    std::vector<AntecedentPair> antecedents;
    std::vector<StatementPair> statements;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        for (std::uint32_t j = i > 60 ? i - 60 : 0; j < i; ++j) antecedents.push_back({i, j, 5});
        for (std::uint32_t j = i; j > 0 && mentions[j - 1].sentence == mentions[i].sentence; --j) statements.push_back({i, j - 1}), statements.push_back({j - 1, i});
    }
    const double first = seconds_of([&] { encoder.antecedent_scores(layers.context, mentions, antecedents); });
    const double second = seconds_of([&] { encoder.statement_scores(layers.context, mentions, statements); });
    std::printf("%zu mentions: %zu antecedents %.2f s, %zu statements %.2f s\n", mentions.size(), antecedents.size(), first, statements.size(), second);
}

/// As the kernel counts it for this program alone (getrusage tells the parent's before exec too).
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

void measure(const std::string& folder, const std::string& text, std::size_t most, const EncoderSettings& settings, const std::string& file) {
    const auto begin = std::chrono::steady_clock::now();
    const Encoder encoder(file, settings);
    std::printf("opened in %.0f ms\n", 1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    for (const Kernels* kernels : available_kernels())
        if (real == nullptr && (settings.instructions.empty() || settings.instructions == kernels->name)) real = kernels;
    const Kernels clocks = timed_kernels();
    const EncoderModel model(file, clocks, settings.library_products ? Products::library : Products::own);

    std::ifstream stream(text, std::ios::binary);
    Document document;
    document.source.assign(std::istreambuf_iterator<char>(stream), {});
    Analysis analysis(document);
    find_tokens_and_sentences(analysis, WordLists(folder));
    const Input input = read_input(analysis, model, most);

    Layers layers;
    double best = 1e9;
    for (int i = 0; i < 3; ++i) best = std::min(best, seconds_of([&] { layers = encoder.read(input.words, input.starts); }));
    const auto rate = [&](std::size_t n) { return static_cast<double>(n) / best; };
    std::printf("%s, %zu words, %zu word pieces: all layers %.2f s, %.0f words and %.0f pieces a second\n", real->name, input.words.size(), input.rows, best,
                rate(input.words.size()), rate(input.rows));
    print_shares(model, input, std::max<std::size_t>(settings.batch_rows, model.config.windows.window));
    print_pairs(encoder, input, layers);
    std::printf("at most %.0f MB (with a second copy of the model, for the clocks)\n", peak_megabytes());
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 3) return std::puts("usage: adduce_bench_encoder LANGUAGE_FOLDER TEXT [WORDS [BATCH_ROWS [INSTRUCTIONS [MODEL]]]]"), 2;
    try {
        EncoderSettings settings;
        if (argc > 4) settings.batch_rows = static_cast<std::uint32_t>(std::strtoul(argv[4], nullptr, 10));
        if (argc > 5 && std::string(argv[5]) != "best") settings.instructions = argv[5];
        measure(argv[1], argv[2], argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 20000, settings, argc > 6 ? argv[6] : std::string(argv[1]) + "/encoder.safetensors");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
