// Prints what the encoder says of words, as CoNLL-U, for the scripts that measure it (tests/quality/README.md).
// Gold words and sentences come from a CoNLL-U file, or, with --raw, plain texts are cut as the program cuts them.
// MISC has the tag of each tagging head, "Outer=B-Person", and with --raw the word's place in code points.
#include "extract/blocks.hpp"
#include "extract/encoder.hpp"
#include "extract/layers.hpp"
#include "extract/lemmas.hpp"
#include "extract/sentences.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace adduce::extract;

struct Words {
    std::string name;                       ///< of the document
    std::vector<std::string> forms;
    std::vector<std::uint32_t> starts;      ///< first word of each sentence
    std::vector<std::string> places;        ///< "12:17", or nothing

    void begin_sentence() {
        if (starts.empty() || starts.back() != forms.size()) starts.push_back(static_cast<std::uint32_t>(forms.size()));
    }
    void finish() {
        if (!starts.empty() && starts.back() == forms.size()) starts.pop_back();
    }
};

/// Which column of the layers is which.
struct Columns {
    std::optional<std::size_t> upos, xpos, lemma;
};

Columns columns_of(const Encoder& encoder) {
    const auto heads = encoder.class_heads();
    const auto find = [&](std::string_view name) {
        const auto at = std::find(heads.begin(), heads.end(), name);
        return at == heads.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - heads.begin()));
    };
    return {find("upos"), find("xpos"), find("lemma")};
}

/// "|Outer=B-Person" for each head that tags the word.
std::vector<std::string> tags_of(const Encoder& encoder, const Layers& layers, std::size_t words) {
    std::vector<std::string> out(words);
    for (std::size_t head = 0; head < layers.tags.size(); ++head) {
        std::string name = encoder.heads()[head];
        if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
        for (const TaggedSpan& span : layers.tags[head])
            for (std::uint32_t w = span.begin; w < span.end; ++w)
                out[w].append("|").append(name).append(w == span.begin ? "=B-" : "=I-").append(encoder.labels(head)[span.label]);
    }
    return out;
}

void print(const Encoder& encoder, const Words& words) {
    const std::vector<std::string_view> views(words.forms.begin(), words.forms.end());
    const Layers layers = encoder.read(views, words.starts);
    const Columns columns = columns_of(encoder);
    const std::vector<std::string> tags = tags_of(encoder, layers, views.size());
    const auto label = [&](std::optional<std::size_t> head, std::size_t word) {
        return head ? std::string_view(encoder.class_labels(*head)[layers.classes[*head][word]]) : std::string_view("_");
    };
    std::cout << "# newdoc id = " << words.name << '\n';
    for (std::size_t s = 0; s < words.starts.size(); ++s) {
        const std::size_t begin = words.starts[s], end = s + 1 < words.starts.size() ? words.starts[s + 1] : views.size();
        for (std::size_t w = begin; w < end; ++w) {
            std::cout << w - begin + 1 << '\t' << views[w] << '\t' << (columns.lemma ? lemma(views[w], label(columns.lemma, w)) : "_") << '\t'
                      << label(columns.upos, w) << '\t' << label(columns.xpos, w) << "\t_\t";
            if (layers.heads.empty()) std::cout << "_\t_";
            else std::cout << (layers.heads[w] == w ? 0 : layers.heads[w] - begin + 1) << '\t' << encoder.deprels()[layers.deprels[w]];
            std::string misc = (words.places.empty() ? "" : "|TokenRange=" + words.places[w]) + tags[w];
            std::cout << "\t_\t" << (misc.empty() ? "_" : misc.substr(1)) << '\n';
        }
        std::cout << '\n';
    }
}

/// Calls `each` for every document of a CoNLL-U file; several-word tokens and empty nodes are passed over.
template <typename Each>
void read_conllu(const std::string& path, Each each) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be opened");
    Words words;
    const auto hand_on = [&] {
        words.finish();
        if (!words.forms.empty()) each(words);
        words = {};
    };
    bool between = true;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) {
            between = true;
        } else if (line[0] == '#') {
            if (line.rfind("# newdoc", 0) != 0) continue;
            hand_on();
            words.name = line.size() > 14 ? line.substr(14) : "";
        } else {
            const std::size_t tab = line.find('\t');
            if (tab == std::string::npos) throw std::runtime_error(path + ": a line without tabs: " + line);
            if (line.find_first_of("-.") < tab) continue;
            if (between) words.begin_sentence();
            between = false;
            words.forms.push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
        }
    }
    hand_on();
}

/// Cuts a text as the program does and leaves out what the program does not read.
Words cut(const std::string& path, const WordLists& lists) {
    Document document;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + ": cannot be opened");
    document.source.assign(std::istreambuf_iterator<char>(in), {});
    Analysis a(document);
    find_tokens_and_sentences(a, lists);
    find_blocks(a, lists);
    Words words;
    words.name = path;
    std::size_t block = 0;
    for (const adduce::TokenRange sentence : a.sentences) {
        while (block < a.blocks.size() && a.blocks[block].tokens.end <= sentence.begin) ++block;
        if (block < a.blocks.size() && !is_read(a.blocks[block].kind)) continue;
        words.begin_sentence();
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            const auto place = a.text.to_source(a.tokens[t]);
            words.forms.emplace_back(a.word(t));
            words.places.push_back(std::to_string(place.begin) + ":" + std::to_string(place.end));
        }
    }
    words.finish();
    return words;
}

}  // namespace

int main(int argc, char* argv[]) try {
    const bool raw = argc > 3 && std::string_view(argv[2]) == "--raw";
    if (argc < 3 || (!raw && argc != 3)) {
        std::cerr << "usage: adduce_layers DATA_FOLDER FILE.conllu | adduce_layers DATA_FOLDER --raw FILE.txt...\n";
        return 2;
    }
    const std::string data = argv[1];
    const Encoder encoder(data + "/encoder.safetensors");
    std::ios::sync_with_stdio(false);
    if (!raw) {
        read_conllu(argv[2], [&](const Words& words) { print(encoder, words); });
        return 0;
    }
    const WordLists lists(data);
    for (int i = 3; i < argc; ++i) print(encoder, cut(argv[i], lists));
    return 0;
} catch (const std::exception& e) {
    std::cerr << "adduce_layers: " << e.what() << '\n';
    return 1;
}
