#include "graph/algorithms.hpp"
#include "tests/support/build.hpp"
#include "tests/support/test.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace adduce;
using test::Draft;

namespace {

/// Units named by one letter each, whose ids are in the order of the letters; a link is "subject relation object".
class Sketch {
public:
    explicit Sketch(const std::string& letters) : page_(draft_.document("p", "It is so.")) {
        for (char letter : letters) {
            units_.push_back(draft_.node(NodeType::unit, std::string(1, letter)));
            draft_.edit(units_.back()).id(std::string("n") + letter);
        }
    }
    Draft::StatementSpec& link(char subject, Relation relation, char object) {
        return draft_.say(page_, unit(subject), relation, unit(object), "It is so").id("s" + std::to_string(++statements_));
    }
    Draft::StatementSpec& under(char subject, char object) { return link(subject, Relation::subordinate_to, object); }

    void finish() {
        graph = draft_.graph();
        edges = edges_of(graph);
    }
    NodeId node(char letter) const { return graph.find_node(std::string("n") + letter).value(); }
    /// "ab bc": the ends of edges, as they point.
    std::string ends(const std::vector<std::size_t>& indices) const {
        std::string text;
        for (std::size_t i : indices) text += (text.empty() ? "" : " ") + std::string(graph.text(graph[edges[i].subject].name)) + std::string(graph.text(graph[edges[i].object].name));
        return text;
    }
    std::string path(char from, char to) const {
        const auto found = shortest_path(graph, edges, node(from), node(to));
        return found ? ends(*found) : "no way";
    }

    Graph graph;
    std::vector<Edge> edges;

private:
    Draft::NodeRef unit(char letter) const {
        for (std::size_t i = 0; i < units_.size(); ++i)
            if (draft_text(i) == letter) return units_[i];
        throw std::logic_error("no such unit");
    }
    char draft_text(std::size_t i) const { return draft_.id_of(units_[i])[1]; }

    Draft draft_;
    Draft::DocumentRef page_;
    std::vector<Draft::NodeRef> units_;
    int statements_ = 0;
};

}  // namespace

TEST_CASE("components hang together whatever the direction, and lonely nodes are components") {
    Sketch s("abcdef");
    s.under('a', 'c');
    s.under('d', 'c');
    s.under('f', 'b');
    s.finish();
    const Components components = connected_components(s.graph, s.edges);
    CHECK(components.of_node == std::vector<std::uint32_t>{0, 1, 0, 0, 2, 1});
    CHECK(components.sizes == std::vector<std::uint32_t>{3, 2, 1});
}

TEST_CASE("an empty graph has no components, centralities or cycles") {
    const Graph graph;
    CHECK(connected_components(graph, {}).sizes.empty());
    CHECK(degrees(graph, {}).empty());
    CHECK(betweenness(graph, {}).empty());
    CHECK(cycles(graph, {}).empty());
}

TEST_CASE("degree counts parallel edges, and a loop twice") {
    Sketch s("abc");
    s.under('a', 'b');
    s.link('a', Relation::attached_to, 'b');
    s.link('b', Relation::trains, 'b');
    s.finish();
    CHECK(degrees(s.graph, s.edges) == std::vector<std::uint32_t>{2, 4, 0});
}

TEST_CASE("betweenness of the middle of a chain counts the pairs it joins") {
    Sketch s("abcde");
    s.under('a', 'b');
    s.under('c', 'b');
    s.under('c', 'd');
    s.under('d', 'e');
    s.finish();
    const auto centrality = betweenness(s.graph, s.edges);
    const std::vector<double> expected{0, 3, 4, 3, 0};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(centrality[i] == test::Approx(expected[i]));
}

TEST_CASE("betweenness shares a pair among its shortest ways, parallel edges being one") {
    Sketch s("abcd");   // a square: each pair of opposite corners has two ways
    s.under('a', 'b');
    s.link('a', Relation::attached_to, 'b');
    s.under('b', 'c');
    s.under('c', 'd');
    s.under('a', 'd');
    s.link('a', Relation::trains, 'a');
    s.finish();
    for (double value : betweenness(s.graph, s.edges)) CHECK(value == test::Approx(0.5));
}

TEST_CASE("the shortest way has the fewest edges, whatever their direction") {
    Sketch s("abcde");
    s.under('a', 'b');
    s.under('b', 'c');
    s.under('c', 'd');
    s.under('d', 'a');
    s.finish();
    CHECK(s.path('a', 'd') == "da");
    CHECK(s.path('b', 'd').size() == 5);
    CHECK(s.path('a', 'e') == "no way");
    CHECK(s.path('a', 'a').empty());
}

TEST_CASE("of equally short ways the better supported is taken") {
    Sketch s("abcd");
    s.under('a', 'b').modality(Modality::possible);
    s.under('b', 'd');
    s.under('a', 'c');
    s.under('c', 'd');
    s.finish();
    CHECK(s.path('a', 'd') == "ac cd");
    CHECK(s.path('d', 'a') == "cd ac");
}

TEST_CASE("a longer way is not taken for its support") {
    Sketch s("abc");
    s.under('a', 'c').negated();
    s.under('a', 'b');
    s.under('b', 'c');
    s.finish();
    CHECK(s.path('a', 'c') == "ac");
}

TEST_CASE("of equal edges side by side the one with the smaller id is walked") {
    Sketch s("ab");
    s.under('a', 'b');
    s.link('a', Relation::attached_to, 'b');
    s.finish();
    const auto path = shortest_path(s.graph, s.edges, s.node('a'), s.node('b'));
    CHECK(path == std::vector<std::size_t>{0});
}

TEST_CASE("cycles of acyclic relations are found, one a tangle, from its smallest node on") {
    Sketch s("abcdef");
    s.under('c', 'a');
    s.under('a', 'b');
    s.under('b', 'c');
    s.under('c', 'd');   // leads out of the cycle
    s.under('e', 'f');
    s.under('f', 'e');
    s.finish();
    const auto found = cycles(s.graph, s.edges);
    REQUIRE(found.size() == 2);
    CHECK(s.ends(found[0]) == "ab bc ca");
    CHECK(s.ends(found[1]) == "ef fe");
}

TEST_CASE("a shortest cycle through the smallest node is shown") {
    Sketch s("abcd");
    s.under('a', 'b');
    s.under('b', 'c');
    s.under('c', 'd');
    s.under('d', 'a');
    s.under('b', 'a');
    s.finish();
    const auto found = cycles(s.graph, s.edges);
    REQUIRE(found.size() == 1);
    CHECK(s.ends(found[0]) == "ab ba");
}

TEST_CASE("a thing under itself is a cycle of one") {
    Sketch s("ab");
    s.under('b', 'b');
    s.finish();
    const auto found = cycles(s.graph, s.edges);
    REQUIRE(found.size() == 1);
    CHECK(s.ends(found[0]) == "bb");
}

TEST_CASE("cycles run within one relation, and other relations may have them") {
    Sketch s("ab");
    s.under('a', 'b');
    s.link('b', Relation::succeeded_by, 'a');
    s.link('a', Relation::supplies, 'b');
    s.link('b', Relation::supplies, 'a');
    s.finish();
    CHECK(cycles(s.graph, s.edges).empty());
}

TEST_CASE("what is denied or only planned closes no cycle") {
    Sketch s("ab");
    s.under('a', 'b');
    s.under('b', 'a').negated();
    s.finish();
    CHECK(cycles(s.graph, s.edges).empty());
}

TEST_CASE("questions can be asked of a selection of edges") {
    Sketch s("abc");
    s.under('a', 'b');
    s.under('b', 'c');
    s.finish();
    const std::span<const Edge> one(s.edges.data(), 1);
    CHECK(connected_components(s.graph, one).sizes.size() == 2);
}
