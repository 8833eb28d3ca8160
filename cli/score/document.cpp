#include "cli/score/document.hpp"

#include "cli/score/normalize.hpp"
#include "graph/vocabulary.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace adduce::cli::score {
namespace {

std::set<std::string> forms_of(const std::vector<std::string>& surfaces) {
    std::set<std::string> forms;
    for (const std::string& surface : surfaces) forms.insert(normalize(surface));
    forms.erase("");
    return forms;
}

std::optional<std::string> document_id(const GoldDocument& gold, const BuiltGraph& built) {
    const auto found = built.document_by_stem.find(gold.file.substr(0, gold.file.size() - 5));
    return found == built.document_by_stem.end() ? std::nullopt : std::optional(found->second);
}

bool is_symmetric(const std::string& relation) {
    const auto known = parse<Relation>(relation);
    return known && info(*known).symmetric;
}

/// A foreign relation, or an attribute, is a group of its own.
std::string group_of(const std::string& relation) {
    const auto known = parse<Relation>(relation);
    return known && info(*known).group != ViewGroup::attribute ? std::string(name(info(*known).group)) : relation;
}

/// In these groups either end may be the subject.
bool is_symmetric_group(const std::string& group) { return group == "combat" || group == "support" || group == "dialogue" || group == "kin"; }

/// Asserted, hedged or planned; "?" for a foreign modality.
std::string modality_class(const std::string& modality) {
    if (modality == "asserted") return "asserted";
    if (modality == "probable" || modality == "possible" || modality == "questioned") return "hedged";
    if (modality == "planned" || modality == "conditional") return "planned";
    return "?";
}

void count(Tally& tally, const std::set<std::string>& gold, const std::set<std::string>& built) {
    for (const std::string& b : built) ++(gold.contains(b) ? tally.hit : tally.made_up);
    for (const std::string& g : gold) tally.missed += built.contains(g) ? 0 : 1;
}

}  // namespace

Key key_of(const std::string& subject, const std::string& relation, const std::string& object, Strictness strictness) {
    Key key{relation, subject, object};
    bool free = true;
    if (strictness == Strictness::strict) {
        free = is_symmetric(relation);
    } else if (strictness == Strictness::group) {
        key.relation = group_of(relation);
        free = is_symmetric_group(key.relation);
    } else {
        key.relation.clear();
    }
    if (free && key.b < key.a) std::swap(key.a, key.b);
    return key;
}

DocumentScore::DocumentScore(const GoldDocument& gold, const BuiltGraph& built) : gold_(gold), built_(built) {
    const std::optional<std::string> document = document_id(gold, built);
    std::vector<Candidate> ours, theirs;
    for (const GoldEntity& entity : gold.entities) theirs.push_back({entity.id, entity.types, forms_of(entity.surfaces)});
    for (const BuiltNode& node : built.nodes) {
        std::vector<std::string> surfaces;
        for (const Quote& mention : node.mentions) {
            if (mention.document == document) surfaces.push_back(mention.text);
        }
        if (surfaces.empty()) continue;
        surfaces.push_back(node.name);
        nodes_.push_back(&node);
        ours.push_back({node.id, {node.type}, forms_of(surfaces)});
    }
    built_by_gold_ = align(theirs, ours);
    for (const auto& [g, b] : built_by_gold_) gold_by_built_.emplace(b, g);
    for (const Claim& claim : built.claims) {
        if (claim.document == document) claims_.push_back(&claim);
    }
    for (const Claim& claim : gold.claims) {
        gold_claims_[key_of(claim.subject, claim.relation, claim.object, Strictness::strict)].push_back(&claim);
        for (const std::string& r : claim.alternatives) gold_claims_[key_of(claim.subject, r, claim.object, Strictness::strict)].push_back(&claim);
    }
}

void DocumentScore::add_to(Figures& figures) const {
    if (!document_id(gold_, built_)) figures.unknown_documents.push_back(gold_.file.substr(0, gold_.file.size() - 5));
    add_nodes(figures);
    add_claims(figures, Strictness::strict, figures.strict);
    add_claims(figures, Strictness::group, figures.group);
    add_claims(figures, Strictness::pair, figures.pair);
    add_qualifiers(figures);
    add_marks(figures);
}

/// The gold id a built node is aligned with, else the built id behind a "?", which no gold id is.
std::string DocumentScore::gold_end(const std::string& built_id) const {
    const auto found = gold_by_built_.find(built_id);
    return found == gold_by_built_.end() ? "?" + built_id : found->second;
}

Key DocumentScore::built_key(const Claim& claim, Strictness strictness) const {
    return key_of(gold_end(claim.subject), claim.relation, gold_end(claim.object), strictness);
}

void DocumentScore::add_nodes(Figures& figures) const {
    for (const GoldEntity& entity : gold_.entities) {
        if (entity.optional) continue;
        if (built_by_gold_.contains(entity.id)) {
            ++figures.nodes.hit;
            continue;
        }
        ++figures.nodes.missed;
        std::string types;
        for (const std::string& type : entity.types) types += (types.empty() ? "'" : ", '") + type + "'";
        figures.errors.push_back(gold_.file + ": node missed: " + entity.name + " [" + types + "]");
    }
    for (const BuiltNode* node : nodes_) {
        if (gold_by_built_.contains(node->id)) continue;
        ++figures.nodes.made_up;
        figures.errors.push_back(gold_.file + ": node made up: " + node->name + " (" + node->type + ")");
    }
}

void DocumentScore::add_claims(Figures& figures, Strictness strictness, Tally& tally) const {
    std::set<std::string> optional;
    for (const GoldEntity& entity : gold_.entities) {
        if (entity.optional) optional.insert(entity.id);
    }
    std::set<Key> wanted, allowed, got;
    std::map<Key, Key> alternative;
    for (const Claim& claim : gold_.claims) {
        const Key key = key_of(claim.subject, claim.relation, claim.object, strictness);
        (claim.optional || optional.contains(claim.subject) || optional.contains(claim.object) ? allowed : wanted).insert(key);
        for (const std::string& r : claim.alternatives) alternative[key_of(claim.subject, r, claim.object, strictness)] = key;
    }
    for (const Claim* claim : claims_) {
        const Key key = built_key(*claim, strictness);
        const auto instead = alternative.find(key);
        got.insert(instead == alternative.end() || wanted.contains(key) || allowed.contains(key) ? key : instead->second);
    }
    const bool explained = strictness == Strictness::strict;
    for (const Key& key : wanted) {
        if (got.contains(key)) {
            ++tally.hit;
            continue;
        }
        ++tally.missed;
        if (explained) explain(figures, "missed", key);
    }
    for (const Key& key : got) {
        if (wanted.contains(key) || allowed.contains(key)) continue;
        ++tally.made_up;
        if (explained) explain(figures, "made up", key);
    }
}

std::string DocumentScore::shown(const std::string& end) const {
    for (const GoldEntity& entity : gold_.entities) {
        if (entity.id == end && !entity.name.empty()) return entity.name;
    }
    for (const BuiltNode& node : built_.nodes) {
        if (!end.empty() && node.id == end.substr(1)) return node.name;
    }
    return end;
}

void DocumentScore::explain(Figures& figures, std::string_view what, const Key& key) const {
    figures.errors.push_back(gold_.file + ": " + std::string(what) + ": " + key.relation + "(" + shown(key.a) + ", " + shown(key.b) + ")");
}

/// Looks at the first built statement of each strict match.
void DocumentScore::add_qualifiers(Figures& figures) const {
    std::set<Key> seen;
    for (const Claim* claim : claims_) {
        const Key key = built_key(*claim, Strictness::strict);
        const auto gold = gold_claims_.find(key);
        if (gold == gold_claims_.end() || !seen.insert(key).second) continue;
        const auto any = [&gold](const auto& agrees) { return std::any_of(gold->second.begin(), gold->second.end(), agrees) ? 1U : 0U; };
        std::string origin;   // empty: the page's own voice; a holder that is aligned with nothing is "?"
        if (!claim->origin.value_or("").empty()) {
            const auto found = gold_by_built_.find(*claim->origin);
            origin = found == gold_by_built_.end() ? "?" : found->second;
        }
        ++figures.qualified;
        figures.polarity += any([&](const Claim* g) { return g->polarity == claim->polarity; });
        figures.modality += any([&](const Claim* g) { return modality_class(g->modality) == modality_class(claim->modality); });
        figures.origin += any([&](const Claim* g) { return g->origin.value_or("") == origin; });
    }
}

/// Compares, on each strict match, the sets of what is out of the ordinary.
void DocumentScore::add_marks(Figures& figures) const {
    struct Marks {
        std::set<std::string> origins, modalities, polarities;
    };
    std::map<Key, Marks> ours;
    for (const Claim* claim : claims_) {
        const Key key = built_key(*claim, Strictness::strict);
        if (!gold_claims_.contains(key)) continue;
        Marks& marks = ours[key];
        if (!claim->origin.value_or("").empty()) {
            const auto found = gold_by_built_.find(*claim->origin);
            marks.origins.insert(found == gold_by_built_.end() ? "?" : found->second);
        }
        marks.modalities.insert(modality_class(claim->modality));
        marks.polarities.insert(claim->polarity);
    }
    for (auto& [key, built] : ours) {
        Marks gold;
        for (const Claim* claim : gold_claims_.at(key)) {
            if (claim->origin) gold.origins.insert(*claim->origin);
            gold.modalities.insert(modality_class(claim->modality));
            gold.polarities.insert(claim->polarity);
        }
        for (Marks* marks : {&built, &gold}) {
            marks->modalities.erase("asserted");
            marks->polarities.erase("affirmed");
        }
        count(figures.origin_marks, gold.origins, built.origins);
        count(figures.modality_marks, gold.modalities, built.modalities);
        count(figures.polarity_marks, gold.polarities, built.polarities);
    }
}

}  // namespace adduce::cli::score
