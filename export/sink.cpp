#include "export/sink.hpp"

#include "graph/error.hpp"

#include <ostream>

namespace adduce::write {

Sink::Sink(std::ostream& out) : out_(out) { text_.reserve(chunk_size + chunk_size / 4); }

void Sink::hand_on() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    if (!out_) {
        throw FileError("writing failed after " + std::to_string(written_) +
                        " bytes; check that the disk has room and that the output is still open");
    }
    written_ += text_.size();
    text_.clear();
}

void Sink::finish() {
    hand_on();
    out_.flush();
    if (!out_) throw FileError("writing failed after " + std::to_string(written_) + " bytes; check that the disk has room");
}

}  // namespace adduce::write
