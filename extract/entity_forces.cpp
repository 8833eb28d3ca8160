#include "extract/entity_forces.hpp"

#include "extract/text.hpp"

#include <map>
#include <optional>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

bool is_named_unit(const Mention& m) { return m.kind == MentionKind::unit && m.form == MentionForm::name; }

/// Whose force a loose word means, or nothing.
std::optional<Contingent> force_meant(const Forces& forces, const Gazetteer& gazetteer, std::uint32_t home) {
    std::map<std::string, const Contingent*> known;
    for (const auto& [mention, force] : forces.of) known.emplace(force.key, &force);
    if (known.size() == 1) return *known.begin()->second;
    if (!known.empty() || home == none) return std::nullopt;
    const auto& country = gazetteer.country(home);
    Contingent meant;
    meant.name = (country.adjective.empty() ? country.name : country.adjective) + " forces";
    meant.key = comparison_form(meant.name);
    meant.country = static_cast<int>(home);
    return meant;
}

}  // namespace

Forces find_forces(const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words, std::uint32_t home) {
    Forces forces;
    const auto& mentions = analysis.mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        if (!is_named_unit(mentions[i])) continue;
        if (auto contingent = read_contingent(analysis, gazetteer, words, mentions[i].tokens)) forces.of.emplace(i, std::move(*contingent));
        const std::uint32_t last = mentions[i].tokens.end - 1;
        if (words.capital(last) && words.is(last, "service_name")) forces.services.insert(words.word(last));
    }
    const auto meant = force_meant(forces, gazetteer, home);
    for (std::uint32_t i = 0; meant && i < mentions.size(); ++i)
        if (is_loose_force(mentions[i]) && !forces.services.contains(words.word(mentions[i].tokens.end - 1))) forces.of.emplace(i, *meant);
    return forces;
}

}  // namespace adduce::extract
