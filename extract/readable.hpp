#pragma once

#include "extract/analysis.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// The sentences that are read, as the encoder wants them, with the way back. Page furniture is not read.
struct Readable {
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> tokens;      ///< token of the document for each word
    std::vector<std::uint32_t> starts;      ///< first word of each sentence
    std::vector<std::uint32_t> sentences;   ///< sentence of the document for each of them

    TokenRange back(std::uint32_t begin, std::uint32_t end) const { return {tokens[begin], tokens[end - 1] + 1}; }
};

/// Needs tokens, sentences and blocks. Views into the analysis' text.
Readable readable_words(const Analysis& analysis);

}  // namespace adduce::extract
