#include "cli/quote.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace adduce::cli {
namespace {

struct Mark {
    SourceSpan span;
    std::string_view open, close;   ///< plain
    std::string_view colour;        ///< terminal escape
};

std::vector<Mark> marks_of(const Statement& s) {
    std::vector<Mark> marks;
    const auto add = [&](SourceSpan span, std::string_view open, std::string_view close, std::string_view colour) {
        if (!span.empty() && s.evidence.span.contains(span)) marks.push_back({span, open, close, colour});
    };
    add(s.subject_mention, "[", "]", "\033[1;34m");
    add(s.object_mention, "[", "]", "\033[1;32m");
    add(s.trigger, "{", "}", "\033[1;33m");
    // longer first: brackets of a stretch inside another stand inside
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span.size() > b.span.size(); });
    return marks;
}

std::string brackets_before(const std::vector<Mark>& marks, std::uint32_t at) {
    std::string text;
    for (auto m = marks.rbegin(); m != marks.rend(); ++m) {
        if (m->span.end == at) text += m->close;
    }
    for (const Mark& m : marks) {
        if (m.span.begin == at) text += m.open;
    }
    return text;
}

std::string_view colour_at(const std::vector<Mark>& marks, std::uint32_t at) {
    for (auto m = marks.rbegin(); m != marks.rend(); ++m) {
        if (m->span.begin <= at && at < m->span.end) return m->colour;
    }
    return {};
}

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string marked_quote(const Graph& graph, const Statement& statement, bool colour) {
    const std::vector<Mark> marks = marks_of(statement);
    std::string text;
    std::string_view now;
    std::uint32_t at = statement.evidence.span.begin;
    for (const char c : graph.text(statement.evidence.exact)) {
        if (begins_code_point(c)) {
            if (colour) {
                const std::string_view wanted = colour_at(marks, at);
                if (wanted != now) text.append(now.empty() ? "" : "\033[0m").append(wanted);
                now = wanted;
            } else {
                text += brackets_before(marks, at);
            }
            ++at;
        }
        if (static_cast<unsigned char>(c) >= 0x20U) text += c;
        else if (text.empty() || text.back() != ' ') text += ' ';   // a line break, a tab
    }
    return text + (colour ? std::string(now.empty() ? "" : "\033[0m") : brackets_before(marks, at));
}

}  // namespace adduce::cli
