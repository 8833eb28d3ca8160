#pragma once

#include "extract/language_words.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace adduce::extract {

/// What one language's plain word lists say about cutting text: how words are cut, abbreviations, the wording of
/// page furniture, and what other languages look like. Needs no model. Read once, never changed; safe from several threads.
class WordLists {
public:
    /// What may follow an abbreviation's full stop.
    enum class Abbreviation : std::uint8_t {
        none,        ///< not an abbreviation
        title,       ///< a name follows ("Gen.", "Mr."): never the end of a sentence
        number,      ///< a number follows ("No.", "p."): no end before a digit
        month,       ///< "Jan.": no end before a digit
        state,       ///< "Va.": an abbreviation only behind a comma
        other,       ///< ends a sentence if a capital that begins sentences follows ("Inc.", "a.m.")
    };

    /// How a furniture phrase is met in a line.
    enum class Match : std::uint8_t { whole, start, opens, label, anywhere, ends };

    /// How far the furniture goes that a phrase announces.
    enum class Reach : std::uint8_t {
        line,      ///< its block
        section,   ///< the links and short lines below
        rest,      ///< all that follows
    };

    struct Phrase {
        std::string words;        ///< lower case, blanks single, a number is "#"
        Match match = Match::whole;
        Reach reach = Reach::line;
    };

    /// Reads `tokens.txt`, `abbreviations.txt`, `furniture.txt` and `languages.txt` in `data`, such as extract/data/en.
    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    explicit WordLists(const std::filesystem::path& data);

    /// Classes of tokens.txt.
    enum class Shape : std::uint8_t { prefix, suffix, unit, clitic, clipped, pointed, compound };

    /// Whether a word is of a class; letter case does not count.
    bool is(Shape shape, std::string_view word) const;

    /// Bytes of the first of two words written as one ("can" of "cannot"), or 0; letter case does not count.
    std::uint32_t fused(std::string_view word) const;

    /// @param word  without its last full stop, as written ("Gen", "U.S"); titles and months also in capitals
    Abbreviation abbreviation(std::string_view word) const;

    /// Whether a capitalised word commonly begins a sentence ("The", not "Army").
    bool begins_sentences(std::string_view word) const { return starts_.contains(word); }

    /// Whether a word tells of speaking ("said").
    bool tells(std::string_view word) const { return says_.contains(word); }

    /// Whether a lower-case word is common in menus.
    bool is_menu_word(std::string_view word) const { return menu_.contains(word); }

    /// The furniture phrases that begin with a word of furniture.txt's form, in file order.
    std::span<const Phrase> furniture(std::string_view first_word) const;

    /// Common words of this language and of others.
    const LanguageWords& languages() const { return languages_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

    void read_tokens(const std::filesystem::path& file);
    void read_abbreviations(const std::filesystem::path& file);
    void read_furniture(const std::filesystem::path& file);
    void read_languages(const std::filesystem::path& file);

    std::array<Words, 7> shapes_;   ///< by Shape
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> fused_;
    std::unordered_map<std::string, Abbreviation, Hash, std::equal_to<>> abbreviations_;
    Words starts_;
    Words says_;
    Words menu_;
    std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>> furniture_;   ///< by first word
    LanguageWords languages_;
};

}  // namespace adduce::extract
