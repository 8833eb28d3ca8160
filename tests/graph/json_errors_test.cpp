// Each message of the reader, word for word, with its line and column.
#include "graph/error.hpp"
#include "graph/json.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <sstream>
#include <string>

using namespace adduce;

namespace {

std::string message(const std::string& text) {
    std::istringstream in(text);
    try {
        (void)read_json(in, "g.json");
    } catch (const FormatError& error) {
        return error.what();
    }
    return "read without complaint";
}

/// Line and column of the last place where `token` stands, worked out the plain way.
std::string place_of(const std::string& text, const std::string& token) {
    const std::size_t at = text.rfind(token);
    REQUIRE(at != std::string::npos);
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    const std::size_t newline = text.rfind('\n', at);
    return "g.json:" + std::to_string(line) + ":" + std::to_string(newline == std::string::npos ? at + 1 : at - newline);
}

/// Reading `text` fails at `token`, saying `expected`.
void complains(const std::string& text, const std::string& token, const std::string& expected) {
    INFO(text);
    CHECK(message(text) == place_of(text, token) + ": " + expected);
}

const std::string head = "{\"schema\": \"adduce/1\",\n";

std::string with_document(const std::string& fields) { return head + "\"documents\": [\n{" + fields + "}]}"; }
std::string with_node(const std::string& fields) { return head + "\"documents\": [{\"id\": \"d1\"}], \"nodes\": [\n{" + fields + "}]}"; }

/// A file with good ends, and a statement made of `fields` and evidence on line 4.
std::string with_statement(const std::string& fields, const std::string& evidence = R"({"document": "d1", "begin": 0, "end": 3, "exact": "Kim"})") {
    return head + "\"documents\": [{\"id\": \"d1\"}], \"nodes\": [{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"Kim\"}, {\"id\": \"n2\", \"type\": \"Unit\", \"name\": \"Guard\"}],\n" +
           "\"statements\": [\n{\"evidence\": " + evidence + "," + fields + "}]}";
}

const std::string good = R"("id": "s1", "subject": "n1", "relation": "commands", "object": "n2")";
const std::string hint = ", expected '{': a graph in adduce's own JSON; make one with 'adduce build'";

}  // namespace

TEST_CASE("the files of these tests are good apart from their one fault") {
    CHECK(message(with_document(R"("id": "d1")")) == "read without complaint");
    CHECK(message(with_node(R"("id": "n1", "type": "Person", "name": "Kim")")) == "read without complaint");
    CHECK(message(with_statement(good)) == "read without complaint");
}

TEST_CASE("what is no JSON is refused with a guess at what it is") {
    CHECK(message("") == "g.json:1:1: the file is empty, expected a graph in JSON");
    complains("<?xml version=\"1.0\"?>", "<", "found '<', which looks like XML" + hint);
    complains("digraph g {}", "digraph", "found a word, which looks like DOT" + hint);
    complains("\x1F\x8B\x08", "\x1F", "found a compressed file" + hint + ", or unpack it first");
    complains("hello", "hello", "found 'h': broken JSON (Invalid value)");
}

TEST_CASE("other JSON is not taken for a graph") {
    complains("[]", "[", "found a list, expected an object with the key 'schema': is this a graph?");
    complains("12", "12", "found a single value, expected an object with the key 'schema': is this a graph?");
    CHECK(message("{}") == "g.json:1:3: found no 'schema', expected \"schema\": \"adduce/1\"");
    complains("{\"name\": 1}", "\"name\"", "'name' is not a part of a graph in adduce/1");
    complains("{\"node\": []}", "\"node\"", "'node' is not a part of a graph in adduce/1 (did you mean 'nodes'?)");
}

TEST_CASE("broken JSON is refused where it breaks") {
    CHECK(message(head + "\"nodes\": [") == "g.json:2:11: the file ends here: broken JSON (Invalid value)");
    CHECK(message(head + "\"nodes\": []") == "g.json:2:12: the file ends here: broken JSON (Missing a comma or '}' after an object member)");
    complains(head + "\"nodes\": [{\"id\" 1}]}", "1}", "found '1': broken JSON (Missing a colon after a name of object member)");
    complains(head + "\"nodes\": [{\"id\": 01}]}", "1}", "found '1': broken JSON (Missing a comma or '}' after an object member)");
    complains(head + "\"nodes\": []} x", "x", "found 'x': broken JSON (The document root must not be followed by other values)");
    complains(head + "\"nodes\": []}" + std::string(1, '\0') + "x", std::string(1, '\0'), "found a zero byte, expected the end of the file");
    complains(head + "\"nodes\": [{\"id\": 1e999}]}", "1e999", "found a number that is too large");
}

TEST_CASE("broken UTF-8, control characters and half characters are refused where they stand") {
    complains(with_node("\"id\": \"n1\", \"type\": \"Person\", \"name\": \"caf\xC3\""), "\xC3", "found a byte that is not UTF-8 inside a text, expected UTF-8");
    complains(with_node("\"id\": \"n1\", \"type\": \"Person\", \"name\": \"a\tb\""), "\t", "found a control character inside a text, expected it escaped");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "\udc00")"), R"("\udc00")", "found half a surrogate pair in a \\u escape, expected a whole character");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "\ud83d?")"), R"(\ud83d)", "found '?': broken JSON (The surrogate pair in string is invalid)");
}

TEST_CASE("another schema is refused by its name") {
    complains(R"({"schema": "adduce/2"})", R"("adduce/2")", "found schema 'adduce/2', expected 'adduce/1': the graph was made by another version of adduce, build it anew");
    complains(R"({"schema": "https://json-schema.org"})", R"("https)", "found schema 'https://json-schema.org', expected 'adduce/1': this is no graph made by adduce");
    complains(R"({"schema": 1})", "1", "expected the schema's name, 'adduce/1'");
}

TEST_CASE("the parts of a graph are lists of objects, each once") {
    complains(head + R"("nodes": {}})", "{}", "expected a list [ ] of nodes");
    complains(head + R"("nodes": null})", "null", "expected a list [ ] of nodes");
    complains(head + R"("nodes": [1]})", "1", "found a single value, expected an object { } for each of the nodes");
    complains(head + R"("nodes": [[]]})", "[]", "found a list, expected an object { } for each of the nodes");
    complains(head + R"("nodes": [], "nodes": []})", R"("nodes")", "'nodes' occurs twice");
    complains(head + R"("edges": )" + std::string(15, '[') + "[}", "[}", "found values nested more than 16 deep, which no graph needs");
}

TEST_CASE("an unknown relation is refused with the one that was meant") {
    complains(with_statement(R"("id": "s1", "subject": "n1", "relation": "comands", "object": "n2")"), R"("comands")",
              "'comands' is not a relation of adduce/1 (did you mean 'commands'?)");
    complains(with_statement(R"("id": "s1", "subject": "n1", "relation": "\"a\\", "object": "n2")"), R"("\"a\\")", "'\"a\\' is not a relation of adduce/1");
}

TEST_CASE("unknown types, kinds, namings, polarities, modalities and stances are refused") {
    complains(with_node(R"("id": "n1", "type": "person", "name": "Kim")"), R"("person")", "'person' is not a node type of adduce/1 (did you mean 'Person'?)");
    complains(with_node(R"("id": "n1", "type": "Unit", "name": "G", "kind": "batallion")"), R"({"id": "n1")",
              "node n1: 'batallion' is not a kind of Unit (did you mean 'battalion'?)");
    complains(with_node(R"("id": "n1", "type": "Unit", "name": "G", "naming": "nameless")"), R"("nameless")", "'nameless' is not a naming of adduce/1");
    complains(with_statement(good + R"(, "polarity": "no")"), R"("no")", "'no' is not a polarity of adduce/1");
    complains(with_statement(good + R"(, "modality": "plannd")"), R"("plannd")", "'plannd' is not a modality of adduce/1 (did you mean 'planned'?)");
    complains(with_statement(good + R"(, "attribution": [{"stance": "deny"}])"), R"("deny")", "'deny' is not a stance of adduce/1");
}

TEST_CASE("an id that is not there is refused where it is first used") {
    complains(with_statement(R"("id": "s1", "subject": "n9", "relation": "commands", "object": "n2")"), R"("n9")", "'n9' is the id of no node in this file");
    complains(with_statement(good + R"(, "origin": "n9")"), R"("n9")", "'n9' is the id of no node in this file");
    complains(with_statement(good, R"({"document": "d9", "begin": 0, "end": 3, "exact": "Kim"})"), R"("d9")", "'d9' is the id of no document in this file");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "mentions": [{"document": "d7", "begin": 0, "end": 3, "text": "Kim"}])"), R"("d7")",
              "'d7' is the id of no document in this file");
}

TEST_CASE("an id that occurs twice is refused") {
    complains(head + "\"nodes\": [{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"A\"},\n{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"B\"}]}", "\"n1\"", "the id 'n1' occurs twice");
    complains(head + "\"documents\": [{\"id\": \"d1\"},\n{\"id\": \"d1\"}]}", "\"d1\"", "the id 'd1' occurs twice");
    complains(with_statement(good + "},\n" + R"({"evidence": {"document": "d1", "begin": 0, "end": 3, "exact": "Kim"},)" + good), R"({"evidence")", "the id 's1' occurs twice");
}

TEST_CASE("what is no id is refused") {
    complains(with_document(R"("id": "1 2")"), R"("1 2")", "found '1 2', expected an id: up to 100 of letters, digits and . _ : -, a letter first");
}

TEST_CASE("a date that is no day is refused") {
    complains(with_document(R"("id": "d1", "published": "31 Oct 2024")"), R"("31 Oct)", "found the date '31 Oct 2024', expected a day YYYY-MM-DD");
}

TEST_CASE("evidence that is empty or not as long as its span is refused") {
    const std::string begin = R"({"evidence")";
    complains(with_statement(good, R"({"document": "d1", "begin": 0, "end": 0, "exact": ""})"), begin, "statement s1: the evidence has no words");
    complains(with_statement(good, R"({"document": "d1", "begin": 0, "end": 9, "exact": "Kim"})"), begin, "statement s1: the evidence has 3 characters, its span 0 to 9 has 9");
    complains(with_statement(good, R"({"document": "d1", "begin": 0, "end": 3})"), R"({"document": "d1")", "evidence has no 'exact'");
}

TEST_CASE("ends that the relation does not take are refused") {
    complains(with_statement(R"("id": "s1", "subject": "n2", "relation": "commands", "object": "n1")"), R"({"evidence")",
              "statement s1: commands cannot join Unit to Person: expected Person to Unit");
    complains(with_statement(R"("id": "s1", "subject": "n1", "relation": "age", "object": "n2", "value": "19")"), R"({"evidence")",
              "statement s1: age is an attribute: it takes a value, not an object");
}

TEST_CASE("ends are checked even when the nodes come later") {
    complains(head + R"("statements": [
{"id": "s1", "subject": "n1", "relation": "heads", "object": "n2", "evidence": {"document": "d1", "begin": 0, "end": 3, "exact": "Kim"}}],
"documents": [{"id": "d1"}], "nodes": [{"id": "n1", "type": "Person", "name": "Kim"}, {"id": "n2", "type": "Unit", "name": "Guard"}]})",
              R"({"id": "s1")", "statement s1: heads cannot join Person to Unit: expected Person to Organization or Place");
}

TEST_CASE("a missing field is refused by its name") {
    complains(with_node(R"("id": "n1", "name": "Kim")"), R"({"id": "n1")", "a node has no 'type'");
    complains(with_node(R"("type": "Person", "name": "Kim")"), R"({"type")", "a node has no 'id'");
    complains(with_node(R"("id": "n1", "type": "Person", "name": null)"), R"({"id": "n1")", "a node has no 'name'");
    complains(with_statement(R"("id": "s1", "relation": "commands", "object": "n2")"), R"({"evidence")", "a statement has no 'subject'");
}

TEST_CASE("an unknown or doubled field is refused") {
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "alias": [])"), R"("alias")", "'alias' is not a field of a node (did you mean 'aliases'?)");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "name": "Kim")"), R"("name")", "'name' occurs twice in a node");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "attributes": {"a": "1", "a": "2"})"), R"("a")", "'a' occurs twice");
}

TEST_CASE("an object with far too many fields is refused") {
    std::string fields = R"("id": "d1")";
    for (int i = 0; i < 40; ++i) fields += ", \"f" + std::to_string(i) + "\": 1";
    complains(with_document(fields), R"({"id": "d1")", "a document has more than 32 fields");
}

TEST_CASE("a value of the wrong sort is refused") {
    const std::string position = "expected a position: a whole number from 0 up";
    complains(with_node(R"("id": "n1", "type": "Person", "name": 77)"), "77", "expected a text in quotes");
    complains(with_node(R"("id": "n1", "type": "Person", "name": true)"), "true", "expected a text in quotes");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "aliases": "K")"), R"("K")", "expected a list in [ ]");
    complains(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "links": [7])"), "[7]", "expected names and values in { }");
    complains(with_statement(good + R"(, "score": "high")"), R"("high")", "expected a number");
    complains(with_statement(good + R"(, "score": 2)"), R"({"evidence")", "statement s1: the score is not between 0 and 1");
    complains(with_statement(good + R"(, "mentions": {"trigger": [1]})"), "[1]", "expected two positions [begin, end]");
    complains(with_statement(good + R"(, "mentions": {"trigger": [-1, 2]})"), "-1", position);
    complains(with_statement(good + R"(, "mentions": {"trigger": [1.5, 2]})"), "1.5", position);
    complains(with_statement(good + R"(, "mentions": {"trigger": [4294967296, 2]})"), "4294967296", position);
    complains(with_statement(good + R"(, "quantity": 5)"), "5}]}", "expected an object for a quantity");
}

TEST_CASE("a place is right far into a large file") {
    std::string text = head + "\"nodes\": [\n";
    for (int i = 0; i < 5'000; ++i) text += "{\"id\": \"n" + std::to_string(i) + "\", \"type\": \"Person\", \"name\": \"Kim\"},\n";
    CHECK(message(text + "{\"id\": \"n5000\", \"type\": \"Persn\", \"name\": \"Kim\"}]}") == "g.json:5003:25: 'Persn' is not a node type of adduce/1 (did you mean 'Person'?)");
}

TEST_CASE("long texts are cut in messages, at a character") {
    std::string name, thirty;
    for (int i = 0; i < 100; ++i) name += "é";
    for (int i = 0; i < 30; ++i) thirty += "é";
    complains(with_document("\"id\": \"" + name + "\""), "\"é", "found '" + thirty + "…', expected an id: up to 100 of letters, digits and . _ : -, a letter first");
}
