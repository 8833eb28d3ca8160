#pragma once

#include "graph/graph.hpp"
#include "graph/model.hpp"

#include <string>

namespace adduce::cli {

/// The statement's quote on one line, with the words for its ends and its trigger marked: [subject],
/// [object] and {trigger}, or by colour. Words that stand outside the quote are not marked.
std::string marked_quote(const Graph& graph, const Statement& statement, bool colour);

}  // namespace adduce::cli
