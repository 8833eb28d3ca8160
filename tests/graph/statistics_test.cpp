#include "graph/statistics.hpp"
#include "tests/support/build.hpp"
#include "tests/support/test.hpp"

using namespace adduce;

TEST_CASE("statistics count documents, nodes by type, statements by relation, edges by status") {
    const Graph graph = test::golden_graph();
    const auto edges = edges_of(graph);
    const Statistics s = statistics_of(graph, edges);
    CHECK(s.documents == 3);
    CHECK(s.nodes == 9);
    CHECK(s.statements == 11);
    CHECK(s.edges == 9);
    CHECK(s.of(NodeType::person) == 2);
    CHECK(s.of(NodeType::unit) == 2);
    CHECK(s.of(NodeType::organization) == 2);
    CHECK(s.of(NodeType::place) == 3);
    CHECK(s.of(Relation::commands) == 2);
    CHECK(s.of(Relation::strength) == 1);
    CHECK(s.of(Relation::heads) == 0);
    CHECK(s.of(Status::denied) == 2);
    CHECK(s.of(Status::unconfirmed) == 1);
    CHECK(s.of(Status::single_source) == 6);
}
