#pragma once

#include <filesystem>
#include <string>

namespace adduce::cli {

/// The folder with the language data: `given` when not empty, else share/adduce/en of the installation
/// `program` belongs to, else the source folder it was built from.
/// @throws FileError  when none of them is a folder; names what was looked for
std::filesystem::path data_folder(const std::string& given, const std::filesystem::path& program);

}  // namespace adduce::cli
