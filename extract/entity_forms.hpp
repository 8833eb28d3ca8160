#pragma once

#include "extract/analysis.hpp"
#include "extract/gazetteer.hpp"
#include "extract/name_forms.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// All mentions of a document that are spelt alike, up to comparison form.
struct EntityForm {
    NodeType type = NodeType::person;
    std::string text;                     ///< comparison form
    std::vector<std::string> words;
    std::string bare;                     ///< without country and the like (organizations, places, services)
    int country = -1;                     ///< the country in the name, or -1
    bool abbreviation = false;            ///< one word with two capitals or more
    UnitForm unit;
    std::vector<std::uint32_t> mentions;  ///< ascending
    std::uint32_t cluster = Mention::none;   ///< index of the form that it joined, its own if it leads, or none
};

/// What the words of a name say.
/// @param surface  as written at its first mention; not empty in comparison form
EntityForm make_form(NodeType type, std::string_view surface, const Gazetteer& gazetteer);

/// May two names of one type stand for one thing, judged by their words alone? `longer` has as many words or more.
bool forms_fit(const EntityForm& shorter, const EntityForm& longer, const Gazetteer& gazetteer);

}  // namespace adduce::extract
