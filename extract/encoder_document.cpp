#include "extract/encoder_document.hpp"

#include "extract/encoder_pass.hpp"
#include "extract/word_shape.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace adduce::extract {
namespace {

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

template <class Value>
void drop_front(std::vector<Value>& values, std::size_t n) {
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n));
}

/// Rows of the tokens whose sentences are not finished yet.
class PendingRows {
public:
    explicit PendingRows(const EncoderModel& model) : model_(model), width_(model.config.width) {}

    /// Takes the row of `token` unless a better one is there.
    void offer(std::uint32_t token, std::uint32_t distance, const EncoderPass& pass, std::uint32_t piece) {
        const std::size_t row = token - first_;
        if (row >= distances_.size()) resize(row + 1);
        if (static_cast<std::int64_t>(distance) <= distances_[row]) return;
        distances_[row] = distance;
        float* logits = &logits_[row * model_.tag_columns];
        for (const TagHead& head : model_.tags) {
            model_.kernels.project(pass.vector(piece), head.weights.data(), head.bias.data(), head.tags.size(), width_, logits);
            logits += head.tags.size();
        }
        std::copy_n(pass.bytes(piece), width_, &vectors_[row * width_]);
        scales_[row] = pass.scale(piece);
    }

    /// The tokens before `end`, all of which are there.
    SettledRows until(std::uint32_t end, std::span<const std::uint32_t> sentences) const {
        const std::size_t n = end - first_;
        return {{first_, end}, sentences, std::span(logits_).first(n * model_.tag_columns), std::span(vectors_).first(n * width_), std::span(scales_).first(n)};
    }

    void drop_before(std::uint32_t token) {
        const std::size_t n = std::min<std::size_t>(token - first_, distances_.size());
        drop_front(distances_, n);
        drop_front(logits_, n * model_.tag_columns);
        drop_front(vectors_, n * width_);
        drop_front(scales_, n);
        first_ = token;
    }

private:
    void resize(std::size_t rows) {
        distances_.resize(rows, -1);
        logits_.resize(rows * model_.tag_columns);
        vectors_.resize(rows * width_);
        scales_.resize(rows);
    }

    const EncoderModel& model_;
    std::size_t width_;
    std::uint32_t first_ = 0;
    std::vector<std::int64_t> distances_;
    std::vector<float> logits_;
    std::vector<std::int8_t> vectors_;
    std::vector<float> scales_;
};

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

    void run(EncoderPass& pass, PendingRows& pending) const {
        pass.run(input_, rows_);
        for (const First& first : firsts_) pending.offer(first.token, first.distance, pass, first.row);
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

void read_document(const EncoderModel& model, std::size_t batch_rows, std::span<const std::string_view> words,
                   std::span<const std::uint32_t> sentences, const std::function<void(const SettledRows&)>& done) {
    check_sentences(words.size(), sentences);
    if (words.empty()) return;
    const auto size = static_cast<std::uint32_t>(words.size());
    const Pieces pieces = cut(model, words);
    const std::vector<Window> windows = plan_windows(pieces.counts, sentences, model.config.windows);
    std::size_t all_rows = 0;
    for (const Window& window : windows) all_rows += window.rows();
    EncoderPass pass(model, std::min(batch_rows, all_rows));
    PendingRows pending(model);
    Batch batch(model, words, pieces);
    std::size_t sentence = 0;
    for (std::size_t w = 0; w < windows.size();) {
        batch.clear();
        while (w < windows.size() && (batch.rows() == 0 || batch.rows() + windows[w].rows() <= batch_rows)) batch.add(windows[w++]);
        batch.run(pass, pending);
        const std::uint32_t settled = w < windows.size() ? windows[w].tokens.begin : size;
        const std::size_t begin = sentence;
        std::uint32_t end = sentences[begin];
        for (; sentence < sentences.size(); ++sentence) {
            const std::uint32_t next = sentence + 1 < sentences.size() ? sentences[sentence + 1] : size;
            if (next > settled) break;
            end = next;
        }
        if (end == sentences[begin]) continue;
        done(pending.until(end, sentences.subspan(begin, sentence - begin)));
        pending.drop_before(end);
    }
}

}  // namespace adduce::extract
