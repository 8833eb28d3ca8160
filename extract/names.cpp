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

/// Spans of one head as mentions; spans and sentences both ascend.
void add_mentions(const Readable& readable, const Source& source, std::span<const std::string> labels, std::span<const TaggedSpan> spans,
                  std::vector<Mention>& mentions) {
    std::size_t sentence = 0;
    for (const TaggedSpan& span : spans) {
        while (sentence + 1 < readable.starts.size() && readable.starts[sentence + 1] <= span.begin) ++sentence;
        const std::optional<MentionKind> kind = kind_of(labels[span.label]);
        if (!kind) continue;
        Mention mention;
        mention.tokens = readable.back(span.begin, span.end);
        mention.sentence = readable.sentences[sentence];
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

void add_names(Analysis& analysis, const Readable& readable, const Encoder& encoder, std::span<const std::vector<TaggedSpan>> tags) {
    const std::size_t first = analysis.mentions.size();
    std::vector<Mention> outer;
    for (const Source& source : sources) {
        const auto heads = encoder.heads();
        const auto head = std::find(heads.begin(), heads.end(), source.head);
        const auto index = static_cast<std::size_t>(head - heads.begin());
        if (head == heads.end() || index >= tags.size()) continue;
        add_mentions(readable, source, encoder.labels(index), tags[index], analysis.mentions);
        if (source.head == "outer") outer.assign(analysis.mentions.begin() + static_cast<std::ptrdiff_t>(first), analysis.mentions.end());
    }
    drop_stray_nested(analysis.mentions, first, outer);
    std::stable_sort(analysis.mentions.begin(), analysis.mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tuple(a.tokens.begin, b.tokens.end) < std::tuple(b.tokens.begin, a.tokens.end);
    });
}

}  // namespace adduce::extract
