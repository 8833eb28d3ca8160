#pragma once

#include "export/escape.hpp"
#include "export/footnotes.hpp"

#include <cstdint>
#include <string>

namespace adduce::write {

/// What the legend has to explain: only what the picture shows.
struct Shown {
    std::uint32_t types = 0;       ///< bit per NodeType
    std::uint32_t statuses = 0;    ///< bit per Status
    bool symmetric = false;        ///< an edge without an arrow
    bool unnamed = false;          ///< a dashed outline
    std::uint64_t left_out = 0;    ///< nodes without an edge

    template <class Enum>
    static constexpr std::uint32_t bit(Enum value) { return 1U << static_cast<std::uint32_t>(value); }
};

/// Appends the legend and the numbered sources as one HTML-like label, without the angle brackets around it.
/// @returns  how many sources did not fit
std::size_t append_legend(std::string& out, const Graph& graph, const Footnotes& notes, const Shown& shown, Repairs& repairs,
                          std::uint64_t& cuts);

}  // namespace adduce::write
