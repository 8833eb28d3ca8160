#include "cli/graph_view.hpp"

#include "cli/table.hpp"
#include "graph/algorithms.hpp"
#include "graph/statistics.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>
#include <utility>
#include <vector>

namespace adduce::cli {
namespace {

constexpr std::size_t top_nodes = 15;

std::string counted(std::size_t n, const std::string& what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

/// "12 things: 7 this, 5 that", without those of which there is none.
template <class Enum, std::size_t size>
std::string broken_down(std::size_t total, const std::string& what, const std::array<std::size_t, size>& parts) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        if (parts[i] > 0) text += (text.empty() ? ": " : ", ") + std::to_string(parts[i]) + " " + std::string(name(static_cast<Enum>(i)));
    }
    return counted(total, what) + text;
}

void print_top_nodes(const Graph& graph, std::span<const Edge> edges, bool aligned, std::ostream& out) {
    const std::vector<std::uint32_t> degree = degrees(graph, edges);
    std::vector<std::uint32_t> order(graph.nodes().size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t n) { return std::pair(degree[n], graph.nodes()[n].mentions.size()); };
        return key(a) > key(b);
    });
    Table table({"edges", "mentions", "type", "name"});
    for (std::size_t i = 0; i < order.size() && i < top_nodes; ++i) {
        const Node& node = graph.nodes()[order[i]];
        table.row({std::to_string(degree[order[i]]), std::to_string(node.mentions.size()), std::string(name(node.type)), std::string(graph.text(node.name))});
    }
    out << "\nbest connected nodes\n";
    table.print(out, aligned);
}

void print_relations(const Statistics& statistics, bool aligned, std::ostream& out) {
    Table table({"statements", "relation"});
    for (const RelationInfo& relation : relations()) {
        if (statistics.of(relation.relation) > 0) table.row({std::to_string(statistics.of(relation.relation)), std::string(relation.name)});
    }
    out << "\nrelations\n";
    table.print(out, aligned);
}

void print_edges(const Graph& graph, std::span<const Edge> edges, bool aligned, std::ostream& out) {
    Table table({"edge", "status", "statements", "subject", "relation", "object"});
    for (const Edge& edge : edges) {
        table.row({edge.id, std::string(name(edge.status)), std::to_string(edge.statements.size()), std::string(graph.text(graph[edge.subject].name)),
                   std::string(name(edge.relation)), std::string(graph.text(graph[edge.object].name))});
    }
    out << "\nedges (look at one with `adduce why`)\n";
    table.print(out, aligned);
}

}  // namespace

std::string nodes_line(const Graph& graph, std::span<const Edge> edges) {
    const Statistics statistics = statistics_of(graph, edges);
    return broken_down<NodeType>(statistics.nodes, "node", statistics.nodes_by_type);
}

std::string edges_line(const Graph& graph, std::span<const Edge> edges) {
    const Statistics statistics = statistics_of(graph, edges);
    return broken_down<Status>(statistics.edges, "edge", statistics.edges_by_status);
}

void print_overview(const Graph& graph, std::span<const Edge> edges, bool aligned, std::ostream& out) {
    const Statistics statistics = statistics_of(graph, edges);
    out << counted(statistics.documents, "document") << '\n'
        << nodes_line(graph, edges) << '\n'
        << counted(statistics.statements, "statement") << '\n'
        << edges_line(graph, edges) << '\n';
    if (statistics.nodes > 0) print_top_nodes(graph, edges, aligned, out);
    if (statistics.statements > 0) print_relations(statistics, aligned, out);
    if (statistics.edges > 0) print_edges(graph, edges, aligned, out);
}

}  // namespace adduce::cli
