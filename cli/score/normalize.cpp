#include "cli/score/normalize.hpp"

#include <array>
#include <algorithm>
#include <cstddef>
#include <utf8proc.h>
#include <vector>

namespace adduce::cli::score {
namespace {

using Letters = std::vector<utf8proc_int32_t>;

bool is_digit(utf8proc_int32_t c) { return utf8proc_category(c) == UTF8PROC_CATEGORY_ND; }

/// A character of a word: letter, number or underscore.
bool is_word(utf8proc_int32_t c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
            return true;
        default:
            return c == '_';
    }
}

bool is_space(utf8proc_int32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool word_at(const Letters& s, std::size_t i) { return i < s.size() && is_word(s[i]); }
bool word_before(const Letters& s, std::size_t i) { return i > 0 && is_word(s[i - 1]); }

Letters decompose(std::string_view text, int options) {
    Letters out(text.size() * 4 + 16);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (;;) {
        const utf8proc_ssize_t n = utf8proc_decompose(bytes, static_cast<utf8proc_ssize_t>(text.size()), out.data(),
                                                      static_cast<utf8proc_ssize_t>(out.size()), static_cast<utf8proc_option_t>(options));
        if (n < 0) return {};
        const bool fits = static_cast<std::size_t>(n) <= out.size();
        out.resize(static_cast<std::size_t>(n));
        if (fits) return out;
    }
}

/// Case folding of each character by itself: what was decomposed before stays as it is.
Letters fold(const Letters& s) {
    Letters out;
    for (const utf8proc_int32_t c : s) {
        if (utf8proc_get_property(c)->combining_class != 0) continue;
        std::array<utf8proc_int32_t, 8> folded{};
        int boundary = 0;
        const utf8proc_ssize_t n = utf8proc_decompose_char(c, folded.data(), static_cast<utf8proc_ssize_t>(folded.size()), UTF8PROC_CASEFOLD, &boundary);
        for (utf8proc_ssize_t i = 0; i < n; ++i) out.push_back(folded[static_cast<std::size_t>(i)] == 0x2019 ? '\'' : folded[static_cast<std::size_t>(i)]);
    }
    return out;
}

/// Drops "'s" at the end of a word and an apostrophe no letter follows.
Letters without_possessive(const Letters& s) {
    Letters out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '\'' && i + 1 < s.size() && s[i + 1] == 's' && !word_at(s, i + 2)) ++i;
        else if (s[i] != '\'' || word_at(s, i + 1)) out.push_back(s[i]);
    }
    return out;
}

/// Drops the periods of two or more single letters, each with its period.
Letters without_abbreviation_periods(const Letters& s) {
    Letters out;
    for (std::size_t i = 0; i < s.size();) {
        std::size_t end = i;
        if (!word_before(s, i)) {
            while (word_at(s, end) && end + 1 < s.size() && s[end + 1] == '.') end += 2;
        }
        if (end < i + 4) {
            out.push_back(s[i++]);
            continue;
        }
        for (; i < end; i += 2) out.push_back(s[i]);
    }
    return out;
}

/// "93rd" becomes "93".
Letters without_ordinal_endings(const Letters& s) {
    Letters out;
    for (std::size_t i = 0; i < s.size();) {
        std::size_t end = i;
        if (!word_before(s, i)) {
            while (end < s.size() && is_digit(s[end])) ++end;
        }
        if (end == i) {
            out.push_back(s[i++]);
            continue;
        }
        out.insert(out.end(), s.begin() + static_cast<std::ptrdiff_t>(i), s.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
        if (end + 2 > s.size() || word_at(s, end + 2)) continue;
        const auto a = s[end], b = s[end + 1];
        if ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h')) i = end + 2;
    }
    return out;
}

/// Where the text begins behind "a ", "an " or "the ".
std::size_t behind_article(const Letters& s) {
    std::size_t i = 0;
    if (s.size() > 3 && s[0] == 't' && s[1] == 'h' && s[2] == 'e') i = 3;
    else if (s.size() > 2 && s[0] == 'a' && s[1] == 'n') i = 2;
    else if (s.size() > 1 && s[0] == 'a') i = 1;
    const std::size_t blank = i;
    while (i > 0 && i < s.size() && is_space(s[i])) ++i;
    return i > blank ? i : 0;
}

void append(std::string& out, utf8proc_int32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t n = utf8proc_encode_char(c, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
}

}  // namespace

std::string normalize(std::string_view name) {
    constexpr std::array<std::string_view, 6> dropped{"the", "of", "mr", "mrs", "ms", "dr"};
    const Letters s = without_ordinal_endings(without_abbreviation_periods(without_possessive(fold(decompose(name, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT)))));
    std::string out;
    for (std::size_t i = behind_article(s); i < s.size();) {
        if (!is_word(s[i])) {
            ++i;
            continue;
        }
        std::string word;
        for (; word_at(s, i); ++i) append(word, s[i]);
        if (std::find(dropped.begin(), dropped.end(), word) != dropped.end()) continue;
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

}  // namespace adduce::cli::score
