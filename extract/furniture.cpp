#include "extract/furniture.hpp"

#include "extract/characters.hpp"

#include <algorithm>
#include <string>

namespace adduce::extract {

namespace {

constexpr std::uint32_t longest = 60;      // tokens; what is longer is text
constexpr std::uint32_t start_limit = 25;  // tokens; longer blocks that begin like furniture are sentences
constexpr std::uint32_t opens_limit = 16;
constexpr std::uint32_t ends_limit = 12;

bool has_word(std::string_view token) {
    for (std::uint32_t at = 0; at < token.size();) {
        const Character c = character(token, at);
        if (is_word(c.kind) || c.kind == CharClass::ideograph) return true;
        at += c.length;
    }
    return false;
}

bool is_number(std::string_view token) {
    return !token.empty() && token.front() >= '0' && token.front() <= '9' && token.find_first_not_of("0123456789.,:/") == std::string_view::npos;
}

/// The words of a block as furniture.txt writes them, with a blank on either side.
std::string folded(const Analysis& a, TokenRange block) {
    std::string out = " ";
    for (std::uint32_t t = block.begin; t < block.end; ++t) {
        const auto word = a.word(t);
        if (!has_word(word)) continue;
        if (is_number(word)) out += '#';
        else
            for (const char c : word) {
                if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
                else if (c != '\'' && c != '.') out += c;
            }
        out += ' ';
    }
    return out;
}

bool ends_sentence(const Analysis& a, TokenRange block) {
    const auto last = a.word(block.end - 1);
    return last == "." || last == "!" || last == "?" || last.front() == '"' || last == "\u201D";
}

/// Whether a colon follows right behind the first `words` words of a block.
bool has_label(const Analysis& a, TokenRange block, std::size_t words) {
    for (std::uint32_t t = block.begin; t + 1 < block.end; ++t)
        if (has_word(a.word(t)) && --words == 0) return a.word(t + 1) == ":";
    return false;
}

/// Whether a phrase whose first word stands at `at` of the folded text makes the block furniture.
bool matches(const WordLists::Phrase& phrase, const Analysis& a, TokenRange block, std::string_view text, std::size_t at, std::size_t sentences) {
    using Match = WordLists::Match;
    const std::string_view p = phrase.words;
    if (text.substr(at, p.size()) != p || at + p.size() >= text.size() || text[at + p.size()] != ' ') return false;
    if (phrase.match == Match::anywhere) return sentences == 1;   // of several, the sentence is cut out by itself
    if (phrase.match == Match::ends) return at > 1 && at + p.size() + 1 == text.size() && block.size() <= ends_limit && !ends_sentence(a, block);
    if (at != 1) return false;
    switch (phrase.match) {
    case Match::whole: return p.size() + 2 == text.size();
    case Match::start: return block.size() <= start_limit;
    case Match::opens: return block.size() <= opens_limit && a.word(block.end - 1) != ".";
    default: return block.size() <= start_limit && has_label(a, block, static_cast<std::size_t>(std::count(p.begin(), p.end(), ' ')) + 1);
    }
}

std::optional<WordLists::Reach> known_phrase(const Analysis& a, TokenRange block, std::string_view text, std::size_t sentences, const WordLists& lists) {
    for (std::size_t at = 1; at < text.size();) {
        const std::size_t end = text.find(' ', at);
        for (const WordLists::Phrase& phrase : lists.furniture(text.substr(at, end - at)))
            if (matches(phrase, a, block, text, at, sentences)) return phrase.reach;
        at = end + 1;
    }
    return std::nullopt;
}

bool is_small_name_word(std::string_view word) {
    return word == "and" || word == "of" || word == "for" || word == "in" || word == "the" || word == "at";
}

/// Whether the words from `begin` on are names, with signs and small words between.
bool only_names(const Analysis& a, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t names = 0;
    for (std::uint32_t t = begin; t < end; ++t) {
        const auto word = a.word(t);
        const CharClass kind = character(word, 0).kind;
        if (kind == CharClass::lower && !is_small_name_word(word)) return false;
        names += kind == CharClass::upper;
    }
    return names >= 2;
}

/// "By Jane Smith", "By Jane Smith and John Doe, Staff Writers": names only, near the top.
bool is_byline(const Analysis& a, TokenRange block, std::size_t index) {
    if (index == 0 || index > 8 || block.size() < 2 || block.size() > 16) return false;
    const auto first = a.word(block.begin);
    if (first != "By" && first != "BY" && first != "by") return false;
    if (a.word(block.end - 1) == "." || a.word(block.end - 1) == ":") return false;
    return only_names(a, block.begin + 1, block.end);
}

bool is_newsroom_work(std::string_view word) {
    for (const std::string_view known : {"Reporting", "reporting", "Writing", "writing", "Editing", "editing", "Story", "Compiled", "Translation"})
        if (word == known) return true;
    return false;
}

/// "Editing by Peter Stone.", "(Reporting by Jane Doe in Bamako; Writing by Max Power)", anywhere on the page.
bool is_staff_line(const Analysis& a, TokenRange block) {
    std::uint32_t begin = block.begin, end = block.end;
    const bool bracket = a.word(begin) == "(" || a.word(begin) == "[";
    begin += bracket;
    while (end > begin && (a.word(end - 1) == "." || a.word(end - 1) == ")" || a.word(end - 1) == "]")) --end;
    begin += begin < end && (a.word(begin) == "Additional" || a.word(begin) == "additional");
    if (begin + 3 > end || !is_newsroom_work(a.word(begin)) || a.word(begin + 1) != "by") return false;
    if (bracket) return true;
    return block.size() <= 16 && only_names(a, begin + 2, end);
}

/// "Home | News | Sport", "World > Africa > Mali".
bool is_menu_line(const Analysis& a, TokenRange block, const WordLists& lists) {
    std::uint32_t bars = 0, menu = 0;
    for (std::uint32_t t = block.begin; t < block.end; ++t) {
        const auto word = a.word(t);
        bars += word == "|" || word == ">" || word == ">>" || word == "\u00BB" || word == "\u203A" || word == "\u2022" || word == "\u00B7";
        std::string small(word);
        std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        menu += lists.is_menu_word(small);
    }
    return bars >= 2 && menu >= 2 && block.size() <= bars * 5;
}

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || word.starts_with("www.");
}

}  // namespace

bool is_credit(const Analysis& a, TokenRange sentence) {
    if (sentence.size() < 3 || sentence.size() > 25) return false;
    const bool bracket = a.word(sentence.begin) == "(" || a.word(sentence.begin) == "[";
    bool credit = false;
    for (std::uint32_t t = sentence.begin; t + 1 < sentence.end && !credit; ++t) {
        const auto word = a.word(t), next = a.word(t + 1);
        const bool picture = word == "photo" || word == "Photo" || word == "PHOTO" || word == "photos" || word == "Photos" || word == "image" || word == "Image" ||
                             word == "photograph" || word == "Photograph" || word == "Picture" || word == "video" || word == "Video";
        credit = picture && (next == "by" || next == "By" || next == ":" || next == "courtesy" || next == "Courtesy" || next == "credit" || next == "/");
        if (!bracket && t > sentence.begin) break;   // without brackets only as the first words
    }
    return credit;
}

bool is_menu_entry(const Analysis& a, TokenRange block, const WordLists& lists) {
    if (block.size() > 4) return false;
    for (std::uint32_t t = block.begin; t < block.end; ++t) {
        std::string small(a.word(t));
        std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (lists.is_menu_word(small)) return true;
    }
    return false;
}

std::optional<WordLists::Reach> furniture(const Analysis& a, TokenRange block, std::size_t sentences, std::size_t index, const WordLists& lists) {
    using Reach = WordLists::Reach;
    if (block.size() > longest) return std::nullopt;
    const std::string text = folded(a, block);
    if (text.size() == 1) return Reach::line;   // no word in it: "###", "* * *"
    if (const auto reach = known_phrase(a, block, text, sentences, lists)) return reach;
    const auto first = a.word(block.begin);
    if (block.size() == 1 && is_address(first)) return Reach::line;
    if (first == "\u00A9" && block.size() <= start_limit) return Reach::line;
    if (is_credit(a, block) && !(ends_sentence(a, block) && a.word(block.begin) != "(" && block.size() > 15)) return Reach::line;
    if (is_byline(a, block, index) || is_staff_line(a, block) || is_menu_line(a, block, lists)) return Reach::line;
    return std::nullopt;
}

}  // namespace adduce::extract
