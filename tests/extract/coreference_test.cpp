#include "extract/coreference.hpp"
#include "extract/entities.hpp"
#include "extract/mentions.hpp"
#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

#include <map>
#include <set>

using namespace adduce;
using namespace adduce::extract;

namespace {

using Scores = std::map<std::pair<std::string, std::string>, float>;   // words of anaphor and antecedent

/// A document with chains, scored by a table: pairs that are not in it fit badly.
struct Chained {
    explicit Chained(std::string_view text, Scores table = {}, const CoreferenceSettings& settings = {}) : marked(test::mark(text)), a(*marked.analysis), scores(std::move(table)) {
        refine_mentions(a, test::gazetteer());
        find_entities(a, test::gazetteer());
        a.context.row_of.resize(a.tokens.size());
        for (std::uint32_t t = 0; t < a.tokens.size(); ++t) a.context.row_of[t] = t;
        a.context.rows.scales.resize(a.tokens.size());
        find_coreference(a, test::gazetteer(), [this](auto mentions, auto pairs) { return score(mentions, pairs); }, settings);
    }

    std::string words(const PairMention& m) const { return std::string(a.words({m.begin, m.end})); }

    std::vector<float> score(std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs) {
        std::vector<float> out;
        for (const AntecedentPair& pair : pairs) {
            asked.emplace(words(mentions[pair.anaphor]), words(mentions[pair.antecedent]));
            const auto it = scores.find({words(mentions[pair.anaphor]), words(mentions[pair.antecedent])});
            out.push_back(it == scores.end() ? -9.0F : it->second);
        }
        return out;
    }

    /// The words of each mention of the entity of that name.
    std::vector<std::string> chain(std::string_view name) const {
        std::vector<std::string> out;
        for (const Entity& e : a.entities)
            if (e.name == name)
                for (const std::uint32_t m : e.mentions) out.emplace_back(a.words(a.mentions[m].tokens));
        return out;
    }

    const Mention& mention(std::string_view words) const {
        for (const Mention& m : a.mentions)
            if (a.words(m.tokens) == words && m.kind <= MentionKind::nationality) return m;
        FAIL("no mention " << words);
        return a.mentions.front();
    }

    test::Marked marked;
    Analysis& a;
    Scores scores;
    std::set<std::pair<std::string, std::string>> asked;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a pronoun joins the name that fits best before it") {
    const Chained c("[John Smith](person) met [Mary Hill](person). [She](person pronoun) left.", {{{"She", "John Smith"}, 0.5F}, {{"She", "Mary Hill"}, 2.0F}});
    CHECK(c.chain("Mary Hill") == Words{"Mary Hill", "She"});
    CHECK(c.chain("John Smith") == Words{"John Smith"});
}

TEST_CASE("a link keeps who found it and its antecedent") {
    const Chained c("[John Smith](person) left. [He](person pronoun) spoke.", {{{"He", "John Smith"}, 1.0F}});
    CHECK(c.mention("He").linked_by == "antecedent");
    CHECK(c.mention("He").antecedent == 0);
    CHECK(c.mention("John Smith").linked_by == "name");
}

TEST_CASE("a pronoun that nothing fits has no entity") {
    const Chained c("[John Smith](person) left. [He](person pronoun) spoke.");
    CHECK(c.mention("He").entity == Mention::none);
    CHECK(c.a.entities.size() == 1);
}

TEST_CASE("of antecedents that fit alike the nearest is taken") {
    const Chained c("[John Smith](person) met [Ali Hill](person). [He](person pronoun) left.", {{{"He", "John Smith"}, 1.0F}, {{"He", "Ali Hill"}, 1.0F}});
    CHECK(c.chain("Ali Hill").size() == 2);
}

TEST_CASE("a description that nothing fits founds an entity of its own") {
    const Chained c("[A senior police source](person description) spoke. [The source](person description) left.", {{{"source", "senior police source"}, 1.0F}});
    REQUIRE(c.a.entities.size() == 1);
    const Entity& e = c.a.entities.front();
    CHECK(e.type == NodeType::person);
    CHECK(e.naming == Naming::described);
    CHECK(e.name == "senior police source");
    CHECK(e.mentions.size() == 2);
    CHECK(c.mention("senior police source").linked_by == "description");
}

TEST_CASE("described entities of two documents are two nodes even if their words are the same") {
    const Chained one("[A police source](person description) spoke.");
    const Chained two("[A police source](person description) left.");
    CHECK(one.a.entities.at(0).key != two.a.entities.at(0).key);
}

TEST_CASE("two descriptions of one wording are two entities where nothing links them") {
    const Chained c("[A police source](person description) spoke. [A police source](person description) left.");
    REQUIRE(c.a.entities.size() == 2);
    CHECK(c.a.entities[0].key != c.a.entities[1].key);
}

TEST_CASE("a unit that is brought in by a count is unnamed") {
    const Chained c("[Two assault battalions](unit description) left.");
    REQUIRE(c.a.entities.size() == 1);
    CHECK(c.a.entities.front().naming == Naming::unnamed);
}

TEST_CASE("the first mention of a name joins a description before it that has no name yet") {
    const Chained c("[The commander](person description) came. [John Smith](person) left. [Smith](person) spoke.", {{{"John Smith", "commander"}, 1.0F}});
    CHECK(c.a.entities.size() == 1);
    CHECK(c.chain("John Smith") == Words{"commander", "John Smith", "Smith"});
    CHECK(c.a.entities.front().naming == Naming::named);
}

TEST_CASE("a pronoun before its name joins when the name refers back to it") {
    const Chained c("In [his](person pronoun) speech [John Smith](person) spoke.", {{{"John Smith", "his"}, 1.0F}});
    CHECK(c.chain("John Smith") == Words{"his", "John Smith"});
    CHECK(c.mention("his").linked_by == "later mention");
}

TEST_CASE("one description never joins two names") {
    const Chained c("[John Smith](person) left. [The general](person description) spoke. [Ali Hill](person) came.", {{{"general", "John Smith"}, 1.0F}, {{"Ali Hill", "general"}, 3.0F}});
    CHECK(c.chain("John Smith") == Words{"John Smith", "general"});
    CHECK(c.chain("Ali Hill") == Words{"Ali Hill"});
}

TEST_CASE("two names of persons or bodies join only where the model is much surer") {
    const Scores sure{{{"Charles Nesbitt Wilson", "Charlie Wilson"}, 3.0F}};
    const Chained c("[Charlie Wilson](person) left. [Charles Nesbitt Wilson](person) spoke. [Nesbitt Wilson](person) came.", sure);
    CHECK(c.chain("Charles Nesbitt Wilson") == Words{"Charlie Wilson", "Charles Nesbitt Wilson", "Nesbitt Wilson"});
    CHECK(c.mention("Charles Nesbitt Wilson").linked_by == "antecedent");
    CHECK(c.mention("Charles Nesbitt Wilson").antecedent == 0);
    const Chained d("[Ali Hill](person) met [Omar Hill](person).", {{{"Omar Hill", "Ali Hill"}, 1.0F}});
    CHECK(d.mention("Ali Hill").entity != d.mention("Omar Hill").entity);
}

TEST_CASE("names of places, and names whose numbers differ, are never compared") {
    const Chained places("[Davao City](place) lies near [Digos City](place).");
    CHECK(places.asked.empty());
    const Chained units("[93rd Brigade](unit) met [92nd Brigade](unit).");
    CHECK(units.asked.empty());
}

TEST_CASE("persons and other things never join") {
    const Chained c("[Amnesty](organization) spoke. [She](person pronoun) left.", {{{"She", "Amnesty"}, 9.0F}});
    CHECK(c.mention("She").entity == Mention::none);
}

TEST_CASE("a body may be spoken of as a unit, and a country as a government") {
    const Chained c("[Boko Haram](organization) came. [The fighters](unit description) left.", {{{"fighters", "Boko Haram"}, 1.0F}});
    CHECK(c.chain("Boko Haram") == Words{"Boko Haram", "fighters"});
}

TEST_CASE("a mention never joins one that it overlaps") {
    const Chained c("[[His](person pronoun) wife](person description) left.", {{{"His", "His wife"}, 9.0F}});
    CHECK(c.asked.empty());
}

TEST_CASE("his wife is not he, and is named for him") {
    const Chained c("[Ali Hill](person) left. [[His](person pronoun) wife](person description) stayed.", {{{"His", "Ali Hill"}, 1.0F}, {{"His wife", "Ali Hill"}, 9.0F}});
    CHECK(c.chain("Ali Hill") == Words{"Ali Hill", "His"});
    CHECK(c.chain("wife of Ali Hill") == Words{"His wife"});
}

TEST_CASE("the country is a country and the city none") {
    const Scores all{{{"country", "Lagos"}, 2.0F}, {{"country", "Nigeria"}, 1.0F}, {{"city", "Lagos"}, 1.0F}, {{"city", "Nigeria"}, 2.0F}};
    const Chained c("[Nigeria](place) and [Lagos](place) burned. [The country](place description) wept, [the city](place description) too.", all);
    CHECK(c.chain("Nigeria") == Words{"Nigeria", "country"});
    CHECK(c.chain("Lagos") == Words{"Lagos", "city"});
}

TEST_CASE("us in small letters is no country") {
    const Chained c("They met [us](place pronoun) in [Nigeria](place).");
    CHECK(c.mention("us").entity == Mention::none);
}

TEST_CASE("antecedents lie no farther back than the settings allow") {
    CoreferenceSettings settings;
    settings.sentences_back = 1;
    const Chained c("[John Smith](person) left. Nothing happened. [He](person pronoun) spoke.", {{{"He", "John Smith"}, 1.0F}}, settings);
    CHECK(c.asked.empty());
    settings.sentences_back = 30;
    settings.mentions_back = 1;
    const Chained d("[John Smith](person) met [Ali Hill](person). [He](person pronoun) spoke.", {{{"He", "John Smith"}, 1.0F}}, settings);
    CHECK(d.asked.contains({"He", "Ali Hill"}));
    CHECK_FALSE(d.asked.contains({"He", "John Smith"}));
}

TEST_CASE("I in what is told is who tells it, whatever the model says") {
    const Chained c("[Ali Hill](person) left. \"[I](person pronoun) saw [my](person pronoun) men,\" said [John Smith](person).", {{{"I", "Ali Hill"}, 5.0F}, {{"my", "Ali Hill"}, 5.0F}});
    CHECK(c.chain("John Smith") == Words{"I", "my", "John Smith"});
    CHECK(c.mention("I").linked_by == "speaker");
}

TEST_CASE("I where nobody is said to speak is what the model says") {
    const Chained c("[Ali Hill](person) left. [I](person pronoun) saw it.", {{{"I", "Ali Hill"}, 1.0F}});
    CHECK(c.chain("Ali Hill") == Words{"Ali Hill", "I"});
    CHECK(c.mention("I").linked_by == "antecedent");
}

TEST_CASE("what is spoken of is never the speaker") {
    const Chained c("[I](person pronoun) met a man. [He](person pronoun) left.", {{{"He", "I"}, 9.0F}});
    CHECK(c.asked.empty());
}

TEST_CASE("without context nothing is linked") {
    auto m = test::mark("[John Smith](person) left. [The general](person description) spoke.");
    refine_mentions(*m.analysis, test::gazetteer());
    find_entities(*m.analysis, test::gazetteer());
    find_coreference(*m.analysis, test::gazetteer(), [](auto, auto) { return std::vector<float>(); });
    CHECK(m.analysis->entities.size() == 1);
}
