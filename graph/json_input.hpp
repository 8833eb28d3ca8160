#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace adduce {

/// A place in a text file, both counted from 1; columns are bytes.
struct FilePlace {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend auto operator<=>(const FilePlace&, const FilePlace&) = default;
};

/// A stream of characters that knows where it is: RapidJSON's input stream over an std::istream, which can
/// still tell line and column of what it read lately (64 KiB at least). Memory: 128 KiB.
class JsonInput {
public:
    using Ch = char;

    /// @param name  for messages: the path
    JsonInput(std::istream& in, std::string_view name);

    // What RapidJSON asks for; end of input is '\0'.
    char Peek() const { return at_ < end_ ? buffer_[at_] : '\0'; }
    char Take() {
        const char c = Peek();
        if (++at_ >= end_) refill();
        return c;
    }
    std::size_t Tell() const { return offset_ + at_; }

    bool at_end() const { return at_ >= end_; }

    /// Where the string, number or word that ends (exclusive) at the byte `end` begins; `end` when that is too long ago.
    std::size_t token_begin(std::size_t end) const;

    /// Line and column of a byte. Asked in ascending order the cost is O(bytes) over all calls, else O(64 KiB).
    /// Bytes that are too long ago give the oldest place still known.
    FilePlace place(std::size_t offset);

    /// @throws FormatError  "name:line:column: message"
    [[noreturn]] void fail(FilePlace place, const std::string& message) const;
    [[noreturn]] void fail(std::size_t offset, const std::string& message) { fail(place(offset), message); }

    // Never called: RapidJSON wants them to exist.
    char* PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char*) { return 0; }

private:
    struct Mark {
        std::size_t offset = 0;
        std::size_t line_begin = 0;
        std::uint32_t line = 1;
    };
    void refill();
    Mark moved(Mark mark, std::size_t offset) const;

    std::istream& in_;
    std::string name_;
    std::vector<char> buffer_;   ///< what was read lately, then what comes next
    std::size_t offset_ = 0;     ///< of buffer_[0] in the file
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    Mark oldest_;                ///< at buffer_[0]
    Mark latest_;                ///< where place() was last asked
};

}  // namespace adduce
