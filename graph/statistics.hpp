#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace adduce {

/// How much of what is in a graph: for summaries. Arrays are indexed by the enumerations.
struct Statistics {
    std::size_t documents = 0, nodes = 0, statements = 0, edges = 0;
    std::array<std::size_t, 4> nodes_by_type{};
    std::array<std::size_t, relation_count> statements_by_relation{};   ///< attributes too
    std::array<std::size_t, 6> edges_by_status{};

    std::size_t of(NodeType type) const { return nodes_by_type[static_cast<std::size_t>(type)]; }
    std::size_t of(Relation relation) const { return statements_by_relation[static_cast<std::size_t>(relation)]; }
    std::size_t of(Status status) const { return edges_by_status[static_cast<std::size_t>(status)]; }
};

/// Cost: O(nodes + statements + edges).
Statistics statistics_of(const Graph& graph, std::span<const Edge> edges);

}  // namespace adduce
