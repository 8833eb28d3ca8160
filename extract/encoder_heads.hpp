#pragma once

#include "extract/encoder_config.hpp"
#include "extract/encoder_kernels.hpp"
#include "extract/encoder_matmul.hpp"
#include "extract/model_file.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace adduce::extract {

/// Several int8 layers on the same rows, joined into one product. The outputs of each begin at a multiple
/// of 16; the columns between count for nothing.
class FusedLayers {
public:
    using Part = std::pair<std::string, std::size_t>;   ///< name of the layer, outputs

    /// @throws FormatError  if a tensor is missing or misshapen
    FusedLayers(const ModelFile& file, std::span<const Part> parts, std::size_t inputs, const Kernels& kernels, Products products);

    std::size_t inputs() const { return matrix_->inputs(); }
    std::size_t outputs() const { return bias_.size(); }
    std::size_t column(std::size_t part) const { return columns_[part]; }
    const Matrix& matrix() const { return *matrix_; }
    std::span<const float> scales() const { return scales_; }
    std::span<const float> bias() const { return bias_; }

private:
    std::vector<std::size_t> columns_;
    std::vector<std::int8_t> weights_;
    std::vector<float> scales_;
    std::vector<float> bias_;
    std::optional<Matrix> matrix_;   ///< of weights_, which do not move
};

/// A float layer in the form the inner loops want: one row for each input, outputs filled up to a
/// multiple of 16 with zeros.
class Dense {
public:
    Dense(const ModelFile& file, std::initializer_list<std::string> names, std::span<const std::size_t> outputs, std::size_t inputs);
    Dense(const ModelFile& file, const std::string& name, std::size_t outputs, std::size_t inputs);

    std::size_t outputs() const { return outputs_; }
    std::size_t stride() const { return bias_.size(); }   ///< of a row of results
    void operator()(const Kernels& kernels, const float* x, std::size_t rows, float* out) const {
        kernels.dense(x, rows, inputs_, weights_.data(), bias_.data(), stride(), out);
    }

private:
    std::size_t inputs_;
    std::size_t outputs_;
    std::vector<float> weights_;
    std::vector<float> bias_;
};

/// Classes, tree and spans: what is read from each word's own row. Parts of `layers` in order: the classes;
/// the tree's dependent, head, relation_dependent, relation_head; the spans' begin, end, inside.
struct TokenHeads {
    struct Tree {
        std::span<const float> root;            ///< [arc]
        Dense arc;
        std::span<const float> root_relation;   ///< [relation]
        Dense label;
        std::uint16_t root_label;
        std::uint16_t parataxis_label;
    };
    struct Spans {
        std::span<const float> size;   ///< [longest, width]
        Dense label;
    };
    FusedLayers layers;
    std::optional<Tree> tree;
    std::optional<Spans> spans;
};

/// Scores of an anaphor and an antecedent. Parts of `layers`: begin, end, inside.
struct CoreferenceHead {
    FusedLayers layers;
    Dense mention;   ///< anaphor, antecedent, key, query in one row
    std::span<const float> sentences, mentions, forms, types, likeness;   ///< tables of [n, pair]
    std::span<const float> weight;                                        ///< [pair]
    float bias;
};

/// Scores of two mentions and a relation. Parts of `layers`: subject_begin, subject_end, object_begin,
/// object_end, between.
struct RelationHead {
    FusedLayers layers;
    std::span<const float> types, forms, distance;   ///< tables of [n, width]
    Dense label;
};

/// Heads that a model has; spans point into the file. @throws FormatError if a tensor is missing or misshapen
std::optional<TokenHeads> read_token_heads(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products);
std::optional<CoreferenceHead> read_coreference_head(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products);
std::optional<RelationHead> read_relation_head(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products);

}  // namespace adduce::extract
