#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

struct AntecedentPair;
struct ContextRows;
struct Layers;
struct PairMention;
struct StatementPair;

/// One tagged stretch found by a head.
struct TaggedSpan {
    std::uint32_t begin = 0;   ///< token of the input, half-open
    std::uint32_t end = 0;
    std::uint16_t label = 0;   ///< index into Encoder::labels(head), without B-/I-
    float score = 0;           ///< mean probability of the chosen labels, 0 to 1

    friend bool operator==(const TaggedSpan&, const TaggedSpan&) = default;
};

/// Knobs. All but the threshold change speed and memory, never the result.
struct EncoderSettings {
    std::uint32_t batch_rows = 1024;  ///< word pieces in work at once; about 5 KB each
    bool library_products = true;     ///< integer products by oneDNN where it is exact; false: our own loops
    std::string instructions;         ///< "avx512", "avx2" or "portable"; empty: the best the processor has
    float span_threshold = 0.5F;      ///< a span is a candidate if it is a mention with more than this probability
};

/// The pre-trained transformer with its tagging heads, in int8, memory-mapped from one file.
///
/// Arithmetic (extract/README.md): integer products are exact, float operations come in one fixed order and
/// rows never meet except in attention inside a window, so the result does not depend on threads, batch
/// size or instruction set.
/// Safe from several threads; each call allocates its own scratch.
class Encoder {
public:
    /// @throws FileError    if the file cannot be opened
    /// @throws FormatError  if it is foreign, truncated, altered (checksum), of another format version, or
    ///                      lacks a part
    /// @throws UsageError   if the settings name instructions that this processor does not have, or a threshold
    ///                      that is no probability
    /// @cost                about 60 ms for a file of 23 MB, and half its size in memory besides the mapping
    explicit Encoder(const std::filesystem::path& file, const EncoderSettings& settings = {});
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
    /// @throws std::invalid_argument  if `sentences` does not start with 0, descends or leaves the document
    /// @cost             O(pieces); memory bounded by the batch, besides some ten bytes for each token
    std::vector<std::vector<TaggedSpan>> tag(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const;

    /// The numbers behind `tag`: for each head one row of logits for each token, in the order of tag_labels.
    std::vector<std::vector<float>> logits(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const;
    /// The BIO labels of a head, in the order of the logits.
    std::vector<std::string> tag_labels(std::size_t head) const;

    /// Names of the heads that give every word one label: "upos", "xpos", "lemma"; empty for a model of names alone.
    std::span<const std::string> class_heads() const;
    std::span<const std::string> class_labels(std::size_t head) const;
    std::span<const std::string> deprels() const;           ///< labels of the tree's arcs
    std::span<const std::string> span_labels() const;       ///< "Person.name", "Person.description", ...
    std::span<const std::string> relation_labels() const;   ///< the relations, then "holder", "planned", "hedged", "negated"

    /// All layers of one document in one pass (extract/layers.hpp); a layer the model lacks stays empty.
    /// Parameters, errors and cost as `tag`; the result holds some 400 bytes for each word.
    Layers read(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const;

    /// How well each antecedent fits: a score above 0 is a link, the largest is the best.
    /// @param mentions  all mentions of the document by begin, then longer first; their distance is counted in mentions
    /// @returns         one score for each pair
    /// @throws std::invalid_argument  if the model has no such head, the context is not of this model, a mention
    ///                                leaves the document, or a pair names no mention or the later one first
    /// @cost            O(words of the mentions + pairs); fastest for pairs in the order of their anaphors
    std::vector<float> antecedent_scores(const ContextRows& context, std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs) const;

    /// One row of relation_labels().size() logits for each pair. Errors as antecedent_scores.
    /// @cost  O(words of the mentions + words between the two of each pair); fastest for pairs in the order of
    ///        the text
    std::vector<float> statement_scores(const ContextRows& context, std::span<const PairMention> mentions, std::span<const StatementPair> pairs) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace adduce::extract
