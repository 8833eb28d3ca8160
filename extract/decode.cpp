#include "extract/decode.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace adduce::extract {

namespace {

using Severity = Diagnostic::Severity;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xC0U | c >> 6U), put(0x80U | (c & 0x3FU));
    if (c < 0x10000) return put(0xE0U | c >> 12U), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
    put(0xF0U | c >> 18U), put(0x80U | (c >> 12U & 0x3FU)), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
}

std::string hex(unsigned char byte) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "0x%02X", static_cast<unsigned>(byte));
    return text.data();
}

std::string line_and_column(std::string_view text, std::size_t at, std::size_t first_line) {
    const auto before = text.substr(0, at);
    const auto line = first_line + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const auto begin = before.rfind('\n') + 1;   // npos + 1 is 0
    return std::to_string(line) + ":" + std::to_string(code_points(before.substr(begin)) + 1);
}

/// Bytes of the maximal broken sequence at `at` (Unicode 15, section 3.9, U+FFFD substitution of maximal subparts).
std::size_t broken_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const unsigned lead = byte(0);
    const bool three = lead >= 0xE0 && lead <= 0xEF, four = lead >= 0xF0 && lead <= 0xF4;
    if (!three && !four) return 1;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return 1;
    return four && byte(2) >= 0x80 && byte(2) <= 0xBF ? 3 : 2;
}

struct Breaks {
    std::size_t sequences = 0;   ///< broken ones
    std::size_t bytes = 0;       ///< in them
    std::size_t multibyte = 0;   ///< well-formed characters beyond ASCII
    std::size_t first = 0;
    std::string repaired;
};

Breaks find_breaks(std::string_view text) {
    Breaks breaks;
    breaks.repaired.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const auto good = rest.substr(0, valid_prefix(rest));
        breaks.multibyte += static_cast<std::size_t>(std::count_if(good.begin(), good.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0U; }));
        breaks.repaired += good;
        at += good.size();
        if (at == text.size()) break;
        if (breaks.sequences++ == 0) breaks.first = at;
        const std::size_t length = broken_length(text, at);
        breaks.bytes += length;
        breaks.repaired += replacement;
        at += length;
    }
    return breaks;
}

/// Windows-1252, 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/// Whether the high bytes of a text make sense as Windows-1252: all have a character there and they are few.
bool is_windows_1252(std::string_view text, const Breaks& breaks) {
    if (breaks.multibyte * 4 > breaks.sequences) return false;   // mostly UTF-8: damaged, not another encoding
    std::size_t high = 0, undefined = 0;
    for (const char c : text) {
        const auto b = static_cast<unsigned char>(c);
        high += b >= 0x80U;
        undefined += b >= 0x80U && b < 0xA0U && windows_1252[b - 0x80U] == 0;
    }
    return undefined == 0 && high * 3 <= text.size();
}

std::string from_windows_1252(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        const auto b = static_cast<unsigned char>(c);
        append(out, b >= 0x80U && b < 0xA0U ? windows_1252[b - 0x80U] : b);
    }
    return out;
}

bool is_utf_16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

/// UTF-16 behind its byte order mark; counts units that fit nowhere.
std::string from_utf_16(std::string_view bytes, std::size_t& broken) {
    const bool big = bytes.starts_with("\xFE\xFF");
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
        return big ? static_cast<std::uint32_t>(a << 8U | b) : static_cast<std::uint32_t>(b << 8U | a);
    };
    std::string out;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        std::uint32_t c = unit(at);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
            ++broken;
        }
        append(out, c);
    }
    if (bytes.size() % 2 == 1) out += replacement, ++broken;
    return out;
}

}  // namespace

std::optional<std::string> why_binary(std::string_view bytes) {
    if (is_utf_16(bytes)) return std::nullopt;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known = {{
        {"%PDF-", "a PDF file"}, {"PK\x03\x04", "a ZIP archive or office document"}, {"\x1F\x8B", "a gzip archive"},
        {"\xD0\xCF\x11\xE0", "an old office document"}, {"{\\rtf", "an RTF document"}, {"\x7F" "ELF", "a program"}}};
    for (const auto& [magic, what] : known)
        if (bytes.starts_with(magic)) return std::string(what);
    std::size_t controls = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto b = static_cast<unsigned char>(bytes[at]);
        if (b == 0) return "binary data: a NUL byte at byte " + std::to_string(at);
        controls += b < 0x20U && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1BU;
    }
    if (controls * 50 > bytes.size()) return "binary data: " + std::to_string(controls) + " control characters";
    return std::nullopt;
}

std::string decode(std::string bytes, std::string_view place, const DiagnosticSink& sink, std::size_t first_line) {
    const std::string where(place);
    if (is_utf_16(bytes)) {
        std::size_t broken = 0;
        std::string text = from_utf_16(bytes, broken);
        sink({Severity::note, "utf-16", where, "read as UTF-16", "offsets count its characters without the byte order mark"});
        if (broken > 0)
            sink({Severity::warning, "broken-utf16", where, std::to_string(broken) + " units are not valid UTF-16 and were replaced by U+FFFD", "convert the file to UTF-8"});
        return text;
    }
    if (valid_utf8(bytes)) return bytes;
    Breaks breaks = find_breaks(bytes);
    if (is_windows_1252(bytes, breaks)) {
        sink({Severity::note, "windows-1252", where, "not UTF-8; read as Windows-1252", "convert the file to UTF-8 if that is wrong"});
        return from_windows_1252(bytes);
    }
    sink({Severity::warning, "broken-utf8", where + ":" + line_and_column(bytes, breaks.first, first_line),
          std::to_string(breaks.bytes) + (breaks.bytes == 1 ? " byte is" : " bytes are") + " not valid UTF-8 and " + (breaks.bytes == 1 ? "was" : "were") +
              " replaced by U+FFFD; the first is " + hex(static_cast<unsigned char>(bytes[breaks.first])),
          "convert the file to UTF-8"});
    return std::move(breaks.repaired);
}

}  // namespace adduce::extract
