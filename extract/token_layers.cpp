#include "extract/token_layers.hpp"

#include <algorithm>

namespace adduce::extract {
namespace {

constexpr std::uint32_t longest_tree = 300;
constexpr std::uint32_t rows_at_once = 128;   // of short sentences; their projections fit into the second-level cache

}  // namespace

TokenLayers::TokenLayers(const EncoderModel& model, const TokenHeads& heads, float span_threshold)
    : model_(model), heads_(heads), projection_(heads.layers, model.kernels) {
    std::size_t part = model.config.classes.size();
    if (heads.tree) {
        tree_column_ = heads.layers.column(part);
        part += 4;
        arc_.resize(model.config.tree->relation);
        labels_.resize(heads.tree->label.stride());
    }
    if (heads.spans) spans_.emplace(*heads.spans, *model.config.spans, heads.layers.column(part), model.kernels, span_threshold);
}

void TokenLayers::read(std::span<const std::string_view> words, const SettledRows& settled, Layers& layers) {
    parts_.clear();
    for (std::size_t s = 0; s < settled.sentences.size(); ++s) {
        const TokenRange sentence = settled.sentence(s);
        if (sentence.empty()) continue;
        pieces_.clear();
        cut_sentence(words, sentence, longest_tree, pieces_);
        for (const TokenRange piece : pieces_) parts_.push_back({piece, sentence});
    }
    for (std::size_t first = 0; first < parts_.size();) {
        std::size_t last = first + 1;
        while (last < parts_.size() && parts_[last].words.end - parts_[first].words.begin <= rows_at_once) ++last;
        read_parts(std::span(parts_).subspan(first, last - first), settled, layers);
        first = last;
    }
}

void TokenLayers::read_parts(std::span<const Part> parts, const SettledRows& settled, Layers& layers) {
    const std::uint32_t begin = parts.front().words.begin;
    const std::uint32_t end = parts.back().words.end;
    std::uint32_t seen = end;   // spans look over the edge of a piece
    if (spans_) seen = static_cast<std::uint32_t>(std::min<std::size_t>(end + model_.config.spans->longest - 1, parts.back().sentence.end));
    const std::size_t width = model_.config.width;
    const std::size_t at = begin - settled.tokens.begin;
    const auto projected = projection_.run(settled.vectors.subspan(at * width, (seen - begin) * width), settled.scales.subspan(at, seen - begin));
    const WordRows rows{projected.data(), projection_.stride(), begin};
    read_classes(rows, {begin, end}, layers);
    for (const Part& part : parts) {
        if (heads_.tree) read_tree(rows, part, layers);
        if (spans_) spans_->find(rows, part.words, part.sentence.end, layers.spans);
    }
}

void TokenLayers::read_classes(const WordRows& rows, TokenRange words, Layers& layers) const {
    for (std::size_t c = 0; c < layers.classes.size(); ++c) {
        const std::size_t labels = model_.config.classes[c].labels.size();
        for (std::uint32_t word = words.begin; word < words.end; ++word) {
            const float* logits = rows.at(word, heads_.layers.column(c));
            layers.classes[c].push_back(static_cast<std::uint16_t>(std::max_element(logits, logits + labels) - logits));
        }
    }
}

void TokenLayers::read_tree(const WordRows& rows, const Part& part, Layers& layers) {
    const TokenHeads::Tree& tree = *heads_.tree;
    const std::size_t arc = model_.config.tree->arc;
    const std::size_t words = part.words.size();
    const std::size_t stride = (words + 1 + 15) / 16 * 16;
    const auto grow = [](std::vector<float>& values, std::size_t n) { if (values.size() < n) values.resize(n, 0.0F); };
    grow(dependents_, words * arc);
    grow(queries_, words * arc);
    grow(candidates_, arc * stride);
    grow(scores_, words * stride);
    grow(zeros_, std::max(arc, stride));
    const auto candidate = [&](std::size_t column, const float* vector) {
        for (std::size_t i = 0; i < arc; ++i) candidates_[i * stride + column] = std::max(vector[i], 0.0F);
    };
    candidate(0, tree.root.data());
    for (std::size_t w = 0; w < words; ++w) {
        const float* row = rows.at(part.words.begin + static_cast<std::uint32_t>(w), tree_column_);
        model_.kernels.rectified_sum(row, zeros_.data(), arc, &dependents_[w * arc]);
        candidate(w + 1, row + arc);
    }
    tree.arc(model_.kernels, dependents_.data(), words, queries_.data());
    model_.kernels.dense(queries_.data(), words, arc, candidates_.data(), zeros_.data(), stride, scores_.data());

    const auto heads = finder_.find(scores_.data(), stride, words);
    const auto root = part.words.begin + static_cast<std::uint32_t>(std::find(heads.begin(), heads.end(), 0U) - heads.begin());
    const bool first = part.words.begin == part.sentence.begin;
    if (first) sentence_root_ = root;
    for (std::size_t w = 0; w < words; ++w) {
        const std::uint32_t word = part.words.begin + static_cast<std::uint32_t>(w);
        const bool hangs = heads[w] != 0;
        const std::uint32_t head = hangs ? part.words.begin + heads[w] - 1 : sentence_root_;
        layers.heads.push_back(head);
        layers.deprels.push_back(hangs ? label_of(rows, word, head) : first ? tree.root_label : tree.parataxis_label);
    }
}

/// The best label of an arc between two words; "root" is none.
std::uint16_t TokenLayers::label_of(const WordRows& rows, std::uint32_t word, std::uint32_t head) {
    const auto& config = *model_.config.tree;
    const std::size_t column = tree_column_ + 2 * config.arc;
    model_.kernels.rectified_sum(rows.at(word, column), rows.at(head, column + config.relation), config.relation, arc_.data());
    heads_.tree->label(model_.kernels, arc_.data(), 1, labels_.data());
    labels_[heads_.tree->root_label] = -3.0e38F;
    return static_cast<std::uint16_t>(std::max_element(labels_.begin(), labels_.begin() + static_cast<std::ptrdiff_t>(config.labels.size())) - labels_.begin());
}

}  // namespace adduce::extract
