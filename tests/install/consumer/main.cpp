#include "export/writer.hpp"
#include "extract/text.hpp"
#include "graph/edges.hpp"

#include <iostream>

int main() {
    const adduce::Graph graph;
    std::cout << adduce::edges_of(graph).size() << " edges in " << adduce::schema_version << ", " << adduce::write::formats().size() << " formats, "
              << adduce::extract::comparison_form("The 93rd Brigade") << '\n';
}
