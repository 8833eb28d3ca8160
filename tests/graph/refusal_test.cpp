// What merge() does not let in, and what it says.
#include "graph/check.hpp"
#include "tests/support/build.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

#include <functional>
#include <limits>

using namespace adduce;
using test::Draft;

namespace {

/// "code: message" of each report of merging one page with one statement, after `spoil` had its way.
std::vector<std::string> reports(const std::function<void(Batch&)>& spoil, Graph* result = nullptr) {
    Draft draft;
    const auto page = draft.document("page.txt", "Kim leads the Guard.");
    const auto kim = draft.node(NodeType::person, "Kim");
    const auto guard = draft.node(NodeType::unit, "the Guard");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").id("s1");
    Batch batch = draft.batches()[0];
    spoil(batch);
    std::vector<std::string> lines;
    Graph graph;
    graph.merge(batch, [&](const Diagnostic& d) {
        CHECK(d.place == "page.txt");
        lines.push_back(d.code + ": " + d.message);
    });
    graph.seal();
    if (result) *result = std::move(graph);
    return lines;
}

std::vector<std::string> statement_reports(const std::function<void(Statement&, Batch&)>& spoil) {
    Graph graph;
    const auto lines = reports([&](Batch& batch) { spoil(batch.statements[0], batch); }, &graph);
    CHECK(graph.statements().empty());
    CHECK(graph.refused() == 1);
    return lines;
}

std::vector<std::string> refused(const std::string& problem) { return {"refused-statement: statement s1: " + problem}; }

}  // namespace

TEST_CASE("a good batch gives no report") { CHECK(reports([](Batch&) {}).empty()); }

TEST_CASE("a statement is refused when its relation does not take its ends") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.relation = Relation::of_country; }) ==
          refused("of_country cannot join Person to Unit: expected Person, Unit or Organization to country"));
}

TEST_CASE("a statement is refused without subject or object") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.subject = {}; }) == refused("commands has no subject"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.object = {}; }) == refused("commands has no object"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.object = NodeId{7}; }) == refused("commands has no object"));
}

TEST_CASE("a relation takes an object, an attribute a value") {
    CHECK(statement_reports([](Statement& s, Batch& b) { s.value = b.symbols.intern("5"); }) == refused("commands joins two nodes: it takes an object, not a value"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.relation = Relation::age; }) == refused("age is an attribute: it takes a value, not an object"));
    CHECK(statement_reports([](Statement& s, Batch&) {
              s.relation = Relation::age;
              s.object = {};
          }) == refused("age is an attribute and has no value"));
}

TEST_CASE("a statement is refused when its evidence is empty, elsewhere or not as long as its span") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.evidence.exact = {}; }) == refused("the evidence has no words"));
    CHECK(statement_reports([](Statement& s, Batch& b) { s.evidence.exact = b.symbols.intern(""); }) == refused("the evidence has no words"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.evidence.document = DocumentId{1}; }) == refused("the evidence is in no document of this graph"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.evidence.span.end -= 1; }) == refused("the evidence has 19 characters, its span 0 to 18 has 18"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.evidence.span = {5, 2}; }) == refused("the evidence ends before it begins"));
    CHECK(statement_reports([](Statement& s, Batch& b) { s.evidence.exact = b.symbols.intern("caf\xC3"); }) == refused("the evidence is not well-formed UTF-8"));
}

TEST_CASE("a statement is refused when a number is none") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.score = std::numeric_limits<double>::quiet_NaN(); }) == refused("the score is not between 0 and 1"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.score = 1.5; }) == refused("the score is not between 0 and 1"));
    CHECK(statement_reports([](Statement& s, Batch&) {
              s.quantity.emplace();
              s.quantity->max = std::numeric_limits<double>::infinity();
          }) == refused("the quantity is not a finite number"));
}

TEST_CASE("a statement is refused when a holder, an origin or a further end does not exist") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.origin = NodeId{9}; }) == refused("the origin is no node of this graph"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.attribution.push_back({NodeId{9}, {}, Stance::asserts, {}, {}}); }) == refused("a holder is no node of this graph"));
    CHECK(statement_reports([](Statement& s, Batch&) { s.args.push_back({SymbolId{}, NodeId{0}}); }) == refused("a further end has no role or no node"));
}

TEST_CASE("a statement is refused when a place runs backwards") {
    CHECK(statement_reports([](Statement& s, Batch&) { s.trigger = {5, 4}; }) == refused("a mention or cue ends before it begins"));
}

TEST_CASE("a refused node takes its statements with it") {
    Graph graph;
    const auto lines = reports([](Batch& b) { b.nodes[1].kind = b.symbols.intern("brigad"); }, &graph);
    CHECK(lines == std::vector<std::string>{"refused-node: node " + node_id(NodeType::unit, "the Guard") + ": 'brigad' is not a kind of Unit (did you mean 'brigade'?)",
                                            "refused-statement: statement s1: an end of it was refused"});
    CHECK(graph.nodes().size() == 1);
    CHECK(graph.refused() == 2);
}

TEST_CASE("a node is refused when a mention is not as long as its span") {
    const auto lines = reports([](Batch& b) { b.nodes[0].mentions.push_back({DocumentId{0}, {0, 4}, b.symbols.intern("Kim")}); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "refused-node: node " + node_id(NodeType::person, "Kim") + ": a mention has 3 characters, its span 0 to 4 has 4");
}

TEST_CASE("an id that another type holds is refused") {
    Draft draft;
    const auto a = draft.document("a", "Kim"), b = draft.document("b", "Kim again");
    const auto person = draft.node(NodeType::person, "Kim"), place = draft.node(NodeType::place, "Kim");
    draft.edit(person).id("nkim").mention(a, "Kim");
    draft.edit(place).id("nkim").mention(b, "Kim");
    std::vector<std::string> lines;
    const Graph graph = draft.graph([&](const Diagnostic& d) { lines.push_back(d.message); });
    CHECK(lines == std::vector<std::string>{"node nkim: the id belongs to a Person, this is a Place"});
    CHECK(graph.nodes().size() == 1);
}

TEST_CASE("a document without a proper id is refused as a whole") {
    Graph graph;
    const auto lines = reports([](Batch& b) { b.document.id = b.symbols.intern("1 2"); }, &graph);
    CHECK(lines == std::vector<std::string>{"refused-document: '1 2' is no id for a document"});
    CHECK(graph.documents().empty());
    CHECK(graph.nodes().empty());
}

TEST_CASE("a date that is no day is left out") {
    Graph graph;
    const auto lines = reports([](Batch& b) { b.document.published = b.symbols.intern("2024-02-30"); }, &graph);
    CHECK(lines == std::vector<std::string>{"bad-date: the date '2024-02-30' is no day YYYY-MM-DD, left out"});
    REQUIRE(graph.documents().size() == 1);
    CHECK_FALSE(graph.documents()[0].published);
}

TEST_CASE("a statement that occurs twice is kept once") {
    Graph graph;
    const auto lines = reports([](Batch& b) { b.statements.push_back(b.statements[0]); }, &graph);
    CHECK(lines == std::vector<std::string>{"duplicate-statement: statement s1 occurs twice, the second is skipped"});
    CHECK(graph.statements().size() == 1);
}

TEST_CASE("broken UTF-8 in a name is mended and reported") {
    for (const auto& broken : test::broken_utf8_strings()) {
        INFO(broken.what);
        const std::string& text = broken.text;
        Graph graph;
        const auto lines = reports([&](Batch& b) { b.nodes[0].name = b.symbols.intern(text); }, &graph);
        CHECK(lines == std::vector<std::string>{"broken-utf8: broken UTF-8 in a text of " + std::to_string(text.size()) + " bytes, replaced by U+FFFD"});
        const Node& kim = graph[graph.find_node(node_id(NodeType::person, "Kim")).value()];
        CHECK(graph.text(kim.name) == repaired_utf8(text));
    }
}

TEST_CASE("ids are letters, digits and four marks, a letter first") {
    for (const char* good : {"n1", "N", "n-a_b.c:d"}) CHECK(valid_id(good));
    for (const char* bad : {"", "1n", "n 1", "#n", "n\n", "nü", "n/1"}) CHECK_FALSE(valid_id(bad));
    CHECK(valid_id(std::string(100, 'n')));
    CHECK_FALSE(valid_id(std::string(101, 'n')));
}

TEST_CASE("a day is a day of the calendar") {
    for (const char* good : {"2024-02-29", "1999-12-31", "0001-01-01"}) CHECK(valid_day(good));
    for (const char* bad : {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "31.10.2024", "2024-10-31T00", "2024-10-3x", "-024-10-31"}) CHECK_FALSE(valid_day(bad));
}
