#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <iosfwd>
#include <span>
#include <string_view>

namespace adduce {

/// Native JSON of the schema (section 5): two-level, keys always present in schema order, one node or
/// statement a line. Reading back what was written gives an equal graph, and writing that the same bytes.

/// Streams; memory beyond the graph is bounded by the largest element.
/// @throws FileError  when the stream fails
void write_json(const Graph& graph, std::span<const Edge> edges, std::ostream& out);

/// Reads a graph; the result is sealed. `edges` in the file are ignored (they are a view).
/// @param name  for messages: the path
/// @throws FormatError  "name:line:column: ..." on broken JSON, broken UTF-8, another schema version, an
///                      unknown relation or type, an id that is not there, evidence that is empty
/// @cost  O(bytes), streaming: peak memory is the graph plus one element
Graph read_json(std::istream& in, std::string_view name);

}  // namespace adduce
