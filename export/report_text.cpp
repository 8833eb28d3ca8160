#include "export/report_text.hpp"

#include "export/dot_style.hpp"
#include "export/escape.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace adduce::write {
namespace {

/// "deployed_to" as a reader says it.
std::string words_of(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string digits_of(double value) {
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    std::string text(digits, end);
    // Thousands in groups of three, as reports print them; only whole numbers, only from five digits on.
    if (std::floor(value) == value && std::abs(value) >= 10000 && text.find_first_of(".e") == std::string::npos) {
        for (std::size_t at = text.size(); at > 3 + (value < 0); at -= 3) text.insert(at - 3, ",");
    }
    return text;
}

std::string quantity_of(const DrawnEdge& edge) {
    if (!edge.quantity_min || !edge.quantity_max || !std::isfinite(*edge.quantity_min) || !std::isfinite(*edge.quantity_max)) return {};
    std::string text = digits_of(*edge.quantity_min);
    if (*edge.quantity_max != *edge.quantity_min) text += "–" + digits_of(*edge.quantity_max);
    return text;
}

/// ": Defence Intelligence (asserts)" for the chain of speakers, nothing for the page's own voice.
std::string speakers(const Graph& graph, const Statement& s) {
    std::string text;
    for (const Holder& holder : s.attribution) {
        std::string_view who = graph.text(holder.text);
        if (who.empty() && holder.node) who = graph.text(graph[holder.node].name);
        text += text.empty() ? " — " : " → ";
        text += who.empty() ? std::string_view("unnamed source") : who;
        text += " (";
        text += name(holder.stance);
        text += ')';
    }
    return text;
}

}  // namespace

std::string shorten(std::string_view text, std::size_t max_bytes, std::uint64_t& cuts) {
    constexpr std::string_view ellipsis = "…";
    if (text.size() <= max_bytes) return std::string(text);
    ++cuts;
    std::string kept(cut(text, max_bytes - ellipsis.size()));
    kept += ellipsis;
    return kept;
}

std::string node_label(const Graph& graph, const Footnotes& notes, NodeId node, std::span<const StatementId> facts,
                       std::uint64_t& cuts) {
    const std::string_view given = graph.text(graph[node].name);
    // A node without a name shows its id: an empty label would leave an empty shape.
    std::string label = wrap(shorten(given.empty() ? graph.text(graph[node].id) : given, style::max_name_bytes, cuts), style::name_width);
    for (std::size_t i = 0; i < facts.size() && i < style::max_facts; ++i) {
        const Statement& fact = graph[facts[i]];
        std::string line = words_of(name(fact.relation)) + " ";
        line += shorten(graph.text(fact.value), style::max_name_bytes, cuts);
        line += notes.marks(graph, facts.subspan(i, 1));
        label += "\n" + wrap(line, style::name_width);
    }
    return label;
}

std::string node_tooltip(const Graph& graph, NodeId id, std::uint64_t& cuts) {
    const Node& node = graph[id];
    std::string text(name(node.type));
    if (node.kind) text.append(", ").append(graph.text(node.kind));
    if (node.naming != Naming::named) text.append(", ").append(name(node.naming));
    for (std::size_t i = 0; i < node.aliases.size(); ++i) {
        text += i == 0 ? "; also: " : "; ";
        text += graph.text(node.aliases[i]);
    }
    return shorten(text, style::max_tooltip_bytes, cuts);
}

std::string edge_caption(const Graph& graph, const Footnotes& notes, const DrawnEdge& edge, std::uint64_t& cuts) {
    const Agreed all = agreed(graph, edge.statements);
    std::string caption = edge.status == Status::denied ? "✗ " : "";
    caption += words_of(name(edge.relation));
    const std::string detail = shorten(all.role_title.empty() ? all.kind : all.role_title, style::max_detail_bytes, cuts);
    if (!detail.empty()) caption.append(" (").append(detail).append(")");
    const std::string quantity = quantity_of(edge);
    if (!quantity.empty()) caption.append(": ").append(quantity);
    if (!all.time_text.empty()) caption.append(", ").append(shorten(all.time_text, style::max_detail_bytes, cuts));
    caption += notes.marks(graph, edge.statements);
    return wrap(caption, style::caption_width);
}

std::string edge_tooltip(const Graph& graph, const Footnotes& notes, const DrawnEdge& edge, std::uint64_t& cuts) {
    std::vector<StatementId> in_reading_order(edge.statements.begin(), edge.statements.end());
    std::ranges::stable_sort(in_reading_order, {}, [&](StatementId id) {
        return std::pair(notes.number(graph[id].evidence.document), graph[id].evidence.span.begin);
    });
    std::string text;
    for (StatementId id : in_reading_order) {
        const Statement& s = graph[id];
        if (!text.empty()) text += '\n';
        text += '[' + std::to_string(notes.number(s.evidence.document)) + "] “";
        text += graph.text(s.evidence.exact);
        text += "”" + speakers(graph, s);
        if (text.size() > style::max_tooltip_bytes) break;
    }
    return shorten(text, style::max_tooltip_bytes, cuts);
}

std::string source_line(const Graph& graph, DocumentId id, std::uint64_t& cuts) {
    const DocumentRecord& document = graph[id];
    std::string line = shorten(graph.text(document.title ? document.title : document.path), style::max_title_bytes, cuts);
    if (document.publisher) line.append(", ").append(shorten(graph.text(document.publisher), style::max_title_bytes, cuts));
    if (document.published) line.append(", ").append(graph.text(document.published));
    return line;
}

}  // namespace adduce::write
