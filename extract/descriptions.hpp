#pragma once

#include "extract/word_column.hpp"

namespace adduce::extract {

/// Turns the candidates that are descriptions ("the commander") or pronouns into mentions, found by "encoder.spans".
///
/// Names stay as they are: a candidate that equals a name, lies inside one, crosses one or has one for its head
/// ("five [American soldiers]") gives way, and so does
/// one that crosses a surer description or has its first or last word and its kind. A description may hold names
/// ("commander of the [93rd Brigade]"), a name never holds a description. Articles in front are left out.
/// Needs refined names and candidates; leaves mentions sorted. Without candidates nothing changes.
/// @cost  O(tokens + candidates * log)
void add_descriptions(Analysis& analysis, const WordColumn& words);

}  // namespace adduce::extract
