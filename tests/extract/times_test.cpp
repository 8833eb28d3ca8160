#include "extract/times.hpp"
#include "tests/support/test.hpp"

#include <string_view>

using adduce::extract::read_time;

namespace {
struct Row {
    std::string_view words, published, first, last, granularity;
};
}  // namespace

TEST_CASE("dates are placed against the day of publication, a Thursday") {
    const std::string_view day = "2024-10-31";
    for (const Row& row : {
             Row{"October 31, 2024", "", "2024-10-31", "2024-10-31", "day"},
             Row{"31 October 2024", "", "2024-10-31", "2024-10-31", "day"},
             Row{"Oct. 22", day, "2024-10-22", "2024-10-22", "day"},
             Row{"Dec. 30", day, "2024-12-30", "2024-12-30", "day"},
             Row{"June 1", "2024-01-10", "2024-06-01", "2024-06-01", "day"},
             Row{"November 3", "2024-01-10", "2023-11-03", "2023-11-03", "day"},
             Row{"Monday", day, "2024-10-28", "2024-10-28", "day"},
             Row{"on Thursday", day, "2024-10-31", "2024-10-31", "day"},
             Row{"last Thursday", day, "2024-10-24", "2024-10-24", "day"},
             Row{"yesterday", day, "2024-10-30", "2024-10-30", "day"},
             Row{"today", day, "2024-10-31", "2024-10-31", "day"},
             Row{"three days ago", day, "2024-10-28", "2024-10-28", "day"},
             Row{"last week", day, "2024-10-21", "2024-10-27", "vague"},
             Row{"this month", day, "2024-10-01", "2024-10-31", "month"},
             Row{"last month", "2024-01-15", "2023-12-01", "2023-12-31", "month"},
             Row{"last year", day, "2023-01-01", "2023-12-31", "year"},
             Row{"February 2012", "", "2012-02-01", "2012-02-29", "month"},
             Row{"2011", "", "2011-01-01", "2011-12-31", "year"},
             Row{"since 2014", "", "2014-01-01", "", "year"},
             Row{"the 1990s", "", "1990-01-01", "1999-12-31", "decade"},
             Row{"two years ago", day, "2022-01-01", "2022-12-31", "year"},
             Row{"2024-02-03", "", "2024-02-03", "2024-02-03", "day"},
         }) {
        INFO(row.words);
        const auto time = read_time(row.words, row.published);
        REQUIRE(time.has_value());
        CHECK(time->first == row.first);
        CHECK(time->last == row.last);
        CHECK(time->granularity == row.granularity);
    }
}

TEST_CASE("what names no day stays unread") {
    for (const std::string_view words : {"", "soon", "the weekend", "February 31, 2024", "Monday", "....", "st nd"}) {
        INFO(words);
        CHECK_FALSE(read_time(words, "").has_value());
    }
    CHECK_FALSE(read_time("two hundred thousand years ago", "2024-10-31").has_value());
}
