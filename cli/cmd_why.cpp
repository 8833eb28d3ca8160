#include "cli/commands.hpp"
#include "cli/edge_search.hpp"
#include "cli/graph_file.hpp"
#include "cli/quote.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "graph/error.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <ostream>

namespace adduce::cli {
namespace {

struct Options {
    std::string graph;
    std::vector<std::string> query;
};

std::string_view meaning(Status status) {
    switch (status) {
        case Status::contested: return "one origin supports it, another denies it";
        case Status::denied: return "there are only denials or negations";
        case Status::corroborated: return "two or more independent origins support it";
        case Status::single_source: return "one origin asserts it";
        case Status::unconfirmed: return "it is only alleged, doubted, possible or unverified";
        case Status::planned: break;
    }
    return "it is only planned, ordered, conditional or future";
}

std::string counted(std::size_t n, const std::string& what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

std::string two_digits(double score) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", score);
    return text;
}

void field(std::ostream& out, std::string_view indent, std::string_view label, std::string_view text) {
    if (!text.empty()) out << indent << label << std::string(label.size() < 10 ? 10 - label.size() : 1, ' ') << one_line(text) << '\n';
}

std::string with_cue(const Graph& graph, std::string_view what, const Cue& cue) {
    const std::string_view words = graph.text(cue.text);
    return std::string(what) + (words.empty() ? "" : " (\"" + std::string(words) + "\")");
}

/// Outermost first: "Interfax reports (\"reported\"), the ministry asserts (\"said\")".
std::string chain(const Graph& graph, const Statement& s) {
    std::string text;
    for (const Holder& holder : s.attribution) {
        std::string_view who = graph.text(holder.text);
        if (holder.node) who = graph.text(graph[holder.node].name);
        text.append(text.empty() ? "" : ", ").append(who.empty() ? "somebody" : who).append(" ");
        text += with_cue(graph, name(holder.stance), {holder.cue, holder.cue_span});
    }
    return text.empty() ? "the report itself" : text;
}

std::string qualifiers(const Graph& graph, const Statement& s) {
    std::string text;
    const auto add = [&text](const std::string& what) { text.append(text.empty() ? "" : "; ").append(what); };
    if (s.polarity != Polarity::affirmed) add(with_cue(graph, name(s.polarity), s.polarity_cue));
    if (s.modality != Modality::asserted) add(with_cue(graph, name(s.modality), s.modality_cue));
    if (s.kind) add("kind " + std::string(graph.text(s.kind)));
    if (s.role_title) add("role \"" + std::string(graph.text(s.role_title)) + "\"");
    if (s.quantity) add("quantity \"" + std::string(graph.text(s.quantity->text)) + "\"");
    if (s.time) add("time \"" + std::string(graph.text(s.time->text)) + "\"");
    for (const Argument& arg : s.args) add(std::string(graph.text(arg.role)) + " " + std::string(graph.text(graph[arg.node].name)));
    return text;
}

void print_place(std::ostream& out, const Graph& graph, const Evidence& evidence) {
    const DocumentRecord& document = graph[evidence.document];
    const std::string title(graph.text(document.title));
    std::string about = title.empty() ? "" : "\"" + title + "\"";
    for (const SymbolId more : {document.publisher, document.published}) {
        const std::string_view text = graph.text(more);
        if (!text.empty()) about.append(about.empty() ? "" : ", ").append(text);
    }
    field(out, "   ", "report", about);
    field(out, "   ", "url", graph.text(document.url));
    field(out, "   ", "place", std::string(graph.text(document.path)) + ", characters " + std::to_string(evidence.span.begin) + " to " + std::to_string(evidence.span.end));
}

void print_statement(std::ostream& out, const Graph& graph, const Statement& s, std::size_t number, bool colour) {
    out << '\n' << number << ". " << marked_quote(graph, s, colour) << '\n';
    field(out, "   ", "said by", chain(graph, s));
    field(out, "   ", "as", qualifiers(graph, s));
    field(out, "   ", "rule", std::string(graph.text(s.rule)) + ", score " + two_digits(s.score));
    print_place(out, graph, s.evidence);
    field(out, "   ", "statement", graph.text(s.id));
}

void print_edge(std::ostream& out, const Graph& graph, const Edge& edge, bool colour) {
    out << edge.id << "  " << one_line(edge_line(graph, edge)) << '\n';
    field(out, "", "status", std::string(name(edge.status)) + ": " + std::string(meaning(edge.status)));
    field(out, "", "support", counted(edge.statements.size(), "statement") + " in " + counted(edge.documents, "document") + ", " +
                                  counted(edge.origins, "independent origin"));
    if (!edge.first_seen.empty()) field(out, "", "seen", edge.first_seen + (edge.last_seen == edge.first_seen ? "" : " to " + edge.last_seen));
    std::size_t number = 0;
    for (const StatementId id : edge.statements) print_statement(out, graph, graph[id], ++number, colour);
}

std::vector<const Edge*> find_edges(const Graph& graph, const std::vector<Edge>& edges, const std::string& query, const std::string& path) {
    std::vector<const Edge*> found = edges_by_id(edges, query);
    if (found.size() > 1) {
        std::string ids;
        for (std::size_t i = 0; i < found.size() && i < 5; ++i) ids += "\n  " + found[i]->id + "  " + edge_line(graph, *found[i]);
        throw UsageError(std::to_string(found.size()) + " edges begin with " + query + "; give more of the id:" + ids + (found.size() > 5 ? "\n  ..." : ""));
    }
    if (found.empty()) found = edges_by_names(graph, edges, query);
    if (found.empty()) throw Error(path + ": no edge has the id or the names '" + query + "'; `adduce show " + path + "` lists the edges");
    return found;
}

int why(const Options& options, const Context& context) {
    std::string query;
    for (const std::string& word : options.query) query += (query.empty() ? "" : " ") + word;
    const Graph graph = read_graph(options.graph, context.around);
    const std::vector<Edge> edges = edges_of(graph);
    bool first = true;
    for (const Edge* edge : find_edges(graph, edges, query, options.graph)) {
        if (!first) context.around.out << "\n\n";
        first = false;
        print_edge(context.around.out, graph, *edge, context.around.out_is_terminal);
    }
    return exit_ok;
}

}  // namespace

Job setup_why(CLI::App& app) {
    const auto options = std::make_shared<Options>();   // shared: the parser writes into it, the job reads it later
    app.add_option("GRAPH.json", options->graph, "graph in native JSON; - for standard input")->required();
    app.add_option("EDGE", options->query, "id of an edge, the beginning of one, or the names of one or both ends")->required();
    return [options](const Context& context) { return why(*options, context); };
}

}  // namespace adduce::cli
