// Shows how files are cut, for the scripts that measure it: one token a line as "begin end" in bytes of the
// clean text, an empty line behind each sentence, "= kind" before each block, "# path" before each file.
#include "extract/blocks.hpp"
#include "extract/sentences.hpp"

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char* argv[]) {
    using namespace adduce::extract;
    if (argc < 3) {
        std::cerr << "usage: adduce_cut DATA_FOLDER [--time] FILE...\n";
        return 2;
    }
    const WordLists lists(argv[1]);
    const bool time = std::string_view(argv[2]) == "--time";
    constexpr const char* kinds[] = {"heading", "body", "list", "dateline", "furniture", "foreign"};
    std::size_t tokens = 0;
    double seconds = 0;
    for (int i = time ? 3 : 2; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        Document document;
        document.source.assign(std::istreambuf_iterator<char>(in), {});
        const auto begin = std::clock();
        Analysis a(document);
        find_tokens_and_sentences(a, lists);
        find_blocks(a, lists);
        seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        tokens += a.tokens.size();
        if (time) continue;
        std::cout << "# " << argv[i] << '\n';
        std::size_t sentence = 0;
        for (const Block& block : a.blocks) {
            std::cout << "= " << kinds[static_cast<int>(block.kind)] << '\n';
            for (; sentence < a.sentences.size() && a.sentences[sentence].begin < block.tokens.end; ++sentence) {
                for (std::uint32_t t = a.sentences[sentence].begin; t < a.sentences[sentence].end; ++t)
                    std::cout << a.tokens[t].begin << ' ' << a.tokens[t].end << '\n';
                std::cout << '\n';
            }
        }
    }
    if (time) std::cout << tokens << " tokens in " << seconds << " s of one core: " << static_cast<double>(tokens) / seconds << " a second\n";
    return 0;
}
