// Times the native JSON: adduce_bench_json graph.json [algorithms]
// One line a step: what, seconds on the clock and of the processor, MB/s of the latter, memory at its highest so far.
#include "graph/algorithms.hpp"
#include "graph/json.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <streambuf>
#include <string_view>

namespace {

using namespace adduce;

/// Counts what is written and keeps nothing: the disk is not what is measured.
class Counter : public std::streambuf {
public:
    std::size_t bytes = 0;

private:
    int_type overflow(int_type c) override { return ++bytes, traits_type::not_eof(c); }
    std::streamsize xsputn(const char*, std::streamsize size) override { return bytes += static_cast<std::size_t>(size), size; }
};

class Watch {
public:
    void lap(const char* what, double megabytes = 0) {
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - begin_).count();
        rusage use{};
        getrusage(RUSAGE_SELF, &use);
        const double worked = cpu(use) - cpu_begin_;
        std::printf("%-12s %7.2f s %7.2f s cpu", what, seconds, worked);
        if (megabytes > 0) std::printf(" %7.0f MB/s", megabytes / worked);
        std::printf("   peak %ld MB\n", use.ru_maxrss / 1024);
        std::fflush(stdout);
        begin_ = std::chrono::steady_clock::now();
        cpu_begin_ = cpu(use);
    }

private:
    static double cpu(const rusage& use) {
        const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
        return seconds(use.ru_utime) + seconds(use.ru_stime);
    }

    double cpu_begin_ = 0;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 2) return std::fprintf(stderr, "usage: adduce_bench_json graph.json [algorithms]\n"), 2;
    std::ifstream file(argv[1], std::ios::binary | std::ios::ate);
    if (!file) return std::fprintf(stderr, "%s: cannot be opened\n", argv[1]), 1;
    const double megabytes = static_cast<double>(file.tellg()) / 1e6;
    file.seekg(0);
    Watch watch;
    const Graph graph = read_json(file, argv[1]);
    watch.lap("read", megabytes);
    const std::vector<Edge> edges = edges_of(graph);
    watch.lap("edges");
    Counter counter;
    std::ostream out(&counter);
    write_json(graph, edges, out);
    watch.lap("write", static_cast<double>(counter.bytes) / 1e6);
    std::printf("%zu documents, %zu nodes, %zu statements, %zu edges, %.1f MB\n", graph.documents().size(), graph.nodes().size(),
                graph.statements().size(), edges.size(), megabytes);
    if (argc < 3) return 0;
    (void)connected_components(graph, edges);
    watch.lap("components");
    (void)shortest_path(graph, edges, NodeId{0}, NodeId{static_cast<std::uint32_t>(graph.nodes().size() - 1)});
    watch.lap("path");
    (void)cycles(graph, edges);
    watch.lap("cycles");
    return 0;
}
