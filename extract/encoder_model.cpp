#include "extract/encoder_model.hpp"

#include "extract/word_shape.hpp"
#include "graph/error.hpp"

#include <iterator>
#include <utility>

namespace adduce::extract {
namespace {

std::vector<TagHead> read_tag_heads(const ModelFile& file, const EncoderConfig& config) {
    std::vector<TagHead> heads;
    for (const auto& [name, labels] : config.tags) {
        const auto weights = file.float32("heads." + name + ".weight", {labels.size(), config.width});
        const auto bias = file.float32("heads." + name + ".bias", {labels.size()});
        try {
            heads.push_back({name, TagSet(labels), weights, bias});
        } catch (const FormatError& error) {
            file.refuse("has a head '" + name + "' where " + error.what());
        }
    }
    return heads;
}

Norm read_norm(const ModelFile& file, const std::string& name, std::size_t width) {
    return {file.float32(name + ".weight", {width}), file.float32(name + ".bias", {width})};
}

}  // namespace

EncoderModel::EncoderModel(const std::filesystem::path& path, const Kernels& with, Products products)
    : kernels(with), file(path, encoder_formats), config(read_encoder_config(file)), pieces(file.bytes("vocab")),
      words(file.int8("embeddings.word.weight", {config.vocab, config.width})),
      word_scales(file.float32("embeddings.word.scale", {config.vocab})),
      positions(file.float32("embeddings.position", {config.positions, config.width})),
      shapes(file.float32("embeddings.shape", {std::size(word_shape_names), config.width})),
      embedding_norm(read_norm(file, "embeddings.norm", config.width)), tags(read_tag_heads(file, config)),
      fingerprint(file.metadata("fingerprint")) {
    if (pieces.size() != config.vocab)
        file.refuse("has a vocabulary of " + std::to_string(pieces.size()) + " pieces, expected " + std::to_string(config.vocab));
    if (pieces.begin() == WordPieces::none || pieces.end() == WordPieces::none || pieces.unknown() == WordPieces::none)
        file.refuse("has a vocabulary without [CLS], [SEP] or [UNK]");
    const SingleThread here;   // a team of threads costs more than these small reorders
    const auto linear = [&](const std::string& name, std::size_t outputs, std::size_t inputs) -> Linear {
        return {Matrix(file.int8(name + ".weight", {outputs, inputs}), outputs, inputs, kernels, products),
                file.float32(name + ".scale", {outputs}), file.float32(name + ".bias", {outputs})};
    };
    const std::size_t width = config.width;
    for (std::size_t i = 0; i < config.layers; ++i) {
        const std::string base = "layers." + std::to_string(i) + ".";
        layers.push_back({linear(base + "qkv", 3 * width, width), linear(base + "attention_out", width, width),
                          read_norm(file, base + "attention_norm", width), linear(base + "ffn_in", config.inner, width),
                          linear(base + "ffn_out", width, config.inner), read_norm(file, base + "ffn_norm", width)});
    }
    for (const TagHead& head : tags) tag_columns += head.tags.size();
    token_heads = read_token_heads(file, config, kernels, products);
    coreference = read_coreference_head(file, config, kernels, products);
    relations = read_relation_head(file, config, kernels, products);
}

}  // namespace adduce::extract
