#include "extract/chains.hpp"
#include "tests/support/test.hpp"

using adduce::extract::Chains;
using List = std::vector<std::vector<std::uint32_t>>;

TEST_CASE("each thing is a chain of its own until it is joined") {
    Chains chains(4);
    CHECK(chains.join(3, 1));
    CHECK(chains.all() == List{{0}, {1, 3}, {2}});
    CHECK(chains.first(3) == 1);
}

TEST_CASE("joining chains keeps their members in order, whichever way they were joined") {
    Chains chains(5);
    CHECK(chains.join(4, 3));
    CHECK(chains.join(2, 0));
    CHECK(chains.join(0, 4));
    CHECK(chains.all() == List{{0, 2, 3, 4}, {1}});
    CHECK_FALSE(chains.join(2, 3));
}

TEST_CASE("a chain has the entity of any of its members, and never two") {
    Chains chains(3);
    chains.set_entity(1, 7);
    CHECK(chains.entity(0) == Chains::none);
    CHECK(chains.join(0, 1));
    CHECK(chains.entity(0) == 7);
    chains.set_entity(2, 8);
    CHECK_FALSE(chains.join(0, 2));
    CHECK(chains.entity(2) == 8);
}
