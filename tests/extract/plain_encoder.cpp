#include "tests/extract/plain_encoder.hpp"

#include <algorithm>
#include <cmath>

namespace adduce::test {

std::vector<std::vector<double>> PlainEncoder::logits(const std::vector<std::string>& pieces, const std::vector<std::size_t>& shapes, std::size_t head) const {
    const auto add = [](Rows x, const Rows& y) {
        for (std::size_t r = 0; r < x.size(); ++r)
            for (std::size_t i = 0; i < x[r].size(); ++i) x[r][i] += y[r][i];
        return x;
    };
    Rows x = embed(pieces, shapes);
    for (std::size_t l = 0; l < model_.layers; ++l) {
        const std::string base = "layers." + std::to_string(l) + ".";
        x = norm(base + "attention_norm", add(x, linear(base + "attention_out", attend(linear(base + "qkv", x)))));
        Rows hidden = linear(base + "ffn_in", x);
        for (auto& row : hidden)
            for (double& v : row) v = 0.5 * v * (1 + std::tanh(0.7978845608028654 * (v + 0.044715 * v * v * v)));
        x = norm(base + "ffn_norm", add(x, linear(base + "ffn_out", hidden)));
    }
    const auto& [name, labels] = model_.heads[head];
    const auto& weights = model_.float32.at("heads." + name + ".weight");
    const auto& bias = model_.float32.at("heads." + name + ".bias");
    Rows out;
    for (const auto& row : x) {
        out.emplace_back(bias.begin(), bias.end());
        for (std::size_t l = 0; l < labels.size(); ++l)
            for (std::size_t i = 0; i < row.size(); ++i) out.back()[l] += row[i] * weights[l * row.size() + i];
    }
    return out;
}

PlainEncoder::Rows PlainEncoder::embed(const std::vector<std::string>& pieces, const std::vector<std::size_t>& shapes) const {
    const std::size_t width = model_.width;
    Rows x(pieces.size(), std::vector<double>(width));
    for (std::size_t p = 0; p < pieces.size(); ++p) {
        const auto id = static_cast<std::size_t>(std::find(model_.vocabulary.begin(), model_.vocabulary.end(), pieces[p]) - model_.vocabulary.begin());
        for (std::size_t i = 0; i < width; ++i)
            x[p][i] = model_.int8.at("embeddings.word.weight").at(id * width + i) * double{model_.float32.at("embeddings.word.scale")[id]} +
                      model_.float32.at("embeddings.position").at(p * width + i) + model_.float32.at("embeddings.shape").at(shapes.at(p) * width + i);
    }
    return norm("embeddings.norm", x);
}

PlainEncoder::Rows PlainEncoder::linear(const std::string& name, const Rows& x) const {
    const auto& weights = model_.int8.at(name + ".weight");
    const auto& scales = model_.float32.at(name + ".scale");
    const auto& bias = model_.float32.at(name + ".bias");
    Rows out;
    for (const auto& row : x) {
        double largest = 0;
        for (const double v : row) largest = std::max(largest, std::abs(v));
        out.emplace_back(bias.begin(), bias.end());
        for (std::size_t o = 0; o < bias.size(); ++o) {
            double sum = 0;
            for (std::size_t i = 0; i < row.size(); ++i) sum += std::nearbyint(row[i] * 127 / largest) * weights[o * row.size() + i];
            out.back()[o] += sum * largest / 127 * scales[o];
        }
    }
    return out;
}

PlainEncoder::Rows PlainEncoder::norm(const std::string& name, Rows x) const {
    const auto& weight = model_.float32.at(name + ".weight");
    const auto& bias = model_.float32.at(name + ".bias");
    for (auto& row : x) {
        const auto n = static_cast<double>(row.size());
        double mean = 0;
        for (const double v : row) mean += v / n;
        double variance = 0;
        for (const double v : row) variance += (v - mean) * (v - mean) / n;
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = (row[i] - mean) / std::sqrt(variance + 1e-12) * weight[i] + bias[i];
    }
    return x;
}

PlainEncoder::Rows PlainEncoder::attend(const Rows& qkv) const {
    const std::size_t width = model_.width;
    const std::size_t size = width / model_.attention_heads;
    Rows out(qkv.size(), std::vector<double>(width, 0.0));
    for (std::size_t h = 0; h < model_.attention_heads; ++h) {
        for (std::size_t i = 0; i < qkv.size(); ++i) {
            std::vector<double> weight(qkv.size(), 0.0);
            double sum = 0;
            for (std::size_t j = 0; j < qkv.size(); ++j) {
                for (std::size_t d = h * size; d < (h + 1) * size; ++d) weight[j] += qkv[i][d] * qkv[j][width + d];
                weight[j] = std::exp(weight[j]);
                sum += weight[j];
            }
            for (std::size_t j = 0; j < qkv.size(); ++j)
                for (std::size_t d = h * size; d < (h + 1) * size; ++d) out[i][d] += weight[j] / sum * qkv[j][2 * width + d];
        }
    }
    return out;
}

}  // namespace adduce::test
