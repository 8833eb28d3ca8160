#pragma once

#include <cstddef>
#include <string>

namespace adduce::cli {

/// A file to be removed when a signal ends the program. Destructors do not run then, so the names of temporary files
/// are kept where a signal handler may read them. The file itself is not touched here.
class UnlinkOnSignal {
public:
    /// Names that are too long (4 KiB), or more than four at a time, are not kept: their file would stay.
    explicit UnlinkOnSignal(const std::string& path);
    ~UnlinkOnSignal();
    UnlinkOnSignal(const UnlinkOnSignal&) = delete;
    UnlinkOnSignal& operator=(const UnlinkOnSignal&) = delete;

private:
    std::size_t slot_;
};

/// From now on interrupt, termination, hang-up and a broken pipe first remove those files, then end the program as they
/// would have (a shell sees 130, 143, 129, 141). Signals that the program was told to ignore (nohup) stay ignored.
/// For main(), once.
void clean_up_on_signals();

}  // namespace adduce::cli
