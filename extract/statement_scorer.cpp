#include "extract/head_projection.hpp"
#include "extract/open_spans.hpp"
#include "extract/pair_scorer.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

namespace adduce::extract {
namespace {

constexpr std::size_t most_pairs = 1024;   // with vectors at one time, about 5 KB each

/// The words strictly between two mentions; empty if they touch or overlap.
TokenRange between(const PairMention& a, const PairMention& b) {
    if (a.end <= b.begin) return {a.end, b.begin};
    if (b.end <= a.begin) return {b.end, a.begin};
    return {0, 0};
}

/// Scores pairs a stretch at a time. The words of a stretch are walked once, in order: each row is added to
/// the mentions that begin or end there and to the pairs whose gap it lies in.
class StatementScorer {
public:
    StatementScorer(const EncoderModel& model, const RelationHead& head, const ContextRows& context, std::span<const PairMention> mentions)
        : model_(model), head_(head), context_(context), mentions_(mentions), width_(model.config.relations->width),
          projection_(head.layers, model.kernels), slots_(mentions.size(), none), features_(width_) {}

    void score(std::span<const StatementPair> pairs, float* out) {
        choose(pairs);
        sum_rows(pairs);
        x_.resize(pairs.size() * width_);
        for (std::size_t p = 0; p < pairs.size(); ++p) join(pairs[p], p);
        logits_.resize(pairs.size() * head_.label.stride());
        head_.label(model_.kernels, x_.data(), pairs.size(), logits_.data());
        for (std::size_t p = 0; p < pairs.size(); ++p) std::copy_n(&logits_[p * head_.label.stride()], head_.label.outputs(), out + p * head_.label.outputs());
        for (const std::uint32_t mention : chosen_) slots_[mention] = none;
        chosen_.clear();
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    void choose(std::span<const StatementPair> pairs) {
        for (const StatementPair& pair : pairs) {
            for (const std::uint32_t mention : {pair.subject, pair.object}) {
                if (slots_[mention] != none) continue;
                slots_[mention] = 0;
                chosen_.push_back(mention);
            }
        }
        std::sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(mentions_[a].begin, a) < std::pair(mentions_[b].begin, b);
        });
        for (std::size_t i = 0; i < chosen_.size(); ++i) slots_[chosen_[i]] = static_cast<std::uint32_t>(i);
    }

    void sum_rows(std::span<const StatementPair> pairs) {
        std::vector<TokenRange> spans;      // of the mentions
        std::vector<TokenRange> needed;     // gaps, and both ends of each mention
        for (const std::uint32_t mention : chosen_) {
            const PairMention& m = mentions_[mention];
            spans.push_back({m.begin, m.end});
            needed.push_back({m.begin, m.begin + 1});
            needed.push_back({m.end - 1, m.end});
        }
        order_.resize(pairs.size());
        std::iota(order_.begin(), order_.end(), 0U);
        const auto gap = [&](std::uint32_t p) { return between(mentions_[pairs[p].subject], mentions_[pairs[p].object]); };
        std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(gap(a), a) < std::pair(gap(b), b); });
        std::vector<TokenRange> gaps;
        for (const std::uint32_t p : order_) gaps.push_back(gap(p));
        needed.insert(needed.end(), gaps.begin(), gaps.end());
        subjects_.assign(chosen_.size() * width_, 0.0F);
        objects_.assign(chosen_.size() * width_, 0.0F);
        gaps_.assign(pairs.size() * width_, 0.0F);
        OpenSpans open_mentions(std::move(spans));
        OpenSpans open_gaps(std::move(gaps));
        projection_.each(context_, words_of(needed), [&](std::uint32_t word, const float* row) {
            const auto add = [&](std::size_t part, float* sum) { model_.kernels.accumulate(row + part * width_, width_, sum); };
            for (const std::uint32_t i : open_mentions.at(word)) {
                if (word == open_mentions[i].begin) add(0, &subjects_[i * width_]), add(2, &objects_[i * width_]);
                if (word + 1 == open_mentions[i].end) add(1, &subjects_[i * width_]), add(3, &objects_[i * width_]);
            }
            for (const std::uint32_t i : open_gaps.at(word)) add(4, &gaps_[order_[i] * width_]);
        });
    }

    void join(const StatementPair& pair, std::size_t p) {
        const PairMention& i = mentions_[pair.subject];
        const PairMention& j = mentions_[pair.object];
        const std::array<std::span<const float>, 3> rows = {head_.types.subspan((i.type * 5U + j.type) * width_), head_.forms.subspan((i.form * 3U + j.form) * width_),
                                                            head_.distance.subspan(placing(i, j) * width_)};
        std::copy_n(rows[0].data(), width_, features_.data());
        model_.kernels.accumulate(rows[1].data(), width_, features_.data());
        model_.kernels.accumulate(rows[2].data(), width_, features_.data());
        const auto words = static_cast<float>(std::max(1U, between(i, j).size()));
        model_.kernels.join(&subjects_[slots_[pair.subject] * width_], &objects_[slots_[pair.object] * width_], &gaps_[p * width_], words, features_.data(), width_,
                            &x_[p * width_]);
    }

    const EncoderModel& model_;
    const RelationHead& head_;
    const ContextRows& context_;
    std::span<const PairMention> mentions_;
    std::size_t width_;
    HeadProjection projection_;
    std::vector<std::uint32_t> slots_;      ///< of each mention, where its vectors stand
    std::vector<std::uint32_t> chosen_;     ///< mentions of this stretch, by begin
    std::vector<std::uint32_t> order_;      ///< pairs by their gap
    std::vector<float> features_;
    std::vector<float> subjects_, objects_, gaps_, x_, logits_;
};

}  // namespace

std::vector<float> score_statements(const EncoderModel& model, const RelationHead& head, const ContextRows& context,
                                    std::span<const PairMention> mentions, std::span<const StatementPair> pairs) {
    check_mentions(model, context, mentions);
    for (const auto& [subject, object] : pairs)
        if (subject >= mentions.size() || object >= mentions.size() || subject == object)
            throw std::invalid_argument("a statement needs two different mentions of those given");
    std::vector<float> scores(pairs.size() * head.label.outputs());
    StatementScorer scorer(model, head, context, mentions);
    for (std::size_t first = 0; first < pairs.size(); first += most_pairs)
        scorer.score(pairs.subspan(first, std::min(most_pairs, pairs.size() - first)), &scores[first * head.label.outputs()]);
    return scores;
}

}  // namespace adduce::extract
