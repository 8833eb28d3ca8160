#include "extract/model_file.hpp"

#include "graph/error.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <rapidjson/document.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

namespace adduce::extract {
namespace {

constexpr std::size_t length_bytes = 8;
constexpr std::size_t largest_header = 16U << 20U;   // ours has 12 KB; more is another kind of file

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw Error("the cryptographic library cannot compute SHA-256; check the installation of OpenSSL");
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += "0123456789abcdef"[digest[i] >> 4U];
        hex += "0123456789abcdef"[digest[i] & 15U];
    }
    return hex;
}

std::size_t bytes_of(std::string_view type) { return type == "F32" ? 4 : 1; }

/// Number of values, or the largest number when it does not fit: no tensor can have that many.
std::size_t count(const std::vector<std::size_t>& shape) {
    std::size_t n = 1;
    for (const std::size_t extent : shape)
        if (__builtin_mul_overflow(n, extent, &n)) return std::numeric_limits<std::size_t>::max();
    return n;
}

std::string shape_text(const std::vector<std::size_t>& shape) {
    std::string text = "[";
    for (const std::size_t extent : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + "]";
}

std::string either(std::span<const std::string_view> formats) {
    std::string text;
    for (const std::string_view format : formats) text += (text.empty() ? "" : " or ") + std::string(format);
    return text;
}

struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

}  // namespace

ModelFile::ModelFile(const std::filesystem::path& file, std::span<const std::string_view> formats) : path_(file) {
    map();
    try {
        read_header(formats);
        verify_checksum();
    } catch (...) {
        ::munmap(const_cast<char*>(content_.data()), content_.size());
        throw;
    }
}

ModelFile::~ModelFile() { ::munmap(const_cast<char*>(content_.data()), content_.size()); }

void ModelFile::refuse(const std::string& what) const {
    throw FormatError(path_.string() + ": " + what + "; reinstall adduce, or rebuild the file with extract/train");
}

void ModelFile::map() {
    const auto fail = [&](const char* what) {
        throw FileError(path_.string() + ": " + what + ": " + std::strerror(errno) +
                        "; reinstall adduce, or rebuild the file with extract/train");
    };
    const Descriptor file{::open(path_.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) fail("the model file cannot be opened");
    struct stat status {};
    if (::fstat(file.number, &status) != 0) fail("the model file cannot be examined");
    if (S_ISDIR(status.st_mode)) refuse("is a folder, not a model file");
    if (status.st_size == 0) refuse("is empty");
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (address == MAP_FAILED) fail("the model file cannot be mapped");
    content_ = {static_cast<const char*>(address), size};
}

void ModelFile::read_header(std::span<const std::string_view> formats) {
    if (content_.size() <= length_bytes) refuse("is not a safetensors file: it has only " + std::to_string(content_.size()) + " bytes");
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        length |= std::uint64_t{static_cast<unsigned char>(content_[i])} << (8 * i);
    if (length < 2 || length > largest_header || content_[length_bytes] != '{') refuse("is not a safetensors file");
    data_ = length_bytes + static_cast<std::size_t>(length);
    if (data_ > content_.size())
        refuse("is truncated: its header alone has " + std::to_string(data_) + " bytes, the file has " + std::to_string(content_.size()));

    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(content_.data() + length_bytes, static_cast<std::size_t>(length));
    const rapidjson::Value& header = document;
    if (document.HasParseError() || !header.IsObject()) refuse("is not a safetensors file: its header is not JSON");
    const auto described = header.FindMember("__metadata__");
    if (described != header.MemberEnd() && described->value.IsObject())
        for (const auto& entry : described->value.GetObject())
            if (entry.value.IsString()) metadata_.emplace(entry.name.GetString(), entry.value.GetString());

    const std::string_view kind = formats[0].substr(0, formats[0].find('/') + 1);
    const std::string& found = metadata_["format"];
    if (!found.starts_with(kind)) refuse("is a safetensors file, but not one of adduce (no format " + std::string(kind) + "...)");
    if (std::find(formats.begin(), formats.end(), found) == formats.end()) refuse("has format " + found + ", this program reads " + either(formats));

    for (const auto& entry : header.GetObject()) {
        const std::string name = entry.name.GetString();
        if (name == "__metadata__") continue;
        const auto broken = [&] { refuse("has a broken description of tensor " + name); };
        if (!entry.value.IsObject()) broken();
        const auto type = entry.value.FindMember("dtype");
        const auto shape = entry.value.FindMember("shape");
        const auto place = entry.value.FindMember("data_offsets");
        const auto end = entry.value.MemberEnd();
        if (type == end || !type->value.IsString() || shape == end || !shape->value.IsArray() || place == end ||
            !place->value.IsArray() || place->value.Size() != 2 || !place->value[0].IsUint64() || !place->value[1].IsUint64())
            broken();
        Tensor tensor;
        tensor.type = type->value.GetString();
        for (const auto& extent : shape->value.GetArray()) {
            if (!extent.IsUint64()) broken();
            tensor.shape.push_back(extent.GetUint64());
        }
        const std::size_t room = content_.size() - data_;
        const std::size_t first = place->value[0].GetUint64();
        const std::size_t last = place->value[1].GetUint64();
        if (last > room)
            refuse("is truncated: tensor " + name + " ends at byte " + std::to_string(last) + " of the data, the file has " + std::to_string(room));
        if (first > last) broken();
        tensor.begin = data_ + first;
        tensor.end = data_ + last;
        tensors_.emplace(name, std::move(tensor));
    }
}

void ModelFile::verify_checksum() const {
    const std::string found = sha256_hex(content_.substr(data_));
    if (found != metadata("checksum")) refuse("was altered or damaged: its checksum is " + found + ", expected " + metadata("checksum"));
}

const std::string& ModelFile::metadata(const std::string& name) const {
    const auto found = metadata_.find(name);
    if (found == metadata_.end()) refuse("lacks the entry '" + name + "' in its metadata");
    return found->second;
}

const ModelFile::Tensor& ModelFile::tensor(const std::string& name, std::string_view type) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end()) refuse("lacks the tensor " + name);
    if (found->second.type != type) refuse("has tensor " + name + " of type " + found->second.type + ", expected " + std::string(type));
    return found->second;
}

const char* ModelFile::values(const std::string& name, std::string_view type, std::initializer_list<std::size_t> shape) const {
    const Tensor& found = tensor(name, type);
    const std::vector<std::size_t> wanted(shape);
    if (found.shape != wanted) refuse("has tensor " + name + " of shape " + shape_text(found.shape) + ", expected " + shape_text(wanted));
    const std::size_t size = bytes_of(type);
    if (count(wanted) != (found.end - found.begin) / size || (found.end - found.begin) % size != 0 || found.begin % size != 0)
        refuse("has tensor " + name + " in " + std::to_string(found.end - found.begin) + " bytes, which does not fit its shape " + shape_text(wanted));
    return content_.data() + found.begin;
}

std::span<const std::int8_t> ModelFile::int8(const std::string& name, std::initializer_list<std::size_t> shape) const {
    return {reinterpret_cast<const std::int8_t*>(values(name, "I8", shape)), count(shape)};
}

std::span<const float> ModelFile::float32(const std::string& name, std::initializer_list<std::size_t> shape) const {
    return {reinterpret_cast<const float*>(values(name, "F32", shape)), count(shape)};
}

std::string_view ModelFile::bytes(const std::string& name) const {
    const Tensor& found = tensor(name, "U8");
    return content_.substr(found.begin, found.end - found.begin);
}

}  // namespace adduce::extract
