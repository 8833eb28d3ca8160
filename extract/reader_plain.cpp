#include "extract/decode.hpp"
#include "extract/metadata.hpp"
#include "extract/reader_formats.hpp"
#include "graph/stable_id.hpp"
#include "graph/utf8.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace adduce::extract {

namespace {

class PlainSource final : public DocumentSource {
public:
    explicit PlainSource(SourceInput input) : input_(std::move(input)) {}

    std::optional<Document> next() override {
        if (std::exchange(done_, true)) return std::nullopt;
        std::string bytes;
        if (!read(bytes)) return std::nullopt;
        if (const auto what = why_binary(bytes)) {
            complain(Diagnostic::Severity::error, "binary-file", *what + "; expected text", "convert it to plain text first");
            return std::nullopt;
        }
        Document document;
        document.path = input_.path;
        document.source = decode(std::move(bytes), input_.path, input_.sink);
        if (document.source.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos) {
            complain(Diagnostic::Severity::warning, "empty-file", "holds no text", "");
            return std::nullopt;
        }
        read_metadata(document);
        document.sha256 = sha256_hex(document.source);
        return document;
    }

private:
    void complain(Diagnostic::Severity severity, std::string code, std::string message, std::string hint) const {
        input_.sink({severity, std::move(code), input_.path, std::move(message), std::move(hint)});
    }

    bool read(std::string& bytes) const {
        std::string part(std::size_t{1} << 16U, '\0');
        while (input_.bytes.read(part.data(), static_cast<std::streamsize>(part.size())) || input_.bytes.gcount() > 0) {
            bytes.append(part, 0, static_cast<std::size_t>(input_.bytes.gcount()));
            if (bytes.size() > input_.options.largest_file) {
                complain(Diagnostic::Severity::error, "large-file",
                         "larger than " + std::to_string(input_.options.largest_file >> 20U) + " MiB; a report is expected to be smaller",
                         "split it, or write JSON Lines with one report a line");
                return false;
            }
        }
        if (!input_.bytes.bad()) return true;
        complain(Diagnostic::Severity::error, "unreadable-file", "reading failed", "check the disk and the permissions");
        return false;
    }

    void read_metadata(Document& document) const {
        const std::filesystem::path sidecar = std::filesystem::path(input_.path).replace_extension(".meta.json");
        if (std::ifstream in(sidecar, std::ios::binary); input_.path != "-" && in)
            read_sidecar(document, std::string(std::istreambuf_iterator<char>(in), {}), sidecar.string(), input_.sink);
        read_head(document, input_.sink);
        guess_from_text(document);
    }

    SourceInput input_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> plain_source(SourceInput input) { return std::make_unique<PlainSource>(std::move(input)); }

}  // namespace adduce::extract
