#include "cli/interruption.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace adduce::cli {
namespace {

struct Slot {
    std::atomic<bool> taken{false};
    std::atomic<bool> ready{false};   // the path is whole
    std::array<char, 4096> path{};
};

// A signal handler is given nothing but the signal: what it needs has to be where it can be found.
std::array<Slot, 4> slots;
static_assert(std::atomic<bool>::is_always_lock_free);

// Calls nothing but what POSIX allows in a handler. The default action was restored when it began (SA_RESETHAND).
extern "C" void remove_and_end(int signal) {
    const int error = errno;
    for (Slot& slot : slots) {
        if (slot.ready.load(std::memory_order_acquire)) ::unlink(slot.path.data());
    }
    errno = error;
    std::raise(signal);   // delivered when the handler returns
}

}  // namespace

UnlinkOnSignal::UnlinkOnSignal(const std::string& path) : slot_(slots.size()) {
    if (path.size() >= slots.front().path.size()) return;
    for (std::size_t i = 0; i < slots.size() && slot_ == slots.size(); ++i) {
        if (!slots[i].taken.exchange(true)) slot_ = i;
    }
    if (slot_ == slots.size()) return;
    std::copy(path.c_str(), path.c_str() + path.size() + 1, slots[slot_].path.data());
    slots[slot_].ready.store(true, std::memory_order_release);
}

UnlinkOnSignal::~UnlinkOnSignal() {
    if (slot_ == slots.size()) return;
    slots[slot_].ready.store(false);
    slots[slot_].taken.store(false);
}

void clean_up_on_signals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        struct sigaction action {};
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = remove_and_end;
        action.sa_flags = SA_RESETHAND;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(signal, &action, nullptr);
    }
}

}  // namespace adduce::cli
