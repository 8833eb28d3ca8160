#pragma once

#include "graph/batch.hpp"
#include "graph/diagnostic.hpp"
#include "graph/model.hpp"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace adduce {

/// Documents, nodes and statements of any number of reports, each reachable by index or by stable id.
///
/// Invariants after seal(): the three columns are sorted by the text of their ids, each id occurs once,
/// every statement has evidence inside an existing document and ends that exist and that its relation
/// allows, symmetric relations have subject id <= object id. The same batches merged in any order give
/// the same sealed graph.
class Graph {
public:
    /// Adds what a document contributes. Nodes of equal id become one: mentions and aliases are united;
    /// the fuller name wins (more frequent form, then longer, then smaller text). A document whose id is
    /// already there is skipped with the note "duplicate-document".
    /// A statement that breaks the invariants is refused with an error diagnostic and counted.
    /// Cost: O(size of the batch).
    void merge(const Batch& batch, const DiagnosticSink& sink);

    /// Sorts the columns and renumbers. Call once after the last merge, before reading by index order.
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

    /// By stable id ("n3f…"); nothing if unknown.
    std::optional<DocumentId> find_document(std::string_view id) const;
    std::optional<NodeId> find_node(std::string_view id) const;
    std::optional<StatementId> find_statement(std::string_view id) const;

private:
    friend class GraphBuilder;   // json_reader.cpp: fills a graph without copying it through a Batch

    SymbolTable symbols_;
    std::vector<DocumentRecord> documents_;
    std::vector<Node> nodes_;
    std::vector<Statement> statements_;
    std::unordered_map<SymbolId, DocumentId> document_by_id_;
    std::unordered_map<SymbolId, NodeId> node_by_id_;
    std::unordered_map<SymbolId, StatementId> statement_by_id_;
};

}  // namespace adduce
