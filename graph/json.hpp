#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <iosfwd>
#include <span>
#include <string_view>

namespace adduce {

/// Native JSON of the schema (section 5; full shape in graph/README.md): keys always present, in one order, one element
/// a line. Reading back what was written gives an equal graph, and writing that the same bytes.

/// Streams, and flushes `out` in the end; memory beyond the graph is 64 KiB. The graph must be sealed.
/// @throws FileError  when the stream fails (disk full)
void write_json(const Graph& graph, std::span<const Edge> edges, std::ostream& out);

/// Reads a graph; the result is sealed. `edges` in the file are ignored (they are a view).
/// @param in    at its beginning; read to its end
/// @param name  for messages: the path
/// @throws FormatError  "name:line:column: what was found, what was expected" (both from 1, columns in bytes) on broken
///                      JSON or UTF-8, another schema version, an unknown name (with the nearest known one) or field, an id
///                      that is missing, doubled or not there, ends that the relation does not take, evidence that is
///                      empty or not as long as its span, and so on: what Graph promises is checked
/// @throws FileError    when the stream breaks while reading
/// @cost  O(bytes), streaming: peak memory is the graph, one element and 128 KiB
Graph read_json(std::istream& in, std::string_view name);

}  // namespace adduce
