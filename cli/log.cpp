#include "cli/log.hpp"

#include <ostream>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <utility>

namespace adduce::cli {
namespace {

std::string_view severity_name(Diagnostic::Severity severity) {
    switch (severity) {
        case Diagnostic::Severity::note: return "note";
        case Diagnostic::Severity::warning: return "warning";
        case Diagnostic::Severity::error: break;
    }
    return "error";
}

std::string line_of(const Diagnostic& d) {
    std::string line = "adduce: ";
    line.append(severity_name(d.severity)).append(": ");
    if (!d.place.empty()) line.append(d.place).append(": ");
    line.append(d.message);
    if (!d.hint.empty()) line.append("; ").append(d.hint);
    return line;
}

spdlog::level::level_enum threshold(Log::Level level) {
    switch (level) {
        case Log::Level::quiet: return spdlog::level::err;
        case Log::Level::normal: return spdlog::level::info;
        case Log::Level::verbose: break;
    }
    return spdlog::level::debug;
}

spdlog::level::level_enum level_of(Diagnostic::Severity severity) {
    switch (severity) {
        case Diagnostic::Severity::note: return spdlog::level::debug;
        case Diagnostic::Severity::warning: return spdlog::level::warn;
        case Diagnostic::Severity::error: break;
    }
    return spdlog::level::err;
}

}  // namespace

Log::Log(std::ostream& err, Level level, bool terminal)
    : err_(err),
      logger_(std::make_unique<spdlog::logger>("adduce", std::make_shared<spdlog::sinks::ostream_sink_st>(err, true))),
      draws_(terminal && level != Level::quiet) {
    logger_->set_pattern("%v");
    logger_->set_level(threshold(level));
}

Log::~Log() { clear_progress(); }

void Log::diagnostic(const Diagnostic& diagnostic) {
    if (diagnostic.severity == Diagnostic::Severity::error) ++errors_;
    if (++count_by_code_[diagnostic.code] > shown_of_a_code) return;
    clear_progress();
    logger_->log(level_of(diagnostic.severity), line_of(diagnostic));
}

void Log::kept_back() {
    for (const auto& [code, count] : count_by_code_) {
        if (count > shown_of_a_code) line("adduce: " + code + ": " + std::to_string(count - shown_of_a_code) + " more lines of this kind were kept back");
    }
}

void Log::error(std::string_view message) {
    clear_progress();
    logger_->error("adduce: error: " + std::string(message));
}

void Log::line(std::string_view message) {
    clear_progress();
    logger_->info(message);
}

void Log::detail(std::string_view message) {
    clear_progress();
    logger_->debug(message);
}

void Log::progress(std::string_view text) {
    if (!draws_) return;
    err_ << "\r\033[K" << text << std::flush;
    drawn_ = true;
}

void Log::clear_progress() {
    if (!drawn_) return;
    err_ << "\r\033[K" << std::flush;
    drawn_ = false;
}

}  // namespace adduce::cli
