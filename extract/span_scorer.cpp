#include "extract/span_scorer.hpp"

#include "extract/stable_exp.hpp"

#include <algorithm>
#include <cmath>

namespace adduce::extract {
namespace {

constexpr std::uint32_t begins_at_once = 8;   // their vectors stay in the first-level cache

}  // namespace

SpanScorer::SpanScorer(const TokenHeads::Spans& head, const SpanConfig& config, std::size_t begin_column, const Kernels& kernels, float threshold)
    : head_(head), config_(config), begin_column_(begin_column), kernels_(kernels), odds_(threshold / (1.0 - threshold)),
      cutoff_(std::log(odds_ / static_cast<double>(config.labels.size())) - 0.01), sum_(config.width),
      x_(begins_at_once * config.longest * config.width), logits_(begins_at_once * config.longest * head.label.stride()) {}

void SpanScorer::find(const WordRows& rows, TokenRange begins, std::uint32_t sentence_end, std::vector<SpanCandidate>& found) {
    const auto end_of = [&](std::uint32_t begin) { return static_cast<std::uint32_t>(std::min<std::size_t>(begin + config_.longest, sentence_end)); };
    for (std::uint32_t first = begins.begin; first < begins.end; first += begins_at_once) {
        const std::uint32_t last = std::min(first + begins_at_once, begins.end);
        std::size_t n = 0;
        for (std::uint32_t begin = first; begin < last; ++begin) n = score(rows, begin, end_of(begin), n);
        head_.label(kernels_, x_.data(), n, logits_.data());
        const float* logits = logits_.data();
        for (std::uint32_t begin = first; begin < last; ++begin) {
            for (std::uint32_t end = end_of(begin); end > begin; --end) judge(logits + (end - begin - 1) * head_.label.stride(), {begin, end}, found);
            logits += (end_of(begin) - begin) * head_.label.stride();
        }
    }
}

/// Vectors of the spans [begin, begin + 1) to [begin, end), from row `row` on; returns the row behind.
std::size_t SpanScorer::score(const WordRows& rows, std::uint32_t begin, std::uint32_t end, std::size_t row) {
    const std::size_t width = config_.width;
    std::fill(sum_.begin(), sum_.end(), 0.0F);
    for (std::uint32_t last = begin; last < end; ++last, ++row) {
        kernels_.accumulate(rows.at(last, begin_column_ + 2 * width), width, sum_.data());
        kernels_.join(rows.at(begin, begin_column_), rows.at(last, begin_column_ + width), sum_.data(), static_cast<float>(last - begin + 1),
                      &head_.size[(last - begin) * width], width, &x_[row * width]);
    }
    return row;
}

/// Softmax over the labels and "none", whose logit is 0.
void SpanScorer::judge(const float* logits, TokenRange words, std::vector<SpanCandidate>& found) const {
    const float* best = std::max_element(logits, logits + config_.labels.size());
    if (*best < cutoff_) return;
    const double top = std::max(*best, 0.0F);
    double sum = 0;
    for (std::size_t l = 0; l < config_.labels.size(); ++l) sum += stable_exp(logits[l] - top);
    const double none = stable_exp(-top);
    if (!(sum > odds_ * none)) return;
    found.push_back({words.begin, words.end, static_cast<std::uint16_t>(best - logits), static_cast<float>(stable_exp(*best - top) / (sum + none))});
}

}  // namespace adduce::extract
