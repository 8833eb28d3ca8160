#pragma once

#include "graph/span.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Clean UTF-8 of one document plus the way back to its source.
///
/// Cleaning drops a BOM, soft hyphens (with the line end behind one) and zero-width characters, turns CRLF and CR into
/// LF, NBSP and other blanks into a space, and ligatures ("ﬁ") into their letters; other letters stay as they are. The
/// head before `body` is not part of the clean text.
///
/// Invariant: for every span of clean text, source(to_source(span)) is what the reader saw there: same_words of both
/// holds. (A span that ends inside a ligature takes the whole of it.)
class Text {
public:
    /// @param source  valid UTF-8; kept by reference, must outlive the Text
    /// @param body    byte in `source` where to begin
    /// @cost          O(bytes); memory O(bytes) plus 8 bytes for each place where clean and source differ
    explicit Text(std::string_view source, std::uint32_t body = 0);

    std::string_view clean() const { return clean_; }

    /// Takes stretches of clean text out as well, such as the hyphen and line end inside a broken word.
    /// @param spans  ascending, not overlapping
    /// @cost         O(bytes); positions in the clean text behind the first one change
    void drop(std::span<const TextSpan> spans);

    std::string_view slice(TextSpan span) const;

    /// Code points into the source, covering exactly the characters of `span` (an empty span maps to an empty one).
    SourceSpan to_source(TextSpan span) const;

    /// The source characters at `span`. Cost: O(log n) plus the distance to the next index mark.
    std::string_view source(SourceSpan span) const;

private:
    std::uint32_t code_point_of_byte(std::uint32_t source_byte) const;
    std::uint32_t byte_of_code_point(std::uint32_t code_point) const;
    std::uint32_t source_byte_of(std::uint32_t clean_byte) const;

    struct Shift {             ///< from this clean byte on, source byte = clean byte + difference
        std::uint32_t clean;
        std::uint32_t source;
    };
    void shift(std::uint32_t clean_byte, std::uint32_t source_byte);

    std::string_view source_;
    std::string clean_;
    std::vector<Shift> shifts_;
    std::vector<std::uint32_t> marks_;   ///< source byte of every 256th code point
};

/// Whether a stretch of source and one of clean text are the same to a reader: but for blanks, invisible characters,
/// ligatures, and hyphens at the end of a line. Cost O(bytes).
bool same_words(std::string_view source, std::string_view clean);

/// The form in which names are compared: compatibility decomposition, no combining marks, case folded,
/// straight apostrophes, no possessive 's, no article in front, no "the", "of", "Mr", "Mrs", "Ms", "Dr",
/// abbreviations without periods ("U.S." is "us"), ordinals as numbers ("93rd" is "93"), words joined by one
/// blank. Empty only for names of blanks and invisible characters. Cost O(bytes); thread-safe.
std::string comparison_form(std::string_view name);

}  // namespace adduce::extract
