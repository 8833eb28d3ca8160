#pragma once

#include <cstdint>
#include <functional>

namespace adduce {

/// An index into one column of one Graph or Batch, typed so that a node can never be used where a
/// document is meant. Cheap to copy. The default value is `none`: "there is no such thing".
/// An index is only meaningful together with the graph (or batch) it came from; what the outside
/// world sees are the stable text ids (`Node::id` and so on), never these numbers.
template <class Tag>
struct Id {
    static constexpr std::uint32_t none_value = 0xFFFFFFFFU;
    std::uint32_t value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit operator bool() const { return value != none_value; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using DocumentId = Id<struct DocumentTag>;
using NodeId = Id<struct NodeTag>;
using StatementId = Id<struct StatementTag>;

}  // namespace adduce

template <class Tag>
struct std::hash<adduce::Id<Tag>> {
    std::size_t operator()(adduce::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
