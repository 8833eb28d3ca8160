#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adduce::cli {

/// Rows of cells: separated by tabs for programs, padded into columns for people. Tabs and newlines inside
/// a cell are written as \t and \n, so that a row is always a line.
class Table {
public:
    explicit Table(std::vector<std::string> head) : head_(std::move(head)) {}

    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    std::size_t size() const { return rows_.size(); }

    /// @param aligned  columns of equal width (in code points), for a terminal; else tabs and no padding
    void print(std::ostream& out, bool aligned) const;

private:
    std::vector<std::string> head_;
    std::vector<std::vector<std::string>> rows_;
};

/// Code points of valid UTF-8; close enough to columns for the scripts of a western terminal.
std::size_t code_points(std::string_view text);

/// Tabs, newlines and other control characters made visible as \t, \n, \xHH.
std::string one_line(std::string_view text);

}  // namespace adduce::cli
