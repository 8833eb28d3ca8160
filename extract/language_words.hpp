#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace adduce::extract {

/// The small words that running text of a language is full of, for many languages; the one of the data folder is
/// the first. Never changed once filled; safe from several threads.
class LanguageWords {
public:
    static constexpr std::size_t most = 64;           ///< languages
    static constexpr std::size_t longest_word = 24;   ///< bytes

    /// A word and the languages it is common in.
    struct Entry {
        std::uint32_t number = 0;      ///< of the word, counted from 1; 0 for a word of no list
        std::uint64_t languages = 0;   ///< bit i: common in language i
    };

    /// @returns  false when there are too many languages; words that are too long are left out
    bool add(std::string_view language, std::string_view words);

    /// @param word  in lower case
    Entry find(std::string_view word) const;

    std::size_t size() const { return names_.size(); }
    const std::string& name(std::size_t language) const { return names_[language]; }
    const std::string& own() const { return names_.front(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::vector<std::string> names_;
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> words_;
};

}  // namespace adduce::extract
