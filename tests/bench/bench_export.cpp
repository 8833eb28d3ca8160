// Times one writer: adduce_bench_export graph.json FORMAT OUTPUT [statements]
// OUTPUT may be /dev/null. Prints one line of JSON: seconds, bytes, and memory in MiB before and at its highest.
#include "export/writer.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>

namespace {

using namespace adduce;

double cpu_seconds() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

double peak_mib() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

/// Passes bytes on and counts them: /dev/null knows no position.
class Counter : public std::streambuf {
public:
    explicit Counter(std::streambuf* to) : to_(to) {}
    std::uint64_t bytes = 0;

private:
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        bytes += static_cast<std::uint64_t>(size);
        return to_->sputn(text, size);
    }
    int_type overflow(int_type c) override {
        ++bytes;
        return to_->sputc(traits_type::to_char_type(c));
    }
    int sync() override { return to_->pubsync(); }

    std::streambuf* to_;
};

int measure(const char* graph_path, const char* format, const char* output, const write::Options& options) {
    std::ifstream in(graph_path, std::ios::binary);
    const Graph graph = read_json(in, graph_path);
    const std::vector<Edge> edges = edges_of(graph);
    const double before = peak_mib();
    std::ofstream file(output, std::ios::binary);
    Counter counter(file.rdbuf());
    std::ostream out(&counter);
    const auto begin = std::chrono::steady_clock::now();
    const double cpu_begin = cpu_seconds();
    write::require_format(format).write(graph, edges, options, out);
    const double cpu = cpu_seconds() - cpu_begin;
    const double clock = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("{\"clock_s\": %.3f, \"cpu_s\": %.3f, \"bytes\": %llu, \"graph_mib\": %.0f, \"peak_mib\": %.0f, \"edges\": %zu, \"statements\": %zu}\n",
                clock, cpu, static_cast<unsigned long long>(counter.bytes), before, peak_mib(), edges.size(), graph.statements().size());
    return 0;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 4) return std::fprintf(stderr, "usage: adduce_bench_export graph.json FORMAT OUTPUT [statements]\n"), 2;
    try {
        write::Options options;
        options.statement_edges = argc > 4;
        return measure(argv[1], argv[2], argv[3], options);
    } catch (const Error& error) {
        return std::fprintf(stderr, "%s\n", error.what()), 1;
    }
}
