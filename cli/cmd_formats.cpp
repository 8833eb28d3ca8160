#include "cli/commands.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "export/writer.hpp"

#include <CLI/CLI.hpp>

namespace adduce::cli {
namespace {

int formats(const Context& context) {
    Table table({"format", "suffixes", "direction", "profiles", "what"});
    table.row({"text", ".txt", "read", "", "a report as plain text, with or without a head of `Key: value` lines"});
    table.row({"jsonl", ".jsonl", "read", "", "JSON Lines: one report a line, text and metadata"});
    for (const write::Format& format : write::formats()) {
        std::string suffixes;
        for (const std::string_view suffix : format.suffixes) suffixes.append(suffixes.empty() ? "" : " ").append(suffix);
        table.row({std::string(format.name), suffixes, format.name == "json" ? "read, write" : "write", std::string(format.profiles),
                   std::string(format.description)});
    }
    table.print(context.around.out, context.around.out_is_terminal);
    return exit_ok;
}

}  // namespace

Job setup_formats(CLI::App& /*no options*/) {
    return [](const Context& context) { return formats(context); };
}

}  // namespace adduce::cli
