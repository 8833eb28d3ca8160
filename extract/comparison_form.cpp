#include "extract/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace adduce::extract {

namespace {

bool is_word(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:   // vowel signs that carry no combining class
        return true;
    default: return false;
    }
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Compatibility decomposition, case folded, without combining marks and invisible characters.
std::u32string fold(std::string_view name) {
    std::u32string out;
    if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
        out.reserve(name.size());
        for (const char c : name) out.push_back(static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
        return out;
    }
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
    const auto size = static_cast<utf8proc_ssize_t>(name.size());
    std::vector<utf8proc_int32_t> points(name.size() * 4);
    utf8proc_ssize_t count = utf8proc_decompose(bytes, size, points.data(), static_cast<utf8proc_ssize_t>(points.size()), options);
    if (count > static_cast<utf8proc_ssize_t>(points.size())) {   // a few characters open into eighteen
        points.resize(static_cast<std::size_t>(count));
        count = utf8proc_decompose(bytes, size, points.data(), count, options);
    }
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        const auto c = points[static_cast<std::size_t>(i)];
        if (utf8proc_get_property(c)->combining_class != 0) continue;
        out.push_back(c == 0x2019 || c == 0x2018 || c == 0x02BC ? U'\'' : static_cast<char32_t>(c));
    }
    return out;
}

/// Runs over folded text and collects its words.
class Words {
public:
    explicit Words(std::u32string text) : text_(std::move(text)) {}

    std::vector<std::u32string> split() {
        for (at_ = 0; at_ < text_.size();) step();
        close();
        return std::move(words_);
    }

private:
    char32_t peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0'; }
    bool at_word_start() const { return word_.empty() && is_word(peek(0)); }

    void step() {
        const char32_t c = peek(0);
        if (c == U'\'') {
            if (peek(1) == U's' && !is_word(peek(2))) at_ += 2;   // possessive; the word goes on only if letters follow
            else if (!is_word(peek(1))) at_ += 1;
            else { close(); at_ += 1; }
        } else if (at_word_start() && take_initialism()) {
            return;
        } else if (is_word(c)) {
            word_.push_back(c);
            ++at_;
        } else {
            close();
            ++at_;
        }
    }

    /// "u.s." and "u.s" without their periods, as the beginning of a word.
    bool take_initialism() {
        std::size_t letters = 0;
        while (is_word(peek(2 * letters)) && peek(2 * letters + 1) == U'.') ++letters;
        const bool open_end = letters > 0 && is_word(peek(2 * letters)) && !is_word(peek(2 * letters + 1));
        if (letters + (open_end ? 1U : 0U) < 2) return false;
        for (std::size_t i = 0; i < letters; ++i) word_.push_back(peek(2 * i));
        at_ += 2 * letters;
        return true;
    }

    void close() {
        if (word_.empty()) return;
        strip_ordinal();
        words_.push_back(std::move(word_));
        word_.clear();
    }

    void strip_ordinal() {
        const std::size_t digits = static_cast<std::size_t>(std::find_if_not(word_.begin(), word_.end(), is_digit) - word_.begin());
        if (digits == 0 || word_.size() != digits + 2) return;
        const auto end = std::u32string_view(word_).substr(digits);
        if (end == U"st" || end == U"nd" || end == U"rd" || end == U"th") word_.resize(digits);
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::u32string word_;
    std::vector<std::u32string> words_;
};

bool is_silent(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 6> silent = {U"the", U"of", U"mr", U"mrs", U"ms", U"dr"};
    return std::find(silent.begin(), silent.end(), word) != silent.end();
}

void append(std::string& out, std::u32string_view word) {
    for (const char32_t c : word) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
        out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    }
}

}  // namespace

std::string comparison_form(std::string_view name) {
    const std::u32string folded = fold(name);
    std::vector<std::u32string> words = Words(folded).split();
    const bool article = folded.starts_with(U"a ") || folded.starts_with(U"an ");   // not the initial of "A. Smith"
    if (words.size() > 1 && article) words.erase(words.begin());
    // A name of nothing but silent words ("The The") keeps them: an empty form would equal every other.
    const bool only_silent = std::all_of(words.begin(), words.end(), is_silent);
    std::string out;
    for (const auto& word : words) {
        if (!only_silent && is_silent(word)) continue;
        if (!out.empty()) out.push_back(' ');
        append(out, word);
    }
    if (words.empty())
        for (const char32_t c : folded)
            if (c > U' ') append(out, std::u32string_view(&c, 1));
    return out;
}

}  // namespace adduce::extract
