#include "tests/extract/markup.hpp"
#include "tests/support/test.hpp"

#include "graph/error.hpp"
#include "graph/vocabulary.hpp"

#include <algorithm>
#include <set>

using namespace adduce;
using namespace adduce::extract;

namespace {

std::string base_name(std::string_view rule) { return std::string(rule.substr(0, rule.find('/'))); }

/// What is found of the relations that the rule of that name can find, as shown; ends of symmetric relations both
/// ways. (Where a surer rule finds the same, that one is named in the statement.)
std::set<std::string> found_by(const std::string& rule, std::string_view text) {
    std::set<Relation> relations;
    for (const Rule& r : test::rules().rules())
        if (base_name(r.name) == rule) relations.insert(r.relation);
    const auto marked = test::read(text);
    const Analysis& a = *marked.analysis;
    std::set<std::string> out;
    for (const StatementDraft& d : a.statements) {
        if (!relations.contains(d.relation)) continue;
        out.insert(test::show(a, d));
        if (d.object == Mention::none || !info(d.relation).symmetric) continue;
        StatementDraft turned = d;
        std::swap(turned.subject, turned.object);
        out.insert(test::show(a, turned));
    }
    return out;
}

std::string all(const std::set<std::string>& list) {
    std::string out;
    for (const auto& s : list) out += (out.empty() ? "" : "; ") + s;
    return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("every rule finds its examples and nothing in its counter-examples") {
    std::size_t examples = 0;
    for (const Rule& rule : test::rules().rules()) {
        for (const RuleExample& e : rule.examples) {
            ++examples;
            const auto found = found_by(base_name(rule.name), e.text);
            INFO(rule.file << ":" << e.line << " found " << all(found));
            if (e.matches) {
                CHECK(found.contains(e.expected));
            } else if (e.expected.empty()) {
                CHECK(found.empty());
            } else {
                CHECK_FALSE(found.contains(e.expected));
            }
        }
    }
    CHECK(examples > 50);
}

TEST_CASE("every rule has an example") {
    std::set<std::string> shown;
    for (const Rule& rule : test::rules().rules())
        for (const RuleExample& e : rule.examples)
            if (e.matches) shown.insert(base_name(rule.name));
    for (const Rule& rule : test::rules().rules()) {
        INFO(rule.name);
        CHECK(shown.contains(base_name(rule.name)));
    }
}
