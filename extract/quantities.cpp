#include "extract/quantities.hpp"

#include "extract/text_file.hpp"
#include "extract/word_classes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace adduce::extract {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 30> small_numbers{{
    {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"dozen", 12}, {"score", 20},
}};
constexpr std::array<std::pair<std::string_view, double>, 4> scales{{{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}}};
constexpr std::array<std::pair<std::string_view, double>, 5> vague{{{"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"millions", 2e6}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> bounds{{
    {"at least", "at_least"}, {"no fewer than", "at_least"}, {"no less than", "at_least"}, {"a minimum of", "at_least"}, {"more than", "more_than"}, {"over", "more_than"},
    {"above", "more_than"}, {"upwards of", "more_than"}, {"at most", "at_most"}, {"up to", "at_most"}, {"as many as", "at_most"}, {"no more than", "at_most"}, {"a maximum of", "at_most"},
    {"fewer than", "less_than"}, {"less than", "less_than"}, {"under", "less_than"}, {"nearly", "about"}, {"almost", "about"}, {"about", "about"}, {"around", "about"},
    {"approximately", "about"}, {"some", "about"}, {"roughly", "about"}, {"an estimated", "about"},
}};

template <class Table>
std::optional<double> find(const Table& table, std::string_view word) {
    for (const auto& [name, value] : table)
        if (name == word) return value;
    return std::nullopt;
}

std::optional<double> digits(std::string_view word) {
    std::string plain;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == '$' || c == ',') continue;
        if (word.compare(i, 2, "\xC2\xA3") == 0) { ++i; continue; }                                     // pound
        if (word.compare(i, 3, "\xE2\x82\xAC") == 0) { i += 2; continue; }                              // euro
        if (!((c >= '0' && c <= '9') || c == '.')) return std::nullopt;
        plain += c;
    }
    double value = 0;
    if (plain.empty()) return std::nullopt;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return error == std::errc() && end == plain.data() + plain.size() ? std::optional(value) : std::nullopt;
}

/// Reads one number that begins at `at`; moves `at` behind it.
std::optional<double> number(const std::vector<std::string>& words, std::size_t& at) {
    std::optional<double> total;
    double part = 0;
    bool any = false;
    std::size_t t = at;
    for (; t < words.size(); ++t) {
        const std::string& w = words[t];
        if (const auto d = digits(w)) {
            if (any) break;
            part = *d;
            any = true;
        } else if (const auto s = find(small_numbers, w)) {
            if (any && part > 0 && (*s >= 20 || part < 20)) {
                if (w != "dozen" && w != "score") break;
                part *= *s;
            } else {
                part += *s;
            }
            any = true;
        } else if (const auto scale = find(scales, w)) {
            if (!any && t > at) break;
            const double times = any ? part : 1;
            if (*scale == 100) part = times * 100;
            else {
                total = total.value_or(0) + times * *scale;
                part = 0;
            }
            any = true;
        } else if ((w == "-" || w == "and") && any && t + 1 < words.size() && find(small_numbers, words[t + 1]) && part >= 20) {
            continue;   // "twenty-five", "one hundred and five"
        } else if (w == "a" && t + 1 < words.size() && (find(scales, words[t + 1]) || words[t + 1] == "dozen")) {
            continue;
        } else {
            break;
        }
    }
    if (!any) return std::nullopt;
    at = t;
    return total.value_or(0) + part;
}

}  // namespace

QuantityReading read_quantity(std::string_view text) {
    QuantityReading out;
    std::string folded = fold_word(text);
    std::string spaced;
    for (const char c : folded) {
        if (c == '-') spaced += " - ";
        else spaced += c == '\n' || c == '\t' ? ' ' : c;
    }
    std::vector<std::string> words;
    for (const auto part : split(spaced, ' '))
        if (!part.empty()) words.emplace_back(part);
    std::string joined;
    for (const auto& w : words) joined += " " + w;
    joined += ' ';
    for (const auto& [phrase, bound] : bounds) {
        if (joined.find(" " + std::string(phrase) + " ") == std::string::npos) continue;
        out.bound = bound;
        break;
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::size_t end = at;
        if (const auto low = find(vague, words[at])) {
            out.value = low;
            if (out.bound.empty()) out.bound = "at_least";
            end = at + 1;
        } else if (const auto value = number(words, end)) {
            out.value = value;
            std::size_t second = end + 1;
            const bool range = end + 1 < words.size() && (words[end] == "and" || words[end] == "to" || words[end] == "-" || words[end] == "or");
            if (const auto high = range ? number(words, second) : std::nullopt; high && *high > *value) {
                out.min = value;
                out.max = high;
                out.value.reset();
                out.bound = "between";
                end = second;
            }
        } else {
            continue;
        }
        for (std::size_t t = end; t < words.size(); ++t) {
            if (words[t] == "of" && out.of.empty()) continue;
            out.of += (out.of.empty() ? "" : " ") + words[t];
        }
        break;
    }
    if (!out.value && !out.min) {
        out.bound.clear();
        return out;
    }
    if (out.bound.empty()) out.bound = "exact";
    if (out.bound == "exact") out.min = out.max = out.value;
    if (out.bound == "at_least" || out.bound == "more_than") out.min = out.value;
    if (out.bound == "at_most" || out.bound == "less_than") out.max = out.value;
    return out;
}

}  // namespace adduce::extract
