#include "extract/entity_countries.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace adduce::extract {

namespace {

class CountryReader {
public:
    CountryReader(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) : a_(analysis), gazetteer_(gazetteer), words_(words) {}

    Countries run() const {
        Countries out;
        out.home = home_country();
        out.of.assign(a_.mentions.size(), -1);
        // "Georgia" is the country only where something else of that country stands in the document.
        std::vector<bool> sure;
        bool us = false;
        for (const Mention& m : a_.mentions) {
            if (m.kind != MentionKind::place && m.kind != MentionKind::nationality) continue;
            const auto form = gazetteer_.find_country(a_.words(m.tokens));
            if (!form) continue;
            if (sure.size() <= form->country) sure.resize(form->country + 1U);
            if (!gazetteer_.in("state_or_country", a_.words(m.tokens))) sure[form->country] = true;
            if (gazetteer_.country(form->country).code == "US") us = true;
        }
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (m.kind == MentionKind::person || m.kind == MentionKind::unit || m.kind > MentionKind::nationality || m.form == MentionForm::pronoun) continue;   // "us"
            const std::uint32_t home = gazetteer_.in("national_government", a_.words(m.tokens)) ? out.home : Mention::none;
            if (home != Mention::none) {
                out.of[i] = static_cast<int>(home);
                continue;
            }
            const auto [tokens, government] = without_government(m.tokens);
            const auto form = gazetteer_.find_country(a_.words(tokens));
            if (!form || (government && form->form > Gazetteer::Form::adjective)) continue;
            const bool body = m.kind == MentionKind::organization && !government;
            using Form_ = Gazetteer::Form;
            if (form->form == Form_::capital && (body || !acts(m))) continue;
            if (body && form->form != Form_::government && form->form != Form_::name) continue;
            if (us && gazetteer_.in("state_or_country", a_.words(m.tokens)) && !sure[form->country]) continue;
            out.of[i] = form->country;
        }
        read_sides(out);
        return out;
    }

private:
    /// "The North" is the one country of the document whose name begins so ("North Korea").
    void read_sides(Countries& out) const {
        const std::set<int> named(out.of.begin(), out.of.end());
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const TokenRange r = a_.mentions[i].tokens;
            if (out.of[i] >= 0 || a_.mentions[i].form == MentionForm::pronoun || a_.mentions[i].kind != MentionKind::place || r.size() != 1 || !words_.is(r.begin, "country_side")) continue;
            if (r.begin == 0 || words_.word(r.begin - 1) != "the" || !words_.capital(r.begin)) continue;
            const std::string side = words_.word(r.begin) + " ";
            int meant = -1;
            bool one = true;
            for (const int country : named) {
                if (country < 0 || !fold_word(gazetteer_.country(static_cast<std::size_t>(country)).name).starts_with(side)) continue;
                one = meant < 0;
                meant = country;
            }
            if (one) out.of[i] = meant;
        }
    }

    /// Does a capital's name act for its country here ("Pyongyang rejected", "talks between Seoul and ...")?
    bool acts(const Mention& m) const {
        const TokenRange s = a_.sentences[m.sentence];
        if (m.tokens.begin > s.begin && words_.is(m.tokens.begin - 1, "place_preposition")) return false;
        if (m.tokens.end < s.end && words_.is(m.tokens.end, "state_act")) return true;
        return m.tokens.end + 1 < s.end && words_.is(m.tokens.end, "auxiliary") && words_.is(m.tokens.end + 1, "state_act");
    }

    /// "The Canadian government", "Government of Iraq" are the country as actor (schema, tie-break 10).
    std::pair<TokenRange, bool> without_government(TokenRange r) const {
        const TokenRange whole = r;
        while (r.size() > 1 && words_.is(r.end - 1, "government_noun")) --r.end;
        if (r.size() > 2 && words_.is(r.begin, "government_noun") && words_.word(r.begin + 1) == "of") r.begin += 2;
        const bool government = r != whole;
        while (government && r.size() > 1 && words_.is(r.end - 1, "possessive")) --r.end;
        while (government && r.size() > 1 && words_.is(r.begin, "determiner")) ++r.begin;
        return {r, government};
    }

    /// The country most spoken of, where it has more than half of all mentions of countries; else none.
    std::uint32_t home_country() const {
        std::map<std::uint16_t, std::uint32_t> count;
        std::uint32_t all = 0;
        for (const Mention& m : a_.mentions) {
            if (m.kind != MentionKind::place && m.kind != MentionKind::nationality) continue;
            const auto form = gazetteer_.find_country(a_.words(m.tokens));
            if (!form || form->form > Gazetteer::Form::people) continue;
            ++count[form->country];
            ++all;
        }
        for (const auto& [country, n] : count)
            if (n * 2 > all) return country;
        return Mention::none;
    }

    const Analysis& a_;
    const Gazetteer& gazetteer_;
    const WordColumn& words_;
};

}  // namespace

Countries find_country_mentions(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) { return CountryReader(analysis, gazetteer, words).run(); }

}  // namespace adduce::extract
