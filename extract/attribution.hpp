#pragma once

#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

namespace adduce::extract {

/// Says for each statement who says it, how surely, and whether it is denied: fills attribution, modality,
/// polarity and their cues. Plain cases only, silent elsewhere:
///
/// - "X said (that) ...", "..., X told Y", "According to X, ...", "..., X said", and quotes that run over sentences;
///   the holder is a name when one stands there, else the words ("officials"); chains by nesting ("Reuters
///   reported that X said ...");
/// - hedges without holder ("reportedly", "allegedly");
/// - modality by words that lead to the trigger ("will", "may", "ordered to");
/// - polarity by a negation that leads to the trigger ("did not attack", "failed to").
///
/// A statement whose words lie outside what is told keeps the page's own voice. Needs statements.
void find_attribution(Analysis& analysis, const Gazetteer& gazetteer);

}  // namespace adduce::extract
