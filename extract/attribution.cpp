#include "extract/attribution.hpp"

#include "extract/telling.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

/// Relations that noun phrases presuppose ("the Russian army's war"): the page's own voice, whoever is quoted.
bool presupposed(Relation r) {
    switch (r) {
        case Relation::of_country:
        case Relation::located_in:
        case Relation::heads:
        case Relation::holds_post:
        case Relation::commands:
        case Relation::represents:
        case Relation::subordinate_to:
        case Relation::employed_by:
        case Relation::based_at:
        case Relation::family_of:
        case Relation::rank:
        case Relation::age: return true;
        default: return false;
    }
}

class AttributionFinder {
public:
    AttributionFinder(Analysis& analysis, const Gazetteer& gazetteer)
        : a_(analysis), words_(analysis, gazetteer.classes()), chunks_(find_chunks(analysis, words_)), tellings_(find_tellings(analysis, words_, chunks_)) {}

    void run() {
        for (StatementDraft& d : a_.statements) {
            d.attribution.clear();
            const std::uint32_t sentence = a_.mentions[d.subject].sentence;
            if (presupposed(d.relation)) continue;
            attribute(d, sentence);
            if (const auto trigger = tokens_of(d.trigger, a_.sentences[sentence])) {
                polarity(d, *trigger, sentence);
                modality(d, *trigger, sentence);
                future(d, *trigger, sentence);
            }
        }
    }

private:
    std::optional<TokenRange> tokens_of(TextSpan span, TokenRange sentence) const {
        if (span.empty()) return std::nullopt;
        TokenRange out{sentence.end, sentence.begin};
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            if (!span.overlaps(a_.tokens[t])) continue;
            out.begin = std::min(out.begin, t);
            out.end = t + 1;
        }
        return out.empty() ? std::nullopt : std::optional(out);
    }

    /// The words whose place decides whether the statement is told: its trigger and ends.
    void attribute(StatementDraft& d, std::uint32_t sentence) const {
        const auto trigger = tokens_of(d.trigger, a_.sentences[sentence]);
        for (const Telling& t : tellings_[sentence]) {
            const bool inside = t.told.contains(a_.mentions[d.subject].tokens) && (d.object == none || t.told.contains(a_.mentions[d.object].tokens)) && (!trigger || t.told.contains(*trigger));
            if (!inside || (trigger && trigger->overlaps(t.cue))) continue;
            const std::uint32_t holder = t.holder == none ? none : a_.mentions[t.holder].entity;
            HolderDraft h;
            h.entity = holder;
            if (!t.words.empty()) h.words = a_.span(t.words);
            h.stance = t.stance;
            h.cue = a_.span(t.cue);
            d.attribution.push_back(h);
            if (t.stance == Stance::alleges) d.modality = Modality::possible;
        }
    }

    /// Words that lead to the trigger: back to the last border of a clause, at most eight.
    std::uint32_t lead_in(std::uint32_t trigger, std::uint32_t sentence) const {
        const std::uint32_t first = a_.sentences[sentence].begin;
        std::uint32_t at = trigger;
        for (int steps = 0; at > first && steps < 8; ++steps) {
            if (words_.is(at - 1, "punctuation") || words_.is(at - 1, "lead_border")) break;
            --at;
        }
        return at;
    }

    /// Acts that can be tried in vain (schema, tie-break 35).
    static bool can_fail(Relation r) { return r == Relation::attacks || r == Relation::captured_by || r == Relation::controls_place || r == Relation::inflicts_casualties_on; }

    void polarity(StatementDraft& d, TokenRange trigger, std::uint32_t sentence) const {
        for (std::uint32_t t = lead_in(trigger.begin, sentence); can_fail(d.relation) && t < trigger.begin; ++t) {
            const std::uint32_t n = in_name(t) ? 0 : words_.longest(t, "attempt_word");
            if (n == 0 || t + n > trigger.begin) continue;
            d.polarity = Polarity::negated;
            d.polarity_cue = a_.span({t, t + n});
            d.kind = "attempted";
            return;
        }
        for (std::uint32_t t = lead_in(trigger.begin, sentence); t < trigger.begin; ++t) {
            if (in_name(t)) continue;
            if (const std::uint32_t n = words_.longest(t, "negative"); n > 0 && t + n <= trigger.begin && !(words_.word(t) == "not" && words_.word(t + 1) == "only")) {
                d.polarity = Polarity::negated;
                d.polarity_cue = a_.span({t, t + n});
                return;
            }
        }
    }

    void modality(StatementDraft& d, TokenRange trigger, std::uint32_t sentence) const {
        static constexpr std::array<std::pair<std::string_view, Modality>, 4> classes{{
            {"modal_possible", Modality::possible}, {"modal_probable", Modality::probable}, {"modal_planned", Modality::planned}, {"modal_condition", Modality::conditional},
        }};
        for (std::uint32_t t = lead_in(trigger.begin, sentence); t < trigger.begin; ++t) {
            if (in_name(t)) continue;
            for (const auto& [name, modality] : classes) {
                const std::uint32_t n = words_.longest(t, name);
                if (n == 0 || t + n > trigger.begin) continue;
                d.modality = modality;
                d.modality_cue = a_.span({t, t + n});
                return;
            }
        }
    }

    /// What is wanted, asked for or agreed on is still to come: a bare "to" before the verb ("allow X to visit"), unless
    /// the words before it say that it came about ("managed to"); and what is set for next week or tomorrow.
    void future(StatementDraft& d, TokenRange trigger, std::uint32_t sentence) const {
        if (d.modality != Modality::asserted || !(info(d.relation).event || d.relation == Relation::present_at)) return;
        const std::uint32_t first = a_.sentences[sentence].begin;
        if (trigger.begin > first && words_.word(trigger.begin - 1) == "to" && words_.longest_ending(first, trigger.begin, "came_about") == 0) {
            d.modality = Modality::planned;
            d.modality_cue = a_.span({trigger.begin - 1, trigger.begin});
            return;
        }
        const std::string when = fold_word(a_.text.slice(d.time));
        if (when.find("next ") == std::string::npos && when.find("tomorrow") == std::string::npos) return;
        d.modality = Modality::planned;
        d.modality_cue = d.time;
    }

    bool in_name(std::uint32_t token) const {
        if (name_at_.empty()) {
            name_at_.resize(a_.tokens.size());
            for (const Mention& m : a_.mentions)
                if (m.kind <= MentionKind::place) std::fill(name_at_.begin() + m.tokens.begin, name_at_.begin() + m.tokens.end, true);
        }
        return name_at_[token];
    }

    Analysis& a_;
    WordColumn words_;
    Chunks chunks_;
    std::vector<std::vector<Telling>> tellings_;
    mutable std::vector<bool> name_at_;
};

}  // namespace

void find_attribution(Analysis& analysis, const Gazetteer& gazetteer) { AttributionFinder(analysis, gazetteer).run(); }

}  // namespace adduce::extract
