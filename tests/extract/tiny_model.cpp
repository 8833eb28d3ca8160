#include "tests/extract/tiny_model.hpp"

#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace adduce::test {
namespace {

constexpr std::size_t word_shapes = 11;
constexpr std::array<const char*, 4> linears = {"qkv", "attention_out", "ffn_in", "ffn_out"};
constexpr std::array<const char*, 2> norms = {"attention_norm", "ffn_norm"};

/// Small numbers in [-1, 1), the same on every machine.
class Random {
public:
    explicit Random(std::uint32_t seed) : state_(seed) {}
    float next() {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<float>(state_ >> 8U) / 8388608.0F - 1.0F;
    }

private:
    std::uint32_t state_;
};

std::string sha256(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += "0123456789abcdef"[digest[i] / 16];
        hex += "0123456789abcdef"[digest[i] % 16];
    }
    return hex;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string list(const std::vector<std::size_t>& numbers) {
    std::string out = "[";
    for (const std::size_t n : numbers) out += (out.size() > 1 ? "," : "") + std::to_string(n);
    return out + "]";
}

std::string list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + quoted(text);
    return out + "]";
}

std::string config(const TinyModel& m) {
    std::string out = "{";
    const auto number = [&](const char* name, std::size_t value) { out += quoted(name) + ":" + std::to_string(value) + ","; };
    number("layers", m.layers);
    number("width", m.width);
    number("heads", m.attention_heads);
    number("inner", m.inner);
    number("vocab", m.vocabulary.size());
    number("positions", m.positions);
    number("window", m.window);
    number("overlap", m.overlap);
    number("max_pieces_per_token", m.most_pieces);
    const auto heads = [](const std::vector<TinyModel::Head>& given) {
        std::string text = "[";
        for (const auto& [name, labels] : given) text += (text.size() > 1 ? ",{\"name\":" : "{\"name\":") + quoted(name) + ",\"labels\":" + list(labels) + "}";
        return text + "]";
    };
    const auto section = [&](const char* name, const std::vector<std::pair<const char*, std::size_t>>& sizes, const std::vector<std::string>& labels) {
        out += quoted(name) + ":{";
        for (const auto& [key, value] : sizes) number(key, value);
        out += "\"labels\":" + list(labels) + "},";
    };
    if (!m.classes.empty()) out += "\"classes\":" + heads(m.classes) + ",";
    if (!m.deprels.empty()) section("tree", {{"arc", m.arc}, {"relation", m.relation}}, m.deprels);
    if (!m.span_labels.empty()) section("spans", {{"width", m.span_width}, {"longest", m.longest_span}}, m.span_labels);
    if (m.mention > 0) section("coreference", {{"mention", m.mention}, {"pair", m.pair}, {"match", m.match}}, {});
    if (!m.relation_labels.empty()) section("relations", {{"width", m.relation_width}}, m.relation_labels);
    out += R"("epsilon":1e-12,"shapes":["special","lower","title","upper","single","mixed","digits","alphanumeric","acronym","symbol","other"],"heads_of_tags":)";
    return out + heads(m.heads) + "}";
}

/// Every tensor but the vocabulary, filled with zeros.
void add_tensors(TinyModel& m) {
    m.int8["embeddings.word.weight"].assign(m.vocabulary.size() * m.width, 0);
    m.float32["embeddings.word.scale"].assign(m.vocabulary.size(), 0.01F);
    m.float32["embeddings.position"].assign(m.positions * m.width, 0.0F);
    m.float32["embeddings.shape"].assign(word_shapes * m.width, 0.0F);
    m.float32["embeddings.norm.weight"].assign(m.width, 1.0F);
    m.float32["embeddings.norm.bias"].assign(m.width, 0.0F);
    const std::map<std::string, std::pair<std::size_t, std::size_t>> sizes = {
        {"qkv", {3 * m.width, m.width}}, {"attention_out", {m.width, m.width}}, {"ffn_in", {m.inner, m.width}}, {"ffn_out", {m.width, m.inner}}};
    for (std::size_t i = 0; i < m.layers; ++i) {
        const std::string base = "layers." + std::to_string(i) + ".";
        for (const char* name : linears) {
            const auto [outputs, inputs] = sizes.at(name);
            m.int8[base + name + ".weight"].assign(outputs * inputs, 0);
            m.float32[base + name + ".scale"].assign(outputs, 0.01F);
            m.float32[base + name + ".bias"].assign(outputs, 0.0F);
        }
        for (const char* name : norms) {
            m.float32[base + name + ".weight"].assign(m.width, 1.0F);
            m.float32[base + name + ".bias"].assign(m.width, 0.0F);
        }
    }
    for (const auto& [name, labels] : m.heads) {
        m.float32["heads." + name + ".weight"].assign(labels.size() * m.width, 0.0F);
        m.float32["heads." + name + ".bias"].assign(labels.size(), 0.0F);
    }
}

/// The tensors of the heads besides the tagging ones, filled with zeros.
void add_head_tensors(TinyModel& m) {
    const auto rounded = [&](const std::string& name, std::size_t outputs) {
        m.int8[name + ".weight"].assign(outputs * m.width, 0);
        m.float32[name + ".scale"].assign(outputs, 0.01F);
        m.float32[name + ".bias"].assign(outputs, 0.0F);
    };
    const auto dense = [&](const std::string& name, std::size_t outputs, std::size_t inputs) {
        m.float32[name + ".weight"].assign(outputs * inputs, 0.0F);
        m.float32[name + ".bias"].assign(outputs, 0.0F);
    };
    const auto tables = [&](const char* base, std::size_t columns, const std::vector<std::pair<const char*, std::size_t>>& rows) {
        for (const auto& [name, n] : rows) m.float32[std::string(base) + name].assign(n * columns, 0.0F);
    };
    for (const auto& [name, labels] : m.classes) rounded("classes." + name, labels.size());
    if (!m.deprels.empty()) {
        for (const char* name : {"tree.dependent", "tree.head"}) rounded(name, m.arc);
        for (const char* name : {"tree.relation_dependent", "tree.relation_head"}) rounded(name, m.relation);
        tables("tree.", 1, {{"root", m.arc}, {"root_relation", m.relation}});
        dense("tree.arc", m.arc, m.arc);
        dense("tree.label", m.deprels.size(), m.relation);
    }
    if (!m.span_labels.empty()) {
        for (const char* name : {"spans.begin", "spans.end", "spans.inside"}) rounded(name, m.span_width);
        tables("spans.", m.span_width, {{"size", m.longest_span}});
        dense("spans.label", m.span_labels.size(), m.span_width);
    }
    if (m.mention > 0) {
        for (const char* name : {"coreference.begin", "coreference.end", "coreference.inside"}) rounded(name, m.mention);
        for (const char* name : {"coreference.anaphor", "coreference.antecedent"}) dense(name, m.pair, m.mention);
        for (const char* name : {"coreference.key", "coreference.query"}) dense(name, m.match, m.mention);
        tables("coreference.", m.pair, {{"sentences", 7}, {"mentions", 8}, {"forms", 9}, {"types", 16}, {"likeness", 6}});
        dense("coreference.score", 1, m.pair);
    }
    if (!m.relation_labels.empty()) {
        for (const char* name : {"subject_begin", "subject_end", "object_begin", "object_end", "between"})
            rounded(std::string("relations.") + name, m.relation_width);
        tables("relations.", m.relation_width, {{"types", 25}, {"forms", 9}, {"distance", 18}});
        dense("relations.label", m.relation_labels.size(), m.relation_width);
    }
}

bool ends_with(const std::string& text, const char* end) {
    const std::string suffix(end);
    return text.size() >= suffix.size() && text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

/// Columns of a matrix or table.
std::size_t columns(const TinyModel& m, const std::string& tensor) {
    if (m.int8.count(tensor) > 0) return ends_with(tensor, "ffn_out.weight") ? m.inner : m.width;
    const auto begins = [&](const char* front) { return tensor.compare(0, std::string(front).size(), front) == 0; };
    if (begins("tree.")) return ends_with(tensor, "label.weight") ? m.relation : m.arc;
    if (begins("spans.")) return m.span_width;
    if (begins("coreference.")) return ends_with(tensor, ".weight") ? m.mention : m.pair;
    return begins("relations.") ? m.relation_width : ends_with(tensor, "ffn_out.weight") ? m.inner : m.width;
}

/// Random numbers into all tensors.
void fill(TinyModel& m, std::uint32_t seed) {
    Random random(seed);
    for (auto& [name, values] : m.int8)
        for (std::int8_t& v : values) v = static_cast<std::int8_t>(std::lround(127.0F * random.next()));
    for (auto& [name, values] : m.float32) {
        const bool around_one = ends_with(name, "norm.weight");
        const bool scale = ends_with(name, ".scale");
        for (float& v : values) v = around_one ? 1.0F + 0.2F * random.next() : scale ? 0.002F * (1.5F + random.next()) : 0.3F * random.next();
    }
}

}  // namespace

TinyModel TinyModel::random(std::uint32_t seed) {
    TinyModel m;
    m.vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "maria", "lopez", "met", "the", "bri", "##gade", "in", "goma", ".", ",", "1", "##0", "##th", "u", "s"};
    m.heads = {{"outer", {"O", "B-Person", "I-Person", "B-Place", "I-Place"}}, {"details", {"O", "B-Rank", "I-Rank"}}};
    add_tensors(m);
    fill(m, seed);
    return m;
}

TinyModel TinyModel::joint(std::uint32_t seed) {
    TinyModel m = random(seed);
    m.classes = {{"upos", {"NOUN", "VERB", "PUNCT"}}, {"lemma", {"l0+", "l1+", "l1+y", "k0+", "!be"}}};
    m.deprels = {"root", "nsubj", "obj", "punct", "parataxis"};
    m.span_labels = {"Person.name", "Person.pronoun", "Place.name"};
    m.mention = 32;
    m.relation_labels = {"memberOf", "locatedIn", "holder", "negated"};
    add_head_tensors(m);
    fill(m, seed);
    return m;
}

TinyModel TinyModel::dictionary(std::vector<Head> heads, const std::vector<std::pair<std::string, std::vector<std::string>>>& words) {
    TinyModel m;
    m.layers = 1;
    m.vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"};
    for (const auto& word : words) m.vocabulary.push_back(word.first);
    m.heads = std::move(heads);
    if (words.size() > m.width) throw std::logic_error("a dictionary model holds one word for each dimension");
    add_tensors(m);
    for (const auto& head : m.heads) m.float32["heads." + head.first + ".bias"][0] = 1.0F;   // "O" unless a word says otherwise
    for (std::size_t w = 0; w < words.size(); ++w) {
        m.int8["embeddings.word.weight"][(4 + w) * m.width + w] = 100;   // a direction of its own
        for (std::size_t h = 0; h < m.heads.size(); ++h) {
            const auto& [name, labels] = m.heads[h];
            const auto label = std::find(labels.begin(), labels.end(), words[w].second.at(h));
            if (label == labels.end()) throw std::logic_error("no label " + words[w].second.at(h));
            m.float32["heads." + name + ".weight"][static_cast<std::size_t>(label - labels.begin()) * m.width + w] = 3.0F;
        }
    }
    return m;
}

std::vector<std::size_t> TinyModel::shape(const std::string& tensor) const {
    const std::size_t size = int8.count(tensor) > 0 ? int8.at(tensor).size() : float32.at(tensor).size();
    for (const char* vector : {".scale", ".bias", "norm.weight", "tree.root", "tree.root_relation", "score.weight"})
        if (ends_with(tensor, vector)) return {size};
    return {size / columns(*this, tensor), columns(*this, tensor)};
}

std::string TinyModel::bytes() const {
    std::string data;
    std::string header = "{";
    const auto describe = [&](const std::string& name, const char* type, const std::vector<std::size_t>& extents, std::size_t begin) {
        header += quoted(name) + ":{\"dtype\":\"" + type + "\",\"shape\":" + list(extents) + ",\"data_offsets\":" + list({begin, data.size()}) + "},";
    };
    const auto append = [&](const void* values, std::size_t size) { data.append(static_cast<const char*>(values), size); };
    for (const auto& [name, values] : float32) {
        const std::size_t begin = data.size();
        append(values.data(), values.size() * sizeof(float));
        describe(name, "F32", shape(name), begin);
    }
    for (const auto& [name, values] : int8) {
        const std::size_t begin = data.size();
        append(values.data(), values.size());
        describe(name, "I8", shape(name), begin);
    }
    std::string joined;
    for (const std::string& piece : vocabulary) joined += (&piece == vocabulary.data() ? "" : "\n") + piece;
    const std::size_t begin = data.size();
    append(joined.data(), joined.size());
    describe("vocab", "U8", {joined.size()}, begin);

    std::map<std::string, std::string> entries = {{"format", format}, {"config", config(*this)}, {"checksum", sha256(data)}, {"fingerprint", "tiny"}};
    for (const auto& [name, value] : metadata) entries[name] = value;
    header += "\"__metadata__\":{";
    for (const auto& [name, value] : entries) header += (name == entries.begin()->first ? "" : ",") + quoted(name) + ":" + quoted(value);
    header += "}}";
    header.resize((header.size() + 7) / 8 * 8, ' ');
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) out += static_cast<char>((header.size() >> (8 * i)) & 255U);
    return out + header + data;
}

TemporaryFile::TemporaryFile(const std::string& name, const std::string& bytes) {
    static int count = 0;
    const auto folder = std::filesystem::temp_directory_path() / ("adduce-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(folder);
    path_ = folder / name;
    std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(path_.parent_path(), ignored);
}

}  // namespace adduce::test
