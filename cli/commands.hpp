#pragma once

#include "cli/log.hpp"
#include "cli/surroundings.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace adduce::cli {

/// What a command works with.
struct Context {
    const Surroundings& around;
    Log& log;
};

/// Does the work and gives the exit code. @throws Error
using Job = std::function<int(const Context&)>;

/// One subcommand. `setup` only declares options on the parser and never touches a file; the job it gives
/// is run after the command line was understood.
struct Command {
    std::string_view name;
    std::string_view summary;    ///< one line, for the list of commands
    std::string_view usage;      ///< the arguments, behind "adduce NAME "
    std::string_view example;    ///< ends the help page: a command line to try and what comes of it
    Job (*setup)(CLI::App& app);
};

/// All commands: the one visible table (commands.cpp).
std::span<const Command> commands();

Job setup_build(CLI::App& app);
Job setup_convert(CLI::App& app);
Job setup_show(CLI::App& app);
Job setup_why(CLI::App& app);
Job setup_score(CLI::App& app);
Job setup_formats(CLI::App& app);

}  // namespace adduce::cli
