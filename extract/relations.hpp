#pragma once

#include "extract/gazetteer.hpp"
#include "extract/rules.hpp"
#include "extract/word_column.hpp"

namespace adduce::extract {

/// Reads statements out of sentences by the rules, in the order of sentences, then rules, then places.
///
/// A draft's ends are mentions with entities that differ and that the relation allows (graph/vocabulary.hpp);
/// its evidence is the sentence. A former post ("former", "ex-") has kind "former". The same relation between
/// the same two mentions is drafted once, by the surer rule. Page furniture is not read.
/// A national title without its body ("Secretary of State Blinken") is a post of the one country that has it.
/// Needs entities. Pure; cost: sentences times the rules whose words occur in them.
void find_relations(Analysis& analysis, const RuleSet& rules, const Gazetteer& gazetteer);

}  // namespace adduce::extract
