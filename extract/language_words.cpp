#include "extract/language_words.hpp"

#include <algorithm>

namespace adduce::extract {

bool LanguageWords::add(std::string_view language, std::string_view words) {
    if (names_.size() == most) return false;
    const std::uint64_t bit = std::uint64_t{1} << names_.size();
    names_.emplace_back(language);
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        if (word.empty() || word.size() > longest_word) continue;
        Entry& entry = words_[std::string(word)];
        if (entry.number == 0) entry.number = static_cast<std::uint32_t>(words_.size());
        entry.languages |= bit;
    }
    return true;
}

LanguageWords::Entry LanguageWords::find(std::string_view word) const {
    if (word.size() > longest_word) return {};
    const auto found = words_.find(word);
    return found == words_.end() ? Entry{} : found->second;
}

}  // namespace adduce::extract
