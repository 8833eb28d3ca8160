#pragma once

#include "extract/characters.hpp"
#include "extract/word_lists.hpp"
#include "graph/span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Where the tokenizer stands in its stretch of text, and what it has cut so far. All positions are bytes.
class TokenCursor {
public:
    TokenCursor(std::string_view text, TextSpan stretch, const WordLists& lists, std::vector<TextSpan>& out)
        : text_(text.substr(0, stretch.end)), begin_(stretch.begin), at_(stretch.begin), end_(stretch.end), lists_(lists), out_(out) {}

protected:
    static constexpr std::uint32_t longest_token = 512;   // bytes; a longer one is no word, and later stages stay bounded

    Character at(std::uint32_t position) const { return character(text_, position); }
    char byte(std::uint32_t position) const { return position < end_ ? text_[position] : '\0'; }
    std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
    bool chunk_begins() const { return at_ == begin_ || is_gap(character_before(text_, at_).kind); }
    bool follows_word() const { return at_ > begin_ && is_word(character_before(text_, at_).kind); }
    bool gap_at(std::uint32_t position) const { return position >= end_ || is_gap(at(position).kind); }

    /// Cuts [at_, end) off as one token, or several when it is too long for one, and goes on behind it.
    void emit(std::uint32_t end) {
        while (end - at_ > longest_token) {
            std::uint32_t part = at_ + longest_token;
            while ((static_cast<unsigned char>(text_[part]) & 0xC0U) == 0x80U) --part;
            out_.push_back({at_, part});
            at_ = part;
        }
        if (end > at_) out_.push_back({at_, end});
        at_ = end;
    }

    std::string_view text_;   ///< up to the end of the stretch
    std::uint32_t begin_;
    std::uint32_t at_;
    std::uint32_t end_;
    const WordLists& lists_;
    std::vector<TextSpan>& out_;
};

}  // namespace adduce::extract
