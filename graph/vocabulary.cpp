#include "graph/vocabulary.hpp"

#include <algorithm>

namespace adduce {

namespace {

constexpr EndClasses P = end_person, U = end_unit, O = end_organization, C = end_country, L = end_place | end_country;
constexpr EndClasses agent = P | U | O | C;
constexpr EndClasses anything = agent | L;
constexpr bool symmetric = true, acyclic = true, event = true, state = false, no = false;
using R = Relation;
using G = ViewGroup;

// Schema, section 2. A country is allowed wherever a place is.
constexpr std::array<RelationInfo, relation_count> table{{
    {R::subordinate_to, "subordinate_to", U | O, U | O | C, no, acyclic, state, G::structure},
    {R::attached_to, "attached_to", U | P, U | O, no, no, state, G::structure},
    {R::commands, "commands", P, U, no, no, state, G::posts},
    {R::heads, "heads", P, O | L, no, no, state, G::posts},
    {R::holds_post, "holds_post", P, U | O | L, no, no, state, G::posts},
    {R::serves_in, "serves_in", P, U | O, no, no, state, G::posts},
    {R::member_of, "member_of", agent, O | U, no, no, state, G::posts},
    {R::employed_by, "employed_by", P, O | C, no, no, state, G::posts},
    {R::represents, "represents", P | O, agent | L, no, no, state, G::posts},
    {R::appointed_by, "appointed_by", P, agent, no, no, event, G::posts},
    {R::founded_by, "founded_by", U | O, agent, no, no, event, G::structure},
    {R::owned_by, "owned_by", O | L, P | O | C, no, no, state, G::structure},
    {R::succeeded_by, "succeeded_by", P | U | O, P | U | O, no, acyclic, event, G::structure},
    {R::family_of, "family_of", P, P, symmetric, no, state, G::kin},
    {R::associated_with, "associated_with", agent, agent, symmetric, no, state, G::kin},
    {R::located_in, "located_in", L | O, L, no, acyclic, state, G::place},
    {R::based_at, "based_at", P | U | O, L, no, no, state, G::place},
    {R::operates_in, "operates_in", U | O | P, L, no, no, state, G::place},
    {R::present_at, "present_at", agent, L, no, no, state, G::place},
    {R::deployed_to, "deployed_to", agent, L, no, no, event, G::place},
    {R::of_country, "of_country", P | U | O, C, no, no, state, G::country},
    {R::controls_place, "controls_place", agent, L, no, no, state, G::place},
    {R::fights_against, "fights_against", agent, agent, symmetric, no, state, G::combat},
    {R::allied_with, "allied_with", agent, agent, symmetric, no, state, G::support},
    {R::attacks, "attacks", agent, agent | L, no, no, event, G::combat},
    {R::inflicts_casualties_on, "inflicts_casualties_on", agent, agent, no, no, event, G::combat},
    {R::captured_by, "captured_by", P | U | O, agent, no, no, event, G::combat},
    {R::trains, "trains", agent, agent, no, no, state, G::support},
    {R::supplies, "supplies", agent, agent, no, no, event, G::support},
    {R::communicates_with, "communicates_with", agent, agent, symmetric, no, event, G::dialogue},
    {R::sanctions, "sanctions", C | O, agent, no, no, event, G::dialogue},
    {R::takes_stance_on, "takes_stance_on", agent, agent, no, no, event, G::dialogue},
    {R::strength, "strength", anything, 0, no, no, state, G::attribute},
    {R::casualties, "casualties", anything, 0, no, no, event, G::attribute},
    {R::rank, "rank", anything, 0, no, no, state, G::attribute},
    {R::age, "age", anything, 0, no, no, state, G::attribute},
    {R::birth, "birth", anything, 0, no, no, event, G::attribute},
    {R::death, "death", anything, 0, no, no, event, G::attribute},
    {R::coordinates, "coordinates", anything, 0, no, no, state, G::attribute},
    {R::founded, "founded", anything, 0, no, no, event, G::attribute},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].relation) != i) return false;
    return true;
}
static_assert(in_order(), "info() indexes the table by the enumeration");

// The written names, each list in the order of its enumeration.
using Names = std::span<const std::string_view>;
constexpr std::string_view node_type_names[] = {"Person", "Unit", "Organization", "Place"};
constexpr std::string_view naming_names[] = {"named", "contingent", "described", "unnamed"};
constexpr std::string_view polarity_names[] = {"affirmed", "negated"};
constexpr std::string_view modality_names[] = {"asserted", "probable", "possible", "planned", "conditional", "questioned"};
constexpr std::string_view stance_names[] = {"asserts", "reports", "confirms", "alleges", "estimates", "doubts", "denies", "withholds", "unverified"};
constexpr std::string_view status_names[] = {"contested", "denied", "corroborated", "single_source", "unconfirmed", "planned"};
constexpr std::string_view view_group_names[] = {"structure", "posts", "place", "country", "combat", "support", "dialogue", "kin", "attribute"};

constexpr auto relation_names = [] {
    std::array<std::string_view, relation_count> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = table[i].name;
    return names;
}();

constexpr std::string_view unit_kinds[] = {"service", "front", "army", "corps", "division", "brigade", "regiment", "battalion",
                                           "company", "platoon", "squad", "fleet", "ship", "group", "force"};
constexpr std::string_view organization_kinds[] = {"government", "ministry", "agency", "party", "company", "media", "ngo",
                                                   "alliance", "armed_group", "research", "religious", "international"};
constexpr std::string_view place_kinds[] = {"country", "region", "city", "facility", "feature"};

Names names_of(NodeType) { return node_type_names; }
Names names_of(Naming) { return naming_names; }
Names names_of(Polarity) { return polarity_names; }
Names names_of(Modality) { return modality_names; }
Names names_of(Stance) { return stance_names; }
Names names_of(Status) { return status_names; }
Names names_of(ViewGroup) { return view_group_names; }
Names names_of(Relation) { return relation_names; }

template <class Enum>
std::string_view name_of(Enum value) {
    return names_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace

std::span<const RelationInfo> relations() { return table; }
const RelationInfo& info(Relation relation) { return table[static_cast<std::size_t>(relation)]; }

EndClasses end_class(NodeType type, std::string_view kind) {
    switch (type) {
        case NodeType::person: return end_person;
        case NodeType::unit: return end_unit;
        case NodeType::organization: return end_organization;
        case NodeType::place: break;
    }
    return kind == "country" ? end_country : end_place;
}

bool ends_allowed(Relation relation, EndClasses subject, EndClasses object) {
    const RelationInfo& relation_info = info(relation);
    if (!(subject & relation_info.subject)) return false;
    return relation_info.object == 0 ? object == 0 : (object & relation_info.object) != 0;
}

std::string_view name(NodeType value) { return name_of(value); }
std::string_view name(Naming value) { return name_of(value); }
std::string_view name(Polarity value) { return name_of(value); }
std::string_view name(Modality value) { return name_of(value); }
std::string_view name(Stance value) { return name_of(value); }
std::string_view name(Status value) { return name_of(value); }
std::string_view name(ViewGroup value) { return name_of(value); }
std::string_view name(Relation value) { return name_of(value); }

template <class Enum>
std::span<const std::string_view> names() {
    return names_of(Enum{});
}

template <class Enum>
std::optional<Enum> parse(std::string_view name) {
    const Names all = names<Enum>();
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end()) return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

#define ADDUCE_INSTANTIATE(Enum)                              \
    template std::optional<Enum> parse<Enum>(std::string_view); \
    template std::span<const std::string_view> names<Enum>();
ADDUCE_INSTANTIATE(NodeType)
ADDUCE_INSTANTIATE(Naming)
ADDUCE_INSTANTIATE(Polarity)
ADDUCE_INSTANTIATE(Modality)
ADDUCE_INSTANTIATE(Stance)
ADDUCE_INSTANTIATE(Status)
ADDUCE_INSTANTIATE(ViewGroup)
ADDUCE_INSTANTIATE(Relation)
#undef ADDUCE_INSTANTIATE

std::span<const std::string_view> node_kinds(NodeType type) {
    switch (type) {
        case NodeType::person: return {};
        case NodeType::unit: return unit_kinds;
        case NodeType::organization: return organization_kinds;
        case NodeType::place: break;
    }
    return place_kinds;
}

}  // namespace adduce
