#include "graph/near_miss.hpp"
#include "tests/support/test.hpp"

#include <array>

using namespace adduce;

namespace {
constexpr std::array<std::string_view, 5> names{"commands", "heads", "holds_post", "located_in", "id"};
}

TEST_CASE("a slip of the finger finds the name that was meant") {
    CHECK(near_miss("comands", names) == "commands");
    CHECK(near_miss("haeds", names) == "heads");
    CHECK(near_miss("holds-post", names) == "holds_post");
    CHECK(near_miss("Located In", names) == "located_in");
}

TEST_CASE("what is like nothing known gets no suggestion") {
    CHECK(near_miss("weather", names).empty());
    CHECK(near_miss("x", names).empty());
    CHECK(near_miss("", names).empty());
    CHECK(near_miss(std::string(100'000, 'h'), names).empty());
}

TEST_CASE("a suggestion is ready to stand in a message") {
    CHECK(did_you_mean("comands", names) == " (did you mean 'commands'?)");
    CHECK(did_you_mean("weather", names).empty());
}
