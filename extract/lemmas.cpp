#include "extract/lemmas.hpp"

#include "extract/lower_case.hpp"

#include <charconv>
#include <cstddef>

namespace adduce::extract {

std::string lemma(std::string_view word, std::string_view script) {
    std::string small = lower_case(word);
    if (script.starts_with('!') && script.size() > 1) return std::string(script.substr(1));
    if (!script.starts_with('l') && !script.starts_with('k')) return small;
    std::size_t cut = 0;
    const auto [end, error] = std::from_chars(script.data() + 1, script.data() + script.size(), cut);
    if (error != std::errc() || end == script.data() + script.size() || *end != '+') return small;
    if (cut >= code_points(word)) return small;
    const std::string_view kept = script.front() == 'k' ? word : std::string_view(small);
    return std::string(without_last(kept, cut)).append(end + 1, script.data() + script.size());
}

}  // namespace adduce::extract
