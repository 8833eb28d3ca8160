#include "cli/help.hpp"

#include "graph/vocabulary.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>
#include <vector>

namespace adduce::cli {
namespace {

constexpr std::size_t page_width = 110;

/// Two columns, the right one wrapped at words.
std::string columns(const std::vector<std::pair<std::string, std::string>>& rows) {
    std::size_t left = 0;
    for (const auto& row : rows) left = std::max(left, row.first.size());
    std::string text;
    for (const auto& [name, description] : rows) {
        text += "  " + name + std::string(left - name.size(), ' ');
        std::size_t at = left + 2;
        std::string word;
        const std::string words = description + ' ';
        bool first = true;
        for (const char c : words) {
            if (c != ' ') {
                word += c;
                continue;
            }
            if (!first && at + 1 + word.size() > page_width) {
                text += '\n' + std::string(left + 3, ' ');
                at = left + 3;
            }
            text += (first ? "  " : " ") + word;
            at += word.size() + (first ? 2 : 1);
            word.clear();
            first = false;
        }
        text += '\n';
    }
    return text;
}

std::string label(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name(true);
    std::string names;
    for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
    for (const std::string& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
    if (option.get_expected_max() > 0) names += " " + option.get_type_name();
    return names;
}

}  // namespace

std::string program_help() {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& command : commands()) rows.emplace_back(command.name, command.summary);
    return "adduce builds a knowledge graph from news and field reports: people, units, places, organizations,\n"
           "and edges that each cite the exact words they rest on.\n\n"
           "usage: adduce COMMAND [OPTIONS] ...\n\ncommands:\n" +
           columns(rows) +
           "\n`adduce COMMAND --help` explains one command. `adduce --version` tells the version.\n"
           "Exit codes: 0 done, 1 something in the data was refused or a file failed, 2 wrong use.\n\n"
           "example:\n"
           "  adduce build samples/ -o graph.json && adduce show graph.json\n";
}

std::string command_help(const Command& command, const CLI::App& app) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;
        rows.emplace_back(label(*option), option->get_description());
    }
    const std::string name(command.name);
    std::string usage = "usage: adduce " + name;
    if (!command.usage.empty()) usage += " " + std::string(command.usage);
    return "adduce " + name + ": " + std::string(command.summary) + "\n\n" + usage + " [OPTIONS]\n\n" + columns(rows) + "\nexample:\n" +
           std::string(command.example) + "\n";
}

std::string version_line() { return "adduce " ADDUCE_VERSION " (schema " + std::string(schema_version) + ")"; }

}  // namespace adduce::cli
