#include "extract/word_lists.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace adduce::extract {

namespace {

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw FileError(file.string() + ": cannot be opened; expected a word list of the language data");
    return in;
}

std::string_view trim(std::string_view s) {
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    return s;
}

/// Calls `use(key, value)` for each `key: value` line.
template <class Use>
void read_entries(const std::filesystem::path& file, Use use) {
    auto in = open(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const std::string_view entry = trim(line);
        if (entry.empty() || entry.front() == '#') continue;
        const auto colon = entry.find(':');
        if (colon == std::string_view::npos || !use(trim(entry.substr(0, colon)), trim(entry.substr(colon + 1))))
            throw FormatError(file.string() + ":" + std::to_string(number) + ": '" + std::string(entry) +
                              "' is not a known class, a colon and words");
    }
}

/// Calls `use` for each of the words between blanks.
template <class Use>
void each_word(std::string_view words, Use use) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        use(std::string(words.substr(0, end)));
        words = trim(words.substr(end));
    }
}

constexpr std::size_t longest_shape = 12;   // bytes; no word of tokens.txt is longer

std::string_view folded(std::string_view word, std::array<char, longest_shape>& room) {
    std::transform(word.begin(), word.end(), room.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return {room.data(), word.size()};
}

}  // namespace

WordLists::WordLists(const std::filesystem::path& data) {
    read_tokens(data / "tokens.txt");
    read_abbreviations(data / "abbreviations.txt");
    read_furniture(data / "furniture.txt");
    read_languages(data / "languages.txt");
}

void WordLists::read_tokens(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 7> names = {"prefix", "suffix", "unit", "clitic", "clipped", "pointed", "compound"};
    read_entries(file, [&](std::string_view key, std::string_view words) {
        bool good = true;
        const auto name = std::find(names.begin(), names.end(), key);
        each_word(words, [&](std::string word) {
            const auto cut = word.find('|');
            good = good && word.size() <= longest_shape && (key == "fused") == (cut != std::string::npos);
            if (key == "fused" && good) fused_.emplace(word.erase(cut, 1), static_cast<std::uint32_t>(cut));
            else if (name != names.end()) shapes_[static_cast<std::size_t>(name - names.begin())].insert(std::move(word));
        });
        return good && (name != names.end() || key == "fused");
    });
}

void WordLists::read_abbreviations(const std::filesystem::path& file) {
    constexpr std::array<std::pair<std::string_view, Abbreviation>, 5> classes = {{
        {"title", Abbreviation::title}, {"number", Abbreviation::number}, {"month", Abbreviation::month},
        {"state", Abbreviation::state}, {"other", Abbreviation::other}}};
    read_entries(file, [&](std::string_view key, std::string_view words) {
        if (key == "starts" || key == "says") {
            each_word(words, [&](std::string w) { (key == "starts" ? starts_ : says_).insert(std::move(w)); });
            return true;
        }
        const auto known = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.first == key; });
        if (known == classes.end()) return false;
        each_word(words, [&](std::string w) { abbreviations_.emplace(std::move(w), known->second); });
        return true;
    });
}

void WordLists::read_furniture(const std::filesystem::path& file) {
    constexpr std::array<std::pair<std::string_view, Match>, 6> matches = {{
        {"line", Match::whole}, {"start", Match::start}, {"opens", Match::opens}, {"label", Match::label}, {"anywhere", Match::anywhere}, {"ends", Match::ends}}};
    constexpr std::array<std::pair<std::string_view, Reach>, 2> reaches = {{{"section ", Reach::section}, {"rest ", Reach::rest}}};
    read_entries(file, [&](std::string_view key, std::string_view words) {
        if (key == "nav") {
            each_word(words, [&](std::string w) { menu_.insert(std::move(w)); });
            return true;
        }
        Phrase phrase{std::string(words), Match::whole, Reach::line};
        for (const auto& [name, reach] : reaches)
            if (key.starts_with(name)) {
                phrase.reach = reach;
                key.remove_prefix(name.size());
            }
        const auto known = std::find_if(matches.begin(), matches.end(), [&](const auto& m) { return m.first == key; });
        if (known == matches.end()) return false;
        phrase.match = known->second;
        furniture_[phrase.words.substr(0, phrase.words.find(' '))].push_back(std::move(phrase));
        return true;
    });
}

void WordLists::read_languages(const std::filesystem::path& file) {
    read_entries(file, [&](std::string_view language, std::string_view words) { return languages_.add(language, words); });
    if (languages_.size() == 0) throw FormatError(file.string() + ": names no language; expected at least a line 'LANGUAGE: common words', the first of this folder's language");
}

bool WordLists::is(Shape shape, std::string_view word) const {
    std::array<char, longest_shape> room{};
    return word.size() <= longest_shape && shapes_[static_cast<std::size_t>(shape)].contains(folded(word, room));
}

std::uint32_t WordLists::fused(std::string_view word) const {
    if (word.size() < 4 || word.size() > 8) return 0;
    std::array<char, longest_shape> room{};
    const auto found = fused_.find(folded(word, room));
    return found == fused_.end() ? 0 : found->second;
}

WordLists::Abbreviation WordLists::abbreviation(std::string_view word) const {
    const auto found = abbreviations_.find(word);
    if (found != abbreviations_.end()) return found->second;
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (word.size() < 2 || word.size() > longest_shape || !std::all_of(word.begin(), word.end(), is_upper)) return Abbreviation::none;
    // "GEN." in a line of capitals: as "Gen.", but only where the class leaves no doubt ("CO." may be a word that ends).
    std::array<char, longest_shape> room{};
    (void)folded(word, room);
    room[0] = word[0];
    const auto titled = abbreviations_.find(std::string_view(room.data(), word.size()));
    const bool safe = titled != abbreviations_.end() && titled->second != Abbreviation::other && titled->second != Abbreviation::state;
    return safe ? titled->second : Abbreviation::none;
}

std::span<const WordLists::Phrase> WordLists::furniture(std::string_view first_word) const {
    const auto found = furniture_.find(first_word);
    return found == furniture_.end() ? std::span<const Phrase>{} : found->second;
}

}  // namespace adduce::extract
