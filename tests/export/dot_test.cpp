#include "export/dot.hpp"
#include "export/render.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <sstream>

using namespace adduce;

namespace {

std::string report(const Graph& graph, bool picture = false) {
    std::ostringstream out;
    write::write_dot_report(graph, edges_of(graph), {}, picture, out);
    return out.str();
}

std::string exchange(const Graph& graph, const write::Options& options = {}) {
    std::ostringstream out;
    write::write_dot_exchange(graph, edges_of(graph), options, out);
    return out.str();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// The line of the edge whose label starts so.
std::string edge_line(const std::string& dot, std::string_view label) {
    const std::size_t at = dot.find("label=\"" + std::string(label));
    REQUIRE(at != std::string::npos);
    const std::size_t begin = dot.rfind('\n', at) + 1;
    return dot.substr(begin, dot.find('\n', at) - begin);
}

}  // namespace

TEST_CASE("the line of an edge tells its status") {
    const std::string dot = report(test::status_graph());
    CHECK(has(edge_line(dot, "commands\\n(commander)"), "penwidth=\"2.4\""));
    CHECK(has(edge_line(dot, "subordinate to"), "penwidth=\"1\""));
    CHECK(has(edge_line(dot, "allied with"), "style=\"dashed\""));
    CHECK(has(edge_line(dot, "deployed to"), "style=\"dotted\""));
    CHECK(has(edge_line(dot, "attacks (strike)"), "color=\"#333333:invis:#333333\""));
    CHECK(has(edge_line(dot, "✗ supplies"), "color=\"#b2182b\""));
}

TEST_CASE("a symmetric relation is drawn without an arrow") {
    const std::string dot = report(test::status_graph());
    CHECK(has(edge_line(dot, "allied with"), "dir=\"none\""));
    CHECK_FALSE(has(edge_line(dot, "commands\\n(commander)"), "dir="));
}

TEST_CASE("an edge cites its documents by number, in the order of publication") {
    const std::string dot = report(test::status_graph());
    CHECK(has(edge_line(dot, "commands\\n(commander)"), "[1,\u00A02]"));
    CHECK(has(edge_line(dot, "✗ supplies"), "[2]"));
    CHECK(has(dot, "[1] The northern front, Daily Example, 2024-03-01"));
    CHECK(has(dot, "[2] A denial, Example Wire, 2024-03-04"));
}

TEST_CASE("the tooltip of an edge holds every quote with its speaker") {
    const std::string line = edge_line(report(test::status_graph()), "✗ supplies");
    CHECK(has(line, "edgetooltip=\"[2] “The Northern Command denies that it supplied the Guard” — The Northern Command (denies)\""));
    CHECK(has(line, "URL=\"https://example.org/two\""));
}

TEST_CASE("the legend explains what is drawn and nothing else") {
    const std::string all = report(test::status_graph());
    for (const char* words : {"corroborated:", "single source:", "unconfirmed:", "planned:", "contested:", "denied:", "described, not named"}) {
        INFO(words);
        CHECK(has(all, words));
    }
    test::Draft draft;
    const auto page = draft.document("a.txt", "Kim leads the Guard.");
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard");
    const std::string one = report(draft.graph());
    CHECK(has(one, "single source:"));
    CHECK_FALSE(has(one, "contested:"));
    CHECK_FALSE(has(one, "Place (house)"));
    CHECK_FALSE(has(one, "described, not named"));
}

TEST_CASE("a node shows its facts, a picture leaves isolated nodes out and says so") {
    const Graph graph = test::golden_graph();
    CHECK(has(report(graph), "strength 1,500\u00A0[2]"));
    CHECK(has(report(graph), "Null\u2028Island"));
    CHECK_FALSE(has(report(graph, true), "Null\u2028Island"));
    CHECK(has(report(graph, true), "1 name without a relation is not drawn"));
}

TEST_CASE("only safe addresses become links, the others are counted") {
    test::Draft draft;
    const auto page = draft.document("a.txt", "Kim leads the Guard.", {.url = "javascript:alert(1)"});
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard");
    const Graph graph = draft.graph();
    std::ostringstream out;
    const write::Losses losses = write::write_dot(graph, edges_of(graph), {}, out);
    CHECK_FALSE(has(out.str(), "javascript"));
    CHECK(losses.at("urls-not-linked") == 1);
}

TEST_CASE("the exchange profile has nothing that Gephi's reader stumbles over") {
    const std::string dot = exchange(test::golden_graph());
    CHECK(dot.starts_with("// UTF-8 — adduce/1\ndigraph \"G\" {\n\"n"));
    for (const char* bad : {"subgraph", "graph [", "node [", "edge [", "weight", "<TABLE", "color", "\n#"}) {
        INFO(bad);
        CHECK_FALSE(has(dot, bad));
    }
    CHECK(has(dot, R"(" -> "n)"));
}

TEST_CASE("a long name is wrapped and cut in the report") {
    test::Draft draft;
    draft.document("a.txt", "text");
    draft.node(NodeType::organization, "The Very Long Name of a Committee That Has Been Set Up Again");
    draft.node(NodeType::organization, std::string(20'000, 'x'));
    const std::string dot = report(draft.graph());
    CHECK(has(dot, R"(label="The Very Long Name of a\nCommittee That Has Been\nSet Up Again")"));
    CHECK(has(dot, "xxx…\""));
    CHECK(dot.size() < 6'000);
}

TEST_CASE("pictures are what their names say") {
    const Graph graph = test::status_graph();
    const auto drawn = [&](write::WriteFunction write) {
        std::ostringstream out;
        write(graph, edges_of(graph), {}, out);
        return out.str();
    };
    CHECK(drawn(write::write_png).starts_with("\x89PNG"));
    CHECK(drawn(write::write_pdf).starts_with("%PDF"));
    const std::string svg = drawn(write::write_svg);
    CHECK(has(svg, "<svg"));
    CHECK(has(svg, "General Kim"));
    CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("a graph of many edges is drawn by the fast layout in good time") {
    test::Draft draft;
    std::string text;
    for (int i = 0; i < 400; ++i) text += "N" + std::to_string(i) + " leads U" + std::to_string(i % 40) + ". ";
    const auto page = draft.document("a.txt", text);
    std::vector<test::Draft::NodeRef> units;
    for (int i = 0; i < 40; ++i) units.push_back(draft.node(NodeType::unit, "U" + std::to_string(i)));
    for (int i = 0; i < 400; ++i) {
        const std::string name = "N" + std::to_string(i);
        const auto leader = draft.node(NodeType::person, name);
        draft.say(page, leader, Relation::commands, units[static_cast<std::size_t>(i % 40)], name + " leads U" + std::to_string(i % 40) + ".").trigger("leads");
    }
    const Graph graph = draft.graph();
    std::ostringstream out;
    write::write_svg(graph, edges_of(graph), {}, out);
    CHECK(has(out.str(), ">N399<"));
}
