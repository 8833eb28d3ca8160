#pragma once

#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace adduce {

/// Who stands behind a statement, as a number that is equal for equal origins: its origin node, else the publisher of
/// the document, else the document itself. Publishers are compared without regard to ASCII case; one that bears the
/// name or an alias of an Organization in the graph is that node, so that a paper's own page and another page
/// "according to" the paper are one origin.
class Origins {
public:
    /// Cost: O(documents + names of organizations). The graph must outlive it.
    explicit Origins(const Graph& graph);

    std::uint64_t of(const Statement& statement) const;

private:
    std::vector<std::uint64_t> of_document_;
};

}  // namespace adduce
