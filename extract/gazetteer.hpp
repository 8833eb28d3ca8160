#pragma once

#include "extract/word_classes.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace adduce::extract {

/// What the lists of one language know about names: countries and their people, well-known places, and
/// classes of words. Look-ups are by comparison form and never guess. Read once, safe from several threads.
class Gazetteer {
public:
    struct Country {
        std::string name;        ///< canonical: the name of the node
        std::string key;         ///< comparison form of `name`
        std::string code;        ///< ISO 3166
        std::string adjective;   ///< the usual one ("North Korean"); empty if the list has none
    };
    enum class Form : std::uint8_t {
        name,         ///< "United States", "U.S.", "America"
        adjective,    ///< "American"
        people,       ///< "Americans": acts as the country
        capital,      ///< "Pyongyang": the country when it acts, the city when it locates
        government,   ///< "the Kremlin"
    };
    struct CountryForm {
        std::uint16_t country;   ///< index for country()
        Form form;
    };

    /// Reads countries.tsv, places.tsv, unit_words.tsv and classes.txt in `data`, such as extract/data/en.
    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    explicit Gazetteer(const std::filesystem::path& data);

    /// Which country a name stands for, in its least ambiguous reading (a name before an adjective before a
    /// capital). "US" and "us" compare equal: the caller knows whether it holds a name.
    std::optional<CountryForm> find_country(std::string_view name) const;
    const Country& country(std::size_t index) const { return countries_[index]; }

    /// "city", "region" or "feature" for a well-known place, else empty.
    std::string_view place_kind(std::string_view name) const;

    /// An abbreviated or ordinal word of unit names written out ("bde": "brigade", "first": "1"); empty if it is none.
    std::string_view unit_word(std::string_view folded) const;
    /// The node kind that a word of a unit's or organization's name tells ("brigade": "brigade", "ministry": "ministry").
    std::string_view unit_kind(std::string_view folded) const;

    const WordClasses& classes() const { return classes_; }

    /// Is this word (or phrase) in the class of that name? False for a class that does not exist.
    bool in(std::string_view class_name, std::string_view phrase) const;

    /// The longest country form in words [at, ...) that is written as a name, in tokens; 0 if none.
    /// Cheap test for scanning text: the first word must be capitalised.
    std::size_t longest_country(const std::vector<std::string_view>& words, std::size_t at, CountryForm& out) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    void read_countries(const std::filesystem::path& file);
    void read_places(const std::filesystem::path& file);
    void read_unit_words(const std::filesystem::path& file);
    void put(std::string_view forms, std::uint16_t country, Form form);

    std::vector<Country> countries_;
    std::unordered_map<std::string, CountryForm, Hash, std::equal_to<>> forms_;
    std::unordered_map<std::string, std::uint8_t, Hash, std::equal_to<>> places_;
    struct UnitWord {
        std::string written_out, kind;
    };
    std::unordered_map<std::string, UnitWord, Hash, std::equal_to<>> unit_words_;
    std::size_t longest_form_ = 1;   ///< words
    WordClasses classes_;
};

}  // namespace adduce::extract
