#pragma once

#include "export/writer.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace adduce::write {

/// One edge as it is written: an edge of the graph, or in the statement view a single statement.
/// Views into the graph and the edges it was made from.
struct DrawnEdge {
    std::string_view id;      ///< the edge's, or the statement's
    NodeId subject;
    Relation relation;
    NodeId object;
    Status status;            ///< always the edge's: a statement alone has no status
    std::span<const StatementId> statements;   ///< ascending, not empty
    std::uint32_t documents;
    std::uint32_t origins;
    std::string_view first_seen, last_seen;    ///< ISO days; may be empty
    std::optional<double> quantity_min, quantity_max;
    double score_max;
};

/// The edges to write, sorted by id, in the granularity the options ask for.
/// Memory: eight bytes a statement in the statement view, nothing in the edge view. The graph and the
/// edges must outlive it.
class EdgeView {
public:
    EdgeView(const Graph& graph, std::span<const Edge> edges, const Options& options);

    std::size_t size() const { return by_statement_ ? drawn_.size() : edges_.size(); }
    DrawnEdge operator[](std::size_t i) const;

private:
    const Graph& graph_;
    std::span<const Edge> edges_;
    bool by_statement_;
    std::vector<StatementId> drawn_;          // statement view: statements that have an edge, ascending
    std::vector<std::uint32_t> edge_of_;      // beside drawn_: index of its edge
};

/// Statements without an object node (attributes), grouped by their subject.
class Facts {
public:
    explicit Facts(const Graph& graph);
    /// Ascending; empty for most nodes. Valid as long as this object.
    std::span<const StatementId> of(NodeId node) const;

private:
    std::vector<StatementId> by_subject_;
    const Graph& graph_;
};

/// What all statements of an edge agree on; empty where they differ or none knows.
struct Agreed {
    std::string_view kind, role_title;    ///< statements that are silent do not count
    std::string_view modality, polarity;
    std::string_view time_text, time_first, time_last, time_granularity;   ///< a silent one differs: it claims no such time
};
Agreed agreed(const Graph& graph, std::span<const StatementId> statements);

/// Documents the statements cite, in the order of the statements, each once.
std::vector<DocumentId> cited_documents(const Graph& graph, std::span<const StatementId> statements);

/// Adds to the counter `name`, which then shows up in the report; nothing for zero.
void count(Losses& losses, std::string_view name, std::uint64_t amount);

}  // namespace adduce::write
