#pragma once

#include "extract/encoder_windows.hpp"
#include "extract/model_file.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace adduce::extract {

/// A head that gives words labels: BIO labels for tagging, plain ones for classes.
struct LabelHead {
    std::string name;
    std::vector<std::string> labels;
};

struct TreeConfig {
    std::size_t arc = 0;        ///< width of the vectors that choose heads
    std::size_t relation = 0;   ///< width of those that name the arcs
    std::vector<std::string> labels;
};

struct SpanConfig {
    std::size_t width = 0;
    std::size_t longest = 0;   ///< most words of a span
    std::vector<std::string> labels;
};

struct CoreferenceConfig {
    std::size_t mention = 0;   ///< width of a mention's vector
    std::size_t pair = 0;      ///< of the vectors that meet in a pair
    std::size_t match = 0;     ///< of key and query
};

struct RelationConfig {
    std::size_t width = 0;
    std::vector<std::string> labels;
};

/// Sizes of the transformer and its heads, from the entry `config` of the model file.
struct EncoderConfig {
    std::size_t layers = 0;
    std::size_t width = 0;       ///< of a piece's vector
    std::size_t heads = 0;       ///< of attention; width / heads is a multiple of 16
    std::size_t inner = 0;       ///< of the feed-forward part
    std::size_t vocab = 0;
    std::size_t positions = 0;
    WindowLimits windows;
    float epsilon = 0;           ///< of the layer norms
    std::size_t max_pieces_per_token = 0;
    std::vector<LabelHead> tags;      ///< never empty
    std::vector<LabelHead> classes;   ///< the rest is what the model has
    std::optional<TreeConfig> tree;
    std::optional<SpanConfig> spans;
    std::optional<CoreferenceConfig> coreference;
    std::optional<RelationConfig> relations;

    std::size_t head_size() const { return width / heads; }
};

/// @throws FormatError  with the entry that is missing, broken or cannot work
EncoderConfig read_encoder_config(const ModelFile& file);

}  // namespace adduce::extract
