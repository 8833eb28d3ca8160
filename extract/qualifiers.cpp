#include "extract/qualifiers.hpp"

#include <algorithm>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr std::uint32_t near_telling = 3;   // tokens between a verb of telling and the date of the telling

/// Whose number counts: the end that is moved, hurt, taken or given to.
std::uint32_t counted_end(const StatementDraft& d) {
    switch (d.relation) {
        case Relation::deployed_to:
        case Relation::captured_by:
        case Relation::present_at: return d.subject;
        case Relation::inflicts_casualties_on: return d.object;
        default: return none;
    }
}

class QualifierFinder {
public:
    QualifierFinder(Analysis& analysis, const WordColumn& words, const Chunks& chunks) : a_(analysis), words_(words), chunks_(chunks), dates_(analysis.sentences.size()), quantities_(analysis.sentences.size()) {
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            if (a_.mentions[i].kind == MentionKind::date) dates_[a_.mentions[i].sentence].push_back(i);
            if (a_.mentions[i].kind == MentionKind::quantity) quantities_[a_.mentions[i].sentence].push_back(i);
        }
    }

    void run() {
        for (StatementDraft& d : a_.statements) {
            if (!info(d.relation).event && d.relation != Relation::present_at) continue;
            if (d.quantity.empty()) find_quantity(d);
            if (d.time.empty()) find_time(d);
        }
    }

private:
    void find_quantity(StatementDraft& d) const {
        const std::uint32_t end = counted_end(d);
        if (end == none || a_.mentions[end].kind == MentionKind::place) return;
        const TokenRange phrase{chunks_.chunks[end].begin, chunks_.chunks[end].end};
        for (const std::uint32_t q : quantities_[a_.mentions[end].sentence]) {
            if (!a_.mentions[q].tokens.overlaps(phrase) && a_.mentions[q].tokens.end != phrase.begin) continue;
            d.quantity = a_.span(a_.mentions[q].tokens);
            return;
        }
    }

    void find_time(StatementDraft& d) const {
        const auto& dates = dates_[a_.mentions[d.subject].sentence];
        if (dates.size() != 1) return;
        const TokenRange date = a_.mentions[dates.front()].tokens;
        const TokenRange sentence = a_.sentences[a_.mentions[d.subject].sentence];
        const std::uint32_t from = date.begin > sentence.begin + near_telling ? date.begin - near_telling : sentence.begin;
        for (std::uint32_t t = from; t < std::min(date.end + near_telling, sentence.end); ++t)
            if (words_.longest(t, "say.fin") > 0 || words_.longest(t, "tell.fin") > 0) return;
        d.time = a_.span(date);
    }

    Analysis& a_;
    const WordColumn& words_;
    const Chunks& chunks_;
    std::vector<std::vector<std::uint32_t>> dates_, quantities_;   // mentions, by sentence
};

}  // namespace

void add_qualifiers(Analysis& analysis, const WordColumn& words, const Chunks& chunks) { QualifierFinder(analysis, words, chunks).run(); }

}  // namespace adduce::extract
