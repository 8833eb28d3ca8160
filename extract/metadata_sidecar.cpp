#include "extract/metadata.hpp"

#include "graph/utf8.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

namespace adduce::extract {

namespace {

std::string place_in(std::string_view path, std::string_view text, std::size_t at) {
    const auto before = text.substr(0, std::min(at, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return std::string(path) + ":" + std::to_string(line) + ":" + std::to_string(code_points(before.substr(before.rfind('\n') + 1)) + 1);
}

}  // namespace

void read_sidecar(Document& document, std::string_view json, std::string_view path, const DiagnosticSink& sink) {
    if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    rapidjson::Document values;
    values.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (values.HasParseError())
        return sink({Diagnostic::Severity::warning, "broken-metadata", place_in(path, json, values.GetErrorOffset()),
                     std::string(rapidjson::GetParseError_En(values.GetParseError())) + " The file is left out", "write a JSON object with title, date, url and publisher"});
    if (!values.IsObject())
        return sink({Diagnostic::Severity::warning, "broken-metadata", std::string(path), "no JSON object; the file is left out",
                     "write a JSON object with title, date, url and publisher"});
    auto at = values.MemberBegin();
    for (auto left = values.MemberCount(); left > 0; --left, ++at) {   // counted: comparing these iterators is ambiguous in C++20
        const auto& member = *at;
        const std::string name = whole_characters({member.name.GetString(), member.name.GetStringLength()}, path, sink);
        const auto f = field(name);
        if (!f) report_unknown_field(name, path, sink);
        else if (member.value.IsString()) set_field(document, *f, whole_characters({member.value.GetString(), member.value.GetStringLength()}, path, sink), path, sink);
    }
}

}  // namespace adduce::extract
