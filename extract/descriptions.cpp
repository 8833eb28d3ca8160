#include "extract/descriptions.hpp"

#include "extract/titles.hpp"

#include <algorithm>
#include <vector>

namespace adduce::extract {

namespace {

constexpr float sure_enough = 0.5F;

bool is_name(const Mention& m) { return m.kind <= MentionKind::nationality; }

/// Mentions by the tokens they cover.
class Placed {
public:
    explicit Placed(std::size_t tokens) : over_(tokens) {}

    void add(const Mention& m) {
        for (std::uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) over_[t].push_back(static_cast<std::uint32_t>(mentions_.size()));
        mentions_.push_back(m);
    }

    template <class Test>
    bool none_of(TokenRange tokens, const Test& test) const {
        for (std::uint32_t t = tokens.begin; t < tokens.end; ++t)
            for (const std::uint32_t i : over_[t])
                if (test(mentions_[i])) return false;
        return true;
    }

private:
    std::vector<Mention> mentions_;
    std::vector<std::vector<std::uint32_t>> over_;   ///< by token
};

/// "Five [American soldiers]", "southern [Iraq]": the name is the head of the description.
bool is_head(const Mention& name, const Mention& m, const WordColumn& words) {
    if (name.tokens.end != m.tokens.end || name.kind != m.kind) return false;
    for (std::uint32_t t = m.tokens.begin; t < name.tokens.begin; ++t)
        if (words.is(t, "preposition")) return false;   // "a camp at [Tilem]"
    return true;
}

/// May `m` stand beside `other`, which overlaps it?
bool clashes(const Mention& m, const Mention& other, const WordColumn& words) {
    const bool holds = m.tokens.contains(other.tokens);
    const bool held = other.tokens.contains(m.tokens);
    if (!holds && !held) return true;
    if (other.form == MentionForm::name) return held || is_head(other, m, words);
    if (m.tokens == other.tokens) return true;
    if (m.form == MentionForm::pronoun || other.form == MentionForm::pronoun || m.kind != other.kind) return false;
    return m.tokens.begin == other.tokens.begin || m.tokens.end == other.tokens.end;
}

Mention mention_of(const MentionCandidate& candidate, const WordColumn& words) {
    Mention m;
    m.tokens = candidate.tokens;
    m.sentence = candidate.sentence;
    m.kind = candidate.kind;
    m.form = candidate.form;
    m.score = candidate.score;
    m.found_by = "encoder.spans";
    while (m.tokens.size() > 1 && words.is(m.tokens.begin, "article")) ++m.tokens.begin;
    return m;
}

}  // namespace

void add_descriptions(Analysis& analysis, const WordColumn& words) {
    std::vector<Mention> wanted;
    for (const MentionCandidate& candidate : analysis.candidates)
        if (candidate.form != MentionForm::name && candidate.score >= sure_enough) wanted.push_back(mention_of(candidate, words));
    if (wanted.empty()) return;
    std::stable_sort(wanted.begin(), wanted.end(), [](const Mention& a, const Mention& b) { return a.score > b.score; });
    Placed placed(analysis.tokens.size());
    for (const Mention& m : analysis.mentions)
        if (is_name(m)) placed.add(m);
    for (const Mention& m : wanted) {
        if (!placed.none_of(m.tokens, [&](const Mention& other) { return clashes(m, other, words); })) continue;
        placed.add(m);
        analysis.mentions.push_back(m);
    }
    sort_mentions(analysis);
}

}  // namespace adduce::extract
