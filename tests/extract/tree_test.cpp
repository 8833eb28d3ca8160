#include "extract/tree.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

using adduce::TokenRange;
using adduce::extract::cut_sentence;
using adduce::extract::TreeFinder;

namespace {

using Heads = std::vector<std::uint32_t>;

/// Whole numbers below `values`, so that sums are exact and equal scores are common.
std::vector<float> scores(std::size_t words, std::uint32_t values, std::uint32_t seed) {
    std::vector<float> out(words * (words + 1));
    for (float& x : out) {
        seed = seed * 1664525U + 1013904223U;
        x = static_cast<float>((seed >> 16U) % values) - static_cast<float>(values / 2);
    }
    return out;
}

bool is_tree(const Heads& heads) {
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        std::size_t at = i + 1;
        for (std::size_t steps = 0; at != 0 && steps <= heads.size(); ++steps) at = heads[at - 1];
        if (at != 0) return false;
    }
    return true;
}

float sum(const std::vector<float>& scores, const Heads& heads) {
    float total = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) total += scores[i * (heads.size() + 1) + heads[i]];
    return total;
}

/// The largest sum of any tree with one root, by trying all.
float best_sum(const std::vector<float>& scores, std::size_t words) {
    Heads heads(words, 0);
    float best = -1e9F;
    for (;;) {
        if (is_tree(heads)) best = std::max(best, sum(scores, heads));
        std::size_t i = 0;
        while (i < words && ++heads[i] > words) heads[i++] = 0;
        if (i == words) return best;
    }
}

Heads find(const std::vector<float>& scores, std::size_t words) {
    TreeFinder finder;
    const auto heads = finder.find(scores.data(), words + 1, words);
    return {heads.begin(), heads.end()};
}

}  // namespace

TEST_CASE("the best tree of a short sentence is the best of all trees") {
    for (std::size_t words = 1; words <= 5; ++words) {
        for (std::uint32_t seed = 0; seed < (words < 5 ? 60U : 25U); ++seed) {
            for (const std::uint32_t values : {3U, 1000U}) {
                const auto given = scores(words, values, seed);
                const Heads heads = find(given, words);
                INFO(words << " words, " << values << " values, seed " << seed);
                REQUIRE(is_tree(heads));
                CHECK(sum(given, heads) == best_sum(given, words));
            }
        }
    }
}

TEST_CASE("a sentence has one root even where each word would rather be one") {
    std::vector<float> given(6 * 7, 0.0F);
    for (std::size_t i = 0; i < 6; ++i) given[i * 7] = 100.0F + static_cast<float>(i);
    const Heads heads = find(given, 6);
    CHECK(is_tree(heads));
    CHECK(heads[5] == 0);
}

TEST_CASE("among equal heads the first is taken") {
    CHECK(find(std::vector<float>(4, 0.0F), 1) == Heads{0});
    std::vector<float> given(3 * 4, 0.0F);
    given[0] = 1;   // the first word is the root
    CHECK(find(given, 3) == Heads{0, 1, 1});
}

TEST_CASE("long sentences get trees, and the finder can be used again") {
    TreeFinder finder;
    for (const std::size_t words : {300U, 7U, 120U}) {
        const auto given = scores(words, 100000, 9);
        const auto found = finder.find(given.data(), words + 1, words);
        const Heads heads(found.begin(), found.end());
        CHECK(is_tree(heads));
        CHECK(heads == find(given, words));
    }
}

TEST_CASE("a cycle of cycles is opened where it costs least") {
    // 1 and 2 like each other, 3 and 4 too, and the pairs each other; the root is dear for all but cheapest for 3.
    std::vector<float> given(4 * 5, -50.0F);
    const auto set = [&](std::size_t word, std::size_t head, float score) { given[(word - 1) * 5 + head] = score; };
    set(1, 2, 10), set(2, 1, 10), set(3, 4, 10), set(4, 3, 10), set(1, 4, 5), set(3, 2, 5);
    set(3, 0, -20), set(1, 0, -30);
    CHECK(find(given, 4) == Heads{4, 1, 0, 3});
}

TEST_CASE("sentences are cut behind the last mark in the last third, else where a piece is full") {
    std::vector<std::string_view> words(25, "word");
    words[3] = ",";    // too early
    words[7] = ";";
    std::vector<TokenRange> pieces;
    cut_sentence(words, {0, 25}, 9, pieces);
    CHECK(pieces == std::vector<TokenRange>{{0, 8}, {8, 17}, {17, 25}});
    pieces.clear();
    cut_sentence(words, {2, 11}, 9, pieces);
    CHECK(pieces == std::vector<TokenRange>{{2, 11}});
}
