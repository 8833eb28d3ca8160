#include "extract/encoder.hpp"

#include "extract/encoder_model.hpp"
#include "extract/encoder_pass.hpp"
#include "extract/word_shape.hpp"
#include "graph/error.hpp"

#include <algorithm>
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

/// Word pieces of a document: `counts[t]` of them for token t, in order.
struct Pieces {
    std::vector<std::uint32_t> ids;
    std::vector<std::uint8_t> counts;
};

Pieces cut(const EncoderModel& model, std::span<const std::string_view> words) {
    Pieces pieces;
    pieces.counts.reserve(words.size());
    pieces.ids.reserve(words.size() * 3 / 2);
    for (const std::string_view word : words)
        pieces.counts.push_back(static_cast<std::uint8_t>(model.pieces.append(word, model.config.max_pieces_per_token, pieces.ids)));
    return pieces;
}

void check_sentences(std::size_t words, std::span<const std::uint32_t> sentences) {
    if (words == 0 && sentences.empty()) return;
    const bool good = !sentences.empty() && sentences[0] == 0 && std::is_sorted(sentences.begin(), sentences.end()) && sentences.back() <= words;
    if (!good) throw std::invalid_argument("sentences must start with token 0, ascend and lie inside the document");
}

/// Logits of the tokens that are not decoded yet. Where windows overlap, a token keeps the row from the
/// window in which it is farther from the nearer end, the earlier one on a tie.
class PendingLogits {
public:
    explicit PendingLogits(std::size_t columns) : columns_(columns) {}

    /// Where to write the row of `token`, or nothing if a better row is there.
    float* offer(std::uint32_t token, std::uint32_t distance) {
        const std::size_t row = token - first_;
        if (row >= distances_.size()) {
            distances_.resize(row + 1, -1);
            rows_.resize((row + 1) * columns_);
        }
        if (static_cast<std::int64_t>(distance) <= distances_[row]) return nullptr;
        distances_[row] = distance;
        return &rows_[row * columns_];
    }

    std::span<const float> rows(TokenRange tokens) const {
        return std::span(rows_).subspan((tokens.begin - first_) * columns_, tokens.size() * columns_);
    }

    /// Forgets the tokens before `token`.
    void drop_before(std::uint32_t token) {
        const std::size_t n = std::min<std::size_t>(token - first_, distances_.size());
        distances_.erase(distances_.begin(), distances_.begin() + static_cast<std::ptrdiff_t>(n));
        rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(n * columns_));
        first_ = token;
    }

private:
    std::size_t columns_;
    std::uint32_t first_ = 0;
    std::vector<std::int64_t> distances_;
    std::vector<float> rows_;
};

}  // namespace

struct Encoder::State {
    State(const std::filesystem::path& file, const EncoderSettings& settings)
        : model(file, choose_kernels(settings.instructions), settings.library_products ? Products::library : Products::own),
          batch_rows(std::max(settings.batch_rows, model.config.windows.window)) {
        for (const Head& head : model.heads) {
            names.push_back(head.name);
            columns += head.tags.size();
        }
    }

    /// Calls `done(tokens, rows)` for every sentence in order; a row has the logits of all heads.
    template <class Done>
    void run(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences, Done done) const;

    EncoderModel model;
    std::uint32_t batch_rows;
    std::vector<std::string> names;
    std::size_t columns = 0;
};

namespace {

/// Windows one after the other into batches, and the rows of the model back to tokens.
class Batch {
public:
    Batch(const EncoderModel& model, std::span<const std::string_view> words, const Pieces& pieces)
        : model_(model), words_(words), pieces_(pieces) {}

    void clear() {
        input_.clear();
        rows_.clear();
        firsts_.clear();
    }

    std::size_t rows() const { return input_.size(); }

    void add(const Window& window) {
        // Windows come in order and overlap by little: the place of the first piece is reached by walking.
        while (token_ < window.tokens.begin) piece_ += pieces_.counts[token_++];
        while (token_ > window.tokens.begin) piece_ -= pieces_.counts[--token_];
        std::size_t at = piece_;
        const std::uint32_t base = static_cast<std::uint32_t>(input_.size());
        input_.push_back({model_.pieces.begin(), 0});
        for (std::uint32_t t = window.tokens.begin; t < window.tokens.end; ++t) {
            const auto row = static_cast<std::uint32_t>(input_.size());
            firsts_.push_back({t, row, std::min(row - base, window.rows() - 1 - (row - base))});
            const auto shape = static_cast<std::uint32_t>(word_shape(words_[t]));
            for (std::uint8_t i = 0; i < pieces_.counts[t]; ++i) input_.push_back({pieces_.ids[at++], shape});
        }
        input_.push_back({model_.pieces.end(), 0});
        rows_.push_back(window.rows());
    }

    void run(EncoderPass& pass, PendingLogits& pending) const {
        const std::span<const float> vectors = pass.run(input_, rows_);
        for (const First& first : firsts_) {
            float* row = pending.offer(first.token, first.distance);
            if (row == nullptr) continue;
            for (const Head& head : model_.heads) {
                model_.kernels.project(&vectors[first.row * model_.config.width], head.weights.data(), head.bias.data(), head.tags.size(),
                                       model_.config.width, row);
                row += head.tags.size();
            }
        }
    }

private:
    struct First {
        std::uint32_t token;
        std::uint32_t row;        ///< of its first piece, in the batch
        std::uint32_t distance;   ///< to the nearer end of its window
    };

    const EncoderModel& model_;
    std::span<const std::string_view> words_;
    const Pieces& pieces_;
    std::uint32_t token_ = 0;
    std::size_t piece_ = 0;
    std::vector<InputPiece> input_;
    std::vector<std::uint32_t> rows_;
    std::vector<First> firsts_;
};

}  // namespace

template <class Done>
void Encoder::State::run(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences, Done done) const {
    check_sentences(words.size(), sentences);
    if (words.empty()) return;
    const SingleThread here;
    const Pieces pieces = cut(model, words);
    const std::vector<Window> windows = plan_windows(pieces.counts, sentences, model.config.windows);
    std::size_t all_rows = 0;
    for (const Window& window : windows) all_rows += window.rows();
    EncoderPass pass(model, std::min<std::size_t>(batch_rows, all_rows));
    PendingLogits pending(columns);
    Batch batch(model, words, pieces);
    std::size_t sentence = 0;
    for (std::size_t w = 0; w < windows.size();) {
        batch.clear();
        while (w < windows.size() && (batch.rows() == 0 || batch.rows() + windows[w].rows() <= batch_rows)) batch.add(windows[w++]);
        batch.run(pass, pending);
        const std::uint32_t settled = w < windows.size() ? windows[w].tokens.begin : static_cast<std::uint32_t>(words.size());
        for (; sentence < sentences.size(); ++sentence) {
            const std::uint32_t end = sentence + 1 < sentences.size() ? sentences[sentence + 1] : static_cast<std::uint32_t>(words.size());
            if (end > settled) break;
            const TokenRange tokens{sentences[sentence], end};
            if (!tokens.empty()) done(tokens, pending.rows(tokens));
            pending.drop_before(end);
        }
    }
}

Encoder::Encoder(const std::filesystem::path& file, const EncoderSettings& settings) : state_(std::make_unique<const State>(file, settings)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

std::span<const std::string> Encoder::heads() const { return state_->names; }
std::span<const std::string> Encoder::labels(std::size_t head) const { return state_->model.heads.at(head).tags.types(); }
std::string_view Encoder::fingerprint() const { return state_->model.fingerprint; }

std::vector<std::string> Encoder::tag_labels(std::size_t head) const {
    const TagSet& tags = state_->model.heads.at(head).tags;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < tags.size(); ++i) labels.push_back(tags.label(i));
    return labels;
}

namespace {

/// The columns of one head, gathered into dense rows.
std::span<const float> head_rows(std::span<const float> rows, std::size_t columns, std::size_t offset, std::size_t size, std::vector<float>& out) {
    out.clear();
    for (std::size_t at = offset; at < rows.size(); at += columns) out.insert(out.end(), &rows[at], &rows[at] + size);
    return out;
}

}  // namespace

std::vector<std::vector<TaggedSpan>> Encoder::tag(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const {
    std::vector<std::vector<TaggedSpan>> found(state_->model.heads.size());
    std::vector<float> buffer;
    state_->run(words, sentences, [&](TokenRange tokens, std::span<const float> rows) {
        std::size_t offset = 0;
        for (std::size_t h = 0; h < found.size(); ++h) {
            const TagSet& tags = state_->model.heads[h].tags;
            const auto logits = head_rows(rows, state_->columns, offset, tags.size(), buffer);
            append_spans(tags, best_labels(tags, logits), logits, tokens.begin, found[h]);
            offset += tags.size();
        }
    });
    return found;
}

std::vector<std::vector<float>> Encoder::logits(std::span<const std::string_view> words, std::span<const std::uint32_t> sentences) const {
    std::vector<std::vector<float>> all(state_->model.heads.size());
    std::vector<float> buffer;
    state_->run(words, sentences, [&](TokenRange, std::span<const float> rows) {
        std::size_t offset = 0;
        for (std::size_t h = 0; h < all.size(); ++h) {
            const std::size_t size = state_->model.heads[h].tags.size();
            const auto logits = head_rows(rows, state_->columns, offset, size, buffer);
            all[h].insert(all[h].end(), logits.begin(), logits.end());
            offset += size;
        }
    });
    return all;
}

}  // namespace adduce::extract
