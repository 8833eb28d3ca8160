#include "extract/telling.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

constexpr std::array<std::pair<std::string_view, Stance>, 8> verb_stances{{
    {"deny", Stance::denies}, {"doubt", Stance::doubts}, {"allege", Stance::alleges}, {"confirm", Stance::confirms},
    {"estimate", Stance::estimates}, {"report", Stance::reports}, {"say", Stance::asserts}, {"tell", Stance::asserts},
}};

class TellingFinder {
public:
    TellingFinder(const Analysis& a, const WordColumn& words, const Chunks& chunks) : a_(a), words_(words), chunks_(chunks), ending_(a.tokens.size() + 1, none), starting_(a.tokens.size() + 1), days_(a.tokens.size() + 1), in_name_(a.tokens.size() + 1) {
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (m.kind == MentionKind::date) days_[m.tokens.begin] = true;
            if (m.kind > MentionKind::place || m.nested) continue;
            std::fill(in_name_.begin() + m.tokens.begin, in_name_.begin() + m.tokens.end, true);
            ending_[m.tokens.end] = i;
            if (chunks_.chunks[i].end != m.tokens.end) ending_[chunks_.chunks[i].end] = i;
            for (std::uint32_t t = chunks_.chunks[i].begin; t <= m.tokens.begin; ++t) starting_[t].push_back(i);
        }
    }

    std::vector<std::vector<Telling>> run() {
        std::vector<std::vector<Telling>> out(a_.sentences.size());
        std::optional<Telling> last;   // the speaker before, in the same block
        std::size_t block = 0;
        bool quoting = false;
        for (std::uint32_t s = 0; s < a_.sentences.size(); ++s) {
            const TokenRange sentence = a_.sentences[s];
            while (block + 1 < a_.blocks.size() && a_.blocks[block].tokens.end <= sentence.begin) {
                ++block;
                quoting = false;
                if (last && a_.blocks[block].kind == BlockKind::heading) last.reset();
            }
            std::vector<Telling>& tellings = out[s];
            read_sentence(s, tellings, last);
            const bool begins_quoted = quoting || words_.is(sentence.begin, "quote_mark");
            if (begins_quoted && last && last->stance != Stance::denies && !told_anew(tellings, sentence, last->holder)) {
                Telling more = *last;
                more.told = sentence;
                tellings.insert(tellings.begin(), more);
            }
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                const std::string& w = words_.word(t);
                if (w == "\"" ) quoting = !quoting;
                else if (w == "\xE2\x80\x9C" || w == "``") quoting = true;
                else if (w == "\xE2\x80\x9D" || w == "''") quoting = false;
            }
            for (const Telling& t : tellings) {
                if (t.told == sentence) continue;   // still the speaker before
                if (t.holder != none && t.stance == Stance::asserts) last = t;
                else if (t.told.empty()) last.reset();   // somebody else begins to speak
            }
        }
        return out;
    }

private:
    /// Does a quoted sentence name its own speaker ("..., said X"), or the one before once more?
    static bool told_anew(const std::vector<Telling>& tellings, TokenRange sentence, std::uint32_t before) {
        return std::any_of(tellings.begin(), tellings.end(), [&](const Telling& t) { return !t.words.empty() && (t.told.begin == sentence.begin || t.holder == before); });
    }

    void read_sentence(std::uint32_t s, std::vector<Telling>& out, const std::optional<Telling>& last) const {
        const TokenRange sentence = a_.sentences[s];
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            if (in_name_[t]) continue;   // "the United States" tells nothing
            if (words_.word(t) == "according" && t + 1 < sentence.end && words_.word(t + 1) == "to") {
                if (auto telling = according(sentence, t)) out.push_back(*telling);
                continue;
            }
            for (const auto& [name, stance] : verb_stances) {
                const std::uint32_t n = words_.longest(t, std::string(name) + ".fin");
                if (n == 0) continue;
                if (auto telling = verb(sentence, t, n, stance, name == "tell", last)) out.push_back(*telling);
                break;
            }
        }
        hedges(sentence, out);
        std::stable_sort(out.begin(), out.end(), [](const Telling& x, const Telling& y) { return x.told.size() > y.told.size(); });
    }

    std::optional<Telling> according(TokenRange sentence, std::uint32_t t) const {
        Telling telling;
        telling.cue = {t, t + 2};
        std::uint32_t end = t + 2;
        if (const auto holder = holder_from(sentence, t + 2)) {
            telling.holder = holder->first;
            telling.words = holder->second;
            end = telling.words.end;
        } else {
            while (end < sentence.end && words_.word(end) != "," && !words_.is(end, "end_mark") && end < t + 10) ++end;
            telling.words = {t + 2, end};
        }
        if (telling.words.empty()) return std::nullopt;
        std::uint32_t comma = end;
        while (comma < sentence.end && words_.word(comma) != ",") ++comma;
        if (t <= sentence.begin + 1 && comma < sentence.end) telling.told = {comma + 1, sentence.end};
        else telling.told = {sentence.begin, t};
        return telling.told.empty() ? std::nullopt : std::optional(telling);
    }

    /// A name whose phrase begins at `at`: "Foreign Minister X", "the UN".
    std::optional<std::pair<std::uint32_t, TokenRange>> holder_from(TokenRange sentence, std::uint32_t at) const {
        if (at >= sentence.end) return std::nullopt;
        std::uint32_t best = none;
        for (const std::uint32_t i : starting_[at])
            if (best == none || a_.mentions[i].kind == MentionKind::person) best = i;
        if (best == none || a_.mentions[best].tokens.end > sentence.end) return std::nullopt;
        // "Pentagon spokesman John Kirby": the person at the end of the titles speaks.
        if (a_.mentions[best].kind != MentionKind::person) {
            const std::uint32_t end = a_.mentions[best].tokens.end;
            for (std::uint32_t i = best + 1; i < a_.mentions.size() && a_.mentions[i].tokens.begin < end + 8; ++i)
                if (a_.mentions[i].kind == MentionKind::person && chunks_.chunks[i].begin <= at) best = i;
            if (a_.mentions[best].kind == MentionKind::place && (a_.mentions[best].entity == none || a_.entities[a_.mentions[best].entity].kind != "country")) return std::nullopt;
        }
        return std::pair(best, a_.mentions[best].tokens);
    }

    /// The name whose phrase ends before `end` ("X, commander of Y, [said]").
    std::optional<std::pair<std::uint32_t, TokenRange>> holder_before(TokenRange sentence, std::uint32_t end) const {
        while (end > sentence.begin && (words_.is(end - 1, "adverb") || words_.is(end - 1, "have"))) --end;
        std::uint32_t i = ending_[end];
        if (i == none && end > sentence.begin && words_.word(end - 1) == ",") {   // behind an apposition
            std::uint32_t comma = end - 1;
            i = ending_[comma];   // "The Chief of Defence Staff, [General Azazi], insisted"
            for (std::uint32_t t = comma; i == none && t > sentence.begin && t + 25 > comma; --t) {
                if (words_.word(t - 1) != ",") continue;
                if (ending_[t - 1] != none && a_.mentions[ending_[t - 1]].kind == MentionKind::person) {
                    i = ending_[t - 1];
                    break;
                }
            }
        }
        if (i == none) return std::nullopt;
        const Mention& m = a_.mentions[i];
        if (m.sentence != sentence_of(sentence)) return std::nullopt;
        if (m.kind == MentionKind::place && (m.entity == none || a_.entities[m.entity].kind != "country")) return std::nullopt;
        if (m.kind != MentionKind::person && chunks_.chunks[i].begin > sentence.begin && words_.is(chunks_.chunks[i].begin - 1, "preposition")) return std::nullopt;
        return std::pair(i, m.tokens);
    }

    std::uint32_t sentence_of(TokenRange sentence) const {
        const auto it = std::lower_bound(a_.sentences.begin(), a_.sentences.end(), sentence.begin, [](TokenRange r, std::uint32_t t) { return r.begin < t; });
        return static_cast<std::uint32_t>(it - a_.sentences.begin());
    }

    /// Words without a name that can speak: "he", "the officials", "a spokesman".
    TokenRange speaker_words(TokenRange sentence, std::uint32_t end) const {
        while (end > sentence.begin && (words_.is(end - 1, "adverb") || words_.is(end - 1, "have"))) --end;
        if (end == sentence.begin) return {};
        std::uint32_t begin = end - 1;
        if (words_.is(begin, "pronoun_speaker")) return {begin, end};
        if (words_.is(begin, "punctuation") || words_.is(begin, "clause_break") || words_.is(begin, "auxiliary") || words_.is(begin, "preposition")) return {};
        for (int steps = 0; begin > sentence.begin && steps < 5; ++steps) {
            if (words_.is(begin, "determiner")) return {begin, end};
            if (words_.is(begin - 1, "punctuation") || words_.is(begin - 1, "clause_break") || words_.is(begin - 1, "preposition")) break;
            --begin;
        }
        return {begin, end};
    }

    std::optional<Telling> verb(TokenRange sentence, std::uint32_t t, std::uint32_t n, Stance stance, bool tells, const std::optional<Telling>& last) const {
        const std::uint32_t after = t + n;
        if (t > sentence.begin && (words_.is(t - 1, "determiner") || words_.word(t - 1) == "to" || words_.is(t - 1, "be") || words_.is(t - 1, "possessive"))) return std::nullopt;   // a noun, an infinitive, a passive
        Telling telling;
        telling.stance = stance;
        telling.cue = {t, after};
        // "...," said X.
        const bool inverted_place = t > sentence.begin && (words_.word(t - 1) == "," || words_.is(t - 1, "quote_mark"));
        if (inverted_place && !tells) {
            if (const auto holder = holder_from(sentence, after); holder && clause_ends(chunks_.chunks[holder->first].end, sentence)) {
                telling.holder = holder->first;
                telling.words = holder->second;
                telling.told = {sentence.begin, t};
                return telling;
            }
        }
        std::uint32_t subject_begin = t;
        if (const auto holder = holder_before(sentence, t)) {
            telling.holder = holder->first;
            telling.words = holder->second;
            subject_begin = chunks_.chunks[holder->first].begin;
        } else {
            telling.words = speaker_words(sentence, t);
            if (telling.words.empty()) return std::nullopt;
            subject_begin = telling.words.begin;
            const bool he = words_.is(telling.words.begin, "pronoun_person") && telling.words.size() == 1;
            if (he && last && last->holder != none && a_.mentions[last->holder].kind == MentionKind::person) telling.holder = last->holder;
        }
        // "..., X said." or "..., X said on Monday.": what is told stands before.
        const bool behind = subject_begin > sentence.begin + 2 && (words_.word(subject_begin - 1) == "," || words_.is(subject_begin - 1, "quote_mark"));
        const bool rest_short = after >= sentence.end || words_.is(after, "end_mark") || words_.word(after) == "," || words_.word(after) == "on" || words_.word(after) == "in" || words_.word(after) == "at" || words_.is(after, "adverb") ||
                                day_at(after);
        const bool opens = after < sentence.end && (words_.word(after) == ":" || words_.is(after, "quote_mark") || (words_.word(after) == "," && after + 1 < sentence.end && words_.is(after + 1, "quote_mark")) || words_.word(after) == "that");
        if (behind && rest_short && !opens) {
            telling.told = {sentence.begin, subject_begin};
            return telling;
        }
        // "X said:" and no more: the quotation stands in the next paragraph.
        if (after + 1 == sentence.end && words_.word(after) == ":") {
            telling.told = {after, after};
            return telling;
        }
        if (after + 1 >= sentence.end) return std::nullopt;
        telling.told = {after, sentence.end};
        return telling;
    }

    /// Behind a speaker in inverted order nothing goes on: "..., said X." but not "X, the spokesman, said Y attacked".
    bool clause_ends(std::uint32_t t, TokenRange sentence) const {
        return t >= sentence.end || words_.is(t, "punctuation") || words_.is(t, "quote_mark") || words_.is(t, "preposition") || words_.is(t, "clause_break") || words_.is(t, "adverb") || day_at(t);
    }

    bool day_at(std::uint32_t t) const { return t < days_.size() && days_[t]; }

    void hedges(TokenRange sentence, std::vector<Telling>& out) const {
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            for (const auto& [name, stance] : {std::pair{"hedge_report", Stance::reports}, {"hedge_allege", Stance::alleges}}) {
                const std::uint32_t n = words_.longest(t, name);
                if (n == 0) continue;
                Telling telling;
                telling.stance = stance;
                telling.cue = {t, t + n};
                std::uint32_t end = t + n;   // up to the end of the clause
                while (end < sentence.end && words_.word(end) != "," && words_.word(end) != ";" && !words_.is(end, "end_mark")) ++end;
                std::uint32_t begin = t;
                while (begin > sentence.begin && words_.word(begin - 1) != "," && words_.word(begin - 1) != ";") --begin;
                telling.told = {begin, end};
                out.push_back(telling);
                break;
            }
        }
    }

    const Analysis& a_;
    const WordColumn& words_;
    const Chunks& chunks_;
    std::vector<std::uint32_t> ending_;
    std::vector<std::vector<std::uint32_t>> starting_;
    std::vector<bool> days_;   // a date begins at the token
    std::vector<bool> in_name_;
};

}  // namespace

std::vector<std::vector<Telling>> find_tellings(const Analysis& analysis, const WordColumn& words, const Chunks& chunks) {
    return TellingFinder(analysis, words, chunks).run();
}

}  // namespace adduce::extract
