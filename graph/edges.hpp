#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace adduce {

/// One (subject, relation, object) with all that is said about it: a pure view over statements, never
/// stored apart from them (schema, section 4). Attribute statements have no edge.
struct Edge {
    std::string id;                       ///< "e" + 16 hex digits, from the three
    NodeId subject;
    Relation relation;
    NodeId object;
    Status status;
    std::vector<StatementId> statements;  ///< ascending
    std::uint32_t documents = 0;
    std::uint32_t origins = 0;            ///< independent origins that support it; an origin has one vote, its latest
    std::string first_seen, last_seen;    ///< publication dates, ISO; empty when no document has one
    std::optional<double> quantity_min, quantity_max;   ///< over statements, never an average
    double score_max = 0;
};

/// All edges of a sealed graph, sorted by id. Cost O(n log n) in statements; pure.
std::vector<Edge> edges_of(const Graph& graph);

/// The status of one edge from its statements: first match of contested, denied, corroborated,
/// single_source, unconfirmed, planned. An origin is the statement's origin node, or the document's
/// publisher, or the document.
Status status_of(const Graph& graph, const std::vector<StatementId>& statements);

}  // namespace adduce
