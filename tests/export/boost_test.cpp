// Boost.Graph reads what we write as GraphML, hostile names and all.
#include "export/graphml.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>

#include <map>
#include <set>
#include <sstream>

using namespace adduce;

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, boost::property<boost::edge_name_t, int>>;
using Vertex = boost::graph_traits<BoostGraph>::vertex_descriptor;
using Arc = boost::graph_traits<BoostGraph>::edge_descriptor;
using Attributes = std::map<std::string, std::string>;

struct Read {
    BoostGraph graph;
    std::map<Vertex, Attributes> vertices;
    std::map<const void*, Attributes> arcs;   ///< by the address of the arc's property, which tells parallels apart
    Attributes whole;
};

std::string as_text(const boost::any& value) {
    if (const auto* text = boost::any_cast<std::string>(&value)) return *text;
    if (const auto* integer = boost::any_cast<int>(&value)) return std::to_string(*integer);
    return std::to_string(boost::any_cast<double>(value));
}

/// Made by Boost for each attribute it meets; puts every value into `Read`.
class Recorder : public boost::dynamic_property_map {
public:
    Recorder(Read& read, std::string name, const std::type_info& key) : read_(read), name_(std::move(name)), key_(key) {}
    boost::any get(const boost::any&) override { return {}; }
    std::string get_string(const boost::any&) override { return {}; }
    void put(const boost::any& key, const boost::any& value) override {
        if (const auto* vertex = boost::any_cast<Vertex>(&key)) read_.vertices[*vertex][name_] = as_text(value);
        else if (const auto* arc = boost::any_cast<Arc>(&key)) read_.arcs[arc->get_property()][name_] = as_text(value);
        else read_.whole[name_] = as_text(value);
    }
    const std::type_info& key() const override { return key_; }
    const std::type_info& value() const override { return typeid(std::string); }

private:
    Read& read_;
    std::string name_;
    const std::type_info& key_;
};

void read_with_boost(const Graph& graph, const write::Options& options, Read& read) {
    std::stringstream file;
    write::write_graphml(graph, edges_of(graph), options, file);
    boost::dynamic_properties properties([&](const std::string& name, const boost::any& key, const boost::any&) {
        return boost::make_shared<Recorder>(read, name, key.type());
    });
    boost::read_graphml(file, read.graph, properties);
}

/// Boost condenses white space and loses line breaks: compare what is left.
std::string condensed(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
        out += c;
    }
    return out;
}

}  // namespace

TEST_CASE("Boost reads every node and edge of the golden graph, with its attributes") {
    const Graph graph = test::golden_graph();
    Read read;
    read_with_boost(graph, {}, read);
    CHECK(boost::num_vertices(read.graph) == graph.nodes().size());
    CHECK(boost::num_edges(read.graph) == edges_of(graph).size());
    CHECK(read.whole.at("schema") == schema_version);
    std::set<std::string> labels, wanted;
    for (const auto& [vertex, attributes] : read.vertices) labels.insert(condensed(attributes.at("label")));
    for (const Node& node : graph.nodes()) wanted.insert(condensed(graph.text(node.name)));
    CHECK(labels == wanted);
    std::map<std::string, std::string> status_of, wanted_status;
    for (const auto& [arc, attributes] : read.arcs) status_of[attributes.at("edge_id")] = attributes.at("status");
    for (const Edge& edge : edges_of(graph)) wanted_status[edge.id] = name(edge.status);
    CHECK(status_of == wanted_status);
}

TEST_CASE("Boost keeps the parallel edges of the statement view apart") {
    const Graph graph = test::golden_graph();
    Read read;
    read_with_boost(graph, {.statement_edges = true}, read);
    CHECK(boost::num_edges(read.graph) == 10);
    CHECK(read.arcs.size() == 10);
}

TEST_CASE("Boost reads the hostile graph") {
    const Graph graph = test::hostile_graph();
    Read read;
    read_with_boost(graph, {}, read);
    CHECK(boost::num_vertices(read.graph) == graph.nodes().size());
    CHECK(boost::num_edges(read.graph) == edges_of(graph).size());
}
