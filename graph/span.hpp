#pragma once

#include <cstdint>

namespace adduce {

/// Half-open range [begin, end). One type per unit, so that bytes, code points and tokens cannot be
/// mixed up: a position is worthless without its unit and its text.
template <class Unit>
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return end <= begin; }
    constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(Range, Range) = default;
};

/// Unicode code points into the document as received (decoded, nothing removed: a BOM and carriage
/// returns count). The only unit that leaves the program: every offset in an export is one of these.
using SourceSpan = Range<struct SourceUnit>;

/// Bytes into the clean text of a document (`extract::Text::clean()`).
using TextSpan = Range<struct TextUnit>;

/// Tokens of a document, counted from its first token.
using TokenRange = Range<struct TokenUnit>;

}  // namespace adduce
