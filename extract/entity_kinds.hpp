#pragma once

#include "extract/gazetteer.hpp"
#include "graph/vocabulary.hpp"

#include <string>
#include <string_view>

namespace adduce::extract {

/// The node kind that a name's words tell (schema, section 1), or empty. Country is not decided here.
std::string kind_of_name(NodeType type, std::string_view name, const Gazetteer& gazetteer);

}  // namespace adduce::extract
