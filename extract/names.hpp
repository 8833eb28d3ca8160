#pragma once

#include "extract/analysis.hpp"
#include "extract/encoder.hpp"

namespace adduce::extract {

/// Adds the names, ranks, roles, dates and quantities that the encoder finds to the analysis.
///
/// Head "outer" gives names, "inner" the names inside them (nested; kept only strictly inside an outer
/// one), "details" the rest. Found by "encoder.outer", "encoder.inner", "encoder.details". Heads and
/// labels that mean nothing here are passed over. Sentences of furniture blocks are not read.
///
/// Needs tokens, sentences and blocks. Gives mentions by begin, then longer first, together with those
/// that were there already.
void find_names(Analysis& analysis, const Encoder& encoder);

}  // namespace adduce::extract
