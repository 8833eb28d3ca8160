#include "cli/data_folder.hpp"

#include "graph/error.hpp"

namespace adduce::cli {

std::filesystem::path data_folder(const std::string& given, const std::filesystem::path& program) {
    std::error_code ignored;
    if (!given.empty()) {
        if (std::filesystem::is_directory(given, ignored)) return given;
        throw FileError(given + ": is no folder; --data takes the folder of one language, such as share/adduce/en");
    }
    if (!program.empty()) {
        const std::filesystem::path installed = program.parent_path().parent_path() / "share" / "adduce" / "en";
        if (std::filesystem::is_directory(installed, ignored)) return installed;
    }
    const std::filesystem::path built = ADDUCE_SOURCE_DATA;
    if (std::filesystem::is_directory(built, ignored)) return built;
    throw FileError("the language data was not found beside the program (../share/adduce/en); install it again or name the folder with --data");
}

}  // namespace adduce::cli
