#pragma once

#include "extract/analysis.hpp"
#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

#include <cstdint>
#include <vector>

namespace adduce::extract {

/// The entity of a chain without a name: type by the scores of its mentions; name from its longest description,
/// as the text has it without an article; naming `unnamed` for a unit that is brought in by a count or "a", else
/// `described`. Its key carries the document and the place of the first mention: no two described entities are one
/// node.
/// @param mentions  ascending, at least one description among them
Entity described_entity(const Analysis& analysis, const WordColumn& words, const Gazetteer& gazetteer, std::vector<std::uint32_t> mentions);

/// "His wife" is named for whose wife she is, once that is known: "wife of Ali Hill". Other names stay.
void name_by_owner(Analysis& analysis, const WordColumn& words, Entity& entity);

}  // namespace adduce::extract
