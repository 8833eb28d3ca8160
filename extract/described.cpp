#include "extract/described.hpp"

#include "extract/entity_kinds.hpp"
#include "extract/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace adduce::extract {

namespace {

constexpr float pronoun_weight = 0.25F;   // "it" tells little about the type

NodeType chain_type(const Analysis& a, const std::vector<std::uint32_t>& mentions) {
    std::array<float, 4> votes{};
    for (const std::uint32_t m : mentions) {
        const Mention& mention = a.mentions[m];
        votes[static_cast<std::size_t>(type_of(mention.kind))] += mention.form == MentionForm::pronoun ? pronoun_weight * mention.score : mention.score;
    }
    return static_cast<NodeType>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

/// The longest description; of equal ones the first.
const Mention& longest_description(const Analysis& a, const std::vector<std::uint32_t>& mentions) {
    const Mention* best = nullptr;
    for (const std::uint32_t m : mentions) {
        const Mention& mention = a.mentions[m];
        if (mention.form == MentionForm::pronoun) continue;
        if (best == nullptr || mention.tokens.size() > best->tokens.size()) best = &mention;
    }
    return best == nullptr ? a.mentions[mentions.front()] : *best;
}

/// "an assault brigade", "two battalions": brought in by a count, not yet known.
bool counted(const Analysis& a, const WordColumn& words, const Mention& first) {
    const std::uint32_t begin = first.tokens.begin;
    if (words.is(begin, "counting_word") || std::isdigit(static_cast<unsigned char>(words.word(begin)[0])) != 0) return true;
    return begin > a.sentences[first.sentence].begin && words.is(begin - 1, "counting_word");
}

std::string kind_of_description(NodeType type, const std::string& name, const Gazetteer& gazetteer) {
    std::string kind = kind_of_name(type, name, gazetteer);
    if (type == NodeType::place && kind == "city") return "facility";   // a city has a name
    return kind;
}

}  // namespace

Entity described_entity(const Analysis& analysis, const WordColumn& words, const Gazetteer& gazetteer, std::vector<std::uint32_t> mentions) {
    const Mention& named_by = longest_description(analysis, mentions);
    const Mention& first = analysis.mentions[mentions.front()];
    Entity entity;
    entity.type = chain_type(analysis, mentions);
    entity.name = analysis.words(named_by.tokens);
    std::replace(entity.name.begin(), entity.name.end(), '\n', ' ');
    entity.kind = kind_of_description(entity.type, entity.name, gazetteer);
    entity.naming = entity.type == NodeType::unit && counted(analysis, words, first) ? Naming::unnamed : Naming::described;
    entity.key = comparison_form(entity.name) + " @ " + analysis.document.sha256 + " " + std::to_string(analysis.text.to_source(analysis.span(first.tokens)).begin);
    entity.mentions = std::move(mentions);
    return entity;
}

void name_by_owner(Analysis& analysis, const WordColumn& words, Entity& entity) {
    if (entity.mentions.empty() || (entity.naming != Naming::described && entity.naming != Naming::unnamed)) return;
    const TokenRange tokens = longest_description(analysis, entity.mentions).tokens;
    if (tokens.size() < 2 || !words.is(tokens.begin, "possessive_pronoun")) return;
    const TokenRange pronoun{tokens.begin, tokens.begin + 1};
    const auto owner = std::find_if(analysis.mentions.begin(), analysis.mentions.end(), [&](const Mention& m) { return m.tokens == pronoun && m.entity != Mention::none; });
    if (owner == analysis.mentions.end()) return;
    std::string name(analysis.words({tokens.begin + 1, tokens.end}));
    std::replace(name.begin(), name.end(), '\n', ' ');
    entity.name = name + " of " + analysis.entities[owner->entity].name;
}

}  // namespace adduce::extract
