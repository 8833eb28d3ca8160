#pragma once

#include "cli/commands.hpp"

#include <string>

namespace adduce::cli {

/// `adduce --help`: what the program is for, the commands, how it ends.
std::string program_help();

/// `adduce COMMAND --help`: usage, options in the order they were declared, example. The same text for
/// every version of the option parser.
std::string command_help(const Command& command, const CLI::App& app);

/// "adduce 0.1.0 (schema adduce/1)"
std::string version_line();

}  // namespace adduce::cli
