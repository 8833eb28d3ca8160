// Writes a large graph for measuring: adduce_make_graph NODES STATEMENTS > graph.json
// The same numbers give the same bytes on every machine. Nodes, ends and relations follow the shapes of news: a few
// nodes are named everywhere, most hardly ever; evidence is about 150 bytes, with some letters beyond ASCII.
#include "graph/json.hpp"
#include "graph/stable_id.hpp"
#include "graph/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace adduce;

/// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between machines.
class Dice {
public:
    std::uint64_t roll() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(roll() % n); }
    /// Small numbers far more often than large ones.
    std::uint32_t skewed(std::size_t n) {
        const double x = static_cast<double>(roll() >> 11) / 9007199254740992.0;
        return static_cast<std::uint32_t>(x * x * x * static_cast<double>(n));
    }

private:
    std::uint64_t state_ = 20241031;
};

constexpr std::array<std::string_view, 48> words{
    "brigade", "said", "the", "of", "northern", "front", "moved", "toward", "village", "near", "river", "commander", "reported", "on", "Monday",
    "that", "forces", "under", "command", "were", "deployed", "to", "region", "after", "heavy", "fighting", "with", "troops", "from", "capital",
    "ministry", "statement", "officials", "confirmed", "Küstenwache", "Збройні", "arrived", "in", "a", "city", "by", "train", "and", "supplied", "drones", "shells", "by", "night"};

std::string sentence(Dice& dice, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        if (!text.empty()) text += ' ';
        text += words[dice.below(words.size())];
    }
    return text + ".";
}

class Maker {
public:
    Maker(std::size_t nodes, std::size_t statements) : nodes_(nodes), statements_(statements) {}

    Graph made() {
        Graph graph;
        const std::size_t per_document = 25;
        for (std::size_t done = 0, number = 0; done < statements_; ++number) {
            const std::size_t here = std::min(per_document, statements_ - done);
            graph.merge(document(number, here), [](const Diagnostic& d) { std::cerr << d.message << '\n'; });
            done += here;
        }
        graph.seal();
        return graph;
    }

private:
    /// Every fourth node is of one type; the first of each are the ones named everywhere.
    Node node(Batch& batch, std::uint32_t index) {
        static constexpr std::array<std::string_view, 4> stems{"Olena Petrenko", "Brigade", "Ministry Office", "Novoselivka"};
        Node result;
        result.type = static_cast<NodeType>(index % 4);
        const std::string name = std::string(stems[index % 4]) + " " + std::to_string(index / 4);
        result.id = batch.symbols.intern(node_id(result.type, name));
        result.name = batch.symbols.intern(name);
        if (result.type == NodeType::unit) result.kind = batch.symbols.intern("brigade");
        if (result.type == NodeType::place) result.kind = batch.symbols.intern(index < 800 ? "country" : "city");
        return result;
    }

    NodeId take(Batch& batch, std::uint32_t index, std::uint32_t at) {
        Node made = node(batch, index);
        for (std::uint32_t i = 0; i < batch.nodes.size(); ++i)
            if (batch.nodes[i].id == made.id) return NodeId{i};
        const auto size = static_cast<std::uint32_t>(code_points(batch.symbols.text(made.name)));
        made.mentions.push_back({DocumentId{0}, {at, at + size}, made.name});
        batch.nodes.push_back(std::move(made));
        return NodeId{static_cast<std::uint32_t>(batch.nodes.size() - 1)};
    }

    /// A node of one of the classes a relation takes.
    std::uint32_t pick(EndClasses classes) {
        for (;;) {
            const std::uint32_t index = dice_.skewed(nodes_);
            const auto type = static_cast<NodeType>(index % 4);
            if (end_class(type, index < 800 ? "country" : "city") & classes) return index;
        }
    }

    Batch document(std::size_t number, std::size_t statements) {
        Batch batch;
        const std::string sha = hash_.hex("document " + std::to_string(number));
        batch.document.id = batch.symbols.intern(document_id(sha));
        batch.document.path = batch.symbols.intern("reports/" + std::to_string(number) + ".txt");
        batch.document.title = batch.symbols.intern(sentence(dice_, 60));
        batch.document.url = batch.symbols.intern("https://example.org/" + std::to_string(number));
        batch.document.publisher = batch.symbols.intern("Publisher " + std::to_string(dice_.skewed(200)));
        const std::string month = std::to_string(1 + dice_.below(9)), day = std::to_string(10 + dice_.below(18));
        batch.document.published = batch.symbols.intern("2024-0" + month + "-" + day);
        batch.document.sha256 = batch.symbols.intern(sha);
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < statements; ++i) batch.statements.push_back(statement(batch, sha, at));
        return batch;
    }

    Statement statement(Batch& batch, std::string_view sha, std::uint32_t& at) {
        Statement s;
        s.relation = static_cast<Relation>(dice_.below(32));
        s.subject = take(batch, pick(info(s.relation).subject), at);
        s.object = take(batch, pick(info(s.relation).object), at + 60);
        const std::string quote = sentence(dice_, 100 + dice_.below(100));
        s.evidence = {DocumentId{0}, {at, at + static_cast<std::uint32_t>(code_points(quote))}, batch.symbols.intern(quote)};
        s.subject_mention = {at, at + 12};
        s.trigger = {at + 20, at + 28};
        s.object_mention = {at + 60, at + 75};
        at = s.evidence.span.end + 1;
        s.rule = batch.symbols.intern("rule-" + std::to_string(dice_.below(40)));
        s.score = static_cast<double>(dice_.below(1001)) / 1000;
        if (dice_.below(4) == 0) attribute(batch, s);
        if (dice_.below(20) == 0) s.modality = static_cast<Modality>(dice_.below(6));
        if (dice_.below(10) == 0) {
            s.quantity.emplace();
            s.quantity->value = dice_.below(20'000);
            s.quantity->of = batch.symbols.intern("troops");
        }
        s.id = batch.symbols.intern(hash_.stable_id('s', {sha, name(s.relation), std::to_string(at)}));
        return s;
    }

    void attribute(Batch& batch, Statement& s) {
        s.origin = take(batch, pick(end_organization), s.evidence.span.begin);
        const Stance stance = static_cast<Stance>(dice_.below(9));
        s.attribution.push_back({s.origin, batch.symbols.intern("the ministry"), stance, batch.symbols.intern("said"), {s.evidence.span.begin, s.evidence.span.begin + 4}});
    }

    std::size_t nodes_, statements_;
    Dice dice_;
    Sha256 hash_;
};

}  // namespace

int main(int argc, char* argv[]) {
    const auto count = [&](int i) { return argc > i ? std::strtoul(argv[i], nullptr, 10) : 0; };
    if (argc != 3 || count(1) < 4000 || count(2) == 0) {
        std::cerr << "usage: adduce_make_graph NODES STATEMENTS > graph.json   (at least 4000 nodes)\n";
        return 2;
    }
    const Graph graph = Maker(count(1), count(2)).made();
    std::ios::sync_with_stdio(false);
    write_json(graph, edges_of(graph), std::cout);
    return std::cout.flush() ? 0 : 1;
}
