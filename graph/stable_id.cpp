#include "graph/stable_id.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace adduce {

namespace {

constexpr std::size_t digest_size = 32;
using Digest = std::array<unsigned char, digest_size>;

std::string hex_digits(const Digest& digest, std::size_t bytes, std::string text = {}) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < bytes; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

void require(bool done) {   // only memory or a crippled libcrypto can bring us here
    if (!done) throw std::runtime_error("libcrypto cannot compute SHA-256");
}

}  // namespace

struct Sha256::State {
    // Fetched once: looking an algorithm up by name costs more than hashing an id.
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};

    void begin() { require(EVP_DigestInit_ex2(context.get(), algorithm.get(), nullptr) == 1); }
    void add(const void* data, std::size_t size) { require(EVP_DigestUpdate(context.get(), data, size) == 1); }
    Digest end() {
        Digest digest{};
        require(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
        return digest;
    }
};

Sha256::Sha256() : state_(std::make_unique<State>()) { require(state_->algorithm && state_->context); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

std::string Sha256::hex(std::string_view text) {
    state_->begin();
    state_->add(text.data(), text.size());
    return hex_digits(state_->end(), digest_size);
}

std::string Sha256::stable_id(char prefix, std::initializer_list<std::string_view> parts) {
    state_->begin();
    for (std::string_view part : parts) {
        std::array<unsigned char, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (8 * i));
        state_->add(length.data(), length.size());
        state_->add(part.data(), part.size());
    }
    return hex_digits(state_->end(), 8, std::string(1, prefix));
}

std::string sha256_hex(std::string_view text) { return Sha256().hex(text); }

std::string stable_id(char prefix, std::initializer_list<std::string_view> parts) { return Sha256().stable_id(prefix, parts); }

std::string document_id(std::string_view sha256) { return "d" + std::string(sha256.substr(0, 16)); }

std::string node_id(NodeType type, std::string_view comparison_form) { return stable_id('n', {name(type), comparison_form}); }

std::string statement_id(std::string_view sha256, Relation relation, SourceSpan subject, SourceSpan object, SourceSpan trigger) {
    const auto place = [](SourceSpan span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); };
    return stable_id('s', {sha256, name(relation), place(subject), place(object), place(trigger)});
}

}  // namespace adduce
