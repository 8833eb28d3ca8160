#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace adduce::extract {

/// What a character is to the tokenizer and the splitter.
enum class CharClass : std::uint8_t { blank, newline, lower, upper, digit, letter, mark, ideograph, apostrophe, dash, quote, open, close, other };

struct Character {
    char32_t point = 0;
    std::uint32_t length = 0;   ///< bytes; 0 behind the end
    CharClass kind = CharClass::blank;
};

namespace detail {
Character beyond_ascii(std::string_view text, std::uint32_t at);

constexpr std::array<CharClass, 128> ascii_classes() {
    std::array<CharClass, 128> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        auto& kind = table[c];
        kind = CharClass::other;
        if (c <= ' ') kind = c == '\n' ? CharClass::newline : CharClass::blank;
        if (c >= 'a' && c <= 'z') kind = CharClass::lower;
        if (c >= 'A' && c <= 'Z') kind = CharClass::upper;
        if (c >= '0' && c <= '9') kind = CharClass::digit;
        if (c == '\'') kind = CharClass::apostrophe;
        if (c == '-') kind = CharClass::dash;
        if (c == '"' || c == '`') kind = CharClass::quote;
        if (c == '(' || c == '[' || c == '{') kind = CharClass::open;
        if (c == ')' || c == ']' || c == '}') kind = CharClass::close;
    }
    return table;
}
inline constexpr auto ascii = ascii_classes();
}  // namespace detail

/// The character at a byte of valid UTF-8. Cost O(1).
inline Character character(std::string_view text, std::uint32_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U) return {byte, 1, detail::ascii[byte]};
    return detail::beyond_ascii(text, at);
}

/// The character that ends before byte `at`; length 0 at the beginning of the text.
Character character_before(std::string_view text, std::uint32_t at);

/// Appends the small form of a character (Unicode's simple mapping).
void append_lower(Character c, std::string& out);

constexpr bool is_letter(CharClass k) { return k == CharClass::lower || k == CharClass::upper || k == CharClass::letter; }
constexpr bool is_word(CharClass k) { return is_letter(k) || k == CharClass::digit || k == CharClass::mark; }
constexpr bool is_gap(CharClass k) { return k == CharClass::blank || k == CharClass::newline; }

}  // namespace adduce::extract
