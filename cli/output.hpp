#pragma once

#include "cli/interruption.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace adduce::cli {

/// A file that is there whole or not at all. Bytes go to a temporary file beside `path`; commit() brings
/// them to the disk and puts the file in place in one step. Without commit the old file stays as it was
/// and the temporary one is removed, also by a signal that ends the program. What is no regular file (a pipe, a device) is written directly.
class OutputFile {
public:
    /// @throws FileError  when the folder is not there or may not be written
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Goes bad when the disk is full; commit() then says why.
    std::ostream& stream() { return *stream_; }

    /// @throws FileError  naming the path, what went wrong and that the old file is untouched
    void commit();

    /// Why writing failed, as a message; for a writer that threw because the stream went bad.
    std::string failure() const;
    bool failed() const;

private:
    class Buffer;
    std::filesystem::path path_;
    std::filesystem::path temporary_;   ///< empty when written directly or already in place
    std::optional<UnlinkOnSignal> guard_;   ///< of the temporary file
    std::unique_ptr<Buffer> buffer_;
    std::unique_ptr<std::ostream> stream_;
};

}  // namespace adduce::cli
