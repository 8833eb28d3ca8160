#include "graph/graph.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace adduce {

/// Turns a graph as merged into a graph as promised: decides the votes, sorts, renumbers.
class Sealer {
public:
    explicit Sealer(Graph& graph) : graph_(graph) {}

    void run() {
        for (std::size_t i = 0; i < graph_.votes_.size(); ++i)
            if (!graph_.votes_[i].names.empty()) decide(graph_.nodes_[i], graph_.votes_[i]);
        graph_.votes_ = {};
        const auto document_at = sort(graph_.documents_, graph_.document_by_id_);
        const auto node_at = sort(graph_.nodes_, graph_.node_by_id_);
        for (Node& node : graph_.nodes_) finish(node, document_at);
        for (Statement& statement : graph_.statements_) renumber(statement, document_at, node_at);
        sort(graph_.statements_, graph_.statement_by_id_);
    }

private:
    std::string_view text(SymbolId id) const { return graph_.symbols_.text(id); }

    void decide(Node& node, const Graph::Votes& votes) const {
        node.name = chosen_name(node, votes);
        for (const auto& [name, count] : votes.names) node.aliases.push_back(name);
        node.kind = chosen_kind(node, votes);
        node.attributes = chosen_pairs(votes.attributes);
        node.links = chosen_pairs(votes.links);
    }

    SymbolId chosen_name(const Node& node, const Graph::Votes& votes) const {
        SymbolId best = votes.names.front().first;
        std::ptrdiff_t best_count = -1;
        for (const auto& candidate : votes.names) {
            const SymbolId name = candidate.first;   // clang 14 lets no lambda take a part of a pair
            const auto count = std::count_if(node.mentions.begin(), node.mentions.end(), [&](const NodeMention& m) { return m.text == name; });
            const std::size_t size = code_points(text(name)), best_size = code_points(text(best));
            const bool better = std::tuple(-count, best_size, text(name)) < std::tuple(-best_count, size, text(best));
            if (better) {
                best = name;
                best_count = count;
            }
        }
        return best;
    }

    SymbolId chosen_kind(const Node& node, const Graph::Votes& votes) const {
        SymbolId best;
        std::uint32_t most = 0;
        for (std::string_view kind : node_kinds(node.type)) {
            const auto found = std::find_if(votes.kinds.begin(), votes.kinds.end(), [&](const auto& vote) { return text(vote.first) == kind; });
            if (found == votes.kinds.end()) continue;
            // A country may stand wherever a place may, not the other way round: so statements stay allowed.
            if (kind == "country") return found->first;
            if (found->second > most) std::tie(best, most) = *found;
        }
        return best;
    }

    /// One value a key.
    template <class Pairs>
    std::vector<std::pair<SymbolId, SymbolId>> chosen_pairs(Pairs votes) const {
        std::sort(votes.begin(), votes.end(), [&](const auto& a, const auto& b) {
            return std::tuple(text(a.first.first), b.second, text(a.first.second)) < std::tuple(text(b.first.first), a.second, text(b.first.second));
        });
        std::vector<std::pair<SymbolId, SymbolId>> chosen;
        for (const auto& [pair, count] : votes)
            if (chosen.empty() || chosen.back().first != pair.first) chosen.push_back(pair);
        return chosen;
    }

    /// Sorts a column by the text of the ids. Returns, for each old index, the new one; empty when nothing moved.
    template <class Element, class Id>
    std::vector<std::uint32_t> sort(std::vector<Element>& column, std::unordered_map<SymbolId, Id>& by_id) {
        const auto before = [&](const Element& a, const Element& b) { return text(a.id) < text(b.id); };
        if (std::is_sorted(column.begin(), column.end(), before)) return {};
        std::vector<std::uint32_t> order(column.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return before(column[a], column[b]); });
        std::vector<std::uint32_t> new_index(column.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            new_index[order[i]] = i;
            by_id[column[order[i]].id] = Id{i};
        }
        permute(column, order);
        return new_index;
    }

    /// column[i] = old column[order[i]], cycle by cycle: a second column would double the memory of a large graph.
    template <class Element>
    static void permute(std::vector<Element>& column, std::vector<std::uint32_t>& order) {
        for (std::uint32_t start = 0; start < order.size(); ++start) {
            Element first = std::move(column[start]);
            std::uint32_t hole = start;
            for (std::uint32_t next = order[hole]; next != start; next = order[hole]) {
                column[hole] = std::move(column[next]);
                order[hole] = hole;
                hole = next;
            }
            column[hole] = std::move(first);
            order[hole] = hole;
        }
    }

    template <class Id>
    static void move(Id& id, const std::vector<std::uint32_t>& new_index) {
        if (id && !new_index.empty()) id = Id{new_index[id.value]};
    }

    void finish(Node& node, const std::vector<std::uint32_t>& document_at) const {
        const auto by_text = [&](SymbolId a, SymbolId b) { return text(a) < text(b); };
        std::erase(node.aliases, node.name);
        std::sort(node.aliases.begin(), node.aliases.end(), by_text);
        node.aliases.erase(std::unique(node.aliases.begin(), node.aliases.end()), node.aliases.end());
        const auto by_key = [&](const auto& a, const auto& b) { return text(a.first) < text(b.first); };
        std::sort(node.attributes.begin(), node.attributes.end(), by_key);
        std::sort(node.links.begin(), node.links.end(), by_key);
        for (NodeMention& mention : node.mentions) move(mention.document, document_at);
        // Documents are sorted by id text by now, so their numbers order them.
        std::sort(node.mentions.begin(), node.mentions.end(), [&](const NodeMention& a, const NodeMention& b) {
            return std::tuple(a.document, a.span, text(a.text)) < std::tuple(b.document, b.span, text(b.text));
        });
        node.mentions.erase(std::unique(node.mentions.begin(), node.mentions.end()), node.mentions.end());
    }

    static void renumber(Statement& statement, const std::vector<std::uint32_t>& document_at, const std::vector<std::uint32_t>& node_at) {
        move(statement.evidence.document, document_at);
        for (NodeId* node : {&statement.subject, &statement.object, &statement.origin}) move(*node, node_at);
        for (Argument& argument : statement.args) move(argument.node, node_at);
        for (Holder& holder : statement.attribution) move(holder.node, node_at);
        if (info(statement.relation).symmetric && statement.object < statement.subject) {
            std::swap(statement.subject, statement.object);
            std::swap(statement.subject_mention, statement.object_mention);
        }
    }

    Graph& graph_;
};

void Graph::seal() { Sealer(*this).run(); }

}  // namespace adduce
