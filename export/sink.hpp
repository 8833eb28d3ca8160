#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

namespace adduce::write {

/// Buffered output of the writers: append to text(), call checkpoint() after each element.
/// Memory: one chunk plus the largest element. Not copyable; one thread.
class Sink {
public:
    explicit Sink(std::ostream& out);
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    /// What has been written and not yet handed on. Append only.
    std::string& text() & { return text_; }

    /// Hands the chunk to the stream when it is full.
    /// @throws FileError  when the stream fails (disk full, closed pipe)
    void checkpoint() {
        if (text_.size() >= chunk_size) hand_on();
    }

    /// Hands on the rest and flushes. Call it last: the destructor writes nothing.
    /// @throws FileError  as checkpoint()
    void finish();

private:
    // Large enough that a system call costs nothing beside the copying, small enough for the cache.
    static constexpr std::size_t chunk_size = 256 * 1024;

    void hand_on();

    std::ostream& out_;
    std::string text_;
    std::uint64_t written_ = 0;
};

}  // namespace adduce::write
