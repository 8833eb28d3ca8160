#include "graph/origins.hpp"

namespace adduce {

namespace {

// Nodes, publishers and documents share one number line.
constexpr std::uint64_t publishers_from = std::uint64_t{1} << 32;
constexpr std::uint64_t documents_from = std::uint64_t{2} << 32;

std::string folded(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

}  // namespace

Origins::Origins(const Graph& graph) {
    std::unordered_map<std::string, std::uint64_t> by_name;   // publishers first, then the nodes that bear their names
    for (const DocumentRecord& document : graph.documents())
        if (document.publisher) by_name.try_emplace(folded(graph.text(document.publisher)), publishers_from + by_name.size());
    const auto claim = [&](SymbolId name, std::size_t node) {
        const auto found = by_name.empty() ? by_name.end() : by_name.find(folded(graph.text(name)));
        if (found != by_name.end() && found->second >= publishers_from) found->second = node;   // the first of two that share a name
    };
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
        const Node& node = graph.nodes()[i];
        if (node.type != NodeType::organization) continue;
        claim(node.name, i);
        for (SymbolId alias : node.aliases) claim(alias, i);
    }
    of_document_.reserve(graph.documents().size());
    for (const DocumentRecord& document : graph.documents())
        of_document_.push_back(document.publisher ? by_name.at(folded(graph.text(document.publisher))) : documents_from + of_document_.size());
}

std::uint64_t Origins::of(const Statement& statement) const {
    return statement.origin ? statement.origin.value : of_document_[statement.evidence.document.value];
}

}  // namespace adduce
