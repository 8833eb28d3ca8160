// The corpus of the escape fuzzer, replayed: what once broke an escape must never break it again.
#include "tests/fuzz/fuzz_escape.hpp"
#include "tests/support/test.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

TEST_CASE("the fuzzer's corpus passes every escape") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ADDUCE_ESCAPE_CORPUS)) {
        INFO(entry.path().filename().string());
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK(adduce::fuzz::trouble_with_escapes(bytes) == "");
        ++files;
    }
    CHECK(files >= 10);
}
