#include "cli/table.hpp"

#include <algorithm>
#include <ostream>

namespace adduce::cli {

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string one_line(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\t') line += "\\t";
        else if (c == '\n') line += "\\n";
        else if (byte < 0x20U || byte == 0x7FU) line.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
        else line += c;
    }
    return line;
}

void Table::print(std::ostream& out, bool aligned) const {
    std::vector<std::vector<std::string>> lines{head_};
    lines.insert(lines.end(), rows_.begin(), rows_.end());
    std::vector<std::size_t> width(head_.size());
    for (auto& cells : lines) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i] = one_line(cells[i]);
            if (i < width.size()) width[i] = std::max(width[i], code_points(cells[i]));
        }
    }
    for (const auto& cells : lines) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out << cells[i];
            if (i + 1 == cells.size()) break;
            if (aligned) out << std::string(width[i] - code_points(cells[i]) + 2, ' ');
            else out << '\t';
        }
        out << '\n';
    }
}

}  // namespace adduce::cli
