#include "cli/edge_search.hpp"
#include "cli/quote.hpp"
#include "tests/support/test.hpp"

using namespace adduce;

namespace {

constexpr std::string_view sentence = "Gén. Ana Petrov commands\nthe 93rd Brigade.";

/// One report that begins with ten other characters, one statement of it.
Graph graph_of(SourceSpan subject, SourceSpan object, SourceSpan trigger) {
    Batch batch;
    const auto intern = [&batch](std::string_view text) { return batch.symbols.intern(text); };
    batch.document.id = intern("d0000000000000001");
    batch.document.path = intern("report.txt");
    batch.document.sha256 = intern("1");
    Node person;
    person.id = intern("n0000000000000001");
    person.name = intern("Ana Petrov");
    person.mentions.push_back({DocumentId{0}, {15, 25}, intern("Ana Petrov")});
    Node unit;
    unit.id = intern("n0000000000000002");
    unit.type = NodeType::unit;
    unit.name = intern("93rd Brigade");
    unit.aliases = {intern("Holodny Yar")};
    unit.mentions.push_back({DocumentId{0}, {39, 51}, intern("93rd Brigade")});
    batch.nodes = {person, unit};
    Statement statement;
    statement.id = intern("s0000000000000001");
    statement.subject = NodeId{0};
    statement.relation = Relation::commands;
    statement.object = NodeId{1};
    statement.evidence = {DocumentId{0}, {10, 52}, intern(sentence)};
    statement.subject_mention = subject;
    statement.object_mention = object;
    statement.trigger = trigger;
    statement.rule = intern("hand");
    statement.score = 1;
    batch.statements.push_back(statement);
    Graph graph;
    graph.merge(batch, [](const Diagnostic& d) { FAIL(d.message); });
    graph.seal();
    return graph;
}

std::string marked(SourceSpan subject, SourceSpan object, SourceSpan trigger, bool colour = false) {
    const Graph graph = graph_of(subject, object, trigger);
    return cli::marked_quote(graph, graph.statements()[0], colour);
}

}  // namespace

TEST_CASE("the words for subject, object and trigger are marked at their places in letters, not bytes", "[quote]") {
    CHECK(marked({15, 25}, {39, 51}, {26, 34}) == "Gén. [Ana Petrov] {commands} the [93rd Brigade].");
}

TEST_CASE("marks inside each other stand inside each other", "[quote]") {
    CHECK(marked({10, 25}, {15, 18}, {}) == "[Gén. [Ana] Petrov] commands the 93rd Brigade.");
    CHECK(marked({10, 25}, {10, 14}, {}) == "[[Gén.] Ana Petrov] commands the 93rd Brigade.");
}

TEST_CASE("words outside the quote and words that are not there are not marked", "[quote]") {
    CHECK(marked({2, 5}, {39, 51}, {}) == "Gén. Ana Petrov commands the [93rd Brigade].");
}

TEST_CASE("a mark that ends the quote is closed", "[quote]") { CHECK(marked({}, {39, 52}, {}) == "Gén. Ana Petrov commands the [93rd Brigade.]"); }

TEST_CASE("on a terminal the words are coloured and the colour ends with them", "[quote]") {
    CHECK(marked({15, 25}, {}, {}, true) == "Gén. \033[1;34mAna Petrov\033[0m commands the 93rd Brigade.");
}

TEST_CASE("an edge is found by its id, by the beginning of it, and by the names of its ends", "[quote]") {
    const Graph graph = graph_of({15, 25}, {39, 51}, {26, 34});
    const std::vector<Edge> edges = edges_of(graph);
    REQUIRE(edges.size() == 1);
    CHECK(cli::edges_by_id(edges, edges[0].id).size() == 1);
    CHECK(cli::edges_by_id(edges, edges[0].id.substr(0, 5)).size() == 1);
    CHECK(cli::edges_by_id(edges, "ex").empty());
    CHECK(cli::edges_by_names(graph, edges, "petrov 93rd brigade").size() == 1);
    CHECK(cli::edges_by_names(graph, edges, "93rd Brigade Ana Petrov").size() == 1);
    CHECK(cli::edges_by_names(graph, edges, "Holodny Yar").size() == 1);
    CHECK(cli::edges_by_names(graph, edges, "etrov").empty());
    CHECK(cli::edges_by_names(graph, edges, "").empty());
}
