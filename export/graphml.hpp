#pragma once

#include "export/writer.hpp"

namespace adduce::write {

/// GraphML 1.0 with `attr.name` and `attr.type`, in the subset that Gephi, APOC, NetworkX, igraph and Boost
/// all read: types string, int and double, no defaults, lists as JSON arrays, nested values as JSON text.
Losses write_graphml(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

}  // namespace adduce::write
