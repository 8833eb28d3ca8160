#include "extract/scripts.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

struct Range {
    char32_t first;
    char32_t last;
    Script script;
};

// Blocks of Unicode 15 that hold letters of living writings, ascending.
constexpr std::array<Range, 29> ranges = {{
    {0x0041, 0x02AF, Script::latin},      {0x0300, 0x036F, Script::latin},    {0x0370, 0x03FF, Script::greek},    {0x0400, 0x052F, Script::cyrillic},
    {0x0530, 0x058F, Script::armenian},   {0x0590, 0x05FF, Script::hebrew},   {0x0600, 0x06FF, Script::arabic},   {0x0750, 0x077F, Script::arabic},
    {0x0870, 0x08FF, Script::arabic},     {0x0900, 0x097F, Script::devanagari}, {0x0980, 0x09FF, Script::bengali}, {0x0E00, 0x0E7F, Script::thai},
    {0x10A0, 0x10FF, Script::georgian},   {0x1100, 0x11FF, Script::korean},   {0x1200, 0x139F, Script::ethiopic}, {0x1C80, 0x1C8F, Script::cyrillic},
    {0x1E00, 0x1EFF, Script::latin},      {0x1F00, 0x1FFF, Script::greek},    {0x2C60, 0x2C7F, Script::latin},    {0x2DE0, 0x2DFF, Script::cyrillic},
    {0x3040, 0x30FF, Script::japanese},   {0x3130, 0x318F, Script::korean},   {0x3400, 0x9FFF, Script::chinese},  {0xA640, 0xA69F, Script::cyrillic},
    {0xA720, 0xA7FF, Script::latin},      {0xAC00, 0xD7FF, Script::korean},   {0xFB00, 0xFB06, Script::latin},    {0xFB50, 0xFDFF, Script::arabic},
    {0xFE70, 0xFEFF, Script::arabic},
}};

}  // namespace

Script script_of(char32_t letter) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), letter, [](char32_t c, const Range& r) { return c < r.first; });
    if (after != ranges.begin() && letter <= (after - 1)->last) return (after - 1)->script;
    if (letter >= 0xFF21 && letter <= 0xFF5A) return Script::latin;        // full width
    if (letter >= 0x1D400 && letter <= 0x1D7FF) return Script::latin;      // mathematical letters, as ornaments
    return letter >= 0x20000 && letter <= 0x3FFFF ? Script::chinese : Script::other;
}

std::string_view name(Script script) {
    constexpr std::array<std::string_view, script_count> names = {"Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali",
                                                                  "Thai", "Georgian", "Ethiopic", "Korean", "Japanese", "Chinese", "foreign"};
    return names[static_cast<std::size_t>(script)];
}

}  // namespace adduce::extract
