#include "extract/tokenizer.hpp"

#include "extract/net_names.hpp"
#include "extract/word_scanner.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

constexpr std::uint32_t longest_address = 2048;  // bytes looked through for one; the work stays linear on a line without blanks

using Shape = WordLists::Shape;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The scanner of one stretch.
class Scanner : public WordScanner {
public:
    using WordScanner::WordScanner;

    void run() {
        while (at_ < end_) {
            const Character c = at(at_);
            if (is_gap(c.kind)) at_ += c.length;
            else token(c);
        }
    }

private:
    void token(Character c) {
        if (!follows_word() && (take_address() || take_tag())) return;
        if (chunk_begins() && take_emoticon()) return;
        if (is_word(c.kind)) return word();
        switch (c.kind) {
        case CharClass::ideograph: return emit(with_marks(at_ + c.length));
        case CharClass::apostrophe: return apostrophe(c);
        case CharClass::dash: return emit(c.point == '-' ? run_of('-') : at_ + c.length);
        default: return sign(c);
        }
    }

    std::uint32_t run_of(char sign) const {
        std::uint32_t end = at_;
        while (byte(end) == sign) ++end;
        return end;
    }

    std::uint32_t with_marks(std::uint32_t end) const {
        while (end < end_) {
            const Character c = at(end);
            const bool joins = c.kind == CharClass::mark || (c.point >= 0xFE00 && c.point <= 0xFE0F) || (c.point >= 0x1F3FB && c.point <= 0x1F3FF);
            if (!joins) break;
            end += c.length;
        }
        return end;
    }

    void sign(Character c) {
        const char first = byte(at_);
        switch (first) {
        case '.':
            if (byte(at_ + 1) == '.') return emit(run_of('.'));
            if (at(at_ + 1).kind == CharClass::digit && !follows_word()) return number_with_point();
            return emit(at_ + 1);
        case '!': case '?': {
            std::uint32_t end = at_;
            while (byte(end) == '!' || byte(end) == '?') ++end;
            return emit(end);
        }
        case '`': case '*': case '=': case '_': case '~': case '<': case '>': case '|': case '#': return emit(run_of(first));
        case '+':
            if (chunk_begins() && at(at_ + 1).kind == CharClass::digit) {
                ++at_;
                word_from(at_ - 1);
                return;
            }
            return emit(run_of('+'));
        default: break;
        }
        if (c.point >= 0x1F1E6 && c.point <= 0x1F1FF) {   // two letters make a flag
            const Character next = at(at_ + c.length);
            return emit(at_ + c.length + (next.point >= 0x1F1E6 && next.point <= 0x1F1FF ? next.length : 0));
        }
        emit(with_marks(at_ + c.length));
    }

    void number_with_point() {
        std::uint32_t end = at_ + 1;
        while (end < end_ && at(end).kind == CharClass::digit) end += at(end).length;
        emit(end);
    }

    /// A quotation mark, a clitic that stands alone, or the apostrophe of a clipped year ("'90s").
    void apostrophe(Character c) {
        const std::uint32_t after = at_ + c.length;
        if (at(after).point == c.point) return emit(after + c.length);   // two make a double quote
        std::uint32_t end = after;
        while (end < end_ && is_word(at(end).kind)) end += at(end).length;
        const auto letters = cut(after, end);
        const bool year = letters.size() >= 2 && letters.size() <= 3 && is_digit(letters[0]) && is_digit(letters[1]);
        const bool whole = chunk_begins() ? year || lists_.is(Shape::clipped, letters) : lists_.is(Shape::clitic, letters);
        emit(whole ? end : after);
    }

    bool take_address() {
        const char first = lower(text_[at_]);
        if (!is_digit(first) && (first < 'a' || first > 'z')) return false;
        if (at_ < no_address_before_ && first != 'w' && first != 'm') return false;   // all but "www." and "mailto:" need a sign
        const std::uint32_t limit = std::min(end_, at_ + longest_address);
        std::uint32_t end = at_;
        bool sign = false;
        for (; end < limit && text_[end] != ' ' && text_[end] != '\n'; ++end) sign = sign || text_[end] == '/' || text_[end] == '@';
        while (end > at_ && end < end_ && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) --end;
        if (!sign) no_address_before_ = end;
        const std::uint32_t length = net_address(cut(at_, end));
        if (length > 0) emit(at_ + length);
        return length > 0;
    }

    /// "#Kherson", "@POTUS".
    bool take_tag() {
        const char sign = byte(at_);
        if ((sign != '#' && sign != '@') || !is_letter(at(at_ + 1).kind)) return false;
        std::uint32_t end = at_ + 1;
        while (end < end_ && (is_word(at(end).kind) || byte(end) == '_')) end += at(end).length;
        return emit(end), true;
    }

    bool take_emoticon() {
        const char eyes = byte(at_);
        if (eyes == '<' && byte(at_ + 1) == '3' && gap_at(at_ + 2)) return emit(at_ + 2), true;
        if (eyes != ':' && eyes != ';' && eyes != '=') return false;
        std::uint32_t mouth = at_ + 1;
        if (byte(mouth) == '-' || byte(mouth) == 'o' || byte(mouth) == '\'') ++mouth;
        const char m = byte(mouth);
        if (m == '\0' || std::string_view(")(DPpOo/\\|3*]").find(m) == std::string_view::npos) return false;
        std::uint32_t end = mouth;
        while (byte(end) == m) ++end;
        if (!gap_at(end) && byte(end) != '.' && byte(end) != ',') return false;
        return emit(end), true;
    }

    std::uint32_t no_address_before_ = 0;
};

}  // namespace

void tokenize(std::string_view clean, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out) {
    Scanner(clean, stretch, lists, out).run();
}

}  // namespace adduce::extract
