#include "extract/chains.hpp"

#include <algorithm>
#include <numeric>

namespace adduce::extract {

Chains::Chains(std::uint32_t n) : parent_(n), entity_(n, none) { std::iota(parent_.begin(), parent_.end(), 0U); }

std::uint32_t Chains::first(std::uint32_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
}

bool Chains::join(std::uint32_t i, std::uint32_t j) {
    const auto [earlier, later] = std::minmax({first(i), first(j)});
    if (earlier == later || (entity_[earlier] != none && entity_[later] != none)) return false;
    if (entity_[earlier] == none) entity_[earlier] = entity_[later];
    parent_[later] = earlier;
    return true;
}

std::vector<std::vector<std::uint32_t>> Chains::all() const {
    std::vector<std::vector<std::uint32_t>> out;
    std::vector<std::uint32_t> at(parent_.size(), none);
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
        const std::uint32_t f = first(i);
        if (f == i) {
            at[i] = static_cast<std::uint32_t>(out.size());
            out.emplace_back();
        }
        out[at[f]].push_back(i);
    }
    return out;
}

}  // namespace adduce::extract
