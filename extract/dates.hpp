#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace adduce::extract {

/// A text that is nothing but a calendar date with its year, as YYYY-MM-DD: "2024-10-31", "2024-10-31T08:00Z",
/// "October 31, 2024", "31 October 2024", "Tuesday, October 22, 2019", "Nov. 14, 2011", "20240131". Figures alone
/// such as 03/04/2024 are not read: nobody knows which is the month.
std::optional<std::string> parse_date(std::string_view text);

}  // namespace adduce::extract
