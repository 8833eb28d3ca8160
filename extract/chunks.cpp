#include "extract/chunks.hpp"

#include "extract/contingents.hpp"

#include <algorithm>

namespace adduce::extract {

namespace {

constexpr std::uint32_t longest_bracket = 8;   // tokens with both brackets: an acronym, an age, a date

bool is_body(MentionKind kind) { return kind == MentionKind::unit || kind == MentionKind::organization || kind == MentionKind::place || kind == MentionKind::nationality; }
bool is_title(MentionKind kind) { return kind == MentionKind::rank || kind == MentionKind::role; }

class ChunkFinder {
public:
    ChunkFinder(const Analysis& analysis, const WordColumn& words) : a_(analysis), words_(words), ending_(analysis.tokens.size() + 1, Chunk::none) {
        // The longest name or title that ends before each token.
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            if (is_described(a_.mentions[i])) continue;   // "[commander of the 3rd Brigade], Col. X": the brigade ends there
            std::uint32_t& slot = ending_[a_.mentions[i].tokens.end];
            if (slot == Chunk::none || a_.mentions[slot].tokens.size() < a_.mentions[i].tokens.size()) slot = i;
        }
    }

    Chunk around(const Mention& m) const {
        Chunk c;
        c.begin = m.kind == MentionKind::date || m.kind == MentionKind::quantity ? m.tokens.begin : left_end(m);
        c.end = right_end(m);
        return c;
    }

private:
    const Mention* ending_before(std::uint32_t token) const {
        const std::uint32_t i = ending_[token];
        return i == Chunk::none ? nullptr : &a_.mentions[i];
    }

    std::uint32_t left_end(const Mention& m) const {
        const std::uint32_t first = a_.sentences[m.sentence].begin;
        std::uint32_t at = m.tokens.begin;
        bool titled = false;
        while (at > first) {
            const std::uint32_t before = at - 1;
            if (words_.is(before, "determiner")) return before;
            const Mention* left = ending_before(at);
            if (left != nullptr && left->tokens.begin < at) {
                const bool joins = is_title(left->kind) || left->kind == MentionKind::nationality || left->kind == MentionKind::quantity ||
                                   (m.kind == MentionKind::person && titled && is_body(left->kind)) || (titled && left->kind == MentionKind::nationality);
                if (joins && !(m.kind != MentionKind::person && left->kind == MentionKind::role)) {
                    titled = titled || is_title(left->kind);
                    at = left->tokens.begin;
                    continue;
                }
            }
            if (words_.is(before, "name_premodifier")) {
                at = before;
                continue;
            }
            if (m.kind == MentionKind::person && titled && words_.is(before, "possessive")) {
                const Mention* owner = ending_before(before);
                if (owner != nullptr && is_body(owner->kind)) {
                    at = owner->tokens.begin;
                    continue;
                }
            }
            if (m.kind == MentionKind::person && left != nullptr && is_body(left->kind)) {   // "President of Chad [Idriss Deby]"
                const std::uint32_t start = title_of_body(at, first);
                if (start < at) {
                    at = start;
                    titled = true;
                    continue;
                }
            }
            if (m.kind == MentionKind::person) {
                const std::uint32_t start = title_phrase_before(before, first);
                if (start < before) {
                    at = start;
                    titled = true;
                    continue;
                }
            }
            break;
        }
        return at;
    }

    /// "Chief of Army Staff, [Lt. Gen. X]", "commander of the 3rd Brigade, [Col. X]": where the title begins, or `comma`.
    std::uint32_t title_phrase_before(std::uint32_t comma, std::uint32_t first) const {
        if (words_.word(comma) != "," && words_.word(comma) != "-") return comma;
        const Mention* left = ending_before(comma);
        if (left == nullptr) return comma;
        return left->kind == MentionKind::role ? left->tokens.begin : title_of_body(comma, first);
    }

    /// A body ends before `end` and a title with "of" or a comma stands before it: where the title begins, else `end`.
    std::uint32_t title_of_body(std::uint32_t end, std::uint32_t first) const {
        const Mention* body = ending_before(end);
        if (body == nullptr || !is_body(body->kind)) return end;
        std::uint32_t at = body->tokens.begin;
        bool joined = false;
        while (at > first) {
            const std::string& w = words_.word(at - 1);
            if (w == ")") {   // "General Officer Commanding (GOC) 3 Division"
                if (at < 4 || words_.word(at - 3) != "(") return end;
                at -= 3;
                joined = true;
            } else if (w == "of" || w == "for" || w == ",") {
                joined = true;
                --at;
            } else if (words_.is(at - 1, "determiner")) {
                --at;
            } else {
                break;
            }
        }
        const Mention* title = joined ? ending_before(at) : nullptr;
        return title != nullptr && title->kind == MentionKind::role ? title->tokens.begin : end;
    }

    std::uint32_t right_end(const Mention& m) const {
        std::uint32_t end = m.tokens.end;
        const std::uint32_t last = a_.sentences[m.sentence].end;
        end += members_after(m, words_, last);
        if (end >= last || words_.word(end) != "(") return end;
        for (std::uint32_t t = end + 1; t < last && t < end + longest_bracket; ++t)
            if (words_.word(t) == ")") return t + 1;
        return end;
    }

    const Analysis& a_;
    const WordColumn& words_;
    std::vector<std::uint32_t> ending_;
};

}  // namespace

std::uint32_t members_after(const Mention& m, const WordColumn& words, std::uint32_t last) {
    if (m.tokens.end >= last) return 0;
    if (m.kind == MentionKind::organization || m.kind == MentionKind::unit) return words.longest(m.tokens.end, "group_members");
    if (m.kind == MentionKind::place || m.kind == MentionKind::nationality) return words.longest(m.tokens.end, "government_noun");
    return 0;
}

namespace {

/// May these stand side by side in one list?
bool alike(const Mention& a, const Mention& b) {
    const auto group = [](const Mention& m) {
        switch (m.kind) {
            case MentionKind::person: return 1;
            case MentionKind::unit:
            case MentionKind::organization: return 2;
            case MentionKind::place: return 3;
            default: return 0;
        }
    };
    // Bodies and countries stand together ("the EU, Canada and Japan").
    return group(a) != 0 && (group(a) == group(b) || (group(a) >= 2 && group(b) >= 2));
}

}  // namespace

Chunks find_chunks(const Analysis& analysis, const WordColumn& words) {
    Chunks out;
    const ChunkFinder finder(analysis, words);
    out.chunks.reserve(analysis.mentions.size());
    for (const Mention& m : analysis.mentions) out.chunks.push_back(finder.around(m));

    std::uint32_t previous = Chunk::none;
    Coordination list;
    bool closed = false;   // an "and" has been seen
    const auto flush = [&] {
        if (closed && list.size() > 1) {
            for (const std::uint32_t i : list) out.chunks[i].list = static_cast<std::uint32_t>(out.lists.size());
            out.lists.push_back(list);
        }
        list.clear();
        closed = false;
    };
    for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
        const Mention& m = analysis.mentions[i];
        if (m.nested || m.kind > MentionKind::place || is_described(m)) continue;
        if (previous != Chunk::none && m.sentence == analysis.mentions[previous].sentence && alike(analysis.mentions[previous], m)) {
            const std::uint32_t from = out.chunks[previous].end;
            const std::uint32_t to = out.chunks[i].begin;
            bool comma = false;
            bool word = false;
            bool other = from > to;
            for (std::uint32_t t = from; t < to && !other; ++t) {
                if (words.word(t) == "," || words.word(t) == ";") comma = true;
                else if (words.is(t, "list_word")) word = true;
                else other = true;
            }
            if (!other && (comma || word) && !closed) {
                if (list.empty()) list.push_back(previous);
                list.push_back(i);
                closed = word;
                previous = i;
                continue;
            }
        }
        flush();
        previous = i;
    }
    flush();
    return out;
}

}  // namespace adduce::extract
