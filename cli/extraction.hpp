#pragma once

#include "cli/commands.hpp"
#include "extract/pipeline.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace adduce::cli {

/// What became of the reports.
struct Extraction {
    Graph graph;                      ///< sealed
    std::size_t reports = 0;          ///< read
    std::uint64_t refused = 0;        ///< inputs and reports that could not be used, each said in the log
    std::uint64_t words = 0;          ///< tokens of all reports
};

/// Reads all reports of the inputs, extracts on `threads` threads and merges in input order. The graph and
/// the log are the same for any number of threads.
Extraction extract_reports(const std::vector<std::string>& inputs, const extract::Pipeline& pipeline, unsigned threads, const Context& context);

}  // namespace adduce::cli
