#pragma once

#include "extract/chunks.hpp"
#include "extract/word_column.hpp"

namespace adduce::extract {

/// Gives drafts of events the number and the day that the sentence states for them, where that is plain:
///
/// - quantity: a number in the phrase of the force, group or person that moves, is hit, is taken or is supplied
///   ("10,000 North Korean troops"; the number may be part of the mention itself);
/// - time: the only date of the sentence, unless it stands at a verb of telling ("said on Monday").
///
/// Needs drafts; leaves what a rule has caught alone.
void add_qualifiers(Analysis& analysis, const WordColumn& words, const Chunks& chunks);

}  // namespace adduce::extract
