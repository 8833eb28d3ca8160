#pragma once

#include "cli/commands.hpp"
#include "export/writer.hpp"
#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>

/// Graphs from and to files: what `build` and `convert` share.
namespace adduce::cli {

/// Reads native JSON from a path, or from standard input for "-".
/// @throws FileError, FormatError
Graph read_graph(const std::string& path, const Surroundings& around);

/// Where a graph goes and in which form, as given on the command line.
struct Target {
    std::string path;      ///< empty: standard output
    std::string format;    ///< name given with --to; empty: by the suffix of `path`, native JSON without one
    write::Options options;
};

/// Declares -o, --to, --edges, --profile, --dot and --base on the parser, to be stored in `target`.
void add_target_options(CLI::App& app, Target& target);

/// Looks the format up and checks what else was given, before any work is done.
/// @throws UsageError  for an unknown format, suffix, profile or base; names the nearest
const write::Format& chosen_format(const Target& target);

/// Writes the graph, whole or not at all; says the losses (once) and the format's advice to the log.
/// @returns what the format could not hold
/// @throws FileError
write::Losses write_graph(const Graph& graph, std::span<const Edge> edges, const Target& target, const Context& context);

}  // namespace adduce::cli
