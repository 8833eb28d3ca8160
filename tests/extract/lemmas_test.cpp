#include "extract/lemmas.hpp"
#include "extract/lower_case.hpp"
#include "tests/support/test.hpp"

using adduce::extract::begins_with_capital;
using adduce::extract::code_points;
using adduce::extract::lemma;
using adduce::extract::lower_case;

TEST_CASE("a script cuts the end of the word in small letters and adds another") {
    CHECK(lemma("Brigades", "l1+") == "brigade");
    CHECK(lemma("studied", "l3+y") == "study");
    CHECK(lemma("said", "l0+") == "said");
}

TEST_CASE("a script may keep the letters as written") { CHECK(lemma("Houthis", "k1+") == "Houthi"); }

TEST_CASE("a script may give the lemma itself") {
    CHECK(lemma("was", "!be") == "be");
    CHECK(lemma("!", "!!") == "!");
}

TEST_CASE("a script counts code points, not bytes") { CHECK(lemma("Cafés", "l2+") == "caf"); }

TEST_CASE("a script that takes away the whole word gives the word in small letters") {
    CHECK(lemma("As", "l2+x") == "as");
    CHECK(lemma("A", "l5+") == "a");
}

TEST_CASE("what is no script gives the word in small letters") {
    for (const char* script : {"", "l", "lx+", "l1", "?", "!"}) CHECK(lemma("Troops", script) == "troops");
}

TEST_CASE("small letters are made one code point for another") {
    CHECK(lower_case("ÉCOLE") == "école");
    CHECK(lower_case("ВОИНЫ") == "воины");
    CHECK(code_points(lower_case("İ")) == 1);
    CHECK(lower_case("a\xEF\xBF\xBD" "B") == "a\xEF\xBF\xBD" "b");
}

TEST_CASE("a capital is known in every script") {
    CHECK(begins_with_capital("Élan"));
    CHECK_FALSE(begins_with_capital("élan"));
    CHECK_FALSE(begins_with_capital("7th"));
    CHECK_FALSE(begins_with_capital(""));
}
