#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts that have broken exporters before. Every writer and reader meets all of them.
namespace adduce::test {

struct Hostile {
    std::string_view what;   ///< for the message of a failing test
    std::string text;
};

/// Well-formed UTF-8, whatever it looks like.
inline std::vector<Hostile> hostile_strings() {
    using namespace std::string_literals;
    return {
        {"empty", ""},
        {"one blank", " "},
        {"blanks around", "  padded  "},
        {"only a newline", "\n"},
        {"lines", "first\nsecond\r\nthird\rfourth"},
        {"tab", "a\tb"},
        {"double quotes", "Ann \"X\" O'Neil"},
        {"only a quote", "\""},
        {"apostrophe", "it's"},
        {"backslash at the end", "ends in \\"},
        {"backslashes", "\\\\ \\\" \\n \\N \\G"},
        {"windows path", "C:\\users\\new"},
        {"escape that must stay text", "\\u0027 \\u000a \\x41"},
        {"brackets", "{n|m} [a] <b> (c)"},
        {"record label", "<port> left | right \\} {"},
        {"html", "<b>bold</b> &amp; &eacute; &#0; <!-- --> ]]> <![CDATA["},
        {"script", "</script><script>alert(1)</script>"},
        {"ampersands", "Smith & Sons; R&D"},
        {"list marks", "a,b;c|d\x1F" "e"},
        {"formula", "=HYPERLINK(\"x\")"},
        {"comment", "// /* # -- %"},
        {"nul", "a\0b"s},
        {"control characters", "\x01\x02\x07\x08\x0B\x0C\x0E\x1B\x1F\x7F"},
        {"C1 controls", "\u0080\u0085\u009F"},
        {"no-break space", "810\u00A0Brigade"},
        {"line and paragraph separator", "a\u2028b\u2029c"},
        {"zero width", "a\u200Bb\u200Dc\uFEFFd"},
        {"byte order mark", "\uFEFFstart"},
        {"noncharacters", "\uFFFE\uFFFF\U0001FFFE\U0010FFFF"},
        {"replacement character", "\uFFFD"},
        {"combining accent", "Re\u0301sume\u0301"},
        {"many combining marks", "Z\u0351\u0343\u036B\u0341\u0340\u0339a\u0334\u0335"},
        {"ukrainian", "Збройні Сили України"},
        {"korean", "조선민주주의인민공화국"},
        {"arabic", "القوات المسلحة"},
        {"hebrew with latin", "צה״ל IDF"},
        {"right-to-left override", "abc\u202Edef\u202C"},
        {"chinese", "中国人民解放军"},
        {"dotless i", "İstanbul ıI"},
        {"sharp s", "Straße STRASSE"},
        {"ligature", "ﬁne ﬂow"},
        {"full width", "ＡＢＣ １２３"},
        {"emoji", "\U0001F600"},
        {"emoji sequence", "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1FA\U0001F1E6 \U0001F44D\U0001F3FD"},
        {"beyond the basic plane", "\U00010348\U0002A6D6"},
        {"reserved words", "graph digraph node edge strict subgraph"},
        {"reserved word alone", "node"},
        {"json words", "null"},
        {"boolean word", "true"},
        {"number-like", "123"},
        {"float-like", "-1.5e10"},
        {"not a number", "NaN"},
        {"infinity", "INF"},
        {"infinity inside", "1st INFANTRY Battalion"},
        {"leading zeros", "007"},
        {"date-like", "2024-10-31"},
        {"id-like", "n1"},
        {"json inside", "{\"a\": [1, \"b\"]}"},
        {"iri", "http://example.org/a?b=1&c=%20#frag"},
        {"iri with blank", "http://example.org/a b<c>\"d\"{e}^`|"},
        {"key-like", "@id @context @type @value"},
        {"percent", "100% %s %d %n"},
        {"dollar", "${HOME} $(id) `id`"},
        {"long", std::string(20'000, 'x')},
        {"long without blanks, many bytes", [] {
             std::string text;
             for (int i = 0; i < 5'000; ++i) text += "\U0001F600";
             return text;
         }()},
    };
}

/// Bytes that are not UTF-8.
inline std::vector<Hostile> broken_utf8_strings() {
    return {
        {"lone trail byte", "a\x80z"},
        {"truncated at the end", "caf\xC3"},
        {"truncated in the middle", "\xE2\x82z"},
        {"overlong slash", "\xC0\xAF"},
        {"overlong nul", "\xE0\x80\x80"},
        {"surrogate", "\xED\xA0\x80"},
        {"surrogate pair in bytes", "\xED\xA0\xBD\xED\xB8\x80"},
        {"above the last character", "\xF4\x90\x80\x80"},
        {"windows-1252", "\x93quoted\x94 \x96 caf\xE9"},
        {"five-byte form", "\xF8\x88\x80\x80\x80"},
        {"all high bytes", "\xFE\xFF"},
    };
}

}  // namespace adduce::test
