#pragma once

#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

#include <optional>
#include <string>

namespace adduce::extract {

/// Finds forces without a designation ("North Korean troops", "the U.S. military", "Afghan and coalition
/// forces") as mentions of kind unit, found by "contingent". A name of a service ("Nigerian Army", "Royal
/// Navy"), written with capitals, is left alone. Needs mentions of countries; leaves mentions sorted.
void find_contingents(Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words);

/// "The troops", "the military": a word for a force that does not say whose, found by "loose-force".
bool is_loose_force(const Mention& mention);

/// A description or pronoun of the encoder: no name, and no word that the rules take for one.
bool is_described(const Mention& mention);

/// What a contingent's words say.
struct Contingent {
    std::string name;   ///< canonical: "North Korean forces", "coalition forces"
    std::string key;    ///< comparison form that equal contingents share
    int country = -1;   ///< index in the gazetteer, or -1
    std::string service;   ///< "police", "special forces", or empty
};

/// Reads a unit mention as a contingent; nothing if it is a designated unit or a named service.
std::optional<Contingent> read_contingent(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words, TokenRange tokens);

}  // namespace adduce::extract
