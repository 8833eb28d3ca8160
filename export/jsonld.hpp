#pragma once

#include "export/writer.hpp"

#include <string_view>

namespace adduce::write {

/// JSON-LD that is valid under 1.0 and 1.1 alike: inline context, no blank nodes, decimals as typed strings.
/// Every statement is an rdf:Statement with a quote and a position selector; the direct triple
/// (subject, relation, object) is written only for edges that are neither denied nor planned.
/// Memory beyond the graph: four bytes an edge.
Losses write_jsonld(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

/// The vocabulary: export/jsonld_context.json as it is written into every file.
std::string_view jsonld_context();

}  // namespace adduce::write
