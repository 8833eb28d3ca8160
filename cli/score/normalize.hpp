#pragma once

#include <string>
#include <string_view>

namespace adduce::cli::score {

/// The form in which the scorer compares names. Compatibility decomposition, no combining marks, case
/// folded, no possessive, "U.S." as "us", "93rd" as "93", no article in front; words (letters, numbers and
/// underscores) joined by one blank, without "the", "of" and forms of address. May be empty.
///
/// It is the measure's own and stays apart from extract::comparison_form, which makes node ids and may
/// improve; a measure may not change with what it measures.
/// @param name  valid UTF-8
std::string normalize(std::string_view name);

}  // namespace adduce::cli::score
