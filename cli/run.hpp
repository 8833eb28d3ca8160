#pragma once

#include "cli/surroundings.hpp"

#include <span>
#include <string>

namespace adduce::cli {

/// How the program ends.
enum Exit : int {
    exit_ok = 0,
    exit_data = 1,    ///< something in the data was refused, or a file could not be read or written
    exit_usage = 2,   ///< wrong use: an unknown command, option or format
};

/// The whole program but for main(): chooses the command, runs it, turns an exception into one line on
/// standard error and an exit code. Never throws.
/// @param arguments  without the program's name
int run(std::span<const std::string> arguments, const Surroundings& around);

}  // namespace adduce::cli
