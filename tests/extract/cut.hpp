#pragma once

#include "extract/blocks.hpp"
#include "extract/sentences.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// How a text is cut, as one line a test can compare.
namespace adduce::test {

inline const extract::WordLists& word_lists() {
    static const extract::WordLists lists(ADDUCE_DATA);
    return lists;
}

/// A document and its analysis up to the blocks.
struct Cut {
    explicit Cut(std::string_view source) { document.source = source; analysis = std::make_unique<extract::Analysis>(document); run(); }

    /// Tokens with a blank between, sentences with " | ".
    std::string sentences() const {
        std::string out;
        for (const TokenRange s : analysis->sentences)
            for (std::uint32_t t = s.begin; t < s.end; ++t) out += (out.empty() ? "" : t == s.begin ? " | " : " ") + std::string(analysis->word(t));
        return out;
    }

    /// "kind: first words" of each block.
    std::vector<std::string> blocks() const {
        constexpr const char* kinds[] = {"heading", "body", "list", "dateline", "furniture", "foreign"};
        std::vector<std::string> out;
        for (const extract::Block& b : analysis->blocks) out.push_back(std::string(kinds[static_cast<int>(b.kind)]) + ": " + std::string(analysis->words(b.tokens).substr(0, 40)));
        return out;
    }

    extract::Document document;
    std::unique_ptr<extract::Analysis> analysis;

private:
    void run() {
        extract::find_tokens_and_sentences(*analysis, word_lists());
        extract::find_blocks(*analysis, word_lists());
    }
};

}  // namespace adduce::test
