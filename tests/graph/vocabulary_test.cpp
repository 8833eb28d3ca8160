#include "graph/vocabulary.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace adduce;

namespace {

/// One row of the schema as people write it: P person, U unit, O organization, C country, L any place, A = P U O C.
struct Row {
    const char* name;
    const char* subject;
    const char* object;
    const char* marks;   ///< s symmetric, a acyclic, e event
    const char* group;
};

constexpr Row rows[] = {
    {"subordinate_to", "UO", "UOC", "a", "structure"},
    {"attached_to", "UP", "UO", "", "structure"},
    {"commands", "P", "U", "", "posts"},
    {"heads", "P", "OCL", "", "posts"},
    {"holds_post", "P", "UOCL", "", "posts"},
    {"serves_in", "P", "UO", "", "posts"},
    {"member_of", "PUOC", "OU", "", "posts"},
    {"employed_by", "P", "OC", "", "posts"},
    {"represents", "PO", "AL", "", "posts"},
    {"appointed_by", "P", "PUOC", "e", "posts"},
    {"founded_by", "UO", "A", "e", "structure"},
    {"owned_by", "OL", "POC", "", "structure"},
    {"succeeded_by", "PUO", "PUO", "ae", "structure"},
    {"family_of", "P", "P", "s", "kin"},
    {"associated_with", "A", "A", "s", "kin"},
    {"located_in", "LO", "L", "a", "place"},
    {"based_at", "PUO", "L", "", "place"},
    {"operates_in", "UOP", "L", "", "place"},
    {"present_at", "A", "L", "", "place"},
    {"deployed_to", "A", "L", "e", "place"},
    {"of_country", "PUO", "C", "", "country"},
    {"controls_place", "A", "L", "", "place"},
    {"fights_against", "A", "A", "s", "combat"},
    {"allied_with", "A", "A", "s", "support"},
    {"attacks", "A", "AL", "e", "combat"},
    {"inflicts_casualties_on", "A", "A", "e", "combat"},
    {"captured_by", "PUO", "A", "e", "combat"},
    {"trains", "A", "A", "", "support"},
    {"supplies", "A", "A", "e", "support"},
    {"communicates_with", "A", "A", "se", "dialogue"},
    {"sanctions", "CO", "A", "e", "dialogue"},
    {"takes_stance_on", "A", "A", "e", "dialogue"},
};

bool row_allows(const char* letters, EndClasses end) {
    const std::string classes(letters);
    const auto has = [&](char c) { return classes.find(c) != std::string::npos; };
    switch (end) {
        case end_person: return has('P') || has('A');
        case end_unit: return has('U') || has('A');
        case end_organization: return has('O') || has('A');
        case end_country: return has('C') || has('A') || has('L');
        default: return has('L');
    }
}

constexpr EndClasses all_ends[] = {end_person, end_unit, end_organization, end_country, end_place};

template <class Enum>
void check_names_read_back(std::size_t count) {
    REQUIRE(names<Enum>().size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        const Enum value = static_cast<Enum>(i);
        INFO(name(value));
        CHECK(parse<Enum>(name(value)) == value);
        CHECK(names<Enum>()[i] == name(value));
    }
    CHECK_FALSE(parse<Enum>("").has_value());
    CHECK_FALSE(parse<Enum>("no such name").has_value());
}

}  // namespace

TEST_CASE("each relation takes the ends of the schema and no others") {
    for (const Row& row : rows) {
        INFO(row.name);
        const auto relation = parse<Relation>(row.name);
        REQUIRE(relation.has_value());
        for (EndClasses subject : all_ends)
            for (EndClasses object : all_ends) {
                INFO("subject " << int(subject) << ", object " << int(object));
                CHECK(ends_allowed(*relation, subject, object) == (row_allows(row.subject, subject) && row_allows(row.object, object)));
            }
        CHECK_FALSE(ends_allowed(*relation, end_person, 0));
    }
}

TEST_CASE("each relation is symmetric, acyclic, an event and of a group as the schema says") {
    for (const Row& row : rows) {
        INFO(row.name);
        const RelationInfo& relation = info(parse<Relation>(row.name).value());
        const std::string marks(row.marks);
        CHECK(relation.symmetric == (marks.find('s') != std::string::npos));
        CHECK(relation.acyclic == (marks.find('a') != std::string::npos));
        CHECK(relation.event == (marks.find('e') != std::string::npos));
        CHECK(name(relation.group) == row.group);
    }
}

TEST_CASE("there are 32 relations and 8 attributes, in the order of the enumeration") {
    REQUIRE(relations().size() == relation_count);
    CHECK(std::size(rows) == 32);
    for (std::size_t i = 0; i < relation_count; ++i) {
        CHECK(relations()[i].relation == static_cast<Relation>(i));
        CHECK(&info(static_cast<Relation>(i)) == &relations()[i]);
        CHECK((relations()[i].object == 0) == (i >= 32));
        CHECK((relations()[i].group == ViewGroup::attribute) == (i >= 32));
    }
}

TEST_CASE("an attribute takes any subject and no object") {
    for (EndClasses subject : all_ends) {
        CHECK(ends_allowed(Relation::strength, subject, 0));
        CHECK_FALSE(ends_allowed(Relation::strength, subject, end_unit));
    }
}

TEST_CASE("the ends of a symmetric relation may change places") {
    for (const RelationInfo& relation : relations())
        if (relation.symmetric) CHECK(relation.subject == relation.object);
}

TEST_CASE("every end that takes places takes countries") {
    for (const RelationInfo& relation : relations()) {
        INFO(relation.name);
        if (relation.subject & end_place) CHECK((relation.subject & end_country) != 0);
        if (relation.object & end_place) CHECK((relation.object & end_country) != 0);
    }
}

TEST_CASE("a place of kind country is a country, other kinds and types are what they are") {
    CHECK(end_class(NodeType::place, "country") == end_country);
    CHECK(end_class(NodeType::place, "city") == end_place);
    CHECK(end_class(NodeType::place, "") == end_place);
    CHECK(end_class(NodeType::person, "country") == end_person);
    CHECK(end_class(NodeType::unit, "brigade") == end_unit);
    CHECK(end_class(NodeType::organization, "party") == end_organization);
}

TEST_CASE("every written name reads back") {
    check_names_read_back<NodeType>(4);
    check_names_read_back<Naming>(4);
    check_names_read_back<Polarity>(2);
    check_names_read_back<Modality>(6);
    check_names_read_back<Stance>(9);
    check_names_read_back<Status>(6);
    check_names_read_back<ViewGroup>(9);
    check_names_read_back<Relation>(relation_count);
}

TEST_CASE("kinds are the closed lists of the schema") {
    CHECK(node_kinds(NodeType::person).empty());
    CHECK(node_kinds(NodeType::unit).size() == 15);
    CHECK(node_kinds(NodeType::unit).front() == "service");
    CHECK(node_kinds(NodeType::organization).size() == 12);
    CHECK(node_kinds(NodeType::place).size() == 5);
    CHECK(node_kinds(NodeType::place).front() == "country");
}
