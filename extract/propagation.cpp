#include "extract/propagation.hpp"

#include "extract/titles.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace adduce::extract {

namespace {

constexpr float sure = 0.8F;                  // a name less sure than this is not looked for elsewhere
constexpr std::uint32_t longest_name = 10;    // tokens

bool is_name(MentionKind kind) { return kind <= MentionKind::place; }

std::string surface(const Analysis& a, TokenRange r) {
    std::string text;
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
        if (t > r.begin) text += ' ';
        text += a.word(t);
    }
    return text;
}

bool all_capitals(std::string_view word) {
    std::size_t letters = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z') return false;
        if (c >= 'A' && c <= 'Z') ++letters;
    }
    return letters >= 2;
}

}  // namespace

bool abbreviates(std::string_view letters, const std::vector<std::string>& folded_words) {
    std::string wanted;
    for (const char c : fold_word(letters))
        if (c >= 'a' && c <= 'z') wanted += c;
    if (wanted.size() < 2) return false;
    // The first letter of every word may be used; small words may be skipped, others may give more than one.
    std::size_t at = 0;
    for (const std::string& w : folded_words) {
        if (at == wanted.size()) return false;
        if (w.empty() || w[0] < 'a' || w[0] > 'z') continue;
        const bool small = w == "of" || w == "the" || w == "and" || w == "for" || w == "in" || w == "on" || w == "to" || w == "city";
        if (w[0] != wanted[at]) {
            if (small) continue;
            return false;
        }
        ++at;
        for (std::size_t i = 1; i < w.size() && at < wanted.size() && !small; ++i) {   // "MINUSMA": inner letters, only while the rest needs them
            const std::size_t left = static_cast<std::size_t>(&folded_words.back() - &w);
            if (wanted.size() - at <= left) break;
            if (w[i] == wanted[at]) ++at;
        }
    }
    return at == wanted.size();
}

void find_bracket_names(Analysis& analysis, const WordColumn& words) {
    std::vector<bool> taken(analysis.tokens.size());
    for (const Mention& m : analysis.mentions)
        if (m.kind <= MentionKind::nationality) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
    std::vector<Mention> found;
    for (const Mention& m : analysis.mentions) {
        const std::uint32_t open = m.tokens.end;
        if (!is_name(m.kind) || open + 2 >= analysis.sentences[m.sentence].end || words.word(open) != "(" || words.word(open + 2) != ")") continue;
        if (taken[open + 1] || !all_capitals(analysis.word(open + 1))) continue;
        std::vector<std::string> name;
        for (std::uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) name.push_back(words.word(t));
        if (!abbreviates(analysis.word(open + 1), name)) continue;
        Mention short_name = m;
        short_name.tokens = {open + 1, open + 2};
        short_name.found_by = "bracket";
        short_name.score = 0.9F;
        found.push_back(short_name);
        taken[open + 1] = true;
    }
    analysis.mentions.insert(analysis.mentions.end(), found.begin(), found.end());
    sort_mentions(analysis);
}

void propagate_names(Analysis& analysis, const WordColumn& words) {
    std::vector<bool> taken(analysis.tokens.size());
    struct Known {
        MentionKind kind;
        float score;
        std::uint32_t tokens;
        bool clash = false;
    };
    std::unordered_map<std::string, Known> known;
    std::unordered_set<std::string> small;   // words that also occur without a capital
    for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t)
        if (!words.capital(t)) small.insert(words.word(t));
    for (const Mention& m : analysis.mentions) {
        if (m.kind <= MentionKind::nationality) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
        if (!is_name(m.kind) || m.nested || m.score < sure || m.tokens.size() > longest_name) continue;
        const auto [it, fresh] = known.try_emplace(surface(analysis, m.tokens), Known{m.kind, m.score, m.tokens.size()});
        if (!fresh) {
            it->second.clash = it->second.clash || it->second.kind != m.kind;
            it->second.score = std::max(it->second.score, m.score);
        }
    }
    // By first word, longer names first.
    std::unordered_map<std::string, std::vector<const std::pair<const std::string, Known>*>> by_first;
    for (const auto& entry : known) {
        const std::string& text = entry.first;
        if (entry.second.clash || text.size() < 3) continue;
        if (entry.second.tokens == 1 && (small.contains(fold_word(text)) || text[0] < 'A' || (text[0] > 'Z' && static_cast<unsigned char>(text[0]) < 0x80))) continue;
        by_first[text.substr(0, text.find(' '))].push_back(&entry);
    }
    for (auto& [first, list] : by_first)
        std::sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->second.tokens != b->second.tokens ? a->second.tokens > b->second.tokens : a->first < b->first; });
    std::vector<Mention> found;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const TokenRange sentence = analysis.sentences[s];
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            const auto it = taken[t] ? by_first.end() : by_first.find(std::string(analysis.word(t)));
            if (it == by_first.end()) continue;
            for (const auto* entry : it->second) {
                const TokenRange r{t, t + entry->second.tokens};
                if (r.end > sentence.end || surface(analysis, r) != entry->first) continue;
                if (std::find(taken.begin() + r.begin, taken.begin() + r.end, true) != taken.begin() + r.end) continue;
                // Part of a longer run of capitals is likely part of another name.
                if (r.size() == 1 && ((r.end < sentence.end && words.capital(r.end) && !taken[r.end] && !words.is(r.end, "punctuation")) || (r.begin > sentence.begin && words.capital(r.begin - 1) && r.begin - 1 > sentence.begin && !taken[r.begin - 1] && entry->second.kind != MentionKind::person))) continue;
                Mention m;
                m.tokens = r;
                m.sentence = s;
                m.kind = entry->second.kind;
                m.score = entry->second.score * 0.9F;
                m.found_by = "propagated";
                found.push_back(m);
                std::fill(taken.begin() + r.begin, taken.begin() + r.end, true);
                break;
            }
        }
    }
    analysis.mentions.insert(analysis.mentions.end(), found.begin(), found.end());
    sort_mentions(analysis);
}

}  // namespace adduce::extract
