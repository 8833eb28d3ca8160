#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// A learned file: safetensors (an eight-byte length, a JSON header, the tensors), memory-mapped.
///
/// The header's `__metadata__` introduces the file: `format` ("adduce-encoder/2") and `checksum`, the
/// SHA-256 of all bytes after the header. A file is refused with its reason, never half-read.
/// Spans point into the mapping and live as long as the ModelFile. Safe from several threads.
/// Cost of opening: one pass over the file for the checksum.
class ModelFile {
public:
    /// @param formats  kind and version, such as "adduce-encoder/2"; all of one kind
    /// @throws FileError    if the file cannot be opened or mapped
    /// @throws FormatError  if it is empty, foreign, truncated, altered or of another format version
    ModelFile(const std::filesystem::path& file, std::span<const std::string_view> formats);
    ~ModelFile();
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;

    /// Value of a metadata entry. @throws FormatError if it is missing
    const std::string& metadata(const std::string& name) const;

    /// A tensor's values, row after row.
    /// @throws FormatError  if it is missing or of another type or shape
    std::span<const std::int8_t> int8(const std::string& name, std::initializer_list<std::size_t> shape) const;
    std::span<const float> float32(const std::string& name, std::initializer_list<std::size_t> shape) const;
    /// A tensor of bytes of any length.
    std::string_view bytes(const std::string& name) const;

    /// Throws FormatError "<path>: <what>; reinstall ...", for what only the reader of the tensors can see.
    [[noreturn]] void refuse(const std::string& what) const;

private:
    struct Tensor {
        std::string type;
        std::vector<std::size_t> shape;
        std::size_t begin = 0;   ///< bytes from the start of the file, half-open
        std::size_t end = 0;
    };

    void map();
    void read_header(std::span<const std::string_view> formats);
    void verify_checksum() const;
    const Tensor& tensor(const std::string& name, std::string_view type) const;
    const char* values(const std::string& name, std::string_view type, std::initializer_list<std::size_t> shape) const;

    std::filesystem::path path_;
    std::string_view content_;      ///< the mapping
    std::size_t data_ = 0;          ///< first byte after the header
    std::map<std::string, std::string> metadata_;
    std::map<std::string, Tensor> tensors_;
};

}  // namespace adduce::extract
