// Any bytes through every escape function.
#include "tests/fuzz/fuzz_escape.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string trouble = adduce::fuzz::trouble_with_escapes({reinterpret_cast<const char*>(data), size});
    if (!trouble.empty()) {
        std::fprintf(stderr, "%s\n", trouble.c_str());
        std::abort();
    }
    return 0;
}
