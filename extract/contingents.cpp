#include "extract/contingents.hpp"

#include "extract/text.hpp"
#include "extract/titles.hpp"

#include <algorithm>
#include <vector>

namespace adduce::extract {

namespace {

/// Tokens of the force noun phrase at `at`: modifiers, then the noun ("security forces"); 0 if none.
std::uint32_t force_phrase(const WordColumn& words, std::uint32_t at, std::uint32_t last) {
    std::uint32_t t = at;
    for (int modifiers = 0; t < last; ++modifiers) {
        const std::uint32_t noun = words.longest(t, "force_noun");
        // The noun ends the phrase: "military forces" goes on, "military base" is no force.
        const std::uint32_t after = t + noun;
        if (noun > 0 && (after >= last || (words.longest(after, "force_noun") == 0 && words.longest(after, "force_modifier") == 0))) {
            return after < last && words.longest(after, "noun_after_force") > 0 ? 0 : after - at;
        }
        const std::uint32_t n = std::max(words.longest(t, "force_modifier"), noun);
        if (n == 0 || modifiers == 3) return 0;
        t += n;
    }
    return 0;
}

/// A service by name: "Nigerian Army", "Royal Navy", "Air Force" — capitals throughout and a service word at the end.
bool named_service(const Analysis& a, const WordColumn& words, TokenRange tokens) {
    const std::uint32_t service = words.longest_ending(tokens.begin, tokens.end, "service_name");
    if (service == 0) return false;
    for (std::uint32_t t = tokens.end - service; t < tokens.end; ++t) {
        const auto c = static_cast<unsigned char>(a.word(t)[0]);
        if (c < 'A' || c > 'Z') return false;
    }
    return true;
}


}  // namespace

bool is_loose_force(const Mention& mention) { return mention.kind == MentionKind::unit && mention.form == MentionForm::description && mention.found_by == "loose-force"; }

bool is_described(const Mention& mention) { return mention.form != MentionForm::name && !is_loose_force(mention); }

void find_contingents(Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) {
    std::vector<Mention> found;
    std::vector<bool> person_at(analysis.tokens.size() + 1);
    for (const Mention& m : analysis.mentions)
        if (m.kind == MentionKind::person) person_at[m.tokens.begin] = true;
    for (const Mention& m : analysis.mentions) {
        const bool country = m.kind == MentionKind::nationality || (m.kind == MentionKind::place && gazetteer.find_country(analysis.words(m.tokens)).has_value());
        const bool alliance = m.kind == MentionKind::organization && gazetteer.in("alliance_name", analysis.words(m.tokens));
        if (!country && !alliance) continue;
        const std::uint32_t last = analysis.sentences[m.sentence].end;
        std::uint32_t at = m.tokens.end;
        if (at < last && words.is(at, "possessive")) ++at;
        // "Afghan and coalition forces": one joint force; "French and British forces": one of each.
        std::uint32_t joint = at;
        if (at + 2 < last && words.word(at) == "and" && words.longest(at + 1, "coalition_word") > 0) joint = at + 1 + words.longest(at + 1, "coalition_word");
        std::uint32_t n = force_phrase(words, joint, last);
        if (n > 0) {
            at = joint;
        } else if (at + 2 < last && (words.word(at) == "and" || words.word(at) == ",")) {
            for (const Mention& other : analysis.mentions) {
                if (other.tokens.begin != at + 1 || other.kind != MentionKind::nationality) continue;
                n = force_phrase(words, other.tokens.end, last);
                if (n > 0) at = other.tokens.end;
                break;
            }
        }
        if (n > 0 && words.longest_ending(at, at + n, "one_of_a_force") > 0) continue;   // "a US soldier" is one human being
        if (n == 0 || person_at[at + n]) continue;   // "US soldier Bradley Manning" is one man
        Mention unit;
        unit.tokens = {m.tokens.begin, at + n};
        unit.sentence = m.sentence;
        unit.kind = MentionKind::unit;
        unit.score = 0.95F;
        unit.found_by = "contingent";
        if (!named_service(analysis, words, unit.tokens)) found.push_back(unit);
    }
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {   // "coalition forces", with or without "the"
        const TokenRange sentence = analysis.sentences[s];
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            const std::uint32_t base = words.longest(t, "coalition_word");
            if (base == 0 || (t > sentence.begin && words.word(t - 1) == "and")) continue;
            const std::uint32_t n = force_phrase(words, t + base, sentence.end);
            if (n == 0) continue;
            Mention unit;
            unit.tokens = {t, t + base + n};
            unit.sentence = s;
            unit.kind = MentionKind::unit;
            unit.score = 0.9F;
            unit.found_by = "contingent";
            found.push_back(unit);
        }
    }
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {   // "the troops", "soldiers": whose, entities.cpp decides
        const TokenRange sentence = analysis.sentences[s];
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            const std::uint32_t n = words.longest(t, "loose_force");
            if (n == 0) continue;
            const std::uint32_t end = t + n;
            const bool modified = t > sentence.begin && (words.longest_ending(sentence.begin, t, "force_modifier") > 0 || words.is(t - 1, "possessive") || words.is(t - 1, "coalition_word") || words.word(t - 1) == "-");
            const bool modifies = end < sentence.end && (words.longest(end, "noun_after_force") > 0 || words.longest(end, "force_noun") > 0 || words.word(end) == "-" || words.word(end) == "of" || words.word(end) == "from");
            const bool alone = words.word(t) != "military" || (t > sentence.begin && words.word(t - 1) == "the");
            if (modified || modifies || !alone) continue;
            Mention unit;
            unit.tokens = {t, end};
            unit.sentence = s;
            unit.kind = MentionKind::unit;
            unit.form = MentionForm::description;
            unit.score = 0.6F;
            unit.found_by = "loose-force";
            found.push_back(unit);
        }
    }
    auto& list = analysis.mentions;
    for (const Mention& f : found) {
        bool fits = true;
        for (Mention& m : list) {
            if (m.kind > MentionKind::place || !m.tokens.overlaps(f.tokens)) continue;
            if (f.form == MentionForm::description) {
                fits = false;
            } else if (m.tokens == f.tokens) {
                if (m.kind == MentionKind::place) continue;
                m.kind = MentionKind::unit;   // one span, one reading
                m.found_by = f.found_by;
                fits = false;
            } else if (m.tokens.contains(f.tokens)) {
                fits = m.kind != MentionKind::person && fits;
            } else if (!f.tokens.contains(m.tokens)) {
                fits = false;
            } else if (m.kind == MentionKind::unit && m.tokens.end == f.tokens.end) {
                m.tokens = f.tokens;   // the encoder found the end of it only
                m.found_by = f.found_by;
                fits = false;
            }
        }
        if (fits) list.push_back(f);
    }
    sort_mentions(analysis);
}

std::optional<Contingent> read_contingent(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words, TokenRange tokens) {
    const std::uint32_t noun = words.longest_ending(tokens.begin, tokens.end, "force_noun");
    if (noun == 0 || named_service(analysis, words, tokens)) return std::nullopt;
    std::uint32_t begin = tokens.begin;
    std::vector<std::string_view> rest;
    for (std::uint32_t t = begin; t < tokens.end; ++t) rest.push_back(analysis.word(t));
    Gazetteer::CountryForm form{};
    std::size_t n = gazetteer.longest_country(rest, 0, form);
    while (n == 0 && rest.size() > 1 && (words.is(begin, "determiner") || words.is(begin, "name_premodifier"))) {   // but "North Korean" begins with one
        ++begin;
        rest.erase(rest.begin());
        n = gazetteer.longest_country(rest, 0, form);
    }
    Contingent c;
    std::uint32_t after = begin + static_cast<std::uint32_t>(n);
    for (std::uint32_t t = after; t < tokens.end;) {
        const std::uint32_t known = std::max({words.longest(t, "force_modifier"), words.longest(t, "force_noun"), words.longest(t, "coalition_word"), words.longest(t, "possessive")});
        if (known == 0 && words.word(t) != "and" && words.word(t) != "," && !gazetteer.find_country(analysis.word(t)) && !gazetteer.in("alliance_name", analysis.word(t))) return std::nullopt;
        t += std::max<std::uint32_t>(known, 1);
    }
    const std::uint32_t joint = n > 0 && after + 1 < tokens.end && words.word(after) == "and" ? words.longest(after + 1, "coalition_word") : 0;
    if (words.longest_ending(begin, tokens.end, "special_force") > 0) c.service = "special forces";
    else if (words.longest_ending(begin, tokens.end, "police_force") > 0) c.service = "police";
    const std::string noun_text = c.service.empty() ? "forces" : c.service;
    if (n > 0) {
        const auto& country = gazetteer.country(form.country);
        c.country = form.country;
        c.name = (country.adjective.empty() ? country.name : country.adjective) + (joint > 0 ? " and coalition " : " ") + noun_text;
    } else if (const std::uint32_t coalition = words.longest(begin, "coalition_word"); coalition > 0) {
        c.name = "coalition " + noun_text;
    } else {
        std::size_t base = 0;   // "NATO forces"
        std::string phrase;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            phrase += (i == 0 ? "" : " ") + std::string(rest[i]);
            if (gazetteer.in("alliance_name", phrase)) base = i + 1;
        }
        if (base == 0) return std::nullopt;
        phrase.clear();
        for (std::size_t i = 0; i < base; ++i) phrase += std::string(rest[i]) + " ";
        c.name = phrase + noun_text;
    }
    c.key = comparison_form(c.name);
    return c;
}

}  // namespace adduce::extract
