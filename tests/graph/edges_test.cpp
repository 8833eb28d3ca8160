#include "graph/edges.hpp"
#include "tests/support/build.hpp"
#include "tests/support/test.hpp"

#include <functional>
#include <string>
#include <vector>

using namespace adduce;
using test::Draft;

namespace {

using Change = std::function<void(Draft::StatementSpec&)>;

/// One page that says "Kim leads the Guard" in some way.
struct Page {
    std::string publisher;
    std::string published;
    Change change;
};

const Change supports = [](Draft::StatementSpec&) {};
const Change denies = [](Draft::StatementSpec& s) { s.by("a minister", Stance::denies); };
const Change negates = [](Draft::StatementSpec& s) { s.negated(); };
const Change claims = [](Draft::StatementSpec& s) { s.by("a minister", Stance::alleges); };
const Change doubts = [](Draft::StatementSpec& s) { s.by("a minister", Stance::doubts); };
const Change plans = [](Draft::StatementSpec& s) { s.modality(Modality::planned); };

Graph graph_of(const std::vector<Page>& pages) {
    Draft draft;
    const auto kim = draft.node(NodeType::person, "Kim");
    const auto guard = draft.node(NodeType::unit, "the Guard");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = draft.document("p" + std::to_string(i), "Kim leads the Guard. " + std::to_string(i), {.publisher = pages[i].publisher, .published = pages[i].published});
        pages[i].change(draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard"));
    }
    return draft.graph();
}

Edge only_edge(const Graph& graph) {
    const auto edges = edges_of(graph);
    REQUIRE(edges.size() == 1);
    CHECK(status_of(graph, edges[0].statements) == edges[0].status);
    return edges[0];
}

/// Every page of a publisher of its own, undated.
std::string status(const std::vector<Change>& changes) {
    std::vector<Page> pages;
    for (const Change& change : changes) pages.push_back({"Paper " + std::to_string(pages.size()), "", change});
    return std::string(name(only_edge(graph_of(pages)).status));
}

Vote vote(const Change& change) {
    const Graph graph = graph_of({{"Paper", "", change}});
    return vote_of(graph.statements().front());
}

}  // namespace

TEST_CASE("the status follows from the votes of independent origins") {
    CHECK(status({supports}) == "single_source");
    CHECK(status({supports, supports}) == "corroborated");
    CHECK(status({denies}) == "denied");
    CHECK(status({denies, denies}) == "denied");
    CHECK(status({negates}) == "denied");
    CHECK(status({claims}) == "unconfirmed");
    CHECK(status({claims, claims}) == "unconfirmed");
    CHECK(status({doubts}) == "unconfirmed");
    CHECK(status({plans}) == "planned");
    CHECK(status({plans, plans}) == "planned");

    CHECK(status({supports, denies}) == "contested");
    CHECK(status({supports, negates}) == "contested");
    CHECK(status({supports, supports, denies}) == "contested");
    CHECK(status({claims, denies}) == "contested");
    CHECK(status({plans, denies}) == "contested");
    CHECK(status({doubts, denies}) == "denied");

    CHECK(status({supports, claims}) == "single_source");
    CHECK(status({supports, doubts}) == "single_source");
    CHECK(status({supports, plans}) == "single_source");
    CHECK(status({supports, supports, doubts, plans}) == "corroborated");
    CHECK(status({claims, plans}) == "unconfirmed");
    CHECK(status({doubts, plans}) == "unconfirmed");
}

TEST_CASE("stances decide the vote") {
    const auto by = [](Stance stance) { return vote([=](Draft::StatementSpec& s) { s.by("a minister", stance); }); };
    CHECK(by(Stance::asserts) == Vote::supports);
    CHECK(by(Stance::reports) == Vote::supports);
    CHECK(by(Stance::confirms) == Vote::supports);
    CHECK(by(Stance::estimates) == Vote::supports);
    CHECK(by(Stance::alleges) == Vote::claims);
    CHECK(by(Stance::doubts) == Vote::doubts);
    CHECK(by(Stance::withholds) == Vote::doubts);
    CHECK(by(Stance::unverified) == Vote::doubts);
    CHECK(by(Stance::denies) == Vote::denies);
}

TEST_CASE("modalities decide the vote") {
    const auto as = [](Modality modality) { return vote([=](Draft::StatementSpec& s) { s.modality(modality); }); };
    CHECK(as(Modality::asserted) == Vote::supports);
    CHECK(as(Modality::probable) == Vote::supports);
    CHECK(as(Modality::possible) == Vote::claims);
    CHECK(as(Modality::questioned) == Vote::doubts);
    CHECK(as(Modality::planned) == Vote::plans);
    CHECK(as(Modality::conditional) == Vote::plans);
}

TEST_CASE("an alleged plan is a claim") {
    CHECK(vote([](auto& s) { s.by("a minister", Stance::alleges).modality(Modality::planned); }) == Vote::claims);
}

TEST_CASE("a negated or denied statement is a denial however hedged") {
    CHECK(vote([](auto& s) { s.negated().modality(Modality::possible); }) == Vote::denies);
    CHECK(vote([](auto& s) { s.by("a minister", Stance::denies).modality(Modality::planned); }) == Vote::denies);
}

TEST_CASE("denying what is negated supports it") {
    CHECK(vote([](auto& s) { s.negated().by("a minister", Stance::denies); }) == Vote::supports);
}

TEST_CASE("the stance of the innermost holder counts, relayers do not") {
    CHECK(vote([](auto& s) { s.by("a paper", Stance::reports).by("a minister", Stance::denies); }) == Vote::denies);
    CHECK(vote([](auto& s) { s.by("a minister", Stance::denies).by("a paper", Stance::reports); }) == Vote::denies);
    CHECK(vote([](auto& s) { s.by("a critic", Stance::alleges).by("a minister", Stance::confirms); }) == Vote::supports);
}

TEST_CASE("pages of one publisher are one origin, whatever the case of its letters") {
    const Edge edge = only_edge(graph_of({{"The Paper", "", supports}, {"the paper", "", supports}}));
    CHECK(edge.status == Status::single_source);
    CHECK(edge.origins == 1);
    CHECK(edge.documents == 2);
}

TEST_CASE("pages without a publisher are origins of their own") {
    const Edge edge = only_edge(graph_of({{"", "", supports}, {"", "", supports}}));
    CHECK(edge.status == Status::corroborated);
    CHECK(edge.origins == 2);
}

TEST_CASE("five pages according to one agency are one origin") {
    Draft draft;
    const auto kim = draft.node(NodeType::person, "Kim");
    const auto guard = draft.node(NodeType::unit, "the Guard");
    const auto agency = draft.node(NodeType::organization, "Agency", "media");
    for (int i = 0; i < 5; ++i) {
        const auto page = draft.document("p" + std::to_string(i), "Kim leads the Guard, says the Agency. " + std::to_string(i), {.publisher = "Paper " + std::to_string(i)});
        draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").by(agency, "the Agency", Stance::asserts, "says");
    }
    const Edge edge = only_edge(draft.graph());
    CHECK(edge.status == Status::single_source);
    CHECK(edge.origins == 1);
    CHECK(edge.documents == 5);
    CHECK(edge.statements.size() == 5);
}

TEST_CASE("a paper's own page and a page that cites the paper are one origin") {
    Draft draft;
    const auto kim = draft.node(NodeType::person, "Kim");
    const auto guard = draft.node(NodeType::unit, "the Guard");
    const auto paper = draft.node(NodeType::organization, "The Daily", "media");
    draft.edit(paper).alias("Daily");
    const auto own = draft.document("own", "Kim leads the Guard.", {.publisher = "DAILY"});
    const auto other = draft.document("other", "Kim leads the Guard, says the Daily.", {.publisher = "Weekly"});
    draft.say(own, kim, Relation::commands, guard, "Kim leads the Guard");
    draft.say(other, kim, Relation::commands, guard, "Kim leads the Guard").by(paper, "the Daily", Stance::asserts, "says");
    CHECK(only_edge(draft.graph()).status == Status::single_source);
}

TEST_CASE("an origin has one vote, its latest by day of publication") {
    CHECK(only_edge(graph_of({{"Paper", "2024-01-01", supports}, {"Paper", "2024-02-01", negates}})).status == Status::denied);
    CHECK(only_edge(graph_of({{"Paper", "2024-02-01", supports}, {"Paper", "2024-01-01", negates}})).status == Status::single_source);
    CHECK(only_edge(graph_of({{"Paper", "", negates}, {"Paper", "2024-01-01", supports}})).status == Status::single_source);
}

TEST_CASE("of votes on one day the document with the larger id counts") {
    const Graph graph = graph_of({{"Paper", "2024-01-01", supports}, {"Paper", "2024-01-01", negates}});
    const Polarity last = [&] {
        for (const Statement& s : graph.statements())
            if (s.evidence.document.value == 1) return s.polarity;
        return Polarity::affirmed;
    }();
    CHECK(only_edge(graph).status == (last == Polarity::negated ? Status::denied : Status::single_source));
}

TEST_CASE("in one document a denial is not hidden by an assertion") {
    Draft draft;
    const auto kim = draft.node(NodeType::person, "Kim");
    const auto guard = draft.node(NodeType::unit, "the Guard");
    const auto page = draft.document("p", "Kim does not lead the Guard. Kim leads the Guard.");
    draft.say(page, kim, Relation::commands, guard, "Kim does not lead the Guard").negated("not").trigger("lead");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").trigger("leads");
    const Edge edge = only_edge(draft.graph());
    CHECK(edge.status == Status::denied);
    CHECK(edge.statements.size() == 2);
}

TEST_CASE("an edge spans the days, the quantities and the best score of its statements") {
    const Edge edge = only_edge(graph_of({{"A", "2024-03-01", [](auto& s) { s.quantity(1500).score(0.25); }},
                                          {"B", "", [](auto& s) { s.quantity({{}, 1000, 3000.5, "between", {}, {}}).score(0.5); }},
                                          {"C", "2024-01-31", [](auto& s) { s.score(0.125); }}}));
    CHECK(edge.first_seen == "2024-01-31");
    CHECK(edge.last_seen == "2024-03-01");
    CHECK(edge.quantity_min == 1000);
    CHECK(edge.quantity_max == 3000.5);
    CHECK(edge.score_max == 0.5);
}

TEST_CASE("an edge without days and quantities says so") {
    const Edge edge = only_edge(graph_of({{"A", "", supports}}));
    CHECK(edge.first_seen.empty());
    CHECK(edge.last_seen.empty());
    CHECK_FALSE(edge.quantity_min.has_value());
    CHECK_FALSE(edge.quantity_max.has_value());
}

TEST_CASE("one edge a subject, relation and object; attributes have none; edges are sorted by id") {
    const Graph graph = test::golden_graph();
    const auto edges = edges_of(graph);
    CHECK(edges.size() == 9);
    std::size_t statements = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (i > 0) CHECK(edges[i - 1].id < edges[i].id);
        for (StatementId id : edges[i].statements) {
            CHECK(graph[id].subject == edges[i].subject);
            CHECK(graph[id].relation == edges[i].relation);
            CHECK(graph[id].object == edges[i].object);
            ++statements;
        }
    }
    CHECK(statements == 10);   // all but the attribute
}

TEST_CASE("an edge's id comes from its ends and relation alone") {
    const Graph graph = graph_of({{"A", "", supports}});
    const Edge edge = only_edge(graph);
    CHECK(edge.id == stable_id('e', {graph.text(graph[edge.subject].id), "commands", graph.text(graph[edge.object].id)}));
}

TEST_CASE("a graph without statements has no edges") {
    CHECK(edges_of(Graph()).empty());
}
