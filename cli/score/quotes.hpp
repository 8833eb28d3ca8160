#pragma once

#include "cli/score/figures.hpp"

namespace adduce::cli::score {

/// Counts the quotes and mentions that stand at their offsets in the documents' texts. Mentions of a
/// document no statement cites are not looked at.
void check_quotes(const BuiltGraph& built, const std::filesystem::path& texts, Figures& figures);

}  // namespace adduce::cli::score
