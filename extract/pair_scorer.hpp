#pragma once

#include "extract/encoder_model.hpp"
#include "extract/layers.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adduce::extract {

/// Bucket of a distance: 0, 1, 2, 3-4, 5-8, 9-16, 17 and more are 0 to 6.
std::uint32_t distance_bucket(std::uint32_t distance);
/// Bucket of a distance in mentions, 1 or more: 1, 2, 3, 4, 5-7, 8-15, 16-31, 32 and more are 0 to 7.
std::uint32_t mention_bucket(std::uint32_t distance);
/// Row of `relations.distance` for two mentions: by the gap if one is before the other, else by which holds which.
std::uint32_t placing(const PairMention& subject, const PairMention& object);

/// Scores of pairs; parameters, result and errors as Encoder::antecedent_scores and statement_scores.
/// Mentions become vectors a few thousand pairs at a time, so memory does not grow with the document.
std::vector<float> score_antecedents(const EncoderModel& model, const CoreferenceHead& head, const ContextRows& context,
                                     std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs);
std::vector<float> score_statements(const EncoderModel& model, const RelationHead& head, const ContextRows& context,
                                    std::span<const PairMention> mentions, std::span<const StatementPair> pairs);

/// @throws std::invalid_argument  if a mention leaves the document or has an unknown type or form, or the
///                                context is not of this model
void check_mentions(const EncoderModel& model, const ContextRows& context, std::span<const PairMention> mentions);

}  // namespace adduce::extract
