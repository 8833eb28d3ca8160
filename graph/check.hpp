#pragma once

#include "graph/model.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace adduce {

/// What is wrong with a statement, in words for a message; empty when it keeps every invariant of Graph:
/// ends, holders and further ends exist, its relation allows the ends, evidence is as long as its span and
/// in an existing document, spans do not run backwards, numbers are numbers.
/// @param nodes      the column the statement's NodeIds index
/// @param documents  how many documents there are
std::string problem_of(const Statement& statement, std::span<const Node> nodes, std::size_t documents, const SymbolTable& symbols);

/// The same for a node by itself: its kind is of its type, its mentions are as long as their spans and in a document.
std::string problem_of(const Node& node, std::size_t documents, const SymbolTable& symbols);

/// At most 100 characters of [A-Za-z0-9._:-], a letter first: what every format we write takes as an id.
bool valid_id(std::string_view id);

/// A day of the calendar, written YYYY-MM-DD.
bool valid_day(std::string_view text);

/// "Person, Unit or country": for messages.
std::string class_names(EndClasses classes);

}  // namespace adduce
