#pragma once

#include "export/escape.hpp"
#include "graph/utf8.hpp"

#include <rapidjson/document.h>

#include <string>
#include <string_view>

/// What holds for any bytes at all. Used by the libFuzzer harness and by the replay of its corpus.
namespace adduce::fuzz {

/// Does a quoted DOT string end where it should? `\"` is a quote, `\\` two characters, as in cgraph's scanner.
inline bool ends_once(std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"') return false;
    for (std::size_t i = 1; i < quoted.size(); ++i) {
        if (quoted[i] == '\\') ++i;
        else if (quoted[i] == '"') return i + 1 == quoted.size();
    }
    return false;
}

inline bool xml_allows_all(std::string_view text) {
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\t' && c != '\n') return false;
    }
    return text.find("\xEF\xBF\xBE") == std::string_view::npos && text.find("\xEF\xBF\xBF") == std::string_view::npos;
}

inline std::string json_value(const std::string& json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    if (document.HasParseError() || !document.IsString()) return "(no JSON string)";
    return {document.GetString(), document.GetStringLength()};
}

/// The first promise that does not hold for `bytes`; empty when all do.
inline std::string trouble_with_escapes(std::string_view bytes) {
    using namespace write;
    Repairs repairs;
    std::string text, attribute, value, json, html, iri;
    append_xml_text(text, bytes, repairs);
    append_xml_attribute(attribute, bytes, repairs);
    append_xml_value(value, bytes, repairs);
    append_dot_html(html, bytes, repairs);
    for (const std::string* out : {&text, &attribute, &value, &html}) {
        if (!valid_utf8(*out) || !xml_allows_all(*out)) return "a character that XML forbids";
    }
    if (text.find_first_of("<>") != std::string::npos) return "markup in text";
    if (attribute.find_first_of("<>\"\t\n") != std::string::npos) return "markup or white space in an attribute";
    Repairs of_json;
    append_json_string(json, bytes, of_json);
    const std::string back = json_value(json);
    if (valid_utf8(bytes) ? back != bytes || of_json.characters != 0 : of_json.characters == 0) return "JSON differs";
    if (!xml_allows_all(json)) return "JSON that cannot stand in XML";
    for (DotSlot slot : {DotSlot::label, DotSlot::tooltip, DotSlot::link, DotSlot::plain}) {
        std::string dot;
        append_dot_string(dot, bytes, slot, repairs);
        if (!ends_once(dot) || !valid_utf8(dot)) return "a DOT string that does not end";
    }
    append_iri(iri, bytes);
    if (iri.find_first_of(" <>\"{}|\\^`\n\r\t") != std::string::npos) return "a character that IRIs do not allow";
    if (valid_utf8(bytes) && !valid_utf8(cut(bytes, bytes.size() / 2))) return "cut through a code point";
    return {};
}

}  // namespace adduce::fuzz
