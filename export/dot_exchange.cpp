#include "export/dot.hpp"

#include "export/escape.hpp"
#include "export/sink.hpp"
#include "export/view.hpp"

#include <charconv>
#include <cmath>

namespace adduce::write {
namespace {

// Old Graphviz scanners fail on runs of 16 KiB; no name needs more than this.
constexpr std::size_t max_text_bytes = 2048;

/// One attribute list per element, every value quoted, one edge per statement, no `graph`, `node` or `edge`
/// statements, no comments but the first line: Gephi's reader silently drops what follows any of these.
class ExchangeWriter {
public:
    ExchangeWriter(const Graph& graph, std::ostream& out) : graph_(graph), sink_(out), out_(sink_.text()) {}

    Losses write(const EdgeView& edges) {
        // The dash puts a non-ASCII character into the first 4 KiB, all that Gephi looks at to guess the encoding.
        out_ += "// UTF-8 — ";
        out_ += schema_version;
        out_ += "\ndigraph \"G\" {\n";
        for (const Node& node : graph_.nodes()) {
            write_node(node);
            sink_.checkpoint();
        }
        for (std::size_t i = 0; i < edges.size(); ++i) {
            write_edge(edges[i]);
            sink_.checkpoint();
        }
        out_ += "}\n";
        sink_.finish();
        count(losses_, "characters-replaced", repairs_.characters);
        count(losses_, "direction-controls-removed", repairs_.bidi);
        return std::move(losses_);
    }

private:
    void write_node(const Node& node) {
        string(text(node.id));
        out_ += " [label=";
        string(text(node.name));
        attribute("node_type", name(node.type));
        attribute("node_kind", text(node.kind));
        attribute("naming", name(node.naming));
        out_ += "];\n";
        count(losses_, "node-mentions-left-out", node.mentions.size());
        count(losses_, "aliases-left-out", node.aliases.size());
        count(losses_, "node-attributes-left-out", node.attributes.size() + node.links.size());
    }

    void write_edge(const DrawnEdge& edge) {
        const RelationInfo& relation = info(edge.relation);
        string(text(graph_[edge.subject].id));
        out_ += " -> ";
        string(text(graph_[edge.object].id));
        out_ += " [label=";
        string(relation.name);
        attribute("relation", relation.name);
        attribute("edge_id", edge.id);
        attribute("status", name(edge.status));
        if (relation.symmetric) attribute("symmetric", "yes");
        if (std::isfinite(edge.score_max)) number("score", edge.score_max);
        number("statements", edge.statements.size());
        number("origins", edge.origins);
        attribute("source_url", first_url(edge.statements));
        out_ += "];\n";
        count(losses_, "quotes-left-out", edge.statements.size());
    }

    std::string_view first_url(std::span<const StatementId> statements) const {
        for (StatementId id : statements) {
            const std::string_view url = text(graph_[graph_[id].evidence.document].url);
            if (!url.empty()) return url;
        }
        return {};
    }

    std::string_view text(SymbolId id) const { return graph_.text(id); }

    void string(std::string_view value) {
        const std::string_view kept = cut(value, max_text_bytes);
        count(losses_, "texts-cut", kept.size() < value.size());
        append_dot_string(out_, kept, DotSlot::plain, repairs_);
    }

    void attribute(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        out_ += ", ";
        out_ += key;
        out_ += '=';
        string(value);
    }

    void number(std::string_view key, auto value) {
        char digits[32];
        attribute(key, {digits, std::to_chars(digits, digits + sizeof digits, value).ptr});
    }

    const Graph& graph_;
    Sink sink_;
    std::string& out_;
    Repairs repairs_;
    Losses losses_;
};

}  // namespace

Losses write_dot_exchange(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    Losses losses = ExchangeWriter(graph, out).write(EdgeView(graph, edges, options));
    for (const Statement& s : graph.statements()) count(losses, "attribute-statements-left-out", !s.object);
    return losses;
}

}  // namespace adduce::write
