#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Small helpers for the language's data files, which are plain UTF-8 text, one record a line.
namespace adduce::extract {

/// @throws FileError  naming the file, when it cannot be opened or read
std::string read_text_file(const std::filesystem::path& file);

/// A line that says something: not blank, not a comment ("#" first). `number` counts from 1.
struct Line {
    std::size_t number;
    std::string_view text;   ///< into the text given, without the line end
};
std::vector<Line> lines_of(std::string_view text);

/// Without blanks and tabs at both ends.
std::string_view trim(std::string_view text);

/// Parts between separators; empty parts are kept, except that of an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace adduce::extract
