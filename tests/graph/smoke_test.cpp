#include "graph/json.hpp"
#include "tests/support/build.hpp"
#include "tests/support/test.hpp"
#include <sstream>
using namespace adduce;
TEST_CASE("golden round trip") {
    const Graph graph = test::golden_graph();
    const auto edges = edges_of(graph);
    std::ostringstream out;
    write_json(graph, edges, out);
    std::istringstream in(out.str());
    const Graph again = read_json(in, "golden.json");
    std::ostringstream second;
    write_json(again, edges_of(again), second);
    CHECK(out.str() == second.str());
    CHECK(graph.nodes().size() == 9);
    CHECK(graph.statements().size() == 11);
    CHECK(graph.refused() == 0);
}
