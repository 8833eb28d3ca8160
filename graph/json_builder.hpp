#pragma once

#include "graph/graph.hpp"
#include "graph/json_element.hpp"
#include "graph/json_ids.hpp"
#include "graph/json_input.hpp"
#include "graph/json_values.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace adduce {

/// Turns elements of a graph file into the columns of a graph, in any order, each judged as Graph::merge judges.
/// Everything throws FormatError with the place of what is wrong.
class GraphBuilder {
public:
    explicit GraphBuilder(JsonInput& input)
        : input_(input), values_(input, graph_.symbols_), documents_(graph_.documents_, graph_.document_by_id_, input, values_),
          nodes_(graph_.nodes_, graph_.node_by_id_, input, values_) {}
    GraphBuilder(const GraphBuilder&) = delete;   // its parts refer to each other
    GraphBuilder& operator=(const GraphBuilder&) = delete;

    void document(const JsonElement& element);
    void node(const JsonElement& element);
    void statement(const JsonElement& element);

    /// To be called once, behind the last element. The graph is sealed.
    Graph finished();

private:
    // Parts of elements.
    NodeMention mention(const JsonElement& element, const JsonValue& value);
    Evidence evidence(const JsonElement& element, const JsonValue& value);
    Argument argument(const JsonElement& element, const JsonValue& value);
    Holder holder(const JsonElement& element, const JsonValue& value);
    Quantity quantity(const JsonElement& element, const JsonValue& value);
    Time time(const JsonElement& element, const JsonValue& value);
    void mentions(const JsonElement& element, const JsonValue& value, Statement& s) const;

    NodeId node_at(const JsonElement& element, const JsonValue* value) { return value ? nodes_.used(element, *value) : NodeId{}; }

    void keep(const JsonElement& element, Statement&& s);
    void check(const Statement& s, FilePlace place) const;
    [[noreturn]] void fail_for_owed() const;

    JsonInput& input_;
    Graph graph_;
    JsonValues values_;
    JsonIds<DocumentRecord, DocumentId> documents_;
    JsonIds<Node, NodeId> nodes_;
    std::vector<std::pair<std::uint32_t, FilePlace>> unchecked_;   ///< statements read while nodes were owed
};

}  // namespace adduce
