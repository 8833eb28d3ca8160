#include "cli/in_order.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

using adduce::cli::InOrder;

namespace {

/// Numbers 0 to count - 1.
std::function<std::optional<int>()> numbers(int count) {
    return [count, n = 0]() mutable -> std::optional<int> { return n < count ? std::optional(n++) : std::nullopt; };
}

std::string worked(unsigned threads) {
    InOrder<int, std::string> workers(threads, [](int& n) {
        if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));   // late ones must not be overtaken
        return std::to_string(n) + " ";
    });
    std::string all;
    workers.run(numbers(60), [&all](const std::string& result) { all += result; });
    return all;
}

}  // namespace

TEST_CASE("results come in the order of the items for any number of threads", "[in_order]") {
    const std::string one = worked(1);
    CHECK(one.starts_with("0 1 2 3 "));
    CHECK(worked(2) == one);
    CHECK(worked(5) == one);
}

TEST_CASE("the exception of the first failing item ends the job", "[in_order]") {
    for (const unsigned threads : {1U, 4U}) {
        InOrder<int, int> workers(threads, [](int& n) {
            if (n >= 10) throw std::runtime_error(std::to_string(n));
            return n;
        });
        int taken = 0;
        CHECK_THROWS_WITH(workers.run(numbers(1000), [&taken](int) { ++taken; }), "10");
        CHECK(taken == 10);
    }
}

TEST_CASE("no more items are read ahead than the threads need", "[in_order]") {
    std::atomic<int> read = 0;
    InOrder<int, int> workers(2, [](int& n) { return n; });
    int most_ahead = 0, taken = 0;
    workers.run([&]() -> std::optional<int> { return read < 200 ? std::optional(read++) : std::nullopt; },
                [&](int) { most_ahead = std::max(most_ahead, read - ++taken); });
    CHECK(taken == 200);
    CHECK(most_ahead < 20);
}
