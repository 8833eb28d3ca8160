#include "tests/extract/cut.hpp"
#include "tests/support/test.hpp"


using adduce::test::Cut;

namespace {


/// Texts whose parts, cut with "|", must be the sentences found.
void check(const std::vector<std::string>& marked) {
    for (const std::string& text : marked) {
        std::string plain, wanted;
        for (const char c : text)
            if (c != '|') plain += c;
        INFO(text);
        const Cut cut(plain);
        std::string found;
        std::uint32_t last = 0;
        for (const auto s : cut.analysis->sentences) {
            const auto begin = cut.analysis->tokens[s.begin].begin;
            found += plain.substr(last, begin - last);
            if (last > 0) found += '|';
            found += cut.analysis->words(s);
            last = cut.analysis->tokens[s.end - 1].end;
        }
        CHECK(found == text);
    }
}

}  // namespace

TEST_CASE("full stops, questions and calls end a sentence") {
    check({"Troops moved. |They stopped.", "Why? |Nobody knows! |They left.", "It ended… |Then it began.", "He said so. |12 men died.", "终于结束了。 |后来呢？"});
}

TEST_CASE("abbreviations and initials do not end a sentence in front of a name") {
    check({"Gen. John A. Smith met Lt. Col. Adams in St. Louis, Mo., on Jan. 5 at 10 a.m. with Dr. Lee.", "The U.S. Army moved. |It stopped.",
           "Maj. Gen. Ebenezer Oyefolu and Brig. Gen. RO Bamigboye spoke.", "No. 5 Squadron left.", "J. K. Rowling and George W. Bush met.", "Rear Adm. Jim Kirk, commander, spoke."});
}

TEST_CASE("an abbreviation ends a sentence if what follows begins one") {
    check({"He lives in the U.S. |The talks go on.", "They met at 7:45 p.m. |No troops were there.", "He worked for Acme Inc. |It failed.", "She left the U.S. |“We stay,” he said."});
}

TEST_CASE("quotes and brackets behind the full stop belong to the sentence") {
    check({"\"We stay.\" |He left.", "“We stay.” |He left.", "(They stayed.) |He left.", "He called it \"a war.\" |Then he left.", "It was so.[4] |He left.", "He said \"Go.\") |Then he left."});
}

TEST_CASE("a question in quotes goes on with its speaker") {
    check({"\"Why?\" he asked.", "\"Why?\" Smith asked.", "\"Why now?\" President Smith said. |He left.", "\"Why?\" |Smith left the room."});
}

TEST_CASE("a blank line, a heading and a list item end a sentence without a full stop") {
    check({"Bridge falls in Kyiv\n\n|The bridge fell.", "Brigades:\n\n|* 93rd Brigade\n|* 95th Brigade", "1. First point.\n|2. Second point."});
}

TEST_CASE("numbers of a list and clipped words in brackets do not end a sentence") {
    check({"1. The first point is clear.", "Matilda (b. March 2009) and Ralph came.", "The rate was 3.5 percent."});
}

TEST_CASE("a dateline belongs to its sentence") {
    check({"WASHINGTON (AP) — The talks ended. |They failed.", "KABUL, Afghanistan (Sept. 17) — Forces confirmed it. |They left."});
}

TEST_CASE("lines broken at one width are one paragraph") {
    const std::string wrapped =
        "The brigade, which had been moved to the border in the last days of the\n"
        "month, was attacked there on Monday by a force that was three times its\n"
        "own size, officials said. It lost eleven men and two of its vehicles in\n"
        "the battle, which went on until night.\n"
        "A spokesman of the ministry said on Tuesday that more troops were on the\n"
        "way to the town.\n";
    const Cut cut(wrapped);
    REQUIRE(cut.analysis->sentences.size() == 3);
    CHECK(cut.analysis->blocks.size() == 2);
    CHECK(cut.analysis->words(cut.analysis->sentences[1]).substr(0, 14) == "It lost eleven");
}

TEST_CASE("lines that are paragraphs stay apart") {
    const Cut cut(
        "The brigade was moved to the border in the last days of the month, officials said on Monday in the capital of the country.\n"
        "It lost eleven men.\n"
        "A spokesman of the ministry said on Tuesday that more troops were on the way to the town, and that they would stay there until the spring.\n"
        "Nothing else was known.\n");
    CHECK(cut.analysis->blocks.size() == 4);
}

TEST_CASE("short lines in a row are entries, not wrapped text") {
    const Cut cut("Brigadier\nAK Adisa\nCommander\n1992\n");
    CHECK(cut.analysis->sentences.size() == 4);
}

TEST_CASE("every token is cut once, in order, and lies in one sentence and one block") {
    const std::string text = "Title here\n\nBy Jane Smith\n\n\"Why?\" Gen. O'Neil asked (twice). He left…\r\n* one\n* two\n\n(Photo by A. B.) 5 men; 3.5% — 北京 😀\n";
    const Cut cut(text);
    const auto& a = *cut.analysis;
    std::uint32_t token = 0, at = 0;
    for (const auto s : a.sentences) {
        REQUIRE(s.begin == token);
        REQUIRE(s.end > s.begin);
        token = s.end;
    }
    REQUIRE(token == a.tokens.size());
    token = 0;
    for (const auto& b : a.blocks) {
        REQUIRE(b.tokens.begin == token);
        REQUIRE(b.tokens.end > b.tokens.begin);
        token = b.tokens.end;
    }
    REQUIRE(token == a.tokens.size());
    for (const auto t : a.tokens) {
        REQUIRE(t.begin >= at);
        REQUIRE(a.text.clean().substr(at, t.begin - at).find_first_not_of(" \n") == std::string_view::npos);
        at = t.end;
    }
}

TEST_CASE("a text of nothing has no sentences") {
    CHECK(Cut("").analysis->sentences.empty());
    CHECK(Cut(" \n\n\t").analysis->tokens.empty());
}
