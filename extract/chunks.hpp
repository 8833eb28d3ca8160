#pragma once

#include "extract/word_column.hpp"

#include <span>
#include <vector>

namespace adduce::extract {

/// The noun phrase around a mention, without a parser: rules may step over it to reach the name.
struct Chunk {
    std::uint32_t begin = 0;   ///< first token of article, adjectives, titles and bodies before the name ("the Israeli Defense Minister ...")
    std::uint32_t end = 0;     ///< behind "fighters", "government" and a bracket after the name ("(NAPKC)"), else the name's own end
    std::uint32_t list = none; ///< index of the co-ordination it belongs to, or none

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
};

/// Names joined by commas and a final "and": "Nigeria, Chad and Niger". Members are mentions, in order.
using Coordination = std::vector<std::uint32_t>;

struct Chunks {
    std::vector<Chunk> chunks;          ///< one for each mention of the analysis
    std::vector<Coordination> lists;
};

/// Tokens behind a name that speak of the same actor: "Boko Haram [fighters]", "the Nigerian [government]".
std::uint32_t members_after(const Mention& mention, const WordColumn& words, std::uint32_t last);

/// Needs sorted mentions with titles. Cost O(tokens + mentions).
Chunks find_chunks(const Analysis& analysis, const WordColumn& words);

}  // namespace adduce::extract
