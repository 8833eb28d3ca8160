#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Questions about the whole graph. All take a sealed graph and any selection of its edges (all of them, one view group,
/// only the corroborated), are pure, and give the same answer everywhere; the only place that includes Boost.Graph.
/// Vectors over nodes are indexed by NodeId; edges are named by their index in the span.
namespace adduce {

struct Components {
    std::vector<std::uint32_t> of_node;   ///< number of the node's component; numbered from 0 in the order of their first nodes
    std::vector<std::uint32_t> sizes;     ///< nodes in each component
};

/// Parts that hang together when directions do not count. A node without edges is a component. Cost O(nodes + edges).
Components connected_components(const Graph& graph, std::span<const Edge> edges);

/// Edges that begin or end at each node, parallel ones too; a loop counts twice. Cost O(nodes + edges).
std::vector<std::uint32_t> degrees(const Graph& graph, std::span<const Edge> edges);

/// How much of the graph's going from one to another leads through each node: over all pairs of other nodes, the
/// share of their shortest ways that pass it (not scaled). Directions do not count, parallel edges are one, loops none.
/// Cost O(nodes × edges).
/// @source  Brandes, A Faster Algorithm for Betweenness Centrality, J. Math. Sociology 25 (2001)
std::vector<double> betweenness(const Graph& graph, std::span<const Edge> edges);

/// A shortest way from one node to another, as indices of edges in the order walked; directions do not count. Of several
/// ways with the fewest edges the best supported (the sum of the steps' status, in the order corroborated,
/// single_source, contested, unconfirmed, planned, denied), then at each step the smallest edge.
/// Empty if `from` is `to`; nothing if there is no way. Cost O((nodes + edges) log nodes).
std::optional<std::vector<std::size_t>> shortest_path(const Graph& graph, std::span<const Edge> edges, NodeId from, NodeId to);

/// Cycles in relations where a cycle is an error of the data (a unit under itself). For each relation and each tangle of nodes
/// that reach each other, one shortest cycle through its smallest node, as indices of edges in the order walked; loops are cycles of one. Edges
/// that are denied or only planned are left out. Sorted by relation, then first node. Cost O(nodes + edges) a tangle.
std::vector<std::vector<std::size_t>> cycles(const Graph& graph, std::span<const Edge> edges);

}  // namespace adduce
