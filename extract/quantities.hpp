#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace adduce::extract {

/// A number as worded: "more than 10,000 troops", "at least three", "between 20 and 30 soldiers", "dozens".
struct QuantityReading {
    std::optional<double> value, min, max;   ///< min and max follow from the bound; a bound side is open
    std::string bound;                       ///< exact, at_least, more_than, at_most, less_than, about, between; empty when no number is read
    std::string of;                          ///< what is counted, without the number; may be empty
};

/// Never fails: words without a number give a reading without a value ("dozens": at least 24).
QuantityReading read_quantity(std::string_view words);

}  // namespace adduce::extract
