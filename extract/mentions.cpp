#include "extract/mentions.hpp"

#include "extract/contingents.hpp"
#include "extract/descriptions.hpp"
#include "extract/propagation.hpp"
#include "extract/titles.hpp"

#include <algorithm>
#include <cctype>

namespace adduce::extract {

namespace {

bool is_name(MentionKind kind) { return kind <= MentionKind::nationality; }

/// Names less sure than this are wrong more often than right (graph-dev: nodes F1 0.921 with all, 0.927 without them).
constexpr float sure_enough = 0.55F;

/// A person or place in small letters throughout must be surer than this: careless writing, not a description.
constexpr float sure_without_capital = 0.9F;

class SpanCleaner {
public:
    SpanCleaner(Analysis& analysis, const WordColumn& words) : a_(analysis), words_(words) {}

    void run() {
        for (Mention& m : a_.mentions) {
            if (is_name(m.kind)) shorten(m);
            else if (m.kind == MentionKind::role || m.kind == MentionKind::rank) trim_edges(m.tokens);
        }
        auto& list = a_.mentions;
        list.insert(list.end(), ranks_.begin(), ranks_.end());
        list.erase(std::remove_if(list.begin(), list.end(), [&](const Mention& m) { return !possible(m); }), list.end());
        settle();
    }

private:
    bool mark(std::uint32_t t) const { return words_.is(t, "punctuation") || words_.is(t, "quote_mark"); }

    void trim_edges(TokenRange& r) const {
        while (!r.empty() && (words_.is(r.end - 1, "name_glue") || words_.is(r.end - 1, "list_word")) && !words_.capital(r.end - 1)) --r.end;
        while (!r.empty() && (mark(r.begin) || words_.is(r.begin, "determiner"))) ++r.begin;
        while (!r.empty() && (mark(r.end - 1) || words_.is(r.end - 1, "possessive"))) --r.end;
    }

    void shorten(Mention& m) {
        TokenRange& r = m.tokens;
        trim_edges(r);
        if (m.kind != MentionKind::person) return;
        while (r.size() > 1) {
            if (const std::uint32_t n = words_.longest(r.begin, "rank"); n > 0 && n < r.size()) {
                Mention rank = m;
                rank.tokens = {r.begin, r.begin + n};
                rank.kind = MentionKind::rank;
                rank.found_by = "rank-list";
                ranks_.push_back(rank);
                r.begin += n;
            } else if (const std::uint32_t h = words_.longest(r.begin, "honorific"); h > 0 && h < r.size()) {
                r.begin += h;
            } else if (const std::uint32_t t = title_at(r); t > 0) {
                r.begin += t;
            } else {
                break;
            }
            trim_edges(r);
        }
        if (!r.empty() && words_.is(r.begin, "preposition")) r.end = r.begin;   // the rest of a title, no name
    }

    /// A role title in front of the name, in tokens ("President", "Prime Minister").
    std::uint32_t title_at(TokenRange r) const {
        for (std::uint32_t n = std::min<std::uint32_t>(r.size() - 1, 4); n > 0; --n) {
            if (role_class(words_, {r.begin, r.begin + n}) == RoleClass::none) continue;
            if (words_.longest_ending(r.begin, r.begin + n, "title_in_name") > 0) return n;
        }
        return 0;
    }

    bool possible(const Mention& m) const {
        if (m.tokens.empty()) return false;
        if (!is_name(m.kind)) return true;
        if (m.score < sure_enough) return false;
        const TokenRange r = m.tokens;
        bool letter = false;
        bool capital = false;
        for (std::uint32_t t = r.begin; t < r.end; ++t) {
            capital = capital || words_.capital(t);
            for (const char c : a_.word(t)) letter = letter || std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
        }
        if (!letter && m.kind != MentionKind::unit) return false;
        if (!capital && m.score >= sure_without_capital && (m.kind == MentionKind::person || m.kind == MentionKind::place)) return true;   // "i am from mexico"
        if (!capital) return m.kind == MentionKind::unit && words_.longest_ending(r.begin, r.end, "force_noun") > 0 && r.size() > 1;
        if (r.size() == 1 && (words_.is(r.begin, "never_name") || (m.kind == MentionKind::person && (words_.is(r.begin, "honorific") || words_.is(r.begin, "rank") || a_.word(r.begin).size() < 2)))) return false;
        return true;
    }

    /// Of equal spans the surer stays; of spans that cross, too. What lies inside stays.
    void settle() {
        auto& list = a_.mentions;
        std::stable_sort(list.begin(), list.end(), [](const Mention& a, const Mention& b) { return a.score > b.score; });
        std::vector<Mention> kept;
        std::vector<std::vector<std::uint32_t>> at(a_.tokens.size());
        for (const Mention& m : list) {
            bool fits = true;
            for (std::uint32_t t = m.tokens.begin; t < m.tokens.end && fits; ++t) {
                for (const std::uint32_t i : at[t]) {
                    const Mention& k = kept[i];
                    if (is_name(k.kind) != is_name(m.kind) && k.tokens != m.tokens) continue;
                    if (k.tokens == m.tokens || !(k.tokens.contains(m.tokens) || m.tokens.contains(k.tokens))) fits = false;
                }
            }
            if (!fits) continue;
            for (std::uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) at[t].push_back(static_cast<std::uint32_t>(kept.size()));
            kept.push_back(m);
        }
        list = std::move(kept);
        sort_mentions(a_);
    }

    Analysis& a_;
    const WordColumn& words_;
    std::vector<Mention> ranks_;
};

/// Countries and peoples by the list: over free words, and inside the names of bodies and places.
void find_countries(Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) {
    std::vector<std::uint32_t> over(analysis.tokens.size(), Mention::none);   // outermost name
    for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i)
        if (is_name(analysis.mentions[i].kind))
            for (std::uint32_t t = analysis.mentions[i].tokens.begin; t < analysis.mentions[i].tokens.end; ++t)
                if (over[t] == Mention::none) over[t] = i;
    std::vector<bool> taken(analysis.tokens.size());   // by a smaller name
    for (const Mention& m : analysis.mentions)
        if (is_name(m.kind) && m.nested) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
    std::vector<Mention> found;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const TokenRange sentence = analysis.sentences[s];
        std::vector<std::string_view> tokens;
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) tokens.push_back(analysis.word(t));
        for (std::uint32_t t = sentence.begin; t < sentence.end;) {
            Gazetteer::CountryForm form{};
            const std::size_t n = gazetteer.longest_country(tokens, t - sentence.begin, form);
            if (n == 0) {
                ++t;
                continue;
            }
            Mention m;
            m.tokens = {t, t + static_cast<std::uint32_t>(n)};
            m.sentence = s;
            m.kind = form.form == Gazetteer::Form::adjective || form.form == Gazetteer::Form::people ? MentionKind::nationality : MentionKind::place;
            m.score = 0.9F;
            m.found_by = "countries";
            t = m.tokens.end;
            const std::uint32_t outer = over[m.tokens.begin];
            if (outer == Mention::none) {
                const bool whole = over[m.tokens.end - 1] == Mention::none;
                const bool sure = form.form != Gazetteer::Form::capital && form.form != Gazetteer::Form::government &&
                                  !words.is(m.tokens.begin, "ambiguous_country") && !(words.capital(t < sentence.end ? t : t - 1) && form.form == Gazetteer::Form::name && n == 1 && t < sentence.end);
                if (whole && sure) found.push_back(m);
                continue;
            }
            const Mention& name = analysis.mentions[outer];
            if (name.kind == MentionKind::person || !name.tokens.contains(m.tokens) || name.tokens == m.tokens || taken[m.tokens.begin]) continue;
            if (form.form == Gazetteer::Form::government) continue;
            if (m.tokens.begin != name.tokens.begin && m.tokens.end != name.tokens.end) continue;   // "Islamic State of Iraq and the Levant"
            if (name.kind == MentionKind::place && m.tokens.end != name.tokens.end && form.form == Gazetteer::Form::name) continue;   // "Niger State", "Mexico City"
            found.push_back(m);
        }
    }
    analysis.mentions.insert(analysis.mentions.end(), found.begin(), found.end());
    for (Mention& m : analysis.mentions) {   // the list knows an adjective from a name
        if (m.kind != MentionKind::place && m.kind != MentionKind::nationality) continue;
        const auto form = gazetteer.find_country(analysis.words(m.tokens));
        if (form && (form->form == Gazetteer::Form::name || form->form == Gazetteer::Form::capital || form->form == Gazetteer::Form::government)) m.kind = MentionKind::place;
        if (form && (form->form == Gazetteer::Form::adjective || form->form == Gazetteer::Form::people)) m.kind = MentionKind::nationality;
    }
    sort_mentions(analysis);
}

/// Ranks by the list, directly before a person.
void find_ranks(Analysis& analysis, const WordColumn& words) {
    std::vector<bool> taken(analysis.tokens.size());
    for (const Mention& m : analysis.mentions)
        if (m.kind <= MentionKind::rank) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
    std::vector<Mention> found;
    for (const Mention& m : analysis.mentions) {
        if (m.kind != MentionKind::person || m.nested) continue;
        const std::uint32_t first = analysis.sentences[m.sentence].begin;
        std::uint32_t end = m.tokens.begin;
        while (end > first && words.longest_ending(first, end, "honorific") > 0) end -= words.longest_ending(first, end, "honorific");
        const std::uint32_t n = words.longest_ending(first, end, "rank");
        if (n == 0 || std::find(taken.begin() + end - n, taken.begin() + end, true) != taken.begin() + end) continue;
        Mention rank = m;
        rank.tokens = {end - n, end};
        rank.kind = MentionKind::rank;
        rank.found_by = "rank-list";
        found.push_back(rank);
    }
    analysis.mentions.insert(analysis.mentions.end(), found.begin(), found.end());
    sort_mentions(analysis);
}

/// "[U.S. Defense] Secretary": the encoder took the first word of a title for a body's last; the title gets it back.
void free_titles(Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) {
    for (Mention& m : analysis.mentions) {
        if (m.kind != MentionKind::organization || m.tokens.size() < 2 || m.tokens.end >= analysis.sentences[m.sentence].end) continue;
        if (!words.is(m.tokens.end - 1, "title_premodifier") || role_class(words, {m.tokens.end, m.tokens.end + 1}) == RoleClass::none) continue;
        const TokenRange rest{m.tokens.begin, m.tokens.end - 1};
        const auto form = gazetteer.find_country(analysis.words(rest));
        if (!form || form->form > Gazetteer::Form::adjective) continue;
        m.tokens = rest;
        m.kind = form->form == Gazetteer::Form::name ? MentionKind::place : MentionKind::nationality;
    }
}

}  // namespace

void refine_mentions(Analysis& analysis, const Gazetteer& gazetteer) {
    const WordColumn words(analysis, gazetteer.classes());
    free_titles(analysis, gazetteer, words);
    SpanCleaner(analysis, words).run();
    find_bracket_names(analysis, words);
    find_countries(analysis, gazetteer, words);
    propagate_names(analysis, words);
    find_contingents(analysis, gazetteer, words);
    find_ranks(analysis, words);
    find_titles(analysis, words);
    add_descriptions(analysis, words);
}

}  // namespace adduce::extract
