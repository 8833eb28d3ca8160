#include "graph/graph.hpp"

namespace adduce {

namespace {

template <class Id>
std::optional<Id> find(const SymbolTable& symbols, const std::unordered_map<SymbolId, Id>& by_id, std::string_view id) {
    const auto found = by_id.find(symbols.find(id));
    if (found == by_id.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<DocumentId> Graph::find_document(std::string_view id) const { return find(symbols_, document_by_id_, id); }
std::optional<NodeId> Graph::find_node(std::string_view id) const { return find(symbols_, node_by_id_, id); }
std::optional<StatementId> Graph::find_statement(std::string_view id) const { return find(symbols_, statement_by_id_, id); }

}  // namespace adduce
