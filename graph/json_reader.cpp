#include "graph/check.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"
#include "graph/json_element.hpp"
#include "graph/json_input.hpp"
#include "graph/near_miss.hpp"
#include "graph/utf8.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace adduce {

namespace {

using Kind = JsonValue::Kind;

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;   // a message is one line
    std::size_t size = std::min(text.size(), longest);
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;   // whole characters
    return "'" + std::string(text.substr(0, size)) + (size < text.size() ? "…'" : "'");
}

}  // namespace

/// Turns elements of the file into columns of a graph. Elements may come in any order; an id that is used before its
/// element is read gets an empty slot and is remembered as owed.
class GraphBuilder {
public:
    explicit GraphBuilder(JsonInput& input) : input_(input) {}

    void document(const JsonElement& element) {
        JsonMembers members(element, element.root(), input_, "a document");
        const DocumentId at = defined(graph_.documents_, graph_.document_by_id_, owed_documents_, element, members.required("id"));
        DocumentRecord record;
        record.id = graph_.documents_[at.value].id;
        record.path = symbol(element, members.optional("path"));
        record.title = symbol(element, members.optional("title"));
        record.url = symbol(element, members.optional("url"));
        record.publisher = symbol(element, members.optional("publisher"));
        const JsonValue* const published = members.optional("published");
        record.published = symbol(element, published);
        if (published && !valid_day(element.text(*published)))
            fail(*published, "found the date " + quoted(element.text(*published)) + ", expected a day YYYY-MM-DD");
        record.sha256 = symbol(element, members.optional("sha256"));
        members.finish();
        graph_.documents_[at.value] = record;
    }

    void node(const JsonElement& element) {
        JsonMembers members(element, element.root(), input_, "a node");
        const NodeId at = defined(graph_.nodes_, graph_.node_by_id_, owed_nodes_, element, members.required("id"));
        Node node;
        node.id = graph_.nodes_[at.value].id;
        node.type = choice<NodeType>(element, members.required("type"), "a node type");
        node.kind = symbol(element, members.optional("kind"));
        if (const JsonValue* naming = members.optional("naming")) node.naming = choice<Naming>(element, *naming, "a naming");
        node.name = symbol(element, &members.required("name"));
        for_each(element, members.optional("aliases"), [&](const JsonValue& alias) { node.aliases.push_back(symbol(element, &alias)); });
        node.attributes = pairs(element, members.optional("attributes"));
        node.links = pairs(element, members.optional("links"));
        for_each(element, members.optional("mentions"), [&](const JsonValue& value) { node.mentions.push_back(mention(element, value)); });
        members.finish();
        if (const std::string problem = problem_of(node, graph_.documents_.size(), graph_.symbols_); !problem.empty())
            input_.fail(element.place, "node " + std::string(graph_.text(node.id)) + ": " + problem);
        graph_.nodes_[at.value] = std::move(node);
    }

    void statement(const JsonElement& element) {
        JsonMembers members(element, element.root(), input_, "a statement");
        Statement s;
        s.id = id(element, members.required("id"));
        s.subject = node_at(element, members.required("subject"));
        s.relation = choice<Relation>(element, members.required("relation"), "a relation");
        s.object = node_at(element, members.optional("object"));
        s.value = symbol(element, members.optional("value"));
        s.kind = symbol(element, members.optional("kind"));
        for_each(element, members.optional("args"), [&](const JsonValue& value) { s.args.push_back(argument(element, value)); });
        if (const JsonValue* polarity = members.optional("polarity")) s.polarity = choice<Polarity>(element, *polarity, "a polarity");
        s.polarity_cue.text = symbol(element, members.optional("polarity_cue"));
        if (const JsonValue* modality = members.optional("modality")) s.modality = choice<Modality>(element, *modality, "a modality");
        s.modality_cue.text = symbol(element, members.optional("modality_cue"));
        for_each(element, members.optional("attribution"), [&](const JsonValue& value) { s.attribution.push_back(holder(element, value)); });
        s.origin = node_at(element, members.optional("origin"));
        if (const JsonValue* value = members.optional("quantity")) s.quantity = quantity(element, *value);
        if (const JsonValue* value = members.optional("time")) s.time = time(element, *value);
        s.role_title = symbol(element, members.optional("role_title"));
        s.evidence = evidence(element, members.required("evidence"));
        if (const JsonValue* value = members.optional("mentions")) mentions(element, *value, s);
        s.rule = symbol(element, members.optional("rule"));
        if (const JsonValue* value = members.optional("score")) s.score = number(*value);
        members.finish();
        keep(element, std::move(s));
    }

    /// To be called once, behind the last element.
    Graph finished() {
        if (!owed_nodes_.empty() || !owed_documents_.empty()) fail_for_owed();
        for (const auto& [index, place] : unchecked_) check(graph_.statements_[index], place);
        graph_.seal();
        return std::move(graph_);
    }

private:
    struct Owed {
        SymbolId id;
        FilePlace place;   ///< of its first use
    };
    using OwedThings = std::map<std::uint32_t, Owed>;

    [[noreturn]] void fail(const JsonValue& value, const std::string& message) { input_.fail(input_.token_begin(value.end), message); }

    // ---- small values ------------------------------------------------------------------------------------------

    std::string_view text(const JsonElement& element, const JsonValue& value) {
        if (value.kind != Kind::string) fail(value, "expected a text in quotes");
        const std::string_view chars = element.text(value);
        // RapidJSON lets the escape of half a surrogate pair through, which no UTF-8 can hold.
        if (!valid_utf8(chars)) fail(value, "found half a surrogate pair in a \\u escape, expected a whole character");
        return chars;
    }

    SymbolId symbol(const JsonElement& element, const JsonValue* value) {
        return value && value->kind != Kind::null ? graph_.symbols_.intern(text(element, *value)) : SymbolId{};
    }

    SymbolId id(const JsonElement& element, const JsonValue& value) {
        const std::string_view chars = text(element, value);
        if (!valid_id(chars)) fail(value, "found " + quoted(chars) + ", expected an id: up to 100 of letters, digits and . _ : -, a letter first");
        return graph_.symbols_.intern(chars);
    }

    double number(const JsonValue& value) {
        if (value.kind != Kind::number) fail(value, "expected a number");
        return value.number;
    }

    std::optional<double> optional_number(const JsonValue* value) { return value ? std::optional(number(*value)) : std::nullopt; }

    std::uint32_t position(const JsonValue& value) {
        const double exact = number(value);
        if (exact < 0 || exact > std::numeric_limits<std::uint32_t>::max() || exact != std::floor(exact)) fail(value, "expected a position: a whole number from 0 up");
        return static_cast<std::uint32_t>(exact);
    }

    template <class Enum>
    Enum choice(const JsonElement& element, const JsonValue& value, std::string_view what) {
        const std::string_view chars = text(element, value);
        if (const auto known = parse<Enum>(chars)) return *known;
        fail(value, quoted(chars) + " is not " + std::string(what) + " of " + std::string(schema_version) + did_you_mean(chars, names<Enum>()));
    }

    template <class Function>
    void for_each(const JsonElement& element, const JsonValue* array, Function function) {
        if (!array) return;
        if (array->kind != Kind::array) fail(*array, "expected a list in [ ]");
        for (std::size_t i = element.index(*array) + 1; i < array->next; i = element[i].next) function(element[i]);
    }

    /// Two numbers, or null for an empty span.
    SourceSpan span(const JsonElement& element, const JsonValue* value) {
        if (!value) return {};
        std::vector<std::uint32_t> ends;
        for_each(element, value, [&](const JsonValue& end) { ends.push_back(position(end)); });
        if (ends.size() != 2) fail(*value, "expected two positions [begin, end]");
        return {ends[0], ends[1]};
    }

    std::vector<std::pair<SymbolId, SymbolId>> pairs(const JsonElement& element, const JsonValue* object) {
        std::vector<std::pair<SymbolId, SymbolId>> result;
        if (!object) return result;
        if (object->kind != Kind::object) fail(*object, "expected names and values in { }");
        for (std::size_t i = element.index(*object) + 1; i < object->next; i = element[i + 1].next) {
            const SymbolId key = symbol(element, &element[i]);
            for (const auto& [other, value] : result)
                if (other == key) fail(element[i], quoted(graph_.text(key)) + " occurs twice");
            result.emplace_back(key, symbol(element, &element[i + 1]));
        }
        return result;
    }

    // ---- parts of elements -------------------------------------------------------------------------------------

    NodeMention mention(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "a mention");
        NodeMention mention;
        mention.document = document_at(element, members.required("document"));
        mention.span.begin = position(members.required("begin"));
        mention.span.end = position(members.required("end"));
        mention.text = symbol(element, &members.required("text"));
        members.finish();
        return mention;
    }

    Evidence evidence(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "evidence");
        Evidence evidence;
        evidence.document = document_at(element, members.required("document"));
        evidence.span.begin = position(members.required("begin"));
        evidence.span.end = position(members.required("end"));
        evidence.exact = symbol(element, &members.required("exact"));
        members.finish();
        return evidence;
    }

    Argument argument(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "an argument");
        Argument argument;
        argument.role = symbol(element, &members.required("role"));
        argument.node = node_at(element, &members.required("node"));
        members.finish();
        return argument;
    }

    Holder holder(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "a holder");
        Holder holder;
        holder.node = node_at(element, members.optional("holder"));
        holder.text = symbol(element, members.optional("text"));
        holder.stance = choice<Stance>(element, members.required("stance"), "a stance");
        holder.cue = symbol(element, members.optional("cue"));
        holder.cue_span = span(element, members.optional("cue_span"));
        members.finish();
        return holder;
    }

    Quantity quantity(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "a quantity");
        Quantity quantity;
        quantity.value = optional_number(members.optional("value"));
        quantity.min = optional_number(members.optional("min"));
        quantity.max = optional_number(members.optional("max"));
        quantity.bound = symbol(element, members.optional("bound"));
        quantity.of = symbol(element, members.optional("of"));
        quantity.text = symbol(element, members.optional("text"));
        members.finish();
        return quantity;
    }

    Time time(const JsonElement& element, const JsonValue& value) {
        JsonMembers members(element, value, input_, "a time");
        Time time;
        time.text = symbol(element, members.optional("text"));
        time.first = symbol(element, members.optional("first"));
        time.last = symbol(element, members.optional("last"));
        time.granularity = symbol(element, members.optional("granularity"));
        members.finish();
        return time;
    }

    void mentions(const JsonElement& element, const JsonValue& value, Statement& s) {
        JsonMembers members(element, value, input_, "mentions");
        s.subject_mention = span(element, members.optional("subject"));
        s.object_mention = span(element, members.optional("object"));
        s.trigger = span(element, members.optional("trigger"));
        s.polarity_cue.span = span(element, members.optional("polarity_cue"));
        s.modality_cue.span = span(element, members.optional("modality_cue"));
        members.finish();
    }

    // ---- ids ---------------------------------------------------------------------------------------------------

    NodeId node_at(const JsonElement& element, const JsonValue* value) {
        return value ? node_at(element, *value) : NodeId{};
    }
    NodeId node_at(const JsonElement& element, const JsonValue& value) {
        return used(graph_.nodes_, graph_.node_by_id_, owed_nodes_, element, value);
    }
    DocumentId document_at(const JsonElement& element, const JsonValue& value) {
        return used(graph_.documents_, graph_.document_by_id_, owed_documents_, element, value);
    }

    template <class Column, class Id>
    Id used(Column& column, std::unordered_map<SymbolId, Id>& by_id, OwedThings& owed, const JsonElement& element, const JsonValue& value) {
        const SymbolId symbol = id(element, value);
        const auto [found, fresh] = by_id.try_emplace(symbol, Id{static_cast<std::uint32_t>(column.size())});
        if (fresh) {
            column.emplace_back();
            owed.emplace(found->second.value, Owed{symbol, input_.place(input_.token_begin(value.end))});
        }
        return found->second;
    }

    template <class Column, class Id>
    Id defined(Column& column, std::unordered_map<SymbolId, Id>& by_id, OwedThings& owed, const JsonElement& element, const JsonValue& value) {
        const SymbolId symbol = id(element, value);
        const auto [found, fresh] = by_id.try_emplace(symbol, Id{static_cast<std::uint32_t>(column.size())});
        if (fresh) column.emplace_back();
        else if (owed.erase(found->second.value) == 0) fail(value, "the id " + quoted(graph_.text(symbol)) + " occurs twice");
        column[found->second.value].id = symbol;
        return found->second;
    }

    void keep(const JsonElement& element, Statement&& s) {
        const auto index = static_cast<std::uint32_t>(graph_.statements_.size());
        if (!graph_.statement_by_id_.try_emplace(s.id, StatementId{index}).second)
            input_.fail(element.place, "the id " + quoted(graph_.text(s.id)) + " occurs twice");
        if (owed_nodes_.empty()) check(s, element.place);
        else unchecked_.emplace_back(index, element.place);
        graph_.statements_.push_back(std::move(s));
    }

    void check(const Statement& s, FilePlace place) {
        const std::string problem = problem_of(s, graph_.nodes_, graph_.documents_.size(), graph_.symbols_);
        if (!problem.empty()) input_.fail(place, "statement " + std::string(graph_.text(s.id)) + ": " + problem);
    }

    [[noreturn]] void fail_for_owed() {
        const auto first = [](const OwedThings& owed) {
            return std::min_element(owed.begin(), owed.end(), [](const auto& a, const auto& b) { return a.second.place < b.second.place; });
        };
        const auto node = first(owed_nodes_), document = first(owed_documents_);
        const bool is_node = document == owed_documents_.end() || (node != owed_nodes_.end() && node->second.place < document->second.place);
        const Owed& owed = is_node ? node->second : document->second;
        input_.fail(owed.place, quoted(graph_.text(owed.id)) + (is_node ? " is the id of no node in this file" : " is the id of no document in this file"));
    }

    JsonInput& input_;
    Graph graph_;
    OwedThings owed_nodes_, owed_documents_;
    std::vector<std::pair<std::uint32_t, FilePlace>> unchecked_;   ///< statements read while nodes were owed
};

namespace {

constexpr std::size_t deepest = 16;   // the schema needs 5; bounds the parser's recursion

/// Receives RapidJSON's events: finds the four arrays and hands each element over as a whole.
class Sections {
public:
    Sections(JsonInput& input, GraphBuilder& builder) : input_(input), builder_(builder) {}

    bool Null() { return value(Kind::null); }
    bool Bool(bool) { return value(Kind::boolean); }
    bool Int(int i) { return value(Kind::number, i); }
    bool Uint(unsigned i) { return value(Kind::number, i); }
    bool Int64(std::int64_t i) { return value(Kind::number, static_cast<double>(i)); }
    bool Uint64(std::uint64_t i) { return value(Kind::number, static_cast<double>(i)); }
    bool Double(double d) { return value(Kind::number, d); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }   // only with a flag that is not set
    bool String(const char* chars, rapidjson::SizeType size, bool) { return value(Kind::string, 0, {chars, size}); }

    bool Key(const char* chars, rapidjson::SizeType size, bool) {
        const std::string_view key(chars, size);
        if (depth_ == 1) begin_section(key);
        else if (!skipping()) element_.add(Kind::string, input_.Tell(), 0, key);
        return true;
    }

    bool StartObject() { return open(Kind::object); }
    bool StartArray() { return open(Kind::array); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    bool schema_seen() const { return schema_seen_; }

private:
    static constexpr std::array<std::string_view, 5> names_{"schema", "documents", "nodes", "statements", "edges"};
    enum Section : std::size_t { schema, documents, nodes, statements, edges };

    // Edges are a view over statements: computed, not read.
    bool skipping() const { return section_ == edges; }

    [[noreturn]] void fail(const std::string& message) { input_.fail(input_.token_begin(input_.Tell()), message); }

    void begin_section(std::string_view key) {
        const auto found = std::find(names_.begin(), names_.end(), key);
        if (found == names_.end()) fail(quoted(key) + " is not a part of a graph in " + std::string(schema_version) + did_you_mean(key, names_));
        section_ = static_cast<Section>(found - names_.begin());
        if (seen_[section_]) fail(quoted(key) + " occurs twice");
        seen_[section_] = true;
    }

    bool open(Kind kind) {
        if (depth_ == 0 && kind == Kind::array) fail("found a list, expected an object with the key 'schema': is this a graph?");
        if (depth_ == 1 && (section_ == schema || kind == Kind::object)) fail_for_section();
        if (depth_ == deepest) fail("found values nested more than " + std::to_string(deepest) + " deep, which no graph needs");
        if (depth_ >= 2 && !skipping()) {
            if (element_.empty()) element_.place = input_.place(input_.Tell() - 1);
            element_.open(kind, input_.Tell());
        }
        ++depth_;
        return true;
    }

    bool close() {
        --depth_;
        if (depth_ >= 2 && !skipping() && element_.close()) deliver();
        return true;
    }

    bool value(Kind kind, double number = 0, std::string_view text = {}) {
        if (depth_ == 0) fail("found a single value, expected an object with the key 'schema': is this a graph?");
        if (depth_ == 1) {
            if (section_ != schema || kind != Kind::string) fail_for_section();
            check_schema(text);
        } else if (!skipping()) {
            if (depth_ == 2) fail("found a single value, expected an object { } for each of the " + std::string(names_[section_]));
            element_.add(kind, input_.Tell(), number, text);
        }
        return true;
    }

    void check_schema(std::string_view version) {
        schema_seen_ = true;
        if (version == schema_version) return;
        const bool ours = version.starts_with("adduce/");
        fail("found schema " + quoted(version) + ", expected '" + std::string(schema_version) + "': " +
             (ours ? "the graph was made by another version of adduce, build it anew" : "this is no graph made by adduce"));
    }

    [[noreturn]] void fail_for_section() {
        if (section_ == schema) fail("expected the schema's name, '" + std::string(schema_version) + "'");
        fail("expected a list [ ] of " + std::string(names_[section_]));
    }

    void deliver() {
        if (element_.root().kind != Kind::object) input_.fail(element_.place, "found a list, expected an object { } for each of the " + std::string(names_[section_]));
        if (section_ == documents) builder_.document(element_);
        if (section_ == nodes) builder_.node(element_);
        if (section_ == statements) builder_.statement(element_);
        element_.clear();
    }

    JsonInput& input_;
    GraphBuilder& builder_;
    JsonElement element_;
    std::size_t depth_ = 0;
    Section section_ = schema;
    std::array<bool, names_.size()> seen_{};
    bool schema_seen_ = false;
};

/// The commonest wrong files, by how they begin.
std::string guess(const JsonInput& input) {
    if (input.at_end()) return "the file is empty, expected a graph in JSON";
    const auto first = static_cast<unsigned char>(input.Peek());
    const std::string hint = ", expected '{': a graph in adduce's own JSON; make one with 'adduce build'";
    if (first == '<') return "found '<', which looks like XML" + hint;
    if (first == 0x1F) return "found a compressed file" + hint + ", or unpack it first";
    if (first == 'd' || first == 'g' || first == 's') return "found a word, which looks like DOT" + hint;
    return {};
}

std::string parse_message(rapidjson::ParseErrorCode code, const JsonInput& input) {
    const char next = input.Peek();
    if (code == rapidjson::kParseErrorStringInvalidEncoding) return "found a byte that is not UTF-8 inside a text, expected UTF-8";
    if (code == rapidjson::kParseErrorStringEscapeInvalid && next > 0 && next < ' ') return "found a control character inside a text, expected it escaped";
    if (code == rapidjson::kParseErrorNumberTooBig) return "found a number that is too large";
    std::string expected = rapidjson::GetParseError_En(code);
    if (expected.ends_with('.')) expected.pop_back();
    const std::string found = input.at_end() ? "the file ends here" : next >= ' ' && next <= '~' ? "found '" + std::string(1, next) + "'" : "found a character that does not belong here";
    return found + ": broken JSON (" + expected + ")";
}

}  // namespace

Graph read_json(std::istream& in, std::string_view name) {
    JsonInput input(in, name);
    if (const std::string wrong = guess(input); !wrong.empty()) input.fail(input.Tell(), wrong);
    GraphBuilder builder(input);
    Sections sections(input, builder);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(input, sections);
    if (result.IsError()) input.fail(result.Offset(), parse_message(result.Code(), input));
    if (!input.at_end()) input.fail(input.Tell(), "found a zero byte, expected the end of the file");
    if (!sections.schema_seen()) input.fail(input.Tell(), "found no 'schema', expected \"schema\": \"" + std::string(schema_version) + "\"");
    return builder.finished();
}

}  // namespace adduce
