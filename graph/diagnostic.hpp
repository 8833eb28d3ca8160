#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace adduce {

/// The data is odd, the work goes on. Libraries never print: they hand these to a sink, and the command
/// line turns them into lines (repeated codes are counted, not repeated).
struct Diagnostic {
    enum class Severity : std::uint8_t { note, warning, error };

    Severity severity = Severity::warning;
    std::string code;      ///< short and stable: "broken-utf8", "skipped-line"
    std::string place;     ///< path, path:line or path:line:column; may be empty
    std::string message;   ///< what was found and what was expected
    std::string hint;      ///< the next step; may be empty
};

/// Called from the thread that found the oddity, one call at a time per document; the order of calls
/// for one document is fixed. Never throws.
using DiagnosticSink = std::function<void(const Diagnostic&)>;

}  // namespace adduce
