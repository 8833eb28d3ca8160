#pragma once

#include "graph/model.hpp"

#include <vector>

namespace adduce {

/// What one document contributes to the graph. Owns its strings; ids in it are local: NodeIds index
/// `nodes`, the only DocumentId is DocumentId{0}, SymbolIds belong to `symbols`.
/// Made by extract::Pipeline as a pure function of the document; consumed by Graph::merge.
struct Batch {
    SymbolTable symbols;
    DocumentRecord document;
    std::vector<Node> nodes;
    std::vector<Statement> statements;
};

}  // namespace adduce
