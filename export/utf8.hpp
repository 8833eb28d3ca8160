#pragma once

#include <cstddef>
#include <string_view>

/// Just enough of UTF-8 to write text that may be broken. Well-formed as in the Unicode Standard, table 3-7:
/// no overlong forms, no surrogates, nothing above U+10FFFF.
namespace adduce::write {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;   ///< to step over; 1 for a byte that begins nothing valid
    bool valid = false;
};

/// The code point at `p`, which must be before `end`.
inline CodePoint decode(const char* p, const char* end) {
    const auto at = [p](std::size_t i) { return static_cast<unsigned char>(p[i]); };
    const auto left = static_cast<std::size_t>(end - p);
    const unsigned char lead = at(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < bytes) return {};
    const unsigned char second = at(1);
    const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return {};
    char32_t value = lead & (0xFFU >> (bytes + 1));
    value = (value << 6U) | (second & 0x3FU);
    for (std::size_t i = 2; i < bytes; ++i) {
        if ((at(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (at(i) & 0x3FU);
    }
    return {value, bytes, true};
}

/// Writes `c` (a valid code point) to `bytes` and returns how many it took.
inline std::size_t encode(char32_t c, char (&bytes)[4]) {
    const auto tail = [](char32_t v) { return static_cast<char>(0x80U | (v & 0x3FU)); };
    if (c < 0x80) {
        bytes[0] = static_cast<char>(c);
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = static_cast<char>(0xC0U | (c >> 6U));
        bytes[1] = tail(c);
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = static_cast<char>(0xE0U | (c >> 12U));
        bytes[1] = tail(c >> 6U);
        bytes[2] = tail(c);
        return 3;
    }
    bytes[0] = static_cast<char>(0xF0U | (c >> 18U));
    bytes[1] = tail(c >> 12U);
    bytes[2] = tail(c >> 6U);
    bytes[3] = tail(c);
    return 4;
}

/// Bytes that are not continuations: exact for valid UTF-8.
inline std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

}  // namespace adduce::write
