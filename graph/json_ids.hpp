#pragma once

#include "graph/json_values.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace adduce {

/// An id that was used before its element was read.
struct OwedId {
    SymbolId id;
    FilePlace place;   ///< of its first use
};

/// The ids of one column of a graph while its file is read. Elements may come in any order: an id that is used
/// before its element is read gets an empty slot of the column and is owed until then.
template <class Record, class Id>
class JsonIds {
public:
    JsonIds(std::vector<Record>& column, std::unordered_map<SymbolId, Id>& by_id, JsonInput& input, JsonValues& values)
        : column_(column), by_id_(by_id), input_(input), values_(values) {}

    /// The slot of an id that an element refers to.
    Id used(const JsonElement& element, const JsonValue& value) {
        const SymbolId symbol = values_.id(element, value);
        const auto [found, fresh] = by_id_.try_emplace(symbol, Id{static_cast<std::uint32_t>(column_.size())});
        if (fresh) {
            column_.emplace_back();
            owed_.emplace(found->second.value, OwedId{symbol, input_.place(input_.token_begin(value.end))});
        }
        return found->second;
    }

    /// The slot of the element that bears an id.
    /// @throws FormatError  when another one bore it
    Id defined(const JsonElement& element, const JsonValue& value) {
        const SymbolId symbol = values_.id(element, value);
        const auto [found, fresh] = by_id_.try_emplace(symbol, Id{static_cast<std::uint32_t>(column_.size())});
        if (fresh) column_.emplace_back();
        else if (owed_.erase(found->second.value) == 0) values_.fail(value, "the id " + quoted(values_.text(element, value)) + " occurs twice");
        column_[found->second.value].id = symbol;
        return found->second;
    }

    bool owes() const { return !owed_.empty(); }

    /// The id used first in the file of those that no element bore.
    std::optional<OwedId> first_owed() const {
        const auto first = std::min_element(owed_.begin(), owed_.end(), [](const auto& a, const auto& b) { return a.second.place < b.second.place; });
        return first == owed_.end() ? std::nullopt : std::optional(first->second);
    }

private:
    std::vector<Record>& column_;
    std::unordered_map<SymbolId, Id>& by_id_;
    JsonInput& input_;
    JsonValues& values_;
    std::map<std::uint32_t, OwedId> owed_;   ///< by index in the column
};

}  // namespace adduce
