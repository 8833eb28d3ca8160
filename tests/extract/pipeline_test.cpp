#include "extract/attribution.hpp"
#include "extract/batching.hpp"
#include "extract/blocks.hpp"
#include "extract/entities.hpp"
#include "extract/mentions.hpp"
#include "extract/pipeline.hpp"
#include "extract/relations.hpp"
#include "extract/sentences.hpp"
#include "graph/error.hpp"
#include "graph/graph.hpp"
#include "graph/stable_id.hpp"
#include "tests/extract/markup.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

#include <array>
#include <stdexcept>

using namespace adduce;
using namespace adduce::extract;

namespace {

void run_meaning(Analysis& a) {
    refine_mentions(a, test::gazetteer());
    find_entities(a, test::gazetteer());
    find_relations(a, test::rules(), test::gazetteer());
    find_attribution(a, test::gazetteer());
}

/// Every statement and mention of the batch stands at its place in the source.
void check_places(const Analysis& a, const Batch& batch) {
    for (const Node& node : batch.nodes)
        for (const NodeMention& m : node.mentions) CHECK(a.text.source(m.span) == batch.symbols.text(m.text));
    for (const Statement& s : batch.statements) {
        CHECK_FALSE(batch.symbols.text(s.evidence.exact).empty());
        CHECK(a.text.source(s.evidence.span) == batch.symbols.text(s.evidence.exact));
    }
}

const DiagnosticSink no_errors = [](const Diagnostic& d) { FAIL(d.code << ": " << d.message); };

}  // namespace

TEST_CASE("the table of stages gives each stage what it needs") { CHECK_NOTHROW(check_stages(stages())); }

TEST_CASE("a stage before what it needs is refused by name") {
    const std::array<Stage, 1> wrong{{{"relations", column_entities, column_statements, nullptr}}};
    CHECK_THROWS_AS(check_stages(wrong), std::logic_error);
}

TEST_CASE("every stage of meaning leaves empty input empty") {
    for (const char* text : {"", " ", "\n\n", "..."}) {
        const auto m = test::mark(text);
        run_meaning(*m.analysis);
        CHECK(m.analysis->entities.empty());
        CHECK(m.analysis->statements.empty());
        const Batch batch = make_batch(*m.analysis, no_errors);
        CHECK(batch.nodes.empty());
        CHECK(batch.statements.empty());
    }
}

TEST_CASE("hostile strings as names of every kind keep their places") {
    for (const test::Hostile& hostile : test::hostile_strings()) {
        for (const MentionKind kind : {MentionKind::person, MentionKind::unit, MentionKind::organization, MentionKind::place, MentionKind::nationality, MentionKind::rank, MentionKind::role, MentionKind::date, MentionKind::quantity}) {
            INFO(hostile.what);
            Document document;
            document.path = "hostile.txt";
            document.source = "President " + hostile.text + " of " + hostile.text + " attacked " + hostile.text + ", said " + hostile.text + ".";
            document.sha256 = sha256_hex(document.source);
            Analysis a(document);
            find_tokens_and_sentences(a, test::word_lists());
            find_blocks(a, test::word_lists());
            for (Block& b : a.blocks) b.kind = BlockKind::body;
            for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
                for (std::uint32_t t = a.sentences[s].begin; t < a.sentences[s].end; t += 2) {
                    Mention m;
                    m.tokens = {t, std::min(t + 3, a.sentences[s].end)};
                    m.sentence = s;
                    m.kind = kind;
                    m.score = 0.9F;
                    a.mentions.push_back(m);
                }
            }
            run_meaning(a);
            const Batch batch = make_batch(a, no_errors);
            check_places(a, batch);
            Graph graph;
            graph.merge(batch, no_errors);
            graph.seal();
            CHECK(graph.nodes().size() == batch.nodes.size());
        }
    }
}

TEST_CASE("a batch says what was read, where, and by which rule") {
    const auto m = test::read("[Hugh Hill](person), director of [Amnesty](organization), met [US](place) President [Barack Obama](person).", "2024-10-31");
    const Batch batch = make_batch(*m.analysis, no_errors);
    check_places(*m.analysis, batch);
    CHECK(batch.symbols.text(batch.document.published) == "2024-10-31");
    CHECK(batch.nodes.size() == 4);
    bool heads = false;
    for (const Statement& s : batch.statements) {
        CHECK_FALSE(batch.symbols.text(s.rule).empty());
        CHECK(s.score > 0);
        heads = heads || (s.relation == Relation::heads && batch.symbols.text(s.role_title) == "director");
    }
    CHECK(heads);
}

TEST_CASE("somebody without a name is a node only where a statement speaks of him") {
    const auto m = test::read("[Hugh Hill](person), director of [Amnesty](organization), came. [Ali Obama](person) left.");
    for (Entity& e : m.analysis->entities)
        if (e.type == NodeType::person) e.naming = Naming::described;
    const Batch batch = make_batch(*m.analysis, no_errors);
    std::vector<std::string> names;
    for (const Node& node : batch.nodes) names.emplace_back(batch.symbols.text(node.name));
    CHECK(names == std::vector<std::string>{"Hugh Hill", "Amnesty"});
}

TEST_CASE("the same document gives the same batch twice") {
    const std::string_view text = "[Russian](nationality) troops attacked [Kharkiv](place). [Kharkiv](place), [Ukraine](place), was hit.";
    const auto one = test::read(text);
    const auto two = test::read(text);
    const Batch a = make_batch(*one.analysis, no_errors);
    const Batch b = make_batch(*two.analysis, no_errors);
    REQUIRE(a.statements.size() == b.statements.size());
    for (std::size_t i = 0; i < a.statements.size(); ++i) CHECK(a.symbols.text(a.statements[i].id) == b.symbols.text(b.statements[i].id));
}

TEST_CASE("symmetric relations have their ends in the order of node ids") {
    const auto m = test::read("[Boris Johnson](person) met [Angela Merkel](person). [Angela Merkel](person) met [Boris Johnson](person).");
    const Batch batch = make_batch(*m.analysis, no_errors);
    std::size_t met = 0;
    for (const Statement& s : batch.statements) {
        if (s.relation != Relation::communicates_with) continue;
        ++met;
        CHECK(batch.symbols.text(batch.nodes[s.subject.value].id) < batch.symbols.text(batch.nodes[s.object.value].id));
    }
    CHECK(met == 2);
}

TEST_CASE("a missing data folder is named with the next step") {
    CHECK_THROWS_AS(Pipeline("/nonexistent/folder"), FileError);
}
