#pragma once

#include "graph/diagnostic.hpp"

#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace spdlog {
class logger;
}

namespace adduce::cli {

/// Everything the program says to its user on standard error: diagnostics, notes, the summary and the
/// progress line. One thread at a time.
class Log {
public:
    enum class Level : std::uint8_t { quiet, normal, verbose };

    /// @param terminal  `err` is one: a progress line is drawn
    Log(std::ostream& err, Level level, bool terminal);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    /// One line. Of a code that comes again and again the first `shown_of_a_code` are printed, the rest is
    /// counted; notes are printed with -v only.
    void diagnostic(const Diagnostic& diagnostic);
    static constexpr std::uint64_t shown_of_a_code = 5;

    /// How many lines of a code were kept back: once, at the end of the job.
    void kept_back();

    void error(std::string_view message);     ///< always
    void line(std::string_view message);      ///< unless -q
    void detail(std::string_view message);    ///< with -v only

    /// Replaces the progress line; nothing off a terminal or with -q.
    void progress(std::string_view text);

    std::uint64_t errors() const { return errors_; }   ///< diagnostics of severity error so far

private:
    void clear_progress();

    std::ostream& err_;
    std::unique_ptr<spdlog::logger> logger_;
    std::map<std::string, std::uint64_t> count_by_code_;
    std::uint64_t errors_ = 0;
    bool draws_ = false;
    bool drawn_ = false;
};

}  // namespace adduce::cli
