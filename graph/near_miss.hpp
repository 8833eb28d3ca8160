#pragma once

#include <span>
#include <string>
#include <string_view>

namespace adduce {

/// The known name that was most likely meant, or empty when none is near: at most a third of the letters
/// (of the longer) changed, added, dropped or swapped with their neighbour; letter case and '-' for '_' count for nothing.
/// The first of equally near ones. Cost O(names × length²).
std::string_view near_miss(std::string_view wrong, std::span<const std::string_view> known);

/// " (did you mean 'heads'?)", or empty: ready to append to a message.
std::string did_you_mean(std::string_view wrong, std::span<const std::string_view> known);

}  // namespace adduce
