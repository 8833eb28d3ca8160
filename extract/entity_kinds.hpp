#pragma once

#include "extract/analysis.hpp"
#include "extract/gazetteer.hpp"
#include "graph/vocabulary.hpp"

#include <string>
#include <string_view>

namespace adduce::extract {

/// What a kind of mention stands for (a nationality word, its country), and the kind that stands for a type.
NodeType type_of(MentionKind kind);
MentionKind kind_of(NodeType type);

/// The node kind that a name's words tell (schema, section 1), or empty. Country is not decided here.
std::string kind_of_name(NodeType type, std::string_view name, const Gazetteer& gazetteer);

}  // namespace adduce::extract
