#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "tests/support/test.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

/// Ends a process with `signal` while it writes `path`; gives the status that waitpid saw.
/// @param ignored  the process was started with the signal ignored, as nohup does; it then ends by itself with 7
int end_while_writing(const fs::path& path, int signal, bool ignored) {
    std::array<int, 2> ready{}, go_on{};
    REQUIRE(::pipe(ready.data()) == 0);
    REQUIRE(::pipe(go_on.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        std::signal(signal, ignored ? SIG_IGN : SIG_DFL);
        adduce::cli::clean_up_on_signals();
        {
            adduce::cli::OutputFile file(path);
            file.stream() << "half a gra" << std::flush;
            char byte = 1;
            if (::write(ready[1], &byte, 1) != 1 || ::read(go_on[0], &byte, 1) != 1) std::_Exit(8);   // the signal comes here
        }
        std::_Exit(7);
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    REQUIRE(std::distance(fs::directory_iterator(path.parent_path()), {}) == 2);   // the old file and the temporary one
    REQUIRE(::kill(child, signal) == 0);
    if (ignored) REQUIRE(::write(go_on[1], &byte, 1) == 1);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    for (const int end : {ready[0], ready[1], go_on[0], go_on[1]}) ::close(end);
    return status;
}

struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "adduce-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
        std::ofstream(path / "graph.json") << "old";
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path path;
};

}  // namespace

TEST_CASE("a signal while a file is written removes the temporary file, keeps the old one and ends the program", "[interruption]") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        INFO("signal " << signal);
        const Folder folder;
        const int status = end_while_writing(folder.path / "graph.json", signal, false);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);   // what a shell shows as 128 + signal
        std::string old;
        std::ifstream(folder.path / "graph.json") >> old;
        CHECK(old == "old");
        CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
    }
}

TEST_CASE("a signal that the program was told to ignore ends nothing", "[interruption]") {
    const Folder folder;
    const int status = end_while_writing(folder.path / "graph.json", SIGHUP, true);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a file that is done is no longer removed by a signal", "[interruption]") {
    const Folder folder;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        adduce::cli::clean_up_on_signals();
        adduce::cli::OutputFile file(folder.path / "graph.json");
        file.stream() << "new";
        file.commit();
        std::raise(SIGTERM);
        std::_Exit(7);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    std::string text;
    std::ifstream(folder.path / "graph.json") >> text;
    CHECK(text == "new");
}
