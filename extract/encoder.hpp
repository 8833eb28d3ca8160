#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// One tagged stretch found by a head.
struct TaggedSpan {
    std::uint32_t begin = 0;   ///< token of the input, half-open
    std::uint32_t end = 0;
    std::uint16_t label = 0;   ///< index into Encoder::labels(head), without B-/I-
    float score = 0;           ///< mean probability of the chosen labels, 0 to 1
};

/// The pre-trained transformer with its tagging heads, in int8, memory-mapped from one file.
///
/// Arithmetic (extract/train/README.md): integer products are exact and rows never meet except in
/// attention inside a window, so the result does not depend on threads, batch size or instruction set.
/// Safe from several threads; each call allocates its own scratch.
class Encoder {
public:
    /// @throws FileError    if the file cannot be opened
    /// @throws FormatError  if it is foreign, truncated, altered (checksum) or of another format version
    explicit Encoder(const std::filesystem::path& file);
    ~Encoder();
    Encoder(Encoder&&) noexcept;
    Encoder& operator=(Encoder&&) noexcept;

    /// Names of the heads, such as "outer", "inner", "details".
    std::span<const std::string> heads() const;
    /// Labels of a head, such as "Person"; index = TaggedSpan::label.
    std::span<const std::string> labels(std::size_t head) const;
    /// Identity of the training run, for provenance.
    std::string_view fingerprint() const;

    /// Tags one document.
    ///
    /// @param words      every token of the document, UTF-8
    /// @param sentences  first token of each sentence, ascending, starting with 0
    /// @returns          per head, the spans in ascending order; spans never cross a sentence
    /// @cost             O(pieces); memory bounded by the window, not by the document
    std::vector<std::vector<TaggedSpan>> tag(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace adduce::extract
