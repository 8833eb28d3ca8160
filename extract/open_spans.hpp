#pragma once

#include "graph/span.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace adduce::extract {

/// Which of some spans hold a word, while words are walked in ascending order. Spans are numbered as given,
/// ascending by begin; empty ones are never open.
class OpenSpans {
public:
    explicit OpenSpans(std::vector<TokenRange> spans) : spans_(std::move(spans)) {}

    /// Cost: O(spans that are open or open here).
    std::span<const std::uint32_t> at(std::uint32_t word) {
        std::erase_if(open_, [&](std::uint32_t i) { return spans_[i].end <= word; });
        for (; next_ < spans_.size() && spans_[next_].begin <= word; ++next_)
            if (spans_[next_].end > word) open_.push_back(next_);
        return open_;
    }

    TokenRange operator[](std::uint32_t i) const { return spans_[i]; }

private:
    std::vector<TokenRange> spans_;
    std::vector<std::uint32_t> open_;
    std::uint32_t next_ = 0;
};

/// The words that any of the spans holds, ascending, each once. Spans in any order.
inline std::vector<std::uint32_t> words_of(std::span<const TokenRange> spans) {
    std::vector<TokenRange> sorted(spans.begin(), spans.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint32_t> words;
    for (const TokenRange span : sorted)
        for (std::uint32_t word = words.empty() ? span.begin : std::max(span.begin, words.back() + 1); word < span.end; ++word) words.push_back(word);
    return words;
}

}  // namespace adduce::extract
