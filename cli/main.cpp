#include "cli/interruption.hpp"
#include "cli/run.hpp"

#include <algorithm>
#include <iostream>
#include <thread>
#include <unistd.h>
#include <vector>

int main(int argc, char* argv[]) {
    adduce::cli::clean_up_on_signals();
    std::ios::sync_with_stdio(false);
    std::error_code unknown;
    const adduce::cli::Surroundings around{std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1,
                                           std::filesystem::read_symlink("/proc/self/exe", unknown),
                                           std::max(1U, std::thread::hardware_concurrency())};
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return adduce::cli::run(arguments, around);
}
