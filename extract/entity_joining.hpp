#pragma once

#include "extract/entity_forms.hpp"
#include "extract/word_column.hpp"

#include <cstdint>
#include <vector>

namespace adduce::extract {

/// Decides which spellings are one thing and sets `cluster`: longer names lead, each shorter one joins the leader
/// it fits; an abbreviation in brackets joins the name before it ("Joint Task Force (JTF)"). Where several fit: a
/// surname goes before a given name, then the one named last before it; a numbered unit or a place stays apart.
/// @cost  for each type, distinct names that share a word
void join_forms(std::vector<EntityForm>& forms, const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words);

/// The form that leads a form's cluster.
std::uint32_t leader_of(const std::vector<EntityForm>& forms, std::uint32_t form);

}  // namespace adduce::extract
