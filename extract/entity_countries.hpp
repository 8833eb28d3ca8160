#pragma once

#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

#include <cstdint>
#include <vector>

namespace adduce::extract {

/// Which country each mention stands for.
struct Countries {
    std::uint32_t home = Mention::none;   ///< the one that has more than half of all mentions of countries, or none
    std::vector<int> of;                  ///< by mention, index for Gazetteer::country, or -1
};

/// Countries by name, adjective and abbreviation; a capital or seat of government where it acts ("Pyongyang
/// rejected"); "the Canadian government". "The North" is North Korea where that is the
/// one such country named. "Georgia" is the country only where the document speaks of it otherwise.
/// Needs refined mentions.
Countries find_country_mentions(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words);

}  // namespace adduce::extract
