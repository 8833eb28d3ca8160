#include "extract/encoder_config.hpp"

#include "extract/word_shape.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace adduce::extract {
namespace {

using Json = rapidjson::Value;

rapidjson::Document parse(const ModelFile& file) {
    rapidjson::Document config;
    config.Parse<rapidjson::kParseValidateEncodingFlag>(file.metadata("config").c_str());
    if (config.HasParseError() || !config.IsObject()) file.refuse("has a config that is not a JSON object");
    return config;
}

/// An object of the config; `path` is how messages name its entries.
class Section {
public:
    Section(const ModelFile& file, const Json& json, std::string path) : file_(file), json_(json), path_(std::move(path)) {}

    const Json& entry(const char* name) const {
        const auto found = json_.FindMember(name);
        if (found == json_.MemberEnd()) file_.refuse("has a config without '" + path_ + name + "'");
        return found->value;
    }

    std::size_t number(const char* name) const {
        constexpr std::uint64_t most = 1U << 24U;   // no transformer that fits into the 40 MB has a larger side
        const Json& value = entry(name);
        if (!value.IsUint64() || value.GetUint64() == 0 || value.GetUint64() > most)
            file_.refuse("has a config where '" + path_ + name + "' is not a number from 1 to " + std::to_string(most));
        return value.GetUint64();
    }

    /// A width of the inner loops.
    std::size_t lanes(const char* name) const {
        const std::size_t n = number(name);
        if (n % 16 != 0) file_.refuse("has a config where '" + path_ + name + "' is " + std::to_string(n) + ", expected a multiple of 16");
        return n;
    }

    std::vector<std::string> strings(const char* name, const std::string& what) const {
        const Json& list = entry(name);
        if (!list.IsArray()) file_.refuse("has a config where " + what + " is not a list");
        std::vector<std::string> result;
        for (const Json& value : list.GetArray()) {
            if (!value.IsString()) file_.refuse("has a config where " + what + " holds something else than names");
            result.emplace_back(value.GetString(), value.GetStringLength());
        }
        return result;
    }

    std::vector<std::string> labels(const std::string& what) const {
        std::vector<std::string> result = strings("labels", what);
        if (result.empty() || result.size() > 0xFFFF) file_.refuse("has a config where " + what + " holds " + std::to_string(result.size()) + " names, expected 1 to 65535");
        return result;
    }

    std::string text(const char* name, const std::string& what) const {
        const Json& value = entry(name);
        if (!value.IsString()) file_.refuse("has " + what + " without a name");
        return {value.GetString(), value.GetStringLength()};
    }

    std::optional<Section> part(const char* name) const {
        const auto found = json_.FindMember(name);
        if (found == json_.MemberEnd()) return std::nullopt;
        if (!found->value.IsObject()) file_.refuse("has a config where '" + path_ + name + "' is not an object");
        return Section(file_, found->value, path_ + name + ".");
    }

    std::vector<LabelHead> heads(const char* list, const std::string& kind) const {
        std::vector<LabelHead> result;
        const auto found = json_.FindMember(list);
        if (found == json_.MemberEnd()) return result;
        if (!found->value.IsArray()) file_.refuse(std::string("has a config where '") + list + "' is not a list");
        for (const Json& item : found->value.GetArray()) {
            if (!item.IsObject()) file_.refuse(std::string("has a config where '") + list + "' is broken");
            const Section section(file_, item, std::string(list) + ".");
            const std::string name = section.text("name", kind);
            result.push_back({name, section.labels("the labels of head " + name)});
        }
        return result;
    }

private:
    const ModelFile& file_;
    const Json& json_;
    std::string path_;
};

void check(const ModelFile& file, const EncoderConfig& c) {
    if (c.width % (16 * c.heads) != 0 || c.inner % 16 != 0)
        file.refuse("has a width of " + std::to_string(c.width) + " with " + std::to_string(c.heads) + " heads and an inner width of " +
                    std::to_string(c.inner) + "; each head and the inner width must be a multiple of 16");
    if (c.windows.window > c.positions)
        file.refuse("has windows of " + std::to_string(c.windows.window) + " pieces but only " + std::to_string(c.positions) + " positions");
    if (c.max_pieces_per_token > 255 || c.windows.window < c.max_pieces_per_token + 2)
        file.refuse("allows " + std::to_string(c.max_pieces_per_token) + " pieces of a token, more than a window of " +
                    std::to_string(c.windows.window) + " holds");
    if (c.tags.empty()) file.refuse("has no tagging heads");
    if (c.spans && c.spans->longest > 255) file.refuse("has spans of up to " + std::to_string(c.spans->longest) + " words, expected at most 255");
    for (const char* label : {"root", "parataxis"})   // both are given by rule, not by score
        if (c.tree && std::find(c.tree->labels.begin(), c.tree->labels.end(), label) == c.tree->labels.end())
            file.refuse(std::string("has a config where the labels of the tree lack '") + label + "'");
    if (c.tree && c.tree->labels.size() < 3) file.refuse("has a config where the tree has no label besides 'root' and 'parataxis'");
}

void read_heads(const Section& all, EncoderConfig& c) {
    c.tags = all.heads("heads_of_tags", "a tagging head");
    c.classes = all.heads("classes", "a class head");
    if (const auto tree = all.part("tree")) c.tree = {tree->lanes("arc"), tree->lanes("relation"), tree->labels("the labels of the tree")};
    if (const auto spans = all.part("spans")) c.spans = {spans->lanes("width"), spans->number("longest"), spans->labels("the labels of spans")};
    if (const auto pairs = all.part("coreference")) c.coreference = {pairs->lanes("mention"), pairs->lanes("pair"), pairs->lanes("match")};
    if (const auto relations = all.part("relations")) c.relations = {relations->lanes("width"), relations->labels("the labels of relations")};
}

}  // namespace

EncoderConfig read_encoder_config(const ModelFile& file) {
    const rapidjson::Document json = parse(file);
    const Section all(file, json, "");
    EncoderConfig c;
    c.layers = all.number("layers");
    c.width = all.number("width");
    c.heads = all.number("heads");
    c.inner = all.number("inner");
    c.vocab = all.number("vocab");
    c.positions = all.number("positions");
    c.windows.window = static_cast<std::uint32_t>(all.number("window"));
    c.windows.overlap = static_cast<std::uint32_t>(all.number("overlap"));
    c.max_pieces_per_token = all.number("max_pieces_per_token");
    const Json& epsilon = all.entry("epsilon");
    if (!epsilon.IsNumber() || epsilon.GetDouble() < 0) file.refuse("has a config where 'epsilon' is not a number");
    c.epsilon = static_cast<float>(epsilon.GetDouble());
    const std::vector<std::string> shapes = all.strings("shapes", "'shapes'");
    if (!std::equal(shapes.begin(), shapes.end(), std::begin(word_shape_names), std::end(word_shape_names)))
        file.refuse("was trained with other word shapes than this program knows");
    read_heads(all, c);
    check(file, c);
    return c;
}

}  // namespace adduce::extract
