#pragma once

#include <cstdint>
#include <string>

namespace adduce::extract {

/// One report as received. Offsets in every export are code points into `source`.
struct Document {
    std::string path;        ///< as the user gave it; for JSON Lines "file.jsonl#12" (line from 1)
    std::string title;       ///< metadata; empty when unknown
    std::string url;
    std::string publisher;
    std::string published;   ///< ISO date YYYY-MM-DD, or empty
    std::string source;      ///< decoded to valid UTF-8, nothing removed (BOM, CR and head lines stay)
    std::uint32_t body = 0;  ///< byte in `source` where the report begins, behind a `Key: value` head
    std::string sha256;      ///< 64 hex digits, of `source`
};

}  // namespace adduce::extract
