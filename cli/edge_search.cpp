#include "cli/edge_search.hpp"

#include "extract/text.hpp"

#include <algorithm>
#include <utility>

namespace adduce::cli {
namespace {

/// " words of a name " with a blank at both ends, so that whole words can be looked for.
std::string padded(std::string_view name) { return " " + extract::comparison_form(name) + " "; }

bool is_called(const Graph& graph, const Node& node, const std::string& padded_words) {
    if (padded_words.size() <= 2) return false;
    const auto has = [&](SymbolId name) { return padded(graph.text(name)).find(padded_words) != std::string::npos; };
    return has(node.name) || std::any_of(node.aliases.begin(), node.aliases.end(), has);
}

}  // namespace

std::vector<const Edge*> edges_by_id(std::span<const Edge> edges, std::string_view query) {
    std::vector<const Edge*> found;
    for (const Edge& edge : edges) {
        if (edge.id == query) return {&edge};
        if (std::string_view(edge.id).starts_with(query)) found.push_back(&edge);
    }
    return found;
}

std::vector<const Edge*> edges_by_names(const Graph& graph, std::span<const Edge> edges, std::string_view query) {
    std::vector<std::pair<std::string, std::string>> readings;   // the query as two names, cut at each blank
    for (std::size_t i = query.find(' '); i != std::string_view::npos; i = query.find(' ', i + 1)) {
        readings.emplace_back(padded(query.substr(0, i)), padded(query.substr(i + 1)));
    }
    const std::string whole = padded(query);
    std::vector<const Edge*> both, one;
    for (const Edge& edge : edges) {
        const Node& subject = graph[edge.subject];
        const Node& object = graph[edge.object];
        const bool as_two = std::any_of(readings.begin(), readings.end(), [&](const auto& r) {
            return (is_called(graph, subject, r.first) && is_called(graph, object, r.second)) ||
                   (is_called(graph, subject, r.second) && is_called(graph, object, r.first));
        });
        if (as_two) both.push_back(&edge);
        if (is_called(graph, subject, whole) || is_called(graph, object, whole)) one.push_back(&edge);
    }
    return both.empty() ? one : both;
}

std::string edge_line(const Graph& graph, const Edge& edge) {
    return std::string(graph.text(graph[edge.subject].name)) + " --" + std::string(name(edge.relation)) + "--> " +
           std::string(graph.text(graph[edge.object].name));
}

}  // namespace adduce::cli
