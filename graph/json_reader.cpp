#include "graph/json.hpp"

#include "graph/json_builder.hpp"
#include "graph/json_input.hpp"
#include "graph/json_sections.hpp"
#include "graph/vocabulary.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <string>
#include <type_traits>

namespace adduce {

namespace {

static_assert(std::is_same_v<rapidjson::SizeType, unsigned>, "JsonSections takes sizes as unsigned");

/// The commonest wrong files, by how they begin.
std::string guess(const JsonInput& input) {
    if (input.at_end()) return "the file is empty, expected a graph in JSON";
    const auto first = static_cast<unsigned char>(input.Peek());
    const std::string hint = ", expected '{': a graph in adduce's own JSON; make one with 'adduce build'";
    if (first == '<') return "found '<', which looks like XML" + hint;
    if (first == 0x1F) return "found a compressed file" + hint + ", or unpack it first";
    if (first == 'd' || first == 'g' || first == 's') return "found a word, which looks like DOT" + hint;
    return {};
}

std::string parse_message(rapidjson::ParseErrorCode code, const JsonInput& input) {
    const char next = input.Peek();
    if (code == rapidjson::kParseErrorStringInvalidEncoding) return "found a byte that is not UTF-8 inside a text, expected UTF-8";
    if (code == rapidjson::kParseErrorStringEscapeInvalid && next > 0 && next < ' ') return "found a control character inside a text, expected it escaped";
    if (code == rapidjson::kParseErrorNumberTooBig) return "found a number that is too large";
    std::string expected = rapidjson::GetParseError_En(code);
    if (expected.ends_with('.')) expected.pop_back();
    const std::string found = input.at_end() ? "the file ends here" : next >= ' ' && next <= '~' ? "found '" + std::string(1, next) + "'" : "found a character that does not belong here";
    return found + ": broken JSON (" + expected + ")";
}

}  // namespace

Graph read_json(std::istream& in, std::string_view name) {
    JsonInput input(in, name);
    if (const std::string wrong = guess(input); !wrong.empty()) input.fail(input.Tell(), wrong);
    GraphBuilder builder(input);
    JsonSections sections(input, builder);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(input, sections);
    if (result.IsError()) input.fail(result.Offset(), parse_message(result.Code(), input));
    if (!input.at_end()) input.fail(input.Tell(), "found a zero byte, expected the end of the file");
    if (!sections.schema_seen()) input.fail(input.Tell(), "found no 'schema', expected \"schema\": \"" + std::string(schema_version) + "\"");
    return builder.finished();
}

}  // namespace adduce
