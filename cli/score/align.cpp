#include "cli/score/align.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utf8proc.h>

namespace adduce::cli::score {
namespace {

/// Words that keep two names apart however alike the rest is, beside numbers.
constexpr std::array<std::string_view, 31> apart{
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "new", "old",
    "first", "second", "third", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"};

using Words = std::set<std::string>;

Words words_of(const std::string& form) {
    Words words;
    for (std::size_t i = 0; i < form.size();) {
        const std::size_t end = std::min(form.find(' ', i), form.size());
        words.insert(form.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

bool begins_with_digit(const std::string& word) {
    utf8proc_int32_t c = 0;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data()), static_cast<utf8proc_ssize_t>(word.size()), &c);
    return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

Words telling(const Words& words) {
    Words kept;
    std::copy_if(words.begin(), words.end(), std::inserter(kept, kept.end()), [](const std::string& w) {
        return begins_with_digit(w) || std::find(apart.begin(), apart.end(), w) != apart.end();
    });
    return kept;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&b](const std::string& x) { return b.contains(x); }));
}

double jaccard(const std::set<std::string>& a, const std::set<std::string>& b) {
    const std::size_t both = shared(a, b);
    return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

}  // namespace

double similarity(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (shared(a, b) > 0) return 1.0 + jaccard(a, b);
    double best = 0;
    for (const std::string& x : a) {
        const Words in_x = words_of(x);
        const Words telling_x = telling(in_x);
        for (const std::string& y : b) {
            const Words in_y = words_of(y);
            if (!in_x.empty() && !in_y.empty() && telling_x == telling(in_y)) best = std::max(best, jaccard(in_x, in_y));
        }
    }
    return best >= 0.5 ? best : 0;
}

std::map<std::string, std::string> align(const std::vector<Candidate>& gold, const std::vector<Candidate>& built) {
    std::vector<std::tuple<double, std::string, std::string>> pairs;   // less alike is greater, so that sorting puts the most alike first
    for (const Candidate& g : gold) {
        for (const Candidate& b : built) {
            if (!std::binary_search(g.types.begin(), g.types.end(), b.types.front())) continue;
            const double alike = similarity(g.forms, b.forms);
            if (alike > 0) pairs.emplace_back(-alike, g.id, b.id);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    std::map<std::string, std::string> aligned;
    std::set<std::string> taken;
    for (const auto& [less, g, b] : pairs) {
        if (aligned.contains(g) || taken.contains(b)) continue;
        aligned.emplace(g, b);
        taken.insert(b);
    }
    return aligned;
}

}  // namespace adduce::cli::score
