#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace adduce::test {

/// A file in a folder of its own, both gone when this goes.
class TemporaryFile {
public:
    TemporaryFile(const std::string& name, const std::string& bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A model file small enough to be made in a test. Change what the test is about, then write it.
struct TinyModel {
    using Head = std::pair<std::string, std::vector<std::string>>;   ///< name, labels

    std::size_t layers = 2;
    std::size_t width = 32;
    std::size_t attention_heads = 2;
    std::size_t inner = 64;
    std::size_t positions = 24;
    std::size_t window = 24;
    std::size_t overlap = 6;
    std::size_t most_pieces = 4;
    std::vector<std::string> vocabulary;
    std::vector<Head> heads;
    // The other heads; one without labels (coreference: without a width) is not in the model.
    std::vector<Head> classes;
    std::vector<std::string> deprels;
    std::size_t arc = 16;
    std::size_t relation = 32;
    std::vector<std::string> span_labels;
    std::size_t span_width = 16;
    std::size_t longest_span = 4;
    std::size_t mention = 0;
    std::size_t pair = 16;
    std::size_t match = 16;
    std::vector<std::string> relation_labels;
    std::size_t relation_width = 32;
    std::string format = "adduce-encoder/2";
    std::map<std::string, std::string> metadata;                  ///< more entries, or others in place of ours
    std::map<std::string, std::vector<std::int8_t>> int8;         ///< by tensor name, row after row
    std::map<std::string, std::vector<float>> float32;

    /// Random weights, the same for the same seed; tagging heads alone.
    static TinyModel random(std::uint32_t seed);
    /// The same with every head.
    static TinyModel joint(std::uint32_t seed);

    /// A model whose labels depend on the first word piece alone: words[i] = (piece, its label in each head).
    /// Everything else is labelled "O".
    static TinyModel dictionary(std::vector<Head> heads, const std::vector<std::pair<std::string, std::vector<std::string>>>& words);

    std::vector<std::size_t> shape(const std::string& tensor) const;
    /// The file's bytes, with its checksum.
    std::string bytes() const;
};

}  // namespace adduce::test
