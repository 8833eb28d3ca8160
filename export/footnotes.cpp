#include "export/footnotes.hpp"

#include <algorithm>
#include <tuple>

namespace adduce::write {

Footnotes::Footnotes(const Graph& graph) {
    for (const Statement& s : graph.statements()) {
        if (number_.emplace(s.evidence.document, 0).second) documents_.push_back(s.evidence.document);
    }
    std::ranges::sort(documents_, {}, [&](DocumentId id) {
        const DocumentRecord& d = graph[id];
        const std::string_view published = graph.text(d.published);
        return std::tuple(published.empty(), published, graph.text(d.title), graph.text(d.id));
    });
    for (std::size_t i = 0; i < documents_.size(); ++i) number_[documents_[i]] = i + 1;
}

std::string Footnotes::marks(const Graph& graph, std::span<const StatementId> statements) const {
    constexpr std::size_t most = 6;
    std::vector<std::size_t> numbers;
    for (DocumentId document : cited_documents(graph, statements)) numbers.push_back(number(document));
    std::ranges::sort(numbers);
    std::string text = "\u00A0[";   // stays with the last word
    for (std::size_t i = 0; i < numbers.size() && i < most; ++i) {
        if (i > 0) text += ",\u00A0";   // a blank would let the line break inside the brackets
        text += std::to_string(numbers[i]);
    }
    text += numbers.size() > most ? ",\u00A0…]" : "]";
    return text;
}

}  // namespace adduce::write
