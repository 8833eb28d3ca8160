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

}  // namespace

WordLists::WordLists(const std::filesystem::path& data) {
    constexpr std::array<std::pair<std::string_view, Abbreviation>, 5> classes = {{
        {"title", Abbreviation::title}, {"number", Abbreviation::number}, {"month", Abbreviation::month},
        {"state", Abbreviation::state}, {"other", Abbreviation::other}}};
    const auto each_word = [](std::string_view words, auto use) {
        while (!words.empty()) {
            const auto end = std::min(words.find(' '), words.size());
            use(std::string(words.substr(0, end)));
            words = trim(words.substr(end));
        }
    };
    read_entries(data / "abbreviations.txt", [&](std::string_view key, std::string_view words) {
        if (key == "starts") each_word(words, [&](std::string w) { starts_.insert(std::move(w)); });
        else if (key == "says") each_word(words, [&](std::string w) { says_.insert(std::move(w)); });
        else
            for (const auto& [name, kind] : classes)
                if (name == key) {
                    each_word(words, [&, k = kind](std::string w) { abbreviations_.emplace(std::move(w), k); });
                    return true;
                }
        return key == "starts" || key == "says";
    });
    read_entries(data / "furniture.txt", [&](std::string_view key, std::string_view words) {
        if (key == "nav") {
            each_word(words, [&](std::string w) { menu_.insert(std::move(w)); });
            return true;
        }
        Phrase phrase{std::string(words), Match::whole, Reach::line};
        for (const auto& [name, reach] : {std::pair<std::string_view, Reach>{"section ", Reach::section}, {"rest ", Reach::rest}})
            if (key.starts_with(name)) {
                phrase.reach = reach;
                key.remove_prefix(name.size());
            }
        if (key == "start") phrase.match = Match::start;
        else if (key == "opens") phrase.match = Match::opens;
        else if (key == "label") phrase.match = Match::label;
        else if (key == "anywhere") phrase.match = Match::anywhere;
        else if (key != "line") return false;
        furniture_[phrase.words.substr(0, phrase.words.find(' '))].push_back(std::move(phrase));
        return true;
    });
}

WordLists::Abbreviation WordLists::abbreviation(std::string_view word) const {
    const auto found = abbreviations_.find(word);
    return found == abbreviations_.end() ? Abbreviation::none : found->second;
}

std::span<const WordLists::Phrase> WordLists::furniture(std::string_view first_word) const {
    const auto found = furniture_.find(first_word);
    return found == furniture_.end() ? std::span<const Phrase>{} : found->second;
}

}  // namespace adduce::extract
