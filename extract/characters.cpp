#include "extract/characters.hpp"

#include <utf8proc.h>

namespace adduce::extract {

namespace {

/// Scripts written without blanks: each character is a token.
bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

CharClass class_of(char32_t c) {
    switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: case 0x201B: case 0xFF07: return CharClass::apostrophe;
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: case 0x201A: case 0x2039: case 0x203A:
    case 0x300C: case 0x300D: case 0xFF02: return CharClass::quote;
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return CharClass::dash;
    default: break;
    }
    if (is_ideograph(c)) return CharClass::ideograph;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LT: return CharClass::upper;
    case UTF8PROC_CATEGORY_LL: return CharClass::lower;
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: return CharClass::letter;
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO: return CharClass::digit;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: return CharClass::mark;
    case UTF8PROC_CATEGORY_PS: return CharClass::open;
    case UTF8PROC_CATEGORY_PE: return CharClass::close;
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_CC: return CharClass::blank;
    default: return CharClass::other;
    }
}

}  // namespace

Character detail::beyond_ascii(std::string_view text, std::uint32_t at) {
    const auto byte = [&](std::uint32_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) & 0x3FU : 0U; };
    const auto lead = static_cast<unsigned char>(text[at]);
    Character c;
    if (lead < 0xE0U) {
        c.length = 2;
        c.point = (lead & 0x1FU) << 6U | byte(1);
    } else if (lead < 0xF0U) {
        c.length = 3;
        c.point = (lead & 0x0FU) << 12U | byte(1) << 6U | byte(2);
    } else {
        c.length = 4;
        c.point = (lead & 0x07U) << 18U | byte(1) << 12U | byte(2) << 6U | byte(3);
    }
    c.kind = class_of(c.point);
    return c;
}

Character character_before(std::string_view text, std::uint32_t at) {
    if (at == 0) return {};
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return character(text, at);
}

void append_lower(Character c, std::string& out) {
    if (c.point < 0x80) {
        out += static_cast<char>(c.kind == CharClass::upper ? c.point - 'A' + 'a' : c.point);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.point)), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace adduce::extract
