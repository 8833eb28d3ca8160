#include "cli/commands.hpp"
#include "cli/run.hpp"
#include "tests/support/test.hpp"

#include <sstream>
#include <vector>

using namespace adduce::cli;

namespace {

struct Result {
    int code;
    std::string out, err;
};

Result adduce_with(const std::vector<std::string>& arguments) {
    std::istringstream in;
    std::ostringstream out, err;
    const int code = run(arguments, {in, out, err});
    return {code, out.str(), err.str()};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every command has a help page with its options and an example", "[run]") {
    for (const Command& command : commands()) {
        const Result page = adduce_with({std::string(command.name), "--help"});
        CAPTURE(command.name);
        CHECK(page.code == exit_ok);
        CHECK(has(page.out, "usage: adduce " + std::string(command.name)));
        CHECK(has(page.out, "example:\n  "));
        CHECK(page.err.empty());
        CHECK(adduce_with({"help", std::string(command.name)}).out == page.out);
    }
}

TEST_CASE("without a command the program explains itself and ends as wrong use", "[run]") {
    const Result result = adduce_with({});
    CHECK(result.code == exit_usage);
    CHECK(has(result.err, "commands:\n"));
    CHECK(adduce_with({"--help"}).code == exit_ok);
    CHECK(adduce_with({"--help"}).out == result.err);
}

TEST_CASE("the version names program and schema", "[run]") { CHECK(has(adduce_with({"--version"}).out, "(schema adduce/1)")); }

TEST_CASE("a mistyped command or option is answered with the nearest", "[run]") {
    CHECK(has(adduce_with({"biuld", "x"}).err, "'build'"));
    CHECK(has(adduce_with({"build", "x", "--thread", "2"}).err, "'--threads'"));
    CHECK(has(adduce_with({"convert", "x.json", "--to", "graphlm"}).err, "'graphml'"));
    CHECK(adduce_with({"biuld", "x"}).code == exit_usage);
    CHECK(adduce_with({"build", "x", "--thread", "2"}).code == exit_usage);
    CHECK(adduce_with({"convert", "x.json", "--to", "graphlm"}).code == exit_usage);
}

TEST_CASE("a graph that is not there is trouble with the data, not wrong use", "[run]") {
    const Result result = adduce_with({"show", "/nowhere/graph.json"});
    CHECK(result.code == exit_data);
    CHECK(result.out.empty());
    CHECK(has(result.err, "adduce: error: /nowhere/graph.json: there is no such file"));
}

TEST_CASE("a graph can come from standard input", "[run]") {
    std::istringstream in(R"({"schema":"adduce/1","documents":[],"nodes":[],"statements":[],"edges":[]})");
    std::ostringstream out, err;
    const std::vector<std::string> arguments{"show", "-"};
    CHECK(run(arguments, {in, out, err}) == exit_ok);
    CHECK(has(out.str(), "0 documents\n0 nodes\n"));
}
