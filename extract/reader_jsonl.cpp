#include "extract/decode.hpp"
#include "extract/metadata.hpp"
#include "extract/reader_formats.hpp"
#include "graph/stable_id.hpp"
#include "graph/utf8.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <utility>

namespace adduce::extract {

namespace {

using Severity = Diagnostic::Severity;

/// Takes the fields of one line's object as they come; what lies deeper is passed over.
class LineHandler {
public:
    LineHandler(Document& document, const rapidjson::MemoryStream& stream, std::string_view line, std::string place, const DiagnosticSink& sink)
        : document_(document), stream_(stream), line_(line), place_(std::move(place)), sink_(sink) {}

    bool has_text() const { return has_text_; }
    bool is_object() const { return is_object_; }

    bool Null() { return true; }
    bool Bool(bool) { return wrong("true or false"); }
    bool Int(int) { return wrong("a number"); }
    bool Uint(unsigned) { return wrong("a number"); }
    bool Int64(std::int64_t) { return wrong("a number"); }
    bool Uint64(std::uint64_t) { return wrong("a number"); }
    bool Double(double) { return wrong("a number"); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return wrong("a number"); }

    bool String(const char* chars, rapidjson::SizeType size, bool) {
        if (depth_ != 1 || !field_) return true;
        std::string value = whole_characters({chars, size}, key_place_, sink_);
        if (*field_ == Field::text) {
            if (!has_text_) document_.source = std::move(value);
            has_text_ = true;
        } else {
            set_field(document_, *field_, value, key_place_, sink_);
        }
        return true;
    }

    bool Key(const char* chars, rapidjson::SizeType size, bool) {
        if (depth_ != 1) return true;
        key_place_ = place_ + ":" + std::to_string(column());
        key_ = whole_characters({chars, size}, key_place_, sink_);
        field_ = field(key_);
        if (!field_) report_unknown_field(key_, key_place_, sink_);
        return true;
    }

    bool StartObject() {
        if (depth_ == 0) is_object_ = true;
        else wrong("an object");
        ++depth_;
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return --depth_, true; }
    bool StartArray() { return wrong("a list"), ++depth_, true; }
    bool EndArray(rapidjson::SizeType) { return --depth_, true; }

private:
    /// Column of the opening quote of the key just read, counted in characters from 1.
    std::size_t column() const {
        std::size_t at = stream_.Tell();
        if (at > 0) --at;   // behind the closing quote
        while (at > 0) {
            --at;
            if (line_[at] != '"') continue;
            std::size_t slashes = 0;
            while (slashes < at && line_[at - 1 - slashes] == '\\') ++slashes;
            if (slashes % 2 == 0) break;
        }
        return code_points(line_.substr(0, at)) + 1;
    }

    bool wrong(std::string_view what) {
        if (depth_ == 1 && field_ && *field_ != Field::id && *field_ != Field::ignored)
            sink_({Severity::note, "bad-field", key_place_, "'" + key_ + "' is " + std::string(what) + "; expected text. It is left out", ""});
        return true;
    }

    Document& document_;
    const rapidjson::MemoryStream& stream_;
    std::string_view line_;
    std::string place_;
    const DiagnosticSink& sink_;
    std::size_t depth_ = 0;
    bool is_object_ = false;
    bool has_text_ = false;
    std::optional<Field> field_;
    std::string key_;
    std::string key_place_;
};

class JsonLinesSource final : public DocumentSource {
public:
    explicit JsonLinesSource(SourceInput input) : input_(std::move(input)) {}

    std::optional<Document> next() override {
        std::string line;
        while (read_line(line)) {
            if (line.find_first_not_of(" \t\r\xEF\xBB\xBF") == std::string::npos) continue;
            seen_ = true;
            if (auto document = parse(line)) return document;
        }
        if (!std::exchange(seen_, true)) complain(Severity::warning, "empty-file", input_.path, "holds no text", "");
        return std::nullopt;
    }

private:
    void complain(Severity severity, std::string code, std::string place, std::string message, std::string hint) const {
        input_.sink({severity, std::move(code), std::move(place), std::move(message), std::move(hint)});
    }

    std::string place() const { return input_.path + ":" + std::to_string(number_); }

    bool read_line(std::string& line) {
        if (stopped_ || !std::getline(input_.bytes, line)) {
            if (input_.bytes.bad() && !std::exchange(stopped_, true))
                complain(Severity::error, "unreadable-file", input_.path, "reading failed", "check the disk and the permissions");
            return false;
        }
        ++number_;
        if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        return true;
    }

    std::optional<Document> parse(std::string& line) {
        if (line.size() > input_.options.largest_file) {
            complain(Severity::error, "large-file", place(), "a line larger than " + std::to_string(input_.options.largest_file >> 20U) + " MiB; it is left out", "split the report");
            return std::nullopt;
        }
        if (const auto what = why_binary(line)) {
            stopped_ = true;
            complain(Severity::error, "binary-file", place(), *what + "; expected JSON Lines", "write one JSON object a line, with a field 'text'");
            return std::nullopt;
        }
        line = decode(std::move(line), input_.path, encoding_sink(), number_);
        Document document;
        document.path = input_.path + "#" + std::to_string(number_);
        rapidjson::MemoryStream stream(line.data(), line.size());
        LineHandler handler(document, stream, line, place(), input_.sink);
        rapidjson::Reader reader;
        reader.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(stream, handler);
        if (reader.HasParseError()) {
            const auto column = code_points(std::string_view(line).substr(0, reader.GetErrorOffset())) + 1;
            complain(Severity::error, "broken-json-line", place() + ":" + std::to_string(column),
                     std::string(rapidjson::GetParseError_En(reader.GetParseErrorCode())) + " The line is left out", "");
            return std::nullopt;
        }
        if (!handler.is_object() || !handler.has_text() || document.source.find_first_not_of(" \t\r\n") == std::string::npos) {
            complain(Severity::error, "no-text", place(), handler.is_object() ? "the object has no field 'text' with words in it; the line is left out" : "no JSON object; the line is left out",
                     "write one JSON object a line, such as {\"text\": \"...\", \"date\": \"2024-10-31\"}");
            return std::nullopt;
        }
        guess_from_text(document);
        document.sha256 = sha256_hex(document.source);
        return document;
    }

    /// Says once a file that it is no UTF-8, not once a line.
    DiagnosticSink encoding_sink() {
        return [this](const Diagnostic& d) {
            if (d.severity != Severity::note || !std::exchange(encoding_told_, true)) input_.sink(d);
        };
    }

    SourceInput input_;
    std::size_t number_ = 0;
    bool seen_ = false;
    bool stopped_ = false;
    bool encoding_told_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> json_lines_source(SourceInput input) { return std::make_unique<JsonLinesSource>(std::move(input)); }

}  // namespace adduce::extract
