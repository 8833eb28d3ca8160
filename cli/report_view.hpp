#pragma once

#include "extract/analysis.hpp"

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string_view>

namespace adduce::cli {

/// One view of what the pipeline saw in a report. All places are code points into the report as received.
struct ReportColumn {
    std::string_view name;          ///< the option is "--" and this
    std::string_view description;
    void (*print)(const extract::Analysis& analysis, bool aligned, std::ostream& out);
    /// Whether the language's model gives what is to be shown; null: it always does.
    bool (*known)(const extract::Analysis& analysis);
};

/// All views, in the order of the pipeline: the one visible list (report_view.cpp).
std::span<const ReportColumn> report_columns();

}  // namespace adduce::cli
