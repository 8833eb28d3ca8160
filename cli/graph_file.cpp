#include "cli/graph_file.hpp"

#include "cli/near_miss.hpp"
#include "cli/output.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <fstream>
#include <vector>

namespace adduce::cli {
namespace {

write::Losses write_native(const Graph& graph, std::span<const Edge> edges, const write::Options& /*has none*/, std::ostream& out) {
    write_json(graph, edges, out);
    return {};
}

constexpr std::array<std::string_view, 1> native_suffixes{".json"};
constexpr write::Format native{"json", native_suffixes, "native JSON of the schema, loses nothing", "", &write_native, ""};

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const write::Format& format : writable_formats()) names.push_back(format.name);
    return names;
}

const write::Format* by_name(std::string_view name) {
    const write::Format* format = write::find_format(name);
    return format == nullptr && name == native.name ? &native : format;
}

const write::Format* by_suffix(std::string_view path) {
    const write::Format* format = write::format_for_suffix(path);
    return format == nullptr && path.ends_with(native_suffixes[0]) ? &native : format;
}

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

void check_profile(const write::Format& format, const std::string& profile) {
    if (profile.empty()) return;
    std::vector<std::string_view> known;
    std::string_view rest = format.profiles;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view name = rest.substr(0, comma);
        while (name.starts_with(' ')) name.remove_prefix(1);
        if (name == profile) return;
        known.push_back(name);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    if (known.empty()) throw UsageError("the format " + std::string(format.name) + " has no profiles; leave --profile out");
    throw UsageError("'" + profile + "' is no profile of the format " + std::string(format.name) + did_you_mean(profile, known) + "it has: " + listed(known));
}

bool to_standard_output(const Target& target) { return target.path.empty() || target.path == "-"; }

void say_losses(const write::Losses& losses, const write::Format& format, Log& log) {
    std::string text;
    for (const auto& [what, count] : losses) {
        if (count > 0) text += (text.empty() ? "" : ", ") + what + " " + std::to_string(count);
    }
    if (!text.empty()) log.line("what " + std::string(format.name) + " could not hold: " + text);
}

}  // namespace

std::vector<write::Format> writable_formats() {
    std::vector<write::Format> all;
    if (write::find_format(native.name) == nullptr) all.push_back(native);
    all.insert(all.end(), write::formats().begin(), write::formats().end());
    return all;
}

Graph read_graph(const std::string& path, const Surroundings& around) {
    if (path == "-") return read_json(around.in, "standard input");
    std::error_code none;
    if (!std::filesystem::exists(path, none)) throw FileError(path + ": there is no such file; `adduce build REPORTS -o " + path + "` makes one");
    if (std::filesystem::is_directory(path, none)) throw FileError(path + ": is a folder, a graph file was expected; `adduce build " + path + " -o graph.json` makes one");
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
    app.add_option("--base", target.options.base, "prefix of the IRIs of nodes, ending in ':', '/' or '#'. Default: urn:adduce:")->type_name("IRI");
}

const write::Format& chosen_format(const Target& target) {
    const std::vector<std::string_view> names = format_names();
    const write::Format* format = nullptr;
    if (!target.format.empty()) {
        format = by_name(target.format);
        if (format == nullptr) throw UsageError("'" + target.format + "' is not a format" + did_you_mean(target.format, names) + "it can be: " + listed(names));
    } else if (to_standard_output(target)) {
        format = by_name("json");
    } else {
        format = by_suffix(target.path);
        if (format == nullptr) throw UsageError(target.path + ": its suffix names no format; name one with --to: " + listed(names));
    }
    check_profile(*format, target.options.profile);
    const std::string& base = target.options.base;
    if (base.empty() || std::string_view(":/#").find(base.back()) == std::string_view::npos) {
        throw UsageError("--base '" + base + "' must end in ':', '/' or '#'");
    }
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
