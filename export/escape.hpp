#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// One function per syntax. All of them append to `out`, take any bytes, never fail, cost O(bytes), and are
/// safe from several threads. What a syntax cannot carry is replaced by U+FFFD and counted; so is each byte
/// of broken UTF-8.
namespace adduce::write {

/// What had to be changed on the way out.
struct Repairs {
    std::uint64_t characters = 0;   ///< replaced by U+FFFD
    std::uint64_t bidi = 0;         ///< direction controls removed (DOT only: they make diagrams mislead)
};

/// XML 1.0 text content: `&`, `<`, `>` as entities; CR and CRLF become LF.
void append_xml_text(std::string& out, std::string_view text, Repairs& repairs);

/// The same text as CDATA: `]]>` is split over two sections. Wrapped in its marks.
void append_xml_cdata(std::string& out, std::string_view text, Repairs& repairs);

/// Plain text where nothing needs an escape, else CDATA: readers that work chunk by chunk lose the white
/// space between two entities (Gephi), so values are written without any.
void append_xml_value(std::string& out, std::string_view text, Repairs& repairs);

/// As append_xml_value() for JSON made by append_json_string() and JsonText: it has nothing left to repair.
void append_xml_json(std::string& out, std::string_view json);

/// The inside of a double-quoted attribute: also `"`, and TAB and LF as character references.
void append_xml_attribute(std::string& out, std::string_view text, Repairs& repairs);

/// A JSON string with its quotes. Control characters, U+2028, U+2029, U+FFFE and U+FFFF are written as
/// `\uXXXX`, so that the result may stand in JavaScript and inside XML; nothing but broken UTF-8 is replaced.
void append_json_string(std::string& out, std::string_view text, Repairs& repairs);

/// Where a DOT string stands decides how often Graphviz unescapes it.
enum class DotSlot : std::uint8_t {
    label,    ///< escString: backslashes doubled, `&` that would start an entity as `&amp;`
    tooltip,  ///< escString unescaped twice
    link,     ///< escString, every `&` as `&amp;`
    plain,    ///< no escString, entities are not decoded (ids, own attributes, the exchange profile)
};

/// A double-quoted DOT string with its quotes. Line breaks become `\n`, tabs blanks; direction controls are
/// removed. In `plain` a backslash is doubled too: the lexer has no other way to end a string in one.
void append_dot_string(std::string& out, std::string_view text, DotSlot slot, Repairs& repairs);

/// Text inside an HTML-like DOT label. Line breaks become `<BR/>`.
void append_dot_html(std::string& out, std::string_view text, Repairs& repairs);

/// A whole IRI or URL: what IRIs do not allow is percent-encoded, what is already encoded stays.
void append_iri(std::string& out, std::string_view text);

/// May this become a link? Only http, https and mailto: `javascript:` and `data:` run in viewers.
bool is_safe_link(std::string_view url);

/// At most `max_bytes` of `text`, never cutting a code point in two.
std::string_view cut(std::string_view text, std::size_t max_bytes);

/// Breaks lines at blanks so that they have at most `width` code points where words allow it.
std::string wrap(std::string_view text, std::size_t width);

}  // namespace adduce::write
