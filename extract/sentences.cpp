#include "extract/sentences.hpp"

#include "extract/broken_words.hpp"
#include "extract/characters.hpp"
#include "extract/paragraphs.hpp"
#include "extract/tokenizer.hpp"

#include <algorithm>

namespace adduce::extract {

namespace {

using Abbreviation = WordLists::Abbreviation;

/// Finds where sentences end among the tokens of one paragraph.
class Splitter {
public:
    Splitter(std::string_view text, const std::vector<TextSpan>& tokens, TokenRange paragraph, const WordLists& lists)
        : text_(text), tokens_(tokens), range_(paragraph), lists_(lists) {}

    void run(std::vector<TokenRange>& out) const {
        std::uint32_t begin = range_.begin;
        for (std::uint32_t i = range_.begin; i + 1 < range_.end; ++i) {
            if (!may_end(i) || (i == begin && full_stop(word(i)))) continue;   // a lone stop in front is a bullet
            const std::uint32_t next = behind_closers(i + 1);
            if (next < range_.end && begins_at(begin, i, next)) {
                out.push_back({begin, next});
                begin = next;
            }
            i = next - 1;
        }
        if (begin < range_.end) out.push_back({begin, range_.end});
    }

private:
    std::string_view word(std::uint32_t i) const { return text_.substr(tokens_[i].begin, tokens_[i].size()); }
    Character first(std::uint32_t i) const { return character(text_, tokens_[i].begin); }
    bool glued(std::uint32_t i) const { return i > range_.begin && tokens_[i - 1].end == tokens_[i].begin; }   // no blank before it

    static bool strong(std::string_view w) { return w.front() == '!' || w.front() == '?'; }
    static bool ellipsis(std::string_view w) { return w == "\u2026" || (w.size() > 1 && w.find_first_not_of('.') == std::string_view::npos); }
    static bool full_stop(std::string_view w) { return w == "." || w == "\u3002" || w == "\u0964" || w == "\u061F" || w == "\u06D4"; }

    bool may_end(std::uint32_t i) const {
        const auto w = word(i);
        return full_stop(w) || strong(w) || ellipsis(w) || (w.size() > 1 && w.back() == '.');
    }

    /// Behind quotes and brackets that close right after the end of the sentence.
    std::uint32_t behind_closers(std::uint32_t i) const {
        while (i < range_.end) {
            const Character c = first(i);
            if (const std::uint32_t behind = behind_reference(i); behind > i) {
                i = behind;
                continue;
            }
            if (!glued(i) && c.kind != CharClass::close) break;
            const bool closes = c.kind == CharClass::close || (c.kind == CharClass::apostrophe && tokens_[i].size() <= c.length * 2) ||
                                (c.kind == CharClass::quote && !opens(i));
            if (!closes && !full_stop(word(i)) && !strong(word(i))) break;
            ++i;
        }
        return i;
    }

    /// Behind a reference at the full stop ("2013.[4]"), or `i`.
    std::uint32_t behind_reference(std::uint32_t i) const {
        const bool reference = i + 2 < range_.end && word(i) == "[" && first(i + 1).kind == CharClass::digit && word(i + 2) == "]";
        return reference ? i + 3 : i;
    }

    bool opens(std::uint32_t i) const {
        const char32_t c = first(i).point;
        if (c == 0x201C || c == 0xAB || c == 0x2018 || c == '`') return true;
        return c == '"' && i + 1 < range_.end && tokens_[i].end == tokens_[i + 1].begin && !glued(i);
    }

    /// Whether the sentence that began at `begin` ends with the mark `end`, so that another one begins at `next`.
    bool begins_at(std::uint32_t begin, std::uint32_t end, std::uint32_t next) const {
        const auto mark = word(end);
        const bool dotted = mark.size() > 1 && mark.back() == '.' && !ellipsis(mark) && !strong(mark);
        std::uint32_t head = next;   // the first word behind opening quotes and brackets
        while (head < range_.end && (first(head).kind == CharClass::open || first(head).kind == CharClass::quote || first(head).kind == CharClass::apostrophe)) ++head;
        if (head >= range_.end) return false;
        const Character c = first(head);
        if (dotted) return ends_behind_abbreviation(end, next, head);
        if (c.kind == CharClass::lower) return word(head).find("://") != std::string_view::npos;
        if (c.kind == CharClass::other && !begins_with_sign(c)) return false;
        if (glued(next) && c.kind != CharClass::upper && c.kind != CharClass::ideograph) return false;
        if (full_stop(mark) && (is_list_number(begin, end) || is_clipped_in_brackets(begin, end))) return false;
        if (strong(mark) && next > end + 1 && tells(head)) return false;
        return true;
    }

    static bool begins_with_sign(Character c) { return c.point == '$' || c.point == '#' || c.point == '*' || c.point == 0x20AC || c.point == 0xA3 || c.point == '@' || c.point > 0x2190; }

    /// "1 ." at the head of a paragraph or right behind the end of a sentence, perhaps behind a bullet.
    bool is_list_number(std::uint32_t begin, std::uint32_t end) const {
        return end > begin && end <= begin + 2 && first(end - 1).kind == CharClass::digit && tokens_[end - 1].size() <= 3 &&
               (end == begin + 1 || !is_word(first(begin).kind));
    }

    /// "(b. March 2009)": a short word inside brackets that are still open.
    bool is_clipped_in_brackets(std::uint32_t begin, std::uint32_t end) const {
        if (end == begin || tokens_[end - 1].size() > 4 || first(end - 1).kind != CharClass::lower) return false;
        for (std::uint32_t i = end; i > begin && i + 12 > end; --i) {
            if (first(i - 1).kind == CharClass::close) return false;
            if (first(i - 1).kind == CharClass::open) return true;
        }
        return false;
    }

    bool ends_behind_abbreviation(std::uint32_t end, std::uint32_t next, std::uint32_t head) const {
        const auto w = word(end).substr(0, word(end).size() - 1);
        const Abbreviation kind = lists_.abbreviation(w);
        if (kind == Abbreviation::title) return false;
        const Character c = first(head);
        if (c.kind != CharClass::upper) return false;
        if (w.size() == 1 || (w.size() == 2 && static_cast<unsigned char>(w[0]) >= 0x80U)) return lists_.begins_sentences(word(head)) && next > end + 1;
        return next > end + 1 || head > next || lists_.begins_sentences(word(head));
    }

    /// Whether the words from `i` name a speaker who goes on behind a quoted question.
    bool tells(std::uint32_t i) const {
        for (std::uint32_t k = i; k < range_.end && k < i + 5; ++k) {
            if (lists_.tells(word(k))) return true;
            if (k > i && first(k).kind != CharClass::upper) return false;
        }
        return false;
    }

    std::string_view text_;
    const std::vector<TextSpan>& tokens_;
    TokenRange range_;
    const WordLists& lists_;
};

/// Takes line ends out of words, and moves the paragraphs along.
void mend_broken_words(Text& text, std::vector<TextSpan>& paragraphs, const WordLists& lists) {
    const std::vector<TextSpan> drops = broken_words(text.clean(), paragraphs, lists);
    text.drop(drops);
    std::uint32_t gone = 0;
    auto drop = drops.begin();
    for (TextSpan& paragraph : paragraphs) {
        paragraph.begin -= gone;
        for (; drop != drops.end() && drop->end <= paragraph.end; ++drop) gone += drop->size();
        paragraph.end -= gone;
    }
}

}  // namespace

void find_tokens_and_sentences(Analysis& analysis, const WordLists& lists) {
    analysis.tokens.clear();
    analysis.sentences.clear();
    analysis.blocks.clear();
    std::vector<TextSpan> paragraphs = find_paragraphs(analysis.text.clean());
    mend_broken_words(analysis.text, paragraphs, lists);
    const std::string_view text = analysis.text.clean();
    analysis.tokens.reserve(text.size() / 5);
    for (const TextSpan paragraph : paragraphs) {
        const auto begin = static_cast<std::uint32_t>(analysis.tokens.size());
        tokenize(text, paragraph, lists, analysis.tokens);
        const TokenRange range{begin, static_cast<std::uint32_t>(analysis.tokens.size())};
        if (range.empty()) continue;
        Splitter(text, analysis.tokens, range, lists).run(analysis.sentences);
        analysis.blocks.push_back({range, BlockKind::body});
    }
}

}  // namespace adduce::extract
