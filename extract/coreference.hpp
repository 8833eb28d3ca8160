#pragma once

#include "extract/analysis.hpp"
#include "extract/gazetteer.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace adduce::extract {

/// How well each antecedent fits: Encoder::antecedent_scores with the context of the document.
using AntecedentScorer = std::function<std::vector<float>(std::span<const PairMention>, std::span<const AntecedentPair>)>;

struct CoreferenceSettings {
    float link = 0;                       ///< a score above it is a link
    float naming_link = -2;               ///< the same for the first mention of a name and what has no name yet
    float name_link = 2;                  ///< the same between two names that their words did not bring together
    bool speakers = true;                 ///< "I" in a quotation is its speaker
    std::uint32_t mentions_back = 80;     ///< how far an antecedent may lie
    std::uint32_t sentences_back = 30;
};

/// Decides what descriptions and pronouns refer to. Names were grouped before (entities.hpp); groups are never parted.
///
/// In the order of the text, every description and pronoun joins the best antecedent before it whose score is a
/// link; a description that finds none founds an entity (naming `described`, a counted unit `unnamed`), a pronoun
/// that finds none waits for a later mention that refers to it. The first mention of a name joins an antecedent
/// that has no name yet ("the commander, Col. X"); that of a person or body also another name of its kind where the
/// model is much surer ("Charlie Wilson", "Charles N. Wilson"; numbers and sides must agree): the later entity then
/// stays without mentions. Persons and other things never join, nor does a mention with one that it overlaps, nor
/// "his wife" with him; "the country" is a country, "the city" none.
///
/// Where grammar decides the model is not asked: "I" in what is told is the person who tells it (telling.hpp).
///
/// Each mention keeps who found the link (`linked_by`) and its antecedent. A described entity is named by its
/// longest description ("his wife" by her husband's name) and stays inside the document: its key carries the document
/// and the place.
/// Needs entities, candidates as mentions, context. Without context nothing changes. Deterministic.
/// @cost  mentions times `mentions_back` pairs
void find_coreference(Analysis& analysis, const Gazetteer& gazetteer, const AntecedentScorer& scorer, const CoreferenceSettings& settings = {});

}  // namespace adduce::extract
