#include "extract/pair_mentions.hpp"
#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

#include <numeric>

using namespace adduce;
using namespace adduce::extract;

namespace {

/// How alike the first two names of the text are.
Likeness alike(std::string_view text) {
    const auto m = test::mark(text);
    REQUIRE(m.analysis->mentions.size() == 2);
    return likeness(*m.analysis, m.analysis->mentions[0], m.analysis->mentions[1]);
}

}  // namespace

TEST_CASE("a pronoun is like nothing") {
    auto m = test::mark("[Obama](person) said [Obama](person) left.");
    m.analysis->mentions[1].form = MentionForm::pronoun;
    CHECK(likeness(*m.analysis, m.analysis->mentions[0], m.analysis->mentions[1]) == Likeness::pronoun);
}

TEST_CASE("letter case, articles and possessive marks do not make words different") {
    CHECK(alike("[The Brigade](unit) met [a BRIGADE's](unit) men.") == Likeness::same);
    CHECK(alike("[Élite Guard](unit) met [élite guard](unit) men.") == Likeness::same);
}

TEST_CASE("the same last word comes before a common word") {
    CHECK(alike("[93rd Brigade](unit) met [tank brigade](unit).") == Likeness::same_last);
    CHECK(alike("[Brigade staff](unit) met [brigade commander](person).") == Likeness::common);
}

TEST_CASE("a common word counts from four letters on") { CHECK(alike("[Air men](unit) met [air base](place).") == Likeness::other); }

TEST_CASE("a single word may be the initials of the other's capitalised words") {
    CHECK(alike("[Joint Task Force of Lagos](unit), [JTFL](unit).") == Likeness::initials);
    CHECK(alike("[EFCC](organization), [Economic and Financial Crimes Commission](organization).") == Likeness::initials);
    CHECK(alike("[Joint task force](unit), [JTF](unit).") == Likeness::other);
    CHECK(alike("[J](unit), [Joint](unit).") == Likeness::other);
}

TEST_CASE("a mention is placed in rows of the context") {
    auto m = test::mark("Skipped. The [Nigerian](nationality) [Army](unit) came on [Monday](date).");
    Analysis& a = *m.analysis;
    a.context.row_of.assign(a.tokens.size(), Context::none);
    CHECK_FALSE(pair_mention(a, a.mentions[0]).has_value());   // not read
    std::iota(a.context.row_of.begin() + 2, a.context.row_of.end(), 0U);
    const auto nigerian = pair_mention(a, a.mentions[0]);
    REQUIRE(nigerian.has_value());
    CHECK(nigerian->begin == 1);
    CHECK(nigerian->end == 2);
    CHECK(nigerian->sentence == 1);
    CHECK(nigerian->type == 3);
    CHECK(nigerian->form == 0);
    CHECK(pair_mention(a, a.mentions[1])->type == 1);
    CHECK_FALSE(pair_mention(a, a.mentions[2]).has_value());   // a date
}

TEST_CASE("a force without a designation is seen as a description") {
    auto m = test::mark("[Russian troops](unit) met the [Russian Army](unit).");
    Analysis& a = *m.analysis;
    a.context.row_of.assign(a.tokens.size(), 0);
    for (Mention& mention : a.mentions) mention.found_by = "contingent";
    CHECK(pair_mention(a, a.mentions[0])->form == 1);
    CHECK(pair_mention(a, a.mentions[1])->form == 0);
}
