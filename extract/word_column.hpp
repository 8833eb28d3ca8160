#pragma once

#include "extract/analysis.hpp"
#include "extract/word_classes.hpp"

#include <span>
#include <string>
#include <vector>

namespace adduce::extract {

/// The tokens of one document as folded words, each with the word classes that begin there. Derived from
/// an Analysis by the stages that read words; cheap to make (one look-up a token), never stored.
class WordColumn {
public:
    /// @param classes  must outlive the column
    WordColumn(const Analysis& analysis, const WordClasses& classes);

    const std::string& word(std::uint32_t token) const { return words_[token]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

    /// The class entries that begin at `token`; phrases never leave the sentence.
    std::span<const WordClasses::Hit> hits(std::uint32_t token) const;

    /// Tokens of the longest entry of the class that begins at `token`; 0 if none.
    std::uint32_t longest(std::uint32_t token, WordClasses::ClassId id) const;
    std::uint32_t longest(std::uint32_t token, std::string_view class_name) const;
    bool is(std::uint32_t token, std::string_view class_name) const { return longest(token, class_name) == 1; }

    /// Tokens of the longest entry of the class that ends before `end` and begins at or after `from`; 0 if none.
    std::uint32_t longest_ending(std::uint32_t from, std::uint32_t end, std::string_view class_name) const;

    /// The token begins with a capital letter or holds a digit.
    bool capital(std::uint32_t token) const;

    const WordClasses& classes() const { return classes_; }

private:
    const Analysis& analysis_;
    const WordClasses& classes_;
    std::vector<std::string> words_;
    std::vector<WordClasses::Hit> hits_;
    std::vector<std::uint32_t> first_hit_;   ///< into hits_, by token, one more at the end
};

}  // namespace adduce::extract
