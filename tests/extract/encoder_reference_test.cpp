// The shipped model against what extract/train/reference.py says of it. After a change of the model:
// extract/train/write_fixture.py MODEL tests/extract/encoder_reference.json --small

#include "extract/encoder.hpp"
#include "extract/encoder_model.hpp"
#include "extract/encoder_windows.hpp"
#include "extract/layers.hpp"
#include "extract/model_file.hpp"
#include "extract/word_shape.hpp"
#include "extract/wordpiece.hpp"
#include "tests/support/test.hpp"

#include <rapidjson/document.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace adduce::extract;
using Json = rapidjson::Value;

namespace {

const std::string model_path = std::string(ADDUCE_DATA) + "/encoder.safetensors";

const Json& reference() {
    static const rapidjson::Document document = [] {
        std::ifstream file(std::string(ADDUCE_TEST_FILES) + "/encoder_reference.json", std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        rapidjson::Document parsed;
        parsed.Parse(text.c_str());
        return parsed;
    }();
    return document;
}

struct Case {
    explicit Case(const Json& json) : name(json["name"].GetString()) {
        for (const Json& sentence : json["sentences"].GetArray()) {
            starts.push_back(static_cast<std::uint32_t>(words.size()));
            for (const Json& token : sentence.GetArray()) words.emplace_back(token.GetString(), token.GetStringLength());
        }
    }

    std::string name;
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> starts;
};

std::vector<std::uint32_t> numbers(const Json& list) {
    std::vector<std::uint32_t> out;
    for (const Json& n : list.GetArray()) out.push_back(n.GetUint());
    return out;
}

/// Values of a list of lists of lists, or of a list of lists, in order.
template <class Take>
void each(const Json& json, Take take) {
    if (!json.IsArray()) return take(json);
    for (const Json& item : json.GetArray()) each(item, take);
}

}  // namespace

TEST_CASE("the reference is of the shipped model") {
    REQUIRE(reference().IsObject());
    CHECK(ModelFile(model_path, encoder_formats).metadata("checksum") == reference()["model_checksum"].GetString());
}

TEST_CASE("pieces, shapes and windows are exactly those of training") {
    const ModelFile file(model_path, encoder_formats);
    const WordPieces vocabulary(file.bytes("vocab"));
    for (const Json& json : reference()["cases"].GetArray()) {
        const Case given(json);
        INFO(given.name);
        std::vector<std::vector<std::uint32_t>> ids(given.words.size());
        std::vector<std::uint8_t> counts;
        for (std::size_t t = 0; t < given.words.size(); ++t) counts.push_back(static_cast<std::uint8_t>(vocabulary.append(given.words[t], 16, ids[t])));
        const auto windows = plan_windows(counts, given.starts, {160, 32});
        REQUIRE(windows.size() == json["windows"].Size());
        for (std::size_t w = 0; w < windows.size(); ++w) {
            std::vector<std::uint32_t> pieces = {vocabulary.begin()};
            std::vector<std::uint32_t> shapes = {0};
            std::vector<std::uint32_t> firsts;
            for (std::uint32_t t = windows[w].tokens.begin; t < windows[w].tokens.end; ++t) {
                firsts.push_back(static_cast<std::uint32_t>(pieces.size()));
                pieces.insert(pieces.end(), ids[t].begin(), ids[t].end());
                shapes.insert(shapes.end(), ids[t].size(), static_cast<std::uint32_t>(word_shape(given.words[t])));
            }
            pieces.push_back(vocabulary.end());
            shapes.push_back(0);
            const Json& expected = json["windows"][static_cast<rapidjson::SizeType>(w)];
            CHECK(pieces == numbers(expected["pieces"]));
            CHECK(shapes == numbers(expected["shapes"]));
            CHECK(firsts == numbers(expected["firsts"]));
        }
    }
}

TEST_CASE("logits and labels are those of the reference, as far as rounding to bytes lets them") {
    const Encoder encoder(model_path);
    std::size_t words = 0;   // in all heads
    std::size_t other = 0;
    for (const Json& json : reference()["cases"].GetArray()) {
        const Case given(json);
        const auto logits = encoder.logits(given.words, given.starts);
        const auto spans = encoder.tag(given.words, given.starts);
        for (std::size_t h = 0; h < encoder.heads().size(); ++h) {
            const char* head = encoder.heads()[h].c_str();
            if (json.HasMember("logits")) {
                std::size_t i = 0;
                each(json["logits"][head], [&](const Json& x) { CHECK(std::abs(logits[h][i++] - x.GetFloat()) < 0.5F); });
            }
            std::vector<std::string> found(given.words.size(), "O");
            for (const TaggedSpan& span : spans[h])
                for (std::uint32_t t = span.begin; t < span.end; ++t) found[t] = (t == span.begin ? "B-" : "I-") + encoder.labels(h)[span.label];
            std::size_t t = 0;
            each(json["labels"][head], [&](const Json& label) { other += found.at(t++) != label.GetString() ? 1 : 0; });
            CHECK(t == given.words.size());
            words += t;
        }
    }
    CHECK(other * 100 <= words);   // whose logits differ by less than the rounding; NumPy in another precision differs as often
}

TEST_CASE("classes, trees and spans are those of the reference, as far as rounding to bytes lets them") {
    const Encoder encoder(model_path);
    std::size_t words = 0;
    std::size_t other = 0;
    for (const Json& json : reference()["cases"].GetArray()) {
        if (!json.HasMember("heads")) continue;
        const Case given(json);
        INFO(given.name);
        const Layers layers = encoder.read(given.words, given.starts);
        words += given.words.size();
        for (std::size_t c = 0; c < encoder.class_heads().size(); ++c) {
            std::size_t w = 0;
            each(json["classes"][encoder.class_heads()[c].c_str()], [&](const Json& x) { other += encoder.class_labels(c)[layers.classes[c].at(w++)] != x.GetString() ? 1 : 0; });
            CHECK(w == given.words.size());
        }
        std::size_t w = 0;
        each(json["heads"], [&](const Json& x) { other += layers.heads.at(w++) != x.GetUint() ? 1 : 0; });
        w = 0;
        each(json["deprels"], [&](const Json& x) { other += encoder.deprels()[layers.deprels.at(w++)] != x.GetString() ? 1 : 0; });
        const auto known = [&](const SpanCandidate& span) {
            for (const Json& x : json["spans"].GetArray())
                if (x[0].GetUint() == span.begin && x[1].GetUint() == span.end)
                    return encoder.span_labels()[span.label] == x[2].GetString() && std::abs(span.score - x[3].GetFloat()) < 0.15F;
            return false;
        };
        for (const SpanCandidate& span : layers.spans) other += known(span) ? 0 : 1;
        other += layers.spans.size() > json["spans"].Size() ? 0 : json["spans"].Size() - layers.spans.size();
    }
    CHECK(other * 5 <= words);   // one in twenty-five of the five layers
}

TEST_CASE("scores of pairs are those of the reference, as far as rounding to bytes lets them") {
    const Encoder encoder(model_path);
    for (const Json& json : reference()["cases"].GetArray()) {
        if (!json.HasMember("mentions")) continue;
        const Case given(json);
        INFO(given.name);
        const ContextRows context = encoder.read(given.words, given.starts).context;
        std::vector<PairMention> mentions;
        for (const Json& m : json["mentions"].GetArray())
            mentions.push_back({m[0].GetUint(), m[1].GetUint(), m[2].GetUint(), static_cast<std::uint8_t>(m[3].GetUint()), static_cast<std::uint8_t>(m[4].GetUint())});
        std::vector<AntecedentPair> antecedents;
        std::vector<float> expected;
        for (const Json& p : json["antecedents"].GetArray()) {
            antecedents.push_back({p[0].GetUint(), p[1].GetUint(), static_cast<std::uint8_t>(p[2].GetUint())});
            expected.push_back(p[3].GetFloat());
        }
        const auto scores = encoder.antecedent_scores(context, mentions, antecedents);
        REQUIRE(scores.size() == expected.size());
        for (std::size_t p = 0; p < scores.size(); ++p) CHECK(std::abs(scores[p] - expected[p]) < 0.5F);
        std::vector<StatementPair> statements;
        expected.clear();
        for (const Json& p : json["statements"].GetArray()) {
            statements.push_back({p[0].GetUint(), p[1].GetUint()});
            each(p[2], [&](const Json& x) { expected.push_back(x.GetFloat()); });
        }
        const auto logits = encoder.statement_scores(context, mentions, statements);
        REQUIRE(logits.size() == expected.size());
        for (std::size_t p = 0; p < logits.size(); ++p) CHECK(std::abs(logits[p] - expected[p]) < 1.0F);   // of logits down to -15; NumPy in another precision: 0.64
    }
}
