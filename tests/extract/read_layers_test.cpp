#include "extract/lemmas.hpp"
#include "extract/read_layers.hpp"
#include "extract/readable.hpp"
#include "tests/extract/cut.hpp"
#include "tests/extract/tiny_model.hpp"
#include "tests/support/test.hpp"

using namespace adduce;
using namespace adduce::extract;

namespace {

/// Labels: upos NOUN VERB PUNCT; lemma l0+ l1+ ...; deprels root nsubj obj punct ...; spans Person.name Person.pronoun Place.name.
const Encoder& encoder() {
    static const test::TemporaryFile file("encoder.safetensors", test::TinyModel::joint(7).bytes());
    static const Encoder made(file.path());
    return made;
}

/// "Menu" is furniture, "Maria met." is read: its words are 0 to 2, its tokens 1 to 3.
struct Page {
    Page() : document{"page.txt", "", "", "", "", "Menu Maria met.", 0, ""}, a(document) {
        a.tokens = {{0, 4}, {5, 10}, {11, 14}, {14, 15}};
        a.sentences = {{0, 1}, {1, 4}};
        a.blocks = {{{0, 1}, BlockKind::furniture}, {{1, 4}, BlockKind::body}};
    }
    Document document;
    Analysis a;
};

Layers layers_of_three_words() {
    Layers layers;
    layers.tags.resize(encoder().heads().size());
    layers.classes = {{0, 1, 2}, {0, 1, 0}};
    layers.heads = {1, 1, 1};
    layers.deprels = {1, 0, 3};
    layers.spans = {{0, 1, 1, 0.8F}, {0, 2, 2, 0.6F}};
    layers.context.width = 2;
    layers.context.values = {1, 2, 3, 4, 5, 6};
    layers.context.scales = {0.1F, 0.2F, 0.3F};
    return layers;
}

}  // namespace

TEST_CASE("furniture is not given to the encoder, and each word keeps its token") {
    const Page page;
    const Readable readable = readable_words(page.a);
    CHECK(readable.words == std::vector<std::string_view>{"Maria", "met", "."});
    CHECK(readable.tokens == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(readable.sentences == std::vector<std::uint32_t>{1});
    CHECK(readable.back(0, 2) == TokenRange{1, 3});
}

TEST_CASE("labels and heads of words come to stand at their tokens") {
    Page page;
    take_layers(page.a, encoder(), layers_of_three_words());
    const Syntax& syntax = page.a.syntax;
    CHECK(syntax.upos[0].empty());   // not read
    CHECK(syntax.upos[1] == "NOUN");
    CHECK(syntax.upos[2] == "VERB");
    CHECK(lemma("mets", syntax.lemma[2]) == "met");
    CHECK_FALSE(syntax.xpos.known());
    CHECK(syntax.has_tree());
    CHECK(syntax.heads == std::vector<std::uint32_t>{Syntax::none, 2, 2, 2});
    CHECK(syntax.deprel[1] == "nsubj");
}

TEST_CASE("spans become candidates of their kind and form") {
    Page page;
    take_layers(page.a, encoder(), layers_of_three_words());
    REQUIRE(page.a.candidates.size() == 2);
    CHECK(page.a.candidates[0].tokens == TokenRange{1, 2});
    CHECK(page.a.candidates[0].sentence == 1);
    CHECK(page.a.candidates[0].kind == MentionKind::person);
    CHECK(page.a.candidates[0].form == MentionForm::pronoun);
    CHECK(page.a.candidates[1].kind == MentionKind::place);
    CHECK(page.a.candidates[1].form == MentionForm::name);
}

TEST_CASE("the context keeps which row is whose") {
    Page page;
    take_layers(page.a, encoder(), layers_of_three_words());
    CHECK(page.a.context.row_of == std::vector<std::uint32_t>{Context::none, 0, 1, 2});
    CHECK(page.a.context.rows.size() == 3);
}

TEST_CASE("a model of names alone leaves the other columns empty") {
    const test::TemporaryFile file("encoder.safetensors", test::TinyModel::random(7).bytes());
    const Encoder names(file.path());
    Page page;
    read_layers(page.a, names);
    CHECK_FALSE(page.a.syntax.upos.known());
    CHECK_FALSE(page.a.syntax.has_tree());
    CHECK(page.a.candidates.empty());
    CHECK(page.a.context.empty());
}

TEST_CASE("one pass over a page fills all columns") {
    test::Cut page("Maria met Lopez. The brigade was in Goma.");
    read_layers(*page.analysis, encoder());
    const Analysis& a = *page.analysis;
    CHECK(a.syntax.upos.ids.size() == a.tokens.size());
    CHECK(a.context.rows.size() == a.tokens.size());
    for (std::uint32_t t = 0; t < a.tokens.size(); ++t) CHECK(a.syntax.heads[t] < a.tokens.size());
    for (const MentionCandidate& c : a.candidates) CHECK(a.sentences[c.sentence].contains(c.tokens));
}

TEST_CASE("a page without words has columns without words") {
    Page page;
    page.a.blocks[1].kind = BlockKind::furniture;
    read_layers(page.a, encoder());
    CHECK(page.a.syntax.has_tree());
    CHECK(page.a.syntax.heads == std::vector<std::uint32_t>(4, Syntax::none));
    CHECK(page.a.context.empty());
}
