#pragma once

#include "graph/batch.hpp"
#include "graph/diagnostic.hpp"
#include "graph/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace adduce {

/// Documents, nodes and statements of any number of reports, each reachable by index or by stable id.
///
/// Invariants after seal(): the three columns are sorted by the text of their ids, each id occurs once and
/// has at most 100 characters of [A-Za-z0-9._:-], a letter first; all text is well-formed UTF-8;
/// every statement has evidence in an existing document, as long as its span, and ends that exist and that
/// its relation allows; symmetric relations have subject id <= object id. The same batches merged in any
/// order give the same sealed graph (of two copies of one document the first merged stays).
class Graph {
public:
    /// Adds what a document contributes. Nodes of equal id become one: mentions, aliases, attributes and links
    /// are united; the fuller name wins (more frequent in the mentions, then longer, then smaller text); of
    /// kinds, attributes and links that differ the one most documents give (then the schema's order or the
    /// smaller text; `country` before all); the most definite naming.
    ///
    /// Reported through `sink`, with the document's path as place:
    ///   note "duplicate-document"     the document's id is already there: the batch is skipped
    ///   note "duplicate-statement"    the statement's id is already there: it is skipped
    ///   warning "broken-utf8"         a text was mended with U+FFFD
    ///   warning "bad-date"            `published` is no day YYYY-MM-DD: it is left out
    ///   error "refused-document", "refused-node", "refused-statement"   it breaks the invariants, is left out and counted
    /// Cost: O(size of the batch).
    void merge(const Batch& batch, const DiagnosticSink& sink);

    /// Sorts the columns and renumbers. Call once after the last merge, before reading by index order.
    /// Cost O(n log n). Merging again afterwards is allowed, and asks for another seal().
    void seal();

    const SymbolTable& symbols() const& { return symbols_; }
    std::string_view text(SymbolId id) const& { return symbols_.text(id); }
    std::string_view text(SymbolId id) const&& = delete;

    const std::vector<DocumentRecord>& documents() const& { return documents_; }
    const std::vector<Node>& nodes() const& { return nodes_; }
    const std::vector<Statement>& statements() const& { return statements_; }

    const DocumentRecord& operator[](DocumentId id) const& { return documents_[id.value]; }
    const Node& operator[](NodeId id) const& { return nodes_[id.value]; }
    const Statement& operator[](StatementId id) const& { return statements_[id.value]; }

    /// By stable id ("n3f…"); nothing if unknown. Cost: one look-up.
    std::optional<DocumentId> find_document(std::string_view id) const;
    std::optional<NodeId> find_node(std::string_view id) const;
    std::optional<StatementId> find_statement(std::string_view id) const;

    /// Documents, nodes and statements that merge() refused.
    std::size_t refused() const { return refused_; }

private:
    friend class GraphBuilder;   // json_builder.cpp: fills a graph without copying it through a Batch
    friend class Merger;         // merge.cpp
    friend class Sealer;         // seal.cpp

    /// What the documents said of one node, until seal() decides.
    struct Votes {
        using Count = std::uint32_t;
        std::vector<std::pair<SymbolId, Count>> names, kinds;
        std::vector<std::pair<std::pair<SymbolId, SymbolId>, Count>> attributes, links;
    };

    SymbolTable symbols_;
    std::vector<DocumentRecord> documents_;
    std::vector<Node> nodes_;
    std::vector<Statement> statements_;
    std::vector<Votes> votes_;   ///< beside nodes_, or shorter: nodes without votes are as they are
    std::size_t refused_ = 0;
    std::unordered_map<SymbolId, DocumentId> document_by_id_;
    std::unordered_map<SymbolId, NodeId> node_by_id_;
    std::unordered_map<SymbolId, StatementId> statement_by_id_;
};

}  // namespace adduce
