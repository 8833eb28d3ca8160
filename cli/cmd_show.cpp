#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_view.hpp"
#include "cli/report_view.hpp"
#include "cli/run.hpp"
#include "extract/pipeline.hpp"
#include "extract/reader.hpp"
#include "graph/error.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

namespace adduce::cli {
namespace {

struct Options {
    std::string file;
    std::deque<bool> wanted = std::deque<bool>(report_columns().size());   // a deque: the parser keeps references to its elements
    std::string data;
};

bool wants_a_column(const Options& options) { return std::find(options.wanted.begin(), options.wanted.end(), true) != options.wanted.end(); }

int show_graph(const Options& options, const Context& context) {
    const Graph graph = read_graph(options.file, context.around);
    print_overview(graph, edges_of(graph), context.around.out_is_terminal, context.around.out);
    return exit_ok;
}

void show_columns(const Options& options, const extract::Analysis& analysis, const Context& context) {
    bool first = true;
    for (std::size_t i = 0; i < options.wanted.size(); ++i) {
        if (!options.wanted[i]) continue;
        const ReportColumn& column = report_columns()[i];
        if (column.known != nullptr && !column.known(analysis)) {
            throw UsageError("--" + std::string(column.name) + ": the model of this language data does not know it; take data whose encoder has that layer (--data), or train one (extract/train/README.md)");
        }
        if (!first) context.around.out << '\n';
        first = false;
        column.print(analysis, context.around.out_is_terminal, context.around.out);
    }
}

int show_report(const Options& options, const Context& context) {
    const extract::Pipeline pipeline(data_folder(options.data, context.around.program));
    extract::Reader reader({options.file}, context.around.in, [&context](const Diagnostic& d) { context.log.diagnostic(d); });
    std::size_t shown = 0;
    while (const std::optional<extract::Document> document = reader.next()) {
        if (shown++ > 0) context.around.out << '\n';
        if (reader.files() > 1 || document->path != options.file) context.around.out << "# " << document->path << '\n';
        show_columns(options, pipeline.analyse(*document), context);
    }
    context.log.kept_back();
    return shown == 0 || context.log.errors() > 0 ? exit_data : exit_ok;
}

int show(const Options& options, const Context& context) {
    if (wants_a_column(options)) return show_report(options, context);
    const bool graph = options.file == "-" || options.file.ends_with(".json");
    std::error_code none;
    if (graph || !std::filesystem::is_regular_file(options.file, none)) return show_graph(options, context);
    throw UsageError(options.file + ": is no graph (NAME.json); for a report say what to show, such as --mentions or --statements");
}

}  // namespace

Job setup_show(CLI::App& app) {
    const auto options = std::make_shared<Options>();   // shared: the parser writes into it, the job reads it later
    app.add_option("FILE", options->file, "a graph in native JSON; or a report, together with one of the next options")->required();
    for (std::size_t i = 0; i < report_columns().size(); ++i) {
        app.add_flag("--" + std::string(report_columns()[i].name), options->wanted[i], "of a report: " + std::string(report_columns()[i].description));
    }
    app.add_option("--data", options->data, "folder with the language data. Default: the one that came with the program")->type_name("DIR");
    return [options](const Context& context) { return show(*options, context); };
}

}  // namespace adduce::cli
