#include "extract/language_evidence.hpp"

#include "extract/characters.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace adduce::extract {

namespace {

// Chosen so that of 81,284 blocks of English reports, speeches and telegrams in capitals only one is taken for another
// language, which is a sentence in French. Of example sentences in 64 languages 92 % are found from twelve words on.
constexpr std::uint32_t fewest_letters = 8;            // of another script
constexpr std::uint32_t fewest_words = 8;              // to compare shares of words
constexpr std::uint32_t fewest_words_unknown = 16;     // when no list of the other language is there
constexpr std::uint32_t fewest_different = 3;          // common words of the other language: one and the same may be a name's

std::string percent(std::uint32_t part, std::uint32_t whole) {
    return std::to_string(whole == 0 ? 0 : (static_cast<std::uint64_t>(part) * 100 + whole / 2) / whole) + " %";
}

}  // namespace

void LanguageEvidence::add(const Analysis& analysis, TokenRange tokens) {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const std::uint32_t before = words_;
        add_word(analysis.word(t));
        signs_ += words_ == before;
    }
}

void LanguageEvidence::add_word(std::string_view word) {
    small_word_.clear();
    bool accented = false;
    std::uint32_t letters = 0;
    std::array<std::uint32_t, script_count> scripts{};
    for (std::uint32_t at = 0; at < word.size();) {
        const Character c = character(word, at);
        at += c.length;
        if (c.kind == CharClass::apostrophe && letters > 0) {
            small_word_ += '\'';
            continue;
        }
        if (!is_letter(c.kind) && c.kind != CharClass::mark && c.kind != CharClass::ideograph) return;
        append_lower(c, small_word_);
        accented |= c.length > 1;
        ++letters;
        ++scripts[static_cast<std::size_t>(script_of(c.point))];
    }
    if (letters == 0) return;
    letters_ += letters;
    std::transform(scripts_.begin(), scripts_.end(), scripts.begin(), scripts_.begin(), std::plus<>());
    const CharClass first = character(word, 0).kind;
    if (letters == 1 && first == CharClass::upper) return;   // an initial, the letter of a list
    ++words_;
    small_ += first == CharClass::lower;
    accented_ += accented;
    const LanguageWords::Entry entry = languages_.find(small_word_);
    own_ += (entry.languages & 1U) != 0;
    if ((entry.languages >> 1U) != 0) common_.push_back({entry, first == CharClass::lower});
}

std::optional<LanguageEvidence::Foreign> LanguageEvidence::foreign() const {
    if (auto seen = foreign_letters()) return seen;
    if (words_ < fewest_words || own_ * 5 > words_) return std::nullopt;
    if (auto seen = known_language()) return seen;
    return unknown_language();
}

std::optional<LanguageEvidence::Foreign> LanguageEvidence::foreign_letters() const {
    const std::uint32_t latin = scripts_[static_cast<std::size_t>(Script::latin)];
    const std::uint32_t others = letters_ - latin;
    if (others < fewest_letters || others <= latin) return std::nullopt;
    const auto most = static_cast<std::size_t>(std::max_element(scripts_.begin() + 1, scripts_.end()) - scripts_.begin());
    // Japanese is written in Chinese characters too; its own are the telling ones.
    const std::uint32_t japanese = scripts_[static_cast<std::size_t>(Script::japanese)];
    const Script script = japanese * 5 > others ? Script::japanese : static_cast<Script>(most);
    return Foreign{std::string(name(script)) + " letters: they are " + percent(others, letters_) + " of all", true};
}

std::size_t LanguageEvidence::likeliest() const {
    std::array<std::uint32_t, LanguageWords::most> hits{};
    for (const Common& common : common_)
        for (std::size_t i = 1; i < languages_.size(); ++i) hits[i] += common.entry.languages >> i & 1U;
    return static_cast<std::size_t>(std::max_element(hits.begin() + 1, hits.end()) - hits.begin());
}

std::optional<LanguageEvidence::Foreign> LanguageEvidence::known_language() const {
    const std::size_t best = likeliest();
    std::uint32_t common = 0, small_common = 0;
    std::set<std::uint32_t> different;   // that are common in it and not here
    for (const Common& word : common_) {
        if ((word.entry.languages >> best & 1U) == 0) continue;
        ++common;
        small_common += word.small;
        if ((word.entry.languages & 1U) == 0) different.insert(word.entry.number);
    }
    if (different.size() < fewest_different || common * 5 < words_ || common < 2 * own_ || !runs_on(common, small_common, different.size())) return std::nullopt;
    return Foreign{"what looks like " + languages_.name(best) + ": " + percent(common, words_) + " of the words are common in it, " + own_share() + " in " + languages_.own(), true};
}

bool LanguageEvidence::runs_on(std::uint32_t common, std::uint32_t small_common, std::size_t different) const {
    if (small_ == 0) return different >= 2 * fewest_different;   // all in capitals: by the number of words alone
    return (small_ - small_common) * 8 >= words_ - common;
}

std::optional<LanguageEvidence::Foreign> LanguageEvidence::unknown_language() const {
    const bool hardly_own = own_ * 50 <= words_ * 3;            // 6 %; running text of the own language has 20 % or more
    const bool list = signs_ * 3 > words_;
    const bool small = words_ >= fewest_words_unknown && small_ * 5 >= words_ * 3;
    const bool letters_of_others = small_ * 2 >= words_ && accented_ >= 3 && accented_ * 5 >= words_;
    if (!hardly_own || list || !(small || letters_of_others)) return std::nullopt;
    return Foreign{"another language: only " + own_share() + " of the words are common in " + languages_.own(), false};
}

std::string LanguageEvidence::own_share() const { return percent(own_, words_); }

}  // namespace adduce::extract
