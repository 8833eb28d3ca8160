#include "extract/dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace adduce::extract {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words and numbers of a short line, lower case, without the signs between them.
std::vector<std::string> parts(std::string_view text) {
    std::vector<std::string> out;
    bool open = false;
    for (const char c : text) {
        if (c == ' ' || c == ',' || c == '.' || c == '(' || c == ')' || c == '\t') {
            open = false;
            continue;
        }
        if (!open) out.emplace_back();
        open = true;
        out.back().push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return out;
}

/// 1 to 12 for a month's name or its abbreviation, else 0.
int month(std::string_view word) {
    constexpr std::array<std::string_view, 12> names = {"january", "february", "march", "april", "may", "june",
                                                        "july", "august", "september", "october", "november", "december"};
    if (word == "sept") return 9;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i] || (word.size() == 3 && names[i].starts_with(word))) return static_cast<int>(i) + 1;
    return 0;
}

bool is_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 7> names = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    return word.size() >= 3 && std::any_of(names.begin(), names.end(), [&](std::string_view n) { return n.starts_with(word) && (word.size() <= 5 || word == n); });
}

/// The number a word is, an ordinal ending allowed, or -1.
int number(std::string_view word) {
    if (word.size() > 2 && !is_digit(word.back())) {
        const auto end = word.substr(word.size() - 2);
        if (end == "st" || end == "nd" || end == "rd" || end == "th") word.remove_suffix(2);
    }
    if (word.empty() || word.size() > 4 || !std::all_of(word.begin(), word.end(), is_digit)) return -1;
    int value = 0;
    for (const char c : word) value = value * 10 + (c - '0');
    return value;
}

std::optional<std::string> iso(int year, int month, int day) {
    constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > lengths[static_cast<std::size_t>(month) - 1]) return std::nullopt;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2 && day == 29 && !leap) return std::nullopt;
    const auto two = [](int n) { return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; };
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

/// "2024-10-31", also with a time behind a T.
std::optional<std::string> from_iso(std::string_view word) {
    if (word.size() == 8 && std::all_of(word.begin(), word.end(), is_digit))
        return iso(number(word.substr(0, 4)), number(word.substr(4, 2)), number(word.substr(6, 2)));
    const bool shape = word.size() >= 10 && word[4] == '-' && word[7] == '-' && (word.size() == 10 || word[10] == 't');
    return shape ? iso(number(word.substr(0, 4)), number(word.substr(5, 2)), number(word.substr(8, 2))) : std::nullopt;
}

bool is_time(std::string_view word) {
    constexpr std::array<std::string_view, 14> words = {"at", "am", "pm", "a", "m", "p", "gmt", "utc", "est", "edt", "et", "local", "time", "z"};
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    return !word.empty() && is_digit(word.front()) && word.find(':') != std::string_view::npos;
}

}  // namespace

std::optional<std::string> parse_date(std::string_view text) {
    if (text.size() > 60) return std::nullopt;
    const std::vector<std::string> words = parts(text);
    std::size_t i = 0;
    if (i < words.size() && is_weekday(words[i])) ++i;
    if (i >= words.size()) return std::nullopt;
    std::optional<std::string> date = from_iso(words[i]);
    std::size_t used = 1;
    if (!date && i + 2 < words.size()) {
        const int year = number(words[i + 2]);
        date = month(words[i]) > 0 ? iso(year, month(words[i]), number(words[i + 1])) : iso(year, month(words[i + 1]), number(words[i]));
        used = 3;
    }
    if (!date) return std::nullopt;
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i + used), words.end(), [](const std::string& w) { return is_time(w) || is_weekday(w); }) ? date : std::nullopt;
}

}  // namespace adduce::extract
