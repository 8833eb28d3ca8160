#include "extract/broken_words.hpp"

#include "extract/characters.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

namespace adduce::extract {

namespace {

/// A break as it lies in the text: LEFT hyphen blanks newline blanks RIGHT.
struct Break {
    TextSpan left;
    TextSpan hyphen;
    TextSpan right;
    bool scanned = false;   ///< the sign is no hyphen but stands for one that is not printed otherwise
};

bool is_hyphen(Character c) { return c.point == '-' || c.point == 0x2010 || c.point == 0xAC; }

bool is_part(CharClass kind) { return is_letter(kind) || kind == CharClass::digit || kind == CharClass::mark; }

TextSpan word_before(std::string_view text, std::uint32_t end) {
    std::uint32_t begin = end;
    while (begin > 0 && is_part(character_before(text, begin).kind)) begin -= character_before(text, begin).length;
    return {begin, end};
}

TextSpan word_behind(std::string_view text, std::uint32_t begin) {
    std::uint32_t end = begin;
    while (is_part(character(text, end).kind)) end += character(text, end).length;
    return {begin, end};
}

std::optional<Break> break_at(std::string_view text, std::uint32_t newline, TextSpan paragraph) {
    std::uint32_t end = newline;
    while (end > paragraph.begin && text[end - 1] == ' ') --end;
    const Character sign = character_before(text, end);
    if (!is_hyphen(sign)) return std::nullopt;
    std::uint32_t next = newline + 1;
    while (next < paragraph.end && text[next] == ' ') ++next;
    Break found;
    found.hyphen = {end - sign.length, end};
    found.left = word_before(text, found.hyphen.begin);
    found.right = word_behind(text, next);
    found.scanned = sign.point == 0xAC;
    const bool whole = !found.left.empty() && !found.right.empty() && found.left.begin >= paragraph.begin && found.right.end <= paragraph.end;
    return whole ? std::optional(found) : std::nullopt;
}

/// The words of a text in small letters, also those with hyphens inside.
class Vocabulary {
public:
    explicit Vocabulary(std::string_view text) : small_(text) {
        for (char& c : small_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (std::uint32_t at = 0; at < small_.size();) {
            const std::uint32_t begin = at;
            std::uint32_t part = at;
            while (is_part(character(small_, at).kind) || (at > begin && small_[at] == '-')) {
                if (small_[at] == '-') {
                    words_.insert(std::string_view(small_).substr(part, at - part));
                    part = at + 1;
                }
                at += character(small_, at).length;
            }
            words_.insert(std::string_view(small_).substr(part, at - part));
            words_.insert(std::string_view(small_).substr(begin, at - begin));
            if (at == begin) at += character(small_, at).length;
        }
    }
    bool has(const std::string& word) const { return words_.contains(word); }
    std::string word(TextSpan span) const { return small_.substr(span.begin, span.size()); }

private:
    std::string small_;
    std::unordered_set<std::string_view> words_;
};

bool hyphen_stays(std::string_view text, const Break& b, const Vocabulary& words, const WordLists& lists) {
    if (b.scanned) return false;
    const bool small = character_before(text, b.left.end).kind == CharClass::lower && character(text, b.right.begin).kind == CharClass::lower;
    const std::string left = words.word(b.left), right = words.word(b.right);
    if (words.has(left + right)) return false;
    if (!small || words.has(left + "-" + right)) return true;
    const bool chain = is_hyphen(character_before(text, b.left.begin)) || (is_hyphen(character(text, b.right.end)) && is_part(character(text, b.right.end + 1).kind));
    return chain || (right.size() >= 4 && lists.is(WordLists::Shape::compound, left));   // less is an ending: "short-age"
}

}  // namespace

std::vector<TextSpan> broken_words(std::string_view clean, std::span<const TextSpan> paragraphs, const WordLists& lists) {
    std::vector<Break> breaks;
    for (const TextSpan paragraph : paragraphs)
        for (std::size_t at = clean.find('\n', paragraph.begin); at < paragraph.end; at = clean.find('\n', at + 1))
            if (const auto found = break_at(clean, static_cast<std::uint32_t>(at), paragraph)) breaks.push_back(*found);
    std::vector<TextSpan> drops;
    if (breaks.empty()) return drops;
    const Vocabulary words(clean);
    for (const Break& b : breaks) drops.push_back({hyphen_stays(clean, b, words, lists) ? b.hyphen.end : b.hyphen.begin, b.right.begin});
    return drops;
}

}  // namespace adduce::extract
