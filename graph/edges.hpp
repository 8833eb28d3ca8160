#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <optional>
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
    std::uint32_t origins = 0;            ///< independent origins that assert it; an origin has one vote, its latest
    std::string first_seen, last_seen;    ///< publication dates, ISO; empty when no document has one
    std::optional<double> quantity_min, quantity_max;   ///< over statements, never an average
    double score_max = 0;
};

/// What one statement says of its edge.
enum class Vote : std::uint8_t {
    supports,   ///< it is so: asserted or probable, by whom ever
    denies,     ///< it is not so
    claims,     ///< it may be so, somebody holds it: alleged, possible
    plans,      ///< it is to be so: planned, ordered, conditional
    doubts,     ///< nobody says so: doubted, questioned, unverified, withheld
};

/// The decisive stance is that of the innermost holder who is no mere relayer (`reports`). `denies` turns the
/// polarity round, so denying a negated statement supports it. A denial is a denial however hedged.
Vote vote_of(const Statement& statement);

/// All edges of a sealed graph, sorted by id. Cost O(n log n) in statements; pure.
std::vector<Edge> edges_of(const Graph& graph);

/// The status of one edge from its statements. An origin (graph/origins.hpp) has one vote, its latest: by day of
/// publication (undated pages first), then document id; within one document the first of the order denies, supports,
/// claims, plans, doubts, so that a denial is never hidden. First match:
///
///   contested      one origin denies it, another supports, claims or plans it
///   denied         some deny it, nobody supports, claims or plans it
///   corroborated   two or more support it
///   single_source  one supports it
///   unconfirmed    some claim or doubt it
///   planned        the rest
///
/// Cost: of Origins(graph), plus O(n log n) in `statements`, which must not be empty. For many edges use edges_of.
Status status_of(const Graph& graph, const std::vector<StatementId>& statements);

}  // namespace adduce
