#include "extract/encoder.hpp"

#include "extract/encoder_document.hpp"
#include "extract/encoder_model.hpp"
#include "extract/layers.hpp"
#include "extract/pair_scorer.hpp"
#include "extract/token_layers.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace adduce::extract {
namespace {

const Kernels& choose_kernels(const std::string& name) {
    const auto available = available_kernels();
    if (name.empty()) return *available.front();
    for (const Kernels* kernels : available)
        if (name == kernels->name) return *kernels;
    throw UsageError("this processor has no instructions '" + name + "'; the best it has are '" + available.front()->name + "'");
}

float checked_threshold(float threshold) {
    if (!(threshold > 0 && threshold < 1)) throw UsageError("the threshold of spans is " + std::to_string(threshold) + ", expected a probability between 0 and 1");
    return threshold;
}

/// The columns of one head, gathered into dense rows.
std::span<const float> head_rows(std::span<const float> rows, std::size_t columns, std::size_t offset, std::size_t size, std::vector<float>& out) {
    out.clear();
    for (std::size_t at = offset; at < rows.size(); at += columns) out.insert(out.end(), &rows[at], &rows[at] + size);
    return out;
}

/// Appends the spans of all tagging heads in some settled sentences.
void append_tags(const EncoderModel& model, const SettledRows& settled, std::vector<float>& buffer, std::vector<std::vector<TaggedSpan>>& found) {
    for (std::size_t s = 0; s < settled.sentences.size(); ++s) {
        const TokenRange tokens = settled.sentence(s);
        const auto rows = settled.logits.subspan((tokens.begin - settled.tokens.begin) * model.tag_columns, tokens.size() * model.tag_columns);
        std::size_t offset = 0;
        for (std::size_t h = 0; h < found.size(); ++h) {
            const TagSet& tags = model.tags[h].tags;
            const auto logits = head_rows(rows, model.tag_columns, offset, tags.size(), buffer);
            append_spans(tags, best_labels(tags, logits), logits, tokens.begin, found[h]);
            offset += tags.size();
        }
    }
}

}  // namespace

struct Encoder::State {
    State(const std::filesystem::path& file, const EncoderSettings& settings)
        : model(file, choose_kernels(settings.instructions), settings.library_products ? Products::library : Products::own),
          batch_rows(std::max(settings.batch_rows, model.config.windows.window)), span_threshold(checked_threshold(settings.span_threshold)) {
        for (const TagHead& head : model.tags) heads.push_back(head.name);
        for (const LabelHead& head : model.config.classes) classes.push_back(head.name);
    }

    EncoderModel model;
    std::uint32_t batch_rows;
    float span_threshold;
    std::vector<std::string> heads;
    std::vector<std::string> classes;
};

Encoder::Encoder(const std::filesystem::path& file, const EncoderSettings& settings) : state_(std::make_unique<const State>(file, settings)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

std::span<const std::string> Encoder::heads() const { return state_->heads; }
std::span<const std::string> Encoder::labels(std::size_t head) const { return state_->model.tags.at(head).tags.types(); }
std::string_view Encoder::fingerprint() const { return state_->model.fingerprint; }
std::span<const std::string> Encoder::class_heads() const { return state_->classes; }
std::span<const std::string> Encoder::class_labels(std::size_t head) const { return state_->model.config.classes.at(head).labels; }

std::span<const std::string> Encoder::deprels() const {
    const auto& tree = state_->model.config.tree;
    return tree ? std::span<const std::string>(tree->labels) : std::span<const std::string>();
}

std::span<const std::string> Encoder::span_labels() const {
    const auto& spans = state_->model.config.spans;
    return spans ? std::span<const std::string>(spans->labels) : std::span<const std::string>();
}

std::span<const std::string> Encoder::relation_labels() const {
    const auto& relations = state_->model.config.relations;
    return relations ? std::span<const std::string>(relations->labels) : std::span<const std::string>();
}

std::vector<std::string> Encoder::tag_labels(std::size_t head) const { return state_->model.config.tags.at(head).labels; }

std::vector<std::vector<TaggedSpan>> Encoder::tag(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const {
    const SingleThread here;
    std::vector<std::vector<TaggedSpan>> found(state_->model.tags.size());
    std::vector<float> buffer;
    read_document(state_->model, state_->batch_rows, words, sentences, [&](const SettledRows& settled) { append_tags(state_->model, settled, buffer, found); });
    return found;
}

std::vector<std::vector<float>> Encoder::logits(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const {
    const SingleThread here;
    std::vector<std::vector<float>> all(state_->model.tags.size());
    std::vector<float> buffer;
    read_document(state_->model, state_->batch_rows, words, sentences, [&](const SettledRows& settled) {
        std::size_t offset = 0;
        for (std::size_t h = 0; h < all.size(); ++h) {
            const std::size_t size = state_->model.tags[h].tags.size();
            const auto logits = head_rows(settled.logits, state_->model.tag_columns, offset, size, buffer);
            all[h].insert(all[h].end(), logits.begin(), logits.end());
            offset += size;
        }
    });
    return all;
}

Layers Encoder::read(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const {
    const SingleThread here;
    const EncoderModel& model = state_->model;
    Layers layers;
    layers.tags.resize(model.tags.size());
    layers.classes.resize(model.config.classes.size());
    for (auto& column : layers.classes) column.reserve(words.size());
    const bool pairs = model.coreference || model.relations;   // who else would need the context
    if (pairs) {
        layers.context.width = model.config.width;
        layers.context.values.reserve(words.size() * model.config.width);
        layers.context.scales.reserve(words.size());
    }
    if (model.config.tree) {
        layers.heads.reserve(words.size());
        layers.deprels.reserve(words.size());
    }
    std::optional<TokenLayers> token_layers;
    if (model.token_heads) token_layers.emplace(model, *model.token_heads, state_->span_threshold);
    std::vector<float> buffer;
    read_document(model, state_->batch_rows, words, sentences, [&](const SettledRows& settled) {
        append_tags(model, settled, buffer, layers.tags);
        if (token_layers) token_layers->read(words, settled, layers);
        if (!pairs) return;
        layers.context.values.insert(layers.context.values.end(), settled.vectors.begin(), settled.vectors.end());
        layers.context.scales.insert(layers.context.scales.end(), settled.scales.begin(), settled.scales.end());
    });
    return layers;
}

std::vector<float> Encoder::antecedent_scores(const ContextRows& context, std::span<const PairMention> mentions, std::span<const AntecedentPair> pairs) const {
    if (!state_->model.coreference) throw std::invalid_argument("this model does not score antecedents");
    const SingleThread here;
    return score_antecedents(state_->model, *state_->model.coreference, context, mentions, pairs);
}

std::vector<float> Encoder::statement_scores(const ContextRows& context, std::span<const PairMention> mentions, std::span<const StatementPair> pairs) const {
    if (!state_->model.relations) throw std::invalid_argument("this model does not score statements");
    const SingleThread here;
    return score_statements(state_->model, *state_->model.relations, context, mentions, pairs);
}

}  // namespace adduce::extract
