#include "extract/wordpiece.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace adduce::extract {
namespace {

constexpr std::size_t longest_word = 100;   // code points, as in BERT
constexpr std::string_view continuation = "##";

/// A piece inside a word is looked up by its text without "##", with another start of the hash.
std::uint64_t hash(std::string_view text, bool inside) {
    std::uint64_t h = inside ? 0x9E3779B97F4A7C15U : 0xCBF29CE484222325U;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return h ^ (h >> 32U);
}

bool is_inside(std::string_view piece) { return piece.size() > 2 && piece.starts_with(continuation); }
std::string_view bare(std::string_view piece) { return is_inside(piece) ? piece.substr(2) : piece; }

bool is_space(utf8proc_int32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS;
}

bool is_dropped(utf8proc_int32_t c) {
    if (c == 0xFFFD) return true;
    if (c == '\t' || c == '\n' || c == '\r') return false;
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO: return true;
        default: return false;
    }
}

bool is_ideograph(utf8proc_int32_t c) {
    constexpr std::array<std::array<utf8proc_int32_t, 2>, 6> blocks = {
        {{0x4E00, 0x9FFF}, {0x3400, 0x4DBF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2CEAF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}}};
    return std::any_of(blocks.begin(), blocks.end(), [c](const auto& b) { return b[0] <= c && c <= b[1]; });
}

bool stands_alone(utf8proc_int32_t c) {
    if (c < 0x80) return (33 <= c && c <= 47) || (58 <= c && c <= 64) || (91 <= c && c <= 96) || (123 <= c && c <= 126);
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_PC:
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_PS:
        case UTF8PROC_CATEGORY_PE:
        case UTF8PROC_CATEGORY_PI:
        case UTF8PROC_CATEGORY_PF:
        case UTF8PROC_CATEGORY_PO: return true;
        default: return is_ideograph(c);
    }
}

void put(utf8proc_int32_t c, std::string& out) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(c, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Ends the word under way, if there is one.
void close(std::string& words) {
    if (!words.empty() && words.back() != ' ') words += ' ';
}

void add(utf8proc_int32_t c, std::string& words) {
    if (is_dropped(c)) return;
    c = utf8proc_tolower(c);
    if (is_space(c)) return close(words);
    if (!stands_alone(c)) return put(c, words);
    close(words);
    put(c, words);
    close(words);
}

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string basic_words(std::string_view token) {
    std::string words;
    words.reserve(token.size() + 2);
    if (is_ascii(token)) {
        for (const char c : token) add(c, words);
    } else {
        std::vector<utf8proc_int32_t> points(token.size() * 4);   // NFD makes at most four code points of one
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(token.data());
        const auto size = static_cast<utf8proc_ssize_t>(token.size());
        const utf8proc_ssize_t n = utf8proc_decompose(bytes, size, points.data(), static_cast<utf8proc_ssize_t>(points.size()), UTF8PROC_DECOMPOSE);
        for (utf8proc_ssize_t i = 0; i < n && i < static_cast<utf8proc_ssize_t>(points.size()); ++i) add(points[static_cast<std::size_t>(i)], words);
    }
    close(words);
    return words;
}

WordPieces::WordPieces(std::string_view vocabulary) {
    for (std::size_t at = 0; at <= vocabulary.size();) {
        const std::size_t end = std::min(vocabulary.find('\n', at), vocabulary.size());
        pieces_.push_back(vocabulary.substr(at, end - at));
        at = end + 1;
    }
    std::size_t room = 16;
    while (room < pieces_.size() * 3) room *= 2;
    table_.assign(room, none);
    for (std::uint32_t id = 0; id < pieces_.size(); ++id) {
        const std::string_view text = bare(pieces_[id]);
        longest_ = std::max(longest_, text.size());
        std::size_t slot = hash(text, is_inside(pieces_[id])) & (room - 1);
        while (table_[slot] != none && pieces_[table_[slot]] != pieces_[id]) slot = (slot + 1) & (room - 1);
        table_[slot] = id;
    }
    begin_ = find("[CLS]");
    end_ = find("[SEP]");
    unknown_ = find("[UNK]");
}

std::uint32_t WordPieces::find(std::string_view piece) const {
    const bool inside = is_inside(piece);
    const std::string_view text = bare(piece);
    for (std::size_t slot = hash(text, inside) & (table_.size() - 1); table_[slot] != none; slot = (slot + 1) & (table_.size() - 1)) {
        const std::string_view candidate = pieces_[table_[slot]];
        if (candidate == piece) return table_[slot];
    }
    return none;
}

bool WordPieces::append_word(std::string_view word, std::vector<std::uint32_t>& ids) const {
    const auto look_up = [&](std::string_view text, bool inside) {
        for (std::size_t slot = hash(text, inside) & (table_.size() - 1); table_[slot] != none; slot = (slot + 1) & (table_.size() - 1)) {
            const std::string_view candidate = pieces_[table_[slot]];
            if (is_inside(candidate) == inside && bare(candidate) == text) return table_[slot];
        }
        return none;
    };
    for (std::size_t at = 0; at < word.size();) {
        std::size_t size = std::min(word.size() - at, longest_);
        std::uint32_t id = none;
        for (; size > 0; --size) {
            id = look_up(word.substr(at, size), at > 0);   // half a character is in no vocabulary
            if (id != none) break;
        }
        if (id == none) return false;
        ids.push_back(id);
        at += size;
    }
    return true;
}

std::size_t WordPieces::append(std::string_view token, std::size_t most, std::vector<std::uint32_t>& ids) const {
    const std::size_t before = ids.size();
    const std::string words = basic_words(token);
    for (std::size_t at = 0; at < words.size() && ids.size() - before < most;) {
        const std::size_t end = words.find(' ', at);
        const std::string_view word = std::string_view(words).substr(at, end - at);
        const std::size_t mark = ids.size();
        if (code_points(word) > longest_word || !append_word(word, ids)) {
            ids.resize(mark);
            ids.push_back(unknown_);
        }
        at = end + 1;
    }
    if (ids.size() == before) ids.push_back(unknown_);
    ids.resize(std::min(ids.size(), before + most));
    return ids.size() - before;
}

}  // namespace adduce::extract
