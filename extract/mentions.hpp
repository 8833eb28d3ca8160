#pragma once

#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

namespace adduce::extract {

/// Turns the encoder's raw names into the mentions of the document, in this order:
///
/// 1. spans are cleaned (articles, possessives, quotes, ranks and honorifics in front of persons), what
///    cannot be a name is dropped, crossing spans are settled for the surer one;
/// 2. countries and their people are found by the list, also inside other names ("[Nigerian] Army");
/// 3. forces without a designation become unit mentions ("Russian troops"; contingents.hpp);
/// 4. an abbreviation in brackets behind a name becomes a mention of the same kind;
/// 5. a name found surely once is found at its other exact places too;
/// 6. ranks and role titles are found by the lists (titles.hpp);
/// 7. the encoder's candidates for descriptions and pronouns come in beside the names (descriptions.hpp).
///
/// Afterwards mentions are sorted by begin, then longer first; every mention is a non-empty part of its
/// sentence, and none crosses another.
/// @cost  O(tokens + mentions), look-ups by hash
void refine_mentions(Analysis& analysis, const Gazetteer& gazetteer);

}  // namespace adduce::extract
