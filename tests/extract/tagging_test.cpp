#include "extract/tagging.hpp"
#include "graph/error.hpp"
#include "tests/support/test.hpp"

#include <cmath>

using adduce::extract::append_spans;
using adduce::extract::best_labels;
using adduce::extract::TaggedSpan;
using adduce::extract::TagSet;

namespace {

const TagSet tags({"O", "B-Person", "I-Person", "B-Place", "I-Place"});

std::string decode(const std::vector<float>& logits) {
    std::string out;
    for (const std::uint16_t label : best_labels(tags, logits)) out += (out.empty() ? "" : " ") + tags.label(label);
    return out;
}

}  // namespace

TEST_CASE("the labels with the largest logits win where BIO allows them") {
    CHECK(decode({0, 5, 0, 0, 0, /**/ 0, 0, 5, 0, 0, /**/ 5, 0, 0, 0, 0, /**/ 0, 0, 0, 5, 0}) == "B-Person I-Person O B-Place");
}

TEST_CASE("an I- label never begins a sentence") { CHECK(decode({0, 1, 5, 0, 0}) == "B-Person"); }

TEST_CASE("an I- label never follows O or another type") {
    CHECK(decode({5, 0, 0, 0, 0, /**/ 0, 2, 5, 0, 0}) == "O B-Person");
    CHECK(decode({0, 5, 0, 0, 0, /**/ 0, 0, 1, 0, 5}) == "B-Person I-Person");
    CHECK(decode({0, 5, 0, 4.5F, 0, /**/ 0, 0, 0, 0, 5}) == "B-Place I-Place");   // better together
}

TEST_CASE("ties go to the lower label") { CHECK(decode({1, 1, 1, 1, 1, /**/ 0, 2, 0, 2, 0}) == "O B-Person"); }

TEST_CASE("a sentence without tokens has no labels") { CHECK(decode({}).empty()); }

TEST_CASE("spans run from each B- over its I- labels") {
    const std::vector<std::uint16_t> labels = {1, 2, 1, 0, 3};
    std::vector<float> logits(5 * 5, 0.0F);
    std::vector<TaggedSpan> spans;
    append_spans(tags, labels, logits, 10, spans);
    REQUIRE(spans.size() == 3);
    CHECK((spans[0].begin == 10 && spans[0].end == 12 && spans[0].label == 0));
    CHECK((spans[1].begin == 12 && spans[1].end == 13 && spans[1].label == 0));
    CHECK((spans[2].begin == 14 && spans[2].end == 15 && spans[2].label == 1));
    CHECK(spans[0].score == adduce::test::Approx(0.2));   // five labels, all alike
}

TEST_CASE("a span's score is the mean probability of its labels") {
    const std::vector<std::uint16_t> labels = {1, 2};
    std::vector<TaggedSpan> spans;
    append_spans(tags, labels, std::vector<float>{0, 3, 0, 0, -40, /**/ 0, 0, 1, 0, 0}, 0, spans);
    const double first = std::exp(3.0) / (std::exp(3.0) + 3);
    const double second = std::exp(1.0) / (std::exp(1.0) + 4);
    CHECK(spans.at(0).score == adduce::test::Approx((first + second) / 2).epsilon(1e-6));
}

TEST_CASE("types come in the order of their B- labels") {
    CHECK(std::vector<std::string>(tags.types().begin(), tags.types().end()) == std::vector<std::string>{"Person", "Place"});
    CHECK_THROWS_AS(TagSet({"B-Person", "O"}), adduce::FormatError);
    CHECK_THROWS_AS(TagSet({"O", "O"}), adduce::FormatError);
    CHECK_THROWS_AS(TagSet({}), adduce::FormatError);
}
