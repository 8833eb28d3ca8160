#pragma once

#include "extract/contingents.hpp"
#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

namespace adduce::extract {

/// The forces without a designation of a document.
struct Forces {
    std::unordered_map<std::uint32_t, Contingent> of;   ///< by mention
    std::set<std::string> services;                     ///< last words of the services that are named: "the army" is then that army
};

/// Contingents by their words, and loose forces: those of the one country whose forces, or else of the one country
/// that, the document speaks of; where there are several they stay without one (schema, tie-break 27).
/// @param home  the country that the document is about, or none
Forces find_forces(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words, std::uint32_t home);

}  // namespace adduce::extract
