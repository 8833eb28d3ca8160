#include "extract/entity_kinds.hpp"

#include "extract/name_forms.hpp"

#include <array>
#include <utility>

namespace adduce::extract {

namespace {

/// First class that holds the whole name or one of its words, the last word first.
template <std::size_t N>
std::string first_class(const std::array<std::pair<std::string_view, std::string_view>, N>& table, const std::vector<std::string>& words, std::string_view name, const Gazetteer& gazetteer) {
    for (const auto& [word_class, kind] : table)
        if (gazetteer.in(word_class, name)) return std::string(kind);
    for (auto w = words.rbegin(); w != words.rend(); ++w)
        for (const auto& [word_class, kind] : table)
            if (gazetteer.in(word_class, *w)) return std::string(kind);
    return {};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> organization_classes{{
    {"org_ministry", "ministry"}, {"org_party", "party"}, {"org_media", "media"}, {"org_alliance", "alliance"}, {"org_international", "international"},
    {"org_armed_group", "armed_group"}, {"org_company", "company"}, {"org_research", "research"}, {"org_religious", "religious"}, {"org_ngo", "ngo"},
    {"org_government", "government"}, {"org_agency", "agency"},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> place_classes{{
    {"place_region", "region"}, {"place_facility", "facility"}, {"place_feature", "feature"}, {"place_city", "city"},
}};

}  // namespace

NodeType type_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::person: return NodeType::person;
        case MentionKind::unit: return NodeType::unit;
        case MentionKind::organization: return NodeType::organization;
        default: return NodeType::place;
    }
}

MentionKind kind_of(NodeType type) {
    switch (type) {
        case NodeType::person: return MentionKind::person;
        case NodeType::unit: return MentionKind::unit;
        case NodeType::organization: return MentionKind::organization;
        case NodeType::place: return MentionKind::place;
    }
    return MentionKind::place;
}

std::string kind_of_name(NodeType type, std::string_view name, const Gazetteer& gazetteer) {
    const auto words = name_words(name);
    switch (type) {
        case NodeType::person: return {};
        case NodeType::organization: return first_class(organization_classes, words, name, gazetteer);
        case NodeType::place: {
            if (const auto known = gazetteer.place_kind(name); !known.empty()) return std::string(known);
            const std::string kind = first_class(place_classes, words, name, gazetteer);
            return kind.empty() ? "city" : kind;
        }
        case NodeType::unit: {
            std::string last;
            for (const auto& w : words) {
                if (gazetteer.in("service_name", w)) last = "service";
                if (const auto kind = gazetteer.unit_kind(w); !kind.empty() && !(last == "service" && kind == "army")) last = kind;
            }
            if (gazetteer.in("service_name", name)) last = "service";
            return last;
        }
    }
    return {};
}

}  // namespace adduce::extract
