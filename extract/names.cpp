#include "extract/names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace adduce::extract {
namespace {

/// The heads that are read here.
struct Source {
    std::string_view head;
    std::string_view found_by;
    bool nested;
};

constexpr std::array<Source, 3> sources = {
    {{"outer", "encoder.outer", false}, {"inner", "encoder.inner", true}, {"details", "encoder.details", false}}};

constexpr std::array<std::pair<std::string_view, MentionKind>, 9> kinds = {{{"Person", MentionKind::person},
                                                                           {"Unit", MentionKind::unit},
                                                                           {"Organization", MentionKind::organization},
                                                                           {"Place", MentionKind::place},
                                                                           {"Nationality", MentionKind::nationality},
                                                                           {"Rank", MentionKind::rank},
                                                                           {"Role", MentionKind::role},
                                                                           {"Date", MentionKind::date},
                                                                           {"Quantity", MentionKind::quantity}}};

std::optional<MentionKind> kind_of(std::string_view label) {
    for (const auto& [name, kind] : kinds)
        if (name == label) return kind;
    return std::nullopt;
}

/// The sentences that are read, as the encoder wants them, with the way back.
struct Reading {
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> tokens;      ///< token of the document for each word
    std::vector<std::uint32_t> starts;      ///< first word of each sentence
    std::vector<std::uint32_t> sentences;   ///< sentence of the document for each of them
};

Reading readable(const Analysis& analysis) {
    Reading reading;
    std::size_t block = 0;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const TokenRange sentence = analysis.sentences[s];
        while (block < analysis.blocks.size() && analysis.blocks[block].tokens.end <= sentence.begin) ++block;
        if (block < analysis.blocks.size() && !is_read(analysis.blocks[block].kind)) continue;
        if (sentence.empty()) continue;
        reading.starts.push_back(static_cast<std::uint32_t>(reading.words.size()));
        reading.sentences.push_back(s);
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            reading.words.push_back(analysis.word(t));
            reading.tokens.push_back(t);
        }
    }
    return reading;
}

/// Spans of one head as mentions; spans and sentences both ascend.
void add_mentions(const Reading& reading, const Source& source, std::span<const std::string> labels, std::span<const TaggedSpan> spans,
                  std::vector<Mention>& mentions) {
    std::size_t sentence = 0;
    for (const TaggedSpan& span : spans) {
        while (sentence + 1 < reading.starts.size() && reading.starts[sentence + 1] <= span.begin) ++sentence;
        const std::optional<MentionKind> kind = kind_of(labels[span.label]);
        if (!kind) continue;
        Mention mention;
        mention.tokens = {reading.tokens[span.begin], reading.tokens[span.end - 1] + 1};
        mention.sentence = reading.sentences[sentence];
        mention.kind = *kind;
        mention.nested = source.nested;
        mention.score = span.score;
        mention.found_by = source.found_by;
        mentions.push_back(mention);
    }
}

/// Drops nested names that lie in no outer one: there the outer head, which said "no name", decides.
void drop_stray_nested(std::vector<Mention>& mentions, std::size_t first, std::span<const Mention> outer) {
    const auto stray = [&](const Mention& inner) {
        if (!inner.nested) return false;
        auto holder = std::upper_bound(outer.begin(), outer.end(), inner.tokens.begin,
                                       [](std::uint32_t begin, const Mention& m) { return begin < m.tokens.begin; });
        if (holder == outer.begin()) return true;
        --holder;
        return !holder->tokens.contains(inner.tokens) || holder->tokens == inner.tokens;
    };
    mentions.erase(std::remove_if(mentions.begin() + static_cast<std::ptrdiff_t>(first), mentions.end(), stray), mentions.end());
}

}  // namespace

void find_names(Analysis& analysis, const Encoder& encoder) {
    const Reading reading = readable(analysis);
    const auto spans = encoder.tag(reading.words, reading.starts);
    const std::size_t first = analysis.mentions.size();
    std::vector<Mention> outer;
    for (const Source& source : sources) {
        const auto heads = encoder.heads();
        const auto head = std::find(heads.begin(), heads.end(), source.head);
        if (head == heads.end()) continue;
        const auto index = static_cast<std::size_t>(head - heads.begin());
        add_mentions(reading, source, encoder.labels(index), spans[index], analysis.mentions);
        if (source.head == "outer") outer.assign(analysis.mentions.begin() + static_cast<std::ptrdiff_t>(first), analysis.mentions.end());
    }
    drop_stray_nested(analysis.mentions, first, outer);
    std::stable_sort(analysis.mentions.begin(), analysis.mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tuple(a.tokens.begin, b.tokens.end) < std::tuple(b.tokens.begin, a.tokens.end);
    });
}

}  // namespace adduce::extract
