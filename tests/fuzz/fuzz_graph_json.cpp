// The graph reader on any bytes: it gives a graph or says what is wrong, and what it gives, written and read again, is the
// same to the byte. Under clang with ADDUCE_FUZZ this is a libFuzzer harness; elsewhere replay.cpp runs the corpus.
#include "graph/algorithms.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

std::string written(const adduce::Graph& graph) {
    std::ostringstream out;
    const auto edges = adduce::edges_of(graph);
    adduce::write_json(graph, edges, out);
    (void)adduce::cycles(graph, edges);
    return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        const std::string once = written(adduce::read_json(in, "fuzz.json"));
        std::istringstream again(once);
        if (written(adduce::read_json(again, "written.json")) != once) std::abort();
    } catch (const adduce::FormatError&) {
        return 0;   // refusing is a good answer; any other exception is a fault
    }
    return 0;
}
