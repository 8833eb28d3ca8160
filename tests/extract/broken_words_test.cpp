#include "tests/extract/cut.hpp"
#include "tests/support/test.hpp"

using adduce::test::Cut;

TEST_CASE("a word broken at the end of a line is made whole, and leads back to both halves") {
    const Cut cut("Forces of the National Move-\nment for Azawad were de-\n   ployed to the north.");
    CHECK(cut.sentences() == "Forces of the National Movement for Azawad were deployed to the north .");
    const auto span = cut.analysis->text.to_source(cut.analysis->tokens[4]);
    CHECK(cut.analysis->text.source(span) == "Move-\nment");
}

TEST_CASE("a hyphen that belongs to the word stays") {
    CHECK(Cut("It is a Franco-\nGerman unit of the mid-\n1990s, with a well-\nknown chief and short-\nrange missiles.").sentences() ==
          "It is a Franco - German unit of the mid-1990s , with a well - known chief and short - range missiles .");
}

TEST_CASE("endings do not stay behind a hyphen") {
    CHECK(Cut("There was a short-\nage of food in the north-\nern towns of the country.").sentences() == "There was a shortage of food in the northern towns of the country .");
}

TEST_CASE("the text itself says how it writes a word") {
    CHECK(Cut("The cease-fire of May held, but the cease-\nfire of June did not.").sentences() == "The cease - fire of May held , but the cease - fire of June did not .");
    CHECK(Cut("The airlift began, and the air-\nlift of June went on.").sentences() == "The airlift began , and the airlift of June went on .");
}

TEST_CASE("a sign that scanning programs write for a hyphen breaks words too") {
    CHECK(Cut("The com\u00AC\nmander left.").sentences() == "The commander left .");
}

TEST_CASE("a dash, a list and a new paragraph break no word") {
    CHECK(Cut("He said -\nand then left.").analysis->text.clean() == "He said -\nand then left.");
    CHECK(Cut("pre-\n\nwar times").analysis->blocks.size() == 2);
    CHECK(Cut("rifles-\n- mortars").analysis->text.clean() == "rifles-\n- mortars");
    CHECK(Cut("pre-\n* war").analysis->text.clean() == "pre-\n* war");
}

TEST_CASE("a text of nothing but broken words is mended in linear time") {
    std::string text;
    while (text.size() < 2000000) text += "com-\nmander of the bri-\ngade ";
    CHECK(Cut(text).analysis->tokens.size() > 100000);
}
