#include "extract/metadata.hpp"

#include "extract/dates.hpp"
#include "graph/near_miss.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace adduce::extract {

namespace {

constexpr std::array<std::pair<std::string_view, Field>, 24> names = {{
    {"text", Field::text}, {"body", Field::text}, {"content", Field::text}, {"title", Field::title}, {"headline", Field::title},
    {"date", Field::published}, {"published", Field::published}, {"publication-date", Field::published}, {"publication_date", Field::published},
    {"publication date", Field::published}, {"url", Field::url}, {"link", Field::url}, {"publisher", Field::publisher}, {"source", Field::publisher},
    {"outlet", Field::publisher}, {"id", Field::id}, {"author", Field::ignored}, {"authors", Field::ignored}, {"by", Field::ignored},
    {"byline", Field::ignored}, {"language", Field::ignored}, {"lang", Field::ignored}, {"licence", Field::ignored}, {"license", Field::ignored}}};

std::string lower(std::string_view s) {
    std::string out(s);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view trim(std::string_view s) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!s.empty() && blank(s.back())) s.remove_suffix(1);
    while (!s.empty() && blank(s.front())) s.remove_prefix(1);
    return s;
}

struct HeadLine {
    std::string_view key, value;
    std::size_t number = 0;
};

/// `Key: value`, the key a word or three.
std::optional<HeadLine> head_line(std::string_view line, std::size_t number) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 30) return std::nullopt;
    const auto key = line.substr(0, colon);
    const bool plain = std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == ' '; });
    if (!plain || key.front() == ' ' || std::count(key.begin(), key.end(), ' ') > 2) return std::nullopt;
    if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return std::nullopt;   // "https://..."
    return HeadLine{trim(key), trim(line.substr(colon + 1)), number};
}

std::string_view unquoted(std::string_view value) {
    if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) return value.substr(1, value.size() - 2);
    return value;
}

void fill(std::string& slot, std::string_view value) {
    if (slot.empty()) slot = value;
}

}  // namespace

std::optional<Field> field(std::string_view name) {
    const std::string folded = lower(name);
    for (const auto& [known, f] : names)
        if (known == folded) return f;
    return std::nullopt;
}

std::string whole_characters(std::string_view value, std::string_view place, const DiagnosticSink& sink) {
    if (valid_utf8(value)) return std::string(value);
    sink({Diagnostic::Severity::warning, "broken-escape", std::string(place), "an escape stands for half a character; replaced by U+FFFD", "write UTF-8 instead of escapes"});
    return repaired_utf8(value);
}

void set_field(Document& document, Field f, std::string_view value, std::string_view place, const DiagnosticSink& sink) {
    value = trim(value);
    if (value.empty()) return;
    switch (f) {
    case Field::title: return fill(document.title, value);
    case Field::url: return fill(document.url, value);
    case Field::publisher: return fill(document.publisher, value);
    case Field::published:
        if (const auto date = parse_date(value)) return fill(document.published, *date);
        return sink({Diagnostic::Severity::note, "bad-date", std::string(place), "'" + std::string(value.substr(0, 60)) + "' is not a date; left out",
                     "write it as 2024-10-31"});
    default: return;
    }
}

void report_unknown_field(std::string_view name, std::string_view place, const DiagnosticSink& sink) {
    constexpr std::array<std::string_view, 7> known = {"text", "title", "date", "published", "url", "publisher", "source"};
    sink({Diagnostic::Severity::note, "unknown-field", std::string(place), "'" + std::string(name) + "' is not a known field" + did_you_mean(name, known), ""});
}

void read_head(Document& document, const DiagnosticSink& sink) {
    const std::string_view text = document.source;
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::vector<HeadLine> head;
    std::size_t known = 0, number = 0, body = 0;
    bool fenced = false, closed = false;
    while (at < text.size() && head.size() < 30) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto line = trim(text.substr(at, end - at));
        ++number;
        at = std::min(end + 1, text.size());
        if (number == 1 && line == "---") {
            fenced = true;
            continue;
        }
        if (line.empty() && !fenced) {
            body = at;
            closed = true;
            break;
        }
        if (fenced && line == "---") {
            body = at;
            closed = true;
            break;
        }
        const auto entry = head_line(line, number);
        if (!entry && fenced) continue;   // lists and comments of a front matter
        if (!entry) return;
        const auto f = field(entry->key);
        known += f && *f != Field::ignored && *f != Field::text;
        head.push_back(*entry);
    }
    if (!closed || known < (fenced ? 1U : 2U)) return;
    for (const HeadLine& line : head) {
        const std::string place = document.path + ":" + std::to_string(line.number) + ":1";
        if (const auto f = field(line.key)) set_field(document, *f, unquoted(line.value), place, sink);
        else report_unknown_field(line.key, place, sink);
    }
    document.body = static_cast<std::uint32_t>(body);
}

void guess_from_text(Document& document) {
    std::string_view text = document.source;
    text.remove_prefix(document.body);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string_view first;
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size() && lines < 6;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto line = trim(text.substr(at, end - at));
        at = end + 1;
        if (line.empty()) continue;
        if (++lines == 1) first = line;
        const auto date = parse_date(line);
        if (date && document.published.empty()) document.published = *date;
        if (date && lines == 1) lines = 0;   // a date above the headline
    }
    if (!document.title.empty() || first.empty() || parse_date(first)) return;
    if (first.starts_with("# ")) first = trim(first.substr(2));
    const char last = first.back();
    const bool headline = code_points(first) <= 160 && last != '.' && last != ':' && last != ';' && last != ',' && first.find(' ') != std::string_view::npos;
    if (headline && text.size() > first.size() + 2) document.title = first;
}

}  // namespace adduce::extract
