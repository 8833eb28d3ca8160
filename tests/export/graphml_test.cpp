#include "export/graphml.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/support/test.hpp"

#include <sstream>

using namespace adduce;

namespace {

struct File {
    std::string text;
    write::Losses losses;
    bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
};

File graphml(const Graph& graph, const write::Options& options = {}) {
    std::ostringstream out;
    File file;
    file.losses = write::write_graphml(graph, edges_of(graph), options, out);
    file.text = out.str();
    return file;
}

std::size_t occurrences(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

struct Pair {
    test::Draft draft;
    test::Draft::DocumentRef page;
    test::Draft::NodeRef kim, guard;
    explicit Pair(const std::string& text = "Kim leads the Guard. Kim again leads the Guard.") {
        page = draft.document("a.txt", text, {.title = "T", .url = "https://ex.org/a?x=1&y=2", .publisher = "", .published = "2024-10-31"});
        kim = draft.node(NodeType::person, "Kim");
        guard = draft.node(NodeType::unit, "the Guard", "force");
    }
};

}  // namespace

TEST_CASE("every GraphML edge has a label, nodes come before edges, and nothing has a default") {
    const File file = graphml(test::golden_graph());
    CHECK(occurrences(file.text, "<edge ") == 9);
    CHECK(occurrences(file.text, "\" label=\"") == 9);
    CHECK(file.text.rfind("<node ") < file.text.find("<edge "));
    CHECK_FALSE(file.has("<default"));
    CHECK_FALSE(file.has("attr.type=\"boolean\""));
}

TEST_CASE("GraphML leaves unknown values out") {
    Pair pair;
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard").trigger("leads");
    const File file = graphml(pair.draft.graph());
    CHECK_FALSE(file.has("<data key=\"e_role\">"));
    CHECK_FALSE(file.has("<data key=\"e_qmin\">"));
    CHECK_FALSE(file.has("\"></data>"));
    CHECK_FALSE(file.has("null"));
}

TEST_CASE("GraphML lists are JSON arrays, in CDATA when they hold an ampersand") {
    Pair pair;
    pair.draft.edit(pair.kim).alias("B \"q\"").alias("A\\");
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard").trigger("leads");
    const File file = graphml(pair.draft.graph());
    CHECK(file.has(R"(<data key="n_aliases">["A\\","B \"q\""]</data>)"));
    CHECK(file.has(R"(<data key="e_urls"><![CDATA[["https://ex.org/a?x=1&y=2"]]]></data>)"));
}

TEST_CASE("the statement view writes one edge a statement, with the statement's id and the edge's status") {
    Pair pair;
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard").id("s1").trigger("leads");
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim again leads the Guard").id("s2").trigger("again leads");
    const Graph graph = pair.draft.graph();
    CHECK(occurrences(graphml(graph).text, "<edge ") == 1);
    const File file = graphml(graph, {.statement_edges = true});
    CHECK(occurrences(file.text, "<edge ") == 2);
    CHECK(file.has("<edge id=\"s1\""));
    CHECK(file.has("<edge id=\"s2\""));
    CHECK(occurrences(file.text, "<data key=\"e_status\">single_source</data>") == 2);
    CHECK(occurrences(file.text, "<data key=\"e_count\">1</data>") == 2);
}

TEST_CASE("an edge says only what its statements agree on") {
    Pair pair;
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard").trigger("leads").role_title("chief")
        .time({"2001", "2001-01-01", "2001-12-31", "year"});
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim again leads the Guard").trigger("again leads");
    const File file = graphml(pair.draft.graph());
    CHECK(file.has("<data key=\"e_role\">chief</data>"));     // the other is silent
    CHECK_FALSE(file.has("<data key=\"e_time\">"));           // the other claims no such time
    CHECK(file.has("<data key=\"e_mod\">asserted</data>"));
}

TEST_CASE("attribute statements become facts of their node, with their quote") {
    Pair pair("The Guard has 300 men. Kim leads the Guard.");
    pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard").trigger("leads");
    pair.draft.tell(pair.page, pair.guard, Relation::strength, "300", "has 300 men").id("s9");
    const File file = graphml(pair.draft.graph());
    CHECK(occurrences(file.text, "<edge ") == 1);
    CHECK(file.has(R"(<data key="n_facts"><![CDATA[[{"id":"s9")"));
    CHECK(file.has(R"("relation":"strength","value":"300")"));
}

TEST_CASE("statements beyond a mebibyte are left out and counted, and the JSON stays whole") {
    const std::string filler(400'000, 'x');
    Pair pair("Kim leads the Guard " + filler + "1. Kim leads the Guard " + filler + "2. Kim leads the Guard " + filler + "3.");
    for (const char* number : {"1", "2", "3"}) {
        pair.draft.say(pair.page, pair.kim, Relation::commands, pair.guard, "Kim leads the Guard " + filler + number).id(std::string("s") + number).trigger("leads");
    }
    const File file = graphml(pair.draft.graph());
    CHECK(file.losses.at("statements-over-limit") == 1);
    CHECK(file.has("\"score\":1}]]]></data>"));
    CHECK(file.has("<data key=\"e_count\">3</data>"));
}

TEST_CASE("values that Gephi would turn into Infinity are counted, labels are not") {
    test::Draft draft;
    const auto page = draft.document("a.txt", "the INFANTRY");
    draft.edit(draft.node(NodeType::unit, "1st INFANTRY")).mention(page, "the INFANTRY");
    CHECK(graphml(draft.graph()).losses.count("infinity-trap") == 0);
    draft.edit(draft.node(NodeType::unit, "INF 2")).alias("the INF");
    CHECK(graphml(draft.graph()).losses.at("infinity-trap") == 1);
}
