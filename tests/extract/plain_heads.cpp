#include "tests/extract/plain_heads.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adduce::test {
namespace {

using Row = PlainHeads::Row;

Row operator+(Row a, const Row& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b.at(i);
    return a;
}

Row relu(Row a) {
    for (double& x : a) x = std::max(x, 0.0);
    return a;
}

double dot(const Row& a, const Row& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

}  // namespace

Row PlainHeads::rounded(const std::string& layer, std::size_t word) const {
    const auto& weights = model_.int8.at(layer + ".weight");
    const auto& scales = model_.float32.at(layer + ".scale");
    const auto& bias = model_.float32.at(layer + ".bias");
    const Row& x = words_.at(word);
    double largest = 0;
    for (const double v : x) largest = std::max(largest, std::abs(v));
    Row out(bias.begin(), bias.end());
    for (std::size_t o = 0; o < out.size(); ++o)
        for (std::size_t i = 0; i < x.size(); ++i) out[o] += std::nearbyint(x[i] * 127 / largest) * largest / 127 * weights[o * x.size() + i] * scales[o];
    return out;
}

Row PlainHeads::mean(const std::string& layer, Span span) const {
    Row sum(model_.float32.at(layer + ".bias").size(), 0.0);
    for (std::size_t word = span.first; word < span.second; ++word) sum = sum + rounded(layer, word);
    for (double& x : sum) x /= std::max(1.0, static_cast<double>(span.second) - static_cast<double>(span.first));
    return sum;
}

Row PlainHeads::dense(const std::string& layer, const Row& x) const {
    const auto& weights = model_.float32.at(layer + ".weight");
    const auto& bias = model_.float32.at(layer + ".bias");
    Row out(bias.begin(), bias.end());
    for (std::size_t o = 0; o < out.size(); ++o)
        for (std::size_t i = 0; i < x.size(); ++i) out[o] += x[i] * double{weights.at(o * x.size() + i)};
    return out;
}

Row PlainHeads::table(const std::string& name, std::size_t row, std::size_t columns) const {
    const auto& values = model_.float32.at(name);
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
    return {begin, begin + static_cast<std::ptrdiff_t>(columns)};
}

Row PlainHeads::class_logits(std::size_t head, std::size_t word) const { return rounded("classes." + model_.classes.at(head).first, word); }

std::vector<Row> PlainHeads::arc_scores(Span sentence) const {
    std::vector<Row> heads = {relu(table("tree.root", 0, model_.arc))};
    for (std::size_t word = sentence.first; word < sentence.second; ++word) heads.push_back(relu(rounded("tree.head", word)));
    std::vector<Row> scores;
    for (std::size_t word = sentence.first; word < sentence.second; ++word) {
        const Row y = dense("tree.arc", relu(rounded("tree.dependent", word)));
        scores.emplace_back();
        for (const Row& head : heads) scores.back().push_back(dot(y, head));
    }
    return scores;
}

Row PlainHeads::arc_labels(std::size_t word, std::size_t head) const {
    return dense("tree.label", relu(rounded("tree.relation_dependent", word) + rounded("tree.relation_head", head)));
}

Row PlainHeads::span_logits(Span span) const {
    return dense("spans.label", relu(rounded("spans.begin", span.first) + rounded("spans.end", span.second - 1) + mean("spans.inside", span) +
                                     table("spans.size", span.second - span.first - 1, model_.span_width)));
}

Row PlainHeads::mention(Span span) const {
    return relu(rounded("coreference.begin", span.first) + rounded("coreference.end", span.second - 1) + mean("coreference.inside", span));
}

double PlainHeads::antecedent(const Mention& anaphor, const Mention& antecedent, const std::vector<std::pair<std::string, std::size_t>>& features) const {
    const Row i = mention(anaphor.span);
    const Row j = mention(antecedent.span);
    Row x = dense("coreference.anaphor", i) + dense("coreference.antecedent", j);
    for (const auto& [name, row] : features) x = x + table("coreference." + name, row, model_.pair);
    return dense("coreference.score", relu(x)).at(0) + dot(dense("coreference.key", j), dense("coreference.query", i)) / 8;
}

Row PlainHeads::statement(const Mention& subject, const Mention& object, const std::vector<std::pair<std::string, std::size_t>>& features) const {
    Row x = rounded("relations.subject_begin", subject.span.first) + rounded("relations.subject_end", subject.span.second - 1) +
            rounded("relations.object_begin", object.span.first) + rounded("relations.object_end", object.span.second - 1);
    const Span gap = {std::min(subject.span.second, object.span.second), std::max(subject.span.first, object.span.first)};
    if (gap.first < gap.second) x = x + mean("relations.between", gap);
    for (const auto& [name, row] : features) x = x + table("relations." + name, row, model_.relation_width);
    return dense("relations.label", relu(x));
}

}  // namespace adduce::test
