#pragma once

#include "extract/gazetteer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// The words of a name as compared: comparison form, split.
std::vector<std::string> name_words(std::string_view name);

/// Do two names of persons fit one human being, judged by their words alone? "Kenneth T.J. Minimah" and
/// "K. Minimah", "Goodluck Jonathan" and "Goodluck Ebele Jonathan", "Obama" and "Barack Obama" do; "John
/// Smith" and "Mary Smith" do not. The shorter name must be part of the longer one, in order, initials
/// counting for words. Both without titles.
bool persons_fit(const std::vector<std::string>& shorter, const std::vector<std::string>& longer);

/// A unit's designation, taken apart: "93rd Mechanized Brigade", "93 Mech Bde".
struct UnitForm {
    std::vector<std::string> numbers;   ///< "93"; also letters of companies
    std::string echelon;                ///< "brigade", or empty
    std::vector<std::string> words;     ///< what else names it, abbreviations written out, sorted
};

/// @param name  comparison form or surface
UnitForm unit_form(std::string_view name, const Gazetteer& gazetteer);

/// Same numbers, same echelon (or one without), and the other words of one contained in the other's.
/// Two units with different numbers or sides never fit.
bool units_fit(const UnitForm& a, const UnitForm& b);

/// Words that keep two names apart however alike the rest: numbers, ordinals, sides.
bool telling_word(std::string_view word);
bool same_telling_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// An organization's or place's name without what is often left out: the country in front or behind
/// ("Ministry of Defence of Ukraine"), company forms ("Ltd."), "State", "City".
std::string bare_name(std::string_view name, bool place, const Gazetteer& gazetteer);

}  // namespace adduce::extract
