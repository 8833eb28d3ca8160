#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// The word pieces of BERT's uncased vocabulary: tokens in, piece ids out.
///
/// A token is decomposed (NFD), loses combining marks, control and unassigned characters, is lower-cased
/// and split at blanks and at characters that stand alone (punctuation, CJK ideographs). Each word is cut
/// greedily into the longest pieces there are; a word that cannot be cut, or is longer than 100 code
/// points, is one [UNK]. Safe from several threads.
class WordPieces {
public:
    /// @param vocabulary  pieces joined by line feeds, in id order; kept by reference, must outlive this
    explicit WordPieces(std::string_view vocabulary);

    std::size_t size() const { return pieces_.size(); }
    std::string_view piece(std::uint32_t id) const { return pieces_[id]; }

    /// Id of a piece as written in the vocabulary, or `none`.
    std::uint32_t find(std::string_view piece) const;
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    std::uint32_t begin() const { return begin_; }       ///< [CLS], or none
    std::uint32_t end() const { return end_; }           ///< [SEP], or none
    std::uint32_t unknown() const { return unknown_; }   ///< [UNK], or none

    /// Appends the pieces of one token: at least one, at most `most`.
    /// @returns  how many
    std::size_t append(std::string_view token, std::size_t most, std::vector<std::uint32_t>& ids) const;

private:
    bool append_word(std::string_view word, std::vector<std::uint32_t>& ids) const;

    std::vector<std::string_view> pieces_;
    std::vector<std::uint32_t> table_;   ///< open addressing over pieces_, a power of two, none = free
    std::size_t longest_ = 0;            ///< bytes of the longest piece without "##"
    std::uint32_t begin_ = none;
    std::uint32_t end_ = none;
    std::uint32_t unknown_ = none;
};

/// The words of a token after normalisation, each followed by a blank.
std::string basic_words(std::string_view token);

}  // namespace adduce::extract
