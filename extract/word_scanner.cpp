#include "extract/word_scanner.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

using Shape = WordLists::Shape;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Figures with hyphens or slashes.
bool is_figures(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return is_digit(c) || c == '-' || c == '/'; });
}

bool is_upper(std::string_view w) {
    return std::all_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

void WordScanner::word() {
    const auto first = static_cast<unsigned char>(text_[at_]);
    std::uint32_t end = at_;
    if (first < 0x80U)
        while (end < end_ && end - at_ < longest_token && static_cast<unsigned char>(text_[end]) < 0x80U && is_letter(detail::ascii[static_cast<unsigned char>(text_[end])])) ++end;
    // Most words are letters up to a blank: nothing in them needs a closer look.
    if (end > at_ && (end == end_ || text_[end] == ' ')) return plain(end);
    word_from(at_);
}

void WordScanner::plain(std::uint32_t end) {
    if (const std::uint32_t first = lists_.fused(cut(at_, end))) emit(at_ + first);
    emit(end);
}

void WordScanner::word_from(std::uint32_t begin) {
    std::uint32_t end = at_;
    std::uint32_t hyphens = 0;
    at_ = begin;
    while (end < end_ && end - at_ < longest_token) {
        const Character c = at(end);
        if (is_word(c.kind)) {
            end += c.length;
            continue;
        }
        const Character next = at(end + c.length);
        const bool inside = end + c.length < end_ && is_word(next.kind);
        if (c.point == '-' && inside && (keeps_hyphen(end, hyphens))) {
            ++hyphens;
        } else if (c.point == '-' && inside) {
            finish_word(end, false);
            emit(end + 1);
            end = at_;
            hyphens = 0;
            continue;
        } else if (c.point == '_' || (inside && joins(c, end, next))) {
        } else {
            break;
        }
        end += c.length;
    }
    finish_word(end, true);
}

bool WordScanner::joins(Character c, std::uint32_t sign_at, Character next) const {
    const CharClass before = character_before(text_, sign_at).kind;
    const bool digits = before == CharClass::digit && next.kind == CharClass::digit;
    switch (c.point) {
    case '.': return digits || joins_by_point(sign_at);
    case ',': return digits && three_digits(sign_at + 1);
    case ':': return digits;
    case '/': return digits || slashed(sign_at);
    case '&': return before == CharClass::upper && next.kind == CharClass::upper;
    case '*': case '@': return true;
    default: return c.kind == CharClass::apostrophe;
    }
}

bool WordScanner::three_digits(std::uint32_t p) const {
    for (std::uint32_t i = 0; i < 3; ++i)
        if (!is_digit(byte(p + i))) return false;
    return at(p + 3).kind != CharClass::digit;
}

bool WordScanner::slashed(std::uint32_t slash) const {
    const auto single = [&](std::uint32_t p) { return is_letter(at(p).kind) && !is_word(at(p + 1).kind) && byte(p + 1) != '/'; };
    return slash == at_ + 1 && single(slash + 1);
}

bool WordScanner::keeps_hyphen(std::uint32_t hyphen, std::uint32_t seen) const {
    const auto before = cut(at_, hyphen);
    if (before.find('@') != std::string_view::npos) return true;
    std::uint32_t end = hyphen + 1;
    while (end < end_ && is_word(at(end).kind)) end += at(end).length;
    const auto after = cut(hyphen + 1, end);
    if (seen == 0 && lists_.is(Shape::prefix, before)) return true;
    return lists_.is(Shape::suffix, after) || (is_figures(before) && is_figures(after) && number_group());
}

bool WordScanner::number_group() const {
    std::uint32_t end = at_;
    std::array<std::uint32_t, 6> sizes{};
    std::size_t groups = 0;
    for (bool more = true; more && groups < sizes.size();) {
        std::uint32_t size = 0;
        while (is_digit(byte(end + size))) ++size;
        sizes[groups++] = size;
        end += size;
        more = byte(end) == '-' && is_digit(byte(end + 1));
        if (more) ++end;
    }
    if (groups == 2) return sizes[0] == 3 && sizes[1] == 4;
    return groups >= 3;
}

void WordScanner::finish_word(std::uint32_t end, bool last) {
    const auto w = cut(at_, end);
    if (last && byte(end) == '$' && is_upper(w) && w.size() <= 3) return emit(end + 1);   // US$
    if (last && keeps_full_stop(end)) return emit(end + 1);
    if (const std::uint32_t first = lists_.fused(w)) emit(at_ + first);
    else if (const std::uint32_t digits = before_unit(w)) emit(at_ + digits);
    else split_clitics(end);
    emit(end);
}

std::uint32_t WordScanner::before_unit(std::string_view w) const {
    std::size_t digits = 0;
    while (digits < w.size() && ((w[digits] >= '0' && w[digits] <= '9') || w[digits] == '.' || w[digits] == ',' || w[digits] == ':')) ++digits;
    if (digits == 0 || digits == w.size()) return 0;
    const auto letters = w.substr(digits);
    const bool money = at_ > begin_ && (text_[at_ - 1] == '$' || character_before(text_, at_).point == 0x20AC || character_before(text_, at_).point == 0xA3);
    return lists_.is(Shape::unit, letters) || (money && letters.size() == 1) ? static_cast<std::uint32_t>(digits) : 0;
}

void WordScanner::split_clitics(std::uint32_t end) {
    const std::uint32_t split = clitic(at_, end);
    if (split == at_) return;
    // "I'd've": the front part may hold another one
    const std::uint32_t inner = clitic(at_, split);
    if (inner != at_) emit(inner);
    emit(split);
}

std::uint32_t WordScanner::clitic(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t p = end; p > begin && end - p < 8;) {
        const Character c = character_before(text_, p);
        p -= c.length;
        if (c.kind == CharClass::apostrophe) return p > begin ? clitic_at(begin, p, c.length, end) : begin;
    }
    return begin;
}

std::uint32_t WordScanner::clitic_at(std::uint32_t begin, std::uint32_t apostrophe, std::uint32_t length, std::uint32_t end) const {
    const auto letters = cut(apostrophe + length, end);
    if (lists_.is(Shape::clitic, letters)) return apostrophe;
    if ((letters == "t" || letters == "T") && lower(text_[apostrophe - 1]) == 'n' && apostrophe - 1 > begin) return apostrophe - 1;
    return begin;
}

}  // namespace adduce::extract
