#include "cli/output.hpp"
#include "graph/error.hpp"
#include "tests/support/test.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

using adduce::cli::OutputFile;
namespace fs = std::filesystem;

namespace {

/// An empty folder that goes away with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "adduce-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path operator/(const char* name) const { return path_ / name; }
    std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {})); }

private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const char* text) { std::ofstream(path) << text; }

}  // namespace

TEST_CASE("a committed file is there whole, and nothing else", "[output]") {
    const Folder folder;
    const std::string large(300000, 'x');
    OutputFile file(folder / "graph.json");
    file.stream() << large;
    CHECK_FALSE(fs::exists(folder / "graph.json"));
    file.commit();
    CHECK(content(folder / "graph.json") == large);
    CHECK(folder.files() == 1);
}

TEST_CASE("without commit the old file stays as it was", "[output]") {
    const Folder folder;
    write(folder / "graph.json", "old");
    {
        OutputFile file(folder / "graph.json");
        file.stream() << "new" << std::flush;
    }
    CHECK(content(folder / "graph.json") == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("a file that is replaced keeps who may read it", "[output]") {
    const Folder folder;
    write(folder / "graph.json", "old");
    fs::permissions(folder / "graph.json", fs::perms::owner_read | fs::perms::owner_write);
    OutputFile file(folder / "graph.json");
    file.stream() << "new";
    file.commit();
    CHECK(content(folder / "graph.json") == "new");
    CHECK(fs::status(folder / "graph.json").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a link is followed, not replaced", "[output]") {
    const Folder folder;
    write(folder / "real.json", "old");
    fs::create_symlink("real.json", folder / "link.json");
    OutputFile file(folder / "link.json");
    file.stream() << "new";
    file.commit();
    CHECK(fs::is_symlink(folder / "link.json"));
    CHECK(content(folder / "real.json") == "new");
}

TEST_CASE("a full disk is told with its reason", "[output]") {
    if (!fs::exists("/dev/full")) return;
    OutputFile file("/dev/full");
    file.stream() << std::string(200000, 'x');
    file.stream().flush();
    CHECK(file.failed());
    CHECK(file.failure().find("No space left on device") != std::string::npos);
    CHECK_THROWS_AS(file.commit(), adduce::FileError);
}

TEST_CASE("a folder that is not there, or a path that is a folder, is refused at once", "[output]") {
    const Folder folder;
    CHECK_THROWS_AS(OutputFile(folder / "no/graph.json"), adduce::FileError);
    CHECK_THROWS_AS(OutputFile(folder / ""), adduce::FileError);
}
