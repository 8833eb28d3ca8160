#include "export/jsonld.hpp"
#include "export/jsonld_names.hpp"
#include "graph/vocabulary.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <rapidjson/document.h>

#include <map>
#include <sstream>

using namespace adduce;

namespace {

using Json = rapidjson::Value;

struct File {
    rapidjson::Document json;
    write::Losses losses;
    std::map<std::string, const Json*> by_id;   ///< top-level elements

    const Json& operator[](const std::string& id) const { return *by_id.at("urn:adduce:" + id); }
};

File jsonld(const Graph& graph, const write::Options& options = {}) {
    std::ostringstream out;
    File file;
    file.losses = write::write_jsonld(graph, edges_of(graph), options, out);
    const std::string text = out.str();
    file.json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    REQUIRE_FALSE(file.json.HasParseError());
    for (const Json& element : file.json["graph"].GetArray()) {
        const std::string id = element["id"].GetString();
        INFO(id);
        CHECK(file.by_id.emplace(id, &element).second);
    }
    return file;
}

std::string text(const Json& object, const char* key) { return object.HasMember(key) ? object[key].GetString() : "(none)"; }

/// Calls `visit` for every object inside, at any depth.
template <class Visit>
void each_object(const Json& value, const Visit& visit) {
    if (value.IsArray()) {
        for (const Json& item : value.GetArray()) each_object(item, visit);
    } else if (value.IsObject()) {
        visit(value);
        for (const auto& member : value.GetObject()) each_object(member.value, visit);
    }
}

}  // namespace

TEST_CASE("every JSON-LD node has an id and no key stands twice in one object") {
    for (const Graph& graph : {test::golden_graph(), test::hostile_graph()}) {
        const File file = jsonld(graph);
        each_object(file.json["graph"], [](const Json& object) {
            CHECK(object.HasMember("id"));
            std::map<std::string, int> keys;
            for (const auto& member : object.GetObject()) {
                INFO(member.name.GetString());
                CHECK(++keys[member.name.GetString()] == 1);
                CHECK_FALSE(std::string(member.name.GetString()).starts_with("@"));
            }
        });
    }
}

TEST_CASE("every statement has one subject, one predicate, one object or value, a quote and a position") {
    const Graph graph = test::golden_graph();
    const File file = jsonld(graph);
    for (const Statement& s : graph.statements()) {
        const Json& made = file[std::string(graph.text(s.id))];
        CHECK(text(made, "type") == "Statement");
        CHECK(text(made, "subject") == "urn:adduce:" + std::string(graph.text(graph[s.subject].id)));
        CHECK(text(made, "predicate") == "rel:" + std::string(name(s.relation)));
        CHECK(made.HasMember("object") != made.HasMember("value"));
        const auto selectors = made["evidence"]["selector"].GetArray();
        REQUIRE(selectors.Size() == 2);
        CHECK(std::string(selectors[0]["exact"].GetString(), selectors[0]["exact"].GetStringLength()) == graph.text(s.evidence.exact));
        CHECK(selectors[1]["begin"].GetUint() == s.evidence.span.begin);
        CHECK(selectors[1]["end"].GetUint() == s.evidence.span.end);
    }
}

TEST_CASE("the direct triple stands for edges that hold, not for denied or planned ones") {
    const Graph graph = test::status_graph();
    const File file = jsonld(graph);
    std::map<std::string, int> direct;
    each_object(file.json["graph"], [&](const Json& object) {
        for (const auto& member : object.GetObject()) {
            if (std::string(member.name.GetString()).starts_with("rel:")) direct[member.name.GetString()] += static_cast<int>(member.value.Size());
        }
    });
    CHECK(direct == std::map<std::string, int>{{"rel:allied_with", 1}, {"rel:attacks", 1}, {"rel:commands", 1}, {"rel:controls_place", 1},
                                               {"rel:subordinate_to", 1}});
}

TEST_CASE("holders of an attribution are nodes with a position") {
    test::Draft draft;
    const auto page = draft.document("a.txt", "According to the Wire, Lee said Kim leads the Guard.");
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard"), lee = draft.node(NodeType::person, "Lee");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").id("s1").by("the Wire", Stance::reports, "According to").by(lee, "Lee", Stance::asserts, "said");
    const File file = jsonld(draft.graph());
    const auto chain = file["s1"]["attribution"].GetArray();
    REQUIRE(chain.Size() == 2);
    CHECK(chain[0]["position"].GetInt() == 1);
    CHECK(text(chain[0], "holderText") == "the Wire");
    CHECK(text(chain[0], "holder") == "(none)");
    CHECK(chain[1]["position"].GetInt() == 2);
    CHECK(text(chain[1], "holder") == "urn:adduce:" + draft.id_of(lee));
    CHECK(text(file["s1"], "origin") == "urn:adduce:" + draft.id_of(lee));
}

TEST_CASE("a statement in the page's own voice has the document as its origin") {
    const Graph graph = test::status_graph();
    const File file = jsonld(graph);
    for (const Statement& s : graph.statements()) {
        if (!s.attribution.empty()) continue;
        CHECK(text(file[std::string(graph.text(s.id))], "origin") == "urn:adduce:" + std::string(graph.text(graph[s.evidence.document].id)));
    }
}

TEST_CASE("decimals are written out in full, and only full days are dates") {
    test::Draft draft;
    const auto page = draft.document("a.txt", "Kim leads the Guard.", {.published = "2024-10-31"});
    const auto kim = draft.node(NodeType::person, "Kim"), guard = draft.node(NodeType::unit, "the Guard");
    draft.say(page, kim, Relation::commands, guard, "Kim leads the Guard").id("s1").score(0.0000001).quantity(1e15)
        .time({"in March", "2024-03", "2024-02-30", "month"});
    const File file = jsonld(draft.graph());
    const Json& s = file["s1"];
    CHECK(text(s, "score") == "0.0000001");
    CHECK(text(s, "quantityValue") == "1000000000000000");
    CHECK(text(s, "timeFirst") == "(none)");
    CHECK(text(s, "timeFirstText") == "2024-03");
    CHECK(text(s, "timeLastText") == "2024-02-30");
}

TEST_CASE("the documents carry the hash of the text that positions count in") {
    const Graph graph = test::golden_graph();
    const File file = jsonld(graph);
    for (const DocumentRecord& document : graph.documents()) {
        CHECK(text(file[std::string(graph.text(document.id))], "sha256") == graph.text(document.sha256));
    }
    CHECK(text(file["graph"], "schemaVersion") == schema_version);
}

TEST_CASE("the base of the IRIs can be chosen") {
    const Graph graph = test::status_graph();
    std::ostringstream out;
    write::write_jsonld(graph, edges_of(graph), {.base = "https://example.org/kb/"}, out);
    CHECK(out.str().find("\"id\":\"https://example.org/kb/" + std::string(graph.text(graph.nodes()[0].id)) + "\"") != std::string::npos);
    CHECK(out.str().find("\"urn:adduce:n") == std::string::npos);
}

TEST_CASE("edges are nodes with a status, unless each statement stands for itself") {
    const Graph graph = test::status_graph();
    const auto edges = edges_of(graph);
    const File file = jsonld(graph);
    for (const Edge& edge : edges) CHECK(text(file[edge.id], "status") == name(edge.status));
    const File by_statement = jsonld(graph, {.statement_edges = true});
    CHECK(by_statement.by_id.size() == file.by_id.size() - edges.size());
}

TEST_CASE("known outside identifiers become IRIs") {
    CHECK(write::known_resource("geonames", "703448") == "https://sws.geonames.org/703448/");
    CHECK(write::known_resource("wikidata", "Q212") == "http://www.wikidata.org/entity/Q212");
    CHECK(write::known_resource("wikidata", "Q1&2").empty());
    CHECK(write::known_resource("geonames", "").empty());
    CHECK(write::known_resource("elsewhere", "1").empty());
}

TEST_CASE("the context is valid JSON and uses no feature that JSON-LD 1.0 lacks") {
    rapidjson::Document context;
    const std::string text(write::jsonld_context());
    context.Parse(text.c_str());
    REQUIRE(context.IsObject());
    CHECK_FALSE(context.HasMember("@version"));
    const Json& terms = context;
    for (const auto& term : terms.GetObject()) {
        if (!term.value.IsObject()) continue;
        INFO(term.name.GetString());
        for (const auto& key : term.value.GetObject()) {
            const std::string name = key.name.GetString();
            CHECK((name == "@id" || name == "@type"));
        }
    }
}
