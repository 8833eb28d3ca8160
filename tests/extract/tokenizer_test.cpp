#include "extract/tokenizer.hpp"
#include "tests/extract/cut.hpp"
#include "tests/support/test.hpp"

#include <utility>

namespace {

/// Tokens with a blank between.
std::string cut(std::string_view text) {
    std::vector<adduce::TextSpan> tokens;
    adduce::extract::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, adduce::test::word_lists(), tokens);
    std::string out;
    for (const auto t : tokens) out += (out.empty() ? "" : " ") + std::string(text.substr(t.begin, t.size()));
    return out;
}

using Table = std::vector<std::pair<std::string_view, std::string_view>>;
void check(const Table& table) {
    for (const auto& [text, tokens] : table) {
        INFO(text);
        CHECK(cut(text) == tokens);
    }
}

}  // namespace

TEST_CASE("clitics are words of their own") {
    check({{"don't", "do n't"}, {"can't", "ca n't"}, {"won’t", "wo n’t"}, {"DON'T", "DO N'T"}, {"Kyiv's", "Kyiv 's"}, {"Kyiv’s", "Kyiv ’s"},
           {"I'd've", "I 'd 've"}, {"they'll", "they 'll"}, {"we're", "we 're"}, {"I'm", "I 'm"}, {"cannot", "can not"}, {"Cannot", "Can not"},
           {"gonna", "gon na"}, {"dont", "do nt"}, {"the soldiers' camp", "the soldiers ' camp"}, {"\"Times\"'s", "\" Times \" 's"}});
}

TEST_CASE("apostrophes of names stay inside") {
    check({{"O'Neil", "O'Neil"}, {"O’Neil’s", "O’Neil ’s"}, {"al-Qa'ida", "al - Qa'ida"}, {"Sha'ban", "Sha'ban"}, {"'Akkab", "' Akkab"},
           {"o'clock", "o'clock"}, {"the '90s", "the '90s"}, {"'em", "'em"}, {"N'Djamena", "N'Djamena"}, {"Côte d’Ivoire", "Côte d’Ivoire"}});
}

TEST_CASE("hyphenated words are cut in three, but not behind a prefix") {
    check({{"Kim Jong-un", "Kim Jong - un"}, {"19-year-old", "19 - year - old"}, {"al-Shabaab", "al - Shabaab"}, {"anti-tank", "anti-tank"}, {"non-aligned", "non-aligned"},
           {"Co-founder", "Co-founder"}, {"anti-tank-gun", "anti-tank - gun"}, {"F-16s", "F - 16s"}, {"AK-47", "AK - 47"}, {"US-led", "US - led"}, {"2014-2015", "2014 - 2015"},
           {"1,000-strong", "1,000 - strong"}, {"mid-August", "mid-August"}, {"twenty-five", "twenty - five"}, {"long-", "long -"}, {"-led", "- led"}});
}

TEST_CASE("telephone numbers and dates in figures are one token") {
    check({{"713-853-3989", "713-853-3989"}, {"345-9945", "345-9945"}, {"2024-10-31", "2024-10-31"}, {"11/28/2000", "11/28/2000"}, {"9/11", "9/11"}, {"24/7", "24/7"},
           {"5-10", "5 - 10"}, {"+44", "+44"}});
}

TEST_CASE("abbreviations keep their full stop") {
    check({{"Mr. Smith", "Mr. Smith"}, {"Lt. Col. J. B. Adams", "Lt. Col. J. B. Adams"}, {"MAJ. GEN. SMITH", "MAJ. GEN. SMITH"}, {"the CO. Then", "the CO . Then"}, {"Lt.-Gen. Buratai", "Lt. - Gen. Buratai"}, {"the U.S. Army", "the U.S. Army"},
           {"Jan. 5", "Jan. 5"}, {"10 a.m. on Friday", "10 a.m. on Friday"}, {"a Ph.D. thesis", "a Ph.D. thesis"}, {"No. 5", "No. 5"}, {"He said no. Then", "He said no . Then"},
           {"Norfolk, Va., on", "Norfolk , Va. , on"}, {"via Va. Then", "via Va . Then"}, {"Acme Inc. of", "Acme Inc. of"}, {"D.C.", "D.C."}, {"in the sun.", "in the sun ."},
           {"e.g. this", "e.g. this"}, {"4th Inf. Div. troops", "4th Inf. Div. troops"}, {"Plan B.", "Plan B ."}, {"He and I. Then", "He and I . Then"}, {"W. Va.", "W. Va ."}});
}

TEST_CASE("numbers are whole and units apart") {
    check({{"4,000 men", "4,000 men"}, {"3.5%", "3.5 %"}, {"$4.5bn", "$ 4.5 bn"}, {"US$ 20", "US$ 20"}, {"£10m", "£ 10 m"}, {"93rd", "93rd"}, {"10:30", "10:30"}, {"155mm", "155 mm"},
           {"5pm", "5 pm"}, {"the 1980s", "the 1980s"}, {".22 calibre", ".22 calibre"}, {"1,2 and 3", "1 , 2 and 3"}, {"T-72B3", "T - 72B3"}, {"2S19", "2S19"}, {"#1", "# 1"},
           {"20°C", "20 ° C"}, {"1/2", "1/2"}, {"200,000-300,000", "200,000 - 300,000"}});
}

TEST_CASE("addresses of the net are whole") {
    check({{"See https://example.org/a,b?c=d#e.", "See https://example.org/a,b?c=d#e ."}, {"(http://a.org/x)", "( http://a.org/x )"},
           {"http://a.org/x_(y)", "http://a.org/x_(y)"}, {"www.example.org,", "www.example.org ,"}, {"press.office@state.gov.", "press.office@state.gov ."},
           {"at state.gov/releases today", "at state.gov/releases today"}, {"example.com", "example.com"}, {"<a@b.org>", "< a@b.org >"}, {"@StateDept", "@StateDept"},
           {"#Kherson", "#Kherson"}, {"a @ b", "a @ b"}, {"http://", "http://"}});
}

TEST_CASE("a blank forgotten behind a full stop still ends a word") {
    check({{"sentencing.In May", "sentencing . In May"}, {"the end.The", "the end . The"}, {"said.\"Then", "said . \" Then"}, {"report.pdf", "report.pdf"}});
}

TEST_CASE("quotes, brackets, dashes and runs of signs are tokens") {
    check({{"\"Go,\" he said", "\" Go , \" he said"}, {"“Go,” he", "“ Go , ” he"}, {"''Go''", "'' Go ''"}, {"``Go``", "`` Go ``"}, {"‘no’", "‘ no ’"}, {"«oui»", "« oui »"},
           {"(SDF)", "( SDF )"}, {"[sic]", "[ sic ]"}, {"wait...", "wait ..."}, {"wait…", "wait …"}, {"what?!", "what ?!"}, {"Go!!!", "Go !!!"}, {"AP -- Kyiv", "AP -- Kyiv"},
           {"ABUJA—Police", "ABUJA — Police"}, {"1914–18", "1914 – 18"}, {"and/or", "and / or"}, {"AT&T", "AT&T"}, {"Smith & Co.", "Smith & Co."}, {"***", "***"}, {":-)", ":-)"}, {"w/o", "w/o"}});
}

TEST_CASE("other scripts are cut as their writing allows") {
    check({{"Київ є", "Київ є"}, {"Зеленський’s", "Зеленський ’s"}, {"القوات المسلحة", "القوات المسلحة"}, {"北京大学", "北 京 大 学"}, {"서울 시", "서울 시"}, {"Ελλάδα.", "Ελλάδα ."},
           {"हिन्दी में", "हिन्दी में"}, {"e\xCC\x81te\xCC\x81", "e\xCC\x81te\xCC\x81"}, {"ok 😀👍🏽", "ok 😀 👍🏽"}, {"🇺🇦🇵🇱", "🇺🇦 🇵🇱"}});
}

TEST_CASE("a word without end is cut into parts of bounded length") {
    const std::string line(5000, 'x');
    std::vector<adduce::TextSpan> tokens;
    adduce::extract::tokenize(line, {0, 5000}, adduce::test::word_lists(), tokens);
    CHECK(tokens.size() == 10);
    std::string accents;
    for (int i = 0; i < 400; ++i) accents += "é";
    tokens.clear();
    adduce::extract::tokenize(accents, {0, static_cast<std::uint32_t>(accents.size())}, adduce::test::word_lists(), tokens);
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].size() % 2 == 0);
}

TEST_CASE("only the stretch asked for is cut") {
    std::vector<adduce::TextSpan> tokens;
    adduce::extract::tokenize("one two.three four", {4, 13}, adduce::test::word_lists(), tokens);
    REQUIRE(tokens.size() >= 1);
    CHECK(tokens.front().begin == 4);
    CHECK(tokens.back().end == 13);
}
