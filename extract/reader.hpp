#pragma once

#include "extract/document.hpp"
#include "graph/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace adduce::extract {

struct ReaderOptions {
    std::uint64_t largest_file = std::uint64_t{256} << 20U;   ///< bytes; larger plain files are refused, so are such lines of JSON Lines
};

/// Reads reports one at a time, so that a collection never has to fit in memory.
///
/// Input formats: plain text and Markdown (with a `Key: value` head or a sidecar `NAME.meta.json`), JSON Lines
/// (README.md, "Input"). Text is decoded to valid UTF-8: UTF-8, UTF-16 with a byte order mark, Windows-1252.
///
/// What cannot be read becomes a Diagnostic, never an exception; the next input goes on:
/// errors    missing-file, unreadable-file, empty-folder, binary-file, not-a-report, large-file, broken-json-line, no-text
/// warnings  empty-file, broken-utf8, broken-utf16, broken-escape, broken-metadata
/// notes     skipped-files, windows-1252, utf-16, unknown-field, bad-field, bad-date
/// Not thread-safe.
class Reader {
public:
    /// Finds the files; reads none yet.
    ///
    /// @param inputs          files, folders (read recursively, in order of path, only endings of known formats, no README)
    ///                        and "-" for standard input
    /// @param standard_input  where "-" reads; must outlive the Reader
    Reader(const std::vector<std::string>& inputs, std::istream& standard_input, DiagnosticSink sink, ReaderOptions options = {});
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// The next report, in the order of the inputs; nothing behind the last one.
    std::optional<Document> next();

    /// Files found, and how many of them have been begun: for a progress line.
    std::size_t files() const;
    std::size_t files_begun() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace adduce::extract
