#include "extract/quantities.hpp"
#include "tests/support/test.hpp"

#include <string_view>

using adduce::extract::read_quantity;

TEST_CASE("numbers are read with their bounds") {
    struct Row {
        std::string_view words, bound, of;
        double value;
    };
    for (const Row& row : {
             Row{"10,000 troops", "exact", "troops", 10000}, Row{"more than 10,000 North Korean troops", "more_than", "north korean troops", 10000},
             Row{"at least three soldiers", "at_least", "soldiers", 3}, Row{"up to 500 men", "at_most", "men", 500}, Row{"nearly two hundred", "about", "", 200},
             Row{"twenty-five fighters", "exact", "fighters", 25}, Row{"two thousand five hundred", "exact", "", 2500}, Row{"$500 million", "exact", "", 5e8},
             Row{"dozens of people", "at_least", "people", 24}, Row{"a dozen tanks", "exact", "tanks", 12}, Row{"one hundred and five", "exact", "", 105}, Row{"1.5 million refugees", "exact", "refugees", 1.5e6},
         }) {
        INFO(row.words);
        const auto q = read_quantity(row.words);
        REQUIRE(q.value.has_value());
        CHECK(*q.value == adduce::test::Approx(row.value));
        CHECK(q.bound == row.bound);
        CHECK(q.of == row.of);
    }
}

TEST_CASE("a range has both ends and no single value") {
    const auto q = read_quantity("between 20 and 30 soldiers");
    CHECK_FALSE(q.value.has_value());
    CHECK(*q.min == 20);
    CHECK(*q.max == 30);
    CHECK(q.bound == "between");
    CHECK(q.of == "soldiers");
}

TEST_CASE("words without a number give no number") {
    for (const std::string_view words : {"", "several", "many troops", "-", "and and"}) {
        INFO(words);
        const auto q = read_quantity(words);
        CHECK_FALSE(q.value.has_value());
        CHECK(q.bound.empty());
    }
}
