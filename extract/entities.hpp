#pragma once

#include "extract/gazetteer.hpp"
#include "extract/word_column.hpp"

namespace adduce::extract {

/// Decides which names of a document stand for the same thing, by their words alone, and fills `entities`
/// and the `entity` of each mention (name_forms.hpp says when names fit):
///
/// - countries by any form ("U.S.", "American", "Washington rejected") are one entity under their canonical name;
/// - contingents are one entity for each nationality and service;
/// - persons: full name, surname, initials; a surname that fits several goes to the one named last before it;
/// - ranks and titles right before a person have that person's entity;
/// - units: same numbers and echelon; a shorter designation joins when only one longer one fits;
/// - organizations and places: with or without country, article, company form; abbreviations that are defined
///   in brackets or made of initials; the beginning of a longer name when only one fits.
///
/// Every mention keeps what linked it (`linked_by`): "name", "country", "force", "title". Numbers and sides never differ inside one entity. One spelling has one type in a document: the surer one.
/// Needs refined mentions. A nationality word whose country is not in the list stays without entity.
/// @cost  O(mentions) plus, for each type, distinct names that share a word
void find_entities(Analysis& analysis, const Gazetteer& gazetteer);

}  // namespace adduce::extract
