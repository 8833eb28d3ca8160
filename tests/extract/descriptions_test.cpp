#include "extract/mentions.hpp"
#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

using namespace adduce;
using namespace adduce::extract;

namespace {

/// The descriptions and pronouns among the refined mentions, in order.
std::vector<std::string> described(std::string_view text) {
    const auto m = test::mark(text);
    refine_mentions(*m.analysis, test::gazetteer());
    std::vector<std::string> out;
    for (const Mention& mention : m.analysis->mentions)
        if (mention.found_by == "encoder.spans") out.emplace_back(m.analysis->words(mention.tokens));
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("descriptions and pronouns become mentions, without their article") {
    CHECK(described("[The commander](person description) of the [93rd Brigade](unit) said [he](person pronoun) left.") == Words{"commander", "he"});
}

TEST_CASE("a candidate that the encoder is not sure of is no mention") { CHECK(described("[The commander](person description 0.4) left.").empty()); }

TEST_CASE("a description that equals a name gives way to it") { CHECK(described("The [[Army](unit)](unit description) left.").empty()); }

TEST_CASE("a description inside a name is no mention") { CHECK(described("The [[Army](unit description) of Northern Virginia](unit) left.").empty()); }

TEST_CASE("a description may hold a name, which stays a name of its own") {
    const auto m = test::mark("[A commander of the [93rd Brigade](unit)](person description) left.");
    refine_mentions(*m.analysis, test::gazetteer());
    REQUIRE(m.analysis->mentions.size() >= 2);
    CHECK(m.analysis->words(m.analysis->mentions[0].tokens) == "commander of the 93rd Brigade");
    for (const Mention& mention : m.analysis->mentions) CHECK_FALSE(mention.nested);
}

TEST_CASE("a description whose head is a name gives way to it") {
    CHECK(described("[Southern [Iraq](place)](place description) burned.").empty());
    CHECK(described("[A camp in [Iraq](place)](place description) burned.") == Words{"camp in Iraq"});
}

TEST_CASE("of two descriptions that cross the surer stays") {
    auto m = test::mark("Old army chiefs left.");
    m.analysis->candidates = {{{0, 2}, 0, MentionKind::unit, MentionForm::description, 0.6F}, {{1, 3}, 0, MentionKind::person, MentionForm::description, 0.9F}};
    refine_mentions(*m.analysis, test::gazetteer());
    Words found;
    for (const Mention& mention : m.analysis->mentions)
        if (mention.found_by == "encoder.spans") found.emplace_back(m.analysis->words(mention.tokens));
    CHECK(found == Words{"army chiefs"});
}

TEST_CASE("of two readings of one description the surer stays") {
    CHECK(described("[A top [police source](person description 0.6)](person description 0.9) spoke.") == Words{"top police source"});
    CHECK(described("[[The spokesman](person description 0.9) of the house](person description 0.7) spoke.") == Words{"spokesman"});
}

TEST_CASE("a description may hold one of another kind, and a pronoun") {
    CHECK(described("[A top [police](organization description) source](person description) spoke.") == Words{"top police source", "police"});
    CHECK(described("[[His](person pronoun) wife](person description) spoke.") == Words{"His wife", "His"});
}
