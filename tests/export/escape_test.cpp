#include "export/escape.hpp"

#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

#include <rapidjson/document.h>

using namespace adduce::write;
using namespace std::string_literals;

namespace {

struct Case {
    std::string text;
    std::string written;
    std::uint64_t replaced = 0;
};

using Escape = void (*)(std::string&, std::string_view, Repairs&);

void check(Escape escape, const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        INFO("text: " << each.text);
        std::string out = "before ";
        Repairs repairs;
        escape(out, each.text, repairs);
        CHECK(out == "before " + each.written);
        CHECK(repairs.characters == each.replaced);
    }
}

std::string dot(std::string_view text, DotSlot slot, Repairs& repairs) {
    std::string out;
    append_dot_string(out, text, slot, repairs);
    return out;
}

/// What cgraph's scanner makes of a quoted string: `\"` is a quote, everything else stays.
std::string scanned(std::string_view quoted) {
    REQUIRE(quoted.size() >= 2);
    std::string text;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        REQUIRE(quoted[i] != '"');   // would end the string early
        if (quoted[i] == '\\' && quoted[i + 1] == '"') {
            REQUIRE(i + 2 < quoted.size());   // would swallow the closing quote
            ++i;
        } else if (quoted[i] == '\\' && quoted[i + 1] == '\\') {
            text += quoted[i++];
        }
        text += quoted[i];
    }
    return text;
}

}  // namespace

TEST_CASE("XML text writes entities and keeps line breaks") {
    check(append_xml_text, {
        {"", ""},
        {"a & b < c > d", "a &amp; b &lt; c &gt; d"},
        {"\"quoted\" 'single'", "\"quoted\" 'single'"},
        {"tab\tline\nend", "tab\tline\nend"},
        {"one\r\ntwo\rthree", "one\ntwo\nthree"},
        {"Київ 😀", "Київ 😀"},
    });
}

TEST_CASE("XML replaces and counts what XML 1.0 forbids") {
    for (Escape escape : {append_xml_text, append_xml_attribute, append_xml_value}) {
        check(escape, {
            {"a\0b"s, "a\uFFFDb", 1},
            {"\x01\x08\x0B\x0C\x1F", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 5},
            {"\uFFFE\uFFFF", "\uFFFD\uFFFD", 2},
            {"\u0085\u2028\x7F\U0010FFFF", "\u0085\u2028\x7F\U0010FFFF"},
            {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
            {"caf\xC3", "caf\uFFFD", 1},
            {"\xC0\xAF", "\uFFFD\uFFFD", 2},
        });
    }
}

TEST_CASE("XML attributes keep tabs and line breaks as references") {
    check(append_xml_attribute, {
        {"say \"a & b\" <c>", "say &quot;a &amp; b&quot; &lt;c&gt;"},
        {"a\tb\nc\r\nd\re", "a&#9;b&#10;c&#10;d&#10;e"},
    });
}

TEST_CASE("an XML value goes into CDATA only when it has to") {
    check(append_xml_value, {
        {"plain \"text\" > here", "plain \"text\" > here"},
        {"A & B", "<![CDATA[A & B]]>"},
        {"<b>", "<![CDATA[<b>]]>"},
        {"]]>", "<![CDATA[]]]><![CDATA[]>]]>"},
        {"a & ]]> and ]]", "<![CDATA[a & ]]]><![CDATA[]> and ]]]]>"},
        {"x &\x01\r\n", "<![CDATA[x &\uFFFD\n]]>", 1},
    });
}

TEST_CASE("JSON strings escape quotes, controls, separators and noncharacters that XML forbids") {
    check(append_json_string, {
        {"", "\"\""},
        {"a \"b\" c\\d/e", "\"a \\\"b\\\" c\\\\d/e\""},
        {"\n\r\t\b\f", "\"\\n\\r\\t\\u0008\\u000c\""},
        {"nul\0!"s, "\"nul\\u0000!\""},
        {"\u2028\u2029\uFFFE\uFFFF", "\"\\u2028\\u2029\\ufffe\\uffff\""},
        {"Київ 😀", "\"Київ 😀\""},
        {"\x80", "\"\uFFFD\"", 1},
    });
}

TEST_CASE("a JSON parser reads every hostile string back unchanged") {
    for (const auto& hostile : adduce::test::hostile_strings()) {
        INFO(hostile.what);
        std::string json;
        Repairs repairs;
        append_json_string(json, hostile.text, repairs);
        rapidjson::Document document;
        document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
        REQUIRE_FALSE(document.HasParseError());
        CHECK(std::string(document.GetString(), document.GetStringLength()) == hostile.text);
        CHECK(repairs.characters == 0);
    }
}

TEST_CASE("broken UTF-8 is replaced, counted and valid in every syntax") {
    for (const auto& hostile : adduce::test::broken_utf8_strings()) {
        INFO(hostile.what);
        for (Escape escape : {append_xml_text, append_xml_attribute, append_xml_value, append_xml_cdata, append_json_string, append_dot_html}) {
            std::string out;
            Repairs repairs;
            escape(out, hostile.text, repairs);
            CHECK(repairs.characters > 0);
            std::string again;
            Repairs none;
            append_json_string(again, out, none);
            CHECK(none.characters == 0);
        }
    }
}

TEST_CASE("a DOT label doubles backslashes and hides what would be an entity") {
    Repairs repairs;
    CHECK(dot("plain", DotSlot::label, repairs) == R"("plain")");
    CHECK(dot(R"(C:\users\new \N)", DotSlot::label, repairs) == R"("C:\\users\\new \\N")");
    CHECK(dot(R"(say "x")", DotSlot::label, repairs) == R"("say \"x\"")");
    CHECK(dot("two\nlines\r\nthree\tcolumns", DotSlot::label, repairs) == R"("two\nlines\nthree columns")");
    CHECK(dot("R&D, a & b, &eacute; &#38;", DotSlot::label, repairs) == R"("R&amp;D, a & b, &amp;eacute; &amp;#38;")");
    CHECK(dot("<b>", DotSlot::label, repairs) == R"("<b>")");
    CHECK(repairs.characters == 0);
}

TEST_CASE("DOT tooltips are unescaped twice, links hide every ampersand, plain strings none") {
    Repairs repairs;
    CHECK(dot(R"(a\b)", DotSlot::tooltip, repairs) == R"("a\\\\b")");
    CHECK(dot("https://ex.org/?x=1&y=2&", DotSlot::link, repairs) == R"("https://ex.org/?x=1&amp;y=2&amp;")");
    CHECK(dot(R"(R&D \)", DotSlot::plain, repairs) == R"("R&D \\")");
}

TEST_CASE("DOT removes direction controls and replaces what SVG forbids, and counts both") {
    Repairs repairs;
    CHECK(dot("abc\u202Edef\u202C\u2066\u2069\x01\uFFFE", DotSlot::label, repairs) == "\"abcdef\uFFFD\uFFFD\"");
    CHECK(repairs.bidi == 4);
    CHECK(repairs.characters == 2);
}

TEST_CASE("no hostile string ends a DOT string early") {
    for (const auto& hostile : adduce::test::hostile_strings()) {
        INFO(hostile.what);
        for (DotSlot slot : {DotSlot::label, DotSlot::tooltip, DotSlot::link, DotSlot::plain}) {
            Repairs repairs;
            scanned(dot(hostile.text, slot, repairs));
        }
    }
}

TEST_CASE("text in an HTML-like DOT label is text") {
    check(append_dot_html, {
        {"a <b> & \"c\"\nd", "a &lt;b&gt; &amp; &quot;c&quot;<BR/>d"},
        {"&eacute;", "&amp;eacute;"},
    });
}

TEST_CASE("an IRI is percent-encoded where it must be and nowhere else") {
    const auto iri = [](std::string_view text) {
        std::string out;
        append_iri(out, text);
        return out;
    };
    CHECK(iri("https://ex.org/a?x=1&y=2#z") == "https://ex.org/a?x=1&y=2#z");
    CHECK(iri("https://ex.org/a b<c>\"d\"{e}|^`\\") == "https://ex.org/a%20b%3Cc%3E%22d%22%7Be%7D%7C%5E%60%5C");
    CHECK(iri("already%20done, 100% not") == "already%20done,%20100%25%20not");
    CHECK(iri("https://ex.org/Київ") == "https://ex.org/Київ");
    CHECK(iri("\n\x7F\u202E\uE000") == "%0A%7F%E2%80%AE%EE%80%80");
}

TEST_CASE("only http, https and mailto become links") {
    CHECK(is_safe_link("http://a"));
    CHECK(is_safe_link("HTTPS://a"));
    CHECK(is_safe_link("mailto:a@b"));
    for (const char* bad : {"", "https://", "javascript:alert(1)", " https://a", "data:text/html,x", "file:///etc", "ftp://a", "//a"}) {
        INFO(bad);
        CHECK_FALSE(is_safe_link(bad));
    }
}

TEST_CASE("cutting never splits a code point") {
    CHECK(cut("Київ", 8) == "Київ");
    CHECK(cut("Київ", 5) == "Ки");
    CHECK(cut("a😀", 4) == "a");
    CHECK(cut("", 0).empty());
}

TEST_CASE("wrapping breaks at blanks and counts code points") {
    CHECK(wrap("one two three", 7) == "one two\nthree");
    CHECK(wrap("Збройні Сили України", 13) == "Збройні Сили\nУкраїни");
    CHECK(wrap("unbreakable", 4) == "unbreakable");
    CHECK(wrap("", 4).empty());
}
