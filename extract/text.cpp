#include "extract/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::uint32_t mark_distance = 256;   // bounds the walk of a look-up to a few cache lines

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint32_t length_of(char lead) {
    const auto b = static_cast<unsigned char>(lead);
    return b < 0x80U ? 1U : b < 0xE0U ? 2U : b < 0xF0U ? 3U : 4U;
}

enum class Cleaning : std::uint8_t { keep, drop, space, newline, letters };

/// Lead bytes of everything that cleaning touches; all other bytes are copied in bulk.
constexpr std::array<bool, 256> make_stops() {
    std::array<bool, 256> stops{};
    for (std::size_t b = 0; b < 0x20; ++b) stops[b] = b != '\n';
    for (const std::size_t b : {0x7FU, 0xC2U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) stops[b] = true;
    return stops;
}
constexpr auto stops = make_stops();

Cleaning cleaning_of_general_punctuation(unsigned char b, unsigned char c) {
    if (b == 0x80U) {                                             // U+2000 to U+203F
        if (c <= 0x8AU || c == 0xAFU) return Cleaning::space;     // widths of space, narrow no-break space
        if (c <= 0x8FU) return Cleaning::drop;                    // zero-width space and joiners, direction marks
        if (c == 0xA8U || c == 0xA9U) return Cleaning::newline;   // line and paragraph separator
        if (c >= 0xAAU && c <= 0xAEU) return Cleaning::drop;      // embeddings and overrides
    } else if (b == 0x81U) {                                      // U+2040 to U+207F
        if (c == 0x9FU) return Cleaning::space;
        if (c >= 0xA0U && c <= 0xAFU) return Cleaning::drop;      // word joiner, invisible operators, isolates
    }
    return Cleaning::keep;
}

Cleaning cleaning_of(std::string_view rest) {
    const auto at = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : static_cast<unsigned char>(0); };
    switch (at(0)) {
    case 0xC2U:
        if (at(1) == 0x85U) return Cleaning::newline;
        if (at(1) <= 0xA0U) return Cleaning::space;               // C1 controls and the no-break space
        return at(1) == 0xADU ? Cleaning::drop : Cleaning::keep;  // soft hyphen
    case 0xE1U: return at(1) == 0x9AU && at(2) == 0x80U ? Cleaning::space : Cleaning::keep;
    case 0xE2U: return cleaning_of_general_punctuation(at(1), at(2));
    case 0xE3U: return at(1) == 0x80U && at(2) == 0x80U ? Cleaning::space : Cleaning::keep;
    case 0xEFU:
        if (at(1) == 0xACU && at(2) >= 0x80U && at(2) <= 0x86U) return Cleaning::letters;   // U+FB00 to U+FB06
        return at(1) == 0xBBU && at(2) == 0xBFU ? Cleaning::drop : Cleaning::keep;
    case '\r': case '\f': return Cleaning::newline;
    default: return at(0) < 0x20U || at(0) == 0x7FU ? Cleaning::space : Cleaning::keep;
    }
}

/// The letters of the ligature whose last byte is `byte`.
std::string_view ligature(char byte) {
    constexpr std::array<std::string_view, 7> letters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return letters[static_cast<unsigned char>(byte) - 0x80U];
}

/// Bytes of the source character at `at`; a carriage return and its line feed are one.
std::uint32_t source_length(std::string_view source, std::uint32_t at) {
    if (source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n') return 2;
    return length_of(source[at]);
}

/// Bytes of the line end and the indent of the next line right behind a soft hyphen: printed text goes on there. 0 when
/// there is none.
std::uint32_t line_end_length(std::string_view source, std::uint32_t at) {
    std::uint32_t end = at;
    if (end < source.size() && source[end] == '\r') ++end;
    if (end < source.size() && source[end] == '\n') ++end;
    if (end == at) return 0;
    while (end < source.size() && source[end] == ' ') ++end;
    return end - at;
}

}  // namespace

Text::Text(std::string_view source, std::uint32_t body) : source_(source) {
    clean_.reserve(source.size() - body);
    shifts_.push_back({0, body});
    const auto size = static_cast<std::uint32_t>(source.size());
    std::uint32_t copied = body;
    for (std::uint32_t at = body; at < size;) {
        if (!stops[static_cast<unsigned char>(source[at])]) {
            ++at;
            continue;
        }
        const Cleaning cleaning = cleaning_of(source.substr(at, 3));
        const std::uint32_t length = source_length(source, at);
        if (cleaning == Cleaning::keep || (length == 1 && source[at] == '\n')) {
            at += length;
            continue;
        }
        clean_.append(source, copied, at - copied);
        if (cleaning == Cleaning::letters) {   // each letter leads back to the whole ligature
            for (const char letter : ligature(source[at + 2])) {
                shift(static_cast<std::uint32_t>(clean_.size()), at);
                clean_.push_back(letter);
            }
        }
        at += length;
        if (cleaning == Cleaning::drop && source[at - length] == '\xC2') at += line_end_length(source, at);
        copied = at;
        if (cleaning == Cleaning::space || cleaning == Cleaning::newline) clean_.push_back(cleaning == Cleaning::space ? ' ' : '\n');
        shift(static_cast<std::uint32_t>(clean_.size()), at);
    }
    clean_.append(source, copied, std::string_view::npos);

    std::uint32_t code_points = 0;
    for (std::uint32_t at = 0; at < size; ++at) {
        if (is_continuation(source[at])) continue;
        if (code_points++ % mark_distance == 0) marks_.push_back(at);
    }
}

void Text::shift(std::uint32_t clean_byte, std::uint32_t source_byte) {
    // A one-for-one exchange keeps the distance: no mark needed.
    if (source_byte - clean_byte == shifts_.back().source - shifts_.back().clean) return;
    if (shifts_.back().clean == clean_byte) shifts_.back().source = source_byte;
    else shifts_.push_back({clean_byte, source_byte});
}

void Text::drop(std::span<const TextSpan> spans) {
    if (spans.empty()) return;
    const std::vector<Shift> old = std::exchange(shifts_, {});
    const std::string all = std::exchange(clean_, {});
    clean_.reserve(all.size());
    std::size_t next = 0;   // of the old shifts
    const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
        while (next + 1 < old.size() && old[next + 1].clean <= begin) ++next;
        const auto at = static_cast<std::uint32_t>(clean_.size());
        const std::uint32_t source = old[next].source + (begin - old[next].clean);
        if (shifts_.empty()) shifts_.push_back({at, source});
        else shift(at, source);
        for (; next + 1 < old.size() && old[next + 1].clean < end; ++next) shift(at + (old[next + 1].clean - begin), old[next + 1].source);
        clean_.append(all, begin, end - begin);
    };
    std::uint32_t begin = 0;
    for (const TextSpan span : spans) {
        keep(begin, span.begin);
        begin = span.end;
    }
    keep(begin, static_cast<std::uint32_t>(all.size()));
}

std::string_view Text::slice(TextSpan span) const { return std::string_view(clean_).substr(span.begin, span.size()); }

std::uint32_t Text::source_byte_of(std::uint32_t clean_byte) const {
    const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), clean_byte,
                                        [](std::uint32_t byte, const Shift& shift) { return byte < shift.clean; });
    const Shift& shift = *(after - 1);
    return shift.source + (clean_byte - shift.clean);
}

SourceSpan Text::to_source(TextSpan span) const {
    const std::uint32_t begin = code_point_of_byte(source_byte_of(span.begin));
    if (span.empty()) return {begin, begin};
    // The end is where the last character ends: what was dropped behind it does not belong to the span.
    std::uint32_t last = span.end - 1;
    while (last > span.begin && is_continuation(clean_[last])) --last;
    const std::uint32_t last_source = source_byte_of(last);
    return {begin, code_point_of_byte(last_source + source_length(source_, last_source))};
}

std::string_view Text::source(SourceSpan span) const {
    const std::uint32_t begin = byte_of_code_point(span.begin);
    return source_.substr(begin, byte_of_code_point(span.end) - begin);
}

std::uint32_t Text::code_point_of_byte(std::uint32_t source_byte) const {
    if (marks_.empty()) return 0;
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), source_byte);
    const auto mark = static_cast<std::uint32_t>(after - marks_.begin()) - 1;
    std::uint32_t code_point = mark * mark_distance;
    for (std::uint32_t at = marks_[mark]; at < source_byte; ++at)
        if (at + 1 >= source_.size() || !is_continuation(source_[at + 1])) ++code_point;
    return code_point;
}

std::uint32_t Text::byte_of_code_point(std::uint32_t code_point) const {
    const std::uint32_t mark = code_point / mark_distance;
    if (mark >= marks_.size()) return static_cast<std::uint32_t>(source_.size());
    std::uint32_t at = marks_[mark];
    for (std::uint32_t left = code_point % mark_distance; left > 0 && at < source_.size(); --left) at += length_of(source_[at]);
    return std::min(at, static_cast<std::uint32_t>(source_.size()));
}

bool same_words(std::string_view source, std::string_view clean) {
    const Text read(source);
    const std::string_view a = read.clean();
    const auto blank = [](char c) { return c == ' ' || c == '\n'; };
    std::size_t i = 0, k = 0;
    while (true) {
        while (i < a.size() && blank(a[i])) ++i;
        while (k < clean.size() && blank(clean[k])) ++k;
        if (i == a.size() || k == clean.size()) return i == a.size() && k == clean.size();
        if (a[i] == clean[k]) {
            ++i, ++k;
            continue;
        }
        const std::size_t sign = a[i] == '-' ? 1 : a.substr(i).starts_with("\u2010") ? 3 : a.substr(i).starts_with("\u00AC") ? 2 : 0;
        std::size_t end = i + sign;
        while (end < a.size() && a[end] == ' ') ++end;
        if (sign == 0 || end == a.size() || a[end] != '\n') return false;
        i = end;
    }
}

}  // namespace adduce::extract
