#include "extract/rules.hpp"
#include "extract/word_classes.hpp"
#include "graph/error.hpp"
#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

using namespace adduce;
using namespace adduce::extract;

namespace {

bool has(const WordClasses& classes, std::string_view name, std::string_view phrase) {
    const auto id = classes.find(name);
    return id && classes.contains(*id, phrase);
}

std::string refusal(std::string_view text) {
    try {
        WordClasses::parse(text, "classes.txt");
    } catch (const FormatError& e) {
        return e.what();
    }
    return "";
}

std::string rule_refusal(std::string_view text) {
    try {
        RuleSet::parse(text, "x.rules", test::gazetteer().classes());
    } catch (const FormatError& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("regular verbs get their forms") {
    const auto classes = WordClasses::parse("[verb hit]\nattack\ncarry | out\ninvade\npress\n", "t");
    for (const char* form : {"attack", "attacks", "attacked", "attacking", "carries out", "carried out", "carrying out", "invaded", "invading", "presses"}) {
        INFO(form);
        CHECK(has(classes, "hit", form));
    }
    CHECK(has(classes, "hit.ing", "attacking"));
    CHECK_FALSE(has(classes, "hit.fin", "attacking"));
    CHECK_FALSE(has(classes, "hit", "carry"));
}

TEST_CASE("irregular verbs are written out") {
    const auto classes = WordClasses::parse("[verb hit]\nstrike strikes struck stricken striking\n", "t");
    CHECK(has(classes, "hit.fin", "struck"));
    CHECK(has(classes, "hit.part", "stricken"));
    CHECK_FALSE(has(classes, "hit.part", "struck"));
}

TEST_CASE("a class takes in another, and hyphens may be tokens") {
    const auto classes = WordClasses::parse("[a]\none; commander-in-chief\n[b]\n@a; two\n", "t");
    CHECK(has(classes, "b", "one"));
    CHECK(has(classes, "b", "commander - in - chief"));
    CHECK_FALSE(has(classes, "a", "two"));
}

TEST_CASE("broken class files are refused with file, line and what is expected") {
    CHECK(refusal("one\n").find("classes.txt:1") != std::string::npos);
    CHECK(refusal("[a]\n@b\n").find("classes.txt:2") != std::string::npos);
    CHECK(refusal("[verb a]\nx y\n").find("expected one (regular) or five") != std::string::npos);
    CHECK(refusal("[a\n").find("close the bracket") != std::string::npos);
}

TEST_CASE("broken rules are refused with file, line and what is expected") {
    CHECK(rule_refusal("pattern x\n").find("x.rules:1") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern x\n").find("no case") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern <man>\n  case heads\n").find("no class of mentions") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern @nothing\n  case heads\n").find("no class of words") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern (x\n  case heads\n").find("not closed") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern x\n  case likes\n").find("no relation of the schema") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern x\n  case heads score=2\n").find("score") != std::string::npos);
    CHECK(rule_refusal("define A = B\ndefine B = A\nrule a\n  pattern A\n  case heads\n").find("circle") != std::string::npos);
    CHECK(rule_refusal("rule a\n  pattern x\n  case heads\n  example [A](person)\n").find("example needs") != std::string::npos);
}

TEST_CASE("country forms are looked up by comparison form") {
    const auto& g = test::gazetteer();
    REQUIRE(g.find_country("U.S."));
    CHECK(g.country(g.find_country("U.S.")->country).name == "United States");
    CHECK(g.find_country("North Koreans")->form == Gazetteer::Form::people);
    CHECK(g.find_country("Ukrainian")->form == Gazetteer::Form::adjective);
    CHECK(g.find_country("Pyongyang")->form == Gazetteer::Form::capital);
    CHECK_FALSE(g.find_country("Atlantis"));
    CHECK(g.place_kind("Kharkiv") == "city");
    CHECK(g.place_kind("Ohio") == "region");
}
