// Each message of the reader, word for word, with its line and column.
#include "graph/error.hpp"
#include "graph/json.hpp"
#include "tests/support/test.hpp"

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

const std::string head = "{\"schema\": \"adduce/1\",\n";

std::string with_document(const std::string& fields) { return message(head + "\"documents\": [\n{" + fields + "}]}"); }
std::string with_node(const std::string& fields) { return message(head + "\"documents\": [{\"id\": \"d1\"}], \"nodes\": [\n{" + fields + "}]}"); }

/// A file with good ends, and a statement made of `fields` and evidence on line 4.
std::string with_statement(const std::string& fields, const std::string& evidence = R"({"document": "d1", "begin": 0, "end": 3, "exact": "Kim"})") {
    return message(head + "\"documents\": [{\"id\": \"d1\"}], \"nodes\": [{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"Kim\"}, {\"id\": \"n2\", \"type\": \"Unit\", \"name\": \"Guard\"}],\n" +
                   "\"statements\": [\n{\"evidence\": " + evidence + "," + fields + "}]}");
}

const std::string good = R"("id": "s1", "subject": "n1", "relation": "commands", "object": "n2")";

}  // namespace

TEST_CASE("the files of these tests are good apart from their one fault") {
    CHECK(with_document(R"("id": "d1")") == "read without complaint");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim")") == "read without complaint");
    CHECK(with_statement(good) == "read without complaint");
}

TEST_CASE("what is no JSON is refused with a guess at what it is") {
    CHECK(message("") == "g.json:1:1: the file is empty, expected a graph in JSON");
    CHECK(message("<?xml version=\"1.0\"?>") == "g.json:1:1: found '<', which looks like XML, expected '{': a graph in adduce's own JSON; make one with 'adduce build'");
    CHECK(message("digraph g {}") == "g.json:1:1: found a word, which looks like DOT, expected '{': a graph in adduce's own JSON; make one with 'adduce build'");
    CHECK(message("\x1F\x8B\x08") == "g.json:1:1: found a compressed file, expected '{': a graph in adduce's own JSON; make one with 'adduce build', or unpack it first");
    CHECK(message("hello") == "g.json:1:1: found 'h': broken JSON (Invalid value)");
}

TEST_CASE("other JSON is not taken for a graph") {
    CHECK(message("[]") == "g.json:1:1: found a list, expected an object with the key 'schema': is this a graph?");
    CHECK(message("12") == "g.json:1:1: found a single value, expected an object with the key 'schema': is this a graph?");
    CHECK(message("{}") == "g.json:1:3: found no 'schema', expected \"schema\": \"adduce/1\"");
    CHECK(message("{\"name\": 1}") == "g.json:1:2: 'name' is not a part of a graph in adduce/1");
    CHECK(message("{\"node\": []}") == "g.json:1:2: 'node' is not a part of a graph in adduce/1 (did you mean 'nodes'?)");
}

TEST_CASE("broken JSON is refused where it breaks") {
    CHECK(message(head + "\"nodes\": [") == "g.json:2:11: the file ends here: broken JSON (Invalid value)");
    CHECK(message(head + "\"nodes\": []") == "g.json:2:12: the file ends here: broken JSON (Missing a comma or } after an object member)");
    CHECK(message(head + "\"nodes\": [{\"id\" 1}]}") == "g.json:2:17: found '1': broken JSON (Missing a colon after a name of object member)");
    CHECK(message(head + "\"nodes\": [{\"id\": 01}]}") == "g.json:2:19: found '1': broken JSON (Missing a comma or } after an object member)");
    CHECK(message(head + "\"nodes\": []} x") == "g.json:2:14: found 'x': broken JSON (The document root must not be followed by other values)");
    CHECK(message(head + "\"nodes\": []}" + std::string(1, '\0') + "x") == "g.json:2:13: found a zero byte, expected the end of the file");
    CHECK(message(head + "\"nodes\": [{\"id\": 1e999}]}") == "g.json:2:18: found '1': broken JSON (Number too big to be stored in double)");
}

TEST_CASE("broken UTF-8 is refused where it stands") {
    CHECK(with_node("\"id\": \"n1\", \"type\": \"Person\", \"name\": \"caf\xC3\"") ==
          "g.json:3:41: found a byte that is not UTF-8 or a control character inside a text, expected UTF-8 with such characters escaped");
    CHECK(with_node("\"id\": \"n1\", \"type\": \"Person\", \"name\": \"a\nb\"") ==
          "g.json:3:41: found a byte that is not UTF-8 or a control character inside a text, expected UTF-8 with such characters escaped");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "\udc00")") ==
          "g.json:3:40: found half a surrogate pair in a \\u escape, expected a whole character");
}

TEST_CASE("another schema is refused by its name") {
    CHECK(message("{\"schema\": \"adduce/2\"}") ==
          "g.json:1:12: found schema 'adduce/2', expected 'adduce/1': the graph was made by another version of adduce, build it anew");
    CHECK(message("{\"schema\": \"https://json-schema.org\"}") ==
          "g.json:1:12: found schema 'https://json-schema.org', expected 'adduce/1': this is no graph made by adduce");
    CHECK(message("{\"schema\": 1}") == "g.json:1:12: expected the schema's name, 'adduce/1'");
}

TEST_CASE("the parts of a graph are lists of objects, each once") {
    CHECK(message(head + "\"nodes\": {}}") == "g.json:2:10: expected a list [ ] of nodes");
    CHECK(message(head + "\"nodes\": null}") == "g.json:2:10: expected a list [ ] of nodes");
    CHECK(message(head + "\"nodes\": [1]}") == "g.json:2:11: found a single value, expected an object { } for each of the nodes");
    CHECK(message(head + "\"nodes\": [[]]}") == "g.json:2:11: found a list, expected an object { } for each of the nodes");
    CHECK(message(head + "\"nodes\": [], \"nodes\": []}") == "g.json:2:14: 'nodes' occurs twice");
    CHECK(message(head + "\"edges\": " + std::string(100, '[') + "}") == "g.json:2:26: found values nested more than 16 deep, which no graph needs");
}

TEST_CASE("an unknown relation is refused with the one that was meant") {
    CHECK(with_statement(R"("id": "s1", "subject": "n1", "relation": "comands", "object": "n2")") ==
          "g.json:4:114: 'comands' is not a relation of adduce/1 (did you mean 'commands'?)");
    CHECK(with_statement(R"("id": "s1", "subject": "n1", "relation": "\"like\"", "object": "n2")") == "g.json:4:114: '\"like\"' is not a relation of adduce/1");
}

TEST_CASE("unknown types, kinds, namings, polarities, modalities and stances are refused") {
    CHECK(with_node(R"("id": "n1", "type": "person", "name": "Kim")") == "g.json:3:22: 'person' is not a node type of adduce/1 (did you mean 'Person'?)");
    CHECK(with_node(R"("id": "n1", "type": "Unit", "name": "G", "kind": "batallion")") == "g.json:3:1: node n1: 'batallion' is not a kind of Unit (did you mean 'battalion'?)");
    CHECK(with_node(R"("id": "n1", "type": "Unit", "name": "G", "naming": "nameless")") == "g.json:3:53: 'nameless' is not a naming of adduce/1");
    CHECK(with_statement(good + R"(, "polarity": "no")") == "g.json:4:156: 'no' is not a polarity of adduce/1");
    CHECK(with_statement(good + R"(, "modality": "plannd")") == "g.json:4:156: 'plannd' is not a modality of adduce/1 (did you mean 'planned'?)");
    CHECK(with_statement(good + R"(, "attribution": [{"stance": "deny"}])") == "g.json:4:171: 'deny' is not a stance of adduce/1");
}

TEST_CASE("an id that is not there is refused where it is first used") {
    CHECK(with_statement(R"("id": "s1", "subject": "n9", "relation": "commands", "object": "n2")") == "g.json:4:96: 'n9' is the id of no node in this file");
    CHECK(with_statement(good + R"(, "origin": "n9")") == "g.json:4:154: 'n9' is the id of no node in this file");
    CHECK(with_statement(good, R"({"document": "d9", "begin": 0, "end": 3, "exact": "Kim"})") == "g.json:4:28: 'd9' is the id of no document in this file");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "mentions": [{"document": "d7", "begin": 0, "end": 3, "text": "Kim"}])") ==
          "g.json:3:73: 'd7' is the id of no document in this file");
}

TEST_CASE("an id that occurs twice is refused") {
    CHECK(message(head + "\"nodes\": [{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"A\"},\n{\"id\": \"n1\", \"type\": \"Person\", \"name\": \"B\"}]}") ==
          "g.json:3:8: the id 'n1' occurs twice");
    CHECK(message(head + "\"documents\": [{\"id\": \"d1\"},\n{\"id\": \"d1\"}]}") == "g.json:3:8: the id 'd1' occurs twice");
}

TEST_CASE("what is no id is refused") {
    CHECK(with_document(R"("id": "1 2")") == "g.json:3:8: found '1 2', expected an id: up to 100 of letters, digits and . _ : -, a letter first");
}

TEST_CASE("a date that is no day is refused") {
    CHECK(with_document(R"("id": "d1", "published": "31 Oct 2024")") == "g.json:3:27: found the date '31 Oct 2024', expected a day YYYY-MM-DD");
}

TEST_CASE("evidence that is empty or not as long as its span is refused") {
    CHECK(with_statement(good, R"({"document": "d1", "begin": 0, "end": 0, "exact": ""})") == "g.json:4:1: statement s1: the evidence has no words");
    CHECK(with_statement(good, R"({"document": "d1", "begin": 0, "end": 9, "exact": "Kim"})") ==
          "g.json:4:1: statement s1: the evidence has 3 characters, its span 0 to 9 has 9");
    CHECK(with_statement(good, R"({"document": "d1", "begin": 0, "end": 3})") == "g.json:4:14: evidence has no 'exact'");
}

TEST_CASE("ends that the relation does not take are refused") {
    CHECK(with_statement(R"("id": "s1", "subject": "n2", "relation": "commands", "object": "n1")") ==
          "g.json:4:1: statement s1: commands cannot join Unit to Person: expected Person to Unit");
    CHECK(with_statement(R"("id": "s1", "subject": "n1", "relation": "age", "object": "n2", "value": "19")") ==
          "g.json:4:1: statement s1: age is an attribute: it takes a value, not an object");
}

TEST_CASE("ends are checked even when the nodes come later") {
    CHECK(message(head + R"("statements": [
{"id": "s1", "subject": "n1", "relation": "heads", "object": "n2", "evidence": {"document": "d1", "begin": 0, "end": 3, "exact": "Kim"}}],
"documents": [{"id": "d1"}], "nodes": [{"id": "n1", "type": "Person", "name": "Kim"}, {"id": "n2", "type": "Unit", "name": "Guard"}]})") ==
          "g.json:3:1: statement s1: heads cannot join Person to Unit: expected Person to Organization or Place");
}

TEST_CASE("a missing field is refused by its name") {
    CHECK(with_node(R"("id": "n1", "name": "Kim")") == "g.json:3:1: a node has no 'type'");
    CHECK(with_node(R"("type": "Person", "name": "Kim")") == "g.json:3:1: a node has no 'id'");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": null)") == "g.json:3:1: a node has no 'name'");
    CHECK(with_statement(R"("id": "s1", "relation": "commands", "object": "n2")") == "g.json:4:1: a statement has no 'subject'");
}

TEST_CASE("an unknown or doubled field is refused") {
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "alias": [])") == "g.json:3:47: 'alias' is not a field of a node (did you mean 'aliases'?)");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "name": "Kim")") == "g.json:3:47: 'name' occurs twice in a node");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "attributes": {"a": "1", "a": "2"})") == "g.json:3:72: 'a' occurs twice");
}

TEST_CASE("a value of the wrong sort is refused") {
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": 7)") == "g.json:3:40: expected a text in quotes");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "aliases": "K")") == "g.json:3:58: expected a list in [ ]");
    CHECK(with_node(R"("id": "n1", "type": "Person", "name": "Kim", "links": [])") == "g.json:3:56: expected names and values in { }");
    CHECK(with_statement(good + R"(, "score": "high")") == "g.json:4:153: expected a number");
    CHECK(with_statement(good + R"(, "score": 2)") == "g.json:4:1: statement s1: the score is not between 0 and 1");
    CHECK(with_statement(good + R"(, "mentions": {"trigger": [1]})") == "g.json:4:168: expected two positions [begin, end]");
    CHECK(with_statement(good + R"(, "mentions": {"trigger": [-1, 2]})") == "g.json:4:169: expected a position: a whole number from 0 up");
    CHECK(with_statement(good + R"(, "mentions": {"trigger": [1.5, 2]})") == "g.json:4:169: expected a position: a whole number from 0 up");
    CHECK(with_statement(good + R"(, "mentions": {"trigger": [4294967296, 2]})") == "g.json:4:169: expected a position: a whole number from 0 up");
    CHECK(with_statement(good + R"(, "quantity": 5)") == "g.json:4:156: expected an object for a quantity");
}

TEST_CASE("a place is right far into a large file") {
    std::string text = head + "\"nodes\": [\n";
    for (int i = 0; i < 5'000; ++i) text += "{\"id\": \"n" + std::to_string(i) + "\", \"type\": \"Person\", \"name\": \"Kim\"},\n";
    CHECK(message(text + "{\"id\": \"n5000\", \"type\": \"Persn\", \"name\": \"Kim\"}]}") == "g.json:5003:25: 'Persn' is not a node type of adduce/1 (did you mean 'Person'?)");
}

TEST_CASE("long texts are cut in messages, at a character") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "é";
    std::string thirty;
    for (int i = 0; i < 30; ++i) thirty += "é";
    CHECK(with_document("\"id\": \"" + name + "\"") == "g.json:3:8: found '" + thirty + "…', expected an id: up to 100 of letters, digits and . _ : -, a letter first");
}
