#include "extract/read_layers.hpp"

#include "extract/names.hpp"
#include "extract/readable.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::array<std::pair<std::string_view, MentionKind>, 4> kinds{{{"Person", MentionKind::person}, {"Unit", MentionKind::unit}, {"Organization", MentionKind::organization}, {"Place", MentionKind::place}}};
constexpr std::array<std::pair<std::string_view, MentionForm>, 3> forms{{{"name", MentionForm::name}, {"description", MentionForm::description}, {"pronoun", MentionForm::pronoun}}};

template <class Value, std::size_t N>
std::optional<Value> find(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view name) {
    for (const auto& [key, value] : table)
        if (key == name) return value;
    return std::nullopt;
}

/// "Person.description"; nothing for a label that means nothing here.
std::optional<std::pair<MentionKind, MentionForm>> parse_label(std::string_view label) {
    const auto point = label.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    const auto kind = find(kinds, label.substr(0, point));
    const auto form = find(forms, label.substr(point + 1));
    if (!kind || !form) return std::nullopt;
    return std::pair(*kind, *form);
}

LabelColumn column(const Analysis& analysis, const Readable& readable, std::span<const std::string> labels, const std::vector<std::uint16_t>& ids) {
    LabelColumn out;
    out.labels = labels;
    out.ids.assign(analysis.tokens.size(), LabelColumn::none);
    for (std::size_t w = 0; w < ids.size() && w < readable.tokens.size(); ++w) out.ids[readable.tokens[w]] = ids[w];
    return out;
}

void take_syntax(Analysis& analysis, const Readable& readable, const Encoder& encoder, const Layers& layers) {
    Syntax& syntax = analysis.syntax;
    const auto heads = encoder.class_heads();
    for (std::size_t h = 0; h < heads.size() && h < layers.classes.size(); ++h) {
        LabelColumn* const out = heads[h] == "upos" ? &syntax.upos : heads[h] == "xpos" ? &syntax.xpos : heads[h] == "lemma" ? &syntax.lemma : nullptr;
        if (out != nullptr) *out = column(analysis, readable, encoder.class_labels(h), layers.classes[h]);
    }
    if (encoder.deprels().empty()) return;
    syntax.deprel = column(analysis, readable, encoder.deprels(), layers.deprels);
    syntax.heads.assign(analysis.tokens.size(), Syntax::none);
    for (std::size_t w = 0; w < layers.heads.size() && w < readable.tokens.size(); ++w) syntax.heads[readable.tokens[w]] = readable.tokens[layers.heads[w]];
}

void take_candidates(Analysis& analysis, const Readable& readable, std::span<const std::string> labels, const std::vector<SpanCandidate>& spans) {
    std::size_t sentence = 0;
    for (const SpanCandidate& span : spans) {
        while (sentence + 1 < readable.starts.size() && readable.starts[sentence + 1] <= span.begin) ++sentence;
        const auto label = parse_label(labels[span.label]);
        if (!label) continue;
        analysis.candidates.push_back({readable.back(span.begin, span.end), readable.sentences[sentence], label->first, label->second, span.score});
    }
}

void take_context(Analysis& analysis, const Readable& readable, ContextRows rows) {
    if (rows.size() != readable.words.size()) return;   // a model that scores no pairs
    analysis.context.rows = std::move(rows);
    analysis.context.row_of.assign(analysis.tokens.size(), Context::none);
    for (std::uint32_t w = 0; w < readable.tokens.size(); ++w) analysis.context.row_of[readable.tokens[w]] = w;
}

}  // namespace

void take_layers(Analysis& analysis, const Encoder& encoder, Layers layers) {
    const Readable readable = readable_words(analysis);
    add_names(analysis, readable, encoder, layers.tags);
    take_syntax(analysis, readable, encoder, layers);
    take_candidates(analysis, readable, encoder.span_labels(), layers.spans);
    take_context(analysis, readable, std::move(layers.context));
}

void read_layers(Analysis& analysis, const Encoder& encoder) {
    const Readable readable = readable_words(analysis);
    take_layers(analysis, encoder, encoder.read(readable.words, readable.starts));
}

}  // namespace adduce::extract
