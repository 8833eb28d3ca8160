#pragma once

#include "export/view.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace adduce::write {

/// The numbers in square brackets: cited documents from 1, by date of publication, title and id, undated last.
class Footnotes {
public:
    /// Over every statement of the graph.
    explicit Footnotes(const Graph& graph);

    /// Documents by number; the first has number 1.
    const std::vector<DocumentId>& documents() const& { return documents_; }

    std::size_t number(DocumentId document) const { return number_.at(document); }

    /// " [1, 3]", ascending; at most six numbers, then an ellipsis.
    std::string marks(const Graph& graph, std::span<const StatementId> statements) const;

private:
    std::vector<DocumentId> documents_;
    std::unordered_map<DocumentId, std::size_t> number_;
};

}  // namespace adduce::write
