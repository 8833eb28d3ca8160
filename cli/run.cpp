#include "cli/run.hpp"

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "graph/error.hpp"
#include "graph/near_miss.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <new>
#include <ostream>
#include <vector>

namespace adduce::cli {
namespace {

/// Options every command has.
struct Common {
    bool verbose = false;
    bool quiet = false;
    bool help = false;
};

void add_common(CLI::App& app, Common& common) {
    app.set_help_flag();   // ours is an ordinary flag, so that its text and behaviour do not hang on the parser's version
    app.add_flag("-v,--verbose", common.verbose, "say more: notes, times, a line for each report");
    app.add_flag("-q,--quiet", common.quiet, "say nothing but errors");
    app.add_flag("-h,--help", common.help, "show this page");
}

const Command* find_command(std::string_view name) {
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [name](const Command& c) { return c.name == name; });
    return found == all.end() ? nullptr : &*found;
}

[[noreturn]] void unknown_command(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    throw UsageError("'" + std::string(name) + "' is not a command" + did_you_mean(name, names) + "; `adduce --help` lists them");
}

/// The parser's complaint in our words, with the nearest option when one is unknown.
[[noreturn]] void bad_options(const Command& command, const CLI::App& app, const CLI::ParseError& complaint) {
    const std::string see = "see `adduce " + std::string(command.name) + " --help`";
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (const std::string& extra : app.remaining()) {
        if (!extra.starts_with('-') || extra == "-") continue;
        const std::string word = extra.substr(0, extra.find('='));
        const std::vector<std::string_view> known(names.begin(), names.end());
        throw UsageError("'" + word + "' is not an option of `adduce " + std::string(command.name) + "`" + did_you_mean(word, known) + "; " + see);
    }
    std::string what = complaint.what();
    std::replace(what.begin(), what.end(), '\n', ' ');
    while (!what.empty() && what.back() == ' ') what.pop_back();
    throw UsageError(what + "; " + see);
}

int run_command(const Command& command, std::vector<std::string> arguments, const Surroundings& around) {
    CLI::App app;
    Common common;
    const Job job = command.setup(app);
    add_common(app, common);
    if (std::find_if(arguments.begin(), arguments.end(), [](const std::string& a) { return a == "-h" || a == "--help"; }) != arguments.end()) {
        around.out << command_help(command, app) << std::flush;
        return exit_ok;
    }
    try {
        std::reverse(arguments.begin(), arguments.end());   // CLI11 takes a vector from the back
        app.parse(arguments);
    } catch (const CLI::ParseError& complaint) {
        bad_options(command, app, complaint);
    }
    Log log(around.err, common.quiet ? Log::Level::quiet : common.verbose ? Log::Level::verbose : Log::Level::normal, around.err_is_terminal);
    const int code = job({around, log});
    if (!around.out.flush()) throw FileError("standard output: could not be written; is the disk full or the reader gone?");
    return code;
}

int choose(std::span<const std::string> arguments, const Surroundings& around) {
    const auto name = std::find_if(arguments.begin(), arguments.end(), [](const std::string& a) { return !a.starts_with('-'); });
    const std::vector<std::string> before(arguments.begin(), name);
    const auto asked = [&before](std::string_view a, std::string_view b) {
        return std::any_of(before.begin(), before.end(), [&](const std::string& word) { return word == a || word == b; });
    };
    if (asked("--version", "-V")) {
        around.out << version_line() << '\n' << std::flush;
        return exit_ok;
    }
    if (name == arguments.end() || *name == "help") {
        const Command* about = name == arguments.end() || name + 1 == arguments.end() ? nullptr : find_command(*(name + 1));
        if (about != nullptr) return run_command(*about, {"--help"}, around);
        const bool wanted = name != arguments.end() || asked("--help", "-h");
        (wanted ? around.out : around.err) << program_help() << std::flush;
        return wanted ? exit_ok : exit_usage;
    }
    const Command* command = find_command(*name);
    if (command == nullptr) unknown_command(*name);
    std::vector<std::string> rest = before;
    rest.insert(rest.end(), name + 1, arguments.end());
    return run_command(*command, std::move(rest), around);
}

int fail(const Surroundings& around, const std::string& message, int code) {
    around.err << "adduce: error: " << message << std::endl;
    return code;
}

}  // namespace

int run(std::span<const std::string> arguments, const Surroundings& around) {
    try {
        return choose(arguments, around);
    } catch (const UsageError& error) {
        return fail(around, error.what(), exit_usage);
    } catch (const Error& error) {
        return fail(around, error.what(), exit_data);
    } catch (const std::bad_alloc&) {
        return fail(around, "out of memory; read fewer reports at a time, or use fewer --threads", exit_data);
    } catch (const std::exception& error) {
        return fail(around, std::string("a mistake in adduce itself: ") + error.what() + "; please report it", exit_data);
    }
}

}  // namespace adduce::cli
