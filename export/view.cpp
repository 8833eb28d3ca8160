#include "export/view.hpp"

#include <algorithm>
#include <unordered_set>

namespace adduce::write {
namespace {

/// Keeps what has been said so far, or empties it at the first other value.
class Common {
public:
    void add(std::string_view value) {
        if (first_) value_ = value;
        else if (value != value_) value_ = {};
        first_ = false;
    }
    void add_unless_silent(std::string_view value) {
        if (!value.empty()) add(value);
    }
    std::string_view value() const { return value_; }

private:
    std::string_view value_;
    bool first_ = true;
};

}  // namespace

EdgeView::EdgeView(const Graph& graph, std::span<const Edge> edges, const Options& options)
    : graph_(graph), edges_(edges), by_statement_(options.statement_edges) {
    if (!by_statement_) return;
    constexpr std::uint32_t no_edge = 0xFFFFFFFFU;
    std::vector<std::uint32_t> owner(graph.statements().size(), no_edge);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
        for (StatementId s : edges[e].statements) owner[s.value] = e;
    }
    for (std::uint32_t s = 0; s < owner.size(); ++s) {
        if (owner[s] == no_edge) continue;
        drawn_.emplace_back(s);
        edge_of_.push_back(owner[s]);
    }
}

DrawnEdge EdgeView::operator[](std::size_t i) const {
    if (!by_statement_) {
        const Edge& e = edges_[i];
        return {e.id,      e.subject, e.relation,   e.object,    e.status,       e.statements,   e.documents,
                e.origins, e.first_seen, e.last_seen, e.quantity_min, e.quantity_max, e.score_max};
    }
    const Statement& s = graph_[drawn_[i]];
    const std::string_view seen = graph_.text(graph_[s.evidence.document].published);
    DrawnEdge drawn{graph_.text(s.id), s.subject, s.relation, s.object, edges_[edge_of_[i]].status, {&drawn_[i], 1}, 1, 1, seen, seen,
                    {}, {}, s.score};
    if (s.quantity) {
        drawn.quantity_min = s.quantity->min ? s.quantity->min : s.quantity->value;
        drawn.quantity_max = s.quantity->max ? s.quantity->max : s.quantity->value;
    }
    return drawn;
}

Facts::Facts(const Graph& graph) : graph_(graph) {
    for (std::uint32_t i = 0; i < graph.statements().size(); ++i) {
        if (!graph.statements()[i].object) by_subject_.emplace_back(i);
    }
    std::ranges::stable_sort(by_subject_, {}, [&](StatementId id) { return graph[id].subject; });
}

std::span<const StatementId> Facts::of(NodeId node) const {
    const auto subject = [&](StatementId id) { return graph_[id].subject; };   // clang 14 has no std::ranges::equal_range
    const auto first = std::ranges::lower_bound(by_subject_, node, {}, subject);
    return {first, std::ranges::upper_bound(by_subject_, node, {}, subject)};
}

Agreed agreed(const Graph& graph, std::span<const StatementId> statements) {
    Common kind, modality, polarity, role_title, text, first, last, granularity;
    for (StatementId id : statements) {
        const Statement& s = graph[id];
        const Time time = s.time.value_or(Time{});
        kind.add_unless_silent(graph.text(s.kind));
        modality.add(name(s.modality));
        polarity.add(name(s.polarity));
        role_title.add_unless_silent(graph.text(s.role_title));
        text.add(graph.text(time.text));
        first.add(graph.text(time.first));
        last.add(graph.text(time.last));
        granularity.add(graph.text(time.granularity));
    }
    return {kind.value(), role_title.value(), modality.value(), polarity.value(),
            text.value(), first.value(),      last.value(),     granularity.value()};
}

std::vector<DocumentId> cited_documents(const Graph& graph, std::span<const StatementId> statements) {
    constexpr std::size_t few = 32;   // up to here looking through the list beats a hash set
    std::vector<DocumentId> cited;
    std::unordered_set<DocumentId> seen;
    for (StatementId id : statements) {
        const DocumentId document = graph[id].evidence.document;
        const bool known = statements.size() <= few ? std::ranges::find(cited, document) != cited.end() : !seen.insert(document).second;
        if (!known) cited.push_back(document);
    }
    return cited;
}

void count(Losses& losses, std::string_view name, std::uint64_t amount) {
    if (amount > 0) losses[std::string(name)] += amount;
}

}  // namespace adduce::write
