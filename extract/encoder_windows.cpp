#include "extract/encoder_windows.hpp"

#include <numeric>

namespace adduce::extract {
namespace {

/// Cuts one sentence that does not fit into a window.
void cut_sentence(std::span<const std::uint8_t> pieces, TokenRange sentence, WindowLimits limits, std::vector<Window>& windows) {
    const std::uint32_t room = limits.window - 2;
    for (std::uint32_t begin = sentence.begin;;) {
        std::uint32_t end = begin;
        std::uint32_t filled = 0;
        while (end < sentence.end && filled + pieces[end] <= room) filled += pieces[end++];
        windows.push_back({{begin, end}, filled, false});
        if (end == sentence.end) return;
        std::uint32_t back = end;
        std::uint32_t repeated = 0;
        while (back - 1 > begin && repeated + pieces[back - 1] <= limits.overlap) repeated += pieces[--back];
        begin = back;
    }
}

}  // namespace

std::vector<Window> plan_windows(std::span<const std::uint8_t> pieces, std::span<const std::uint32_t> sentences, WindowLimits limits) {
    const std::uint32_t room = limits.window - 2;
    std::vector<Window> windows;
    Window now;
    const auto close = [&] {
        if (!now.tokens.empty()) windows.push_back(now);
        now = {};
    };
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        const std::uint32_t begin = sentences[s];
        const std::uint32_t end = s + 1 < sentences.size() ? sentences[s + 1] : static_cast<std::uint32_t>(pieces.size());
        const auto text = pieces.subspan(begin, end - begin);
        const std::uint32_t size = std::accumulate(text.begin(), text.end(), std::uint32_t{0});
        if (size > room) {
            close();
            cut_sentence(pieces, {begin, end}, limits, windows);
            continue;
        }
        if (now.pieces + size > room) close();
        if (now.tokens.empty()) now.tokens.begin = begin;
        now.tokens.end = end;
        now.pieces += size;
    }
    close();
    return windows;
}

}  // namespace adduce::extract
