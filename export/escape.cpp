#include "export/escape.hpp"

#include "export/utf8.hpp"

#include <array>
#include <cstring>

namespace adduce::write {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view hex_digits = "0123456789abcdef";

/// Which ASCII characters a syntax cannot copy as they are: control characters and these.
template <char... specials>
constexpr std::array<bool, 128> marks() {
    std::array<bool, 128> marked{};
    for (std::size_t c = 0; c < 0x20; ++c) marked[c] = true;
    ((marked[static_cast<unsigned char>(specials)] = true), ...);
    return marked;
}

/// Is any of eight bytes marked or beyond ASCII? The usual tests for a byte that is zero or below a bound: the
/// answer is exact for the word, which is all that is asked.
template <char... specials>
bool is_plain(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101U, highs = 0x8080808080808080U;
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    std::uint64_t found = word | ((word - ones * 0x20) & ~word);
    ((found |= ((word ^ (ones * static_cast<unsigned char>(specials))) - ones) & ~(word ^ (ones * static_cast<unsigned char>(specials)))), ...);
    return (found & highs) == 0;
}

/// Copies runs of harmless characters at once and hands each other code point to `special(out, cp, rest)`,
/// where `rest` begins behind it. `odd(cp)` tells which code points above ASCII are not harmless.
template <char... specials, class Odd, class Special>
void copy_escaped(std::string& out, std::string_view text, Repairs& repairs, Odd odd, Special special) {
    static constexpr auto marked = marks<specials...>();
    const char* p = text.data();
    const char* const end = p + text.size();
    const char* run = p;
    while (p != end) {
        while (end - p >= 8 && is_plain<specials...>(p)) p += 8;
        if (p == end) break;
        const auto byte = static_cast<unsigned char>(*p);
        if (byte < 0x80) {
            if (!marked[byte]) {
                ++p;
                continue;
            }
            out.append(run, p);
            ++p;
            special(out, static_cast<char32_t>(byte), std::string_view(p, static_cast<std::size_t>(end - p)));
            run = p;
            continue;
        }
        const CodePoint decoded = decode(p, end);
        if (decoded.valid && !odd(decoded.value)) {
            p += decoded.bytes;
            continue;
        }
        out.append(run, p);
        p += decoded.bytes;
        if (decoded.valid) {
            special(out, decoded.value, std::string_view(p, static_cast<std::size_t>(end - p)));
        } else {
            out += replacement;
            ++repairs.characters;
        }
        run = p;
    }
    out.append(run, end);
}

constexpr bool xml_forbids(char32_t c) { return c == 0xFFFE || c == 0xFFFF; }
constexpr bool steers_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

void append_replacement(std::string& out, Repairs& repairs) {
    out += replacement;
    ++repairs.characters;
}

/// A carriage return: gone before a line feed, else a line feed.
constexpr bool followed_by_line_feed(std::string_view rest) { return !rest.empty() && rest.front() == '\n'; }

void append_u_escape(std::string& out, char32_t c) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(c >> shift) & 0xFU];
}

/// Does a value have to go into CDATA?
bool needs_cdata(std::string_view text) {
    constexpr auto npos = std::string_view::npos;   // find() of one character is the library's fastest loop
    return text.find('&') != npos || text.find('<') != npos || text.find("]]>") != npos;
}

bool starts_entity(std::string_view rest) {
    if (rest.empty()) return false;
    const char c = rest.front();
    return c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

void append_percent(std::string& out, unsigned char byte) {
    constexpr std::string_view upper = "0123456789ABCDEF";
    out += '%';
    out += upper[byte >> 4U];
    out += upper[byte & 0xFU];
}

/// RFC 3987 `ucschar`, without the private use areas.
constexpr bool iri_allows(char32_t c) {
    if (c >= 0xE000 && c <= 0xF8FF) return false;
    if (c >= 0xFDD0 && c <= 0xFDEF) return false;
    if (c >= 0xE0000) return false;
    return c >= 0xA0 && (c & 0xFFFEU) != 0xFFFEU && !steers_direction(c) && !(c >= 0xFFF0 && c <= 0xFFFF);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text, Repairs& repairs) {
    copy_escaped<'&', '<', '>'>(out, text, repairs, xml_forbids, [&](std::string& to, char32_t c, std::string_view rest) {
        switch (c) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '\t': to += '\t'; break;
            case '\n': to += '\n'; break;
            case '\r': if (!followed_by_line_feed(rest)) to += '\n'; break;
            default: append_replacement(to, repairs);
        }
    });
}

void append_xml_cdata(std::string& out, std::string_view text, Repairs& repairs) {
    out += "<![CDATA[";
    copy_escaped<']'>(out, text, repairs, xml_forbids, [&](std::string& to, char32_t c, std::string_view rest) {
        switch (c) {
            case ']': to += rest.starts_with("]>") ? std::string_view("]]]><![CDATA[") : std::string_view("]"); break;
            case '\t': to += '\t'; break;
            case '\n': to += '\n'; break;
            case '\r': if (!followed_by_line_feed(rest)) to += '\n'; break;
            default: append_replacement(to, repairs);
        }
    });
    out += "]]>";
}

void append_xml_value(std::string& out, std::string_view text, Repairs& repairs) {
    if (needs_cdata(text)) {
        append_xml_cdata(out, text, repairs);
        return;
    }
    copy_escaped(out, text, repairs, xml_forbids, [&](std::string& to, char32_t c, std::string_view rest) {
        if (c == '\t' || c == '\n') to += static_cast<char>(c);
        else if (c != '\r') append_replacement(to, repairs);
        else if (!followed_by_line_feed(rest)) to += '\n';
    });
}

void append_xml_json(std::string& out, std::string_view json) {
    if (!needs_cdata(json)) {
        out += json;
        return;
    }
    out += "<![CDATA[";
    for (std::size_t end; (end = json.find("]]>")) != std::string_view::npos;) {
        out += json.substr(0, end + 1);
        out += "]]><![CDATA[";
        json.remove_prefix(end + 1);
    }
    out += json;
    out += "]]>";
}

void append_xml_attribute(std::string& out, std::string_view text, Repairs& repairs) {
    copy_escaped<'&', '<', '>', '"'>(out, text, repairs, xml_forbids, [&](std::string& to, char32_t c, std::string_view rest) {
        switch (c) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '"': to += "&quot;"; break;
            case '\t': to += "&#9;"; break;
            case '\n': to += "&#10;"; break;
            case '\r': if (!followed_by_line_feed(rest)) to += "&#10;"; break;
            default: append_replacement(to, repairs);
        }
    });
}

void append_json_string(std::string& out, std::string_view text, Repairs& repairs) {
    const auto odd = [](char32_t c) { return c == 0x2028 || c == 0x2029 || xml_forbids(c); };
    out += '"';
    copy_escaped<'"', '\\', '\x7F'>(out, text, repairs, odd, [](std::string& to, char32_t c, std::string_view) {
        switch (c) {
            case '"': to += "\\\""; break;
            case '\\': to += "\\\\"; break;
            case '\n': to += "\\n"; break;
            case '\r': to += "\\r"; break;
            case '\t': to += "\\t"; break;
            default: append_u_escape(to, c);
        }
    });
    out += '"';
}

void append_dot_string(std::string& out, std::string_view text, DotSlot slot, Repairs& repairs) {
    const auto odd = [](char32_t c) { return xml_forbids(c) || steers_direction(c); };
    const std::string_view backslash = slot == DotSlot::tooltip ? "\\\\\\\\" : "\\\\";
    out += '"';
    copy_escaped<'"', '\\', '&'>(out, text, repairs, odd, [&](std::string& to, char32_t c, std::string_view rest) {
        const bool entity = slot == DotSlot::link || (slot != DotSlot::plain && starts_entity(rest));
        switch (c) {
            case '"': to += "\\\""; break;
            case '\\': to += backslash; break;
            case '&': to += entity ? std::string_view("&amp;") : std::string_view("&"); break;
            case '\t': to += ' '; break;
            case '\n': to += "\\n"; break;
            case '\r': if (!followed_by_line_feed(rest)) to += "\\n"; break;
            default:
                if (steers_direction(c)) ++repairs.bidi;
                else append_replacement(to, repairs);
        }
    });
    out += '"';
}

void append_dot_html(std::string& out, std::string_view text, Repairs& repairs) {
    const auto odd = [](char32_t c) { return xml_forbids(c) || steers_direction(c); };
    copy_escaped<'&', '<', '>', '"'>(out, text, repairs, odd, [&](std::string& to, char32_t c, std::string_view rest) {
        switch (c) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '"': to += "&quot;"; break;
            case '\t': to += ' '; break;
            case '\n': to += "<BR/>"; break;
            case '\r': if (!followed_by_line_feed(rest)) to += "<BR/>"; break;
            default:
                if (steers_direction(c)) ++repairs.bidi;
                else append_replacement(to, repairs);
        }
    });
}

void append_iri(std::string& out, std::string_view text) {
    Repairs unused;
    const auto odd = [](char32_t c) { return !iri_allows(c); };
    copy_escaped<' ', '<', '>', '"', '{', '}', '|', '^', '`', '\\', '%', '\x7F'>(out, text, unused, odd, [](std::string& to, char32_t c, std::string_view rest) {
        if (c == '%' && rest.size() >= 2 && is_hex(rest[0]) && is_hex(rest[1])) {
            to += '%';
        } else {
            char bytes[4];
            const std::size_t count = encode(c, bytes);
            for (std::size_t i = 0; i < count; ++i) append_percent(to, static_cast<unsigned char>(bytes[i]));
        }
    });
}

bool is_safe_link(std::string_view url) {
    for (std::string_view scheme : {std::string_view("http://"), std::string_view("https://"), std::string_view("mailto:")}) {
        if (url.size() <= scheme.size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < scheme.size(); ++i) {
            const char c = url[i];
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            same = same && lower == scheme[i];
        }
        if (same) return true;
    }
    return false;
}

std::string_view cut(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    std::size_t end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::string wrap(std::string_view text, std::size_t width) {
    std::string out;
    std::size_t column = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t stop = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, stop - at);
        const std::size_t length = count_code_points(word);
        if (column > 0) {
            const bool fits = column + 1 + length <= width;
            out += fits ? ' ' : '\n';
            column = fits ? column + 1 : 0;
        }
        out += word;
        column += length;
        at = stop + 1;
    }
    return out;
}

}  // namespace adduce::write
