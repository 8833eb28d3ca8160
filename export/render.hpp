#pragma once

#include "export/writer.hpp"

namespace adduce::write {

/// The report as a picture, laid out and drawn by Graphviz inside this process. Nodes without an edge are
/// left out and counted. Graphviz keeps global state: calls wait for each other.
/// @throws Error  when Graphviz lacks the renderer (the message names the package) or refuses the graph
/// Time: `dot` up to 300 edges, `sfdp` above (dot takes a minute for a few thousand).
/// The same machine draws the same picture; other fonts or another Graphviz draw another.
Losses write_svg(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);
Losses write_png(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);
Losses write_pdf(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

}  // namespace adduce::write
