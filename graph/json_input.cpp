#include "graph/json_input.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <cstring>
#include <istream>

namespace adduce {

namespace {

constexpr std::size_t chunk = 64 * 1024;

bool ends_token(char c) { return c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

JsonInput::JsonInput(std::istream& in, std::string_view name) : in_(in), name_(name), buffer_(2 * chunk) {
    refill();
    constexpr std::string_view mark = "\xEF\xBB\xBF";   // some editors put it there, RFC 8259 lets us pass over it
    if (std::string_view(buffer_.data(), end_).starts_with(mark)) {
        at_ = mark.size();
        oldest_.line_begin = latest_.line_begin = mark.size();
        if (at_ == end_) refill();
    }
}

void JsonInput::refill() {
    // The last chunk stays in front, for messages.
    const std::size_t dropped = end_ > chunk ? end_ - chunk : 0;
    if (dropped > 0) {
        oldest_ = moved(oldest_, offset_ + dropped);
        std::memmove(buffer_.data(), buffer_.data() + dropped, end_ - dropped);
        offset_ += dropped;
        at_ -= dropped;
        end_ -= dropped;
    }
    at_ = std::min(at_, end_);
    in_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
    if (in_.bad()) throw FileError(name_ + ": cannot be read any further, after " + std::to_string(offset_ + end_) + " bytes");
    end_ += static_cast<std::size_t>(in_.gcount());
}

std::size_t JsonInput::token_begin(std::size_t end) const {
    if (end <= offset_ || end > offset_ + end_) return end;
    std::size_t at = end - offset_ - 1;   // the last character of the token
    if (buffer_[at] != '"') {
        while (at > 0 && !ends_token(buffer_[at - 1])) --at;
        return offset_ + at;
    }
    while (at > 0) {
        --at;
        if (buffer_[at] != '"') continue;
        std::size_t backslashes = 0;
        while (backslashes < at && buffer_[at - backslashes - 1] == '\\') ++backslashes;
        if (backslashes % 2 == 0) return offset_ + at;
    }
    return end;
}

JsonInput::Mark JsonInput::moved(Mark mark, std::size_t offset) const {
    const char* from = buffer_.data() + (mark.offset - offset_);
    const char* const to = buffer_.data() + (offset - offset_);
    while (from < to) {
        const void* newline = std::memchr(from, '\n', static_cast<std::size_t>(to - from));
        if (!newline) break;
        from = static_cast<const char*>(newline) + 1;
        mark.line_begin = offset_ + static_cast<std::size_t>(from - buffer_.data());
        ++mark.line;
    }
    mark.offset = offset;
    return mark;
}

FilePlace JsonInput::place(std::size_t offset) {
    offset = std::clamp(offset, offset_, offset_ + end_);
    if (latest_.offset < offset_ || latest_.offset > offset) latest_ = oldest_;
    latest_ = moved(latest_, offset);
    const std::size_t column = offset - std::min(offset, latest_.line_begin) + 1;
    return {latest_.line, static_cast<std::uint32_t>(column)};
}

void JsonInput::fail(FilePlace place, const std::string& message) const {
    throw FormatError(name_ + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + message);
}

}  // namespace adduce
