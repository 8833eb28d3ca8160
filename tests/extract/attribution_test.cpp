#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

#include <algorithm>

using namespace adduce;
using namespace adduce::extract;

namespace {

/// The statement of that relation, or a failed test.
const StatementDraft& only(const Analysis& a, Relation relation) {
    const auto it = std::find_if(a.statements.begin(), a.statements.end(), [&](const StatementDraft& d) { return d.relation == relation; });
    REQUIRE(it != a.statements.end());
    return *it;
}

std::string holder(const Analysis& a, const StatementDraft& d, std::size_t i = 0) {
    if (i >= d.attribution.size()) return "nobody";
    const auto e = d.attribution[i].entity;
    return e == Mention::none ? std::string(a.text.slice(d.attribution[i].words)) : a.entities[e].name;
}

}  // namespace

TEST_CASE("the speaker before 'said that' holds what is said") {
    const auto m = test::read("[Sani Usman](person) said that [Boko Haram](organization) attacked [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    CHECK(holder(*m.analysis, d) == "Sani Usman");
    CHECK(d.attribution.at(0).stance == Stance::asserts);
    CHECK(m.analysis->text.slice(d.attribution.at(0).cue) == "said");
}

TEST_CASE("according to, at either end") {
    const auto front = test::read("According to [Reuters](organization), [Boko Haram](organization) attacked [Chinene](place).");
    CHECK(holder(*front.analysis, only(*front.analysis, Relation::attacks)) == "Reuters");
    const auto back = test::read("[Boko Haram](organization) attacked [Chinene](place), according to [Reuters](organization).");
    CHECK(holder(*back.analysis, only(*back.analysis, Relation::attacks)) == "Reuters");
}

TEST_CASE("the speaker behind a quote holds it") {
    const auto m = test::read("\"[Boko Haram](organization) attacked [Chinene](place),\" said [Sani Usman](person).");
    CHECK(holder(*m.analysis, only(*m.analysis, Relation::attacks)) == "Sani Usman");
}

TEST_CASE("a speaker with an apposition is still the speaker") {
    const auto m = test::read("[Sani Usman](person), the army spokesman, said [Boko Haram](organization) attacked [Chinene](place).");
    CHECK(holder(*m.analysis, only(*m.analysis, Relation::attacks)) == "Sani Usman");
}

TEST_CASE("a quote that goes on keeps its speaker") {
    const auto m = test::read("\"It was bad,\" said [Sani Usman](person). \"[Boko Haram](organization) attacked [Chinene](place).\"");
    CHECK(holder(*m.analysis, only(*m.analysis, Relation::attacks)) == "Sani Usman");
}

TEST_CASE("who says ':' holds the quotation in the next paragraph, not the speaker before") {
    const auto m = test::read("\"It was bad,\" said [Sani Usman](person).\n\n[John Smith](person) said:\n\n\"[Boko Haram](organization) attacked [Chinene](place).\"");
    CHECK(holder(*m.analysis, only(*m.analysis, Relation::attacks)) == "John Smith");
}

TEST_CASE("speakers without a name stay as words") {
    const auto m = test::read("The officials said [Boko Haram](organization) attacked [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    CHECK(holder(*m.analysis, d) == "The officials");
}

TEST_CASE("a denial is the statement, affirmed, with a holder who denies") {
    const auto m = test::read("The [Kremlin](organization) denied that [Russia](place) attacked [Kharkiv](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    REQUIRE(d.attribution.size() == 1);
    CHECK(d.attribution[0].stance == Stance::denies);
    CHECK(d.polarity == Polarity::affirmed);
}

TEST_CASE("an allegation is possible, not asserted") {
    const auto m = test::read("[Sani Usman](person) claimed that [Boko Haram](organization) attacked [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    CHECK(d.attribution.at(0).stance == Stance::alleges);
    CHECK(d.modality == Modality::possible);
}

TEST_CASE("a hedge without holder is an attribution without holder") {
    const auto m = test::read("[Boko Haram](organization) allegedly attacked [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    REQUIRE(d.attribution.size() == 1);
    CHECK(d.attribution[0].entity == Mention::none);
    CHECK(d.attribution[0].words.empty());
    CHECK(d.attribution[0].stance == Stance::alleges);
}

TEST_CASE("the page's own words have no holder") {
    const auto m = test::read("[Boko Haram](organization) attacked [Chinene](place).");
    CHECK(only(*m.analysis, Relation::attacks).attribution.empty());
}

TEST_CASE("nationality inside what is said is the page's own voice") {
    const auto m = test::read("[Sani Usman](person) said the [Nigerian Army](unit) attacked [Chinene](place).");
    CHECK(only(*m.analysis, Relation::of_country).attribution.empty());
    CHECK(holder(*m.analysis, only(*m.analysis, Relation::attacks)) == "Sani Usman");
}

TEST_CASE("a negation before the verb negates the statement and is cited") {
    const auto m = test::read("[Boko Haram](organization) did not attack [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    CHECK(d.polarity == Polarity::negated);
    CHECK(m.analysis->text.slice(d.polarity_cue) == "not");
}

TEST_CASE("what will or may happen is planned or possible") {
    const auto planned = test::read("[Boris Johnson](person) will visit [Kyiv](place).");
    CHECK(only(*planned.analysis, Relation::present_at).modality == Modality::planned);
    const auto possible = test::read("[Boris Johnson](person) may visit [Kyiv](place).");
    CHECK(only(*possible.analysis, Relation::present_at).modality == Modality::possible);
    CHECK(possible.analysis->text.slice(only(*possible.analysis, Relation::present_at).modality_cue) == "may");
}

TEST_CASE("an event has the number of its force and the day of its sentence") {
    const auto m = test::read("[Russia](place) sent [10,000](quantity) [North Korean](nationality) troops to [Kursk](place) on [Monday](date).", "2024-10-31");
    const auto& d = only(*m.analysis, Relation::deployed_to);
    CHECK(m.analysis->text.slice(d.quantity) == "10,000");
    CHECK(m.analysis->text.slice(d.time) == "Monday");
}

TEST_CASE("the day of a telling is not the day of what is told") {
    const auto m = test::read("[Sani Usman](person) said on [Monday](date) that [Boko Haram](organization) attacked [Chinene](place).");
    CHECK(only(*m.analysis, Relation::attacks).time.empty());
}

TEST_CASE("an act tried in vain is negated and attempted") {
    const auto m = test::read("[Boko Haram](organization) tried to attack [Chinene](place).");
    const auto& d = only(*m.analysis, Relation::attacks);
    CHECK(d.polarity == Polarity::negated);
    CHECK(d.kind == "attempted");
    CHECK(m.analysis->text.slice(d.polarity_cue) == "tried to");
}
