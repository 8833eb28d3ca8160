#include "tests/extract/markup.hpp"

#include "extract/attribution.hpp"
#include "extract/blocks.hpp"
#include "extract/entities.hpp"
#include "extract/mentions.hpp"
#include "extract/relations.hpp"
#include "extract/sentences.hpp"
#include "extract/titles.hpp"
#include "graph/stable_id.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace adduce::test {

using namespace extract;

namespace {

struct Name {
    TextSpan span;
    MentionKind kind;
    float score;
    MentionForm form;
};

MentionKind kind_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, MentionKind>, 9> kinds{{
        {"person", MentionKind::person}, {"unit", MentionKind::unit}, {"organization", MentionKind::organization}, {"place", MentionKind::place},
        {"nationality", MentionKind::nationality}, {"rank", MentionKind::rank}, {"role", MentionKind::role}, {"date", MentionKind::date}, {"quantity", MentionKind::quantity},
    }};
    for (const auto& [n, kind] : kinds)
        if (n == name) return kind;
    throw std::invalid_argument("no kind of mention: " + std::string(name));
}

}  // namespace

const WordLists& word_lists() {
    static const WordLists lists(ADDUCE_DATA);
    return lists;
}
const Gazetteer& gazetteer() {
    static const Gazetteer g(ADDUCE_DATA);
    return g;
}
const RuleSet& rules() {
    static const RuleSet r(std::filesystem::path(ADDUCE_DATA) / "rules", gazetteer().classes());
    return r;
}

Marked mark(std::string_view text, std::string_view published) {
    std::string plain;
    std::vector<Name> names;
    std::vector<std::uint32_t> open;   // where names that are not closed yet begin; names may hold names
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '[') {
            open.push_back(static_cast<std::uint32_t>(plain.size()));
            ++at;
            continue;
        }
        const auto end = text[at] == ']' && !open.empty() && text.substr(at + 1, 1) == "(" ? text.find(')', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            plain += text[at++];
            continue;
        }
        std::string_view kind = text.substr(at + 2, end - at - 2);
        float score = 0.95F;
        MentionForm form = MentionForm::name;
        for (auto blank = kind.rfind(' '); blank != std::string_view::npos; blank = kind.rfind(' ')) {
            const std::string_view word = kind.substr(blank + 1);
            if (word == "description") form = MentionForm::description;
            else if (word == "pronoun") form = MentionForm::pronoun;
            else score = std::stof(std::string(word));
            kind = kind.substr(0, blank);
        }
        names.push_back({{open.back(), static_cast<std::uint32_t>(plain.size())}, kind_of(kind), score, form});
        open.pop_back();
        at = end + 1;
    }
    Marked out;
    out.document = std::make_unique<Document>();
    out.document->path = "marked.txt";
    out.document->source = plain;
    out.document->published = published;
    out.document->sha256 = sha256_hex(plain);
    out.analysis = std::make_unique<Analysis>(*out.document);
    Analysis& a = *out.analysis;
    find_tokens_and_sentences(a, word_lists());
    find_blocks(a, word_lists());
    for (Block& b : a.blocks) b.kind = BlockKind::body;   // a marked text is there to be read
    for (const Name& name : names) {
        Mention m;
        m.kind = name.kind;
        m.score = name.score;
        m.found_by = "marked";
        bool found = false;
        for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
            if (!a.tokens[t].overlaps(name.span)) continue;
            if (!std::exchange(found, true)) m.tokens.begin = t;
            m.tokens.end = t + 1;
        }
        if (!found) continue;
        for (std::uint32_t s = 0; s < a.sentences.size(); ++s)
            if (a.sentences[s].contains(m.tokens)) m.sentence = s;
        if (name.form == MentionForm::name) a.mentions.push_back(m);
        else a.candidates.push_back({m.tokens, m.sentence, m.kind, name.form, m.score});
    }
    sort_mentions(a);
    return out;
}

Marked read(std::string_view text, std::string_view published) {
    Marked m = mark(text, published);
    refine_mentions(*m.analysis, gazetteer());
    find_entities(*m.analysis, gazetteer());
    find_relations(*m.analysis, rules(), gazetteer());
    find_attribution(*m.analysis, gazetteer());
    return m;
}

std::string show(const Analysis& a, const StatementDraft& d) {
    const auto entity = [&](std::uint32_t mention) { return a.entities[a.mentions[mention].entity].name; };
    if (d.object == Mention::none) return d.value;
    return entity(d.subject) + " -> " + entity(d.object);
}

}  // namespace adduce::test
