#pragma once

#include "extract/analysis.hpp"
#include "extract/word_lists.hpp"
#include "graph/diagnostic.hpp"

namespace adduce::extract {

/// Marks text in another language, which is not read: with the models and lists of one language nothing right
/// comes out of another. A document that is foreign as a whole is marked whole, but for paragraphs that are not; else
/// single paragraphs are, and what is too short to tell only between two of them. When in doubt a block stays as it is.
///
/// Needs blocks with their kinds.
/// @cost  O(bytes)
void mark_foreign(Analysis& analysis, const WordLists& lists);

/// Tells of what mark_foreign marked, once for a whole document and once for each run of paragraphs, with the line:
/// warning "other-language".
void report_foreign(const Analysis& analysis, const WordLists& lists, const DiagnosticSink& sink);

}  // namespace adduce::extract
