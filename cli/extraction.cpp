#include "cli/extraction.hpp"

#include "cli/in_order.hpp"
#include "extract/reader.hpp"
#include "graph/error.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace adduce::cli {
namespace {

/// What one report gives; its diagnostics wait until its turn comes.
struct Outcome {
    Batch batch;
    std::vector<Diagnostic> diagnostics;
    std::uint64_t words = 0;
    bool refused = false;
};

Outcome extract_one(const extract::Pipeline& pipeline, const extract::Document& document) {
    Outcome outcome;
    const DiagnosticSink sink = [&outcome](const Diagnostic& d) { outcome.diagnostics.push_back(d); };
    try {
        const extract::Analysis analysis = pipeline.analyse(document);
        outcome.words = analysis.tokens.size();
        outcome.batch = pipeline.batch(analysis, sink);
    } catch (const Error& error) {   // this report cannot be used, the others can
        outcome.refused = true;
        outcome.diagnostics.push_back({Diagnostic::Severity::error, "report-failed", document.path, error.what(), "the other reports go on"});
    }
    return outcome;
}

/// Draws at most ten times a second: a terminal is slow.
class ProgressLine {
public:
    explicit ProgressLine(Log& log) : log_(log) {}
    void show(std::size_t begun, std::size_t files, std::size_t reports) {
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < std::chrono::milliseconds(100)) return;
        last_ = now;
        log_.progress("file " + std::to_string(begun) + " of " + std::to_string(files) + ", " + std::to_string(reports) + " reports done");
    }

private:
    Log& log_;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace

Extraction extract_reports(const std::vector<std::string>& inputs, const extract::Pipeline& pipeline, unsigned threads, const Context& context) {
    Extraction all;
    Log& log = context.log;
    extract::Reader reader(inputs, context.around.in, [&](const Diagnostic& d) {
        if (d.severity == Diagnostic::Severity::error) ++all.refused;
        log.diagnostic(d);
    });
    ProgressLine progress(log);
    InOrder<extract::Document, Outcome> workers(threads, [&pipeline](extract::Document& document) { return extract_one(pipeline, document); });
    workers.run([&reader] { return reader.next(); },
                [&](Outcome outcome) {
                    for (const Diagnostic& d : outcome.diagnostics) log.diagnostic(d);
                    ++all.reports;
                    all.words += outcome.words;
                    if (outcome.refused) ++all.refused;
                    else all.graph.merge(outcome.batch, [&log](const Diagnostic& d) { log.diagnostic(d); });
                    progress.show(reader.files_begun(), reader.files(), all.reports);
                });
    all.graph.seal();
    return all;
}

}  // namespace adduce::cli
