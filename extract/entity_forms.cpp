#include "extract/entity_forms.hpp"

#include "extract/propagation.hpp"
#include "extract/text.hpp"

#include <algorithm>

namespace adduce::extract {

namespace {

int country_in(const std::vector<std::string>& words, const Gazetteer& gazetteer) {
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        std::string phrase;
        for (std::size_t end = begin; end < words.size() && end < begin + 4; ++end) {
            phrase += (end > begin ? " " : "") + words[end];
            if (const auto form = gazetteer.find_country(phrase); form && form->form <= Gazetteer::Form::adjective) return form->country;
        }
    }
    return -1;
}

bool is_abbreviation(const EntityForm& f, std::string_view surface) {
    if (f.words.size() != 1 || f.text.size() < 2 || f.text.size() > 9) return false;
    return std::count_if(surface.begin(), surface.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

/// The first and last word of the longer name with some between left out ("Bradley [International] Airport").
bool outline(const EntityForm& shorter, const EntityForm& longer, const Gazetteer& gazetteer) {
    const auto& s = shorter.words;
    const auto& l = longer.words;
    if (s.size() < 2 || s.size() >= l.size() || s.front() != l.front() || s.back() != l.back() || !same_telling_words(s, l)) return false;
    if (std::all_of(s.begin(), s.end(), [&](const std::string& w) { return gazetteer.in("generic_body_word", w) || gazetteer.in("place_facility", w); })) return false;
    std::size_t at = 0;
    for (const std::string& w : l)
        if (at < s.size() && s[at] == w) ++at;
    return at == s.size();
}

/// "alaska supreme court" without its place, or empty.
std::string without_place(const EntityForm& f, const Gazetteer& gazetteer) {
    for (std::size_t n = std::min<std::size_t>(2, f.words.size() - 1); n > 0; --n) {
        std::string phrase = f.words[0];
        for (std::size_t i = 1; i < n; ++i) phrase += " " + f.words[i];
        if (gazetteer.place_kind(phrase).empty() || f.words.size() - n < 2) continue;
        std::string rest = f.words[n];
        for (std::size_t i = n + 1; i < f.words.size(); ++i) rest += " " + f.words[i];
        return rest;
    }
    return {};
}

bool bodies_fit(const EntityForm& shorter, const EntityForm& longer, const Gazetteer& gazetteer) {
    if (shorter.country >= 0 && longer.country >= 0 && shorter.country != longer.country) return false;
    if (!same_telling_words(shorter.words, longer.words)) return false;
    if (shorter.bare == longer.bare) return true;
    if (shorter.abbreviation && (abbreviates(shorter.text, longer.words) || abbreviates(shorter.text, name_words(longer.bare)))) return true;
    if (shorter.text + "s" == longer.text || longer.text + "s" == shorter.text) return true;   // "Houthi", "Houthis"
    if (shorter.words.size() >= longer.words.size()) return false;
    if (outline(shorter, longer, gazetteer) || without_place(longer, gazetteer) == shorter.text) return true;
    // "Republican", "Democrats" and the party.
    if (longer.words.back() == "party" && shorter.words.size() == 1 && longer.words.size() == 2) {
        const auto written = gazetteer.unit_word(shorter.text);
        if (longer.words.front() == (written.empty() ? std::string_view(shorter.text) : written)) return true;
    }
    // The beginning of a longer name, if it says something by itself ("Amnesty", "Haqqani").
    return std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin()) && !gazetteer.in("generic_body_word", shorter.words.back()) && shorter.country < 0 &&
           !gazetteer.in("name_glue", longer.words[shorter.words.size()]);
}

}  // namespace

EntityForm make_form(NodeType type, std::string_view surface, const Gazetteer& gazetteer) {
    EntityForm f;
    f.type = type;
    f.text = comparison_form(surface);
    f.words = name_words(f.text);
    f.abbreviation = is_abbreviation(f, surface);
    if (type == NodeType::person) {
        while (f.words.size() > 1 && gazetteer.in("name_suffix", f.words.back())) f.words.pop_back();
        while (f.words.size() > 1 && gazetteer.in("honorific", f.words.front())) f.words.erase(f.words.begin());
        return f;
    }
    f.bare = bare_name(f.text, type == NodeType::place, gazetteer);
    f.country = country_in(f.words, gazetteer);
    if (type == NodeType::unit) f.unit = unit_form(f.bare, gazetteer);
    return f;
}

bool forms_fit(const EntityForm& shorter, const EntityForm& longer, const Gazetteer& gazetteer) {
    switch (shorter.type) {
        case NodeType::person: return persons_fit(shorter.words, longer.words);
        case NodeType::unit:
            if (shorter.country >= 0 && longer.country >= 0 && shorter.country != longer.country) return false;
            if (units_fit(shorter.unit, longer.unit)) return true;
            return shorter.unit.numbers.empty() && bodies_fit(shorter, longer, gazetteer);
        case NodeType::organization: return bodies_fit(shorter, longer, gazetteer);
        case NodeType::place:
            if (outline(shorter, longer, gazetteer)) return true;   // "Bradley Airport"
            return shorter.bare == longer.bare && (shorter.words.size() == 1 || longer.words.size() == 1 || shorter.bare.size() > longer.text.size() || shorter.bare.size() > shorter.text.size());
    }
    return false;
}

}  // namespace adduce::extract
