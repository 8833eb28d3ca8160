#pragma once

#include <span>
#include <string>
#include <string_view>

namespace adduce::cli {

/// The known word most like `word`: at most a third of its letters wrong, or the one that begins with it.
/// Empty when none is near. Ties go to the earlier of `known`.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

/// "; did you mean 'build'? ", or "; " when no known word is near: joins a message and its next step.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace adduce::cli
