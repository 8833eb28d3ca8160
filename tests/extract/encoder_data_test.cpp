// The model that is shipped: names in plain sentences.

#include "extract/encoder.hpp"
#include "tests/support/test.hpp"

#include <sstream>

using adduce::extract::Encoder;

namespace {

const Encoder& shipped() {
    static const Encoder encoder(std::string(ADDUCE_DATA) + "/encoder.safetensors");
    return encoder;
}

/// "Label: words" of one head, for one sentence of words between blanks.
std::vector<std::string> found(const std::string& head, const std::string& sentence) {
    std::istringstream stream(sentence);
    std::vector<std::string> tokens;
    for (std::string token; stream >> token;) tokens.push_back(token);
    const std::vector<std::string_view> words(tokens.begin(), tokens.end());
    const std::vector<std::uint32_t> starts = {0};
    const auto spans = shipped().tag(words, starts);
    std::vector<std::string> out;
    for (std::size_t h = 0; h < spans.size(); ++h) {
        if (shipped().heads()[h] != head) continue;
        for (const auto& span : spans[h]) {
            out.push_back(shipped().labels(h)[span.label] + ":");
            for (std::uint32_t t = span.begin; t < span.end; ++t) out.back() += " " + tokens[t];
        }
    }
    return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("the shipped model finds persons, units and places") {
    CHECK(found("outer", "Major General Leo Irabor , the Theatre Commander , spoke in Maiduguri on Tuesday .") ==
          Found{"Person: Leo Irabor", "Place: Maiduguri"});
    CHECK(found("outer", "Ukrainian soldiers of the 93rd Mechanized Brigade arrived in Pokrovsk on 12 October 2024 .") ==
          Found{"Nationality: Ukrainian", "Unit: 93rd Mechanized Brigade", "Place: Pokrovsk"});
}

TEST_CASE("the shipped model finds names in names") {
    const std::string sentence = "The University of Nairobi signed the agreement with UNICEF .";
    CHECK(found("outer", sentence) == Found{"Organization: University of Nairobi", "Organization: UNICEF"});
    CHECK(found("inner", sentence) == Found{"Place: Nairobi"});
}

TEST_CASE("the shipped model finds ranks, roles and dates") {
    CHECK(found("details", "Major General Leo Irabor , the Theatre Commander , spoke in Maiduguri on Tuesday .") ==
          Found{"Rank: Major General", "Role: Theatre Commander", "Date: Tuesday"});
}

TEST_CASE("case tells names from words") {
    CHECK(found("outer", "The turkey was served in march .").empty());
    CHECK(found("outer", "He flew to Turkey in March .") == Found{"Place: Turkey"});
}

TEST_CASE("every head of the shipped model is known and its training run is named") {
    CHECK(shipped().heads().size() >= 3);
    CHECK(shipped().fingerprint().size() == 64);
}
