#include "graph/symbols.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace adduce {

namespace {

// Small enough not to matter for a batch of one document; a large table soon takes the larger step.
constexpr std::size_t first_block = 4 * 1024;
constexpr std::size_t largest_block = 1024 * 1024;

std::uint32_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

SymbolTable::SymbolTable(const SymbolTable& other) : hashes_(other.hashes_), slots_(other.slots_) {
    texts_.reserve(other.texts_.size());
    for (std::string_view text : other.texts_) texts_.push_back(store(text));
}

SymbolTable& SymbolTable::operator=(const SymbolTable& other) {
    SymbolTable copy(other);
    swap(copy);
    return *this;
}

SymbolTable::SymbolTable(SymbolTable&& other) noexcept { swap(other); }

SymbolTable& SymbolTable::operator=(SymbolTable&& other) noexcept {
    SymbolTable taken(std::move(other));
    swap(taken);
    return *this;
}

void SymbolTable::swap(SymbolTable& other) noexcept {
    blocks_.swap(other.blocks_);
    std::swap(block_used_, other.block_used_);
    std::swap(block_size_, other.block_size_);
    texts_.swap(other.texts_);
    hashes_.swap(other.hashes_);
    slots_.swap(other.slots_);
}

SymbolId SymbolTable::intern(std::string_view text) {
    if (3 * (texts_.size() + 1) > 2 * slots_.size()) grow();
    const std::uint32_t hash = hash_of(text);
    SymbolId& slot = slots_[slot_of(text, hash)];
    if (!slot) {
        slot = SymbolId{static_cast<std::uint32_t>(texts_.size())};
        texts_.push_back(store(text));
        hashes_.push_back(hash);
    }
    return slot;
}

SymbolId SymbolTable::find(std::string_view text) const {
    return slots_.empty() ? SymbolId{} : slots_[slot_of(text, hash_of(text))];
}

/// The slot that holds `text`, or the free one where it belongs.
std::size_t SymbolTable::slot_of(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        const SymbolId id = slots_[i];
        if (!id || (hashes_[id.value] == hash && texts_[id.value] == text)) return i;
    }
}

void SymbolTable::grow() {
    std::vector<SymbolId> slots(std::max<std::size_t>(64, 2 * slots_.size()));
    const std::size_t mask = slots.size() - 1;
    for (std::uint32_t value = 0; value < texts_.size(); ++value) {
        std::size_t i = hashes_[value] & mask;
        while (slots[i]) i = (i + 1) & mask;
        slots[i] = SymbolId{value};
    }
    slots_.swap(slots);
}

std::string_view SymbolTable::store(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > block_size_ - block_used_) {
        block_size_ = std::max(text.size(), std::clamp(2 * block_size_, first_block, largest_block));
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
        block_used_ = 0;
    }
    char* const place = blocks_.back().get() + block_used_;
    std::copy(text.begin(), text.end(), place);
    block_used_ += text.size();
    return {place, text.size()};
}

}  // namespace adduce
