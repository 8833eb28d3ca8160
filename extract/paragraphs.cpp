#include "extract/paragraphs.hpp"

#include "extract/characters.hpp"

#include <algorithm>
#include <optional>

namespace adduce::extract {

namespace {

struct Line {
    TextSpan span;            ///< without blanks at the ends
    std::uint32_t indent = 0;
    std::uint32_t width = 0;  ///< characters, with the indent
    bool after_gap = true;    ///< the first line, or behind a blank one
};

std::uint32_t characters(std::string_view s) {
    return static_cast<std::uint32_t>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<Line> find_lines(std::string_view text) {
    std::vector<Line> lines;
    bool gap = true;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::size_t first = at, last = end;
        while (first < last && text[first] == ' ') ++first;
        while (last > first && text[last - 1] == ' ') --last;
        if (first == last) {
            gap = true;
        } else {
            Line line;
            line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
            line.indent = static_cast<std::uint32_t>(first - at);
            line.width = line.indent + characters(text.substr(first, last - first));
            line.after_gap = gap;
            lines.push_back(line);
            gap = false;
        }
        at = end + 1;
    }
    return lines;
}

std::uint32_t first_word_width(std::string_view line) { return characters(line.substr(0, line.find(' '))); }

/// The width at which the text is broken, if most line ends are where the next word did not fit any more.
std::optional<std::uint32_t> wrap_width(std::string_view text, const std::vector<Line>& lines) {
    std::vector<std::uint32_t> broken;   // widths of lines with a line directly below
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        if (!lines[i + 1].after_gap) broken.push_back(lines[i].width);
    if (broken.size() < 2) return std::nullopt;
    std::sort(broken.begin(), broken.end());
    const std::uint32_t width = broken[broken.size() - 1 - broken.size() / 20];   // a few addresses or tables may stick out
    if (width < 30 || width > 160) return std::nullopt;
    const auto wider = std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.width > width; });
    if (static_cast<std::size_t>(wider) * 10 > lines.size()) return std::nullopt;
    std::size_t forced = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].after_gap) continue;
        const auto next = text.substr(lines[i + 1].span.begin, lines[i + 1].span.size());
        if (lines[i].width + 1 + first_word_width(next) > width) ++forced;
    }
    return forced * 10 >= broken.size() * 6 ? std::optional(width) : std::nullopt;
}

bool ends_sentence(std::string_view text, TextSpan line) {
    for (std::uint32_t at = line.end; at > line.begin;) {
        const Character c = character_before(text, at);
        if (c.point == '.' || c.point == '!' || c.point == '?' || c.point == ':' || c.point == 0x2026 || c.point == 0x3002) return true;
        if (c.kind != CharClass::quote && c.kind != CharClass::close && c.kind != CharClass::apostrophe) return false;
        at -= c.length;
    }
    return false;
}

/// A line that ends with a letter and a hyphen.
bool breaks_word(std::string_view text, TextSpan line) {
    const Character last = character_before(text, line.end);
    return (last.point == '-' || last.point == 0x2010 || last.point == 0xAC) && line.size() > last.length &&
           is_letter(character_before(text, line.end - last.length).kind);
}

constexpr std::uint32_t long_line = 40;   // characters; shorter ones may be entries of a list

/// Whether `next` goes on with the paragraph of `line` right above it.
bool goes_on(std::string_view text, const Line& line, const Line& next, std::optional<std::uint32_t> width) {
    const auto below = text.substr(next.span.begin, next.span.size());
    if (begins_list_item(below)) return false;
    const CharClass first = character(text, next.span.begin).kind;
    if (breaks_word(text, line.span) && is_word(first)) return true;
    if (!width) return line.width >= long_line && first == CharClass::lower && !ends_sentence(text, line.span);
    if (next.indent > line.indent + 1 && line.indent == 0 && first == CharClass::upper) return false;
    if (line.width + 1 + first_word_width(below) > *width) return true;
    // Ragged right: a line a little short still goes on, unless it ends a sentence.
    return line.width * 4 >= *width * 3 && !ends_sentence(text, line.span) && line.width <= *width;
}

}  // namespace

bool begins_list_item(std::string_view line) {
    const Character c = character(line, 0);
    const auto blank_at = [&](std::size_t i) { return i < line.size() && line[i] == ' '; };
    if (c.point == '*' || c.point == '-' || c.point == '+' || c.point == 0x2022 || c.point == 0xB7 || c.point == 0x25CF || c.point == 0x25AA ||
        c.point == 0x2023 || c.point == 0x2043 || c.point == '.' || c.point == 0x25E6 || c.point == 0x2013)
        return blank_at(c.length);
    std::size_t at = line.starts_with('(') ? 1 : 0;
    const std::size_t begin = at;
    while (at < line.size() && at < begin + 3 && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == begin && at < line.size() && begin == 1 && line[at] >= 'a' && line[at] <= 'z') ++at;
    return at > begin && at < line.size() && (line[at] == ')' || (begin == 0 && line[at] == '.')) && blank_at(at + 1);
}

std::vector<TextSpan> find_paragraphs(std::string_view clean) {
    const std::vector<Line> lines = find_lines(clean);
    const auto width = wrap_width(clean, lines);
    std::vector<TextSpan> paragraphs;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && !lines[i].after_gap && goes_on(clean, lines[i - 1], lines[i], width)) paragraphs.back().end = lines[i].span.end;
        else paragraphs.push_back(lines[i].span);
    }
    return paragraphs;
}

}  // namespace adduce::extract
