#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/run.hpp"
#include "graph/error.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace adduce::cli {
namespace {

struct Options {
    std::string graph;
    Target target;
};

int convert(const Options& options, const Context& context) {
    if (options.target.path.empty() && options.target.format.empty()) {
        throw UsageError("convert needs -o FILE or --to FORMAT; see `adduce convert --help`");
    }
    chosen_format(options.target);   // a wrong format is said before a large graph is read
    const Graph graph = read_graph(options.graph, context.around);
    const std::vector<Edge> edges = edges_of(graph);
    write_graph(graph, edges, options.target, context);
    if (!options.target.path.empty()) context.log.detail("written: " + options.target.path);
    return exit_ok;
}

}  // namespace

Job setup_convert(CLI::App& app) {
    // shared: the parser writes into it, the job reads it later
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH.json", options->graph, "graph in native JSON, as `adduce build` writes it; - for standard input")->required();
    add_target_options(app, options->target);
    return [options](const Context& context) { return convert(*options, context); };
}

}  // namespace adduce::cli
