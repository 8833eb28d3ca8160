#pragma once

#include "extract/analysis.hpp"
#include "extract/encoder.hpp"
#include "extract/readable.hpp"

#include <span>
#include <vector>

namespace adduce::extract {

/// Adds the names, ranks, roles, dates and quantities of the tagging heads to the analysis.
///
/// Head "outer" gives names, "inner" the names inside them (nested; kept only strictly inside an outer
/// one), "details" the rest. Found by "encoder.outer", "encoder.inner", "encoder.details". Heads and
/// labels that mean nothing here are passed over.
///
/// Gives mentions by begin, then longer first, together with those that were there already.
/// @param tags  the spans of each head of `encoder`, in words of `readable`
void add_names(Analysis& analysis, const Readable& readable, const Encoder& encoder, std::span<const std::vector<TaggedSpan>> tags);

}  // namespace adduce::extract
