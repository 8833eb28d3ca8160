#include "extract/tree.hpp"

#include <algorithm>
#include <limits>

namespace adduce::extract {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();
enum State : std::uint8_t { fresh, on_path, attached };

bool may_cut(std::string_view word) { return word == ";" || word == "," || word == ":"; }

}  // namespace

void cut_sentence(std::span<const std::string_view> words, TokenRange sentence, std::uint32_t most, std::vector<TokenRange>& pieces) {
    std::uint32_t begin = sentence.begin;
    while (sentence.end - begin > most) {
        std::uint32_t end = begin + most;
        const std::uint32_t earliest = end - most / 3;
        while (end > earliest && !may_cut(words[end - 1])) --end;
        if (end == earliest) end = begin + most;
        pieces.push_back({begin, end});
        begin = end;
    }
    pieces.push_back({begin, sentence.end});
}

std::span<const std::uint32_t> TreeFinder::find(const float* scores, std::size_t stride, std::size_t words) {
    words_ = words;
    columns_ = words + 1;
    scores_.resize(words * columns_);
    rows_.resize(2 * words);
    heads_.resize(2 * words);
    chosen_.resize(2 * words);
    states_.resize(2 * words);
    owners_.resize(columns_);
    entries_.resize(words * columns_);
    solve(scores, stride, 0);
    const auto found = std::span(heads_).first(words);
    if (std::count(found.begin(), found.end(), 0U) <= 1) return found;
    double least = scores[0];
    double most = least;
    for (std::size_t i = 0; i < words; ++i) {
        for (std::size_t c = 0; c < columns_; ++c) {
            if (c == i + 1) continue;
            least = std::min(least, double{scores[i * stride + c]});
            most = std::max(most, double{scores[i * stride + c]});
        }
    }
    solve(scores, stride, (most - least) * static_cast<double>(words) + 1);
    return found;
}

void TreeFinder::solve(const float* scores, std::size_t stride, double penalty) {
    nodes_ = words_;
    for (std::size_t i = 0; i < words_; ++i) {
        const auto node = static_cast<Node>(i);
        rows_[i] = i;
        states_[i] = fresh;
        owners_[i + 1] = node;
        std::copy_n(scores + i * stride, columns_, row(node));
        row(node)[0] -= penalty;
        row(node)[i + 1] = never;
    }
    for (std::size_t i = 0; i < words_; ++i)
        if (states_[owners_[i + 1]] == fresh) grow(static_cast<Node>(i));
    // From the outermost cycles inwards: the member that the arc enters gives up its place in the cycle.
    for (std::size_t node = nodes_; node-- > words_;) {
        const Node entered = entries_[(node - words_) * columns_ + heads_[node]];
        heads_[entered] = heads_[node];
    }
}

/// Follows the best arcs from a word to its head, and on, until the root or what hangs on it is reached;
/// a cycle becomes one node.
void TreeFinder::grow(Node node) {
    path_.clear();
    for (;;) {
        path_.push_back(node);
        states_[node] = on_path;
        choose(node);
        if (heads_[node] == 0) break;
        const Node next = owners_[heads_[node]];
        if (states_[next] == attached) break;
        node = states_[next] == fresh ? next : contract(static_cast<std::size_t>(std::find(path_.begin(), path_.end(), next) - path_.begin()));
    }
    for (const Node n : path_) states_[n] = attached;
}

void TreeFinder::choose(Node node) {
    const double* scores = row(node);
    const double* best = std::max_element(scores, scores + columns_);
    heads_[node] = static_cast<std::uint32_t>(best - scores);
    chosen_[node] = *best;
}

/// Makes one node of the end of the path. An arc into it costs what its member loses by taking it.
TreeFinder::Node TreeFinder::contract(std::size_t first) {
    const auto cycle = static_cast<Node>(nodes_++);
    Node* entries = &entries_[(cycle - words_) * columns_];
    const Node head = path_[first];
    double* scores = row(head);
    for (std::size_t c = 0; c < columns_; ++c) {
        scores[c] -= chosen_[head];
        entries[c] = head;
    }
    for (std::size_t p = first + 1; p < path_.size(); ++p) {
        const Node member = path_[p];
        const double* others = row(member);
        for (std::size_t c = 0; c < columns_; ++c) {
            const double loss = others[c] - chosen_[member];
            if (loss > scores[c]) {
                scores[c] = loss;
                entries[c] = member;
            }
        }
    }
    for (std::size_t c = 1; c < columns_; ++c) {
        if (std::find(path_.begin() + static_cast<std::ptrdiff_t>(first), path_.end(), owners_[c]) == path_.end()) continue;
        owners_[c] = cycle;
        scores[c] = never;
    }
    path_.resize(first);
    rows_[cycle] = rows_[head];
    states_[cycle] = fresh;
    return cycle;
}

}  // namespace adduce::extract
