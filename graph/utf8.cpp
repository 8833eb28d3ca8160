#include "graph/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace adduce {

namespace {

/// Bytes of the well-formed character at `at`, or 0.
std::size_t character_size(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : '\0'); };
    const auto trail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return trail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) return trail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && trail(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) return trail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && trail(2) && trail(3) ? 4 : 0;
    return 0;
}

}  // namespace

std::size_t valid_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        // Most text is ASCII: eight bytes at a time until it is not.
        while (at + 8 <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            if (word & 0x8080808080808080U) break;
            at += 8;
        }
        if (at == text.size()) break;
        const std::size_t size = character_size(text, at);
        if (size == 0) return at;
        at += size;
    }
    return at;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string repaired_utf8(std::string_view text) {
    std::string whole;
    while (!text.empty()) {
        const std::size_t good = valid_prefix(text);
        whole += text.substr(0, good);
        if (good == text.size()) break;
        whole += "\xEF\xBF\xBD";
        text.remove_prefix(good + 1);
    }
    return whole;
}

}  // namespace adduce
