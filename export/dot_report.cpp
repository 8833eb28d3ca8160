#include "export/dot.hpp"

#include "export/dot_legend.hpp"
#include "export/dot_style.hpp"
#include "export/report_text.hpp"
#include "export/sink.hpp"

#include <algorithm>

namespace adduce::write {
namespace {

class ReportWriter {
public:
    ReportWriter(const Graph& graph, const EdgeView& edges, bool picture, std::ostream& out)
        : graph_(graph), edges_(edges), facts_(graph), notes_(graph), sink_(out), out_(sink_.text()) {
        drawn_.assign(graph.nodes().size(), !picture);
        for (std::size_t i = 0; i < edges.size(); ++i) note(edges[i]);
        for (std::size_t i = 0; i < drawn_.size(); ++i) note(graph.nodes()[i], drawn_[i]);
    }

    Losses write() {
        open();
        for (std::uint32_t i = 0; i < drawn_.size(); ++i) {
            if (drawn_[i]) write_node(NodeId{i});
            sink_.checkpoint();
        }
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            write_edge(edges_[i]);
            sink_.checkpoint();
        }
        out_ += "}\n";
        sink_.finish();
        count(losses_, "isolated-nodes-left-out", shown_.left_out);
        count(losses_, "characters-replaced", repairs_.characters);
        count(losses_, "direction-controls-removed", repairs_.bidi);
        count(losses_, "texts-cut", cuts_);
        return std::move(losses_);
    }

private:
    void note(const DrawnEdge& edge) {
        drawn_[edge.subject.value] = true;
        drawn_[edge.object.value] = true;
        shown_.statuses |= Shown::bit(edge.status);
        shown_.symmetric |= info(edge.relation).symmetric;
    }

    void note(const Node& node, bool drawn) {
        if (!drawn) {
            ++shown_.left_out;
            return;
        }
        shown_.types |= Shown::bit(node.type);
        shown_.unnamed |= is_outlined_dashed(node);
    }

    static bool is_outlined_dashed(const Node& node) { return node.naming == Naming::described || node.naming == Naming::unnamed; }

    // The legend is the label of the graph, not a cluster: a cluster needs nodes of its own, and every other
    // reader of the file would count those as nodes of the graph.
    void open() {
        out_ += "digraph \"G\" {\n  graph [charset=\"UTF-8\", comment=\"";
        out_ += schema_version;
        out_ += "\", linelength=\"0\", rankdir=\"LR\", nodesep=\"0.25\", ranksep=\"0.7\", pad=\"0.3\", labelloc=\"b\", labeljust=\"l\", "
                "tooltip=\"Legend and sources\", fontsize=\"10\", fontname=\"";
        out_ += style::font;
        out_ += "\", label=<";
        count(losses_, "sources-not-listed", append_legend(out_, graph_, notes_, shown_, repairs_, cuts_));
        out_ += ">];\n  node [style=\"filled\", color=\"#444444\", fontsize=\"11\", margin=\"0.12,0.06\", fontname=\"";
        out_ += style::font;
        out_ += "\"];\n  edge [color=\"#333333\", arrowsize=\"0.7\", fontsize=\"9\", fontname=\"";
        out_ += style::font;
        out_ += "\"];\n";
    }

    void write_node(NodeId id) {
        const Node& node = graph_[id];
        const style::NodeStyle& look = style::of(node.type);
        const std::span<const StatementId> facts = facts_.of(id);
        out_ += "  ";
        string(text(node.id), DotSlot::plain);
        out_ += " [label=";
        string(node_label(graph_, notes_, id, facts, cuts_), DotSlot::label);
        literal("shape", look.shape);
        literal("fillcolor", look.fill);
        if (is_outlined_dashed(node)) literal("style", "filled,dashed");
        attribute("id", text(node.id), DotSlot::label);
        attribute("tooltip", node_tooltip(graph_, id, cuts_), DotSlot::tooltip);
        out_ += "];\n";
        count(losses_, "facts-not-shown", facts.size() - std::min(facts.size(), style::max_facts));
        count(losses_, "node-mentions-left-out", node.mentions.size());
        count(losses_, "node-attributes-left-out", node.attributes.size() + node.links.size());
    }

    void write_edge(const DrawnEdge& edge) {
        out_ += "  ";
        string(text(graph_[edge.subject].id), DotSlot::plain);
        out_ += " -> ";
        string(text(graph_[edge.object].id), DotSlot::plain);
        out_ += " [key=";
        string(edge.id, DotSlot::plain);
        attribute("id", edge.id, DotSlot::label);
        attribute("label", edge_caption(graph_, notes_, edge, cuts_), DotSlot::label);
        const std::string quotes = edge_tooltip(graph_, notes_, edge, cuts_);
        attribute("edgetooltip", quotes, DotSlot::tooltip);
        attribute("labeltooltip", quotes, DotSlot::tooltip);   // else the words of the label show themselves
        link(edge.statements);
        if (info(edge.relation).symmetric) literal("dir", "none");
        literal("class", name(edge.status));
        out_ += ", ";
        out_ += style::of(edge.status).attributes;
        out_ += "];\n";
    }

    /// The first cited document that has an address a viewer may follow.
    void link(std::span<const StatementId> statements) {
        for (DocumentId document : cited_documents(graph_, statements)) {
            const std::string_view url = text(graph_[document].url);
            if (url.empty()) continue;
            if (!is_safe_link(url) || url.size() > style::max_tooltip_bytes) {
                count(losses_, "urls-not-linked", 1);
                continue;
            }
            std::string iri;
            append_iri(iri, url);
            attribute("URL", iri, DotSlot::link);
            return;
        }
    }

    std::string_view text(SymbolId id) const { return graph_.text(id); }
    void string(std::string_view value, DotSlot slot) { append_dot_string(out_, value, slot, repairs_); }

    void attribute(std::string_view key, std::string_view value, DotSlot slot) {
        out_ += ", ";
        out_ += key;
        out_ += '=';
        string(value, slot);
    }

    /// A value of ours.
    void literal(std::string_view key, std::string_view value) {
        out_ += ", ";
        out_ += key;
        out_ += "=\"";
        out_ += value;
        out_ += '"';
    }

    const Graph& graph_;
    const EdgeView& edges_;
    Facts facts_;
    Footnotes notes_;
    Sink sink_;
    std::string& out_;
    std::vector<bool> drawn_;
    Shown shown_;
    Repairs repairs_;
    std::uint64_t cuts_ = 0;
    Losses losses_;
};

}  // namespace

Losses write_dot_report(const Graph& graph, std::span<const Edge> edges, const Options& options, bool picture, std::ostream& out) {
    return ReportWriter(graph, EdgeView(graph, edges, options), picture, out).write();
}

Losses write_dot(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    if (options.profile == "exchange") return write_dot_exchange(graph, edges, options, out);
    return write_dot_report(graph, edges, options, false, out);
}

}  // namespace adduce::write
