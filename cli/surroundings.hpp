#pragma once

#include <filesystem>
#include <iosfwd>

namespace adduce::cli {

/// What the program finds around it, asked for once in main(), so that every command can be run in a
/// test with strings for streams and a terminal that is none.
struct Surroundings {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;    ///< columns are aligned, quoted words are marked by colour
    bool err_is_terminal = false;    ///< a progress line is shown
    std::filesystem::path program = {};   ///< the executable, absolute; empty when unknown. The data folder is looked for beside it
    unsigned cores = 1;              ///< threads when --threads is not given
};

}  // namespace adduce::cli
