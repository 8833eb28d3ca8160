#include "extract/rule_matcher.hpp"

#include "extract/contingents.hpp"

#include <algorithm>

namespace adduce::extract {

namespace {

using Op = PatternNode::Op;

bool is_name(MentionKind kind) { return kind <= MentionKind::nationality; }

/// What is still to be matched; lives on the stack of the search.
struct Rest {
    virtual ~Rest() = default;
    virtual bool go(std::uint32_t at) const = 0;
};

class Search {
public:
    Search(const Rule& rule, const MatchView& view, TokenRange sentence) : nodes_(rule.pattern.nodes), view_(view), sentence_(sentence) {}

    bool match(std::uint32_t root, std::uint32_t at, RuleMatch& out) {
        struct Done : Rest {
            std::uint32_t* end;
            bool go(std::uint32_t t) const override { return *end = t, true; }
        } done;
        std::uint32_t end = at;
        done.end = &end;
        steps_ = 0;
        slots_ = {};
        if (!run(root, at, done)) return false;
        out.tokens = {at, end};
        out.slots = slots_;
        return true;
    }

private:
    static constexpr int most_steps = 20000;   // no sensible sentence comes near; a hostile one stops here

    bool inside(std::uint32_t at) const { return at < sentence_.end; }

    bool run(std::uint32_t index, std::uint32_t at, const Rest& rest) {
        if (++steps_ > most_steps) return false;
        const PatternNode& node = nodes_[index];
        switch (node.op) {
            case Op::sequence: return sequence(node, 0, at, rest);
            case Op::choice:
                return std::any_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return run(child, at, rest); });
            case Op::repeat: return repeat(node, 0, at, rest);
            case Op::word: return inside(at) && view_.words().word(at) == node.word && rest.go(at + 1);
            case Op::word_class:
                return inside(at) && std::any_of(view_.words().hits(at).begin(), view_.words().hits(at).end(), [&](WordClasses::Hit hit) {
                           return hit.id == node.word_class && at + hit.length <= sentence_.end && rest.go(at + hit.length);
                       });
            case Op::mention: return mention(node, at, rest);
            case Op::filler: return inside(at) && filler(at) && rest.go(at + 1);
            case Op::any: return inside(at) && rest.go(at + 1);
            case Op::capital: return inside(at) && view_.words().capital(at) && !view_.in_name(at) && rest.go(at + 1);
            case Op::number: return inside(at) && figures(at) && rest.go(at + 1);
            case Op::sentence_begin: return at == sentence_.begin && rest.go(at);
            case Op::sentence_end: return at_end(at) && rest.go(at);
            case Op::ahead: {
                struct Back : Rest {   // what follows begins where the look ahead did
                    std::uint32_t at;
                    const Rest& rest;
                    Back(std::uint32_t t, const Rest& r) : at(t), rest(r) {}
                    bool go(std::uint32_t) const override { return rest.go(at); }
                } const back(at, rest);
                return run(node.children.front(), at, back);
            }
            case Op::not_ahead: {
                struct Yes : Rest {
                    bool go(std::uint32_t) const override { return true; }
                } const yes;
                const auto saved = slots_;
                const bool there = run(node.children.front(), at, yes);
                slots_ = saved;
                return !there && rest.go(at);
            }
            case Op::capture: return capture(node, at, rest);
        }
        return false;
    }

    bool at_end(std::uint32_t at) const {
        while (inside(at) && view_.words().is(at, "end_mark")) ++at;
        return at >= sentence_.end;
    }

    bool figures(std::uint32_t at) const {
        const std::string& w = view_.words().word(at);
        return !w.empty() && std::all_of(w.begin(), w.end(), [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
    }

    bool filler(std::uint32_t at) const {
        return !view_.in_name(at) && !view_.words().is(at, "punctuation") && !view_.words().is(at, "clause_break");
    }

    bool sequence(const PatternNode& node, std::size_t child, std::uint32_t at, const Rest& rest) {
        if (child == node.children.size()) return rest.go(at);
        struct Next : Rest {
            Search& search;
            const PatternNode& node;
            std::size_t child;
            const Rest& rest;
            Next(Search& s, const PatternNode& n, std::size_t c, const Rest& r) : search(s), node(n), child(c), rest(r) {}
            bool go(std::uint32_t t) const override { return search.sequence(node, child, t, rest); }
        } const next(*this, node, child + 1, rest);
        return run(node.children[child], at, next);
    }

    bool repeat(const PatternNode& node, std::uint16_t done, std::uint32_t at, const Rest& rest) {
        struct Again : Rest {
            Search& search;
            const PatternNode& node;
            std::uint16_t done;
            std::uint32_t from;
            const Rest& rest;
            Again(Search& s, const PatternNode& n, std::uint16_t d, std::uint32_t f, const Rest& r) : search(s), node(n), done(d), from(f), rest(r) {}
            bool go(std::uint32_t t) const override { return t > from && search.repeat(node, done, t, rest); }
        };
        if (done < node.max) {
            const Again again(*this, node, static_cast<std::uint16_t>(done + 1), at, rest);
            if (run(node.children.front(), at, again)) return true;
        }
        return done >= node.min && rest.go(at);
    }

    bool mention(const PatternNode& node, std::uint32_t at, const Rest& rest) {
        if (!inside(at)) return false;
        const Analysis& a = view_.analysis();
        for (const std::uint32_t i : view_.entered_at(at)) {
            const Mention& m = a.mentions[i];
            if (node.stand == Stand::modifier && m.kind != MentionKind::person && m.tokens.begin != at && view_.chunks().chunks[i].begin != at) continue;
            if (!fits(node, i) || !view_.stands(i, node.stand)) continue;
            const std::uint32_t bracket = view_.chunks().chunks[i].end;
            for (const std::uint32_t end : {bracket, m.tokens.end}) {
                caught_ = i;
                if (rest.go(end)) return true;
                if (bracket == m.tokens.end) break;
            }
        }
        return false;
    }

    bool fits(const PatternNode& node, std::uint32_t i) const {
        const Analysis& a = view_.analysis();
        return std::any_of(node.tests.begin(), node.tests.end(), [&](const MentionTest& t) {
            if ((view_.classes(i) & t.classes) == 0) return false;
            if (t.role != RoleClass::none) return view_.role(i) == t.role;
            const std::uint32_t e = a.mentions[i].entity;
            return t.kind.empty() || (e != Mention::none && a.entities[e].kind == t.kind);
        });
    }

    bool capture(const PatternNode& node, std::uint32_t at, const Rest& rest) {
        struct Keep : Rest {
            Search& search;
            std::size_t slot;
            std::uint32_t from;
            const Rest& rest;
            Keep(Search& s, std::size_t sl, std::uint32_t f, const Rest& r) : search(s), slot(sl), from(f), rest(r) {}
            bool go(std::uint32_t t) const override {
                const Caught before = search.slots_[slot];
                Caught& now = search.slots_[slot];
                now.mention = search.caught_;
                now.tokens = now.mention == Mention::none ? TokenRange{from, t} : search.view_.analysis().mentions[now.mention].tokens;
                if (rest.go(t)) return true;
                search.slots_[slot] = before;
                return false;
            }
        } const keep(*this, static_cast<std::size_t>(node.slot), at, rest);
        caught_ = Mention::none;
        return run(node.children.front(), at, keep);
    }

    const std::vector<PatternNode>& nodes_;
    const MatchView& view_;
    TokenRange sentence_;
    std::array<Caught, slot_count> slots_{};
    std::uint32_t caught_ = Mention::none;   // the mention just stepped over
    int steps_ = 0;
};

bool possible(const Rule& rule, const MatchView& view, std::uint32_t index) {
    const TokenRange sentence = view.analysis().sentences[index];
    const auto has_class = [&](WordClasses::ClassId id) { return view.has_class(index, id); };
    const auto has_word = [&](const std::string& w) {
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t)
            if (view.words().word(t) == w) return true;
        return false;
    };
    return std::all_of(rule.pattern.needs_classes.begin(), rule.pattern.needs_classes.end(), has_class) &&
           std::all_of(rule.pattern.needs_words.begin(), rule.pattern.needs_words.end(), has_word);
}

}  // namespace

MatchView::MatchView(const Analysis& analysis, const WordColumn& words, const Chunks& chunks)
    : analysis_(analysis), words_(words), chunks_(chunks), entered_(analysis.tokens.size() + 1), in_name_(analysis.tokens.size() + 1) {
    const auto& mentions = analysis.mentions;
    classes_.reserve(mentions.size());
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        const Mention& m = mentions[i];
        std::uint16_t c = 0;
        RoleClass role = RoleClass::none;
        const Entity* entity = m.entity == Mention::none ? nullptr : &analysis.entities[m.entity];
        switch (m.kind) {
            case MentionKind::date: c = class_date; break;
            case MentionKind::quantity: c = class_quantity; break;
            case MentionKind::rank: c = class_rank; break;
            case MentionKind::role:
                c = class_role;
                role = role_class(words, m.tokens);
                break;
            default: {
                if (m.kind == MentionKind::nationality) c = nationality_classes(m);
                else if (entity != nullptr) {
                    switch (entity->type) {
                        case NodeType::person: c = class_person; break;
                        case NodeType::unit: c = entity->naming == Naming::contingent ? class_unit | class_contingent : class_unit; break;
                        case NodeType::organization: c = class_organization; break;
                        case NodeType::place: c = entity->kind == "country" ? class_country : class_place; break;
                    }
                }
            }
        }
        classes_.push_back(c);
        roles_.push_back(role);
        if (is_name(m.kind) && !is_described(m)) std::fill(in_name_.begin() + m.tokens.begin, in_name_.begin() + m.tokens.end, true);
        for (std::uint32_t t = chunks.chunks[i].begin; t <= m.tokens.begin; ++t) entered_[t].push_back(i);
    }
    present_.reserve(analysis.sentences.size());
    for (const TokenRange sentence : analysis.sentences) {
        std::vector<bool> present(words.classes().size());
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t)
            for (const auto hit : words.hits(t)) present[hit.id] = true;
        present_.push_back(std::move(present));
    }
    for (std::uint32_t i = 0; i < mentions.size(); ++i) head_.push_back(is_head(i));
    for (std::uint32_t i = 0; i < mentions.size(); ++i) free_.push_back(head_[i] && is_free(i));
}

std::uint16_t MatchView::nationality_classes(const Mention& m) const {
    if (m.entity == Mention::none) return class_nationality;
    // "The Turks" and "the Turkish government" act as the country.
    const bool acts = members_after(m, words_, analysis_.sentences[m.sentence].end) > 0 || (m.tokens.size() == 1 && words_.word(m.tokens.begin).back() == 's' && words_.word(m.tokens.begin) != "us");
    return static_cast<std::uint16_t>(class_nationality | (acts ? class_country : 0));
}

bool MatchView::has_class(std::uint32_t sentence, WordClasses::ClassId id) const {
    return present_[sentence][id];
}

bool MatchView::stands(std::uint32_t mention, Stand stand) const {
    return stand == Stand::modifier || (stand == Stand::head ? head_[mention] : free_[mention]);
}

bool MatchView::is_head(std::uint32_t i) const {
    const Mention& m = analysis_.mentions[i];
    if (m.kind == MentionKind::role || m.kind == MentionKind::rank || m.kind == MentionKind::date || m.kind == MentionKind::quantity) return true;
    if (m.nested) return false;
    const std::uint32_t end = m.tokens.end + members_after(m, words_, analysis_.sentences[m.sentence].end);
    if (end >= analysis_.sentences[m.sentence].end) return true;
    if (words_.is(end, "possessive") || words_.word(end) == "-") return false;
    if (m.kind != MentionKind::person && words_.longest(end, "noun_after_name") > 0) return false;
    for (const std::uint32_t j : entered_[end]) {
        const Mention& next = analysis_.mentions[j];
        if (next.tokens.begin != end) continue;
        if (next.kind == MentionKind::role || next.kind == MentionKind::rank || (is_name(next.kind) && m.kind != MentionKind::person)) return false;
    }
    return true;
}

bool MatchView::is_free(std::uint32_t i) const {
    const Mention& m = analysis_.mentions[i];
    const std::uint32_t begin = chunks_.chunks[i].begin;
    if (begin == analysis_.sentences[m.sentence].begin) return true;
    // A later member of a list stands as its first one does.
    const std::uint32_t list = chunks_.chunks[i].list;
    if (list != Chunk::none && chunks_.lists[list].front() != i) return is_free(chunks_.lists[list].front());
    return !words_.is(begin - 1, "preposition") && !words_.is(begin - 1, "possessive") && words_.word(begin - 1) != "-";
}

std::vector<RuleMatch> find_matches(const Rule& rule, const MatchView& view, std::uint32_t sentence) {
    std::vector<RuleMatch> found;
    const TokenRange range = view.analysis().sentences[sentence];
    if (!possible(rule, view, sentence)) return found;
    Search search(rule, view, range);
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
        if (rule.pattern.begins_with_mention && view.entered_at(t).empty()) continue;
        RuleMatch match;
        if (search.match(rule.pattern.root, t, match)) found.push_back(match);
    }
    return found;
}

}  // namespace adduce::extract
