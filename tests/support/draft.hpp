#pragma once

#include "graph/batch.hpp"
#include "graph/graph.hpp"
#include "graph/stable_id.hpp"
#include "graph/utf8.hpp"

#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Graphs by hand, without reading any text by machine:
///
///     Draft draft;
///     const auto page = draft.document("a.txt", "Kim leads the Guard.", {.published = "2024-10-31"});
///     const auto kim = draft.node(NodeType::person, "Kim");
///     const auto guard = draft.node(NodeType::unit, "the Guard", "force");
///     draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").trigger("leads").score(0.9);
///     const Graph graph = draft.graph();
///
/// Places are found by looking the words up, in code points; words that are not there are an error of the test.
/// Header only; programs that include it link adduce::graph.
namespace adduce::test {

struct DocumentMeta {
    std::string title = {}, url = {}, publisher = {}, published = {};   ///< published: YYYY-MM-DD
};

class Draft {
public:
    struct NodeRef {
        std::size_t index = std::string::npos;
    };
    struct DocumentRef {
        std::size_t index = 0;
    };

    struct NodeSpec {
        NodeType type;
        std::string name, kind_text, id_text;
        Naming naming_value = Naming::named;
        std::vector<std::string> aliases;
        std::vector<std::pair<std::string, std::string>> attributes, links;
        std::vector<std::pair<std::size_t, std::string>> mentions;   ///< document, words

        NodeSpec& id(std::string text) { return id_text = std::move(text), *this; }
        NodeSpec& naming(Naming value) { return naming_value = value, *this; }
        NodeSpec& alias(std::string text) { return aliases.push_back(std::move(text)), *this; }
        NodeSpec& attribute(std::string key, std::string value) { return attributes.emplace_back(std::move(key), std::move(value)), *this; }
        NodeSpec& link(std::string key, std::string value) { return links.emplace_back(std::move(key), std::move(value)), *this; }
        /// Every place where `words` stand in the document.
        NodeSpec& mention(DocumentRef document, std::string words) { return mentions.emplace_back(document.index, std::move(words)), *this; }
    };

    struct HolderSpec {
        NodeRef node;
        std::string text;
        Stance stance;
        std::string cue;
    };

    struct StatementSpec {
        std::size_t document;
        NodeRef subject_node, object_node;
        Relation relation;
        std::string quote;
        std::string id_text, value_text, kind_text, subject_words, object_words, trigger_words, negation, hedge, role, rule_text = "by-hand";
        Polarity polarity = Polarity::affirmed;
        Modality modality_value = Modality::asserted;
        std::vector<HolderSpec> holders;
        std::vector<std::pair<std::string, NodeRef>> arguments;
        std::optional<NodeRef> origin_node;
        double score_value = 1;
        struct Amount {
            std::optional<double> value = {}, min = {}, max = {};
            std::string bound = {}, of = {}, text = {};
        };
        std::optional<Amount> amount;
        struct When {
            std::string text = {}, first = {}, last = {}, granularity = {};
        };
        std::optional<When> when;

        StatementSpec& id(std::string text) { return id_text = std::move(text), *this; }
        StatementSpec& value(std::string text) { return value_text = std::move(text), *this; }
        StatementSpec& kind(std::string text) { return kind_text = std::move(text), *this; }
        /// Words of the ends and the trigger inside the quote; the ends default to the nodes' names where these stand there.
        StatementSpec& subject(std::string words) { return subject_words = std::move(words), *this; }
        StatementSpec& object(std::string words) { return object_words = std::move(words), *this; }
        StatementSpec& trigger(std::string words) { return trigger_words = std::move(words), *this; }
        StatementSpec& negated(std::string cue = {}) { return polarity = Polarity::negated, negation = std::move(cue), *this; }
        StatementSpec& modality(Modality value, std::string cue = {}) { return modality_value = value, hedge = std::move(cue), *this; }
        /// Appends a holder, outermost first. The origin becomes the innermost holder that is a node and no relayer.
        StatementSpec& by(NodeRef node, std::string text, Stance stance = Stance::asserts, std::string cue = {}) {
            return holders.push_back({node, std::move(text), stance, std::move(cue)}), *this;
        }
        StatementSpec& by(std::string text, Stance stance = Stance::asserts, std::string cue = {}) {
            return by(NodeRef{}, std::move(text), stance, std::move(cue));
        }
        StatementSpec& origin(NodeRef node) { return origin_node = node, *this; }
        StatementSpec& arg(std::string role_name, NodeRef node) { return arguments.emplace_back(std::move(role_name), node), *this; }
        StatementSpec& role_title(std::string text) { return role = std::move(text), *this; }
        StatementSpec& quantity(Amount a) { return amount = std::move(a), *this; }
        StatementSpec& quantity(double number, std::string of = {}) { return quantity({number, {}, {}, "exact", std::move(of), {}}); }
        StatementSpec& time(When w) { return when = std::move(w), *this; }
        StatementSpec& rule(std::string text) { return rule_text = std::move(text), *this; }
        StatementSpec& score(double number) { return score_value = number, *this; }
    };

    /// `text` is all of the document; quotes and mentions are looked up in it.
    DocumentRef document(std::string path, std::string text, DocumentMeta meta = {}) {
        documents_.push_back({std::move(path), std::move(text), std::move(meta)});
        return {documents_.size() - 1};
    }

    /// The reference is an index: it stays good, and edit() changes the node behind it.
    NodeRef node(NodeType type, std::string name, std::string kind = {}) {
        NodeSpec& spec = nodes_.emplace_back();
        spec.type = type;
        spec.name = std::move(name);
        spec.kind_text = std::move(kind);
        return {nodes_.size() - 1};
    }
    NodeSpec& edit(NodeRef node) { return nodes_[node.index]; }

    /// "subject relation object", as the document's `quote` states it.
    StatementSpec& say(DocumentRef document, NodeRef subject, Relation relation, NodeRef object, std::string quote) {
        StatementSpec& spec = statements_.emplace_back();
        spec.document = document.index;
        spec.subject_node = subject;
        spec.relation = relation;
        spec.object_node = object;
        spec.quote = std::move(quote);
        return spec;
    }
    /// An attribute statement.
    StatementSpec& tell(DocumentRef document, NodeRef subject, Relation relation, std::string value, std::string quote) {
        return say(document, subject, relation, NodeRef{}, std::move(quote)).value(std::move(value));
    }

    std::string id_of(NodeRef node) const {
        const NodeSpec& spec = nodes_[node.index];
        return spec.id_text.empty() ? node_id(spec.type, spec.name) : spec.id_text;
    }

    /// One batch a document. Nodes that no document names come with the first.
    std::vector<Batch> batches() const {
        std::vector<Batch> all;
        for (std::size_t i = 0; i < documents_.size(); ++i) all.push_back(batch(i));
        return all;
    }

    /// Merged in order and sealed. What merge() reports goes to `sink`.
    Graph graph(const DiagnosticSink& sink = {}) const {
        Graph graph;
        for (const Batch& batch : batches()) graph.merge(batch, sink);
        graph.seal();
        return graph;
    }

private:
    struct DocumentSpec {
        std::string path, text;
        DocumentMeta meta;
    };

    static SymbolId symbol(Batch& batch, std::string_view text) { return text.empty() ? SymbolId{} : batch.symbols.intern(text); }

    /// Code points of `words` in `text`, looked for from the byte `from` on.
    static SourceSpan place(std::string_view text, std::string_view words, std::size_t from = 0) {
        const std::size_t at = text.find(words, from);
        if (words.empty() || at == std::string_view::npos) throw std::logic_error("not in the document: " + std::string(words));
        const auto begin = static_cast<std::uint32_t>(code_points(text.substr(0, at)));
        return {begin, begin + static_cast<std::uint32_t>(code_points(words))};
    }

    /// A place inside the quote; empty when there are no words, or `must` is false and they are not there.
    static SourceSpan place_in_quote(std::string_view text, std::string_view quote, std::string_view words, bool must) {
        if (words.empty() || (!must && quote.find(words) == std::string_view::npos)) return {};
        const SourceSpan whole = place(text, quote), inside = place(quote, words);
        return {whole.begin + inside.begin, whole.begin + inside.end};
    }

    /// Which nodes a batch needs: those its statements name, those with mentions there, those nobody names (in the first).
    std::vector<bool> needed(std::size_t document) const {
        std::vector<bool> here(nodes_.size()), anywhere(nodes_.size());
        const auto need = [&](NodeRef node, bool in_this) {
            if (node.index == std::string::npos) return;
            anywhere[node.index] = true;
            if (in_this) here[node.index] = true;
        };
        for (const StatementSpec& s : statements_) {
            const bool in_this = s.document == document;
            need(s.subject_node, in_this);
            need(s.object_node, in_this);
            if (s.origin_node) need(*s.origin_node, in_this);
            for (const HolderSpec& holder : s.holders) need(holder.node, in_this);
            for (const auto& [role, node] : s.arguments) need(node, in_this);
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            for (const auto& mention : nodes_[i].mentions) need({i}, mention.first == document);
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (!anywhere[i] && document == 0) here[i] = true;
        return here;
    }

    Batch batch(std::size_t index) const {
        const DocumentSpec& spec = documents_[index];
        const std::string sha = sha256_hex(spec.text);
        Batch batch;
        batch.document = {symbol(batch, document_id(sha)), symbol(batch, spec.path), symbol(batch, spec.meta.title), symbol(batch, spec.meta.url),
                          symbol(batch, spec.meta.publisher), symbol(batch, spec.meta.published), symbol(batch, sha)};
        std::vector<NodeId> local(nodes_.size());
        const std::vector<bool> here = needed(index);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!here[i]) continue;
            local[i] = NodeId{static_cast<std::uint32_t>(batch.nodes.size())};
            batch.nodes.push_back(made(batch, nodes_[i], index));
        }
        for (const StatementSpec& statement : statements_)
            if (statement.document == index) batch.statements.push_back(made(batch, statement, sha, local));
        return batch;
    }

    Node made(Batch& batch, const NodeSpec& spec, std::size_t document) const {
        Node node;
        node.id = batch.symbols.intern(spec.id_text.empty() ? node_id(spec.type, spec.name) : spec.id_text);
        node.type = spec.type;
        node.kind = symbol(batch, spec.kind_text);
        node.naming = spec.naming_value;
        node.name = batch.symbols.intern(spec.name);
        for (const std::string& alias : spec.aliases) node.aliases.push_back(batch.symbols.intern(alias));
        for (const auto& [key, value] : spec.attributes) node.attributes.emplace_back(batch.symbols.intern(key), batch.symbols.intern(value));
        for (const auto& [key, value] : spec.links) node.links.emplace_back(batch.symbols.intern(key), batch.symbols.intern(value));
        const std::string& text = documents_[document].text;
        for (const auto& [in, words] : spec.mentions) {
            if (in != document) continue;
            (void)place(text, words);   // at least one
            for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
                node.mentions.push_back({DocumentId{0}, place(text, words, at), batch.symbols.intern(words)});
        }
        return node;
    }

    Statement made(Batch& batch, const StatementSpec& spec, std::string_view sha, const std::vector<NodeId>& local) const {
        const std::string& text = documents_[spec.document].text;
        const auto inside = [&](std::string_view words) { return place_in_quote(text, spec.quote, words, true); };
        const auto end = [&](NodeRef node, std::string_view words) {
            if (!words.empty() || node.index == std::string::npos) return inside(words);
            return place_in_quote(text, spec.quote, nodes_[node.index].name, false);
        };
        const auto local_of = [&](NodeRef node) { return node.index == std::string::npos ? NodeId{} : local[node.index]; };
        Statement s;
        s.subject = local_of(spec.subject_node);
        s.relation = spec.relation;
        s.object = local_of(spec.object_node);
        s.value = symbol(batch, spec.value_text);
        s.kind = symbol(batch, spec.kind_text);
        for (const auto& [role, node] : spec.arguments) s.args.push_back({batch.symbols.intern(role), local_of(node)});
        s.polarity = spec.polarity;
        s.polarity_cue = {symbol(batch, spec.negation), inside(spec.negation)};
        s.modality = spec.modality_value;
        s.modality_cue = {symbol(batch, spec.hedge), inside(spec.hedge)};
        for (const HolderSpec& holder : spec.holders) {
            const SourceSpan cue = holder.cue.empty() ? SourceSpan{} : place(text, holder.cue);
            s.attribution.push_back({local_of(holder.node), symbol(batch, holder.text), holder.stance, symbol(batch, holder.cue), cue});
            if (holder.stance != Stance::reports && holder.node.index != std::string::npos) s.origin = local_of(holder.node);
        }
        if (spec.origin_node) s.origin = local_of(*spec.origin_node);
        s.role_title = symbol(batch, spec.role);
        if (const auto& a = spec.amount) s.quantity = {a->value, a->min, a->max, symbol(batch, a->bound), symbol(batch, a->of), symbol(batch, a->text)};
        if (const auto& w = spec.when) s.time = {symbol(batch, w->text), symbol(batch, w->first), symbol(batch, w->last), symbol(batch, w->granularity)};
        s.evidence = {DocumentId{0}, place(text, spec.quote), batch.symbols.intern(spec.quote)};
        s.subject_mention = end(spec.subject_node, spec.subject_words);
        s.object_mention = end(spec.object_node, spec.object_words);
        s.trigger = inside(spec.trigger_words);
        s.rule = symbol(batch, spec.rule_text);
        s.score = spec.score_value;
        s.id = batch.symbols.intern(spec.id_text.empty() ? statement_id(sha, s.relation, s.subject_mention, s.object_mention, s.trigger) : spec.id_text);
        return s;
    }

    std::deque<DocumentSpec> documents_;
    std::deque<NodeSpec> nodes_;
    std::deque<StatementSpec> statements_;
};

}  // namespace adduce::test
