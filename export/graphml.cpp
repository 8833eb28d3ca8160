#include "export/graphml.hpp"

#include "export/escape.hpp"
#include "export/json_text.hpp"
#include "export/sink.hpp"
#include "export/statement_json.hpp"
#include "export/view.hpp"

#include <charconv>
#include <cmath>

namespace adduce::write {
namespace {

// Key ids are unique over nodes and edges. `label`, `labels` and `edgelabel` are ids on purpose: Gephi shows
// them, APOC makes labels of them. Names other importers claim for themselves (id, kind, weight) are avoided.
constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="g_schema" for="graph" attr.name="schema" attr.type="string"/>
  <key id="g_documents" for="graph" attr.name="documents_json" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="labels" for="node" attr.name="labels" attr.type="string"/>
  <key id="n_id" for="node" attr.name="node_id" attr.type="string"/>
  <key id="n_kind" for="node" attr.name="node_kind" attr.type="string"/>
  <key id="n_naming" for="node" attr.name="naming" attr.type="string"/>
  <key id="n_aliases" for="node" attr.name="aliases" attr.type="string" attr.list="string"/>
  <key id="n_attributes" for="node" attr.name="attributes_json" attr.type="string"/>
  <key id="n_links" for="node" attr.name="links_json" attr.type="string"/>
  <key id="n_mentions" for="node" attr.name="mention_count" attr.type="int"/>
  <key id="n_facts" for="node" attr.name="facts_json" attr.type="string"/>
  <key id="edgelabel" for="edge" attr.name="caption" attr.type="string"/>
  <key id="e_id" for="edge" attr.name="edge_id" attr.type="string"/>
  <key id="e_rel" for="edge" attr.name="relation" attr.type="string"/>
  <key id="e_kind" for="edge" attr.name="rel_kind" attr.type="string"/>
  <key id="e_sym" for="edge" attr.name="symmetric" attr.type="string"/>
  <key id="e_status" for="edge" attr.name="status" attr.type="string"/>
  <key id="e_score" for="edge" attr.name="score_max" attr.type="double"/>
  <key id="e_pol" for="edge" attr.name="polarity" attr.type="string"/>
  <key id="e_mod" for="edge" attr.name="modality" attr.type="string"/>
  <key id="e_role" for="edge" attr.name="role_title" attr.type="string"/>
  <key id="e_qmin" for="edge" attr.name="quantity_min" attr.type="double"/>
  <key id="e_qmax" for="edge" attr.name="quantity_max" attr.type="double"/>
  <key id="e_time" for="edge" attr.name="time_text" attr.type="string"/>
  <key id="e_first" for="edge" attr.name="time_first" attr.type="string"/>
  <key id="e_last" for="edge" attr.name="time_last" attr.type="string"/>
  <key id="e_gran" for="edge" attr.name="time_granularity" attr.type="string"/>
  <key id="e_seen1" for="edge" attr.name="first_seen" attr.type="string"/>
  <key id="e_seen2" for="edge" attr.name="last_seen" attr.type="string"/>
  <key id="e_count" for="edge" attr.name="statement_count" attr.type="int"/>
  <key id="e_docs" for="edge" attr.name="documents" attr.type="int"/>
  <key id="e_origins" for="edge" attr.name="origins" attr.type="int"/>
  <key id="e_urls" for="edge" attr.name="source_urls" attr.type="string" attr.list="string"/>
  <key id="e_stmts" for="edge" attr.name="statements_json" attr.type="string"/>
  <graph id="G" edgedefault="directed">
    <data key="g_schema">)";

/// APOC's label of a node: the schema's type in its written form.
std::string_view label_of(NodeType type) {
    switch (type) {
        case NodeType::person: return ":Person";
        case NodeType::unit: return ":Unit";
        case NodeType::organization: return ":Organization";
        case NodeType::place: return ":Place";
    }
    return ":Node";
}

class GraphmlWriter {
public:
    GraphmlWriter(const Graph& graph, std::ostream& out) : graph_(graph), facts_(graph), sink_(out), out_(sink_.text()) {}

    Losses write(const EdgeView& edges) {
        out_ += head;
        out_ += schema_version;
        out_ += "</data>\n";
        documents();
        for (std::uint32_t i = 0; i < graph_.nodes().size(); ++i) {
            write_node(NodeId{i});
            sink_.checkpoint();
        }
        for (std::size_t i = 0; i < edges.size(); ++i) {
            write_edge(edges[i]);
            sink_.checkpoint();
        }
        out_ += "  </graph>\n</graphml>\n";
        sink_.finish();
        count(losses_, "characters-replaced", repairs_.characters);
        return std::move(losses_);
    }

private:
    void write_node(NodeId id) {
        const Node& node = graph_[id];
        out_ += "    <node id=\"";
        out_ += text(node.id);   // the graph takes no id that XML could not hold
        out_ += "\">";
        label("label", text(node.name));
        data("labels", label_of(node.type));
        data("n_id", text(node.id));
        data("n_kind", text(node.kind));
        data("n_naming", name(node.naming));
        list("n_aliases", node.aliases);
        pairs("n_attributes", node.attributes);
        pairs("n_links", node.links);
        number("n_mentions", node.mentions.size());
        statements("n_facts", facts_.of(id));
        out_ += "</node>\n";
        count(losses_, "node-mentions-left-out", node.mentions.size());
    }

    void write_edge(const DrawnEdge& edge) {
        const RelationInfo& relation = info(edge.relation);
        const Agreed all = agreed(graph_, edge.statements);
        out_ += "    <edge id=\"";
        out_ += edge.id;
        out_ += "\" source=\"";
        out_ += text(graph_[edge.subject].id);
        out_ += "\" target=\"";
        out_ += text(graph_[edge.object].id);
        out_ += "\" label=\"";
        out_ += relation.name;   // without it APOC loses the type and the edge's first data value
        out_ += "\">";
        label("edgelabel", caption(relation.name));
        data("e_id", edge.id);
        data("e_rel", relation.name);
        data("e_kind", all.kind);
        if (relation.symmetric) data("e_sym", "yes");
        data("e_status", name(edge.status));
        figure("e_score", edge.score_max);
        data("e_pol", all.polarity);
        data("e_mod", all.modality);
        data("e_role", all.role_title);
        if (edge.quantity_min) figure("e_qmin", *edge.quantity_min);
        if (edge.quantity_max) figure("e_qmax", *edge.quantity_max);
        data("e_time", all.time_text);
        data("e_first", all.time_first);
        data("e_last", all.time_last);
        data("e_gran", all.time_granularity);
        data("e_seen1", edge.first_seen);
        data("e_seen2", edge.last_seen);
        number("e_count", edge.statements.size());
        number("e_docs", edge.documents);
        number("e_origins", edge.origins);
        source_urls(edge.statements);
        statements("e_stmts", edge.statements);
        out_ += "</edge>\n";
    }

    std::string_view text(SymbolId id) const { return graph_.text(id); }

    /// "deployed_to" as a reader says it: "deployed to".
    std::string_view caption(std::string_view relation) {
        scratch_ = relation;
        for (char& c : scratch_) c = c == '_' ? ' ' : c;
        return scratch_;
    }

    void open_data(std::string_view key) {
        out_ += "<data key=\"";
        out_ += key;
        out_ += "\">";
    }
    void close_data() { out_ += "</data>"; }

    /// Labels escape Gephi's INF trap.
    void label(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        open_data(key);
        append_xml_value(out_, value, repairs_);
        close_data();
    }

    void data(std::string_view key, std::string_view value) {
        label(key, value);
        watch_for_infinity(value);
    }

    void json_data(std::string_view key, std::string_view json) {
        open_data(key);
        append_xml_json(out_, json);
        close_data();
        watch_for_infinity(json);
    }

    /// Gephi rewrites INF to Infinity inside every attribute value ("INFANTRY"); there is no escape.
    void watch_for_infinity(std::string_view value) {
        if (value.find("INF") != std::string_view::npos) count(losses_, "infinity-trap", 1);
    }

    void number(std::string_view key, std::uint64_t value) { print(key, value); }
    void figure(std::string_view key, double value) {
        if (std::isfinite(value)) print(key, value);
    }
    void print(std::string_view key, auto value) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        open_data(key);
        out_.append(digits, end);
        close_data();
    }

    void list(std::string_view key, const std::vector<SymbolId>& items) {
        if (items.empty()) return;
        scratch_.clear();
        JsonText json(scratch_, repairs_);
        json.open('[');
        for (SymbolId item : items) json.text(text(item));
        json.close(']');
        json_data(key, scratch_);
    }

    void pairs(std::string_view key, const std::vector<std::pair<SymbolId, SymbolId>>& items) {
        if (items.empty()) return;
        scratch_.clear();
        JsonText json(scratch_, repairs_);
        json.open('{');
        for (const auto& [name, value] : items) {
            json.text(text(name));
            scratch_ += ':';
            append_json_string(scratch_, text(value), repairs_);
        }
        json.close('}');
        json_data(key, scratch_);
    }

    void source_urls(std::span<const StatementId> cited) {
        scratch_.clear();
        JsonText json(scratch_, repairs_);
        json.open('[');
        bool any = false;
        for (DocumentId document : cited_documents(graph_, cited)) {
            const std::string_view url = text(graph_[document].url);
            if (url.empty()) continue;
            json.text(url);
            any = true;
        }
        json.close(']');
        if (any) json_data("e_urls", scratch_);
    }

    /// All documents, cited or not. Gephi and APOC skip attributes of the graph, so whatever matters stands in the statements too.
    void documents() {
        scratch_.clear();
        JsonText json(scratch_, repairs_);
        json.open('[');
        for (const DocumentRecord& each : graph_.documents()) {
            if (scratch_.size() > max_field_bytes) {
                count(losses_, "documents-over-limit", 1);
                continue;
            }
            json.open('{').known("id", text(each.id)).known("path", text(each.path)).known("title", text(each.title));
            json.known("url", text(each.url)).known("publisher", text(each.publisher)).known("published", text(each.published));
            json.known("sha256", text(each.sha256)).close('}');
        }
        json.close(']');
        out_ += "    ";
        json_data("g_documents", scratch_);
        out_ += '\n';
    }

    void statements(std::string_view key, std::span<const StatementId> cited) {
        if (cited.empty()) return;
        scratch_.clear();
        count(losses_, "statements-over-limit", append_statements_json(scratch_, graph_, cited, max_field_bytes, repairs_));
        json_data(key, scratch_);
    }

    const Graph& graph_;
    Facts facts_;
    Sink sink_;
    std::string& out_;
    std::string scratch_;
    Repairs repairs_;
    Losses losses_;
};

}  // namespace

Losses write_graphml(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    return GraphmlWriter(graph, out).write(EdgeView(graph, edges, options));
}

}  // namespace adduce::write
