#include "extract/lower_case.hpp"

#include <array>
#include <utf8proc.h>

namespace adduce::extract {

namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

utf8proc_int32_t decode_first(std::string_view text) {
    utf8proc_int32_t point = -1;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &point);
    return point;
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::string_view one = first_code_point(text);
        const utf8proc_int32_t point = one.size() == 1 ? static_cast<unsigned char>(one[0]) : decode_first(one);
        if (one.size() == 1) {
            out += point >= 'A' && point <= 'Z' ? static_cast<char>(point - 'A' + 'a') : one[0];
        } else {
            std::array<utf8proc_uint8_t, 4> bytes{};
            const utf8proc_ssize_t n = point < 0 ? 0 : utf8proc_encode_char(utf8proc_tolower(point), bytes.data());
            if (n == 0) out += one;
            for (utf8proc_ssize_t i = 0; i < n; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
        }
        text.remove_prefix(one.size());
    }
    return out;
}

bool begins_with_capital(std::string_view text) {
    const utf8proc_int32_t point = decode_first(first_code_point(text));
    if (point < 0) return false;
    return utf8proc_category(point) == UTF8PROC_CATEGORY_LU;
}

std::size_t code_points(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n += continues(c) ? 0 : 1;
    return n;
}

std::string_view first_code_point(std::string_view text) {
    std::size_t n = text.empty() ? 0 : 1;
    while (n < text.size() && continues(text[n])) ++n;
    return text.substr(0, n);
}

std::string_view without_last(std::string_view text, std::size_t n) {
    for (; n > 0 && !text.empty(); --n) {
        std::size_t end = text.size() - 1;
        while (end > 0 && continues(text[end])) --end;
        text = text.substr(0, end);
    }
    return text;
}

}  // namespace adduce::extract
