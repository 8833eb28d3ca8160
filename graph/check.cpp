#include "graph/check.hpp"

#include "graph/near_miss.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <initializer_list>

namespace adduce {

namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

bool finite(const std::optional<double>& number) { return !number || std::isfinite(*number); }

std::string problem_of_place(std::string_view what, DocumentId document, SourceSpan span, SymbolId text, std::size_t documents,
                             const SymbolTable& symbols) {
    const std::string subject(what);
    if (document.value >= documents) return subject + " is in no document of this graph";
    if (!text || symbols.text(text).empty()) return subject + " has no words";
    if (!valid_utf8(symbols.text(text))) return subject + " is not well-formed UTF-8";
    if (span.end < span.begin) return subject + " ends before it begins";
    const std::size_t size = code_points(symbols.text(text));
    if (size != span.size())
        return subject + " has " + std::to_string(size) + " characters, its span " + std::to_string(span.begin) + " to " +
               std::to_string(span.end) + " has " + std::to_string(span.size());
    return {};
}

std::string problem_of_ends(const Statement& statement, std::span<const Node> nodes, const SymbolTable& symbols) {
    const RelationInfo& relation = info(statement.relation);
    const std::string name(relation.name);
    if (statement.subject.value >= nodes.size()) return name + " has no subject";
    const auto class_of = [&](NodeId id) { return end_class(nodes[id.value].type, symbols.text(nodes[id.value].kind)); };
    if (relation.object == 0) {
        if (statement.object) return name + " is an attribute: it takes a value, not an object";
        return statement.value ? std::string() : name + " is an attribute and has no value";
    }
    if (statement.object.value >= nodes.size()) return name + " has no object";
    if (statement.value) return name + " joins two nodes: it takes an object, not a value";
    const EndClasses subject = class_of(statement.subject), object = class_of(statement.object);
    if (ends_allowed(statement.relation, subject, object)) return {};
    return name + " cannot join " + class_names(subject) + " to " + class_names(object) + ": expected " + class_names(relation.subject) +
           " to " + class_names(relation.object);
}

std::string problem_of_references(const Statement& statement, std::size_t nodes) {
    const auto unknown = [&](NodeId id) { return id && id.value >= nodes; };
    if (unknown(statement.origin)) return "the origin is no node of this graph";
    for (const Holder& holder : statement.attribution)
        if (unknown(holder.node)) return "a holder is no node of this graph";
    for (const Argument& argument : statement.args)
        if (argument.node.value >= nodes || !argument.role) return "a further end has no role or no node";
    return {};
}

std::string problem_of_numbers(const Statement& statement) {
    if (!(statement.score >= 0 && statement.score <= 1)) return "the score is not between 0 and 1";
    if (statement.quantity && !(finite(statement.quantity->value) && finite(statement.quantity->min) && finite(statement.quantity->max)))
        return "the quantity is not a finite number";
    const auto backwards = [](SourceSpan span) { return span.end < span.begin; };
    bool bad = std::ranges::any_of(std::initializer_list<SourceSpan>{statement.subject_mention, statement.object_mention, statement.trigger,
                                                                     statement.polarity_cue.span, statement.modality_cue.span},
                                   backwards);
    for (const Holder& holder : statement.attribution) bad = bad || backwards(holder.cue_span);
    return bad ? "a mention or cue ends before it begins" : "";
}

}  // namespace

bool valid_id(std::string_view id) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-'; };
    return !id.empty() && id.size() <= 100 && letter(id.front()) && std::all_of(id.begin(), id.end(), allowed);
}

bool valid_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (char c : text.substr(at, size)) {
            if (c < '0' || c > '9') return -1;
            value = 10 * value + (c - '0');
        }
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return number(0, 4) >= 0 && day.ok();
}

std::string class_names(EndClasses classes) {
    std::vector<std::string_view> names;
    if (classes & end_person) names.push_back("Person");
    if (classes & end_unit) names.push_back("Unit");
    if (classes & end_organization) names.push_back("Organization");
    if (classes & end_place) names.push_back("Place");
    if (classes & end_country && !(classes & end_place)) names.push_back("country");
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

std::string problem_of(const Statement& statement, std::span<const Node> nodes, std::size_t documents, const SymbolTable& symbols) {
    if (!valid_id(symbols.text(statement.id))) return quoted(symbols.text(statement.id)) + " is no id";
    std::string problem = problem_of_ends(statement, nodes, symbols);
    if (problem.empty())
        problem = problem_of_place("the evidence", statement.evidence.document, statement.evidence.span, statement.evidence.exact, documents, symbols);
    if (problem.empty()) problem = problem_of_references(statement, nodes.size());
    if (problem.empty()) problem = problem_of_numbers(statement);
    return problem;
}

std::string problem_of(const Node& node, std::size_t documents, const SymbolTable& symbols) {
    if (!valid_id(symbols.text(node.id))) return quoted(symbols.text(node.id)) + " is no id";
    if (!node.name) return "the node has no name";
    if (node.kind) {
        const std::string_view kind = symbols.text(node.kind);
        const auto kinds = node_kinds(node.type);
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            return quoted(kind) + " is not a kind of " + std::string(name(node.type)) + did_you_mean(kind, kinds);
    }
    for (const NodeMention& mention : node.mentions) {
        std::string problem = problem_of_place("a mention", mention.document, mention.span, mention.text, documents, symbols);
        if (!problem.empty()) return problem;
    }
    return {};
}

}  // namespace adduce
