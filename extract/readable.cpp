#include "extract/readable.hpp"

namespace adduce::extract {

Readable readable_words(const Analysis& analysis) {
    Readable readable;
    std::size_t block = 0;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const TokenRange sentence = analysis.sentences[s];
        while (block < analysis.blocks.size() && analysis.blocks[block].tokens.end <= sentence.begin) ++block;
        if (block < analysis.blocks.size() && !is_read(analysis.blocks[block].kind)) continue;
        if (sentence.empty()) continue;
        readable.starts.push_back(static_cast<std::uint32_t>(readable.words.size()));
        readable.sentences.push_back(s);
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            readable.words.push_back(analysis.word(t));
            readable.tokens.push_back(t);
        }
    }
    return readable;
}

}  // namespace adduce::extract
