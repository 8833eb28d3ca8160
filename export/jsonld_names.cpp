#include "export/jsonld_names.hpp"

#include <algorithm>
#include <array>

namespace adduce::write {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view relation_term(Relation relation) {
    static const auto terms = [] {
        std::array<std::string, relation_count> made;
        for (const RelationInfo& each : relations()) made[static_cast<std::size_t>(each.relation)] = "rel:" + std::string(each.name);
        return made;
    }();
    return terms[static_cast<std::size_t>(relation)];
}

std::string known_resource(std::string_view scheme, std::string_view value) {
    if (scheme == "geonames" && all_digits(value)) return "https://sws.geonames.org/" + std::string(value) + "/";
    if (scheme == "wikidata" && value.starts_with('Q') && all_digits(value.substr(1))) {
        return "http://www.wikidata.org/entity/" + std::string(value);
    }
    return {};
}

}  // namespace adduce::write
