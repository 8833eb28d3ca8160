#include "graph/stable_id.hpp"
#include "tests/support/test.hpp"

using namespace adduce;

TEST_CASE("SHA-256 gives the digests of the standard") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("one hasher serves many texts") {
    Sha256 hash;
    const std::string first = hash.hex("abc");
    (void)hash.hex("something else");
    CHECK(hash.hex("abc") == first);
    CHECK(hash.stable_id('n', {"a", "b"}) == stable_id('n', {"a", "b"}));
}

TEST_CASE("a stable id is its prefix and 16 hex digits") {
    const std::string id = stable_id('n', {"Person", "kim"});
    CHECK(id.size() == 17);
    CHECK(id[0] == 'n');
    CHECK(id.find_first_not_of("0123456789abcdef", 1) == std::string::npos);
}

TEST_CASE("ids do not change between releases") {
    // Worked out apart from this program: SHA-256 over each part behind its length in 8 bytes.
    CHECK(stable_id('n', {}) == "ne3b0c44298fc1c14");
    CHECK(node_id(NodeType::person, "kim") == "n712e5d0221d4d0b0");
    CHECK(statement_id("ab", Relation::commands, {0, 3}, {10, 19}, {4, 9}) == "s60d15fe2135f0497");
    CHECK(document_id("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == "de3b0c44298fc1c14");
}

TEST_CASE("where one part ends and the next begins matters") {
    CHECK(stable_id('n', {"ab", "c"}) != stable_id('n', {"a", "bc"}));
    CHECK(stable_id('n', {"ab"}) != stable_id('n', {"ab", ""}));
}

TEST_CASE("a node's id depends on type and name, a statement's on all its places") {
    CHECK(node_id(NodeType::person, "kim") != node_id(NodeType::place, "kim"));
    const std::string id = statement_id("ab", Relation::commands, {0, 3}, {10, 19}, {4, 9});
    CHECK(id != statement_id("ac", Relation::commands, {0, 3}, {10, 19}, {4, 9}));
    CHECK(id != statement_id("ab", Relation::heads, {0, 3}, {10, 19}, {4, 9}));
    CHECK(id != statement_id("ab", Relation::commands, {0, 4}, {10, 19}, {4, 9}));
    CHECK(id != statement_id("ab", Relation::commands, {0, 3}, {10, 20}, {4, 9}));
    CHECK(id != statement_id("ab", Relation::commands, {0, 3}, {10, 19}, {4, 8}));
}
