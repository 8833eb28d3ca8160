#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <iosfwd>
#include <span>
#include <string>

namespace adduce::cli {

/// "153 nodes: 60 Person, 12 Unit, 50 Organization, 31 Place"
std::string nodes_line(const Graph& graph, std::span<const Edge> edges);

/// "180 edges: 3 corroborated, 150 single_source, ..."; statuses that do not occur are left out.
std::string edges_line(const Graph& graph, std::span<const Edge> edges);

/// What is in a graph, for people: counts, documents, the best connected nodes, the relations, every edge.
void print_overview(const Graph& graph, std::span<const Edge> edges, bool aligned, std::ostream& out);

}  // namespace adduce::cli
