#pragma once

#include "extract/analysis.hpp"
#include "graph/batch.hpp"
#include "graph/diagnostic.hpp"

namespace adduce::extract {

/// What a document contributes to the graph, from its finished analysis: entities with mentions become nodes
/// (one without a name only where a statement speaks of it), drafts become statements, every offset is led back to the source.
///
/// A draft whose evidence cannot be found at its place is refused with the error "evidence-lost"; a second
/// statement of one id is dropped (the same relation between the same words); ends of symmetric relations
/// are put in the order of node ids. Pure.
Batch make_batch(const Analysis& analysis, const DiagnosticSink& sink);

}  // namespace adduce::extract
