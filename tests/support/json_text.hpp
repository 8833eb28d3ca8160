#pragma once

#include "graph/json.hpp"

#include <sstream>
#include <string>

namespace adduce::test {

/// The native JSON of a sealed graph: what two graphs are compared by.
inline std::string json(const Graph& graph) {
    std::ostringstream out;
    write_json(graph, edges_of(graph), out);
    return out.str();
}

}  // namespace adduce::test
