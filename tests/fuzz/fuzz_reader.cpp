// Any bytes to reports, and each report to tokens, sentences and blocks: whatever comes in, every token leads
// back to its source, and tokens, sentences and blocks cover each other.
#include "extract/blocks.hpp"
#include "extract/reader.hpp"
#include "extract/sentences.hpp"
#include "graph/utf8.hpp"

#include <cstdlib>
#include <sstream>

namespace {

using namespace adduce::extract;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class Ranges, class Get>
void check_cover(const Ranges& ranges, std::size_t tokens, Get get) {
    std::uint32_t at = 0;
    for (const auto& range : ranges) {
        require(get(range).begin == at && get(range).end > at);
        at = get(range).end;
    }
    require(at == tokens);
}

void check(const Document& document) {
    static const WordLists lists(ADDUCE_DATA);
    require(adduce::valid_utf8(document.source) && document.body <= document.source.size());
    Analysis a(document);
    find_tokens_and_sentences(a, lists);
    find_blocks(a, lists);
    std::uint32_t byte = 0, character = 0;
    for (const adduce::TextSpan token : a.tokens) {
        require(token.begin >= byte && token.end > token.begin && token.end <= a.text.clean().size());
        const adduce::SourceSpan span = a.text.to_source(token);
        require(span.begin >= character && span.end > span.begin);
        const std::string source(a.text.source(span));
        require(same_words(source, a.text.slice(token)));
        byte = token.end;
        character = span.end;
    }
    check_cover(a.sentences, a.tokens.size(), [](adduce::TokenRange r) { return r; });
    check_cover(a.blocks, a.tokens.size(), [](const Block& b) { return b.tokens; });
    (void)comparison_form(document.title);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    Reader reader({"-"}, in, [](const adduce::Diagnostic& d) { require(!d.code.empty() && !d.message.empty()); });
    while (const auto document = reader.next()) check(*document);
    return 0;
}
