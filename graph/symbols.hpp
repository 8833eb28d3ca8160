#pragma once

#include "graph/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace adduce {

using SymbolId = Id<struct SymbolTag>;

/// The strings of one Graph or Batch, each kept once. Text to SymbolId and back.
///
/// Equal text gives the equal id (characters are compared, not only hashes), so within one table ids
/// can be compared instead of text. `SymbolId{}` (none) stands for "absent"; the empty string is a
/// symbol like any other. Views returned by text() live as long as the table.
/// Not safe for concurrent intern(); safe for concurrent text().
class SymbolTable {
public:
    SymbolTable() = default;
    SymbolTable(const SymbolTable& other);
    SymbolTable& operator=(const SymbolTable& other);
    SymbolTable(SymbolTable&& other) noexcept;              ///< `other` is empty afterwards
    SymbolTable& operator=(SymbolTable&& other) noexcept;

    /// The id of `text`, which is copied when new. Ids count up from 0. Cost: one hash look-up, amortised O(bytes).
    SymbolId intern(std::string_view text);

    /// The text of `id`; empty for none.
    std::string_view text(SymbolId id) const& { return id ? texts_[id.value] : std::string_view(); }
    std::string_view text(SymbolId id) const&& = delete;

    /// The id of `text` if it is known, else none.
    SymbolId find(std::string_view text) const;

    std::size_t size() const { return texts_.size(); }

private:
    std::string_view store(std::string_view text);
    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();
    void swap(SymbolTable& other) noexcept;

    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_used_ = 0;
    std::size_t block_size_ = 0;
    std::vector<std::string_view> texts_;
    std::vector<std::uint32_t> hashes_;   ///< beside texts_: most misses end without touching the text
    std::vector<SymbolId> slots_;         ///< open addressing, a power of two, at most 2/3 full
};

}  // namespace adduce
