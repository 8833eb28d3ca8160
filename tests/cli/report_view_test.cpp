#include "cli/conllu_view.hpp"
#include "cli/report_view.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <sstream>

using namespace adduce;
using namespace adduce::extract;

namespace {

const std::vector<std::string> parts{"PROPN", "VERB", "PUNCT", "PRON"};
const std::vector<std::string> relations{"root", "nsubj", "flat", "punct"};
const std::vector<std::string> scripts{"l0+", "!leave", "!speak", "k0+"};

/// "John Smith left. He spoke." with a tree and one chain, all by hand.
struct Page {
    Page() : document{"page.txt", "", "", "", "", "John Smith left. He spoke.", 0, "00"}, a(document) {
        a.tokens = {{0, 4}, {5, 10}, {11, 15}, {15, 16}, {17, 19}, {20, 25}, {25, 26}};
        a.sentences = {{0, 4}, {4, 7}};
        a.blocks = {{{0, 7}, BlockKind::body}};
        a.syntax.upos = {parts, {0, 0, 1, 2, 3, 1, 2}};
        a.syntax.xpos = {parts, {0, 0, 1, 2, 3, 1, 2}};
        a.syntax.lemma = {scripts, {3, 3, 1, 0, 0, 2, 0}};
        a.syntax.deprel = {relations, {1, 2, 0, 3, 1, 0, 3}};
        a.syntax.heads = {2, 0, 2, 2, 5, 5, 5};
        a.mentions = {mention({0, 2}, 0, MentionForm::name, "name"), mention({4, 5}, 1, MentionForm::pronoun, "antecedent")};
        a.mentions[1].antecedent = 0;
        Entity entity;
        entity.name = "John Smith";
        entity.mentions = {0, 1};
        a.entities = {entity};
    }

    static Mention mention(TokenRange tokens, std::uint32_t sentence, MentionForm form, std::string_view linked_by) {
        Mention m;
        m.tokens = tokens;
        m.sentence = sentence;
        m.form = form;
        m.entity = 0;
        m.linked_by = linked_by;
        return m;
    }

    const cli::ReportColumn& column(std::string_view name) const {
        const auto all = cli::report_columns();
        return *std::find_if(all.begin(), all.end(), [&](const cli::ReportColumn& c) { return c.name == name; });
    }

    std::string show(std::string_view name) const {
        std::ostringstream out;
        column(name).print(a, false, out);
        return out.str();
    }

    Document document;
    Analysis a;
};

}  // namespace

TEST_CASE("words are shown with part of speech and lemma where the model knows them") {
    Page page;
    CHECK(page.show("tokens").starts_with("token\tplace\tword\tpart of speech\tfine\tlemma\n0\t0-4\tJohn\tPROPN\tPROPN\tJohn\n1\t5-10\tSmith\tPROPN\tPROPN\tSmith\n2\t11-15\tleft\tVERB\tVERB\tleave\n"));
    page.a.syntax = {};
    CHECK(page.show("tokens").starts_with("token\tplace\tword\n0\t0-4\tJohn\n"));
}

TEST_CASE("the tree is shown word by word with each one's head") {
    const Page page;
    CHECK(page.show("tree").starts_with("sentence\ttoken\tword\trelation\thead\thead's word\n0\t0\tJohn\tnsubj\t2\tleft\n0\t1\tSmith\tflat\t0\tJohn\n0\t2\tleft\troot\t\t\n"));
}

TEST_CASE("a model without a tree is known to have none") {
    Page page;
    CHECK(page.column("tree").known(page.a));
    page.a.syntax = {};
    CHECK_FALSE(page.column("tree").known(page.a));
}

TEST_CASE("a chain is shown with what linked each mention") {
    CHECK(Page().show("chains") == "entity\ttype\tname\tmention\tplace\tform\tlinked by\trefers to\ttext\n"
                                   "0\tPerson\tJohn Smith\t0\t0-10\tname\tname\t\tJohn Smith\n"
                                   "0\tPerson\tJohn Smith\t1\t17-19\tpronoun\tantecedent\t0\tHe\n");
}

TEST_CASE("CoNLL-U has words, tree, chains and places") {
    CHECK(Page().show("conllu") == "# newdoc id = page.txt\n"
                                   "# global.Entity = GRP-etype-form\n"
                                   "# newpar\n"
                                   "# sent_id = page.txt-1\n"
                                   "# text = John Smith left.\n"
                                   "1\tJohn\tJohn\tPROPN\tPROPN\t_\t3\tnsubj\t_\tEntity=(1-person-name|TokenRange=0:4\n"
                                   "2\tSmith\tSmith\tPROPN\tPROPN\t_\t1\tflat\t_\tEntity=1)|TokenRange=5:10\n"
                                   "3\tleft\tleave\tVERB\tVERB\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=11:15\n"
                                   "4\t.\t.\tPUNCT\tPUNCT\t_\t3\tpunct\t_\tTokenRange=15:16\n"
                                   "\n"
                                   "# sent_id = page.txt-2\n"
                                   "# text = He spoke.\n"
                                   "1\tHe\the\tPRON\tPRON\t_\t2\tnsubj\t_\tEntity=(1-person-pronoun)|TokenRange=17:19\n"
                                   "2\tspoke\tspeak\tVERB\tVERB\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=20:25\n"
                                   "3\t.\t.\tPUNCT\tPUNCT\t_\t2\tpunct\t_\tTokenRange=25:26\n"
                                   "\n");
}

TEST_CASE("CoNLL-U has blanks where the model knows nothing") {
    Page page;
    page.a.syntax = {};
    page.a.mentions.clear();
    CHECK(page.show("conllu").find("1\tJohn\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:4\n") != std::string::npos);
}

TEST_CASE("nested mentions open outermost first and close innermost first") {
    Page page;
    Mention inner = Page::mention({1, 2}, 0, MentionForm::name, "name");
    inner.entity = 1;
    page.a.mentions.insert(page.a.mentions.begin() + 1, inner);
    Entity place;
    place.type = NodeType::place;
    page.a.entities.push_back(place);
    const std::string text = page.show("conllu");
    CHECK(text.find("Entity=(1-person-name|") != std::string::npos);
    CHECK(text.find("Entity=(2-place-name)1)|") != std::string::npos);
}
