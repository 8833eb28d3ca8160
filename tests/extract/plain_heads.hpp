#pragma once

#include "tests/extract/tiny_model.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace adduce::test {

/// The formulas of the heads written down once more, plainly and in double precision, on the vectors of a
/// document's words.
class PlainHeads {
public:
    using Row = std::vector<double>;
    using Span = std::pair<std::size_t, std::size_t>;   ///< words, half-open

    PlainHeads(const TinyModel& model, std::vector<Row> words) : model_(model), words_(std::move(words)) {}

    Row class_logits(std::size_t head, std::size_t word) const;
    /// For each word of a sentence the scores of the root and of each word as its head.
    std::vector<Row> arc_scores(Span sentence) const;
    Row arc_labels(std::size_t word, std::size_t head) const;
    /// Logits of the labels, without that of "none".
    Row span_logits(Span span) const;

    struct Mention {
        Span span;
        std::size_t sentence = 0;
        std::size_t type = 0;
        std::size_t form = 0;
    };
    /// `distance` counts mentions; rows of the tables by the caller.
    double antecedent(const Mention& anaphor, const Mention& antecedent, const std::vector<std::pair<std::string, std::size_t>>& features) const;
    Row statement(const Mention& subject, const Mention& object, const std::vector<std::pair<std::string, std::size_t>>& features) const;

private:
    Row rounded(const std::string& layer, std::size_t word) const;
    Row mean(const std::string& layer, Span span) const;
    Row dense(const std::string& layer, const Row& x) const;
    Row table(const std::string& name, std::size_t row, std::size_t columns) const;
    Row mention(Span span) const;

    const TinyModel& model_;
    std::vector<Row> words_;
};

}  // namespace adduce::test
