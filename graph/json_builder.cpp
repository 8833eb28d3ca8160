#include "graph/json_builder.hpp"

#include "graph/check.hpp"

#include <string>

namespace adduce {

void GraphBuilder::document(const JsonElement& element) {
    JsonMembers members(element, element.root(), input_, "a document");
    const DocumentId at = documents_.defined(element, members.required("id"));
    DocumentRecord record;
    record.id = graph_.documents_[at.value].id;
    record.path = values_.symbol(element, members.optional("path"));
    record.title = values_.symbol(element, members.optional("title"));
    record.url = values_.symbol(element, members.optional("url"));
    record.publisher = values_.symbol(element, members.optional("publisher"));
    const JsonValue* const published = members.optional("published");
    record.published = values_.symbol(element, published);
    if (published && !valid_day(element.text(*published)))
        values_.fail(*published, "found the date " + quoted(element.text(*published)) + ", expected a day YYYY-MM-DD");
    record.sha256 = values_.symbol(element, members.optional("sha256"));
    members.finish();
    graph_.documents_[at.value] = record;
}

void GraphBuilder::node(const JsonElement& element) {
    JsonMembers members(element, element.root(), input_, "a node");
    const NodeId at = nodes_.defined(element, members.required("id"));
    Node node;
    node.id = graph_.nodes_[at.value].id;
    node.type = values_.choice<NodeType>(element, members.required("type"), "a node type");
    node.kind = values_.symbol(element, members.optional("kind"));
    if (const JsonValue* naming = members.optional("naming")) node.naming = values_.choice<Naming>(element, *naming, "a naming");
    node.name = values_.symbol(element, &members.required("name"));
    values_.for_each(element, members.optional("aliases"), [&](const JsonValue& alias) { node.aliases.push_back(values_.symbol(element, &alias)); });
    node.attributes = values_.pairs(element, members.optional("attributes"));
    node.links = values_.pairs(element, members.optional("links"));
    values_.for_each(element, members.optional("mentions"), [&](const JsonValue& value) { node.mentions.push_back(mention(element, value)); });
    members.finish();
    if (const std::string problem = problem_of(node, graph_.documents_.size(), graph_.symbols_); !problem.empty())
        input_.fail(element.place, "node " + std::string(graph_.text(node.id)) + ": " + problem);
    graph_.nodes_[at.value] = std::move(node);
}

void GraphBuilder::statement(const JsonElement& element) {
    JsonMembers members(element, element.root(), input_, "a statement");
    Statement s;
    s.id = values_.id(element, members.required("id"));
    s.subject = nodes_.used(element, members.required("subject"));
    s.relation = values_.choice<Relation>(element, members.required("relation"), "a relation");
    s.object = node_at(element, members.optional("object"));
    s.value = values_.symbol(element, members.optional("value"));
    s.kind = values_.symbol(element, members.optional("kind"));
    values_.for_each(element, members.optional("args"), [&](const JsonValue& value) { s.args.push_back(argument(element, value)); });
    if (const JsonValue* polarity = members.optional("polarity")) s.polarity = values_.choice<Polarity>(element, *polarity, "a polarity");
    s.polarity_cue.text = values_.symbol(element, members.optional("polarity_cue"));
    if (const JsonValue* modality = members.optional("modality")) s.modality = values_.choice<Modality>(element, *modality, "a modality");
    s.modality_cue.text = values_.symbol(element, members.optional("modality_cue"));
    values_.for_each(element, members.optional("attribution"), [&](const JsonValue& value) { s.attribution.push_back(holder(element, value)); });
    s.origin = node_at(element, members.optional("origin"));
    if (const JsonValue* value = members.optional("quantity")) s.quantity = quantity(element, *value);
    if (const JsonValue* value = members.optional("time")) s.time = time(element, *value);
    s.role_title = values_.symbol(element, members.optional("role_title"));
    s.evidence = evidence(element, members.required("evidence"));
    if (const JsonValue* value = members.optional("mentions")) mentions(element, *value, s);
    s.rule = values_.symbol(element, members.optional("rule"));
    if (const JsonValue* value = members.optional("score")) s.score = values_.number(*value);
    members.finish();
    keep(element, std::move(s));
}

Graph GraphBuilder::finished() {
    if (nodes_.owes() || documents_.owes()) fail_for_owed();
    for (const auto& [index, place] : unchecked_) check(graph_.statements_[index], place);
    graph_.seal();
    return std::move(graph_);
}

NodeMention GraphBuilder::mention(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "a mention");
    NodeMention mention;
    mention.document = documents_.used(element, members.required("document"));
    mention.span.begin = values_.position(members.required("begin"));
    mention.span.end = values_.position(members.required("end"));
    mention.text = values_.symbol(element, &members.required("text"));
    members.finish();
    return mention;
}

Evidence GraphBuilder::evidence(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "evidence");
    Evidence evidence;
    evidence.document = documents_.used(element, members.required("document"));
    evidence.span.begin = values_.position(members.required("begin"));
    evidence.span.end = values_.position(members.required("end"));
    evidence.exact = values_.symbol(element, &members.required("exact"));
    members.finish();
    return evidence;
}

Argument GraphBuilder::argument(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "an argument");
    Argument argument;
    argument.role = values_.symbol(element, &members.required("role"));
    argument.node = nodes_.used(element, members.required("node"));
    members.finish();
    return argument;
}

Holder GraphBuilder::holder(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "a holder");
    Holder holder;
    holder.node = node_at(element, members.optional("holder"));
    holder.text = values_.symbol(element, members.optional("text"));
    holder.stance = values_.choice<Stance>(element, members.required("stance"), "a stance");
    holder.cue = values_.symbol(element, members.optional("cue"));
    holder.cue_span = values_.span(element, members.optional("cue_span"));
    members.finish();
    return holder;
}

Quantity GraphBuilder::quantity(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "a quantity");
    Quantity quantity;
    quantity.value = values_.optional_number(members.optional("value"));
    quantity.min = values_.optional_number(members.optional("min"));
    quantity.max = values_.optional_number(members.optional("max"));
    quantity.bound = values_.symbol(element, members.optional("bound"));
    quantity.of = values_.symbol(element, members.optional("of"));
    quantity.text = values_.symbol(element, members.optional("text"));
    members.finish();
    return quantity;
}

Time GraphBuilder::time(const JsonElement& element, const JsonValue& value) {
    JsonMembers members(element, value, input_, "a time");
    Time time;
    time.text = values_.symbol(element, members.optional("text"));
    time.first = values_.symbol(element, members.optional("first"));
    time.last = values_.symbol(element, members.optional("last"));
    time.granularity = values_.symbol(element, members.optional("granularity"));
    members.finish();
    return time;
}

void GraphBuilder::mentions(const JsonElement& element, const JsonValue& value, Statement& s) const {
    JsonMembers members(element, value, input_, "mentions");
    s.subject_mention = values_.span(element, members.optional("subject"));
    s.object_mention = values_.span(element, members.optional("object"));
    s.trigger = values_.span(element, members.optional("trigger"));
    s.polarity_cue.span = values_.span(element, members.optional("polarity_cue"));
    s.modality_cue.span = values_.span(element, members.optional("modality_cue"));
    members.finish();
}

void GraphBuilder::keep(const JsonElement& element, Statement&& s) {
    const auto index = static_cast<std::uint32_t>(graph_.statements_.size());
    if (!graph_.statement_by_id_.try_emplace(s.id, StatementId{index}).second)
        input_.fail(element.place, "the id " + quoted(graph_.text(s.id)) + " occurs twice");
    if (!nodes_.owes()) check(s, element.place);
    else unchecked_.emplace_back(index, element.place);
    graph_.statements_.push_back(std::move(s));
}

void GraphBuilder::check(const Statement& s, FilePlace place) const {
    const std::string problem = problem_of(s, graph_.nodes_, graph_.documents_.size(), graph_.symbols_);
    if (!problem.empty()) input_.fail(place, "statement " + std::string(graph_.text(s.id)) + ": " + problem);
}

void GraphBuilder::fail_for_owed() const {
    const auto node = nodes_.first_owed(), document = documents_.first_owed();
    const bool is_node = !document || (node && node->place < document->place);
    const OwedId& owed = is_node ? *node : *document;
    input_.fail(owed.place, quoted(graph_.text(owed.id)) + (is_node ? " is the id of no node in this file" : " is the id of no document in this file"));
}

}  // namespace adduce
