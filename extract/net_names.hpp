#pragma once

#include <cstdint>
#include <string_view>

namespace adduce::extract {

/// Bytes of the URL, e-mail address, or host with a path at the head of `chunk`, or 0.
/// @param chunk  from the first byte of a possible token up to the next blank
std::uint32_t net_address(std::string_view chunk);

/// Whether a label ends names of the net ("org") or of files ("pdf"); letter case does not count.
bool ends_net_name(std::string_view label);

}  // namespace adduce::extract
