#include "extract/head_projection.hpp"
#include "extract/open_spans.hpp"
#include "extract/pair_scorer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace adduce::extract {
namespace {

constexpr std::size_t most_mentions = 4096;   // with vectors at one time, about 1.5 KB each

/// Scores stretches of the pairs, each of which has a limited number of mentions.
class AntecedentScorer {
public:
    AntecedentScorer(const EncoderModel& model, const CoreferenceHead& head, const ContextRows& context, std::span<const PairMention> mentions)
        : model_(model), head_(head), context_(context), mentions_(mentions), projection_(head.layers, model.kernels),
          slots_(mentions.size(), none), zeros_(model.config.coreference->mention) {}

    void score(std::span<const AntecedentPair> pairs, std::vector<float>& scores) {
        for (std::size_t first = 0; first < pairs.size();) {
            std::size_t last = first;
            while (last < pairs.size() && (last == first || chosen_.size() + 2 <= most_mentions)) {
                choose(pairs[last].anaphor);
                choose(pairs[last].antecedent);
                ++last;
            }
            read_mentions();
            for (; first < last; ++first) scores.push_back(score(pairs[first]));
            for (const std::uint32_t mention : chosen_) slots_[mention] = none;
            chosen_.clear();
        }
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    void choose(std::uint32_t mention) {
        if (slots_.at(mention) != none) return;
        slots_[mention] = 0;
        chosen_.push_back(mention);
    }

    /// Vectors of the chosen mentions: their own, then anaphor, antecedent, key and query.
    void read_mentions() {
        std::sort(chosen_.begin(), chosen_.end());
        std::vector<TokenRange> spans;
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            slots_[chosen_[i]] = static_cast<std::uint32_t>(i);
            spans.push_back({mentions_[chosen_[i]].begin, mentions_[chosen_[i]].end});
        }
        const std::size_t width = zeros_.size();
        const std::vector<std::uint32_t> words = words_of(spans);
        OpenSpans open(std::move(spans));
        vectors_.resize(chosen_.size() * width);
        begins_.resize(chosen_.size() * width);
        sums_.assign(chosen_.size() * width, 0.0F);
        projection_.each(context_, words, [&](std::uint32_t word, const float* row) {
            for (const std::uint32_t i : open.at(word)) {
                const TokenRange span = open[i];
                if (word == span.begin) std::copy_n(row, width, &begins_[i * width]);
                model_.kernels.accumulate(row + 2 * width, width, &sums_[i * width]);
                if (word + 1 == span.end)
                    model_.kernels.join(&begins_[i * width], row + width, &sums_[i * width], static_cast<float>(span.size()), zeros_.data(), width,
                                        &vectors_[i * width]);
            }
        });
        views_.resize(chosen_.size() * head_.mention.stride());
        head_.mention(model_.kernels, vectors_.data(), chosen_.size(), views_.data());
    }

    float score(const AntecedentPair& pair) const {
        const auto [width, size, match] = *model_.config.coreference;
        const PairMention& i = mentions_[pair.anaphor];
        const PairMention& j = mentions_[pair.antecedent];
        const float* anaphor = &views_[slots_[pair.anaphor] * head_.mention.stride()];
        const float* antecedent = &views_[slots_[pair.antecedent] * head_.mention.stride()] + size;
        const auto type = [](const PairMention& m) { return std::min<std::uint32_t>(m.type, 3); };   // a country is a place
        const std::array<const float*, 5> features = {
            &head_.sentences[distance_bucket(i.sentence - j.sentence) * size], &head_.mentions[mention_bucket(pair.anaphor - pair.antecedent) * size],
            &head_.forms[(i.form * 3U + j.form) * size], &head_.types[(type(i) * 4U + type(j)) * size], &head_.likeness[pair.likeness * size]};
        const float meeting = model_.kernels.score_sum(anaphor, antecedent, features.data(), features.size(), head_.weight.data(), size);
        const float nothing = 0;
        float likeness = 0;
        model_.kernels.project(antecedent + size, anaphor + 2 * size + match, &nothing, 1, match, &likeness);
        return meeting + likeness * 0.125F + head_.bias;
    }

    const EncoderModel& model_;
    const CoreferenceHead& head_;
    const ContextRows& context_;
    std::span<const PairMention> mentions_;
    HeadProjection projection_;
    std::vector<std::uint32_t> slots_;    ///< of each mention, where its vectors stand
    std::vector<std::uint32_t> chosen_;   ///< mentions of this stretch
    std::vector<float> zeros_;
    std::vector<float> begins_, sums_, vectors_, views_;
};

void check_pairs(std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs) {
    for (const auto& [anaphor, antecedent, likeness] : pairs)
        if (anaphor >= mentions.size() || antecedent >= anaphor || likeness > 5 || mentions[anaphor].sentence < mentions[antecedent].sentence)
            throw std::invalid_argument("an antecedent must come before its anaphor, both must be mentions, and likeness is 0 to 5");
}

}  // namespace

std::vector<float> score_antecedents(const EncoderModel& model, const CoreferenceHead& head, const ContextRows& context,
                                     std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs) {
    check_mentions(model, context, mentions);
    check_pairs(mentions, pairs);
    std::vector<float> scores;
    scores.reserve(pairs.size());
    AntecedentScorer(model, head, context, mentions).score(pairs, scores);
    return scores;
}

}  // namespace adduce::extract
