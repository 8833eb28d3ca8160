#include "export/writer.hpp"
#include "graph/error.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <sstream>
#include <streambuf>

using namespace adduce;

namespace {

std::string complaint_about(const write::Options& options, std::string_view format = "dot") {
    try {
        write::check_options(write::require_format(format), options);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

/// Takes some bytes and then no more, as a full disk does.
class FullDisk : public std::streambuf {
public:
    explicit FullDisk(std::streamsize room) : room_(room) {}

protected:
    std::streamsize xsputn(const char*, std::streamsize size) override {
        const std::streamsize taken = std::min(size, room_);
        room_ -= taken;
        return taken;
    }
    int_type overflow(int_type c) override { return room_-- > 0 ? c : traits_type::eof(); }

private:
    std::streamsize room_;
};

}  // namespace

TEST_CASE("a format is found by its name and by the suffix of a path in any case") {
    CHECK(write::find_format("graphml")->name == "graphml");
    CHECK(write::find_format("GraphML") == nullptr);
    CHECK(write::format_for_suffix("out/My Graph.GraphML")->name == "graphml");
    CHECK(write::format_for_suffix("graph.gv")->name == "dot");
    CHECK(write::format_for_suffix("graph.jsonld")->name == "jsonld");
    CHECK(write::format_for_suffix("graph.json")->name == "json");
    CHECK(write::format_for_suffix("graph.txt") == nullptr);
    CHECK(write::format_for_suffix(".svg") == nullptr);
}

TEST_CASE("names and suffixes of the table are unique") {
    for (const write::Format& a : write::formats()) {
        for (const write::Format& b : write::formats()) {
            if (&a == &b) continue;
            CHECK(a.name != b.name);
            for (std::string_view suffix : a.suffixes) {
                for (std::string_view other : b.suffixes) CHECK(suffix != other);
            }
        }
    }
}

TEST_CASE("an unknown format names the nearest one, or all") {
    CHECK_THROWS_WITH(write::require_format("graphlm"), "'graphlm' is no format (did you mean 'graphml'?)");
    CHECK_THROWS_WITH(write::require_format("spreadsheet"),
                      "'spreadsheet' is no format; there is: json, graphml, dot, jsonld, svg, png, pdf");
}

TEST_CASE("an unknown profile names the nearest one, or all") {
    CHECK(complaint_about({.profile = "report"}).empty());
    CHECK(complaint_about({.profile = "exchagne"}) == "'exchagne' is no profile of dot (did you mean 'exchange'?)");
    CHECK(complaint_about({.profile = "pretty"}) == "'pretty' is no profile of dot; there is: report, exchange");
    CHECK(complaint_about({.profile = "report"}, "graphml") == "'report' is no profile of graphml, which has none; leave --profile out");
}

TEST_CASE("writing with a wrong option throws before anything is written") {
    std::ostringstream out;
    const Graph graph = test::status_graph();
    CHECK_THROWS_AS(write::require_format("dot").write(graph, edges_of(graph), {.profile = "nonsense"}, out), UsageError);
    CHECK(out.str().empty());
}

TEST_CASE("a base must be the beginning of an IRI") {
    for (const char* good : {"urn:adduce:", "https://example.org/kb/", "https://example.org/kb#", "tag:example.org,2024:"}) {
        INFO(good);
        CHECK(complaint_about({.base = good}).empty());
    }
    for (const char* bad : {"", "kb/", "https://example.org/kb", "https://exa mple.org/", "https://example.org/\"/", ":", "1x:", "schema:", "a\\b:/"}) {
        INFO(bad);
        CHECK_FALSE(complaint_about({.base = bad}).empty());
    }
}

TEST_CASE("a disk that fills up is a FileError in every format, at any size") {
    const Graph graph = test::golden_graph();
    const std::vector<Edge> edges = edges_of(graph);
    for (const write::Format& format : write::formats()) {
        INFO(format.name);
        for (std::streamsize room : {0, 1, 5000}) {
            FullDisk disk(room);
            std::ostream out(&disk);
            CHECK_THROWS_AS(format.write(graph, edges, {}, out), FileError);
        }
    }
}
