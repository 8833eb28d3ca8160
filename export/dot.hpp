#pragma once

#include "export/writer.hpp"

#include <string>

namespace adduce::write {

/// DOT in the profile "report" (for Graphviz: shapes, colours, line styles, tooltips, links, legend and
/// sources) or "exchange" (the subset that Gephi's reader survives). Every node of the graph is a node of the
/// file and nothing else is.
Losses write_dot(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

/// The report profile.
/// @param picture  for rendering: nodes without an edge are left out (and counted), the picture says how many
Losses write_dot_report(const Graph& graph, std::span<const Edge> edges, const Options& options, bool picture, std::ostream& out);

/// The exchange profile.
Losses write_dot_exchange(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

}  // namespace adduce::write
