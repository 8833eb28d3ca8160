#include "cli/score/align.hpp"
#include "cli/score/document.hpp"
#include "cli/score/figures.hpp"
#include "cli/score/normalize.hpp"
#include "graph/error.hpp"
#include "tests/support/test.hpp"

#include <fstream>
#include <iterator>

using namespace adduce::cli;
using adduce::test::Approx;

namespace {

const std::string files = ADDUCE_TEST_FILES;

std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

score::Figures tiny_figures() { return score::measure(score::read_gold(files + "/score"), score::read_built(files + "/score_graph.json"), files + "/score"); }

}  // namespace

TEST_CASE("names are compared without case, accents, articles, possessives and forms of address", "[score]") {
    CHECK(score::normalize("The U.S. Army’s") == "us army");
    CHECK(score::normalize("93rd Brigade") == "93 brigade");
    CHECK(score::normalize("Dr. Müller") == "muller");
    CHECK(score::normalize("Bank of the West") == "bank west");
    CHECK(score::normalize("STRASSE") == score::normalize("Straße"));
    CHECK(score::normalize("an ally") == "ally");
    CHECK(score::normalize("A.B") == "a b");
    CHECK(score::normalize("the") == "");
    CHECK(score::normalize("rock 'n' roll") == "rock n roll");
}

TEST_CASE("a shared form is more alike than any overlap of words", "[score]") {
    CHECK(score::similarity({"norland"}, {"norland", "kingdom norland"}) == Approx(1.5));
    CHECK(score::similarity({"dara osei"}, {"president osei"}) == 0);
    CHECK(score::similarity({"dara osei"}, {"osei"}) == Approx(0.5));
}

TEST_CASE("numbers and sides keep two names apart", "[score]") {
    CHECK(score::similarity({"93 mechanized brigade"}, {"92 mechanized brigade"}) == 0);
    CHECK(score::similarity({"southern corps command"}, {"northern corps command"}) == 0);
    CHECK(score::similarity({"93 mechanized brigade"}, {"93 brigade"}) > 0.6);
}

TEST_CASE("each node is aligned once, the most alike first", "[score]") {
    const std::vector<score::Candidate> gold{{"g1", {"Person"}, {"dara osei"}}, {"g2", {"Person"}, {"osei"}}};
    const std::vector<score::Candidate> built{{"b1", {"Person"}, {"osei"}}, {"b2", {"Place"}, {"dara osei"}}};
    CHECK(score::align(gold, built) == std::map<std::string, std::string>{{"g2", "b1"}});
}

TEST_CASE("the ends of a symmetric relation may be swapped, of another not", "[score]") {
    using score::Strictness;
    CHECK(score::key_of("b", "allied_with", "a", Strictness::strict) == score::key_of("a", "allied_with", "b", Strictness::strict));
    CHECK_FALSE(score::key_of("b", "attacks", "a", Strictness::strict) == score::key_of("a", "attacks", "b", Strictness::strict));
    CHECK(score::key_of("b", "attacks", "a", Strictness::group) == score::key_of("a", "fights_against", "b", Strictness::group));
    CHECK(score::key_of("b", "heads", "a", Strictness::pair) == score::key_of("a", "supplies", "b", Strictness::pair));
}

TEST_CASE("a graph gets the recorded figures", "[score]") {
    const score::Figures figures = tiny_figures();
    std::string printed;
    for (const std::string& line : figures.errors) printed += line + "\n";
    CHECK(printed + score::report(figures) == content(files + "/score_expected.txt"));
    CHECK(score::report_json(figures) == content(files + "/score_expected.json"));
    CHECK(figures.unknown_documents == std::vector<std::string>{"absent"});
}

TEST_CASE("a file that is no graph is refused by name", "[score]") {
    CHECK_THROWS_AS(score::read_built(files + "/score/bridge.txt"), adduce::FormatError);
    CHECK_THROWS_AS(score::read_built(files + "/score/bridge.json"), adduce::FormatError);
    CHECK_THROWS_AS(score::read_built(files + "/nothing.json"), adduce::FileError);
    CHECK_THROWS_AS(score::read_gold(files + "/nothing"), adduce::FileError);
}
