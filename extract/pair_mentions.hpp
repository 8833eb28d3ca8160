#pragma once

#include "extract/analysis.hpp"

#include <cstdint>
#include <optional>

namespace adduce::extract {

/// A mention as the encoder's scorers of pairs see it, with its place counted in rows of the context.
/// Types: 0 person, 1 unit, 2 organization, 3 place; a nationality word is a place, "Russian troops" a description.
/// Nothing for mentions of other kinds and for those in text that was not read.
std::optional<PairMention> pair_mention(const Analysis& analysis, const Mention& mention);

/// How alike the words of two mentions are; the first that holds. Numbered as the model learned it (extract/train/README.md).
enum class Likeness : std::uint8_t {
    pronoun,     ///< one of the two is a pronoun
    same,        ///< the same words
    same_last,   ///< the same last word
    common,      ///< a common word of four letters or more
    initials,    ///< one is a single word that the initials of the other's capitalised words spell
    other,
};

/// Words are compared in small letters, without articles and quotation marks in front and possessive marks behind.
/// Symmetric. Cost: product of their lengths in words.
Likeness likeness(const Analysis& analysis, const Mention& a, const Mention& b);

}  // namespace adduce::extract
