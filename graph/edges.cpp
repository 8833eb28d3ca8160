#include "graph/edges.hpp"

#include "graph/origins.hpp"
#include "graph/stable_id.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace adduce {

namespace {

Stance decisive_stance(const Statement& statement) {
    const auto& chain = statement.attribution;
    if (chain.empty()) return Stance::asserts;
    const auto found = std::find_if(chain.rbegin(), chain.rend(), [](const Holder& holder) { return holder.stance != Stance::reports; });
    return found == chain.rend() ? Stance::reports : found->stance;
}

/// Votes by kind, one an origin.
using Count = std::array<std::uint32_t, 5>;

std::uint32_t of(const Count& count, Vote vote) { return count[static_cast<std::size_t>(vote)]; }

/// Of two votes in one document the one that counts comes first.
int precedence(Vote vote) {
    switch (vote) {
        case Vote::denies: return 0;
        case Vote::supports: return 1;
        case Vote::claims: return 2;
        case Vote::plans: return 3;
        case Vote::doubts: break;
    }
    return 4;
}

Count count_votes(const Graph& graph, const Origins& origins, const std::vector<StatementId>& statements) {
    struct Ballot {
        std::uint64_t origin;
        std::string_view published;
        DocumentId document;   // in the order of the id texts, the graph is sealed
        Vote vote;
    };
    std::vector<Ballot> ballots;
    ballots.reserve(statements.size());
    for (StatementId id : statements) {
        const Statement& statement = graph[id];
        const DocumentId document = statement.evidence.document;
        ballots.push_back({origins.of(statement), graph.text(graph[document].published), document, vote_of(statement)});
    }
    // An origin's last ballot is the one that counts.
    std::sort(ballots.begin(), ballots.end(), [](const Ballot& a, const Ballot& b) {
        return std::tuple(a.origin, a.published, a.document, precedence(b.vote)) < std::tuple(b.origin, b.published, b.document, precedence(a.vote));
    });
    Count count{};
    for (std::size_t i = 0; i < ballots.size(); ++i)
        if (i + 1 == ballots.size() || ballots[i + 1].origin != ballots[i].origin) ++count[static_cast<std::size_t>(ballots[i].vote)];
    return count;
}

Status status_from(const Count& count) {
    const bool held = of(count, Vote::supports) + of(count, Vote::claims) + of(count, Vote::plans) > 0;
    if (of(count, Vote::denies) > 0) return held ? Status::contested : Status::denied;
    if (of(count, Vote::supports) > 1) return Status::corroborated;
    if (of(count, Vote::supports) == 1) return Status::single_source;
    return of(count, Vote::claims) + of(count, Vote::doubts) > 0 ? Status::unconfirmed : Status::planned;
}

template <class T>
void widen(std::optional<T>& least, std::optional<T>& most, const T& value) {
    if (!least || value < *least) least = value;
    if (!most || *most < value) most = value;
}

/// What the statements span: days, quantities, documents, scores.
void summarize(Edge& edge, const Graph& graph) {
    std::optional<std::string_view> first, last;
    std::vector<DocumentId> documents;
    for (StatementId id : edge.statements) {
        const Statement& statement = graph[id];
        const DocumentId document = statement.evidence.document;
        documents.push_back(document);
        if (const SymbolId day = graph[document].published) widen(first, last, graph.text(day));
        if (statement.quantity)
            for (const auto& number : {statement.quantity->value, statement.quantity->min, statement.quantity->max})
                if (number) widen(edge.quantity_min, edge.quantity_max, *number);
        edge.score_max = std::max(edge.score_max, statement.score);
    }
    std::sort(documents.begin(), documents.end());
    edge.documents = static_cast<std::uint32_t>(std::unique(documents.begin(), documents.end()) - documents.begin());
    edge.first_seen = first.value_or("");
    edge.last_seen = last.value_or("");
}

/// Statements with an object, those of one edge together, ascending within.
std::vector<StatementId> grouped(const Graph& graph) {
    std::vector<StatementId> order;
    for (std::uint32_t i = 0; i < graph.statements().size(); ++i)
        if (graph.statements()[i].object) order.push_back(StatementId{i});
    std::sort(order.begin(), order.end(), [&](StatementId a, StatementId b) {
        const Statement &s = graph[a], &t = graph[b];
        return std::tuple(s.subject, s.relation, s.object, a) < std::tuple(t.subject, t.relation, t.object, b);
    });
    return order;
}

}  // namespace

Vote vote_of(const Statement& statement) {
    const Stance stance = decisive_stance(statement);
    if ((statement.polarity == Polarity::negated) != (stance == Stance::denies)) return Vote::denies;
    if (stance == Stance::doubts || stance == Stance::withholds || stance == Stance::unverified) return Vote::doubts;
    switch (statement.modality) {
        case Modality::questioned: return Vote::doubts;
        case Modality::possible: return Vote::claims;
        case Modality::planned:
        case Modality::conditional: return stance == Stance::alleges ? Vote::claims : Vote::plans;
        case Modality::asserted:
        case Modality::probable: break;
    }
    return stance == Stance::alleges ? Vote::claims : Vote::supports;
}

Status status_of(const Graph& graph, const std::vector<StatementId>& statements) {
    return status_from(count_votes(graph, Origins(graph), statements));
}

std::vector<Edge> edges_of(const Graph& graph) {
    const Origins origins(graph);
    const std::vector<StatementId> order = grouped(graph);
    Sha256 hash;
    std::vector<Edge> edges;
    for (auto begin = order.begin(); begin != order.end();) {
        const Statement& front = graph[*begin];
        const auto end = std::find_if(begin, order.end(), [&](StatementId id) {
            const Statement& s = graph[id];
            return s.subject != front.subject || s.relation != front.relation || s.object != front.object;
        });
        Edge& edge = edges.emplace_back();
        edge.id = hash.stable_id('e', {graph.text(graph[front.subject].id), name(front.relation), graph.text(graph[front.object].id)});
        edge.subject = front.subject;
        edge.relation = front.relation;
        edge.object = front.object;
        edge.statements.assign(begin, end);
        const Count count = count_votes(graph, origins, edge.statements);
        edge.status = status_from(count);
        edge.origins = of(count, Vote::supports);
        summarize(edge, graph);
        begin = end;
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.id < b.id; });
    return edges;
}

}  // namespace adduce
