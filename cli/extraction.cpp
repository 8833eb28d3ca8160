#include "cli/extraction.hpp"

#include "cli/in_order.hpp"
#include "extract/reader.hpp"
#include "graph/error.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace adduce::cli {
namespace {

/// A report, and what the reader had to say on the way to it.
struct Item {
    extract::Document document;
    std::vector<Diagnostic> diagnostics;
};

/// What one report gives. Diagnostics wait until its turn comes, so that the log is in input order too.
struct Outcome {
    Batch batch;
    std::vector<Diagnostic> diagnostics;
    std::uint64_t words = 0;
    bool refused = false;
    std::string seen;   ///< for -v
};

Outcome extract_one(const extract::Pipeline& pipeline, Item& item) {
    const extract::Document& document = item.document;
    Outcome outcome;
    outcome.diagnostics = std::move(item.diagnostics);
    const DiagnosticSink sink = [&outcome](const Diagnostic& d) { outcome.diagnostics.push_back(d); };
    try {
        const extract::Analysis analysis = pipeline.analyse(document);
        outcome.words = analysis.tokens.size();
        outcome.batch = pipeline.batch(analysis, sink);
        outcome.seen = document.path + ": " + std::to_string(outcome.words) + " words, " + std::to_string(outcome.batch.nodes.size()) + " nodes, " +
                       std::to_string(outcome.batch.statements.size()) + " statements";
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
    std::vector<Diagnostic> said;   // by the reader, since the last report
    const auto say = [&](const std::vector<Diagnostic>& diagnostics) {
        for (const Diagnostic& d : diagnostics) log.diagnostic(d);
    };
    extract::Reader reader(inputs, context.around.in, [&](const Diagnostic& d) {
        if (d.severity == Diagnostic::Severity::error) ++all.refused;
        said.push_back(d);
    });
    const auto next = [&]() -> std::optional<Item> {
        std::optional<extract::Document> document = reader.next();
        return document ? std::optional(Item{std::move(*document), std::exchange(said, {})}) : std::nullopt;
    };
    ProgressLine progress(log);
    InOrder<Item, Outcome> workers(threads, [&pipeline](Item& item) { return extract_one(pipeline, item); });
    workers.run(next, [&](Outcome outcome) {
        say(outcome.diagnostics);
        if (!outcome.seen.empty()) log.detail(outcome.seen);
        ++all.reports;
        all.words += outcome.words;
        if (outcome.refused) ++all.refused;
        else all.graph.merge(outcome.batch, [&log](const Diagnostic& d) { log.diagnostic(d); });
        progress.show(reader.files_begun(), reader.files(), all.reports);
    });
    say(said);
    all.graph.seal();
    return all;
}

}  // namespace adduce::cli
