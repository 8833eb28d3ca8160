#include "extract/word_column.hpp"

#include <algorithm>

namespace adduce::extract {

WordColumn::WordColumn(const Analysis& analysis, const WordClasses& classes) : analysis_(analysis), classes_(classes) {
    words_.reserve(analysis.tokens.size());
    for (const TextSpan span : analysis.tokens) words_.push_back(fold_word(analysis.text.slice(span)));
    first_hit_.reserve(words_.size() + 1);
    for (const TokenRange sentence : analysis.sentences) {
        const std::span<const std::string> words(words_.data() + sentence.begin, sentence.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            first_hit_.push_back(static_cast<std::uint32_t>(hits_.size()));
            classes_.hits(words, i, hits_);
        }
    }
    first_hit_.resize(words_.size() + 1, static_cast<std::uint32_t>(hits_.size()));
}

std::span<const WordClasses::Hit> WordColumn::hits(std::uint32_t token) const {
    return std::span(hits_).subspan(first_hit_[token], first_hit_[token + 1] - first_hit_[token]);
}

std::uint32_t WordColumn::longest(std::uint32_t token, WordClasses::ClassId id) const {
    std::uint32_t best = 0;
    for (const auto hit : hits(token))
        if (hit.id == id) best = std::max<std::uint32_t>(best, hit.length);
    return best;
}

std::uint32_t WordColumn::longest(std::uint32_t token, std::string_view class_name) const {
    const auto id = classes_.find(class_name);
    return id ? longest(token, *id) : 0;
}

std::uint32_t WordColumn::longest_ending(std::uint32_t from, std::uint32_t end, std::string_view class_name) const {
    const auto id = classes_.find(class_name);
    if (!id) return 0;
    constexpr std::uint32_t longest_phrase = 6;
    for (std::uint32_t n = std::min(longest_phrase, end - from); n > 0; --n)
        for (const auto hit : hits(end - n))
            if (hit.id == *id && hit.length == n) return n;
    return 0;
}

bool WordColumn::capital(std::uint32_t token) const {
    const std::string_view w = analysis_.word(token);
    if (w.empty()) return false;
    const auto c = static_cast<unsigned char>(w[0]);
    if (c >= 'A' && c <= 'Z') return true;
    if (c == 0xC3 && w.size() > 1) return static_cast<unsigned char>(w[1]) < 0x9F;   // Latin-1 capitals
    return std::any_of(w.begin(), w.end(), [](char d) { return d >= '0' && d <= '9'; });
}

}  // namespace adduce::extract
