#include "extract/encoder_windows.hpp"
#include "tests/support/test.hpp"

#include <numeric>

using adduce::extract::plan_windows;
using adduce::extract::Window;

namespace {

/// "0-3 3-5": the token ranges of the windows.
std::string plan(const std::vector<std::uint8_t>& pieces, const std::vector<std::uint32_t>& sentences) {
    std::string out;
    for (const Window& w : plan_windows(pieces, sentences, {12, 4})) {
        out += (out.empty() ? "" : " ") + std::to_string(w.tokens.begin) + "-" + std::to_string(w.tokens.end) + (w.whole ? "" : "*");
        CHECK(w.pieces == std::accumulate(pieces.begin() + w.tokens.begin, pieces.begin() + w.tokens.end, 0U));
        CHECK(w.rows() <= 12);
    }
    return out;
}

}  // namespace

TEST_CASE("sentences share a window while they fit") {
    CHECK(plan({3, 3, 4, 1, 2}, {0, 2, 3}) == "0-3 3-5");   // ten pieces fill a window of twelve
    CHECK(plan({3, 3, 5, 1}, {0, 2, 3}) == "0-2 2-4");
}

TEST_CASE("a document without tokens has no windows") {
    CHECK(plan({}, {}).empty());
    CHECK(plan({}, {0}).empty());
}

TEST_CASE("an empty sentence takes no room") { CHECK(plan({2, 2}, {0, 1, 1}) == "0-2"); }

TEST_CASE("a sentence that is too long is cut into overlapping windows of its own") {
    // Two pieces a token: five tokens fit, two are repeated.
    CHECK(plan({2, 2, 2, 2, 2, 2, 2, 2, 2}, {0}) == "0-5* 3-8* 6-9*");
    CHECK(plan({1, 2, 2, 2, 2, 2, 2, 1}, {0, 1, 7}) == "0-1 1-6* 4-7* 7-8");
}

TEST_CASE("windows of a long sentence advance even where nothing can be repeated") {
    CHECK(plan({6, 6, 6}, {0}) == "0-1* 1-2* 2-3*");
    CHECK(plan({10, 10}, {0}) == "0-1* 1-2*");
}
