#include "extract/tokenizer.hpp"

#include "extract/characters.hpp"
#include "extract/net_names.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

using Abbreviation = WordLists::Abbreviation;
constexpr std::uint32_t longest_token = 512;     // bytes; a longer one is no word, and later stages stay bounded
constexpr std::uint32_t longest_address = 2048;  // bytes looked through for one; the work stays linear on a line without blanks

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

/// "U.S", "a.m", "D.C": single letters with full stops between.
bool is_initials(std::string_view w) {
    for (std::size_t i = 0; i < w.size(); ++i)
        if ((i % 2 == 1) != (w[i] == '.')) return false;
    return w.size() % 2 == 1 && std::none_of(w.begin(), w.end(), [](char c) { return is_digit(c) || c == ':' || c == '/'; });
}

/// The scanner of one stretch.
class Scanner {
public:
    Scanner(std::string_view text, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out)
        : text_(text.substr(0, stretch.end)), begin_(stretch.begin), at_(stretch.begin), end_(stretch.end), lists_(lists), out_(out) {}

    void run() {
        while (at_ < end_) {
            const Character c = at(at_);
            if (is_gap(c.kind)) at_ += c.length;
            else token(c);
        }
    }

private:
    Character at(std::uint32_t position) const { return character(text_, position); }
    char byte(std::uint32_t position) const { return position < end_ ? text_[position] : '\0'; }
    std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
    bool chunk_begins() const { return at_ == begin_ || is_gap(character_before(text_, at_).kind); }
    bool gap_at(std::uint32_t position) const { return position >= end_ || is_gap(at(position).kind); }

    void emit(std::uint32_t end) {
        while (end - at_ > longest_token) {
            std::uint32_t part = at_ + longest_token;
            while ((static_cast<unsigned char>(text_[part]) & 0xC0U) == 0x80U) --part;
            out_.push_back({at_, part});
            at_ = part;
        }
        if (end > at_) out_.push_back({at_, end});
        at_ = end;
    }

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

    bool follows_word() const { return at_ > begin_ && is_word(character_before(text_, at_).kind); }

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

    void word() {
        const auto first = static_cast<unsigned char>(text_[at_]);
        std::uint32_t end = at_;
        if (first < 0x80U)
            while (end < end_ && end - at_ < longest_token && static_cast<unsigned char>(text_[end]) < 0x80U && is_letter(detail::ascii[static_cast<unsigned char>(text_[end])])) ++end;
        // Most words are letters up to a blank: nothing in them needs a closer look.
        if (end > at_ && (end == end_ || text_[end] == ' ')) return plain(end);
        word_from(at_);
    }

    void plain(std::uint32_t end) {
        if (const std::uint32_t first = lists_.fused(cut(at_, end))) emit(at_ + first);
        emit(end);
    }

    /// A word that begins at `begin` (at `at_` is its first letter) with its inner signs.
    void word_from(std::uint32_t begin) {
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

    /// Whether a sign between two word characters belongs to the word.
    bool joins(Character c, std::uint32_t sign_at, Character next) const {
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

    bool three_digits(std::uint32_t p) const {
        for (std::uint32_t i = 0; i < 3; ++i)
            if (!is_digit(byte(p + i))) return false;
        return at(p + 3).kind != CharClass::digit;
    }

    /// "w/o", "l/c", "I/C": single letters around a slash.
    bool slashed(std::uint32_t slash) const {
        const auto single = [&](std::uint32_t p) { return is_letter(at(p).kind) && !is_word(at(p + 1).kind) && byte(p + 1) != '/'; };
        return slash == at_ + 1 && single(slash + 1);
    }

    /// A full stop inside: of initials ("U.S"), of a name of the net or a file ("adduce.org"), but not one
    /// behind which the blank was forgotten ("ended.Then").
    bool joins_by_point(std::uint32_t point) const {
        std::uint32_t left = point;
        while (left > at_ && is_word(character_before(text_, left).kind)) left -= character_before(text_, left).length;
        std::uint32_t right = point + 1;
        while (right < end_ && is_word(at(right).kind)) right += at(right).length;
        const auto before = cut(left, point);
        const auto after = cut(point + 1, right);
        if (before.size() <= 1 || (after.size() == 1 && byte(right) == '.' && before.size() <= 3)) return true;   // initials, "Ph.D."
        if (lists_.is(Shape::pointed, cut(at_, right))) return true;
        // A name of the net is written in one case; "Army.US" and "said.In" are two sentences.
        if (ends_net_name(after)) return !(at(point + 1).kind == CharClass::upper && character_before(text_, point).kind == CharClass::lower);
        return byte(right) == '.' && at(right + 1).kind == CharClass::lower && after.size() > 1 && is_letter(at(point + 1).kind) && at(point + 1).kind == CharClass::lower;
    }

    /// Whether the hyphen at `hyphen` stays inside its word.
    bool keeps_hyphen(std::uint32_t hyphen, std::uint32_t seen) const {
        const auto before = cut(at_, hyphen);
        if (before.find('@') != std::string_view::npos) return true;
        std::uint32_t end = hyphen + 1;
        while (end < end_ && is_word(at(end).kind)) end += at(end).length;
        const auto after = cut(hyphen + 1, end);
        if (seen == 0 && lists_.is(Shape::prefix, before)) return true;
        return lists_.is(Shape::suffix, after) || (is_figures(before) && is_figures(after) && number_group());
    }

    /// A telephone number or a date in figures from `at_` on; a span of years or a score is none.
    bool number_group() const {
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

    /// Ends the word [at_, end): takes clitics, units and the full stop of an abbreviation apart or along.
    void finish_word(std::uint32_t end, bool last) {
        const auto w = cut(at_, end);
        if (last && byte(end) == '$' && is_upper(w) && w.size() <= 3) return emit(end + 1);   // US$
        if (last && keeps_full_stop(end)) return emit(end + 1);
        if (const std::uint32_t first = lists_.fused(w)) emit(at_ + first);
        else if (const std::uint32_t digits = before_unit(w)) emit(at_ + digits);
        else split_clitics(end);
        emit(end);
    }

    std::uint32_t before_unit(std::string_view w) const {
        std::size_t digits = 0;
        while (digits < w.size() && ((w[digits] >= '0' && w[digits] <= '9') || w[digits] == '.' || w[digits] == ',' || w[digits] == ':')) ++digits;
        if (digits == 0 || digits == w.size()) return 0;
        const auto letters = w.substr(digits);
        const bool money = at_ > begin_ && (text_[at_ - 1] == '$' || character_before(text_, at_).point == 0x20AC || character_before(text_, at_).point == 0xA3);
        return lists_.is(Shape::unit, letters) || (money && letters.size() == 1) ? static_cast<std::uint32_t>(digits) : 0;
    }

    /// Emits what stands before the clitics of [at_, end), then all clitics but the last.
    void split_clitics(std::uint32_t end) {
        const std::uint32_t split = clitic(at_, end);
        if (split == at_) return;
        // "I'd've": the front part may hold another one
        const std::uint32_t inner = clitic(at_, split);
        if (inner != at_) emit(inner);
        emit(split);
    }

    /// Where the last clitic of [begin, end) begins, or `begin`.
    std::uint32_t clitic(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t p = end; p > begin && end - p < 8;) {
            const Character c = character_before(text_, p);
            p -= c.length;
            if (c.kind == CharClass::apostrophe) return p > begin ? clitic_at(begin, p, c.length, end) : begin;
        }
        return begin;
    }

    std::uint32_t clitic_at(std::uint32_t begin, std::uint32_t apostrophe, std::uint32_t length, std::uint32_t end) const {
        const auto letters = cut(apostrophe + length, end);
        if (lists_.is(Shape::clitic, letters)) return apostrophe;
        if ((letters == "t" || letters == "T") && lower(text_[apostrophe - 1]) == 'n' && apostrophe - 1 > begin) return apostrophe - 1;
        return begin;
    }

    /// Whether the full stop at `end` belongs to the word before it.
    bool keeps_full_stop(std::uint32_t end) const {
        if (byte(end) != '.' || byte(end + 1) == '.') return false;
        const auto w = cut(at_, end);
        if (w.size() > 12) return false;
        if (w.size() >= 3 && is_initials(w)) return true;
        if (w.size() == 1 && at(at_).kind == CharClass::upper) return is_initial(end);
        if (w.size() == 2 && static_cast<unsigned char>(w[0]) >= 0x80U && at(at_).kind == CharClass::upper) return is_initial(end);
        switch (lists_.abbreviation(w)) {
        case Abbreviation::none: return lists_.is(Shape::pointed, w);
        case Abbreviation::number: return at(next_word(end + 1)).kind == CharClass::digit || byte(next_word(end + 1)) == '#' || before_month(end);
        case Abbreviation::state: return behind_comma();
        default: return true;
        }
    }

    std::uint32_t next_word(std::uint32_t p) const {
        while (p < end_ && is_gap(at(p).kind)) p += at(p).length;
        return p;
    }

    /// "Sun. Oct. 1"
    bool before_month(std::uint32_t end) const {
        const std::uint32_t next = next_word(end + 1);
        std::uint32_t stop = next;
        while (stop < end_ && is_letter(at(stop).kind)) stop += at(stop).length;
        return byte(stop) == '.' && lists_.abbreviation(cut(next, stop)) == Abbreviation::month;
    }

    bool behind_comma() const { return !out_.empty() && out_.back().begin >= begin_ && out_.back().end <= at_ && text_[out_.back().begin] == ','; }

    /// An initial: a capital behind which a name goes on. The pronoun and the last word of a paragraph are none.
    bool is_initial(std::uint32_t end) const {
        const std::uint32_t next = next_word(end + 1);
        if (next >= end_) return false;
        const Character c = at(next);
        if (c.point == ',') return true;
        if (c.kind != CharClass::upper && c.kind != CharClass::open && c.kind != CharClass::quote) return false;
        if (text_[at_] == 'I' && !behind_capital()) return false;
        std::uint32_t stop = next;
        while (stop < end_ && is_word(at(stop).kind)) stop += at(stop).length;
        const auto follower = cut(next, stop);
        return follower.size() == 1 || !lists_.begins_sentences(follower);
    }

    bool behind_capital() const {
        return !out_.empty() && out_.back().begin >= begin_ && at(out_.back().begin).kind == CharClass::upper;
    }

    std::string_view text_;
    std::uint32_t begin_;
    std::uint32_t at_;
    std::uint32_t end_;
    std::uint32_t no_address_before_ = 0;
    const WordLists& lists_;
    std::vector<TextSpan>& out_;
};

}  // namespace

void tokenize(std::string_view clean, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out) {
    Scanner(clean, stretch, lists, out).run();
}

}  // namespace adduce::extract
