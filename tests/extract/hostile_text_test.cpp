#include "tests/extract/cut.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

using adduce::test::Cut;

namespace {

/// Every token leads back to source characters that clean to the token again, in order, and nothing but
/// blanks and invisible characters is left out.
void check_way_back(const Cut& cut) {
    const auto& a = *cut.analysis;
    std::uint32_t last = 0;
    for (const auto token : a.tokens) {
        const auto span = a.text.to_source(token);
        REQUIRE(span.begin >= last);
        REQUIRE(span.end > span.begin);
        const std::string source(a.text.source(span));
        REQUIRE(adduce::extract::same_words(source, a.text.slice(token)));
        last = span.end;
    }
    for (const auto s : a.sentences) REQUIRE(a.text.source(a.text.to_source(a.span(s))).size() >= 1);
}

}  // namespace

TEST_CASE("tokens of hostile strings lead back to their source") {
    for (const auto& [what, text] : adduce::test::hostile_strings()) {
        INFO(what);
        check_way_back(Cut(text));
        check_way_back(Cut("Troops moved. " + text + " They stayed."));
    }
}

TEST_CASE("tokens of every script and every kind of blank lead back to their source") {
    for (const char* text : {"\xEF\xBB\xBF" "A b.\r\nC d.\rE", "10\xC2\xA0" "000\xE2\x80\xAFmen", "bri\xC2\xADgade of\xE2\x80\x8B Kyiv", "e\xCC\x81te\xCC\x81 n\xCC\x83",
                             "서울특별시 대한민국", "القوات المسلحة السودانية، أمس", "\xE2\x80\x8F(قال)\xE2\x80\x8E he said", "👩‍👩‍👧 🇺🇦 👍🏽", "हिन्दी में लिखा", "北京大学。上海", "ภาษาไทย", "a\x01" "b\x7F" "c", "x\xE2\x80\xA8y\xE2\x80\xA9z", ".²2 ٣٤-٥٦-٧ 1-٣-٤ ٣,٤٥٦"}) {
        INFO(text);
        check_way_back(Cut(text));
    }
}

TEST_CASE("a sentence of twenty thousand characters and a line without blanks are cut") {
    std::string sentence;
    for (int i = 0; i < 4000; ++i) sentence += "word ";
    CHECK(Cut(sentence).analysis->sentences.size() == 1);
    CHECK(Cut(sentence).analysis->tokens.size() == 4000);
    check_way_back(Cut(std::string(20000, 'x')));
    check_way_back(Cut(std::string(20000, '.')));
    check_way_back(Cut(std::string(20000, '\'')));
    check_way_back(Cut(std::string(20000, '-') + "a"));
    std::string mixed;
    for (int i = 0; i < 5000; ++i) mixed += "a-b.";
    check_way_back(Cut(mixed));
}

TEST_CASE("the work stays linear on long lines made to hurt") {
    for (const char* part : {"a,", "1-", "?\"", "x.", "a'", "(", "x", "é", "@", "a@", ". ", "- ", "\"", "I. "}) {
        std::string line;
        while (line.size() < 400000) line += part;
        INFO(part);
        CHECK(Cut(line).analysis->tokens.size() > 100);   // quadratic work would take minutes here
    }
}
