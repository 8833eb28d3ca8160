#include "extract/gazetteer.hpp"

#include "extract/text.hpp"
#include "extract/text_file.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::array<std::string_view, 3> place_kinds{"city", "region", "feature"};

[[noreturn]] void refuse(const std::filesystem::path& file, std::size_t line, const std::string& what) {
    throw FormatError(file.string() + ":" + std::to_string(line) + ": " + what);
}

}  // namespace

Gazetteer::Gazetteer(const std::filesystem::path& data) : classes_(data / "classes.txt") {
    read_countries(data / "countries.tsv");
    read_places(data / "places.tsv");
    read_unit_words(data / "unit_words.tsv");
}

void Gazetteer::read_countries(const std::filesystem::path& file) {
    const std::string text = read_text_file(file);
    struct Row {
        std::vector<std::string_view> cells;
    };
    std::vector<Row> rows;
    bool head = true;
    for (const Line& line : lines_of(text)) {
        auto cells = split(line.text, '\t');
        if (cells.size() != 7) refuse(file, line.number, "found " + std::to_string(cells.size()) + " columns, expected 7 (name, iso, names, adjectives, people, capitals, government), split by tabs");
        if (!std::exchange(head, false)) rows.push_back({std::move(cells)});
    }
    for (const Row& row : rows) {
        const auto adjectives = split(row.cells[3], ';');
        countries_.push_back({std::string(row.cells[0]), comparison_form(row.cells[0]), std::string(row.cells[1]),
                              adjectives.empty() ? std::string() : std::string(adjectives.front())});
    }
    // The first reading of a form wins, so the surer kinds of form go in first for all countries.
    const std::array<std::pair<std::size_t, Form>, 6> order{{{0, Form::name}, {2, Form::name}, {3, Form::adjective}, {4, Form::people}, {6, Form::government}, {5, Form::capital}}};
    for (const auto& [cell, form] : order)
        for (std::size_t i = 0; i < rows.size(); ++i) put(rows[i].cells[cell], static_cast<std::uint16_t>(i), form);
}

void Gazetteer::put(std::string_view forms, std::uint16_t country, Form form) {
    for (const std::string_view part : split(forms, ';')) {
        if (trim(part).empty()) continue;
        const std::string key = comparison_form(trim(part));
        longest_form_ = std::max(longest_form_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1);
        forms_.emplace(key, CountryForm{country, form});
    }
}

void Gazetteer::read_places(const std::filesystem::path& file) {
    const std::string text = read_text_file(file);
    bool head = true;
    for (const Line& line : lines_of(text)) {
        const auto cells = split(line.text, '\t');
        if (std::exchange(head, false)) continue;
        const auto kind = cells.size() == 2 ? std::find(place_kinds.begin(), place_kinds.end(), cells[1]) : place_kinds.end();
        if (kind == place_kinds.end()) refuse(file, line.number, "found '" + std::string(line.text) + "', expected a name, a tab and city, region or feature");
        places_.emplace(comparison_form(cells[0]), static_cast<std::uint8_t>(kind - place_kinds.begin()));
    }
}

void Gazetteer::read_unit_words(const std::filesystem::path& file) {
    const std::string text = read_text_file(file);
    bool head = true;
    for (const Line& line : lines_of(text)) {
        const auto cells = split(line.text, '\t');
        if (std::exchange(head, false)) continue;
        if (cells.size() != 3) refuse(file, line.number, "found " + std::to_string(cells.size()) + " columns, expected 3 (word, written out, kind), split by tabs");
        unit_words_.emplace(std::string(cells[0]), UnitWord{std::string(cells[1]), std::string(cells[2])});
    }
}

std::string_view Gazetteer::unit_word(std::string_view folded) const {
    const auto it = unit_words_.find(folded);
    return it == unit_words_.end() ? std::string_view() : std::string_view(it->second.written_out);
}

std::string_view Gazetteer::unit_kind(std::string_view folded) const {
    const auto it = unit_words_.find(folded);
    return it == unit_words_.end() ? std::string_view() : std::string_view(it->second.kind);
}

std::optional<Gazetteer::CountryForm> Gazetteer::find_country(std::string_view name) const {
    const auto it = forms_.find(comparison_form(name));
    return it == forms_.end() ? std::nullopt : std::optional(it->second);
}

std::string_view Gazetteer::place_kind(std::string_view name) const {
    const auto it = places_.find(comparison_form(name));
    return it == places_.end() ? std::string_view() : place_kinds[it->second];
}

bool Gazetteer::in(std::string_view class_name, std::string_view phrase) const {
    const auto id = classes_.find(class_name);
    return id && classes_.contains(*id, fold_word(phrase));
}

std::size_t Gazetteer::longest_country(const std::vector<std::string_view>& words, std::size_t at, CountryForm& out) const {
    const auto capital = [](std::string_view w) { return !w.empty() && ((w[0] >= 'A' && w[0] <= 'Z') || static_cast<unsigned char>(w[0]) >= 0xC3); };
    if (!capital(words[at]) || words[at] == "The" || words[at] == "A" || words[at] == "An") return 0;   // comparison ignores articles
    std::string phrase;
    std::size_t best = 0;
    for (std::size_t n = 1; n <= longest_form_ + 1 && at + n <= words.size(); ++n) {
        phrase += n == 1 ? "" : " ";
        phrase += words[at + n - 1];
        const auto found = find_country(phrase);
        const bool pronoun = phrase == "Us";   // as a name it is all capitals
        if (found && !pronoun && capital(words[at + n - 1])) {
            best = n;
            out = *found;
        }
    }
    return best;
}

}  // namespace adduce::extract
