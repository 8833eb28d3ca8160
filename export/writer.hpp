#pragma once

#include "graph/edges.hpp"
#include "graph/graph.hpp"

#include <cstdint>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace adduce::write {

/// What a format could not hold or had to change, counted by a short stable name
/// ("characters-replaced", "infinity-trap"). Empty when nothing was lost.
using Losses = std::map<std::string, std::uint64_t>;

struct Options {
    bool statement_edges = false;   ///< one edge a statement instead of one edge a (subject, relation, object)
    std::string profile = {};       ///< one of the format's profiles; empty: its first
    std::string base = "urn:adduce:";   ///< prefix of IRIs; ends in ':' '/' or '#'
};

/// The whole graph as one file. Writes to a stream, never to a path (cli writes, syncs and renames);
/// streams element by element, memory beyond the graph is bounded by the largest element.
/// @throws FileError   when the stream fails (disk full)
/// @throws UsageError  as check_options()
using WriteFunction = Losses (*)(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out);

struct Format {
    std::string_view name;          ///< as given to --to
    std::span<const std::string_view> suffixes;   ///< with the dot
    std::string_view description;   ///< one line for `adduce formats`
    std::string_view profiles;      ///< comma-separated, or empty
    WriteFunction write;
    std::string_view advice;        ///< one line for the user after writing (how to import); may be empty
};

/// All formats that can be written: the one visible table (formats.cpp).
std::span<const Format> formats();

/// By name, or by the suffix of a path in any case of letters; null when there is none.
const Format* find_format(std::string_view name);
const Format* format_for_suffix(std::string_view path);

/// As find_format().
/// @throws UsageError  naming the nearest format, or all of them
const Format& require_format(std::string_view name);

/// Call it before the work that leads to writing; each write function calls it too.
/// @throws UsageError  for a profile the format does not have, or a base that is no beginning of an IRI
void check_options(const Format& format, const Options& options);

}  // namespace adduce::write
