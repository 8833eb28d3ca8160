#include "extract/net_names.hpp"
#include "extract/word_scanner.hpp"

#include <algorithm>

// Which full stops belong to a word.
namespace adduce::extract {

namespace {

using Abbreviation = WordLists::Abbreviation;
using Shape = WordLists::Shape;

/// "U.S", "a.m", "D.C": single letters with full stops between.
bool is_initials(std::string_view w) {
    for (std::size_t i = 0; i < w.size(); ++i)
        if ((i % 2 == 1) != (w[i] == '.')) return false;
    return w.size() % 2 == 1 && std::none_of(w.begin(), w.end(), [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '/'; });
}

}  // namespace

bool WordScanner::joins_by_point(std::uint32_t point) const {
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

bool WordScanner::keeps_full_stop(std::uint32_t end) const {
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

std::uint32_t WordScanner::next_word(std::uint32_t p) const {
    while (p < end_ && is_gap(at(p).kind)) p += at(p).length;
    return p;
}

bool WordScanner::before_month(std::uint32_t end) const {
    const std::uint32_t next = next_word(end + 1);
    std::uint32_t stop = next;
    while (stop < end_ && is_letter(at(stop).kind)) stop += at(stop).length;
    return byte(stop) == '.' && lists_.abbreviation(cut(next, stop)) == Abbreviation::month;
}

bool WordScanner::behind_comma() const { return !out_.empty() && out_.back().begin >= begin_ && out_.back().end <= at_ && text_[out_.back().begin] == ','; }

bool WordScanner::is_initial(std::uint32_t end) const {
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

bool WordScanner::behind_capital() const {
    return !out_.empty() && out_.back().begin >= begin_ && at(out_.back().begin).kind == CharClass::upper;
}

}  // namespace adduce::extract
