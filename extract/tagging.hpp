#pragma once

#include "extract/encoder.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace adduce::extract {

/// The labels of one head in BIO form: "O", then "B-" and "I-" for each type.
class TagSet {
public:
    /// @throws FormatError  if a label is not O, B-... or I-..., the first is not O, or an I- has no B-
    explicit TagSet(std::vector<std::string> labels);

    std::size_t size() const { return labels_.size(); }
    const std::string& label(std::size_t i) const { return labels_[i]; }
    std::span<const std::string> types() const { return types_; }   ///< in the order of their B- labels

    bool begins(std::size_t label) const { return labels_[label][0] == 'B'; }
    bool continues(std::size_t label) const { return labels_[label][0] == 'I'; }
    std::uint16_t type(std::size_t label) const { return type_of_[label]; }   ///< of a B- or I- label
    /// Whether BIO allows `to` right behind `from`: an I- only behind a B- or I- of its own type.
    bool allows(std::size_t from, std::size_t to) const {
        return !continues(to) || (from != 0 && type_of_[from] == type_of_[to]);
    }

private:
    std::vector<std::string> labels_;
    std::vector<std::string> types_;
    std::vector<std::uint16_t> type_of_;
};

/// The best sequence of labels of one sentence: the largest sum of logits among those that BIO allows.
/// Ties go to the lower label.
/// @param logits  one row of tags.size() for each token
std::vector<std::uint16_t> best_labels(const TagSet& tags, std::span<const float> logits);

/// Appends the spans of a labelled sentence; tokens count from `first`. The score of a span is the mean
/// probability of its labels. Cost: O(tokens * labels).
void append_spans(const TagSet& tags, std::span<const std::uint16_t> labels, std::span<const float> logits, std::uint32_t first,
                  std::vector<TaggedSpan>& spans);

}  // namespace adduce::extract
