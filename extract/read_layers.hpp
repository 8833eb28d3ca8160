#pragma once

#include "extract/analysis.hpp"
#include "extract/encoder.hpp"

namespace adduce::extract {

/// One pass of the encoder over the sentences that are no page furniture. Fills
///
/// - mentions: names, ranks, roles, dates and quantities (names.hpp), together with those that were there;
/// - syntax: parts of speech, lemma scripts, the tree;
/// - candidates: stretches that may be names, descriptions or pronouns;
/// - context: the rows that the scorers of pairs of mentions take.
///
/// A layer that the model lacks stays empty. Needs tokens, sentences and blocks; the labels in `syntax`
/// live as long as the encoder.
/// @cost  as Encoder::read
void read_layers(Analysis& analysis, const Encoder& encoder);

/// The same from layers at hand, such as those made by a test.
/// @param layers  of the words that readable_words(analysis) gives
void take_layers(Analysis& analysis, const Encoder& encoder, Layers layers);

}  // namespace adduce::extract
