#include "graph/utf8.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

using namespace adduce;

TEST_CASE("well-formed UTF-8 is taken for that") {
    for (const auto& [what, text] : test::hostile_strings()) {
        INFO(what);
        CHECK(valid_utf8(text));
        CHECK(repaired_utf8(text) == text);
    }
}

TEST_CASE("broken UTF-8 is found, and mended into UTF-8") {
    for (const auto& [what, text] : test::broken_utf8_strings()) {
        INFO(what);
        CHECK_FALSE(valid_utf8(text));
        CHECK(valid_utf8(repaired_utf8(text)));
    }
}

TEST_CASE("the valid prefix ends where the fault begins") {
    CHECK(valid_prefix("0123456789ab\xC3") == 12);
    CHECK(valid_prefix("caf\xC3\xA9\x80") == 5);
    CHECK(valid_prefix("") == 0);
}

TEST_CASE("code points count characters, not bytes") {
    CHECK(code_points("Kursk") == 5);
    CHECK(code_points("Kÿїв") == 4);
    CHECK(code_points("\U0001F600!") == 2);
    CHECK(code_points("e\u0301") == 2);
}

TEST_CASE("each byte that fits nowhere becomes one replacement character") { CHECK(repaired_utf8("a\x80z\xFF") == "a\uFFFDz\uFFFD"); }
