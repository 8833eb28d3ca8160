#include "extract/page_marks.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace adduce::extract {

namespace {

constexpr std::size_t longest = 80;       // bytes of a header; longer lines are text
constexpr std::size_t least_pages = 3;    // that bear the same header

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The figures at `at` as a page number (at most four of them), and `at` behind them.
std::optional<std::uint32_t> number(std::string_view line, std::size_t& at) {
    const std::size_t begin = at;
    std::uint32_t value = 0;
    while (at < line.size() && is_digit(line[at]) && at - begin <= 4) value = value * 10 + static_cast<std::uint32_t>(line[at++] - '0');
    return at > begin && at - begin <= 4 ? std::optional(value) : std::nullopt;
}

/// @param word  in small letters
bool begins_with_word(std::string_view line, std::string_view word) {
    return line.size() > word.size() && std::equal(word.begin(), word.end(), line.begin(), [](char w, char c) { return w == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
}

struct PageNumber {
    std::uint32_t page = 0;
    bool plain = false;   ///< nothing but figures: these are page numbers only where they count up
};

std::optional<PageNumber> page_number(std::string_view line) {
    std::size_t at = 0;
    bool plain = true, paged = false;
    const auto skip = [&](std::string_view signs) {
        while (at < line.size() && signs.find(line[at]) != std::string_view::npos) ++at, plain = false;
    };
    skip("-[(| ");
    for (const std::string_view word : {std::string_view("page "), std::string_view("p. "), std::string_view("p ")})
        if (!paged && begins_with_word(line.substr(at), word)) at += word.size(), paged = true;
    // "14-23456     3/15": the number of the document before that of the page.
    const std::size_t gap = line.rfind("  ");
    const bool numbered = !paged && gap != std::string_view::npos && is_digit(line[at]) && line.substr(0, gap).find_first_not_of("0123456789-./ ") == std::string_view::npos;
    if (numbered) at = gap + 2;
    const auto page = number(line, at);
    if (!page) return std::nullopt;
    const std::string_view rest = line.substr(at);
    std::size_t of = rest.starts_with("/") ? 1 : rest.starts_with(" / ") ? 3 : begins_with_word(rest, " of ") ? 4 : 0;
    if (of > 0) {
        at += of;
        const auto pages = number(line, at);
        if (!pages || *pages < *page || *page == 0) return std::nullopt;
        plain = false;
    } else if (numbered) {
        return std::nullopt;
    }
    // "- 5 -" is a page; "(5)" and "- 5" are items of a list.
    const bool closed = at < line.size();
    skip("-])| ");
    if (at != line.size()) return std::nullopt;
    if (of == 0 && !paged && !plain && !(closed && line.front() == '-')) return std::nullopt;
    return PageNumber{*page, plain && !paged};
}

bool may_be_header(std::string_view line) {
    return line.size() <= longest && line.find('\n') == std::string_view::npos && line.back() != '.' && line.back() != ':' && line.back() != '?' && line.back() != '!';
}

/// Plain numbers count only in rows of three or more that go up by one with text between.
void drop_numbers_that_do_not_count_up(std::span<const std::string_view> lines, const std::vector<std::optional<PageNumber>>& found, std::vector<bool>& marks) {
    std::vector<std::size_t> plain;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i] && found[i]->plain) plain.push_back(i);
    const auto follows = [&](std::size_t a, std::size_t b) {
        const auto between = lines.subspan(a + 1, b - a - 1);
        return found[b]->page == found[a]->page + 1 && std::any_of(between.begin(), between.end(), [](std::string_view line) { return line.empty(); });
    };
    for (std::size_t i = 0; i < plain.size();) {
        std::size_t end = i + 1;
        while (end < plain.size() && follows(plain[end - 1], plain[end])) ++end;
        if (end - i < least_pages)
            for (std::size_t k = i; k < end; ++k) marks[plain[k]] = false;
        i = end;
    }
}

}  // namespace

std::vector<bool> page_marks(std::span<const std::string_view> lines) {
    std::vector<std::optional<PageNumber>> found(lines.size());
    std::vector<bool> marks(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!lines[i].empty() && lines[i].size() <= longest) marks[i] = (found[i] = page_number(lines[i])).has_value();
    drop_numbers_that_do_not_count_up(lines, found, marks);

    // Headers and footers: up to two lines on either side of a number.
    std::unordered_map<std::string_view, std::vector<std::size_t>> beside;
    std::size_t last_seen = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!marks[i]) continue;
        for (std::size_t k = std::max(last_seen, i < 2 ? 0 : i - 2); k < std::min(i + 3, lines.size()); ++k)
            if (!marks[k] && !lines[k].empty() && may_be_header(lines[k])) beside[lines[k]].push_back(k);
        last_seen = i + 3;
    }
    for (const auto& [words, places] : beside)
        if (places.size() >= least_pages)
            for (const std::size_t k : places) marks[k] = true;
    return marks;
}

}  // namespace adduce::extract
