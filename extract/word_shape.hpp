#pragma once

#include <cstdint>
#include <string_view>

namespace adduce::extract {

/// How a token is written; gives an uncased encoder back what lower-casing took.
/// The order is that of the shape embeddings and of `word_shape_names`.
enum class WordShape : std::uint8_t { special, lower, title, upper, single, mixed, digits, alphanumeric, acronym, symbol, other };

inline constexpr std::string_view word_shape_names[] = {"special", "lower",        "title",   "upper",  "single", "mixed",
                                                        "digits",  "alphanumeric", "acronym", "symbol", "other"};

/// Shape of a token as written (UTF-8), by Unicode general category. Never `special`.
///
/// No letter: digits if there is one, else symbol. Letters and digits: alphanumeric. A letter without case:
/// other. No small letter: acronym with a period, single if one, else upper. No capital: lower. One
/// capital, in front of all letters: title. Else mixed.
WordShape word_shape(std::string_view token);

}  // namespace adduce::extract
