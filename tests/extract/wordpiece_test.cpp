#include "extract/wordpiece.hpp"
#include "tests/support/test.hpp"

#include <string>
#include <vector>

using adduce::extract::basic_words;
using adduce::extract::WordPieces;

namespace {

constexpr const char* vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##aff\n##able\n##a\nunaff\nthe\n'\ns\nemile\n.\nu\n##\xD1\x97\xD0\xB2";

std::string pieces_of(const std::string& token, std::size_t most = 16) {
    static const WordPieces pieces(vocabulary);
    std::vector<std::uint32_t> ids;
    const std::size_t n = pieces.append(token, most, ids);
    REQUIRE(n == ids.size());
    std::string out;
    for (const std::uint32_t id : ids) out += (out.empty() ? "" : " ") + std::string(pieces.piece(id));
    return out;
}

}  // namespace

TEST_CASE("a word is cut into the longest pieces from the left") {
    CHECK(pieces_of("unable") == "un ##able");
    CHECK(pieces_of("unaffable") == "unaff ##able");
}

TEST_CASE("a word with a part that is in no vocabulary is unknown as a whole") {
    CHECK(pieces_of("unx") == "[UNK]");
    CHECK(pieces_of("able") == "[UNK]");   // only known inside a word
    CHECK(pieces_of("xyz") == "[UNK]");
}

TEST_CASE("case and combining marks do not matter") {
    CHECK(pieces_of("THE") == "the");
    CHECK(pieces_of("\xC3\x89mile") == "emile");
    CHECK(pieces_of("E\xCC\x81mile") == "emile");
}

TEST_CASE("characters that stand alone split a token") {
    CHECK(pieces_of("'s") == "' s");
    CHECK(pieces_of("u.s.") == "u . s .");
    CHECK(basic_words("ab-cd\xE2\x80\x94" "e") == "ab - cd \xE2\x80\x94 e ");
    CHECK(basic_words("a\xE5\x8C\x97\xE4\xBA\xAC") == "a \xE5\x8C\x97 \xE4\xBA\xAC ");
}

TEST_CASE("characters that say nothing vanish") {
    CHECK(basic_words("a\xE2\x80\x8D" "b\x01") == "ab ");          // zero-width joiner, control
    CHECK(basic_words("a\xEF\xBF\xBD" "b") == "ab ");              // replacement character
    CHECK(basic_words("a\xC2\xA0" "b\tc") == "a b c ");            // blanks split
    CHECK(pieces_of("\xE2\x80\x8D") == "[UNK]");
    CHECK(pieces_of("") == "[UNK]");
    CHECK(pieces_of("\xFF") == "[UNK]");
}

TEST_CASE("a token keeps its first pieces when it has too many") {
    CHECK(pieces_of("unaaaa", 3) == "un ##a ##a");
    CHECK(pieces_of("the.the.the.", 5) == "the . the . the");
}

TEST_CASE("a word of more than a hundred characters is unknown") {
    CHECK(pieces_of("un" + std::string(98, 'a'), 200).substr(0, 6) == "un ##a");
    CHECK(pieces_of("un" + std::string(99, 'a'), 200) == "[UNK]");
}

TEST_CASE("pieces are cut between characters, never inside one") {
    CHECK(pieces_of("u\xD1\x97\xD0\xB2") == "[UNK]");   // the mark of the letter is decomposed away first
    CHECK(pieces_of("u\xD0\xB2") == "[UNK]");
}

TEST_CASE("a piece is found by its text") {
    const WordPieces pieces(vocabulary);
    CHECK(pieces.size() == 16);
    CHECK(pieces.find("##able") == 6);
    CHECK(pieces.find("able") == WordPieces::none);
    CHECK(pieces.begin() == 2);
    CHECK(pieces.end() == 3);
    CHECK(pieces.unknown() == 1);
}
