#pragma once

#include "export/footnotes.hpp"
#include "export/view.hpp"

#include <cstdint>
#include <string>

/// The words in a report picture, as plain text: escaping is the writer's business.
namespace adduce::write {

/// At most `max_bytes`, ending in an ellipsis and counted in `cuts` when something was cut off.
std::string shorten(std::string_view text, std::size_t max_bytes, std::uint64_t& cuts);

/// The name, wrapped, and below it up to three facts ("strength 10,000 [2]").
std::string node_label(const Graph& graph, const Footnotes& notes, NodeId node, std::span<const StatementId> facts, std::uint64_t& cuts);

/// Type, kind, naming and other names.
std::string node_tooltip(const Graph& graph, NodeId node, std::uint64_t& cuts);

/// The relation in words, what all statements agree on (role or kind, quantity, time), and the footnotes.
std::string edge_caption(const Graph& graph, const Footnotes& notes, const DrawnEdge& edge, std::uint64_t& cuts);

/// Each quote with its footnote and speakers, one a line.
std::string edge_tooltip(const Graph& graph, const Footnotes& notes, const DrawnEdge& edge, std::uint64_t& cuts);

/// "Title, publisher, date", whatever of it is known; the path when there is no title.
std::string source_line(const Graph& graph, DocumentId document, std::uint64_t& cuts);

}  // namespace adduce::write
