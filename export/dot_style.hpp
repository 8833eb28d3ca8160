#pragma once

#include "graph/vocabulary.hpp"

#include <array>
#include <string_view>

/// How the report looks. Type is told by shape and by fill, status by the line and never by colour alone:
/// the picture has to survive a grey printer and colour-blind readers (fills: tints of the Okabe-Ito palette,
/// which stay apart in grey as well).
namespace adduce::write::style {

struct NodeStyle {
    NodeType type;
    std::string_view words;   ///< in the legend
    std::string_view shape;
    std::string_view fill;
};

inline constexpr std::array<NodeStyle, 4> nodes{{
    {NodeType::person, "Person", "ellipse", "#fbe3c0"},
    {NodeType::unit, "Unit", "box", "#cfe4f5"},
    {NodeType::organization, "Organization", "hexagon", "#cdeee0"},
    {NodeType::place, "Place", "house", "#efefef"},
}};

struct EdgeStyle {
    Status status;
    std::string_view words;
    std::string_view meaning;   ///< in the legend
    std::string_view sample;    ///< the line as a legend can draw it
    std::string_view attributes;
};

inline constexpr std::array<EdgeStyle, 6> edges{{
    {Status::corroborated, "corroborated", "two or more independent sources", "━━━▶", "penwidth=\"2.4\""},
    {Status::single_source, "single source", "one source asserts it", "───▶", "penwidth=\"1\""},
    {Status::unconfirmed, "unconfirmed", "only alleged, doubted or possible", "– – – ▶", "style=\"dashed\""},
    {Status::planned, "planned", "ordered, planned or conditional", "· · · · ▶", "style=\"dotted\", penwidth=\"1.6\""},
    {Status::contested, "contested", "asserted by one, denied by another", "═══▶", "color=\"#333333:invis:#333333\""},
    {Status::denied, "denied", "only denials", "─✗─▶", "color=\"#b2182b\", fontcolor=\"#b2182b\""},
}};

constexpr const NodeStyle& of(NodeType type) {
    for (const NodeStyle& s : nodes) {
        if (s.type == type) return s;
    }
    return nodes.front();
}

constexpr const EdgeStyle& of(Status status) {
    for (const EdgeStyle& s : edges) {
        if (s.status == status) return s;
    }
    return edges[1];
}

// Free fonts first; each renderer takes the first it has and falls back for scripts the font lacks.
inline constexpr std::string_view font = "Liberation Sans,DejaVu Sans,Arial,sans-serif";

inline constexpr std::size_t name_width = 24;      ///< code points a line
inline constexpr std::size_t caption_width = 24;
inline constexpr std::size_t max_name_bytes = 240;
inline constexpr std::size_t max_detail_bytes = 80;      ///< a role, kind or time in a caption
inline constexpr std::size_t max_tooltip_bytes = 2048;   ///< viewers cut there, old scanners fail at 16 KiB
inline constexpr std::size_t max_title_bytes = 120;
inline constexpr std::size_t max_facts = 3;             ///< lines under a name
inline constexpr std::size_t max_sources = 40;     ///< listed under the picture

}  // namespace adduce::write::style
