#pragma once

#include "extract/encoder.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adduce::extract {

/// The encoder's last vectors of a document, rounded to bytes as every head's first layer takes them.
/// 388 bytes for each word of a model of width 384.
struct ContextRows {
    std::size_t width = 0;
    std::vector<std::int8_t> values;   ///< one row of `width` for each word
    std::vector<float> scales;         ///< value = byte * scale, one for each word

    std::size_t size() const { return scales.size(); }
};

/// A stretch of words that may be a mention: a name, a description or a pronoun.
struct SpanCandidate {
    std::uint32_t begin = 0;   ///< word of the input, half-open; never crosses a sentence
    std::uint32_t end = 0;
    std::uint16_t label = 0;   ///< index into Encoder::span_labels(), such as "Person.description"
    float score = 0;           ///< probability of that label, 0 to 1
};

/// All that one pass of the encoder says about a document. Columns are parallel to the words given.
struct Layers {
    std::vector<std::vector<TaggedSpan>> tags;        ///< per tagging head, as Encoder::tag
    std::vector<std::vector<std::uint16_t>> classes;  ///< per class head ("upos", "xpos", "lemma"), one label for each word
    std::vector<std::uint32_t> heads;                 ///< word that governs each word; its own index for the root of a sentence
    std::vector<std::uint16_t> deprels;               ///< index into Encoder::deprels()
    std::vector<SpanCandidate> spans;                 ///< ascending by begin, then longer first; may nest and cross
    ContextRows context;
};

/// A mention as the scorers of pairs see it. Types and forms are numbered as in extract/train/README.md.
struct PairMention {
    std::uint32_t begin = 0;      ///< word, half-open
    std::uint32_t end = 0;
    std::uint32_t sentence = 0;
    std::uint8_t type = 0;        ///< 0 person, 1 unit, 2 organization, 3 place; for relations 4 country
    std::uint8_t form = 0;        ///< 0 name, 1 description, 2 pronoun
};

/// `anaphor` comes after `antecedent`; both are indices into the mentions given.
struct AntecedentPair {
    std::uint32_t anaphor = 0;
    std::uint32_t antecedent = 0;
    std::uint8_t likeness = 0;    ///< how alike their words are, 0 to 5 (extract/train/README.md)
};

/// Two mentions of one sentence, in the order of a statement.
struct StatementPair {
    std::uint32_t subject = 0;
    std::uint32_t object = 0;
};

}  // namespace adduce::extract
