#include "extract/encoder.hpp"
#include "extract/encoder_kernels.hpp"
#include "graph/error.hpp"
#include "tests/extract/plain_encoder.hpp"
#include "tests/extract/tiny_model.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <thread>

using adduce::extract::Encoder;
using adduce::extract::EncoderSettings;
using adduce::test::PlainEncoder;
using adduce::test::TemporaryFile;
using adduce::test::TinyModel;

namespace {

using Words = std::vector<std::string_view>;
using Starts = std::vector<std::uint32_t>;
using Logits = std::vector<std::vector<float>>;

const Words words = {"Maria", "Lopez", "met", "the", "10th", "Brigade", "in", "Goma", ".", "The", "U.S.", "met", "Maria", ",", "in", "Goma", "."};
const Starts starts = {0, 9};

/// A document of many sentences of many lengths, some longer than a window.
std::pair<Words, Starts> long_document() {
    Words all;
    Starts begins;
    std::uint32_t state = 5;
    for (int s = 0; s < 60; ++s) {
        begins.push_back(static_cast<std::uint32_t>(all.size()));
        state = state * 1664525U + 1013904223U;
        for (std::uint32_t i = 0; i < 1 + (state >> 27U); ++i) {
            state = state * 1664525U + 1013904223U;
            all.push_back(words[(state >> 16U) % words.size()]);
        }
    }
    return {all, begins};
}

struct Tiny {
    explicit Tiny(std::uint32_t seed = 1) : model(TinyModel::random(seed)), file("encoder.safetensors", model.bytes()) {}
    Encoder encoder(const EncoderSettings& settings = {}) const { return Encoder(file.path(), settings); }

    TinyModel model;
    TemporaryFile file;
};

}  // namespace

TEST_CASE("the encoder tells its heads, labels and fingerprint") {
    const Encoder encoder = Tiny().encoder();
    REQUIRE(encoder.heads().size() == 2);
    CHECK(encoder.heads()[1] == "details");
    CHECK(encoder.labels(0)[1] == "Place");
    CHECK(encoder.tag_labels(1) == std::vector<std::string>{"O", "B-Rank", "I-Rank"});
    CHECK(encoder.fingerprint() == "tiny");
}

TEST_CASE("logits are those of the plain formulas") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        const Tiny tiny(seed);
        const Logits found = tiny.encoder().logits(words, starts);
        // What the rules make of the words: pieces, shapes and first pieces; 24 pieces fill a window.
        const std::vector<std::string> first = {"[CLS]", "maria", "lopez", "met", "the", "1", "##0", "##th", "bri", "##gade", "in", "goma", ".", "[SEP]"};
        const std::vector<std::size_t> first_shapes = {0, 2, 2, 1, 1, 7, 7, 7, 2, 2, 1, 2, 9, 0};
        const std::vector<std::size_t> firsts = {1, 2, 3, 4, 5, 8, 10, 11, 12};
        const PlainEncoder plain(tiny.model);
        for (std::size_t h = 0; h < 2; ++h) {
            const auto expected = plain.logits(first, first_shapes, h);
            const std::size_t labels = tiny.model.heads[h].second.size();
            for (std::size_t t = 0; t < firsts.size(); ++t)
                for (std::size_t l = 0; l < labels; ++l)
                    CHECK(found[h][t * labels + l] == adduce::test::Approx(expected[firsts[t]][l]).margin(0.01));
        }
    }
}

TEST_CASE("the numbers are the same on every instruction set, with or without the library") {
    const Tiny tiny;
    const auto [document, begins] = long_document();
    const Logits expected = tiny.encoder().logits(document, begins);
    for (const auto* kernels : adduce::extract::available_kernels()) {
        for (const bool library : {true, false}) {
            EncoderSettings settings;
            settings.instructions = kernels->name;
            settings.library_products = library;
            INFO(kernels->name << (library ? ", library" : ", own products"));
            CHECK(tiny.encoder(settings).logits(document, begins) == expected);
        }
    }
}

TEST_CASE("the numbers do not depend on the size of a batch") {
    const Tiny tiny;
    const auto [document, begins] = long_document();
    const Logits expected = tiny.encoder().logits(document, begins);
    for (const std::uint32_t rows : {1U, 24U, 50U, 100U, 100000U}) {
        EncoderSettings settings;
        settings.batch_rows = rows;
        CHECK(tiny.encoder(settings).logits(document, begins) == expected);
    }
}

TEST_CASE("the numbers are the same from several threads at once") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const auto [document, begins] = long_document();
    const Logits expected = encoder.logits(document, begins);
    std::vector<Logits> found(4);
    std::vector<std::thread> threads;
    for (Logits& slot : found) threads.emplace_back([&, document = document, begins = begins] { slot = encoder.logits(document, begins); });
    for (std::thread& thread : threads) thread.join();
    CHECK(std::all_of(found.begin(), found.end(), [&](const Logits& logits) { return logits == expected; }));
}

TEST_CASE("every token gets a row, however long its sentence") {
    const Tiny tiny;
    const auto [document, begins] = long_document();
    CHECK(tiny.encoder().logits(document, begins)[0].size() == document.size() * 5);
    const Starts one = {0};
    CHECK(tiny.encoder().logits(document, one)[0].size() == document.size() * 5);
}

TEST_CASE("a sentence is read the same wherever its window stands in the document") {
    const Tiny tiny;
    const Words sentence(10, "Maria");   // two do not fit into a window of 24
    Words twice = sentence;
    twice.insert(twice.end(), sentence.begin(), sentence.end());
    twice.insert(twice.end(), 4, "Goma");
    const Encoder encoder = tiny.encoder();
    const Starts begins = {0, 10, 20};
    const Starts one = {0};
    const auto whole = encoder.logits(twice, begins)[0];
    const auto alone = encoder.logits(sentence, one)[0];
    Words rest(twice.begin() + 20, twice.end());
    CHECK(std::vector<float>(whole.begin(), whole.begin() + 50) != alone);   // shares its window with the second
    CHECK(encoder.logits(rest, one)[0] == std::vector<float>(whole.begin() + 100, whole.end()));
}

TEST_CASE("a token in two windows takes its row from the one where it is farther from an end") {
    const Tiny tiny;
    const Words line(40, "Goma");   // windows of 22 pieces: 0-22, 16-38, 32-40
    const Encoder encoder = tiny.encoder();
    const Starts one = {0};
    const auto whole = encoder.logits(line, one)[0];
    const auto part = [&](std::size_t begin, std::size_t end) {
        return encoder.logits(Words(line.begin() + static_cast<std::ptrdiff_t>(begin), line.begin() + static_cast<std::ptrdiff_t>(end)), one)[0];
    };
    const auto row = [](const std::vector<float>& logits, std::size_t token) {
        return std::vector<float>(logits.begin() + static_cast<std::ptrdiff_t>(token * 5), logits.begin() + static_cast<std::ptrdiff_t>(token * 5 + 5));
    };
    const auto first = part(0, 22);
    const auto second = part(16, 38);
    // Token 18 is 4 rows from the nearer end in the first and 3 in the second, token 19 the other way round.
    CHECK(row(whole, 18) == row(first, 18));
    CHECK(row(whole, 19) == row(second, 3));
    CHECK(row(whole, 21) == row(second, 5));
}

TEST_CASE("nothing in gives nothing out") {
    const Encoder encoder = Tiny().encoder();
    CHECK(encoder.tag({}, {}) == std::vector<std::vector<adduce::extract::TaggedSpan>>(2));
    const Starts one = {0};
    CHECK(encoder.tag({}, one)[0].empty());
}

TEST_CASE("sentences that do not fit the words are a mistake of the caller") {
    const Encoder encoder = Tiny().encoder();
    CHECK_THROWS_AS(encoder.tag(words, Starts{}), std::invalid_argument);
    CHECK_THROWS_AS(encoder.tag(words, Starts{1}), std::invalid_argument);
    CHECK_THROWS_AS(encoder.tag(words, Starts{0, 5, 3}), std::invalid_argument);
    CHECK_THROWS_AS(encoder.tag(words, Starts{0, 99}), std::invalid_argument);
}

TEST_CASE("instructions that the processor lacks are refused by name") {
    EncoderSettings settings;
    settings.instructions = "abacus";
    const Tiny tiny;
    try {
        tiny.encoder(settings);
        FAIL("opened");
    } catch (const adduce::UsageError& error) {
        CHECK(std::string(error.what()).substr(0, 48) == "this processor has no instructions 'abacus'; the");
    }
}

TEST_CASE("words of a dictionary model are tagged as the dictionary says") {
    const TinyModel model = TinyModel::dictionary({{"outer", {"O", "B-Person", "I-Person", "B-Place", "I-Place"}}},
                                                  {{"maria", {"B-Person"}}, {"lopez", {"I-Person"}}, {"goma", {"B-Place"}}, {"met", {"O"}}});
    const TemporaryFile file("encoder.safetensors", model.bytes());
    const Encoder encoder(file.path());
    const Words text = {"Maria", "Lopez", "met", "Maria", ".", "Goma", "Lopez", "met"};
    const Starts begins = {0, 5};
    const auto spans = encoder.tag(text, begins).at(0);
    REQUIRE(spans.size() == 3);
    CHECK((spans[0].begin == 0 && spans[0].end == 2 && spans[0].label == 0));
    CHECK((spans[1].begin == 3 && spans[1].end == 4 && spans[1].label == 0));
    CHECK((spans[2].begin == 5 && spans[2].label == 1));
    CHECK(spans[0].score > 0.9F);
}
