#include "graph/symbols.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/test.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace adduce;

TEST_CASE("equal text gives the equal symbol") {
    SymbolTable table;
    CHECK(table.intern("Kursk") == table.intern(std::string("Kur") + "sk"));
    CHECK(table.size() == 1);
}

TEST_CASE("texts that differ in one byte, in length or in a zero byte are different symbols") {
    SymbolTable table;
    const std::vector<std::string> texts{"Kursk", "kursk", "Kursk ", "Kurs", std::string("Kursk\0", 6), ""};
    for (const std::string& text : texts) table.intern(text);
    CHECK(table.size() == texts.size());
    for (const std::string& text : texts) CHECK(table.text(table.find(text)) == text);
}

TEST_CASE("the empty text is a symbol, none is not") {
    SymbolTable table;
    CHECK_FALSE(table.find(""));
    const SymbolId empty = table.intern("");
    CHECK(empty);
    CHECK(table.find("") == empty);
    CHECK(table.text(SymbolId{}).empty());
}

TEST_CASE("what was never interned is not found") {
    SymbolTable table;
    CHECK_FALSE(table.find("Kursk"));
    table.intern("Kursk");
    CHECK_FALSE(table.find("Kurs"));
}

TEST_CASE("a symbol's text stays in place while the table grows") {
    SymbolTable table;
    const std::string_view first = table.text(table.intern("first"));
    for (int i = 0; i < 20'000; ++i) table.intern("text number " + std::to_string(i));
    CHECK(first.data() == table.text(table.find("first")).data());
    bool all = true;
    for (int i = 0; i < 20'000; ++i) all = all && table.find("text number " + std::to_string(i)).value == static_cast<std::uint32_t>(i + 1);
    CHECK(all);
}

TEST_CASE("any bytes can be interned") {
    SymbolTable table;
    for (const auto& list : {test::hostile_strings(), test::broken_utf8_strings()})
        for (const auto& [what, text] : list) {
            INFO(what);
            CHECK(table.text(table.intern(text)) == text);
        }
}

TEST_CASE("a copy of a table lives on its own") {
    SymbolTable copy;
    SymbolId kursk;
    {
        SymbolTable table;
        kursk = table.intern("Kursk");
        copy = table;
        table.intern("Sumy");
    }
    CHECK(copy.text(kursk) == "Kursk");
    CHECK(copy.size() == 1);
    CHECK(copy.intern("Kursk") == kursk);
}

TEST_CASE("a table that was moved from is empty and works") {
    SymbolTable table;
    table.intern("Kursk");
    const SymbolTable taken = std::move(table);
    table = SymbolTable();
    CHECK(table.size() == 0);
    CHECK(table.text(table.intern("Sumy")) == "Sumy");
    CHECK(taken.text(taken.find("Kursk")) == "Kursk");
}
