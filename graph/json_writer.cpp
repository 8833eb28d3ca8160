#include "graph/error.hpp"
#include "graph/json.hpp"

#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <ostream>

namespace adduce {

namespace {

/// RapidJSON's idea of a stream, over an std::ostream, in large pieces.
class Output {
public:
    using Ch = char;
    explicit Output(std::ostream& out) : out_(out) {}

    void Put(char c) {
        if (used_ == buffer_.size()) Flush();
        buffer_[used_++] = c;
    }
    void Flush() {
        out_.write(buffer_.data(), static_cast<std::streamsize>(used_));
        used_ = 0;
        check();
    }
    /// Down to what is behind the stream, so that a full disk is noticed here.
    void finish() {
        Flush();
        out_.flush();
        check();
    }
    void text(std::string_view raw) {
        for (char c : raw) Put(c);
    }

private:
    void check() const {
        if (!out_) throw FileError("the graph could not be written: the output refuses more (is the disk full?)");
    }

    std::ostream& out_;
    std::array<char, 64 * 1024> buffer_;
    std::size_t used_ = 0;
};

// Input is validated on its way into the graph; this is the second lock on the same door.
using Json = rapidjson::Writer<Output, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

class JsonWriter {
public:
    JsonWriter(const Graph& graph, std::span<const Edge> edges, std::ostream& out) : graph_(graph), edges_(edges), output_(out) {}

    void run() {
        output_.text("{\"schema\": \"");
        output_.text(schema_version);
        output_.text("\"");
        array("documents", graph_.documents());
        array("nodes", graph_.nodes());
        array("statements", graph_.statements());
        array("edges", edges_);
        output_.text("}\n");
        output_.finish();
    }

private:
    /// One element a line.
    template <class Elements>
    void array(std::string_view name, const Elements& elements) {
        output_.text(",\n\"");
        output_.text(name);
        output_.text("\": [");
        bool first = true;
        for (const auto& one : elements) {
            output_.text(first ? "\n" : ",\n");
            first = false;
            json_.Reset(output_);
            json_.StartObject();
            element(one);
            json_.EndObject();
        }
        output_.text(first ? "]" : "\n]");
    }

    void element(const DocumentRecord& document) {
        text("id", document.id);
        text("path", document.path);
        text("title", document.title);
        text("url", document.url);
        text("publisher", document.publisher);
        text("published", document.published);
        text("sha256", document.sha256);
    }

    void element(const Node& node) {
        text("id", node.id);
        text("type", name(node.type));
        text("kind", node.kind);
        text("naming", name(node.naming));
        text("name", node.name);
        key("aliases");
        json_.StartArray();
        for (SymbolId alias : node.aliases) value(alias);
        json_.EndArray();
        pairs("attributes", node.attributes);
        pairs("links", node.links);
        key("mentions");
        json_.StartArray();
        for (const NodeMention& mention : node.mentions) {
            json_.StartObject();
            place(mention.document, mention.span);
            text("text", mention.text);
            json_.EndObject();
        }
        json_.EndArray();
    }

    void element(const Statement& statement) {
        text("id", statement.id);
        node("subject", statement.subject);
        text("relation", name(statement.relation));
        node("object", statement.object);
        text("value", statement.value);
        text("kind", statement.kind);
        arguments(statement.args);
        text("polarity", name(statement.polarity));
        text("polarity_cue", statement.polarity_cue.text);
        text("modality", name(statement.modality));
        text("modality_cue", statement.modality_cue.text);
        attribution(statement.attribution);
        node("origin", statement.origin);
        quantity(statement.quantity);
        time(statement.time);
        text("role_title", statement.role_title);
        evidence(statement.evidence);
        mentions(statement);
        text("rule", statement.rule);
        number("score", statement.score);
    }

    void element(const Edge& edge) {
        text("id", edge.id);
        node("subject", edge.subject);
        text("relation", name(edge.relation));
        node("object", edge.object);
        text("status", name(edge.status));
        key("statements");
        json_.StartArray();
        for (StatementId id : edge.statements) value(graph_[id].id);
        json_.EndArray();
        key("documents");
        json_.Uint(edge.documents);
        key("origins");
        json_.Uint(edge.origins);
        day("first_seen", edge.first_seen);
        day("last_seen", edge.last_seen);
        number("quantity_min", edge.quantity_min);
        number("quantity_max", edge.quantity_max);
        number("score_max", edge.score_max);
    }

    void arguments(const std::vector<Argument>& args) {
        key("args");
        json_.StartArray();
        for (const Argument& argument : args) {
            json_.StartObject();
            text("role", argument.role);
            node("node", argument.node);
            json_.EndObject();
        }
        json_.EndArray();
    }

    void attribution(const std::vector<Holder>& chain) {
        key("attribution");
        json_.StartArray();
        for (const Holder& holder : chain) {
            json_.StartObject();
            node("holder", holder.node);
            text("text", holder.text);
            text("stance", name(holder.stance));
            text("cue", holder.cue);
            span("cue_span", holder.cue_span);
            json_.EndObject();
        }
        json_.EndArray();
    }

    void quantity(const std::optional<Quantity>& quantity) {
        key("quantity");
        if (!quantity) return void(json_.Null());
        json_.StartObject();
        number("value", quantity->value);
        number("min", quantity->min);
        number("max", quantity->max);
        text("bound", quantity->bound);
        text("of", quantity->of);
        text("text", quantity->text);
        json_.EndObject();
    }

    void time(const std::optional<Time>& time) {
        key("time");
        if (!time) return void(json_.Null());
        json_.StartObject();
        text("text", time->text);
        text("first", time->first);
        text("last", time->last);
        text("granularity", time->granularity);
        json_.EndObject();
    }

    void evidence(const Evidence& evidence) {
        key("evidence");
        json_.StartObject();
        place(evidence.document, evidence.span);
        text("exact", evidence.exact);
        json_.EndObject();
    }

    void mentions(const Statement& statement) {
        key("mentions");
        json_.StartObject();
        span("subject", statement.subject_mention);
        span("object", statement.object_mention);
        span("trigger", statement.trigger);
        span("polarity_cue", statement.polarity_cue.span);
        span("modality_cue", statement.modality_cue.span);
        json_.EndObject();
    }

    void pairs(std::string_view name, const std::vector<std::pair<SymbolId, SymbolId>>& pairs) {
        key(name);
        json_.StartObject();
        for (const auto& [left, right] : pairs) text(graph_.text(left), right);
        json_.EndObject();
    }

    void place(DocumentId document, SourceSpan span) {
        text("document", graph_[document].id);
        key("begin");
        json_.Uint(span.begin);
        key("end");
        json_.Uint(span.end);
    }

    void span(std::string_view name, SourceSpan span) {
        key(name);
        if (span.empty()) return void(json_.Null());
        json_.StartArray();
        json_.Uint(span.begin);
        json_.Uint(span.end);
        json_.EndArray();
    }

    void key(std::string_view name) { value(name); }   // RapidJSON knows by its place that it is a key
    void node(std::string_view name, NodeId id) { text(name, id ? graph_[id].id : SymbolId{}); }
    void text(std::string_view name, SymbolId id) {
        key(name);
        value(id);
    }
    void text(std::string_view name, std::string_view chars) {
        key(name);
        value(chars);
    }
    void day(std::string_view name, std::string_view iso) {
        key(name);
        if (iso.empty()) json_.Null();
        else value(iso);
    }
    void number(std::string_view name, std::optional<double> number) {
        key(name);
        if (!number) return void(json_.Null());
        std::array<char, 32> digits;
        const double plain = *number + 0.0;   // makes minus zero, which JSON readers take for zero, zero
        // The shortest that reads back the same; RapidJSON's own is not always.
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), plain).ptr;
        json_.RawValue(digits.data(), static_cast<std::size_t>(end - digits.data()), rapidjson::kNumberType);
    }

    void value(SymbolId id) {
        if (id) value(graph_.text(id));
        else json_.Null();
    }
    void value(std::string_view chars) {
        // An empty view may have no address, which RapidJSON takes amiss.
        if (!json_.String(chars.empty() ? "" : chars.data(), static_cast<rapidjson::SizeType>(chars.size())))
            throw FormatError("the graph could not be written: it holds a text that is not UTF-8");
    }

    const Graph& graph_;
    std::span<const Edge> edges_;
    Output output_;
    Json json_;
};

}  // namespace

void write_json(const Graph& graph, std::span<const Edge> edges, std::ostream& out) { JsonWriter(graph, edges, out).run(); }

}  // namespace adduce
