#pragma once

#include "graph/span.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// Appends the pieces of a sentence that a tree is looked for in, each of at most `most` words (3 or more): a
/// piece ends behind the last ";", "," or ":" in its last third, else where it is full. One piece if the
/// sentence fits. `words` are those of the document.
void cut_sentence(std::span<const std::string_view> words, TokenRange sentence, std::uint32_t most, std::vector<TokenRange>& pieces);

/// Finds the tree with the largest sum of scores among those with exactly one word under the root: the
/// algorithm of Chu, Liu and Edmonds, where a contracted cycle takes over the row of one of its members. A
/// penalty larger than any gain holds the root to one word. Sums are in double.
/// Keeps its scratch between calls; belongs to one thread.
class TreeFinder {
public:
    /// @param scores  for each word one row of `stride` scores: column 0 is the root, column j + 1 is word j;
    ///                what stands in a word's own column counts for nothing
    /// @param words   at most 32,000
    /// @returns       for each word the column of its head, valid until the next call. Where single scores
    ///                are equal, the lower column is taken.
    /// @cost          O(words^2) time and memory
    std::span<const std::uint32_t> find(const float* scores, std::size_t stride, std::size_t words);

private:
    using Node = std::uint16_t;   ///< a word, or a contracted cycle

    void solve(const float* scores, std::size_t stride, double penalty);
    void choose(Node node);
    void grow(Node node);
    Node contract(std::size_t first);
    double* row(Node node) { return &scores_[rows_[node] * columns_]; }

    std::size_t words_ = 0;
    std::size_t columns_ = 0;
    std::size_t nodes_ = 0;
    std::vector<double> scores_;         ///< [words, columns]
    std::vector<std::size_t> rows_;      ///< of each node
    std::vector<std::uint32_t> heads_;   ///< column that each node chose
    std::vector<double> chosen_;         ///< its score
    std::vector<std::uint8_t> states_;   ///< of each node
    std::vector<Node> owners_;           ///< outermost node that holds each column
    std::vector<Node> entries_;          ///< [cycles, columns]: the member that an arc from a column would enter
    std::vector<Node> path_;
};

}  // namespace adduce::extract
