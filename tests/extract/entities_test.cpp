#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

#include "extract/entities.hpp"
#include "extract/mentions.hpp"
#include "extract/name_forms.hpp"

#include <algorithm>
#include <set>

using namespace adduce;
using namespace adduce::extract;

namespace {

std::set<std::string> names(const Analysis& a, NodeType type) {
    std::set<std::string> out;
    for (const Entity& e : a.entities)
        if (e.type == type) out.insert(e.name);
    return out;
}

const Entity* find(const Analysis& a, std::string_view name) {
    const auto it = std::find_if(a.entities.begin(), a.entities.end(), [&](const Entity& e) { return e.name == name; });
    return it == a.entities.end() ? nullptr : &*it;
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("a surname is the person whose full name stands in the document") {
    const auto m = test::read("President [Barack Obama](person) spoke. [Obama](person) left. Mr [Obama](person) returned.");
    CHECK(names(*m.analysis, NodeType::person) == Names{"Barack Obama"});
    CHECK(find(*m.analysis, "Barack Obama")->mentions.size() == 3);
}

TEST_CASE("initials and middle names do not make another person") {
    const auto m = test::read("Gen. [Kenneth Minimah](person) came. [Kenneth T.J. Minimah](person) and [K. Minimah](person) spoke. [Goodluck Ebele Jonathan](person) met [Goodluck Jonathan](person).");
    CHECK(names(*m.analysis, NodeType::person) == Names{"Kenneth T.J. Minimah", "Goodluck Ebele Jonathan"});
}

TEST_CASE("different given names are different persons") {
    const auto m = test::read("[John Smith](person) met [Mary Smith](person).");
    CHECK(names(*m.analysis, NodeType::person) == Names{"John Smith", "Mary Smith"});
}

TEST_CASE("a surname that fits two persons is the one named last before it") {
    const auto m = test::read("[John Smith](person) left. [Mary Smith](person) stayed. [Smith](person) spoke.");
    CHECK(find(*m.analysis, "Mary Smith")->mentions.size() == 2);
}

TEST_CASE("a country is one entity under its canonical name, by name, adjective and abbreviation") {
    const auto m = test::read("The [U.S.](place) agreed. [American](nationality) officials and the [United States](place) of old spoke to [America](place).");
    CHECK(names(*m.analysis, NodeType::place) == Names{"United States"});
    CHECK(find(*m.analysis, "United States")->kind == "country");
}

TEST_CASE("a capital is the country when it acts and the city when it locates") {
    const auto acts = test::read("[Pyongyang](place) rejected the offer.");
    CHECK(names(*acts.analysis, NodeType::place) == Names{"North Korea"});
    const auto locates = test::read("He spoke in [Pyongyang](place) on Monday.");
    CHECK(names(*locates.analysis, NodeType::place) == Names{"Pyongyang"});
}

TEST_CASE("the Kremlin and a government are their country") {
    const auto m = test::read("The [Kremlin](organization) and the [Russian government](organization) denied it.");
    CHECK(names(*m.analysis, NodeType::place) == Names{"Russia"});
    CHECK(names(*m.analysis, NodeType::organization).empty());
}

TEST_CASE("numbers never differ inside one unit") {
    const auto m = test::read("The [93rd Mechanized Brigade](unit) and the [92nd Brigade](unit) fought. The [93rd Brigade](unit) won.");
    CHECK(names(*m.analysis, NodeType::unit) == Names{"93rd Mechanized Brigade", "92nd Brigade"});
    CHECK(find(*m.analysis, "93rd Mechanized Brigade")->mentions.size() == 2);
}

TEST_CASE("a short designation that fits two units stays apart") {
    const auto m = test::read("The [3rd Assault Brigade](unit), the [3rd Tank Brigade](unit) and the [3rd Brigade](unit) fought.");
    CHECK(names(*m.analysis, NodeType::unit).size() == 3);
}

TEST_CASE("abbreviations and ordinals of unit names are written out") {
    const auto m = test::read("The [First Division](unit) came. [1 Div](unit) stayed.");
    CHECK(names(*m.analysis, NodeType::unit).size() == 1);
}

TEST_CASE("an abbreviation in brackets is the name before it, marked or not") {
    const auto m = test::read("The [Economic and Financial Crimes Commission](organization) (EFCC) spoke. The [EFCC](organization) left.");
    CHECK(names(*m.analysis, NodeType::organization) == Names{"Economic and Financial Crimes Commission"});
    CHECK(find(*m.analysis, "Economic and Financial Crimes Commission")->mentions.size() == 3);
}

TEST_CASE("a ministry is one, with or without its country") {
    const auto m = test::read("The [Ministry of Defence of Ukraine](organization) said so. The [Ukrainian Defence Ministry](organization) and the [Ministry of Defence](organization) agreed.");
    CHECK(names(*m.analysis, NodeType::organization).size() == 1);
}

TEST_CASE("ministries of two countries stay apart") {
    const auto m = test::read("The [Ukrainian Defence Ministry](organization) answered the [Russian Defence Ministry](organization).");
    CHECK(names(*m.analysis, NodeType::organization).size() == 2);
}

TEST_CASE("a state is one with or without the word state") {
    const auto m = test::read("In [Borno State](place) rain fell. [Borno](place) is wet.");
    CHECK(names(*m.analysis, NodeType::place) == Names{"Borno State"});
}

TEST_CASE("one spelling has one type, the surer one") {
    const auto m = test::read("[Boko Haram](organization) fled. [Boko Haram](unit 0.6) fled. [Boko Haram](organization) fled.");
    CHECK(m.analysis->entities.size() == 1);
    CHECK(m.analysis->entities[0].type == NodeType::organization);
}

TEST_CASE("forces without designation are one contingent a nationality") {
    const auto m = test::read("[North Korean](nationality) troops came. [North Korea](place)'s soldiers fought. The North Korean military left.");
    REQUIRE(find(*m.analysis, "North Korean forces") != nullptr);
    const Entity& force = *find(*m.analysis, "North Korean forces");
    CHECK(force.naming == Naming::contingent);
    CHECK(force.kind == "force");
    CHECK(force.mentions.size() == 3);
    CHECK(names(*m.analysis, NodeType::place) == Names{"North Korea"});
}

TEST_CASE("a named service is no contingent") {
    const auto m = test::read("The [Nigerian Army](unit) and [Nigerian](nationality) troops came.");
    CHECK(names(*m.analysis, NodeType::unit) == Names{"Nigerian Army", "Nigerian forces"});
    CHECK(find(*m.analysis, "Nigerian Army")->kind == "service");
}

TEST_CASE("a joint force is one contingent, two nationalities are two") {
    const auto joint = test::read("[Afghan](nationality) and coalition forces came.");
    CHECK(names(*joint.analysis, NodeType::unit) == Names{"Afghan and coalition forces"});
    const auto two = test::read("[French](nationality) and [British](nationality) forces came.");
    CHECK(names(*two.analysis, NodeType::unit) == Names{"French forces", "British forces"});
}

TEST_CASE("a military base is no force") {
    const auto m = test::read("A [Russian](nationality) military base was hit.");
    CHECK(names(*m.analysis, NodeType::unit).empty());
}

TEST_CASE("a soldier with a name is a person, not a force") {
    const auto m = test::read("[US](place) soldier [Bradley Manning](person) was accused.");
    CHECK(names(*m.analysis, NodeType::unit).empty());
}

TEST_CASE("articles, possessives, ranks and honorifics are no part of a name") {
    const auto m = test::read("[The Pentagon's](organization) man, [Lt. Gen. Tukur Buratai](person), met [Mr. Ferrer](person).");
    CHECK(names(*m.analysis, NodeType::organization) == Names{"Pentagon"});
    CHECK(names(*m.analysis, NodeType::person) == Names{"Tukur Buratai", "Ferrer"});
    CHECK(std::any_of(m.analysis->mentions.begin(), m.analysis->mentions.end(), [](const Mention& x) { return x.kind == MentionKind::rank; }));
}

TEST_CASE("a name found once is found again at its other places") {
    const auto m = test::read("[Jabhat Fateh](organization) attacked. Later Jabhat Fateh fled.");
    REQUIRE(m.analysis->entities.size() == 1);
    CHECK(m.analysis->entities[0].mentions.size() == 2);
}

TEST_CASE("two names of persons fit by words in order") {
    using Words = std::vector<std::string>;
    CHECK(persons_fit(Words{"obama"}, Words{"barack", "obama"}));
    CHECK(persons_fit(Words{"b", "obama"}, Words{"barack", "obama"}));
    CHECK_FALSE(persons_fit(Words{"b"}, Words{"barack", "obama"}));
    CHECK_FALSE(persons_fit(Words{"michelle", "obama"}, Words{"barack", "obama"}));
    CHECK_FALSE(persons_fit(Words{}, Words{"obama"}));
}

TEST_CASE("Georgia is the state where the United States are spoken of and Georgia's people are not") {
    const auto state = test::read("He was held in [Atlanta](place), [Georgia](place), in the [United States](place).");
    CHECK(names(*state.analysis, NodeType::place) == Names{"Atlanta", "Georgia", "United States"});
    CHECK(find(*state.analysis, "Georgia")->kind == "region");
    const auto country = test::read("[Georgia](place) and [Russia](place) fought.");
    CHECK(find(*country.analysis, "Georgia")->kind == "country");
}

TEST_CASE("the North is the one country of the document whose name begins so") {
    const auto m = test::read("[North Korea](place) and [South Korea](place) spoke. The [North](place) refused, the [South](place) waited.");
    CHECK(find(*m.analysis, "North Korea")->mentions.size() == 2);
    CHECK(find(*m.analysis, "South Korea")->mentions.size() == 2);
    const auto alone = test::read("[Nigeria](place) spoke. The [North](place) refused.");
    CHECK(names(*alone.analysis, NodeType::place) == Names{"Nigeria", "North"});
}

TEST_CASE("ranks and titles right before a person have that person's entity") {
    const auto m = test::read("[Lt. Gen.](rank) [Chief of Staff](role) [Ali Hill](person) met the [commander](role) on [Monday](date).");
    std::size_t attached = 0;
    for (const Mention& mention : m.analysis->mentions)
        if (mention.linked_by == "title") {
            ++attached;
            CHECK(m.analysis->entities.at(mention.entity).name == "Ali Hill");
        }
    CHECK(attached == 2);
    CHECK(find(*m.analysis, "Ali Hill")->mentions.size() == 1);
}

TEST_CASE("every mention with an entity says what linked it") {
    const auto m = test::read("[Russian](nationality) troops met [Obama](person) in [Kyiv](place).");
    for (const Mention& mention : m.analysis->mentions) CHECK((mention.entity == Mention::none) == mention.linked_by.empty());
}

TEST_CASE("a title in apposition by the tree has that person's entity") {
    auto m = test::mark("[Ali Hill](person), [commander](role), left.");
    Analysis& a = *m.analysis;
    refine_mentions(a, test::gazetteer());
    const std::vector<std::string> labels{"root", "appos", "punct", "nsubj", "flat"};
    a.syntax.deprel.labels = labels;
    a.syntax.deprel.ids = {3, 4, 2, 1, 2, 0, 2};   // Ali Hill , commander , left .
    a.syntax.heads = {5, 0, 3, 0, 0, 5, 5};
    find_entities(a, test::gazetteer());
    REQUIRE(a.mentions.size() == 2);
    CHECK(a.mentions[1].linked_by == "apposition");
    CHECK(a.mentions[1].entity == a.mentions[0].entity);
}
