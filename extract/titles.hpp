#pragma once

#include "extract/word_column.hpp"

namespace adduce::extract {

/// What holding a title says about the holder (schema, section 2, tie-breaks 1, 20, 28).
enum class RoleClass : std::uint8_t {
    none,
    head,      ///< president, director: heads the body or place
    command,   ///< commander, chief of army staff, and their deputies: commands the unit
    post,      ///< minister, deputy head, ambassador: any other named post
    speaks,    ///< spokesman: represents
    serves,    ///< soldier, officer, fighter: serves in
    member,    ///< member, lawmaker: member of
    works,     ///< analyst, professor, journalist: employed by
    aide,      ///< adviser, aide, lawyer of a person
    kin,       ///< brother, wife
};

/// Finds role titles by the lists role_* of classes.txt: "deputy defence minister", "Minister of Defence",
/// "General Officer Commanding". Adds a mention of kind role for each that is not there; a title found by
/// the encoder at an overlapping place gives way to the list's, which knows the title's class.
/// Mentions stay sorted. Needs mentions of names, to keep out of them.
void find_titles(Analysis& analysis, const WordColumn& words);

/// Gives ranks and role titles right before a person ("[Lt. Gen.] [Chief of Staff] Ali Hill") the entity of that
/// person, linked by "title", and role titles in apposition by the tree ("Ali Hill, the [commander] of Y"). They are no mentions of the entity's own list. Needs entities.
void attach_titles(Analysis& analysis, const WordColumn& words);

/// The class of a title: that of the last listed head word in it, one step down behind "deputy" or "vice".
RoleClass role_class(const WordColumn& words, TokenRange title);

std::string_view name(RoleClass);
RoleClass parse_role_class(std::string_view name);   ///< none for an unknown name

/// Sorts by begin, then longer first, and marks what lies strictly inside another name as nested.
void sort_mentions(Analysis& analysis);

}  // namespace adduce::extract
