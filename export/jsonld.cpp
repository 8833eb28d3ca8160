#include "export/jsonld.hpp"

#include "export/json_text.hpp"
#include "export/jsonld_names.hpp"
#include "export/sink.hpp"
#include "export/view.hpp"
#include "graph/check.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adduce::write {
namespace {

/// A denied or planned edge is no claim about the world: it stays a statement.
bool holds(Status status) { return status != Status::denied && status != Status::planned; }

class JsonldWriter {
public:
    JsonldWriter(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out)
        : graph_(graph), edges_(edges), options_(options), sink_(out), out_(sink_.text()), json_(out_, repairs_) {
        by_subject_.resize(edges.size());
        std::iota(by_subject_.begin(), by_subject_.end(), 0U);
        std::ranges::stable_sort(by_subject_, {}, [&](std::uint32_t e) { return std::pair(edges[e].subject, edges[e].relation); });
    }

    Losses write() {
        out_ += "{\"@context\": ";
        out_ += jsonld_context();
        out_ += ",\n\"graph\": [";
        element([&] { write_dataset(); });
        for (const DocumentRecord& document : graph_.documents()) element([&] { write_document(document); });
        auto next = by_subject_.cbegin();
        for (std::uint32_t i = 0; i < graph_.nodes().size(); ++i) {
            const auto first = next;
            while (next != by_subject_.cend() && edges_[*next].subject == NodeId{i}) ++next;
            element([&] { write_node(graph_.nodes()[i], {first, next}); });
        }
        for (const Statement& s : graph_.statements()) element([&] { write_statement(s); });
        if (!options_.statement_edges) {
            for (const Edge& edge : edges_) element([&] { write_edge(edge); });
        }
        out_ += "\n]}\n";
        sink_.finish();
        count(losses_, "characters-replaced", repairs_.characters);
        return std::move(losses_);
    }

private:
    void element(auto write_it) {
        json_.raw("\n").restart();
        json_.open('{');
        write_it();
        json_.close('}');
        sink_.checkpoint();
    }

    void write_dataset() {
        json_.key("id").raw("\"");
        out_ += options_.base;
        out_ += "graph\"";
        json_.key("type").text("Dataset");
        json_.key("schemaVersion").text(schema_version);
        json_.key("positionUnit").text("Unicode code points of the decoded document, nothing removed; from 0, end exclusive");
    }

    void write_document(const DocumentRecord& document) {
        id(text(document.id));
        json_.key("type").text("Document");
        json_.known("path", text(document.path)).known("title", text(document.title)).known("url", text(document.url));
        json_.known("publisher", text(document.publisher));
        day("published", "publishedText", text(document.published));
        json_.known("sha256", text(document.sha256));
    }

    void write_node(const Node& node, std::span<const std::uint32_t> leaving) {
        id(text(node.id));
        json_.key("type").text(name(node.type));
        json_.known("nodeKind", text(node.kind)).key("naming").text(name(node.naming));
        json_.known("name", text(node.name));
        texts("alias", node.aliases);
        pairs(node, "attribute", "Attribute", node.attributes);
        pairs(node, "link", "Link", node.links);
        write_direct_triples(leaving);
        count(losses_, "node-mentions-left-out", node.mentions.size());
    }

    /// One key per relation: a key that stands twice in an object loses its first value.
    void write_direct_triples(std::span<const std::uint32_t> leaving) {
        bool open = false;
        Relation last{};
        for (std::uint32_t e : leaving) {
            const Edge& edge = edges_[e];
            if (!holds(edge.status)) continue;
            if (!open || edge.relation != last) {
                if (open) json_.close(']');
                json_.key(relation_term(edge.relation)).open('[');
                open = true;
                last = edge.relation;
            }
            json_.open('{');
            id(text(graph_[edge.object].id));
            json_.close('}');
        }
        if (open) json_.close(']');
    }

    void write_statement(const Statement& s) {
        const std::string_view self = text(s.id);
        id(self);
        json_.key("type").text("Statement").key("relation").text(name(s.relation));
        reference("subject", text(graph_[s.subject].id));
        json_.key("predicate").text(relation_term(s.relation));
        if (s.object) reference("object", text(graph_[s.object].id));
        else json_.key("value").text(text(s.value));
        json_.known("kind", text(s.kind));
        write_arguments(s);
        json_.key("polarity").text(name(s.polarity));
        cue("polarityCue", "polarityCueBegin", "polarityCueEnd", s.polarity_cue);
        json_.key("modality").text(name(s.modality));
        cue("modalityCue", "modalityCueBegin", "modalityCueEnd", s.modality_cue);
        write_attribution(s);
        reference("origin", text(s.origin ? graph_[s.origin].id : graph_[s.evidence.document].id));
        json_.known("roleTitle", text(s.role_title));
        if (s.quantity) write_quantity(*s.quantity);
        if (s.time) write_time(*s.time);
        span("subjectBegin", "subjectEnd", s.subject_mention);
        span("objectBegin", "objectEnd", s.object_mention);
        span("triggerBegin", "triggerEnd", s.trigger);
        json_.known("rule", text(s.rule));
        decimal("score", s.score);
        write_evidence(s);
    }

    void write_arguments(const Statement& s) {
        if (s.args.empty()) return;
        json_.key("argument").open('[');
        for (std::size_t i = 0; i < s.args.size(); ++i) {
            json_.open('{');
            id(text(s.id), ":arg", i + 1);
            json_.key("type").text("Argument").known("role", text(s.args[i].role));
            reference("node", text(graph_[s.args[i].node].id));
            json_.close('}');
        }
        json_.close(']');
    }

    /// Nodes with a position, outermost first: an RDF list would reach some stores as a chain of blank nodes.
    void write_attribution(const Statement& s) {
        if (s.attribution.empty()) return;
        json_.key("attribution").open('[');
        for (std::size_t i = 0; i < s.attribution.size(); ++i) {
            const Holder& holder = s.attribution[i];
            json_.open('{');
            id(text(s.id), ":holder", i + 1);
            json_.key("type").text("Holder").key("position").number(i + 1);
            if (holder.node) reference("holder", text(graph_[holder.node].id));
            json_.known("holderText", text(holder.text)).key("stance").text(name(holder.stance));
            json_.known("cue", text(holder.cue));
            span("cueBegin", "cueEnd", holder.cue_span);
            json_.close('}');
        }
        json_.close(']');
    }

    void write_quantity(const Quantity& quantity) {
        if (quantity.value) decimal("quantityValue", *quantity.value);
        if (quantity.min) decimal("quantityMin", *quantity.min);
        if (quantity.max) decimal("quantityMax", *quantity.max);
        json_.known("quantityBound", text(quantity.bound)).known("quantityOf", text(quantity.of));
        json_.known("quantityText", text(quantity.text));
    }

    void write_time(const Time& time) {
        json_.known("timeText", text(time.text));
        day("timeFirst", "timeFirstText", text(time.first));
        day("timeLast", "timeLastText", text(time.last));
        json_.known("granularity", text(time.granularity));
    }

    void write_evidence(const Statement& s) {
        json_.key("evidence").open('{');
        id(text(s.id), ":evidence");
        json_.key("type").text("oa:SpecificResource");
        reference("document", text(graph_[s.evidence.document].id));
        json_.key("selector").open('[').open('{');
        id(text(s.id), ":quote");
        json_.key("type").text("oa:TextQuoteSelector").key("exact").text(text(s.evidence.exact));
        json_.close('}').open('{');
        id(text(s.id), ":position");
        json_.key("type").text("oa:TextPositionSelector");
        json_.key("begin").number(s.evidence.span.begin).key("end").number(s.evidence.span.end);
        json_.close('}').close(']').close('}');
    }

    void write_edge(const Edge& edge) {
        id(edge.id);
        json_.key("type").text("Edge").key("relation").text(name(edge.relation));
        reference("subject", text(graph_[edge.subject].id));
        json_.key("predicate").text(relation_term(edge.relation));
        reference("object", text(graph_[edge.object].id));
        json_.key("status").text(name(edge.status));
        json_.key("documents").number(edge.documents).key("origins").number(edge.origins);
        day("firstSeen", "firstSeenText", edge.first_seen);
        day("lastSeen", "lastSeenText", edge.last_seen);
        if (edge.quantity_min) decimal("quantityMin", *edge.quantity_min);
        if (edge.quantity_max) decimal("quantityMax", *edge.quantity_max);
        json_.key("statement").open('[');
        for (StatementId s : edge.statements) iri(text(graph_[s].id));
        json_.close(']');
    }

    std::string_view text(SymbolId symbol) const { return graph_.text(symbol); }

    /// The base was checked, and ids are letters, digits and ._:- by the graph's rule: nothing needs an escape.
    void iri(std::string_view id, std::string_view part = {}, std::size_t number = 0) {
        json_.raw("\"");
        out_ += options_.base;
        out_ += id;
        out_ += part;
        if (number > 0) out_ += std::to_string(number);
        out_ += '"';
    }
    void id(std::string_view own, std::string_view part = {}, std::size_t number = 0) {
        json_.key("id");
        iri(own, part, number);
    }
    void reference(std::string_view key, std::string_view other) {
        json_.key(key);
        iri(other);
    }

    void texts(std::string_view key, const std::vector<SymbolId>& items) {
        if (items.empty()) return;
        json_.key(key).open('[');
        for (SymbolId item : items) json_.text(text(item));
        json_.close(']');
    }

    void pairs(const Node& node, std::string_view key, std::string_view type, const std::vector<std::pair<SymbolId, SymbolId>>& items) {
        if (items.empty()) return;
        json_.key(key).open('[');
        for (std::size_t i = 0; i < items.size(); ++i) {
            json_.open('{');
            id(text(node.id), key == "link" ? ":link" : ":attribute", i + 1);
            json_.key("type").text(type).key("key").text(text(items[i].first)).known("text", text(items[i].second));
            const std::string same = key == "link" ? known_resource(text(items[i].first), text(items[i].second)) : std::string();
            json_.known("sameAs", same);
            json_.close('}');
        }
        json_.close(']');
    }

    /// xsd:date wants a full day; anything else is kept as words.
    void day(std::string_view typed, std::string_view as_text, std::string_view value) {
        json_.known(valid_day(value) ? typed : as_text, value);
    }

    /// As a string: a JSON number would become "8.5E-1", which is no xsd:decimal.
    void decimal(std::string_view key, double value) {
        if (!std::isfinite(value)) return;
        char digits[400];
        const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr;
        json_.key(key).text({digits, end});
    }

    void span(std::string_view begin, std::string_view end, SourceSpan place) {
        if (!place.empty()) json_.key(begin).number(place.begin).key(end).number(place.end);
    }

    void cue(std::string_view words, std::string_view begin, std::string_view end, const Cue& cue) {
        json_.known(words, text(cue.text));
        span(begin, end, cue.span);
    }

    const Graph& graph_;
    std::span<const Edge> edges_;
    const Options& options_;
    std::vector<std::uint32_t> by_subject_;   // edges by (subject, relation)
    Sink sink_;
    std::string& out_;
    Repairs repairs_;
    JsonText json_;
    Losses losses_;
};

}  // namespace

Losses write_jsonld(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    return JsonldWriter(graph, edges, options, out).write();
}

}  // namespace adduce::write
