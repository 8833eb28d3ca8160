#pragma once

#include "graph/vocabulary.hpp"

#include <string>
#include <string_view>

namespace adduce::write {

/// "rel:commands": the relation as a compact IRI of the context.
std::string_view relation_term(Relation relation);

/// The IRI of an outside identifier whose scheme is known ("wikidata", "geonames"); empty for any other and
/// for values that are no identifier of that scheme.
std::string known_resource(std::string_view scheme, std::string_view value);

}  // namespace adduce::write
