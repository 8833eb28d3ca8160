#include "graph/near_miss.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace adduce {

namespace {

std::string plain(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '-' || c == ' ') c = '_';
    }
    return result;
}

/// Edit distance with swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

}  // namespace

std::string_view near_miss(std::string_view wrong, std::span<const std::string_view> known) {
    std::string_view best;
    if (wrong.size() > 64) return best;   // no name is that long, and hostile input shall not cost us time
    const std::string given = plain(wrong);
    std::size_t least = given.size();
    for (std::string_view name : known) {
        const std::size_t d = distance(given, plain(name));
        if (d < least && d <= std::max(given.size(), name.size()) / 3) {
            least = d;
            best = name;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view wrong, std::span<const std::string_view> known) {
    const std::string_view name = near_miss(wrong, known);
    return name.empty() ? std::string() : " (did you mean '" + std::string(name) + "'?)";
}

}  // namespace adduce
