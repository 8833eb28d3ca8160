#include "extract/tokenizer.hpp"

#include "extract/characters.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

using Abbreviation = WordLists::Abbreviation;

constexpr std::uint32_t longest_token = 512;   // bytes; a longer one is no word, and later stages stay bounded

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_folded(std::string_view a, std::string_view lower_case) {
    return a.size() == lower_case.size() && std::equal(a.begin(), a.end(), lower_case.begin(), [](char x, char y) { return lower(x) == y; });
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return equal_folded(word, w); });
}

/// Prefixes that stay with their word (guidelines of the English Web Treebank).
bool is_prefix(std::string_view word) {
    constexpr std::array<std::string_view, 37> prefixes = {
        "e", "non", "mid", "co", "re", "pre", "anti", "cross", "post", "over", "pro", "multi", "sub", "counter", "semi", "ex", "mini", "inter", "intra",
        "socio", "psycho", "arch", "de", "un", "ultra", "trans", "super", "extra", "macro", "mega", "bio", "geo", "pan", "para", "hyper", "cyber", "electro"};
    return word.size() <= 7 && one_of(word, prefixes);
}

bool is_unit(std::string_view letters) {
    constexpr std::array<std::string_view, 22> units = {"am", "pm", "km", "kg", "mm", "cm", "ft", "lb", "lbs", "mph", "kph", "kt", "mw", "kw",
                                                        "kwh", "mwh", "gb", "mb", "bn", "mn", "hrs", "min"};
    return letters == "m" || letters == "k" || one_of(letters, units);
}

bool is_net_ending(std::string_view label) {
    constexpr std::array<std::string_view, 23> endings = {"com", "org", "net", "edu", "gov", "mil", "int", "info", "uk", "us", "ua", "ru",
                                                          "de", "fr", "eu", "ng", "au", "ca", "ch", "tv", "io", "co", "ly"};
    return one_of(label, endings);
}

bool is_file_ending(std::string_view label) {
    constexpr std::array<std::string_view, 12> endings = {"doc", "docx", "pdf", "xls", "xlsx", "txt", "jpg", "png", "htm", "html", "zip", "exe"};
    return one_of(label, endings);
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
        while (at(end).kind == CharClass::digit && end < end_) ++end;
        emit(end);
    }

    /// A quotation mark, a clitic that stands alone, or the apostrophe of a clipped year ("'90s").
    void apostrophe(Character c) {
        const std::uint32_t after = at_ + c.length;
        if (at(after).point == c.point) return emit(after + c.length);   // two make a double quote
        std::uint32_t end = after;
        while (end < end_ && is_word(at(end).kind)) end += at(end).length;
        const auto letters = cut(after, end);
        if (chunk_begins() && letters.size() >= 2 && std::isdigit(static_cast<unsigned char>(letters[0])) && std::isdigit(static_cast<unsigned char>(letters[1])) && letters.size() <= 3)
            return emit(end);
        constexpr std::array<std::string_view, 6> clitics = {"s", "m", "d", "re", "ve", "ll"};
        constexpr std::array<std::string_view, 3> clipped = {"em", "til", "cause"};
        if (!chunk_begins() ? one_of(letters, clitics) : one_of(letters, clipped)) return emit(end);
        emit(after);
    }

    /// A URL, an e-mail address or another name of the net, whole.
    bool take_address() {
        std::uint32_t end = at_;
        bool scheme = false, sign_at = false;
        for (; end < end_ && !is_gap(at(end).kind); end += at(end).length) {
            const char c = byte(end);
            if (c == '@' && end > at_) sign_at = true;
            if (c == ':' && byte(end + 1) == '/' && byte(end + 2) == '/') scheme = true;
            if (c == '<' || c == '>' || c == '"' || c == '(' || c == ')') {
                if (scheme && (c == '(' || c == ')')) continue;
                break;
            }
        }
        if (!std::isalnum(static_cast<unsigned char>(byte(at_)))) return false;
        const bool www = equal_folded(cut(at_, std::min(at_ + 4, end_)), "www.") || equal_folded(cut(at_, std::min(at_ + 7, end_)), "mailto:");
        if (!scheme && !www && !sign_at && !host_with_path(end)) return false;
        if (scheme && !scheme_begins()) return false;
        if (sign_at && !scheme && cut(at_, end).find('@') + 1 == end - at_) return false;
        while (end > at_ + 1 && trailing(end)) --end;
        emit(end);
        return true;
    }

    /// "state.gov/releases": a name of the net and a path behind it.
    bool host_with_path(std::uint32_t end) const {
        const auto chunk = cut(at_, end);
        const auto slash = chunk.find('/');
        if (slash == std::string_view::npos) return false;
        const auto host = chunk.substr(0, slash);
        const auto point = host.rfind('.');
        return point != std::string_view::npos && point > 0 && is_net_ending(host.substr(point + 1));
    }

    /// "#Kherson", "@POTUS".
    bool take_tag() {
        const char sign = byte(at_);
        if ((sign != '#' && sign != '@') || !is_letter(at(at_ + 1).kind)) return false;
        std::uint32_t end = at_ + 1;
        while (end < end_ && (is_word(at(end).kind) || byte(end) == '_')) end += at(end).length;
        return emit(end), true;
    }

    bool scheme_begins() const {
        std::uint32_t end = at_;
        while (std::isalpha(static_cast<unsigned char>(byte(end)))) ++end;
        return end - at_ >= 3 && byte(end) == ':';
    }

    /// Whether the last byte before `end` is punctuation behind an address, not part of it.
    bool trailing(std::uint32_t end) const {
        const char c = byte(end - 1);
        if (c == ')') return cut(at_, end).find('(') == std::string_view::npos;
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' || c == ']';
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
            while (end < end_ && static_cast<unsigned char>(text_[end]) < 0x80U && is_letter(detail::ascii[static_cast<unsigned char>(text_[end])])) ++end;
        // Most words are letters up to a blank: nothing in them needs a closer look.
        if (end > at_ && (end == end_ || text_[end] == ' ')) return plain(end);
        word_from(at_);
    }

    void plain(std::uint32_t end) {
        const auto w = cut(at_, end);
        if (const std::uint32_t first = fused(w)) {
            emit(at_ + first);
        }
        emit(end);
    }

    /// Length of the first of two words written as one, or 0.
    static std::uint32_t fused(std::string_view w) {
        if (w.size() < 4 || w.size() > 8) return 0;
        constexpr std::array<std::string_view, 4> three = {"cannot", "gonna", "gimme", "lemme"};
        constexpr std::array<std::string_view, 12> contracted = {"dont", "didnt", "doesnt", "isnt", "wasnt", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt", "arent", "werent"};
        if (one_of(w, three)) return 3;
        if (equal_folded(w, "wanna") || equal_folded(w, "gotta")) return 3;
        if (lower(w.back()) == 't' && one_of(w, contracted)) return static_cast<std::uint32_t>(w.size()) - 2;
        return 0;
    }

    /// A word that begins at `begin` (at `at_` is its first letter) with its inner signs.
    void word_from(std::uint32_t begin) {
        std::uint32_t end = at_;
        std::uint32_t hyphens = 0;
        at_ = begin;
        while (end < end_) {
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
            if (at(p + i).kind != CharClass::digit) return false;
        return at(p + 3).kind != CharClass::digit;
    }

    /// "w/o", "l/c", "I/C": single letters around a slash.
    bool slashed(std::uint32_t slash) const {
        const auto single = [&](std::uint32_t p) { return is_letter(at(p).kind) && !is_word(at(p + 1).kind) && byte(p + 1) != '/'; };
        return slash == at_ + 1 && (single(slash + 1) || equal_folded(cut(at_, std::min(slash + 4, end_)), "w/out"));
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
        if (equal_folded(cut(at_, right), "ph.d") || equal_folded(cut(at_, right), "m.sc") || equal_folded(cut(at_, right), "b.sc")) return true;
        // A name of the net is written in one case; "Army.US" and "said.In" are two sentences.
        if (is_net_ending(after) || is_file_ending(after)) return !(at(point + 1).kind == CharClass::upper && character_before(text_, point).kind == CharClass::lower);
        return byte(right) == '.' && at(right + 1).kind == CharClass::lower && after.size() > 1 && is_letter(at(point + 1).kind) && at(point + 1).kind == CharClass::lower;
    }

    /// Whether the hyphen at `hyphen` stays inside its word.
    bool keeps_hyphen(std::uint32_t hyphen, std::uint32_t seen) const {
        const auto before = cut(at_, hyphen);
        if (before.find('@') != std::string_view::npos) return true;
        std::uint32_t end = hyphen + 1;
        while (end < end_ && is_word(at(end).kind)) end += at(end).length;
        const auto after = cut(hyphen + 1, end);
        if (seen == 0 && is_prefix(before)) return true;
        if (equal_folded(after, "wise") || equal_folded(after, "esque")) return true;
        return numbers(before) && numbers(after) && number_group(end);
    }

    static bool numbers(std::string_view s) {
        return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '/'; });
    }

    /// A telephone number or a date in figures from `at_` on; a span of years or a score is none.
    bool number_group(std::uint32_t) const {
        std::uint32_t end = at_;
        std::array<std::uint32_t, 6> sizes{};
        std::size_t groups = 0;
        for (bool more = true; more && groups < sizes.size();) {
            std::uint32_t size = 0;
            while (at(end + size).kind == CharClass::digit) ++size;
            sizes[groups++] = size;
            end += size;
            more = byte(end) == '-' && at(end + 1).kind == CharClass::digit;
            if (more) ++end;
        }
        if (groups == 2) return sizes[0] == 3 && sizes[1] == 4;
        return groups >= 3;
    }

    /// Ends the word [at_, end): takes clitics, units and the full stop of an abbreviation apart or along.
    void finish_word(std::uint32_t end, bool last) {
        const auto w = cut(at_, end);
        if (last && byte(end) == '$' && all_upper(w) && w.size() <= 3) return emit(end + 1);   // US$
        if (last && keeps_full_stop(end)) return emit(end + 1);
        if (const std::uint32_t first = fused(w)) emit(at_ + first);
        else if (const std::uint32_t digits = before_unit(w)) emit(at_ + digits);
        else split_clitics(end);
        emit(end);
    }

    static bool all_upper(std::string_view w) {
        return std::all_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    std::uint32_t before_unit(std::string_view w) const {
        std::size_t digits = 0;
        while (digits < w.size() && ((w[digits] >= '0' && w[digits] <= '9') || w[digits] == '.' || w[digits] == ',' || w[digits] == ':')) ++digits;
        if (digits == 0 || digits == w.size()) return 0;
        const auto letters = w.substr(digits);
        const bool money = at_ > begin_ && (text_[at_ - 1] == '$' || character_before(text_, at_).point == 0x20AC || character_before(text_, at_).point == 0xA3);
        return is_unit(letters) || (money && letters.size() == 1) ? static_cast<std::uint32_t>(digits) : 0;
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
        constexpr std::array<std::string_view, 6> clitics = {"s", "m", "d", "re", "ve", "ll"};
        const auto letters = cut(apostrophe + length, end);
        if (one_of(letters, clitics)) return apostrophe;
        if (equal_folded(letters, "t") && lower(text_[apostrophe - 1]) == 'n' && apostrophe - 1 > begin) return apostrophe - 1;
        return begin;
    }

    /// Whether the full stop at `end` belongs to the word before it.
    bool keeps_full_stop(std::uint32_t end) const {
        if (byte(end) != '.' || byte(end + 1) == '.') return false;
        const auto w = cut(at_, end);
        if (w.size() > 12) return false;
        if (w.size() >= 3 && initials(w)) return true;
        if (w.size() == 1 && at(at_).kind == CharClass::upper) return is_initial(end);
        if (w.size() == 2 && static_cast<unsigned char>(w[0]) >= 0x80U && at(at_).kind == CharClass::upper) return is_initial(end);
        switch (lists_.abbreviation(w)) {
        case Abbreviation::none: return w == "Ph.D" || w == "Ph.Ds" || w == "M.Sc" || w == "B.Sc";
        case Abbreviation::number: return at(next_word(end + 1)).kind == CharClass::digit || byte(next_word(end + 1)) == '#' || before_month(end);
        case Abbreviation::state: return behind_comma();
        default: return true;
        }
    }

    /// "U.S", "a.m", "D.C": single letters with full stops between.
    static bool initials(std::string_view w) {
        for (std::size_t i = 0; i < w.size(); ++i)
            if ((i % 2 == 1) != (w[i] == '.')) return false;
        return w.size() % 2 == 1 && std::none_of(w.begin(), w.end(), [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '/'; });
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
    const WordLists& lists_;
    std::vector<TextSpan>& out_;
};

}  // namespace

void tokenize(std::string_view clean, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out) {
    Scanner(clean, stretch, lists, out).run();
}

}  // namespace adduce::extract
