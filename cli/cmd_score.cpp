#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/score/figures.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

namespace adduce::cli {
namespace {

struct Options {
    std::string gold, graph, texts, json;
    bool errors = false;
};

int score_graph(const Options& options, const Context& context) {
    const auto gold = score::read_gold(options.gold);
    const auto built = score::read_built(options.graph);
    const score::Figures figures = score::measure(gold, built, options.texts);
    for (const std::string& stem : figures.unknown_documents) context.log.line("no document " + stem + " in the graph");
    if (options.errors) {
        for (const std::string& line : figures.errors) context.around.out << line << '\n';
    }
    context.around.out << score::report(figures);
    if (!options.json.empty()) {
        OutputFile file(options.json);
        file.stream() << score::report_json(figures);
        file.commit();
    }
    return exit_ok;
}

}  // namespace

Job setup_score(CLI::App& app) {
    const auto options = std::make_shared<Options>();   // shared: the parser writes into it, the job reads it later
    app.add_option("GOLD_DIR", options->gold, "folder of gold graphs, NAME.json for each document")->required();
    app.add_option("GRAPH.json", options->graph, "the built graph; its documents are matched to gold by file name")->required();
    app.add_option("--texts", options->texts, "folder of the documents' texts (NAME.txt): looks up every quote at its offsets")->type_name("DIR");
    app.add_flag("--errors", options->errors, "list what was missed and what was made up");
    app.add_option("--json", options->json, "write the figures to a file too")->type_name("FILE");
    return [options](const Context& context) { return score_graph(*options, context); };
}

}  // namespace adduce::cli
