#include "graph/check.hpp"
#include "graph/graph.hpp"
#include "graph/utf8.hpp"

#include <string>

namespace adduce {

namespace {

template <class Key>
void vote(std::vector<std::pair<Key, std::uint32_t>>& votes, const Key& key) {
    for (auto& [other, count] : votes)
        if (other == key) {
            ++count;
            return;
        }
    votes.emplace_back(key, 1);
}

}  // namespace

/// One merge: carries a batch's values over into the graph's own tables.
class Merger {
public:
    Merger(Graph& graph, const Batch& batch, const DiagnosticSink& sink)
        : graph_(graph), batch_(batch), sink_(sink), symbol_of_(batch.symbols.size()), node_of_(batch.nodes.size()) {}

    void run() {
        if (!take_document()) return;
        graph_.votes_.resize(graph_.nodes_.size());
        for (std::size_t i = 0; i < batch_.nodes.size(); ++i) node_of_[i] = take_node(batch_.nodes[i]);
        for (const Statement& statement : batch_.statements) take_statement(statement);
    }

private:
    using Severity = Diagnostic::Severity;

    void report(Severity severity, std::string code, std::string message, std::string hint = {}) {
        if (sink_) sink_({severity, std::move(code), repaired_utf8(batch_.symbols.text(batch_.document.path)), std::move(message), std::move(hint)});
    }

    void refuse(std::string code, std::string message) {
        ++graph_.refused_;
        report(Severity::error, std::move(code), std::move(message), "this is a fault of the extraction, please report it");
    }

    SymbolId carry(SymbolId id) {
        if (!id) return id;
        SymbolId& known = symbol_of_[id.value];
        if (known) return known;
        const std::string_view text = batch_.symbols.text(id);
        if (valid_utf8(text)) return known = graph_.symbols_.intern(text);
        report(Severity::warning, "broken-utf8", "broken UTF-8 in a text of " + std::to_string(text.size()) + " bytes, replaced by U+FFFD");
        return known = graph_.symbols_.intern(repaired_utf8(text));
    }

    NodeId carry(NodeId id) const { return id ? node_of_[id.value] : id; }
    Cue carry(const Cue& cue) { return {carry(cue.text), cue.span}; }

    bool take_document() {
        const DocumentRecord& from = batch_.document;
        if (!valid_id(batch_.symbols.text(from.id))) {
            refuse("refused-document", "'" + repaired_utf8(batch_.symbols.text(from.id)) + "' is no id for a document");
            return false;
        }
        const SymbolId id = carry(from.id);
        if (const auto known = graph_.document_by_id_.find(id); known != graph_.document_by_id_.end()) {
            const std::string_view first = graph_.symbols_.text(graph_[known->second].path);
            report(Severity::note, "duplicate-document", "the same text as " + std::string(first) + ", skipped");
            return false;
        }
        document_ = DocumentId{static_cast<std::uint32_t>(graph_.documents_.size())};
        SymbolId published = from.published;
        if (published && !valid_day(batch_.symbols.text(published))) {
            report(Severity::warning, "bad-date", "the date '" + repaired_utf8(batch_.symbols.text(published)) + "' is no day YYYY-MM-DD, left out");
            published = {};
        }
        graph_.documents_.push_back({id, carry(from.path), carry(from.title), carry(from.url), carry(from.publisher), carry(published), carry(from.sha256)});
        graph_.document_by_id_.emplace(id, document_);
        return true;
    }

    NodeId take_node(const Node& from) {
        std::string problem = problem_of(from, 1, batch_.symbols);
        const auto known = problem.empty() ? graph_.node_by_id_.find(carry(from.id)) : graph_.node_by_id_.end();
        if (known != graph_.node_by_id_.end() && graph_[known->second].type != from.type)
            problem = "the id belongs to a " + std::string(name(graph_[known->second].type)) + ", this is a " + std::string(name(from.type));
        if (!problem.empty()) {
            refuse("refused-node", "node " + repaired_utf8(batch_.symbols.text(from.id)) + ": " + problem);
            return {};
        }
        const NodeId id = known != graph_.node_by_id_.end() ? known->second : add_node(from);
        unite(graph_.nodes_[id.value], graph_.votes_[id.value], from);
        return id;
    }

    NodeId add_node(const Node& from) {
        const NodeId id{static_cast<std::uint32_t>(graph_.nodes_.size())};
        Node& node = graph_.nodes_.emplace_back();
        graph_.votes_.emplace_back();
        node.id = carry(from.id);
        node.type = from.type;
        node.naming = from.naming;
        graph_.node_by_id_.emplace(node.id, id);
        return id;
    }

    void unite(Node& node, Graph::Votes& votes, const Node& from) {
        remember(node, votes);
        node.naming = std::min(node.naming, from.naming);
        vote(votes.names, carry(from.name));
        if (from.kind) vote(votes.kinds, carry(from.kind));
        for (const auto& [key, value] : from.attributes) vote(votes.attributes, {carry(key), carry(value)});
        for (const auto& [key, value] : from.links) vote(votes.links, {carry(key), carry(value)});
        for (SymbolId alias : from.aliases) node.aliases.push_back(carry(alias));
        for (const NodeMention& mention : from.mentions) node.mentions.push_back({document_, mention.span, carry(mention.text)});
    }

    /// A node that was decided before (sealed or read from a file) keeps one vote for what it is.
    static void remember(Node& node, Graph::Votes& votes) {
        if (!votes.names.empty() || !node.name) return;
        vote(votes.names, node.name);
        if (node.kind) vote(votes.kinds, node.kind);
        for (const auto& attribute : node.attributes) vote(votes.attributes, attribute);
        for (const auto& link : node.links) vote(votes.links, link);
    }

    void take_statement(const Statement& from) {
        std::string problem = problem_of(from, batch_.nodes, 1, batch_.symbols);
        if (problem.empty() && (!carry(from.subject) || (from.object && !carry(from.object)))) problem = "an end of it was refused";
        if (!problem.empty()) {
            refuse("refused-statement", "statement " + repaired_utf8(batch_.symbols.text(from.id)) + ": " + problem);
            return;
        }
        const StatementId id{static_cast<std::uint32_t>(graph_.statements_.size())};
        if (!graph_.statement_by_id_.emplace(carry(from.id), id).second) {
            report(Severity::note, "duplicate-statement", "statement " + std::string(batch_.symbols.text(from.id)) + " occurs twice, the second is skipped");
            return;
        }
        graph_.statements_.push_back(carried(from));
    }

    Statement carried(const Statement& from) {
        Statement to = from;   // numbers, spans and closed lists stay as they are
        to.id = carry(from.id);
        to.subject = carry(from.subject);
        to.object = carry(from.object);
        to.origin = carry(from.origin);
        for (SymbolId* symbol : {&to.value, &to.kind, &to.role_title, &to.rule}) *symbol = carry(*symbol);
        to.args.clear();
        for (const Argument& argument : from.args)
            if (carry(argument.node)) to.args.push_back({carry(argument.role), carry(argument.node)});
        to.polarity_cue = carry(from.polarity_cue);
        to.modality_cue = carry(from.modality_cue);
        for (Holder& holder : to.attribution) {
            holder.node = carry(holder.node);
            holder.text = carry(holder.text);
            holder.cue = carry(holder.cue);
        }
        if (to.quantity)
            for (SymbolId* symbol : {&to.quantity->bound, &to.quantity->of, &to.quantity->text}) *symbol = carry(*symbol);
        if (to.time)
            for (SymbolId* symbol : {&to.time->text, &to.time->first, &to.time->last, &to.time->granularity}) *symbol = carry(*symbol);
        to.evidence = {document_, from.evidence.span, carry(from.evidence.exact)};
        return to;
    }

    Graph& graph_;
    const Batch& batch_;
    const DiagnosticSink& sink_;
    DocumentId document_;
    std::vector<SymbolId> symbol_of_;   ///< batch symbol to graph symbol, none until first needed
    std::vector<NodeId> node_of_;       ///< batch node to graph node, none when refused
};

void Graph::merge(const Batch& batch, const DiagnosticSink& sink) { Merger(*this, batch, sink).run(); }

}  // namespace adduce
