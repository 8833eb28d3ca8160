#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::cli {

/// Edges whose id is `query` or begins with it.
std::vector<const Edge*> edges_by_id(std::span<const Edge> edges, std::string_view query);

/// Edges by the names of their ends: `query` names one end, or both, in any order ("Syrskyi Ukraine").
/// A name is meant when its words, or those of an alias, contain the asked words in a row; case, accents
/// and articles do not count.
std::vector<const Edge*> edges_by_names(const Graph& graph, std::span<const Edge> edges, std::string_view query);

/// "SUBJECT --relation--> OBJECT"
std::string edge_line(const Graph& graph, const Edge& edge);

}  // namespace adduce::cli
