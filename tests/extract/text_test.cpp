#include "extract/text.hpp"
#include "tests/support/test.hpp"

#include <string>

using adduce::SourceSpan;
using adduce::TextSpan;
using adduce::extract::comparison_form;
using adduce::extract::Text;

namespace {
std::string seen(const Text& text, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(text.clean().find(words));
    return std::string(text.source(text.to_source({at, at + static_cast<std::uint32_t>(words.size())})));
}
}  // namespace

TEST_CASE("plain text is its own clean form") {
    const std::string source = "Troops moved.\nThen they stopped.\n";
    const Text text(source);
    CHECK(text.clean() == source);
    CHECK(text.to_source({0, 6}) == SourceSpan{0, 6});
    CHECK(text.source({7, 12}) == "moved");
}

TEST_CASE("a carriage return with its line feed is one line end") {
    const std::string source = "one\r\ntwo\rthree";
    const Text text(source);
    CHECK(text.clean() == "one\ntwo\nthree");
    CHECK(text.to_source({3, 4}) == SourceSpan{3, 5});
    CHECK(text.to_source({4, 7}) == SourceSpan{5, 8});
    CHECK(seen(text, "one\ntwo") == "one\r\ntwo");
}

TEST_CASE("a byte order mark counts as one source character and is not in the clean text") {
    const std::string source = "\xEF\xBB\xBFKyiv";
    const Text text(source);
    CHECK(text.clean() == "Kyiv");
    CHECK(text.to_source({0, 4}) == SourceSpan{1, 5});
}

TEST_CASE("soft hyphens and zero-width characters vanish and come back in the source") {
    const std::string source = "bri\xC2\xADgade\xE2\x80\x8B of";
    const Text text(source);
    CHECK(text.clean() == "brigade of");
    CHECK(seen(text, "brigade") == "bri\xC2\xADgade");
    CHECK(text.to_source({0, 7}) == SourceSpan{0, 8});
    CHECK(text.to_source({7, 8}) == SourceSpan{9, 10});
}

TEST_CASE("other blanks become a space") {
    const std::string source = "10\xC2\xA0" "000\tmen\xE2\x80\xAF!\xE3\x80\x80";
    const Text text(source);
    CHECK(text.clean() == "10 000 men ! ");
    CHECK(seen(text, "10 000") == "10\xC2\xA0" "000");
}

TEST_CASE("the head before the body is not in the clean text") {
    const std::string source = "Title: Ö\n\nBody é.";
    const Text text(source, 11);
    CHECK(text.clean() == "Body é.");
    CHECK(text.to_source({0, 4}) == SourceSpan{10, 14});
    CHECK(text.source(text.to_source({5, 7})) == "é");
}

TEST_CASE("an empty span leads to an empty span") {
    const std::string source = "a\xC2\xAD" "b";
    const Text text(source);
    CHECK(text.to_source({1, 1}).empty());
    CHECK(Text("").to_source({0, 0}) == SourceSpan{0, 0});
}

TEST_CASE("every character of a long mixed text leads back to itself") {
    std::string source;
    for (int i = 0; i < 700; ++i) source += "é\r\n한\xC2\xA0x\xE2\x80\x8D😀\xC2\xAD";
    const Text text(source);
    const auto clean = text.clean();
    for (std::uint32_t at = 0; at < clean.size();) {
        std::uint32_t end = at + 1;
        while (end < clean.size() && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) ++end;
        const auto back = std::string(text.source(text.to_source({at, end})));
        REQUIRE(Text(back).clean() == clean.substr(at, end - at));
        at = end;
    }
}

TEST_CASE("names are compared without case, marks, articles, possessives and periods") {
    CHECK(comparison_form("The U.S. Army's") == "us army");
    CHECK(comparison_form("U.S") == "us");
    CHECK(comparison_form("A. Smith") == "a smith");
    CHECK(comparison_form("93rd Brigade") == "93 brigade");
    CHECK(comparison_form("a 21st Century") == "21 century");
    CHECK(comparison_form("Ministry of the Interior") == "ministry interior");
    CHECK(comparison_form("Zelens\xCC\x81kyy") == "zelenskyy");
    CHECK(comparison_form("Łódź") == "łodz");
    CHECK(comparison_form("O’Neil") == "o neil");
    CHECK(comparison_form("soldiers’") == "soldiers");
    CHECK(comparison_form("Straße") == "strasse");
    CHECK(comparison_form("Kim  Jong-un") == "kim jong un");
    CHECK(comparison_form("\xEF\xBC\xB5\xEF\xBC\xB3") == "us");   // full-width letters
    CHECK(comparison_form("bri\xC2\xADgade") == comparison_form("brigade"));
}

TEST_CASE("a name without words still has a form of its own") {
    CHECK(comparison_form("The The") == "the the");
    CHECK(comparison_form("!!!") == "!!!");
    CHECK(comparison_form("") == "");
    CHECK(comparison_form("हिन्दी") != "");
    CHECK(comparison_form("हिन्दी") != comparison_form("हन्द"));
}

TEST_CASE("ligatures are written as their letters, each leading back to the whole of it", "[text]") {
    const std::string source = "the ﬁrst ofﬁcial";
    const Text text(source);
    CHECK(text.clean() == "the first official");
    CHECK(text.source(text.to_source({4, 9})) == "ﬁrst");
    CHECK(text.source(text.to_source({10, 18})) == "ofﬁcial");
    CHECK(text.source(text.to_source({13, 15})) == "ﬁc");
    CHECK(text.to_source({10, 18}).begin == 9);
}

TEST_CASE("a soft hyphen at the end of a line goes with the line end", "[text]") {
    const std::string source = "com\u00AD\n  mander, bri\u00AD\r\ngade";
    CHECK(Text(source).clean() == "commander, brigade");
    CHECK(Text(source).source(Text(source).to_source({0, 9})) == "com\u00AD\n  mander");
}

TEST_CASE("what is dropped later leads back as well", "[text]") {
    const std::string source = "\xEF\xBB\xBF" "a com-\r\nmander of the ﬁrst Move-\r\nment left";
    Text text(source);
    REQUIRE(text.clean() == "a com-\nmander of the first Move-\nment left");
    text.drop(std::vector<adduce::TextSpan>{{5, 7}, {31, 33}});
    CHECK(text.clean() == "a commander of the first Movement left");
    CHECK(text.source(text.to_source({2, 11})) == "com-\r\nmander");
    CHECK(text.source(text.to_source({19, 24})) == "ﬁrst");
    CHECK(text.source(text.to_source({25, 33})) == "Move-\r\nment");
    CHECK(text.source(text.to_source({34, 38})) == "left");
}

TEST_CASE("source and clean text are compared as a reader does", "[text]") {
    CHECK(adduce::extract::same_words("com-\r\n mander", "commander"));
    CHECK(adduce::extract::same_words("ofﬁ\u00ADcial\u00A0A", "official A"));
    CHECK(adduce::extract::same_words("Franco-\nGerman", "Franco-German"));
    CHECK_FALSE(adduce::extract::same_words("com-mander", "commander"));
    CHECK_FALSE(adduce::extract::same_words("commander", "commanders"));
    CHECK_FALSE(adduce::extract::same_words("the 93rd", "the 92nd"));
}
