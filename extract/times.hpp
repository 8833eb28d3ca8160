#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace adduce::extract {

/// When something is said to have happened: full ISO days, both within the span of time the words name.
struct TimeReading {
    std::string first, last;
    std::string granularity;   ///< "day", "month", "year", "decade" or "vague"
};

/// Reads the words of a date against the day of publication: "Monday" is the last Monday up to that day,
/// "Oct. 31" the nearest such day before or at most half a year after it, "last year", "since 2014" (open: no
/// last day), "the 1990s". Without a day of publication only full dates, months with their year, years and
/// decades are read.
/// @param published  ISO day, or empty
/// @returns          nothing when the words name no time that can be placed
std::optional<TimeReading> read_time(std::string_view words, std::string_view published);

}  // namespace adduce::extract
