#include "extract/encoder_heads.hpp"

#include <algorithm>
#include <numeric>

namespace adduce::extract {
namespace {

constexpr std::size_t padded(std::size_t n) { return (n + 15) / 16 * 16; }

std::uint16_t index_of(const std::vector<std::string>& labels, const char* label) {
    return static_cast<std::uint16_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

}  // namespace

FusedLayers::FusedLayers(const ModelFile& file, std::span<const Part> parts, std::size_t inputs, const Kernels& kernels, Products products) {
    std::size_t outputs = 0;
    for (const auto& [name, size] : parts) {
        columns_.push_back(outputs);
        outputs += padded(size);
    }
    weights_.resize(outputs * inputs);
    scales_.resize(outputs);
    bias_.resize(outputs);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& [name, size] = parts[i];
        const auto at = static_cast<std::ptrdiff_t>(columns_[i]);
        std::ranges::copy(file.int8(name + ".weight", {size, inputs}), weights_.begin() + at * static_cast<std::ptrdiff_t>(inputs));
        std::ranges::copy(file.float32(name + ".scale", {size}), scales_.begin() + at);
        std::ranges::copy(file.float32(name + ".bias", {size}), bias_.begin() + at);
    }
    matrix_.emplace(weights_, outputs, inputs, kernels, products);
}

Dense::Dense(const ModelFile& file, std::initializer_list<std::string> names, std::span<const std::size_t> outputs, std::size_t inputs)
    : inputs_(inputs), outputs_(std::accumulate(outputs.begin(), outputs.end(), std::size_t{0})), weights_(inputs * padded(outputs_)),
      bias_(padded(outputs_)) {
    std::size_t first = 0;
    const std::size_t* size = outputs.data();
    for (const std::string& name : names) {
        const auto weights = file.float32(name + ".weight", {*size, inputs});
        std::ranges::copy(file.float32(name + ".bias", {*size}), bias_.begin() + static_cast<std::ptrdiff_t>(first));
        for (std::size_t o = 0; o < *size; ++o)
            for (std::size_t i = 0; i < inputs; ++i) weights_[i * stride() + first + o] = weights[o * inputs + i];
        first += *size++;
    }
}

Dense::Dense(const ModelFile& file, const std::string& name, std::size_t outputs, std::size_t inputs)
    : Dense(file, {name}, std::span(&outputs, 1), inputs) {}

std::optional<TokenHeads> read_token_heads(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products) {
    std::vector<FusedLayers::Part> parts;
    for (const LabelHead& head : config.classes) parts.emplace_back("classes." + head.name, head.labels.size());
    std::optional<TokenHeads::Tree> tree;
    if (config.tree) {
        const auto& [arc, relation, labels] = *config.tree;
        for (const char* name : {"tree.dependent", "tree.head"}) parts.emplace_back(name, arc);
        for (const char* name : {"tree.relation_dependent", "tree.relation_head"}) parts.emplace_back(name, relation);
        tree = {file.float32("tree.root", {arc}), Dense(file, "tree.arc", arc, arc), file.float32("tree.root_relation", {relation}),
                Dense(file, "tree.label", labels.size(), relation), index_of(labels, "root"), index_of(labels, "parataxis")};
    }
    std::optional<TokenHeads::Spans> spans;
    if (config.spans) {
        const auto& [width, longest, labels] = *config.spans;
        for (const char* name : {"spans.begin", "spans.end", "spans.inside"}) parts.emplace_back(name, width);
        spans = {file.float32("spans.size", {longest, width}), Dense(file, "spans.label", labels.size(), width)};
    }
    if (parts.empty()) return std::nullopt;
    return TokenHeads{FusedLayers(file, parts, config.width, kernels, products), std::move(tree), std::move(spans)};
}

std::optional<CoreferenceHead> read_coreference_head(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products) {
    if (!config.coreference) return std::nullopt;
    const auto& [mention, pair, match] = *config.coreference;
    const FusedLayers::Part parts[] = {{"coreference.begin", mention}, {"coreference.end", mention}, {"coreference.inside", mention}};
    const std::size_t sizes[] = {pair, pair, match, match};
    const auto table = [&, width = pair](const char* name, std::size_t n) { return file.float32(std::string("coreference.") + name, {n, width}); };
    return CoreferenceHead{
        FusedLayers(file, parts, config.width, kernels, products),
        Dense(file, {"coreference.anaphor", "coreference.antecedent", "coreference.key", "coreference.query"}, sizes, mention),
        table("sentences", 7), table("mentions", 8), table("forms", 9), table("types", 16), table("likeness", 6),
        file.float32("coreference.score.weight", {pair}), file.float32("coreference.score.bias", {1})[0]};
}

std::optional<RelationHead> read_relation_head(const ModelFile& file, const EncoderConfig& config, const Kernels& kernels, Products products) {
    if (!config.relations) return std::nullopt;
    const auto& [width, labels] = *config.relations;
    const FusedLayers::Part parts[] = {{"relations.subject_begin", width}, {"relations.subject_end", width}, {"relations.object_begin", width},
                                       {"relations.object_end", width}, {"relations.between", width}};
    const auto table = [&, columns = width](const char* name, std::size_t n) { return file.float32(std::string("relations.") + name, {n, columns}); };
    return RelationHead{FusedLayers(file, parts, config.width, kernels, products), table("types", 25), table("forms", 9), table("distance", 18),
                        Dense(file, "relations.label", labels.size(), width)};
}

}  // namespace adduce::extract
