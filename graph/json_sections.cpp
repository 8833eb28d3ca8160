#include "graph/json_sections.hpp"

#include "graph/near_miss.hpp"
#include "graph/vocabulary.hpp"

#include <algorithm>

namespace adduce {

namespace {

constexpr std::size_t deepest = 16;   // the schema needs 5
constexpr std::array<std::string_view, 5> section_names{"schema", "documents", "nodes", "statements", "edges"};   // in the order of Section

}  // namespace

void JsonSections::begin_section(std::string_view key) {
    const auto found = std::find(section_names.begin(), section_names.end(), key);
    if (found == section_names.end()) fail(quoted(key) + " is not a part of a graph in " + std::string(schema_version) + did_you_mean(key, section_names));
    section_ = static_cast<Section>(found - section_names.begin());
    if (seen_[section_]) fail(quoted(key) + " occurs twice");
    seen_[section_] = true;
}

bool JsonSections::open(Kind kind) {
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

bool JsonSections::close() {
    --depth_;
    if (depth_ >= 2 && !skipping() && element_.close()) deliver();
    return true;
}

bool JsonSections::value(Kind kind, double number, std::string_view text) {
    if (depth_ == 0) fail("found a single value, expected an object with the key 'schema': is this a graph?");
    if (depth_ == 1) {
        if (section_ != schema || kind != Kind::string) fail_for_section();
        check_schema(text);
    } else if (!skipping()) {
        if (depth_ == 2) fail("found a single value, expected an object { } for each of the " + std::string(section_names[section_]));
        element_.add(kind, input_.Tell(), number, text);
    }
    return true;
}

void JsonSections::check_schema(std::string_view version) {
    schema_seen_ = true;
    if (version == schema_version) return;
    const bool ours = version.starts_with("adduce/");
    fail("found schema " + quoted(version) + ", expected '" + std::string(schema_version) + "': " +
         (ours ? "the graph was made by another version of adduce, build it anew" : "this is no graph made by adduce"));
}

void JsonSections::fail_for_section() {
    if (section_ == schema) fail("expected the schema's name, '" + std::string(schema_version) + "'");
    fail("expected a list [ ] of " + std::string(section_names[section_]));
}

void JsonSections::deliver() {
    if (element_.root().kind != Kind::object) input_.fail(element_.place, "found a list, expected an object { } for each of the " + std::string(section_names[section_]));
    if (section_ == documents) builder_.document(element_);
    if (section_ == nodes) builder_.node(element_);
    if (section_ == statements) builder_.statement(element_);
    element_.clear();
}

}  // namespace adduce
