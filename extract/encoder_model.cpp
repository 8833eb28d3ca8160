#include "extract/encoder_model.hpp"

#include "extract/word_shape.hpp"
#include "graph/error.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace adduce::extract {
namespace {

using Json = rapidjson::Value;

rapidjson::Document parse_config(const ModelFile& file) {
    rapidjson::Document config;
    config.Parse<rapidjson::kParseValidateEncodingFlag>(file.metadata("config").c_str());
    if (config.HasParseError() || !config.IsObject()) file.refuse("has a config that is not a JSON object");
    return config;
}

const Json& entry(const ModelFile& file, const Json& config, const char* name) {
    const auto found = config.FindMember(name);
    if (found == config.MemberEnd()) file.refuse(std::string("has a config without '") + name + "'");
    return found->value;
}

std::size_t size_entry(const ModelFile& file, const Json& config, const char* name) {
    constexpr std::uint64_t most = 1U << 24U;   // no transformer that fits into the 40 MB has a larger side
    const Json& value = entry(file, config, name);
    if (!value.IsUint64() || value.GetUint64() == 0 || value.GetUint64() > most)
        file.refuse(std::string("has a config where '") + name + "' is not a number from 1 to " + std::to_string(most));
    return value.GetUint64();
}

std::vector<std::string> strings(const ModelFile& file, const Json& list, const std::string& what) {
    if (!list.IsArray()) file.refuse("has a config where " + what + " is not a list");
    std::vector<std::string> result;
    for (const Json& value : list.GetArray()) {
        if (!value.IsString()) file.refuse("has a config where " + what + " holds something else than names");
        result.emplace_back(value.GetString(), value.GetStringLength());
    }
    return result;
}

void check(const ModelFile& file, const EncoderConfig& c) {
    if (c.width % (16 * c.heads) != 0 || c.inner % 16 != 0)
        file.refuse("has a width of " + std::to_string(c.width) + " with " + std::to_string(c.heads) + " heads and an inner width of " +
                    std::to_string(c.inner) + "; each head and the inner width must be a multiple of 16");
    if (c.windows.window > c.positions)
        file.refuse("has windows of " + std::to_string(c.windows.window) + " pieces but only " + std::to_string(c.positions) + " positions");
    if (c.max_pieces_per_token > 255 || c.windows.window < c.max_pieces_per_token + 2)
        file.refuse("allows " + std::to_string(c.max_pieces_per_token) + " pieces of a token, more than a window of " +
                    std::to_string(c.windows.window) + " holds");
}

EncoderConfig read_config(const ModelFile& file) {
    const rapidjson::Document json = parse_config(file);
    const auto number = [&](const char* name) { return size_entry(file, json, name); };
    EncoderConfig c;
    c.layers = number("layers");
    c.width = number("width");
    c.heads = number("heads");
    c.inner = number("inner");
    c.vocab = number("vocab");
    c.positions = number("positions");
    c.windows.window = static_cast<std::uint32_t>(number("window"));
    c.windows.overlap = static_cast<std::uint32_t>(number("overlap"));
    c.max_pieces_per_token = number("max_pieces_per_token");
    const Json& epsilon = entry(file, json, "epsilon");
    if (!epsilon.IsNumber() || epsilon.GetDouble() < 0) file.refuse("has a config where 'epsilon' is not a number");
    c.epsilon = static_cast<float>(epsilon.GetDouble());
    const std::vector<std::string> shapes = strings(file, entry(file, json, "shapes"), "'shapes'");
    if (!std::equal(shapes.begin(), shapes.end(), std::begin(word_shape_names), std::end(word_shape_names)))
        file.refuse("was trained with other word shapes than this program knows");
    check(file, c);
    return c;
}

std::vector<Head> read_heads(const ModelFile& file, std::size_t width) {
    const rapidjson::Document json = parse_config(file);
    const Json& list = entry(file, json, "heads_of_tags");
    if (!list.IsArray() || list.Empty()) file.refuse("has no tagging heads");
    std::vector<Head> heads;
    for (const Json& item : list.GetArray()) {
        if (!item.IsObject()) file.refuse("has a config where 'heads_of_tags' is broken");
        const Json& name = entry(file, item, "name");
        if (!name.IsString()) file.refuse("has a tagging head without a name");
        const std::string text = name.GetString();
        std::vector<std::string> labels = strings(file, entry(file, item, "labels"), "the labels of head " + text);
        const std::size_t n = labels.size();
        try {
            heads.push_back({text, TagSet(std::move(labels)), file.float32("heads." + text + ".weight", {n, width}),
                             file.float32("heads." + text + ".bias", {n})});
        } catch (const FormatError& error) {
            if (std::string_view(error.what()).find("heads." + text) != std::string_view::npos) throw;
            file.refuse("has a head '" + text + "' where " + error.what());
        }
    }
    return heads;
}

Norm read_norm(const ModelFile& file, const std::string& name, std::size_t width) {
    return {file.float32(name + ".weight", {width}), file.float32(name + ".bias", {width})};
}

}  // namespace

EncoderModel::EncoderModel(const std::filesystem::path& path, const Kernels& with, Products products)
    : kernels(with), file(path, encoder_format), config(read_config(file)), pieces(file.bytes("vocab")),
      words(file.int8("embeddings.word.weight", {config.vocab, config.width})),
      word_scales(file.float32("embeddings.word.scale", {config.vocab})),
      positions(file.float32("embeddings.position", {config.positions, config.width})),
      shapes(file.float32("embeddings.shape", {std::size(word_shape_names), config.width})),
      embedding_norm(read_norm(file, "embeddings.norm", config.width)), heads(read_heads(file, config.width)),
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
}

}  // namespace adduce::extract
