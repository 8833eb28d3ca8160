#include "graph/json.hpp"
#include "tests/support/build.hpp"
#include "tests/support/json_text.hpp"
#include "tests/support/test.hpp"

#include <algorithm>

using namespace adduce;
using test::Draft;
using test::json;

namespace {

Graph merged(const std::vector<Batch>& batches) {
    Graph graph;
    for (const Batch& batch : batches) graph.merge(batch, {});
    graph.seal();
    return graph;
}

/// Three pages that call one country, one unit and one person by different names and kinds.
Draft three_pages() {
    Draft draft;
    const auto a = draft.document("a", "Georgia sent the 1st brigade. The 1st Brigade is led by Kim.", {.publisher = "A"});
    const auto b = draft.document("b", "The 1st Brigade of GEORGIA. The 1st Brigade.", {.publisher = "B"});
    const auto c = draft.document("c", "georgia and the 1ST BRIGADE met.", {.publisher = "C"});
    const auto country = [&](const char* name, const char* kind) {
        const auto node = draft.node(NodeType::place, name, kind);
        draft.edit(node).id("ngeorgia");
        return node;
    };
    const auto brigade = [&](const char* name, const char* kind) {
        const auto node = draft.node(NodeType::unit, name, kind);
        draft.edit(node).id("nbrigade");
        return node;
    };
    const auto georgia_a = country("Georgia", ""), georgia_b = country("GEORGIA", "country"), georgia_c = country("georgia", "region");
    const auto brigade_a = brigade("1st brigade", "brigade"), brigade_b = brigade("1st Brigade", "brigade"), brigade_c = brigade("1ST BRIGADE", "force");
    draft.edit(georgia_a).mention(a, "Georgia").attribute("capital", "Tbilisi").link("geonames", "614540");
    draft.edit(georgia_b).mention(b, "GEORGIA").attribute("capital", "Atlanta").link("geonames", "4197000");
    draft.edit(georgia_c).mention(c, "georgia").attribute("capital", "Tbilisi").naming(Naming::described);
    draft.edit(brigade_a).mention(a, "1st brigade").naming(Naming::contingent);
    draft.edit(brigade_b).mention(b, "1st Brigade");
    draft.edit(brigade_c).mention(c, "1ST BRIGADE");
    const auto kim = draft.node(NodeType::person, "Kim");
    draft.edit(kim).mention(a, "Kim");
    draft.say(a, kim, Relation::commands, brigade_a, "The 1st Brigade is led by Kim").object("1st Brigade");
    draft.say(b, brigade_b, Relation::of_country, georgia_b, "1st Brigade of GEORGIA");
    draft.say(c, georgia_c, Relation::located_in, georgia_c, "georgia and");
    return draft;
}

const Node& node(const Graph& graph, std::string_view id) { return graph[graph.find_node(id).value()]; }

std::vector<std::string> reported(const Draft& draft) {
    std::vector<std::string> lines;
    (void)draft.graph([&](const Diagnostic& d) { lines.push_back(d.code + " " + d.place); });
    return lines;
}

}  // namespace

TEST_CASE("batches merged in any order give the same bytes") {
    std::vector<Batch> batches = three_pages().batches();
    const std::string first = json(merged(batches));
    std::vector<std::size_t> order{0, 1, 2};
    while (std::next_permutation(order.begin(), order.end())) {
        const std::vector<Batch> shuffled{batches[order[0]], batches[order[1]], batches[order[2]]};
        CHECK(json(merged(shuffled)) == first);
    }
}

TEST_CASE("the golden graph does not depend on the order of its documents") {
    std::vector<Batch> batches = test::golden_draft().batches();
    const std::string first = json(merged(batches));
    std::reverse(batches.begin(), batches.end());
    CHECK(json(merged(batches)) == first);
}

TEST_CASE("nodes of equal id become one with the mentions of all") {
    const Graph graph = three_pages().graph();
    CHECK(graph.nodes().size() == 3);
    CHECK(node(graph, "nbrigade").mentions.size() == 4);
    CHECK(node(graph, "ngeorgia").mentions.size() == 3);
}

TEST_CASE("the form most frequent in the text becomes the name, the others aliases") {
    const Graph graph = three_pages().graph();
    const Node& brigade = node(graph, "nbrigade");
    CHECK(graph.text(brigade.name) == "1st Brigade");
    REQUIRE(brigade.aliases.size() == 2);
    CHECK(graph.text(brigade.aliases[0]) == "1ST BRIGADE");
    CHECK(graph.text(brigade.aliases[1]) == "1st brigade");
}

TEST_CASE("of equally frequent forms the longer is the name, then the smaller text") {
    Draft draft;
    const auto page = draft.document("a", "U.S. and US");
    const auto other = draft.document("b", "Us");
    const auto dotted = draft.node(NodeType::place, "U.S."), plain = draft.node(NodeType::place, "US"), small = draft.node(NodeType::place, "Us");
    for (auto node : {dotted, plain, small}) draft.edit(node).id("nus");
    draft.edit(dotted).mention(page, "U.S.");
    draft.edit(plain).mention(page, "US");
    draft.edit(small).mention(other, "Us");
    const Graph graph = draft.graph();
    REQUIRE(graph.nodes().size() == 1);
    CHECK(graph.text(graph.nodes()[0].name) == "U.S.");
}

TEST_CASE("a country outranks other kinds of place, so its statements stay allowed") {
    const Graph graph = three_pages().graph();
    CHECK(graph.text(node(graph, "ngeorgia").kind) == "country");
    CHECK(graph.refused() == 0);
}

TEST_CASE("the kind most documents give wins, and the most definite naming") {
    const Graph graph = three_pages().graph();
    CHECK(graph.text(node(graph, "nbrigade").kind) == "brigade");
    CHECK(node(graph, "nbrigade").naming == Naming::named);
}

TEST_CASE("of attributes that differ the one of most documents stays, then the smaller text") {
    const Graph graph = three_pages().graph();
    const Node& georgia = node(graph, "ngeorgia");
    REQUIRE(georgia.attributes.size() == 1);
    CHECK(graph.text(georgia.attributes[0].second) == "Tbilisi");
    REQUIRE(georgia.links.size() == 1);
    CHECK(graph.text(georgia.links[0].second) == "4197000");
}

TEST_CASE("the columns are sorted by id and every id is found") {
    const Graph graph = test::golden_graph();
    const auto by_id = [&](const auto& a, const auto& b) { return graph.text(a.id) < graph.text(b.id); };
    CHECK(std::is_sorted(graph.documents().begin(), graph.documents().end(), by_id));
    CHECK(std::is_sorted(graph.nodes().begin(), graph.nodes().end(), by_id));
    CHECK(std::is_sorted(graph.statements().begin(), graph.statements().end(), by_id));
    for (const auto& document : graph.documents()) CHECK(&graph[graph.find_document(graph.text(document.id)).value()] == &document);
    for (const auto& one : graph.nodes()) CHECK(&graph[graph.find_node(graph.text(one.id)).value()] == &one);
    for (const auto& statement : graph.statements()) CHECK(&graph[graph.find_statement(graph.text(statement.id)).value()] == &statement);
    CHECK_FALSE(graph.find_node("n0").has_value());
    CHECK_FALSE(graph.find_document(graph.text(graph.nodes()[0].id)).has_value());
}

TEST_CASE("mentions are sorted by document id, then place, each once") {
    const Graph graph = three_pages().graph();
    for (const Node& one : graph.nodes())
        for (std::size_t i = 1; i < one.mentions.size(); ++i) {
            const auto key = [&](const NodeMention& m) { return std::pair(graph.text(graph[m.document].id), m.span); };
            CHECK(key(one.mentions[i - 1]) < key(one.mentions[i]));
        }
}

TEST_CASE("symmetric statements are stored with the smaller id first, places with their ends") {
    Draft draft;
    const auto page = draft.document("a", "Kim met Ann.");
    const auto kim = draft.node(NodeType::person, "Kim"), ann = draft.node(NodeType::person, "Ann");
    draft.edit(kim).id("nz");
    draft.edit(ann).id("na");
    draft.say(page, kim, Relation::communicates_with, ann, "Kim met Ann");
    const Graph graph = draft.graph();
    const Statement& s = graph.statements()[0];
    CHECK(graph.text(graph[s.subject].name) == "Ann");
    CHECK(graph.text(graph[s.object].name) == "Kim");
    CHECK(s.subject_mention == SourceSpan{8, 11});
    CHECK(s.object_mention == SourceSpan{0, 3});
}

TEST_CASE("of two copies of a document the first stays") {
    Draft draft;
    const auto first = draft.document("first.txt", "Kim leads the Guard."), copy = draft.document("copy.txt", "Kim leads the Guard.");
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard");
    draft.say(first, kim, Relation::commands, guard, "Kim leads the Guard");
    draft.say(copy, kim, Relation::commands, guard, "Kim leads the Guard");
    const Graph graph = draft.graph();
    REQUIRE(graph.documents().size() == 1);
    CHECK(graph.text(graph.documents()[0].path) == "first.txt");
    CHECK(graph.statements().size() == 1);
    CHECK(graph.refused() == 0);
    CHECK(reported(draft) == std::vector<std::string>{"duplicate-document copy.txt"});
}

TEST_CASE("a graph may be sealed, merged into and sealed again") {
    const std::vector<Batch> batches = three_pages().batches();
    Graph graph;
    for (const Batch& batch : batches) {
        graph.merge(batch, {});
        graph.seal();
    }
    CHECK(graph.nodes().size() == 3);
    CHECK(graph.statements().size() == 3);
    CHECK(graph.text(node(graph, "ngeorgia").kind) == "country");
    const std::string bytes = json(graph);
    graph.seal();
    CHECK(json(graph) == bytes);
}

TEST_CASE("an empty graph seals") {
    Graph graph;
    graph.seal();
    CHECK(graph.documents().empty());
}
