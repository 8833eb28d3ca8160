#include "graph/error.hpp"
#include "graph/json.hpp"
#include "tests/support/build.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/json_text.hpp"
#include "tests/support/test.hpp"

#include <limits>
#include <sstream>
#include <streambuf>

using namespace adduce;
using test::Draft;
using test::json;

namespace {

Graph read(const std::string& text) {
    std::istringstream in(text);
    return read_json(in, "graph.json");
}

/// One statement with `text` wherever a text can stand.
Draft full_of(const std::string& text) {
    Draft draft;
    const std::string quote = "[" + text + "]";
    const auto page = draft.document(text, "😀" + quote, {.title = text, .url = text, .publisher = text, .published = "2024-10-31"});
    const auto kim = draft.node(NodeType::person, text), guard = draft.node(NodeType::unit, "the Guard", "force");
    draft.edit(kim).id("nkim").alias(text + "1").attribute(text, text).link(text, text).mention(page, quote);
    draft.edit(guard).id("nguard");
    draft.say(page, kim, Relation::commands, guard, quote).id("s1").kind(text).arg(text, guard).negated(text).modality(Modality::possible, text)
        .by(kim, text, Stance::denies, text).role_title(text).quantity({1, 2, 3, text, text, text}).time({text, text, text, text}).rule(text);
    return draft;
}

}  // namespace

TEST_CASE("reading what was written and writing it again gives the same bytes") {
    const std::string text = json(test::golden_graph());
    CHECK(json(read(text)) == text);
}

TEST_CASE("an empty graph has its four empty lists") {
    const std::string text = json(Graph());
    CHECK(text == "{\"schema\": \"adduce/1\",\n\"documents\": [],\n\"nodes\": [],\n\"statements\": [],\n\"edges\": []}\n");
    CHECK(json(read(text)) == text);
}

TEST_CASE("every key is present, in the schema's order, null when nothing is known") {
    Draft draft;
    const auto page = draft.document("a.txt", "Kim leads the Guard.");
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard");
    draft.edit(kim).id("n1").mention(page, "Kim");
    draft.edit(guard).id("n2");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").id("s1").score(0.91);
    const Graph graph = draft.graph();
    const std::string sha = sha256_hex("Kim leads the Guard."), d = document_id(sha);
    const std::string e = stable_id('e', {"n1", "commands", "n2"});
    CHECK(json(graph) ==
          "{\"schema\": \"adduce/1\",\n\"documents\": [\n"
          "{\"id\":\"" + d + "\",\"path\":\"a.txt\",\"title\":null,\"url\":null,\"publisher\":null,\"published\":null,\"sha256\":\"" + sha + "\"}\n"
          "],\n\"nodes\": [\n"
          "{\"id\":\"n1\",\"type\":\"Person\",\"kind\":null,\"naming\":\"named\",\"name\":\"Kim\",\"aliases\":[],\"attributes\":{},\"links\":{},"
          "\"mentions\":[{\"document\":\"" + d + "\",\"begin\":0,\"end\":3,\"text\":\"Kim\"}]},\n"
          "{\"id\":\"n2\",\"type\":\"Unit\",\"kind\":null,\"naming\":\"named\",\"name\":\"the Guard\",\"aliases\":[],\"attributes\":{},\"links\":{},\"mentions\":[]}\n"
          "],\n\"statements\": [\n"
          "{\"id\":\"s1\",\"subject\":\"n1\",\"relation\":\"commands\",\"object\":\"n2\",\"value\":null,\"kind\":null,\"args\":[],"
          "\"polarity\":\"affirmed\",\"polarity_cue\":null,\"modality\":\"asserted\",\"modality_cue\":null,\"attribution\":[],\"origin\":null,"
          "\"quantity\":null,\"time\":null,\"role_title\":null,"
          "\"evidence\":{\"document\":\"" + d + "\",\"begin\":0,\"end\":19,\"exact\":\"Kim leads the Guard\"},"
          "\"mentions\":{\"subject\":[0,3],\"object\":[10,19],\"trigger\":null,\"polarity_cue\":null,\"modality_cue\":null},"
          "\"rule\":\"by-hand\",\"score\":0.91}\n"
          "],\n\"edges\": [\n"
          "{\"id\":\"" + e + "\",\"subject\":\"n1\",\"relation\":\"commands\",\"object\":\"n2\",\"status\":\"single_source\",\"statements\":[\"s1\"],"
          "\"documents\":1,\"origins\":1,\"first_seen\":null,\"last_seen\":null,\"quantity_min\":null,\"quantity_max\":null,\"score_max\":0.91}\n"
          "]}\n");
}

TEST_CASE("hostile texts survive wherever a text can stand") {
    for (const auto& [what, text] : test::hostile_strings()) {
        INFO(what);
        const Graph graph = full_of(text).graph();
        REQUIRE(graph.statements().size() == 1);
        const std::string written = json(graph);
        const Graph again = read(written);
        CHECK(json(again) == written);
        CHECK(again.text(again[again.find_node("nkim").value()].name) == text);
        CHECK(again.text(again.statements()[0].evidence.exact) == "[" + text + "]");
    }
}

TEST_CASE("the empty text is no unknown text") {
    Draft draft;
    const auto page = draft.document("a", "Kim");
    const auto kim = draft.node(NodeType::person, "Kim");
    draft.edit(kim).mention(page, "Kim").attribute("note", "");
    const Graph graph = read(json(draft.graph()));
    REQUIRE(graph.nodes()[0].attributes.size() == 1);
    CHECK(graph.nodes()[0].attributes[0].second);
    CHECK(graph.text(graph.nodes()[0].attributes[0].second).empty());
}

TEST_CASE("numbers read back exactly") {
    for (double number : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, 9007199254740993.0, 123456789.0, -0.0, 1e23}) {
        Draft draft;
        const auto page = draft.document("a", "Kim");
        draft.tell(page, draft.node(NodeType::person, "Kim"), Relation::age, "x", "Kim").quantity(number);
        const std::string written = json(draft.graph());
        const Graph again = read(written);
        CHECK(again.statements()[0].quantity->value == number);
        CHECK(json(again) == written);
    }
}

TEST_CASE("keys may come in any order, and unknown ones be left out") {
    const Graph graph = read(R"({"edges": [{"any": ["thing"]}],
        "statements": [{"evidence": {"exact": "Kim leads", "end": 9, "begin": 0, "document": "d1"},
                        "object": "n2", "relation": "commands", "subject": "n1", "id": "s1"}],
        "nodes": [{"name": "the Guard", "type": "Unit", "id": "n2"}, {"id": "n1", "type": "Person", "name": "Kim",
                   "mentions": [{"text": "Kim", "document": "d1", "begin": 0, "end": 3}]}],
        "documents": [{"id": "d1"}], "schema": "adduce/1"})");
    REQUIRE(graph.statements().size() == 1);
    const Statement& s = graph.statements()[0];
    CHECK(graph.text(graph[s.subject].name) == "Kim");
    CHECK(graph.text(graph[s.object].name) == "the Guard");
    CHECK(s.polarity == Polarity::affirmed);
    CHECK(s.score == 0);
}

TEST_CASE("a byte order mark in front is passed over") {
    CHECK(read("\xEF\xBB\xBF{\"schema\": \"adduce/1\"}").nodes().empty());
}

TEST_CASE("escapes read as the characters they stand for") {
    const Graph graph = read(R"({"schema": "adduce/1", "nodes": [{"id": "n1", "type": "Person", "name": "\u041a\ud83d\ude00\u0000\/"}]})");
    CHECK(graph.text(graph.nodes()[0].name) == std::string("К😀\0/", 8));
}

TEST_CASE("a file of many buffers reads as one of few") {
    Draft draft;
    const auto kim = draft.node(NodeType::person, "Kim");
    for (int i = 0; i < 200; ++i) {
        const std::string text = "Kim " + std::to_string(i) + " " + std::string(2'000 + 13 * i, 'x') + "\\\"é";
        draft.tell(draft.document("d" + std::to_string(i), text), kim, Relation::rank, "x", text);
    }
    const std::string written = json(draft.graph());
    CHECK(written.size() > 600'000);
    CHECK(json(read(written)) == written);
}

TEST_CASE("a stream that takes no more is an error, not a short file") {
    struct Full : std::streambuf {
        std::streamsize left = 1000;
        std::streamsize xsputn(const char*, std::streamsize size) override { return size <= left ? left -= size, size : 0; }
        int overflow(int) override { return traits_type::eof(); }
    } full;
    std::ostream out(&full);
    const Graph graph = test::golden_graph();
    CHECK_THROWS_AS(write_json(graph, edges_of(graph), out), FileError);
}
