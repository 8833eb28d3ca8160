#pragma once

#include "extract/document.hpp"
#include "extract/reader.hpp"
#include "graph/diagnostic.hpp"

#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The seam of the input formats: a new one is one file beside reader_plain.cpp and a line in reader.cpp.
namespace adduce::extract {

/// The reports of one file or stream.
class DocumentSource {
public:
    virtual ~DocumentSource() = default;
    virtual std::optional<Document> next() = 0;
};

/// What a source is made from. All must outlive it.
struct SourceInput {
    std::string path;                 ///< as the user gave it, or as found below the folder they gave; "-" for standard input
    std::istream& bytes;
    const DiagnosticSink& sink;
    const ReaderOptions& options;
};

/// Plain text: one report a file.
std::unique_ptr<DocumentSource> plain_source(SourceInput input);

/// JSON Lines: one report a line.
std::unique_ptr<DocumentSource> json_lines_source(SourceInput input);

struct InputFormat {
    std::string_view name;
    std::span<const std::string_view> suffixes;
    std::unique_ptr<DocumentSource> (*open)(SourceInput input);
};

/// All input formats; the first is the one of files whose ending says nothing.
std::span<const InputFormat> input_formats();

}  // namespace adduce::extract
