#include "extract/word_shape.hpp"
#include "tests/support/test.hpp"

#include <string>
#include <utility>
#include <vector>

using adduce::extract::word_shape;
using adduce::extract::WordShape;

TEST_CASE("a token's shape says how it is written") {
    const std::vector<std::pair<std::string, WordShape>> cases = {
        {"troops", WordShape::lower},       {"Zelensky", WordShape::title},  {"NATO", WordShape::upper},
        {"A", WordShape::single},           {"McDonald", WordShape::mixed},  {"iPhone", WordShape::mixed},
        {"2008", WordShape::digits},        {"10,000", WordShape::digits},   {"93rd", WordShape::alphanumeric},
        {"F-16", WordShape::alphanumeric},  {"U.S.", WordShape::acronym},    {"J.", WordShape::acronym},
        {",", WordShape::symbol},           {"--", WordShape::symbol},       {"", WordShape::symbol},
        {"'s", WordShape::lower},           {"O'Brien", WordShape::mixed},   {"Al-shabaab", WordShape::title},
        {"\xC3\x89mile", WordShape::title}, {"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", WordShape::title},
        {"\xE5\x8C\x97\xE4\xBA\xAC", WordShape::other},   // Chinese has no case
        {"\xD9\xA3", WordShape::digits},                  // an Arabic digit
        {"\xC2\xBD", WordShape::symbol},                  // one half is no decimal digit
        {"\xFF\xFE", WordShape::symbol},                  // not UTF-8: nothing is known
    };
    for (const auto& [token, shape] : cases) {
        INFO(token);
        CHECK(static_cast<int>(word_shape(token)) == static_cast<int>(shape));
    }
}
