#include "export/statement_json.hpp"

#include "export/json_text.hpp"

#include <cmath>

namespace adduce::write {
namespace {

void append_source(JsonText& json, const Graph& graph, const Evidence& evidence) {
    const DocumentRecord& document = graph[evidence.document];
    json.known("document", graph.text(document.id));
    json.known("title", graph.text(document.title));
    json.known("url", graph.text(document.url));
    json.known("publisher", graph.text(document.publisher));
    json.known("published", graph.text(document.published));
    json.known("exact", graph.text(evidence.exact));
    json.key("begin").number(evidence.span.begin).key("end").number(evidence.span.end);
}

void append_span(JsonText& json, std::string_view key, SourceSpan place) {
    if (!place.empty()) json.key(key).open('[').number(place.begin).number(place.end).close(']');
}

/// Where the words for the ends, the relation and the cues stand.
void append_mentions(JsonText& json, const Statement& s) {
    json.key("mentions").open('{');
    append_span(json, "subject", s.subject_mention);
    append_span(json, "object", s.object_mention);
    append_span(json, "trigger", s.trigger);
    append_span(json, "polarity_cue", s.polarity_cue.span);
    append_span(json, "modality_cue", s.modality_cue.span);
    json.close('}');
}

void append_holders(JsonText& json, const Graph& graph, const std::vector<Holder>& chain) {
    if (chain.empty()) return;
    json.key("attribution").open('[');
    for (const Holder& holder : chain) {
        json.open('{');
        if (holder.node) json.known("holder", graph.text(graph[holder.node].id));
        json.known("text", graph.text(holder.text));
        json.key("stance").text(name(holder.stance));
        json.known("cue", graph.text(holder.cue));
        append_span(json, "cue_span", holder.cue_span);
        json.close('}');
    }
    json.close(']');
}

void append_quantity(JsonText& json, const Graph& graph, const Quantity& quantity) {
    const auto figure = [&](std::string_view key, const std::optional<double>& value) {
        if (value && std::isfinite(*value)) json.key(key).number(*value);
    };
    json.key("quantity").open('{');
    figure("value", quantity.value);
    figure("min", quantity.min);
    figure("max", quantity.max);
    json.known("bound", graph.text(quantity.bound));
    json.known("of", graph.text(quantity.of));
    json.known("text", graph.text(quantity.text));
    json.close('}');
}

void append_time(JsonText& json, const Graph& graph, const Time& time) {
    json.key("time").open('{');
    json.known("text", graph.text(time.text));
    json.known("first", graph.text(time.first));
    json.known("last", graph.text(time.last));
    json.known("granularity", graph.text(time.granularity));
    json.close('}');
}

void append_statement(JsonText& json, const Graph& graph, const Statement& s) {
    json.open('{');
    json.known("id", graph.text(s.id));
    append_source(json, graph, s.evidence);
    if (!s.object) json.key("relation").text(name(s.relation)).known("value", graph.text(s.value));
    json.known("kind", graph.text(s.kind));
    if (!s.args.empty()) {
        json.key("args").open('[');
        for (const Argument& arg : s.args) {
            json.open('{').known("role", graph.text(arg.role)).known("node", graph.text(graph[arg.node].id)).close('}');
        }
        json.close(']');
    }
    json.key("polarity").text(name(s.polarity)).known("polarity_cue", graph.text(s.polarity_cue.text));
    json.key("modality").text(name(s.modality)).known("modality_cue", graph.text(s.modality_cue.text));
    append_holders(json, graph, s.attribution);
    if (s.origin) json.known("origin", graph.text(graph[s.origin].id));
    if (s.quantity) append_quantity(json, graph, *s.quantity);
    if (s.time) append_time(json, graph, *s.time);
    json.known("role_title", graph.text(s.role_title));
    append_mentions(json, s);
    json.known("rule", graph.text(s.rule));
    if (std::isfinite(s.score)) json.key("score").number(s.score);
    json.close('}');
}

}  // namespace

std::size_t append_statements_json(std::string& out, const Graph& graph, std::span<const StatementId> statements,
                                   std::size_t max_bytes, Repairs& repairs) {
    const std::size_t start = out.size();
    std::size_t left_out = 0;
    JsonText json(out, repairs);
    json.open('[');
    for (StatementId id : statements) {
        const std::size_t before = out.size();
        const JsonText state = json;
        const Repairs repaired = repairs;
        append_statement(json, graph, graph[id]);
        if (out.size() + 1 - start <= max_bytes) continue;
        out.resize(before);
        json.rewind(state);
        repairs = repaired;
        ++left_out;
    }
    json.close(']');
    return left_out;
}

}  // namespace adduce::write
