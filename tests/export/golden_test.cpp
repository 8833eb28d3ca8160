// Each writer against the file a person has looked at (tests/export/golden/, taken by `accept`), and its
// report of losses against the list that the golden graph must give.
#include "export/writer.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace adduce;

namespace {

struct Written {
    std::string bytes;
    write::Losses losses;
};

Written written(const Graph& graph, std::string_view format, const write::Options& options = {}) {
    std::ostringstream out;
    const std::vector<Edge> edges = edges_of(graph);
    Written result;
    result.losses = write::require_format(format).write(graph, edges, options, out);
    result.bytes = out.str();
    return result;
}

std::string expected(const std::string& file) {
    std::ifstream in(std::string(ADDUCE_EXPORT_TESTS) + "/golden/" + file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Says where two long texts part instead of printing both.
void check_same(const std::string& made, const std::string& file) {
    const std::string want = expected(file);
    if (made == want) return;
    const std::size_t at = static_cast<std::size_t>(std::ranges::mismatch(made, want).in1 - made.begin());
    const std::size_t from = at > 60 ? at - 60 : 0;
    FAIL(file << " differs at byte " << at << "\nexpected: ..." << want.substr(from, 160) << "\nwritten:  ..." << made.substr(from, 160)
              << "\nIf the change is wanted: tests/export/accept BUILD_FOLDER");
}

write::Options with(const char* profile, bool statement_edges = false) { return {statement_edges, profile, "urn:adduce:"}; }

}  // namespace

TEST_CASE("the golden graph as GraphML") {
    const Written file = written(test::golden_graph(), "graphml");
    check_same(file.bytes, "golden.graphml");
    CHECK(file.losses == write::Losses{{"infinity-trap", 4}, {"node-mentions-left-out", 18}});
}

TEST_CASE("the golden graph as GraphML, one edge a statement") {
    const Written file = written(test::golden_graph(), "graphml", with("", true));
    check_same(file.bytes, "golden-statements.graphml");
    CHECK(file.losses == write::Losses{{"infinity-trap", 5}, {"node-mentions-left-out", 18}});
}

TEST_CASE("the golden graph as a DOT report") {
    const Written file = written(test::golden_graph(), "dot");
    check_same(file.bytes, "golden.dot");
    CHECK(file.losses == write::Losses{{"characters-replaced", 3}, {"node-attributes-left-out", 3}, {"node-mentions-left-out", 18}, {"texts-cut", 1}});
}

TEST_CASE("one edge of each status as a DOT report") {
    const Written file = written(test::status_graph(), "dot");
    check_same(file.bytes, "status.dot");
    CHECK(file.losses.empty());
}

TEST_CASE("the golden graph as exchange DOT") {
    const Written file = written(test::golden_graph(), "dot", with("exchange"));
    check_same(file.bytes, "golden-exchange.dot");
    CHECK(file.losses == write::Losses{{"aliases-left-out", 11}, {"attribute-statements-left-out", 1}, {"node-attributes-left-out", 3},
                                       {"node-mentions-left-out", 18}, {"quotes-left-out", 10}});
}

TEST_CASE("the golden graph as JSON-LD") {
    const Written file = written(test::golden_graph(), "jsonld");
    check_same(file.bytes, "golden.jsonld");
    CHECK(file.losses == write::Losses{{"node-mentions-left-out", 18}});
}

TEST_CASE("every format writes the same bytes twice") {
    const Graph graph = test::golden_graph();
    for (const write::Format& format : write::formats()) {
        INFO(format.name);
        if (format.name == "pdf") continue;   // carries the time of writing
        CHECK(written(graph, format.name).bytes == written(graph, format.name).bytes);
    }
}

TEST_CASE("an empty graph is a valid file in every format") {
    const Graph graph = test::Draft().graph();
    for (const write::Format& format : write::formats()) {
        INFO(format.name);
        const Written file = written(graph, format.name);
        CHECK(file.bytes.size() > 20);
        CHECK(file.losses.empty());
    }
}
