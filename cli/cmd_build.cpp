#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/extraction.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_view.hpp"
#include "cli/run.hpp"
#include "graph/error.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

namespace adduce::cli {
namespace {

struct Options {
    std::vector<std::string> inputs;
    Target target;
    std::string data;
    unsigned threads = 0;
};

double seconds_since(std::chrono::steady_clock::time_point begin) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }

std::string speed_line(const Extraction& all, double seconds, unsigned threads) {
    char time[160];
    std::snprintf(time, sizeof time, "%.1f s, %.0f words per second, %u thread%s", seconds, seconds > 0 ? std::round(static_cast<double>(all.words) / seconds) : 0.0,
                  threads, threads == 1 ? "" : "s");
    return std::to_string(all.reports) + (all.reports == 1 ? " report, " : " reports, ") + std::to_string(all.words) + " words (" + time + ")";
}

std::string listed(const std::vector<std::string>& inputs) {
    std::string text;
    for (const std::string& input : inputs) text.append(text.empty() ? "" : ", ").append(input == "-" ? "standard input" : input);
    return text;
}

/// The parser's own range check words itself differently from version to version.
std::string whole_number(const std::string& text) {
    unsigned n = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), n);
    return trouble == std::errc() && end == text.data() + text.size() && n >= 1 && n <= 1024 ? "" : "'" + text + "' is no whole number from 1 to 1024";
}

int build(const Options& options, const Context& context) {
    chosen_format(options.target);   // a wrong format is said before any work is done
    const unsigned threads = options.threads > 0 ? options.threads : context.around.cores;
    const extract::Pipeline pipeline(data_folder(options.data, context.around.program));
    const auto begin = std::chrono::steady_clock::now();
    const Extraction all = extract_reports(options.inputs, pipeline, threads, context);
    const double seconds = seconds_since(begin);
    context.log.kept_back();
    if (all.graph.documents().empty()) throw Error("no report was found in " + listed(options.inputs) + "; nothing was written. `adduce formats` lists what can be read");

    const std::vector<Edge> edges = edges_of(all.graph);
    context.log.line(speed_line(all, seconds, threads));
    context.log.line(nodes_line(all.graph, edges));
    context.log.line(edges_line(all.graph, edges) + "; from " + std::to_string(all.graph.statements().size()) + " statements");
    write_graph(all.graph, edges, options.target, context);
    if (!options.target.path.empty()) context.log.line("written: " + options.target.path);
    if (all.refused == 0) return exit_ok;
    context.log.line(std::to_string(all.refused) + (all.refused == 1 ? " input was" : " inputs were") + " refused, see above; the graph holds the others");
    return exit_data;
}

}  // namespace

Job setup_build(CLI::App& app) {
    const auto options = std::make_shared<Options>();   // shared: the parser writes into it, the job reads it later
    app.add_option("INPUT", options->inputs, "reports: files, folders, or - for standard input")->required();
    add_target_options(app, options->target);
    app.add_option("--threads", options->threads, "threads to extract with; the graph is the same for any number. Default: all cores")
        ->type_name("N")
        ->check(whole_number);
    app.add_option("--data", options->data, "folder with the language data. Default: the one that came with the program")->type_name("DIR");
    return [options](const Context& context) { return build(*options, context); };
}

}  // namespace adduce::cli
