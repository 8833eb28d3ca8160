#include "extract/titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::array<std::pair<RoleClass, std::string_view>, 10> class_names{{
    {RoleClass::none, "none"}, {RoleClass::head, "head"}, {RoleClass::command, "command"}, {RoleClass::post, "post"},
    {RoleClass::speaks, "speaks"}, {RoleClass::serves, "serves"}, {RoleClass::member, "member"}, {RoleClass::works, "works"},
    {RoleClass::aide, "aide"}, {RoleClass::kin, "kin"},
}};

bool is_name(MentionKind kind) { return kind <= MentionKind::place; }


/// Longest listed head phrase that begins at `token`.
std::pair<std::uint32_t, RoleClass> head_phrase(const WordColumn& words, std::uint32_t token) {
    std::uint32_t best = 0;
    RoleClass found = RoleClass::none;
    for (const auto hit : words.hits(token)) {
        const std::string_view n = words.classes().name(hit.id);
        if (!n.starts_with("role_") || hit.length <= best) continue;
        const RoleClass c = parse_role_class(n.substr(5));
        if (c == RoleClass::none) continue;
        best = hit.length;
        found = c;
    }
    return {best, found};
}

}  // namespace

std::string_view name(RoleClass c) { return class_names[static_cast<std::size_t>(c)].second; }

RoleClass parse_role_class(std::string_view text) {
    for (const auto& [c, n] : class_names)
        if (n == text) return c;
    return RoleClass::none;
}

RoleClass role_class(const WordColumn& words, TokenRange title) {
    RoleClass found = RoleClass::none;
    bool deputy = false;
    bool function = false;   // "Director of Logistics": one of several in a larger body (tie-break 28)
    for (std::uint32_t t = title.begin; t < title.end;) {
        if (found == RoleClass::none && words.is(t, "title_deputy")) {
            deputy = true;
            ++t;
            continue;
        }
        const auto [length, c] = head_phrase(words, t);
        if (length > 0 && t + length <= title.end) {
            if (found == RoleClass::none) found = c;
            // "Secretary of State", "president of the council": the first head decides; in "press secretary",
            // "army chief spokesman" the last of adjoining heads does.
            else if (c != RoleClass::none && t > title.begin && words.word(t - 1) != "of" && words.word(t - 1) != "the" && words.word(t - 1) != "for") found = c;
            t += length;
            continue;
        }
        if (found != RoleClass::none && (words.word(t) == "of" || words.word(t) == "for")) function = true;
        ++t;
    }
    if ((deputy || function) && (found == RoleClass::head || found == RoleClass::serves)) return RoleClass::post;
    return found;
}

void sort_mentions(Analysis& analysis) {
    auto& list = analysis.mentions;
    std::stable_sort(list.begin(), list.end(), [](const Mention& a, const Mention& b) {
        if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
        if (a.tokens.end != b.tokens.end) return a.tokens.end > b.tokens.end;
        return a.kind < b.kind;
    });
    std::uint32_t reach = 0;
    TokenRange outer{};
    for (Mention& m : list) {
        const bool counts = m.kind <= MentionKind::nationality;
        m.nested = counts && m.tokens.end <= reach && m.tokens != outer;
        if (counts && m.form == MentionForm::name && m.tokens.end > reach) {
            reach = m.tokens.end;
            outer = m.tokens;
        }
    }
}

void find_titles(Analysis& analysis, const WordColumn& words) {
    std::vector<TokenRange> name_at(analysis.tokens.size());   // the outermost name over each token
    for (const Mention& m : analysis.mentions)
        if (is_name(m.kind))
            for (std::uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
                if (name_at[t].size() < m.tokens.size()) name_at[t] = m.tokens;
    std::vector<TokenRange> role_at(analysis.tokens.size());   // the encoder's role that begins at each token
    for (const Mention& m : analysis.mentions)
        if (m.kind == MentionKind::role) role_at[m.tokens.begin] = m.tokens;
    // A title may hold a name ("Chief of [Army] Staff") but not lie in one or cross its border.
    const auto clashes = [&](TokenRange r) {
        for (std::uint32_t t = r.begin; t < r.end; ++t)
            if (!name_at[t].empty() && (!r.contains(name_at[t]) || r == name_at[t])) return true;
        return false;
    };
    std::vector<Mention> found;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const TokenRange sentence = analysis.sentences[s];
        for (std::uint32_t t = sentence.begin; t < sentence.end;) {
            auto [length, c] = head_phrase(words, t);
            if (length == 0 || clashes({t, t + length})) {
                ++t;
                continue;
            }
            TokenRange title{t, t + length};
            for (;;) {   // "press" + "secretary" + "general": adjoining heads are one title
                const auto [more, next] = head_phrase(words, title.end < sentence.end ? title.end : title.begin);
                if (title.end >= sentence.end || more == 0 || clashes({title.begin, title.end + more})) break;
                title.end += more;
            }
            while (title.begin > sentence.begin) {
                const std::uint32_t n = words.longest_ending(sentence.begin, title.begin, "title_premodifier");
                if (n == 0 || !name_at[title.begin - n].empty()) break;   // "[Senate] majority leader": the body is no part of the title
                title.begin -= n;
            }
            if (title.end + 1 < sentence.end && (words.word(title.end) == "of" || words.word(title.end) == "for")) {
                std::uint32_t at = title.end + 1;
                if (words.word(at) == "the" && at + 1 < sentence.end) ++at;
                const std::uint32_t n = words.longest(at, "title_function");
                if (n > 0 && !clashes({title.begin, at + n})) title.end = at + n;
            }
            if (const TokenRange longer = role_at[title.begin]; longer.contains(title) && longer.begin == title.begin && !clashes(longer)) title = longer;   // the encoder may know more of its function
            Mention m;
            m.tokens = title;
            m.sentence = s;
            m.kind = MentionKind::role;
            m.score = 1;
            m.found_by = "titles";
            if (found.empty() || found.back().tokens.end <= title.begin) found.push_back(m);
            t = title.end;
        }
    }
    auto& list = analysis.mentions;
    std::vector<bool> titled(analysis.tokens.size());
    for (const Mention& m : found) std::fill(titled.begin() + m.tokens.begin, titled.begin() + m.tokens.end, true);
    list.erase(std::remove_if(list.begin(), list.end(), [&](const Mention& m) {
                   return m.kind == MentionKind::role && std::find(titled.begin() + m.tokens.begin, titled.begin() + m.tokens.end, true) != titled.begin() + m.tokens.end;
               }), list.end());
    list.insert(list.end(), found.begin(), found.end());
    sort_mentions(analysis);
}

namespace {

/// "Ali Hill, the [commander] of Y": the tree hangs the title on the name.
void attach_appositions(Analysis& analysis) {
    const Syntax& syntax = analysis.syntax;
    if (!syntax.has_tree()) return;
    std::vector<std::uint32_t> person_over(analysis.tokens.size(), Mention::none);
    for (const Mention& m : analysis.mentions)
        if (m.kind == MentionKind::person && m.form == MentionForm::name) std::fill(person_over.begin() + m.tokens.begin, person_over.begin() + m.tokens.end, m.entity);
    for (Mention& m : analysis.mentions) {
        const std::uint32_t head = m.tokens.end - 1;
        if (m.kind != MentionKind::role || m.entity != Mention::none || syntax.deprel[head] != "appos") continue;
        m.entity = person_over[syntax.heads[head]];
        if (m.entity != Mention::none) m.linked_by = "apposition";
    }
}

}  // namespace

void attach_titles(Analysis& analysis, const WordColumn& words) {
    auto& list = analysis.mentions;
    std::vector<std::uint32_t> entity_at(analysis.tokens.size() + 1, Mention::none);   // of the person, or the title of one, that begins there
    for (auto m = list.rbegin(); m != list.rend(); ++m) {
        if (m->kind == MentionKind::person && m->form == MentionForm::name) entity_at[m->tokens.begin] = m->entity;
        if (m->kind != MentionKind::rank && m->kind != MentionKind::role) continue;
        std::uint32_t after = m->tokens.end;
        const std::uint32_t last = analysis.sentences[m->sentence].end;
        while (after < last && entity_at[after] == Mention::none && words.longest(after, "honorific") > 0) after += words.longest(after, "honorific");   // "Gen. [Dr.] Ali Hill"
        if (after >= last || entity_at[after] == Mention::none) continue;
        m->entity = entity_at[after];
        m->linked_by = "title";
        entity_at[m->tokens.begin] = m->entity;
    }
    attach_appositions(analysis);
}

}  // namespace adduce::extract
