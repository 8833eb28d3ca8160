#pragma once

#include <cstdint>
#include <vector>

namespace adduce::extract {

/// Which of n things, numbered in the order of the text, are one. Each chain may have one entity.
class Chains {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    explicit Chains(std::uint32_t n);

    /// The first of the chain that i is in. Cost: near O(1).
    std::uint32_t first(std::uint32_t i) const;

    std::uint32_t entity(std::uint32_t i) const { return entity_[first(i)]; }
    void set_entity(std::uint32_t i, std::uint32_t entity) { entity_[first(i)] = entity; }

    /// Makes one chain of two. False, and nothing is done, if they are one already or have an entity each.
    bool join(std::uint32_t i, std::uint32_t j);

    /// All chains by their first member; members ascending.
    std::vector<std::vector<std::uint32_t>> all() const;

private:
    std::vector<std::uint32_t> parent_;   // never greater than its child
    std::vector<std::uint32_t> entity_;   // of the first members
};

}  // namespace adduce::extract
