#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The closed lists of the schema `adduce/1`. Every name here is the name written into exports.
/// A change of meaning is a new name.
namespace adduce {

inline constexpr std::string_view schema_version = "adduce/1";

enum class NodeType : std::uint8_t { person, unit, organization, place };
enum class Naming : std::uint8_t { named, contingent, described, unnamed };
enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { asserted, probable, possible, planned, conditional, questioned };
enum class Stance : std::uint8_t { asserts, reports, confirms, alleges, estimates, doubts, denies, withholds, unverified };
enum class Status : std::uint8_t { contested, denied, corroborated, single_source, unconfirmed, planned };
enum class ViewGroup : std::uint8_t { structure, posts, place, country, combat, support, dialogue, kin, attribute };

/// The 32 relations, then the attribute statements (which have a value instead of an object).
enum class Relation : std::uint8_t {
    subordinate_to, attached_to, commands, heads, holds_post, serves_in, member_of, employed_by, represents,
    appointed_by, founded_by, owned_by, succeeded_by, family_of, associated_with, located_in, based_at, operates_in,
    present_at, deployed_to, of_country, controls_place, fights_against, allied_with, attacks, inflicts_casualties_on,
    captured_by, trains, supplies, communicates_with, sanctions, takes_stance_on,
    strength, casualties, rank, age, birth, death, coordinates, founded,
};
inline constexpr std::size_t relation_count = 40;

/// Classes of ends, as a bit set: a country is a place of kind `country`, and a class of its own.
enum EndClass : std::uint8_t { end_person = 1, end_unit = 2, end_organization = 4, end_country = 8, end_place = 16 };
using EndClasses = std::uint8_t;

struct RelationInfo {
    Relation relation;
    std::string_view name;
    EndClasses subject;   ///< classes allowed as subject
    EndClasses object;    ///< classes allowed as object; 0 for an attribute
    bool symmetric;       ///< stored once, subject and object in the order of node ids
    bool acyclic;         ///< a cycle over such edges is an error in the data
    bool event;           ///< it happened, rather than holding over time
    ViewGroup group;
};

/// All relations in the order of the enumeration.
std::span<const RelationInfo> relations();
const RelationInfo& info(Relation relation);

/// The one class of a node: a place of kind `country` is end_country, any other place end_place.
EndClasses end_class(NodeType type, std::string_view kind);

/// May a statement of `relation` join ends of these classes? Attributes accept any subject and no object (0).
/// In the table every end that allows places allows countries.
bool ends_allowed(Relation relation, EndClasses subject, EndClasses object);

std::string_view name(NodeType);
std::string_view name(Naming);
std::string_view name(Polarity);
std::string_view name(Modality);
std::string_view name(Stance);
std::string_view name(Status);
std::string_view name(ViewGroup);
std::string_view name(Relation);

/// From the written name; nothing for a name the schema does not have.
template <class Enum>
std::optional<Enum> parse(std::string_view name);

/// All written names of an enumeration, in its order: for messages and near misses.
template <class Enum>
std::span<const std::string_view> names();

/// The closed list of node kinds of a type (schema, section 1), in the schema's order.
std::span<const std::string_view> node_kinds(NodeType type);

}  // namespace adduce
