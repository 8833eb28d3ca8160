#include "extract/tagging.hpp"

#include "extract/stable_exp.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace adduce::extract {
namespace {

/// Softmax probability of one label.
double probability(std::span<const float> logits, std::size_t label) {
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float x : logits) sum += stable_exp(x - top);
    return stable_exp(logits[label] - top) / sum;
}

}  // namespace

TagSet::TagSet(std::vector<std::string> labels) : labels_(std::move(labels)), type_of_(labels_.size(), 0) {
    if (labels_.empty() || labels_[0] != "O") throw FormatError("the first label of a head is not O");
    for (const std::string& label : labels_) {
        if (label == "O") continue;
        if (label.size() < 3 || (label[0] != 'B' && label[0] != 'I') || label[1] != '-')
            throw FormatError("label '" + label + "' is neither O nor B-... nor I-...");
        if (label[0] == 'B') types_.push_back(label.substr(2));
    }
    for (std::size_t i = 1; i < labels_.size(); ++i) {
        const auto type = std::find(types_.begin(), types_.end(), labels_[i].substr(std::min<std::size_t>(2, labels_[i].size())));
        if (type == types_.end()) throw FormatError("label '" + labels_[i] + "' has no B- label of its type");
        type_of_[i] = static_cast<std::uint16_t>(type - types_.begin());
    }
}

std::vector<std::uint16_t> best_labels(const TagSet& tags, std::span<const float> logits) {
    const std::size_t size = tags.size();
    const std::size_t tokens = logits.size() / size;
    if (tokens == 0) return {};
    constexpr float forbidden = -std::numeric_limits<float>::infinity();
    std::vector<float> score(size);
    std::vector<float> next(size);
    std::vector<std::uint16_t> from(tokens * size, 0);
    for (std::size_t l = 0; l < size; ++l) score[l] = tags.allows(0, l) ? logits[l] : forbidden;   // as if an O stood in front
    for (std::size_t t = 1; t < tokens; ++t) {
        for (std::size_t to = 0; to < size; ++to) {
            std::size_t best = 0;
            float best_score = tags.allows(0, to) ? score[0] : forbidden;
            for (std::size_t l = 1; l < size; ++l) {
                if (tags.allows(l, to) && score[l] > best_score) {
                    best = l;
                    best_score = score[l];
                }
            }
            from[t * size + to] = static_cast<std::uint16_t>(best);
            next[to] = best_score + logits[t * size + to];
        }
        score.swap(next);
    }
    std::vector<std::uint16_t> labels(tokens);
    labels[tokens - 1] = static_cast<std::uint16_t>(std::max_element(score.begin(), score.end()) - score.begin());
    for (std::size_t t = tokens - 1; t > 0; --t) labels[t - 1] = from[t * size + labels[t]];
    return labels;
}

void append_spans(const TagSet& tags, std::span<const std::uint16_t> labels, std::span<const float> logits, std::uint32_t first,
                  std::vector<TaggedSpan>& spans) {
    const auto token_probability = [&](std::size_t t) { return probability(logits.subspan(t * tags.size(), tags.size()), labels[t]); };
    for (std::size_t t = 0; t < labels.size();) {
        if (labels[t] == 0) {
            ++t;
            continue;
        }
        const std::size_t begin = t;
        double sum = token_probability(t++);
        while (t < labels.size() && tags.continues(labels[t])) sum += token_probability(t++);
        spans.push_back({first + static_cast<std::uint32_t>(begin), first + static_cast<std::uint32_t>(t), tags.type(labels[begin]),
                         static_cast<float>(sum / static_cast<double>(t - begin))});
    }
}

}  // namespace adduce::extract
