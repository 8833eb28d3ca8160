#pragma once

#include "export/escape.hpp"
#include "export/view.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace adduce::write {

/// Statements as one compact JSON array, for formats whose attributes are flat: keys in the order of the
/// schema, each statement with its document's title, url, publisher and date beside the quote; what is
/// unknown is left out. The result may stand in XML and in JavaScript as it is.
///
/// @param max_bytes  statements that would make the array longer are left out, so that it stays valid JSON
/// @returns          how many were left out
std::size_t append_statements_json(std::string& out, const Graph& graph, std::span<const StatementId> statements,
                                   std::size_t max_bytes, Repairs& repairs);

/// Importers refuse or truncate larger fields (Neo4j's buffers are 2 to 4 MiB).
inline constexpr std::size_t max_field_bytes = 1024 * 1024;

}  // namespace adduce::write
