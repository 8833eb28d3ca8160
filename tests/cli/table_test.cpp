#include "cli/table.hpp"
#include "tests/support/test.hpp"

#include <sstream>

using adduce::cli::Table;

namespace {

std::string printed(bool aligned) {
    Table table({"name", "n"});
    table.row({"Żeleński", "1"});
    table.row({"a\tb\nc", "22"});
    std::ostringstream out;
    table.print(out, aligned);
    return out.str();
}

}  // namespace

TEST_CASE("for programs cells are separated by tabs, and a row is always a line", "[table]") { CHECK(printed(false) == "name\tn\nŻeleński\t1\na\\tb\\nc\t22\n"); }

TEST_CASE("for people columns are as wide as their longest cell in letters", "[table]") { CHECK(printed(true) == "name      n\nŻeleński  1\na\\tb\\nc   22\n"); }

TEST_CASE("control characters cannot reach a terminal", "[table]") { CHECK(adduce::cli::one_line("\x1b[31mred") == "\\x1b[31mred"); }
