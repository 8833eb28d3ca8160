#include "graph/statistics.hpp"

namespace adduce {

Statistics statistics_of(const Graph& graph, std::span<const Edge> edges) {
    Statistics statistics;
    statistics.documents = graph.documents().size();
    statistics.nodes = graph.nodes().size();
    statistics.statements = graph.statements().size();
    statistics.edges = edges.size();
    for (const Node& node : graph.nodes()) ++statistics.nodes_by_type[static_cast<std::size_t>(node.type)];
    for (const Statement& statement : graph.statements()) ++statistics.statements_by_relation[static_cast<std::size_t>(statement.relation)];
    for (const Edge& edge : edges) ++statistics.edges_by_status[static_cast<std::size_t>(edge.status)];
    return statistics;
}

}  // namespace adduce
