#include "cli/graph_file.hpp"

#include "cli/output.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

namespace adduce::cli {
namespace {

bool to_standard_output(const Target& target) { return target.path.empty() || target.path == "-"; }

void say_losses(const write::Losses& losses, const write::Format& format, Log& log) {
    std::string text;
    for (const auto& [what, count] : losses) {
        if (count > 0) text += (text.empty() ? "" : ", ") + what + " " + std::to_string(count);
    }
    if (!text.empty()) log.line("changed or left out for " + std::string(format.name) + ": " + text);
}

}  // namespace

Graph read_graph(const std::string& path, const Surroundings& around) {
    if (path == "-") return read_json(around.in, "standard input");
    std::error_code none;
    if (!std::filesystem::exists(path, none)) throw FileError(path + ": there is no such file; `adduce build REPORTS -o " + path + "` makes a graph");
    if (std::filesystem::is_directory(path, none)) {
        throw FileError(path + ": is a folder, a graph file was expected; `adduce build " + path + " -o graph.json` makes one of the reports in it");
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) throw FileError(path + ": could not be opened; check that it may be read");
    return read_json(in, path);
}

void add_target_options(CLI::App& app, Target& target) {
    app.add_option("-o,--output", target.path, "where to write; standard output when left out or -")->type_name("FILE");
    app.add_option("--to", target.format, "format, see `adduce formats`; otherwise the suffix of FILE chooses")->type_name("FORMAT");
    app.add_option_function<std::string>(
           "--edges",
           [&target](const std::string& what) {
               if (what != "pairs" && what != "statements") throw UsageError("--edges takes pairs or statements, not '" + what + "'");
               target.options.statement_edges = what == "statements";
           },
           "pairs: one edge for each (subject, relation, object); statements: one for each statement. Default: pairs")
        ->type_name("WHAT");
    app.add_option("--profile,--dot", target.options.profile, "variant of the format, such as exchange for dot")->type_name("NAME");
    app.add_option("--base", target.options.base, "beginning of the IRIs of nodes. Default: urn:adduce:")->type_name("IRI");
}

const write::Format& chosen_format(const Target& target) {
    const write::Format* format = nullptr;
    if (!target.format.empty()) {
        format = &write::require_format(target.format);
    } else if (to_standard_output(target)) {
        format = &write::require_format("json");
    } else {
        format = write::format_for_suffix(target.path);
        if (format == nullptr) throw UsageError(target.path + ": its suffix names no format; name one with --to, `adduce formats` lists them");
    }
    write::check_options(*format, target.options);
    return *format;
}

write::Losses write_graph(const Graph& graph, std::span<const Edge> edges, const Target& target, const Context& context) {
    const write::Format& format = chosen_format(target);
    write::Losses losses;
    if (to_standard_output(target)) {
        losses = format.write(graph, edges, target.options, context.around.out);
        if (!context.around.out.flush()) throw FileError("standard output: could not be written; is the disk full or the reader gone?");
    } else {
        OutputFile file(target.path);
        try {
            losses = format.write(graph, edges, target.options, file.stream());
        } catch (const FileError&) {
            if (file.failed()) throw FileError(file.failure());   // the file knows the reason, the writer only that its stream went bad
            throw;
        }
        file.commit();
    }
    say_losses(losses, format, context.log);
    if (!format.advice.empty()) context.log.line(format.advice);
    return losses;
}

}  // namespace adduce::cli
