#include "extract/times.hpp"

#include "extract/text_file.hpp"
#include "extract/word_classes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

namespace adduce::extract {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> month_starts{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> month_names{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 13> counts{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

unsigned month_of(std::string_view w) {
    for (unsigned i = 0; i < 12; ++i)
        if (w == month_names[i] || w == month_starts[i] || (w == "sept" && i == 8)) return i + 1;
    return 0;
}

std::optional<int> number(std::string_view w) {
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
        if (w.size() > 2 && w.ends_with(ordinal) && w[0] >= '0' && w[0] <= '9') w.remove_suffix(2);
    int value = 0;
    const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
    if (error == std::errc() && end == w.data() + w.size() && !w.empty()) return value;
    const auto it = std::find(counts.begin(), counts.end(), w);
    return it == counts.end() ? std::nullopt : std::optional(static_cast<int>(it - counts.begin()));
}

std::string iso(sys_days day) {
    const year_month_day d(day);
    std::string out = std::to_string(static_cast<int>(d.year()));
    const auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    return out + two(static_cast<unsigned>(d.month())) + two(static_cast<unsigned>(d.day()));
}

std::optional<sys_days> day_of(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto y = number(text.substr(0, 4));
    const auto m = number(text.substr(5, 2));
    const auto d = number(text.substr(8, 2));
    if (!y || !m || !d || *m < 1 || *d < 1) return std::nullopt;
    const year_month_day date(year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)));
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

TimeReading span(sys_days first, sys_days last, std::string_view granularity) { return {iso(first), iso(last), std::string(granularity)}; }

TimeReading whole_month(int y, unsigned m) {
    const year_month ym{year(y), month(m)};
    return span(sys_days(ym / day(1)), sys_days(ym / std::chrono::last), "month");
}
TimeReading whole_year(int y) { return span(sys_days(year(y) / 1 / 1), sys_days(year(y) / 12 / 31), "year"); }

bool plausible_year(int y) { return y >= 1000 && y < 2200; }

class TimeReader {
public:
    TimeReader(std::string_view text, std::string_view published) : published_(day_of(published)) {
        std::string word;
        const auto flush = [&] {
            if (!word.empty()) words_.push_back(std::exchange(word, {}));
        };
        for (const char c : fold_word(text)) {
            if (c == ' ' || c == ',' || c == '.' || c == '\n' || c == '(' || c == ')' || c == '-' || c == '\t') flush();
            else word += c;
        }
        flush();
    }

    std::optional<TimeReading> read() const {
        auto out = calendar();
        if (!out) out = decade();
        if (!out && published_) out = relative(*published_);
        if (!out) return out;
        if (has("since")) out->last.clear();
        if (has("until") || has("till")) out->first.clear();
        return out;
    }

private:
    bool has(std::string_view word) const { return std::find(words_.begin(), words_.end(), word) != words_.end(); }

    std::optional<TimeReading> calendar() const {
        unsigned m = 0;
        int y = 0;
        std::optional<int> d;
        std::size_t month_at = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (const unsigned found = month_of(words_[i]); found != 0 && m == 0) {
                m = found;
                month_at = i;
            } else if (const auto n = number(words_[i]); n && words_[i][0] >= '0' && words_[i][0] <= '9') {
                if (plausible_year(*n) && words_[i].size() == 4) y = *n;
            }
        }
        if (m == 0) {
            if (words_.size() == 3 && words_[0].size() == 4 && words_[1].size() == 2 && words_[2].size() == 2)   // ISO
                if (const auto day = day_of(words_[0] + "-" + words_[1] + "-" + words_[2])) return span(*day, *day, "day");
            if (y != 0 && std::none_of(words_.begin(), words_.end(), [](const std::string& w) { return w == "years" || w == "days"; })) return whole_year(y);
            return std::nullopt;
        }
        for (const std::size_t i : {month_at + 1, month_at - 1}) {   // "October 31", "31 October"
            if (i >= words_.size() || d) continue;
            if (const auto n = number(words_[i]); n && *n >= 1 && *n <= 31 && words_[i][0] >= '0' && words_[i][0] <= '9') d = n;
        }
        if (y == 0) {
            if (!published_) return std::nullopt;
            y = nearest_year(m, d.value_or(1));
        }
        if (!d) return whole_month(y, m);
        const year_month_day date(year(y), month(m), day(static_cast<unsigned>(*d)));
        if (!date.ok()) return std::nullopt;
        return span(sys_days(date), sys_days(date), "day");
    }

    /// The year that puts the day before publication, or at most half a year after it.
    int nearest_year(unsigned m, int d) const {
        const int y = static_cast<int>(year_month_day(*published_).year());
        const year_month_day date(year(y), month(m), day(static_cast<unsigned>(std::min(d, 28))));
        const auto ahead = sys_days(date) - *published_;
        if (ahead > days(183)) return y - 1;
        if (ahead < days(-183) && (has("next") || has("until"))) return y + 1;
        return y;
    }

    std::optional<TimeReading> decade() const {
        for (const std::string& w : words_) {
            if (w.size() != 5 || w.back() != 's' || w[3] != '0') continue;
            if (const auto y = number(std::string_view(w).substr(0, 4)); y && plausible_year(*y)) return span(sys_days(year(*y) / 1 / 1), sys_days(year(*y + 9) / 12 / 31), "decade");
        }
        return std::nullopt;
    }

    std::optional<TimeReading> relative(sys_days today) const {
        const year_month_day date(today);
        const int y = static_cast<int>(date.year());
        const unsigned m = static_cast<unsigned>(date.month());
        for (unsigned i = 0; i < weekdays.size(); ++i) {
            if (!has(weekdays[i]) && !has(std::string(weekdays[i]) + "s")) continue;
            const weekday wanted(i);
            sys_days day = today - (weekday(today) - wanted);   // the last one, today included
            if (has("last") && day == today) day -= days(7);
            if (has("next")) day += days(7);
            return span(day, day, "day");
        }
        if (has("today") || has("tonight") || has("morning") || has("afternoon") || has("evening")) return span(today, today, "day");
        if (has("yesterday")) return span(today - days(1), today - days(1), "day");
        if (has("tomorrow")) return span(today + days(1), today + days(1), "day");
        const int step = has("last") || has("previous") || has("past") ? -1 : has("next") || has("coming") ? 1 : has("this") || has("current") ? 0 : 9;
        if (has("ago")) return ago(today);
        if (step == 9) return std::nullopt;
        if (has("year")) return whole_year(y + step);
        if (has("month")) {
            const int month_index = y * 12 + static_cast<int>(m) - 1 + step;
            return whole_month(month_index / 12, static_cast<unsigned>(month_index % 12) + 1);
        }
        if (has("week")) {
            const sys_days monday = today - (weekday(today) - Monday) + days(7 * step);
            return span(monday, monday + days(6), "vague");
        }
        return std::nullopt;
    }

    std::optional<TimeReading> ago(sys_days today) const {
        std::optional<int> n;
        for (const std::string& w : words_) {
            if (!n) n = w == "a" || w == "an" ? std::optional(1) : number(w);
        }
        if (!n || *n > 2000 || has("hundred") || has("thousand") || has("million")) return std::nullopt;
        const year_month_day date(today);
        if (has("day") || has("days")) return span(today - days(*n), today - days(*n), "day");
        if (has("week") || has("weeks")) return span(today - days(7 * *n), today - days(7 * *n), "vague");
        if (has("year") || has("years")) return whole_year(static_cast<int>(date.year()) - *n);
        if (has("month") || has("months")) {
            const int index = static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1 - *n;
            return whole_month(index / 12, static_cast<unsigned>(index % 12) + 1);
        }
        return std::nullopt;
    }

    std::optional<sys_days> published_;
    std::vector<std::string> words_;
};

}  // namespace

std::optional<TimeReading> read_time(std::string_view words, std::string_view published) { return TimeReader(words, published).read(); }

}  // namespace adduce::extract
