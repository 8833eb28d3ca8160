#pragma once

#include "extract/analysis.hpp"
#include "extract/language_words.hpp"
#include "extract/scripts.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace adduce::extract {

/// What the words of some text say about the language it is in: counts, no judgement.
class LanguageEvidence {
public:
    explicit LanguageEvidence(const LanguageWords& languages) : languages_(languages) {}

    /// Adds a stretch of words. Addresses, numbers and abbreviations with full stops count for nothing.
    /// @cost  O(bytes)
    void add(const Analysis& analysis, TokenRange tokens);

    std::uint32_t letters() const { return letters_; }

    /// Running text of the own language beyond doubt.
    bool is_own() const { return words_ >= 8 && own_ * 5 >= words_; }

    struct Foreign {
        std::string seen;       ///< for a message: "what looks like German: 48 % of the words are common in it, 0 % in English"
        bool known = true;      ///< the language or its letters are; else it is only known what it is not
    };

    /// Another language beyond reasonable doubt. Nothing for text of the own language, and for all that is too short or
    /// too much a list to tell.
    std::optional<Foreign> foreign() const;

private:
    void add_word(std::string_view word);
    std::optional<Foreign> foreign_letters() const;
    std::optional<Foreign> known_language() const;
    std::optional<Foreign> unknown_language() const;
    std::size_t likeliest() const;
    /// Whether what is left of running text without its commonest words looks like it: names and headings have capitals there.
    bool runs_on(std::uint32_t common, std::uint32_t small_common, std::size_t different) const;
    std::string own_share() const;

    const LanguageWords& languages_;
    std::array<std::uint32_t, script_count> scripts_{};   ///< letters of each
    std::uint32_t letters_ = 0;
    std::uint32_t words_ = 0;        ///< of letters only
    std::uint32_t small_ = 0;        ///< of them, how many begin with a small letter: most in running text, few in lists of names
    std::uint32_t accented_ = 0;     ///< of them, how many hold a letter beyond ASCII
    std::uint32_t own_ = 0;          ///< of them, common in the own language
    std::uint32_t signs_ = 0;        ///< tokens that are no words: many in tables and lists
    struct Common {
        LanguageWords::Entry entry;
        bool small = false;
    };
    std::vector<Common> common_;     ///< of the words, common in others, in the order of the text
    std::string small_word_;         ///< room
};

}  // namespace adduce::extract
