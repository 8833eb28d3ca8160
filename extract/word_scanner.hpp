#pragma once

#include "extract/token_cursor.hpp"

namespace adduce::extract {

/// Cuts one word with its inner signs: hyphens, apostrophes, clitics, units, full stops of abbreviations.
class WordScanner : public TokenCursor {
public:
    using TokenCursor::TokenCursor;

protected:
    /// The word at `at_`; most are letters up to a blank, which need no closer look.
    void word();

    /// A word that begins at `begin` (at `at_` is its first letter) with its inner signs.
    void word_from(std::uint32_t begin);

private:
    void plain(std::uint32_t end);
    /// Whether a sign between two word characters belongs to the word.
    bool joins(Character c, std::uint32_t sign_at, Character next) const;
    bool three_digits(std::uint32_t p) const;
    /// "w/o", "l/c", "I/C": single letters around a slash.
    bool slashed(std::uint32_t slash) const;
    /// Whether the hyphen at `hyphen` stays inside its word.
    bool keeps_hyphen(std::uint32_t hyphen, std::uint32_t seen) const;
    /// A telephone number or a date in figures from `at_` on; a span of years or a score is none.
    bool number_group() const;
    /// Ends the word [at_, end): takes clitics, units and the full stop of an abbreviation apart or along.
    void finish_word(std::uint32_t end, bool last);
    std::uint32_t before_unit(std::string_view w) const;
    /// Emits what stands before the clitics of [at_, end), then all clitics but the last.
    void split_clitics(std::uint32_t end);
    /// Where the last clitic of [begin, end) begins, or `begin`.
    std::uint32_t clitic(std::uint32_t begin, std::uint32_t end) const;
    std::uint32_t clitic_at(std::uint32_t begin, std::uint32_t apostrophe, std::uint32_t length, std::uint32_t end) const;

    // word_full_stops.cpp
    /// A full stop inside: of initials ("U.S"), of a name of the net or a file ("adduce.org"), but not one
    /// behind which the blank was forgotten ("ended.Then").
    bool joins_by_point(std::uint32_t point) const;
    /// Whether the full stop at `end` belongs to the word before it.
    bool keeps_full_stop(std::uint32_t end) const;
    std::uint32_t next_word(std::uint32_t p) const;
    /// "Sun. Oct. 1"
    bool before_month(std::uint32_t end) const;
    bool behind_comma() const;
    /// An initial: a capital behind which a name goes on. The pronoun and the last word of a paragraph are none.
    bool is_initial(std::uint32_t end) const;
    bool behind_capital() const;
};

}  // namespace adduce::extract
