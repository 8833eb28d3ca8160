#pragma once

#include "graph/span.hpp"
#include "graph/vocabulary.hpp"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

/// The names things keep for ever: short hashes of what makes a thing the thing it is, so that the same
/// input gives the same ids on every machine and merging never changes them.
namespace adduce {

/// SHA-256 (FIPS 180-4). One object hashes any number of texts, one after another; not for several threads at once.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    /// 64 lower-case hex digits of the bytes of `text`. Cost O(bytes).
    std::string hex(std::string_view text);

    /// `prefix` and the first 16 hex digits of the hash over `parts`. Each part is hashed behind its length
    /// (8 bytes, least first), so {"ab", "c"} and {"a", "bc"} differ. 64 bits: among a million things a clash has
    /// a chance of about 1 in 37 million.
    std::string stable_id(char prefix, std::initializer_list<std::string_view> parts);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The same for a single text; from several threads as you like.
std::string sha256_hex(std::string_view text);
std::string stable_id(char prefix, std::initializer_list<std::string_view> parts);

/// "d" and the first 16 digits of the text's SHA-256: copies of one text are one document.
std::string document_id(std::string_view sha256);

/// From type and comparison form of the name: equal type and form is one node in all documents.
std::string node_id(NodeType type, std::string_view comparison_form);

/// From the document's SHA-256, the relation and the three places. For an attribute `object` is the place of the value.
std::string statement_id(std::string_view sha256, Relation relation, SourceSpan subject, SourceSpan object, SourceSpan trigger);

}  // namespace adduce
