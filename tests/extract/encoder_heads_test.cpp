// All layers of a document, against the plain formulas on the vectors that the encoder gives for its words.

#include "extract/encoder.hpp"
#include "extract/encoder_kernels.hpp"
#include "extract/layers.hpp"
#include "extract/pair_scorer.hpp"
#include "tests/extract/plain_heads.hpp"
#include "tests/extract/tiny_model.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <thread>

using namespace adduce::extract;
using adduce::test::PlainHeads;
using adduce::test::TemporaryFile;
using adduce::test::TinyModel;

namespace {

using Words = std::vector<std::string_view>;
using Starts = std::vector<std::uint32_t>;

const Words vocabulary = {"Maria", "Lopez", "met", "the", "10th", "Brigade", "in", "Goma", ".", "The", "U.S.", ","};

struct Text {
    Words words;
    Starts starts;

    std::uint32_t end_of(std::size_t s) const { return s + 1 < starts.size() ? starts[s + 1] : static_cast<std::uint32_t>(words.size()); }
};

/// Sentences of random words; `longest` words at most.
Text text(std::size_t sentences, std::uint32_t longest, std::uint32_t seed = 5) {
    Text made;
    for (std::size_t s = 0; s < sentences; ++s) {
        made.starts.push_back(static_cast<std::uint32_t>(made.words.size()));
        seed = seed * 1664525U + 1013904223U;
        for (std::uint32_t n = 1 + (seed >> 16U) % longest; n > 0; --n) {
            seed = seed * 1664525U + 1013904223U;
            made.words.push_back(vocabulary[(seed >> 16U) % vocabulary.size()]);
        }
    }
    return made;
}

struct Tiny {
    explicit Tiny(std::uint32_t seed = 1) : model(TinyModel::joint(seed)), file("encoder.safetensors", model.bytes()) {}
    Encoder encoder(const EncoderSettings& settings = {}) const { return Encoder(file.path(), settings); }

    TinyModel model;
    TemporaryFile file;
};

PlainHeads plain(const Tiny& tiny, const ContextRows& context) {
    std::vector<PlainHeads::Row> rows;
    for (std::size_t w = 0; w < context.size(); ++w) {
        rows.emplace_back();
        for (std::size_t i = 0; i < context.width; ++i) rows.back().push_back(context.values[w * context.width + i] * double{context.scales[w]});
    }
    return {tiny.model, rows};
}

/// Three mentions in each sentence of three words or more, all types and forms.
std::vector<PairMention> mentions_of(const Text& given) {
    std::vector<PairMention> mentions;
    for (std::size_t s = 0; s < given.starts.size(); ++s) {
        const std::uint32_t begin = given.starts[s];
        const std::uint32_t end = given.end_of(s);
        if (end - begin < 3) continue;
        const auto n = static_cast<std::uint32_t>(mentions.size());
        const auto add = [&](std::uint32_t b, std::uint32_t e, std::uint32_t i) {
            mentions.push_back({b, e, static_cast<std::uint32_t>(s), static_cast<std::uint8_t>((n + i) % 5), static_cast<std::uint8_t>((n + i) % 3)});
        };
        add(begin, begin + 2, 0);
        add(begin, begin + 1, 1);
        add(end - 1, end, 2);
    }
    return mentions;
}

std::vector<AntecedentPair> antecedents_of(const std::vector<PairMention>& mentions) {
    std::vector<AntecedentPair> pairs;
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
        for (std::uint32_t j = i > 40 ? i - 40 : 0; j < i; ++j) pairs.push_back({i, j, static_cast<std::uint8_t>((i + j) % 6)});
    return pairs;
}

std::vector<StatementPair> statements_of(const std::vector<PairMention>& mentions) {
    std::vector<StatementPair> pairs;
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
        for (std::uint32_t j = 0; j < mentions.size(); ++j)
            if (i != j && mentions[i].sentence == mentions[j].sentence) pairs.push_back({i, j});
    return pairs;
}

/// All that the encoder says of a text, to be compared bit by bit.
struct Said {
    Layers layers;
    std::vector<float> antecedents;
    std::vector<float> statements;
};

template <class Value>
bool same_bits(const std::vector<Value>& a, const std::vector<Value>& b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Value)) == 0);
}

bool operator==(const Said& a, const Said& b) {
    const auto same_spans = [](const SpanCandidate& x, const SpanCandidate& y) {
        return x.begin == y.begin && x.end == y.end && x.label == y.label && std::memcmp(&x.score, &y.score, sizeof x.score) == 0;
    };
    return a.layers.tags == b.layers.tags && a.layers.classes == b.layers.classes && a.layers.heads == b.layers.heads && a.layers.deprels == b.layers.deprels &&
           std::equal(a.layers.spans.begin(), a.layers.spans.end(), b.layers.spans.begin(), b.layers.spans.end(), same_spans) &&
           a.layers.context.values == b.layers.context.values && same_bits(a.layers.context.scales, b.layers.context.scales) &&
           same_bits(a.antecedents, b.antecedents) && same_bits(a.statements, b.statements);
}

Said ask(const Encoder& encoder, const Text& given) {
    Said said;
    said.layers = encoder.read(given.words, given.starts);
    const auto mentions = mentions_of(given);
    said.antecedents = encoder.antecedent_scores(said.layers.context, mentions, antecedents_of(mentions));
    said.statements = encoder.statement_scores(said.layers.context, mentions, statements_of(mentions));
    return said;
}

}  // namespace

TEST_CASE("a joint model tells the labels of all its heads") {
    const Encoder encoder = Tiny().encoder();
    REQUIRE(encoder.class_heads().size() == 2);
    CHECK(encoder.class_heads()[1] == "lemma");
    CHECK(encoder.class_labels(0)[2] == "PUNCT");
    CHECK(encoder.deprels()[0] == "root");
    CHECK(encoder.span_labels()[2] == "Place.name");
    CHECK(encoder.relation_labels()[3] == "negated");
}

TEST_CASE("a model of names alone leaves the other layers empty") {
    const TemporaryFile file("encoder.safetensors", TinyModel::random(1).bytes());
    const Encoder encoder(file.path());
    const Text given = text(4, 9);
    const Layers layers = encoder.read(given.words, given.starts);
    CHECK(layers.tags == encoder.tag(given.words, given.starts));
    CHECK((layers.classes.empty() && layers.heads.empty() && layers.deprels.empty() && layers.spans.empty() && layers.context.size() == 0));
    CHECK((encoder.class_heads().empty() && encoder.deprels().empty() && encoder.span_labels().empty() && encoder.relation_labels().empty()));
    CHECK_THROWS_AS(encoder.antecedent_scores({}, {}, {}), std::invalid_argument);
    CHECK_THROWS_AS(encoder.statement_scores({}, {}, {}), std::invalid_argument);
}

TEST_CASE("classes are those of the plain formulas") {
    const Tiny tiny;
    const Text given = text(12, 30);
    const Layers layers = tiny.encoder().read(given.words, given.starts);
    const PlainHeads expected = plain(tiny, layers.context);
    for (std::size_t c = 0; c < 2; ++c) {
        REQUIRE(layers.classes[c].size() == given.words.size());
        for (std::size_t w = 0; w < given.words.size(); ++w) {
            const auto logits = expected.class_logits(c, w);
            CHECK(logits.at(layers.classes[c][w]) > *std::max_element(logits.begin(), logits.end()) - 1e-4);
        }
    }
}

TEST_CASE("trees have one root in each sentence and labels of the plain formulas") {
    const Tiny tiny(2);
    const Text given = text(12, 30);
    const Layers layers = tiny.encoder().read(given.words, given.starts);
    const PlainHeads expected = plain(tiny, layers.context);
    REQUIRE(layers.heads.size() == given.words.size());
    for (std::size_t s = 0; s < given.starts.size(); ++s) {
        std::size_t roots = 0;
        for (std::uint32_t w = given.starts[s]; w < given.end_of(s); ++w) {
            REQUIRE((layers.heads[w] >= given.starts[s] && layers.heads[w] < given.end_of(s)));
            const bool root = layers.heads[w] == w;
            roots += root ? 1 : 0;
            CHECK((layers.deprels[w] == 0) == root);
            if (root) continue;
            const auto logits = expected.arc_labels(w, layers.heads[w]);
            CHECK(logits.at(layers.deprels[w]) > *std::max_element(logits.begin() + 1, logits.end()) - 1e-4);
        }
        CHECK(roots == 1);
    }
}

TEST_CASE("no other choice of one head makes a better tree") {
    const Tiny tiny(3);
    const Text given = text(8, 12);
    const Layers layers = tiny.encoder().read(given.words, given.starts);
    const PlainHeads expected = plain(tiny, layers.context);
    for (std::size_t s = 0; s < given.starts.size(); ++s) {
        const std::uint32_t begin = given.starts[s];
        const auto scores = expected.arc_scores({begin, given.end_of(s)});
        for (std::uint32_t w = begin; w < given.end_of(s); ++w) {
            if (layers.heads[w] == w) continue;
            for (std::uint32_t other = begin; other < given.end_of(s); ++other) {
                bool below = false;   // hanging w on what hangs on it is no tree
                for (std::uint32_t at = other;; at = layers.heads[at]) {
                    below = below || at == w;
                    if (layers.heads[at] == at) break;
                }
                if (!below) CHECK(scores[w - begin][layers.heads[w] - begin + 1] > scores[w - begin][other - begin + 1] - 1e-4);
            }
        }
    }
}

TEST_CASE("a very long sentence is one tree, in pieces hung on the first root") {
    const Tiny tiny;
    Text given = text(1, 1);
    given.words.assign(700, "Goma");
    given.words[250] = ",";
    for (std::size_t w = 0; w < given.words.size(); w += 7) given.words[w + 1] = "met";
    const Layers layers = tiny.encoder().read(given.words, given.starts);
    std::vector<std::uint32_t> later;
    std::uint32_t root = 0;
    for (std::uint32_t w = 0; w < 700; ++w) {
        const std::uint32_t piece = w < 251 ? 0 : w < 551 ? 251 : 551;
        if (layers.heads[w] == w) root = w;
        else if (layers.heads[w] < piece || layers.heads[w] >= (piece == 0 ? 251U : piece == 251 ? 551U : 700U)) later.push_back(w);
    }
    CHECK(std::count(layers.deprels.begin(), layers.deprels.end(), 0) == 1);
    REQUIRE(later.size() == 2);
    CHECK((root < 251 && later[0] >= 251 && later[0] < 551 && later[1] >= 551));
    for (const std::uint32_t w : later) CHECK((layers.heads[w] == root && tiny.model.deprels[layers.deprels[w]] == "parataxis"));
}

TEST_CASE("spans and their probabilities are those of the plain formulas, over the cuts of long sentences too") {
    const Tiny tiny;
    for (const Text& given : {text(12, 30), text(1, 5000, 77)}) {
        for (const float threshold : {0.5F, 0.8F}) {
            EncoderSettings settings;
            settings.span_threshold = threshold;
            const Layers layers = tiny.encoder(settings).read(given.words, given.starts);
            const PlainHeads expected = plain(tiny, layers.context);
            std::size_t next = 0;
            for (std::size_t s = 0; s < given.starts.size(); ++s) {
                const std::uint32_t sentence_end = given.end_of(s);
                for (std::uint32_t begin = given.starts[s]; begin < sentence_end; ++begin) {
                    for (std::uint32_t end = std::min(begin + 4, sentence_end); end > begin; --end) {
                        const auto logits = expected.span_logits({begin, end});
                        double none = 1;
                        for (const double x : logits) none += std::exp(x);
                        const auto best = std::max_element(logits.begin(), logits.end());
                        const bool is = next < layers.spans.size() && layers.spans[next].begin == begin && layers.spans[next].end == end;
                        const bool close = std::abs(1 - 1 / none - double{threshold}) < 1e-4;   // either is right
                        REQUIRE((close || is == (1 - 1 / none > double{threshold})));
                        if (!is) continue;
                        CHECK(layers.spans[next].score == adduce::test::Approx(std::exp(*best) / none).margin(1e-4));
                        CHECK(logits.at(layers.spans[next].label) > *best - 1e-4);
                        ++next;
                    }
                }
            }
            CHECK(next > 0);
            CHECK(next == layers.spans.size());
        }
    }
}

TEST_CASE("scores of antecedents are those of the plain formulas") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const Text given = text(30, 12);
    const Layers layers = encoder.read(given.words, given.starts);
    const PlainHeads expected = plain(tiny, layers.context);
    const auto mentions = mentions_of(given);
    const auto pairs = antecedents_of(mentions);
    const auto scores = encoder.antecedent_scores(layers.context, mentions, pairs);
    REQUIRE(scores.size() == pairs.size());
    const auto sentence_row = [](std::size_t d) { return d < 3 ? d : d < 5 ? 3U : d < 9 ? 4U : d < 17 ? 5U : 6U; };
    const auto mention_row = [](std::size_t d) { return d < 5 ? d - 1 : d < 8 ? 4U : d < 16 ? 5U : d < 32 ? 6U : 7U; };
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const PairMention& i = mentions[pairs[p].anaphor];
        const PairMention& j = mentions[pairs[p].antecedent];
        const std::size_t type_i = std::min<std::size_t>(i.type, 3);
        const std::size_t type_j = std::min<std::size_t>(j.type, 3);
        CHECK(scores[p] == adduce::test::Approx(expected.antecedent({{i.begin, i.end}}, {{j.begin, j.end}},
                                                                    {{"sentences", sentence_row(i.sentence - j.sentence)},
                                                                     {"mentions", mention_row(pairs[p].anaphor - pairs[p].antecedent)},
                                                                     {"forms", i.form * 3U + j.form},
                                                                     {"types", type_i * 4 + type_j},
                                                                     {"likeness", pairs[p].likeness}}))
                               .margin(1e-3));
    }
}

TEST_CASE("logits of statements are those of the plain formulas") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const Text given = text(15, 24);
    const Layers layers = encoder.read(given.words, given.starts);
    const PlainHeads expected = plain(tiny, layers.context);
    auto mentions = mentions_of(given);
    mentions.push_back({given.starts[0] + 0, given.end_of(0), 0, 1, 1});
    mentions.push_back({given.starts[0] + 1, given.end_of(0), 0, 2, 0});
    const auto pairs = statements_of(mentions);
    const auto logits = encoder.statement_scores(layers.context, mentions, pairs);
    REQUIRE(logits.size() == pairs.size() * 4);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const PairMention& i = mentions[pairs[p].subject];
        const PairMention& j = mentions[pairs[p].object];
        const auto row = expected.statement({{i.begin, i.end}}, {{j.begin, j.end}},
                                            {{"types", i.type * 5U + j.type}, {"forms", i.form * 3U + j.form}, {"distance", placing(i, j)}});
        for (std::size_t l = 0; l < 4; ++l) CHECK(logits[p * 4 + l] == adduce::test::Approx(row[l]).margin(1e-3));
    }
}

TEST_CASE("a place between two mentions is numbered by distance, or by which holds which") {
    const PairMention a{10, 12, 0, 0, 0};
    const auto with = [&](std::uint32_t begin, std::uint32_t end) { return placing(a, {begin, end, 0, 0, 0}); };
    CHECK(with(12, 13) == 0);
    CHECK(with(14, 15) == 2);
    CHECK(with(16, 17) == 3);
    CHECK(with(20, 21) == 4);
    CHECK(with(28, 29) == 5);
    CHECK(with(29, 30) == 6);
    CHECK(with(8, 10) == 7);
    CHECK(with(0, 7) == 10);
    CHECK(with(11, 12) == 14);
    CHECK(with(10, 12) == 14);
    CHECK(with(10, 14) == 15);
    CHECK(with(11, 13) == 16);
}

TEST_CASE("distances fall into the buckets that the model was trained with") {
    const auto bucket = [](std::uint32_t d) { return distance_bucket(d); };
    CHECK((bucket(0) == 0 && bucket(2) == 2 && bucket(4) == 3 && bucket(5) == 4 && bucket(8) == 4 && bucket(9) == 5 && bucket(16) == 5 && bucket(17) == 6));
    const auto mention = [](std::uint32_t d) { return mention_bucket(d); };
    CHECK((mention(1) == 0 && mention(4) == 3 && mention(5) == 4 && mention(8) == 5 && mention(15) == 5 && mention(16) == 6 && mention(32) == 7));
}

TEST_CASE("all layers are the same on every instruction set, with or without the library") {
    const Tiny tiny;
    const Text given = text(40, 60);
    const Said expected = ask(tiny.encoder(), given);
    for (const auto* kernels : available_kernels()) {
        for (const bool library : {true, false}) {
            EncoderSettings settings;
            settings.instructions = kernels->name;
            settings.library_products = library;
            INFO(kernels->name << (library ? ", library" : ", own products"));
            CHECK(ask(tiny.encoder(settings), given) == expected);
        }
    }
}

TEST_CASE("all layers do not depend on the size of a batch") {
    const Tiny tiny;
    const Text given = text(40, 60);
    const Said expected = ask(tiny.encoder(), given);
    for (const std::uint32_t rows : {1U, 50U, 100U, 100000U}) {
        EncoderSettings settings;
        settings.batch_rows = rows;
        CHECK(ask(tiny.encoder(settings), given) == expected);
    }
}

TEST_CASE("all layers are the same from several threads at once") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const Text given = text(40, 60);
    const Said expected = ask(encoder, given);
    std::vector<Said> found(4);
    std::vector<std::thread> threads;
    for (Said& slot : found) threads.emplace_back([&] { slot = ask(encoder, given); });
    for (std::thread& thread : threads) thread.join();
    CHECK(std::all_of(found.begin(), found.end(), [&](const Said& said) { return said == expected; }));
}

TEST_CASE("scores of pairs do not depend on the pairs beside them") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const Text given = text(120, 12);
    const Layers layers = encoder.read(given.words, given.starts);
    const auto mentions = mentions_of(given);
    const auto pairs = antecedents_of(mentions);
    const auto all = encoder.antecedent_scores(layers.context, mentions, pairs);
    const auto statements = statements_of(mentions);
    const auto logits = encoder.statement_scores(layers.context, mentions, statements);
    for (std::size_t p = 0; p < pairs.size(); p += 97)
        CHECK(encoder.antecedent_scores(layers.context, mentions, std::vector{pairs[p]}) == std::vector<float>{all[p]});
    for (std::size_t p = 0; p < statements.size(); p += 31)
        CHECK(encoder.statement_scores(layers.context, mentions, std::vector{statements[p]}) ==
              std::vector<float>(logits.begin() + static_cast<std::ptrdiff_t>(4 * p), logits.begin() + static_cast<std::ptrdiff_t>(4 * p + 4)));
}

TEST_CASE("mentions and pairs that cannot be are mistakes of the caller") {
    const Tiny tiny;
    const Encoder encoder = tiny.encoder();
    const Text given = text(2, 9);
    const ContextRows context = encoder.read(given.words, given.starts).context;
    const auto antecedent = [&](const PairMention& mention, const AntecedentPair& pair) {
        encoder.antecedent_scores(context, std::vector{PairMention{0, 1, 0, 0, 0}, mention}, std::vector{pair});
    };
    CHECK_NOTHROW(antecedent({1, 2, 0, 0, 0}, {1, 0, 0}));
    CHECK_THROWS_AS(antecedent({1, 1, 0, 0, 0}, {1, 0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 99, 0, 0, 0}, {1, 0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 2, 0, 5, 0}, {1, 0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 2, 0, 0, 3}, {1, 0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 2, 0, 0, 0}, {0, 1, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 2, 0, 0, 0}, {2, 0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(antecedent({1, 2, 0, 0, 0}, {1, 0, 6}), std::invalid_argument);
    const std::vector<PairMention> one = {{0, 1, 0, 0, 0}};
    CHECK_THROWS_AS(encoder.statement_scores(context, one, std::vector{StatementPair{0, 0}}), std::invalid_argument);
    CHECK_THROWS_AS(encoder.statement_scores({}, one, {}), std::invalid_argument);
}
