#pragma once

#include "extract/encoder_config.hpp"
#include "extract/encoder_heads.hpp"
#include "extract/encoder_kernels.hpp"
#include "extract/encoder_matmul.hpp"
#include "extract/model_file.hpp"
#include "extract/tagging.hpp"
#include "extract/wordpiece.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// What this program reads; "adduce-encoder/1" has tagging heads alone.
inline constexpr std::array<std::string_view, 2> encoder_formats = {"adduce-encoder/1", "adduce-encoder/2"};

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
struct TagHead {
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
    std::vector<TagHead> tags;
    std::size_t tag_columns = 0;          ///< logits of all tagging heads
    std::optional<TokenHeads> token_heads;
    std::optional<CoreferenceHead> coreference;
    std::optional<RelationHead> relations;
    std::string fingerprint;
};

}  // namespace adduce::extract
