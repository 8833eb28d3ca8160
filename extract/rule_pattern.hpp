#pragma once

#include "extract/rules.hpp"

#include <map>
#include <string>
#include <string_view>

namespace adduce::extract {

/// Named pieces of pattern text, from `define` lines: "ACTIVE($1)" takes one argument.
using PatternMacros = std::map<std::string, std::string, std::less<>>;

/// Replaces macros and their arguments, at most eight levels deep.
/// @throws FormatError  place: an argument without its bracket, or macros that call each other in a circle
std::string expand_macros(std::string_view text, const PatternMacros& macros, const std::string& place);

/// Reads pattern text without macros. The language: extract/data/en/rules/README.md.
/// @throws FormatError  place: what is wrong, with the words around it
Pattern parse_pattern(std::string_view text, const WordClasses& classes, const std::string& place);

}  // namespace adduce::extract
