#pragma once

#include "extract/encoder_kernels.hpp"
#include "extract/encoder_matmul.hpp"
#include "extract/encoder_windows.hpp"
#include "extract/model_file.hpp"
#include "extract/tagging.hpp"
#include "extract/wordpiece.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace adduce::extract {

inline constexpr std::string_view encoder_format = "adduce-encoder/1";

/// Sizes of the transformer, from the entry `config` of the model file.
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

    std::size_t head_size() const { return width / heads; }
};

/// out = (x quantized) * (weights * column scales) + bias.
struct Linear {
    Matrix matrix;
    std::span<const float> scales;
    std::span<const float> bias;
};

struct Norm {
    std::span<const float> weight;
    std::span<const float> bias;
};

struct Layer {
    Linear qkv;
    Linear attention_out;
    Norm attention_norm;
    Linear ffn_in;
    Linear ffn_out;
    Norm ffn_norm;
};

/// A tagging head: one linear layer on a token's vector.
struct Head {
    std::string name;
    TagSet tags;
    std::span<const float> weights;
    std::span<const float> bias;
};

/// All of the model file, checked and ready. Spans point into the mapping; neither copied nor moved.
class EncoderModel {
public:
    /// @throws FileError, FormatError  as Encoder
    EncoderModel(const std::filesystem::path& path, const Kernels& with, Products products);
    EncoderModel(const EncoderModel&) = delete;
    EncoderModel& operator=(const EncoderModel&) = delete;

    const Kernels& kernels;
    ModelFile file;
    EncoderConfig config;
    WordPieces pieces;
    std::span<const std::int8_t> words;   ///< [vocab, width]
    std::span<const float> word_scales;
    std::span<const float> positions;
    std::span<const float> shapes;
    Norm embedding_norm;
    std::vector<Layer> layers;
    std::vector<Head> heads;
    std::string fingerprint;
};

}  // namespace adduce::extract
