#include "extract/encoder.hpp"
#include "extract/encoder_model.hpp"
#include "extract/model_file.hpp"
#include "graph/error.hpp"
#include "tests/extract/tiny_model.hpp"
#include "tests/support/test.hpp"

#include <functional>

using adduce::test::TemporaryFile;
using adduce::test::TinyModel;

namespace {

constexpr const char* next_step = "; reinstall adduce, or rebuild the file with extract/train";

/// What opening the bytes as an encoder says, without the path in front and the next step behind.
std::string complaint(const std::string& bytes) {
    const TemporaryFile file("encoder.safetensors", bytes);
    try {
        const adduce::extract::Encoder encoder(file.path());
    } catch (const adduce::FormatError& error) {
        const std::string message = error.what();
        const std::string front = file.path().string() + ": ";
        REQUIRE(message.substr(0, front.size()) == front);
        const std::string rest = message.substr(front.size());
        const std::size_t end = rest.find(next_step);
        REQUIRE(end != std::string::npos);
        return rest.substr(0, end);
    }
    return "no complaint";
}

std::string complaint(const std::function<void(TinyModel&)>& change) {
    TinyModel model = TinyModel::random(1);
    change(model);
    return complaint(model.bytes());
}

/// The same of a model with every head.
std::string joint_complaint(const std::function<void(TinyModel&)>& change) {
    TinyModel model = TinyModel::joint(1);
    change(model);
    return complaint(model.bytes());
}

}  // namespace

TEST_CASE("a good model file opens") { CHECK(complaint([](TinyModel&) {}) == "no complaint"); }

TEST_CASE("a missing model file is named with the reason and the next step") {
    const std::string path = "/nowhere/encoder.safetensors";
    try {
        const adduce::extract::Encoder encoder(path);
        FAIL("opened");
    } catch (const adduce::FileError& error) {
        CHECK(error.what() == path + ": the model file cannot be opened: No such file or directory" + next_step);
    }
}

TEST_CASE("an empty model file is refused") { CHECK(complaint(std::string()) == "is empty"); }

TEST_CASE("a folder in place of a model file is refused") {
    const TemporaryFile file("inside", "x");
    const std::string folder = file.path().parent_path().string();
    try {
        const adduce::extract::Encoder encoder(folder);
        FAIL("opened");
    } catch (const adduce::FormatError& error) {
        CHECK(error.what() == folder + ": is a folder, not a model file" + next_step);
    }
}

TEST_CASE("a foreign file is refused as no safetensors file") {
    CHECK(complaint("PK\x03\x04 some archive that is long enough") == "is not a safetensors file");
    CHECK(complaint("hello") == "is not a safetensors file: it has only 5 bytes");
    CHECK(complaint(std::string("\x06\0\0\0\0\0\0\0{\"a\":}", 14)) == "is not a safetensors file: its header is not JSON");
}

TEST_CASE("a safetensors file of another program is refused") {
    CHECK(complaint([](TinyModel& m) { m.format = "pt"; }) == "is a safetensors file, but not one of adduce (no format adduce-encoder/...)");
}

TEST_CASE("a model file of another format version is refused") {
    std::string known;
    for (const std::string_view format : adduce::extract::encoder_formats) known += (known.empty() ? "" : " or ") + std::string(format);
    CHECK(complaint([](TinyModel& m) { m.format = "adduce-encoder/3"; }) ==
          "has format adduce-encoder/3, this program reads " + known);
}

TEST_CASE("a truncated model file is refused wherever it ends") {
    const std::string bytes = TinyModel::random(1).bytes();
    const std::size_t header = 8 + static_cast<unsigned char>(bytes[0]) + 256U * static_cast<unsigned char>(bytes[1]);
    CHECK(complaint(bytes.substr(0, 100)) == "is truncated: its header alone has " + std::to_string(header) + " bytes, the file has 100");
    const std::size_t data = bytes.size() - header;
    CHECK(complaint(bytes.substr(0, bytes.size() - 1)) ==
          "is truncated: tensor vocab ends at byte " + std::to_string(data) + " of the data, the file has " + std::to_string(data - 1));
}

TEST_CASE("an altered byte of a model file is noticed") {
    const std::string front = "was altered or damaged: its checksum is ";
    std::string bytes = TinyModel::random(1).bytes();
    CHECK(complaint(bytes + "x").substr(0, front.size()) == front);
    bytes[bytes.size() - 1000] = static_cast<char>(bytes[bytes.size() - 1000] ^ 1);
    CHECK(complaint(bytes).substr(0, front.size()) == front);
}

TEST_CASE("a missing tensor is named") {
    CHECK(complaint([](TinyModel& m) { m.float32.erase("layers.1.ffn_norm.bias"); }) == "lacks the tensor layers.1.ffn_norm.bias");
}

TEST_CASE("a tensor of the wrong shape or type is named with both") {
    CHECK(complaint([](TinyModel& m) { m.float32["layers.0.qkv.bias"].pop_back(); }) ==
          "has tensor layers.0.qkv.bias of shape [95], expected [96]");
    CHECK(complaint([](TinyModel& m) {
              m.float32["layers.0.qkv.weight"].assign(96 * 32, 0.0F);
              m.int8.erase("layers.0.qkv.weight");
          }) == "has tensor layers.0.qkv.weight of type F32, expected I8");
}

TEST_CASE("a good joint model file opens") { CHECK(joint_complaint([](TinyModel&) {}) == "no complaint"); }

TEST_CASE("a head without one of its tensors is refused, and the tensor is named") {
    for (const char* tensor : {"classes.upos.bias", "tree.head.scale", "tree.root", "tree.arc.weight", "tree.label.bias", "spans.inside.bias", "spans.size", "coreference.end.scale",
                               "coreference.query.weight", "coreference.likeness", "coreference.score.bias", "relations.between.scale", "relations.distance", "relations.label.weight"})
        CHECK(joint_complaint([&](TinyModel& m) { REQUIRE(m.float32.erase(tensor) == 1); }) == std::string("lacks the tensor ") + tensor);
    CHECK(joint_complaint([](TinyModel& m) { m.int8.erase("relations.object_end.weight"); }) == "lacks the tensor relations.object_end.weight");
}

TEST_CASE("a head's tensor of the wrong shape is refused with both shapes") {
    CHECK(joint_complaint([](TinyModel& m) { m.float32["tree.root"].pop_back(); }) == "has tensor tree.root of shape [15], expected [16]");
    CHECK(joint_complaint([](TinyModel& m) { m.float32["coreference.sentences"].resize(6 * 16); }) == "has tensor coreference.sentences of shape [6, 16], expected [7, 16]");
    CHECK(joint_complaint([](TinyModel& m) { m.classes[1].second.pop_back(); }) == "has tensor classes.lemma.weight of shape [5, 32], expected [4, 32]");
    CHECK(joint_complaint([](TinyModel& m) { m.longest_span = 5; }) == "has tensor spans.size of shape [4, 16], expected [5, 16]");
}

TEST_CASE("sizes of a head that cannot work are refused") {
    CHECK(joint_complaint([](TinyModel& m) { m.arc = 24; }) == "has a config where 'tree.arc' is 24, expected a multiple of 16");
    CHECK(joint_complaint([](TinyModel& m) { m.longest_span = 256; }) == "has spans of up to 256 words, expected at most 255");
    CHECK(joint_complaint([](TinyModel& m) { m.deprels[4] = "dep"; }) == "has a config where the labels of the tree lack 'parataxis'");
    CHECK(joint_complaint([](TinyModel& m) { m.classes[0].second.clear(); }) == "has a config where the labels of head upos holds 0 names, expected 1 to 65535");
}

TEST_CASE("a truncated or altered joint model file is refused") {
    const std::string bytes = TinyModel::joint(1).bytes();
    CHECK(complaint(bytes.substr(0, bytes.size() / 2)).substr(0, 13) == "is truncated:");
    std::string altered = bytes;
    altered[bytes.size() / 2] = static_cast<char>(altered[bytes.size() / 2] ^ 1);
    CHECK(complaint(altered).substr(0, 24) == "was altered or damaged: ");
}

TEST_CASE("sizes that cannot work are refused") {
    CHECK(complaint([](TinyModel& m) { m.attention_heads = 4; }) ==
          "has a width of 32 with 4 heads and an inner width of 64; each head and the inner width must be a multiple of 16");
    CHECK(complaint([](TinyModel& m) { m.window = 25; }) == "has windows of 25 pieces but only 24 positions");
    CHECK(complaint([](TinyModel& m) { m.most_pieces = 23; }) == "allows 23 pieces of a token, more than a window of 24 holds");
    CHECK(complaint([](TinyModel& m) { m.layers = 0; }) == "has a config where 'layers' is not a number from 1 to 16777216");
}

TEST_CASE("a broken config is refused") {
    CHECK(complaint([](TinyModel& m) { m.metadata["config"] = "[]"; }) == "has a config that is not a JSON object");
    CHECK(complaint([](TinyModel& m) { m.metadata["config"] = "{\"layers\": 2}"; }) == "has a config without 'width'");
}

TEST_CASE("labels that are not BIO are refused") {
    CHECK(complaint([](TinyModel& m) { m.heads[1].second[1] = "Rank"; }) ==
          "has a head 'details' where label 'Rank' is neither O nor B-... nor I-...");
    CHECK(complaint([](TinyModel& m) { m.heads[1].second[2] = "I-Post"; }) ==
          "has a head 'details' where label 'I-Post' has no B- label of its type");
}

TEST_CASE("a vocabulary without the special pieces is refused") {
    CHECK(complaint([](TinyModel& m) { m.vocabulary[1] = "[OOV]"; }) == "has a vocabulary without [CLS], [SEP] or [UNK]");
}

TEST_CASE("tensors are read as they were written") {
    TinyModel model = TinyModel::random(1);
    model.float32["embeddings.norm.bias"][3] = 0.25F;
    const TemporaryFile written("encoder.safetensors", model.bytes());
    const adduce::extract::ModelFile file(written.path(), adduce::extract::encoder_formats);
    CHECK(file.float32("embeddings.norm.bias", {32})[3] == 0.25F);
    const auto weights = file.int8("layers.1.ffn_out.weight", {32, 64});
    CHECK(std::vector<std::int8_t>(weights.begin(), weights.end()) == model.int8["layers.1.ffn_out.weight"]);
    CHECK(file.bytes("vocab").substr(0, 11) == "[PAD]\n[UNK]");
    CHECK(file.metadata("fingerprint") == "tiny");
}
