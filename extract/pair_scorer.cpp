#include "extract/pair_scorer.hpp"

#include <stdexcept>
#include <string>

namespace adduce::extract {

std::uint32_t distance_bucket(std::uint32_t distance) {
    if (distance < 3) return distance;
    return distance <= 4 ? 3 : distance <= 8 ? 4 : distance <= 16 ? 5 : 6;
}

std::uint32_t mention_bucket(std::uint32_t distance) {
    if (distance < 5) return distance > 0 ? distance - 1 : 0;
    return distance <= 7 ? 4 : distance <= 15 ? 5 : distance <= 31 ? 6 : 7;
}

std::uint32_t placing(const PairMention& subject, const PairMention& object) {
    if (subject.end <= object.begin) return distance_bucket(object.begin - subject.end);
    if (object.end <= subject.begin) return 7 + distance_bucket(subject.begin - object.end);
    if (subject.begin <= object.begin && object.end <= subject.end) return 14;
    return object.begin <= subject.begin && subject.end <= object.end ? 15 : 16;
}

void check_mentions(const EncoderModel& model, const ContextRows& context, std::span<const PairMention> mentions) {
    if (context.width != model.config.width || context.values.size() != context.size() * context.width)
        throw std::invalid_argument("the context rows were not made by this model");
    for (const PairMention& mention : mentions)
        if (mention.begin >= mention.end || mention.end > context.size() || mention.type > 4 || mention.form > 2)
            throw std::invalid_argument("the mention of words " + std::to_string(mention.begin) + " to " + std::to_string(mention.end) +
                                        " is empty, leaves the document of " + std::to_string(context.size()) + " words, or has an unknown type or form");
}

}  // namespace adduce::extract
