// Writes the golden, the hostile and the status graph in every format into a folder: what the read-back
// scripts read, and what `accept` copies to golden/.
#include "export/writer.hpp"
#include "graph/json.hpp"
#include "tests/export/sample_graphs.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace adduce;

void write_one(const std::filesystem::path& path, const Graph& graph, std::string_view format, const write::Options& options = {}) {
    const std::vector<Edge> edges = edges_of(graph);
    std::ofstream out(path, std::ios::binary);
    write::require_format(format).write(graph, edges, options, out);
}

void write_all(const std::filesystem::path& folder, const std::string& name, const Graph& graph) {
    const auto file = [&](const std::string& rest) { return folder / (name + rest); };
    const write::Options statements{.statement_edges = true, .profile = "", .base = "urn:adduce:"};
    const write::Options exchange{.statement_edges = false, .profile = "exchange", .base = "urn:adduce:"};
    write_one(file(".json"), graph, "json");
    write_one(file(".graphml"), graph, "graphml");
    write_one(file("-statements.graphml"), graph, "graphml", statements);
    write_one(file(".dot"), graph, "dot");
    write_one(file("-statements.dot"), graph, "dot", statements);
    write_one(file("-exchange.dot"), graph, "dot", exchange);
    write_one(file(".jsonld"), graph, "jsonld");
    write_one(file(".svg"), graph, "svg");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: adduce_write_samples FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    write_all(folder, "golden", test::golden_graph());
    write_all(folder, "hostile", test::hostile_graph());
    write_all(folder, "status", test::status_graph());
    write_one(folder / "status.png", test::status_graph(), "png");
    write_one(folder / "status.pdf", test::status_graph(), "pdf");
}
