#pragma once

#include "graph/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace adduce::extract {

/// Why bytes are no text ("a PDF file", "binary data: a NUL byte at byte 17"), or nothing.
std::optional<std::string> why_binary(std::string_view bytes);

/// Bytes of unknown encoding to valid UTF-8.
///
/// UTF-8 stays as it is, byte order mark included. UTF-16 needs a byte order mark, which is dropped. Bytes that
/// are no UTF-8 but make sense as Windows-1252 are decoded so. Else each broken sequence becomes one U+FFFD.
///
/// @param place       named in the notes "utf-16" and "windows-1252" and the warning "broken-utf8"
/// @param first_line  number of the first line of `bytes` in its file
/// @cost              O(bytes)
std::string decode(std::string bytes, std::string_view place, const DiagnosticSink& sink, std::size_t first_line = 1);

}  // namespace adduce::extract
