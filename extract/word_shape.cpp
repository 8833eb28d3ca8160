#include "extract/word_shape.hpp"

#include <utf8proc.h>

namespace adduce::extract {
namespace {

struct Letters {
    unsigned upper = 0;
    unsigned lower = 0;
    unsigned caseless = 0;
    unsigned digits = 0;
    bool first_upper = false;
    bool period = false;

    unsigned all() const { return upper + lower + caseless; }
};

void count(Letters& letters, utf8proc_int32_t c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
            if (letters.all() == 0) letters.first_upper = true;
            ++letters.upper;
            break;
        case UTF8PROC_CATEGORY_LL: ++letters.lower; break;
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO: ++letters.caseless; break;
        case UTF8PROC_CATEGORY_ND: ++letters.digits; break;
        default: letters.period = letters.period || c == '.';
    }
}

Letters count(std::string_view token) {
    Letters letters;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(token.data());
    const auto size = static_cast<utf8proc_ssize_t>(token.size());
    for (utf8proc_ssize_t at = 0; at < size;) {
        utf8proc_int32_t c = 0;
        const utf8proc_ssize_t step = utf8proc_iterate(bytes + at, size - at, &c);
        if (step > 0) count(letters, c);
        at += step > 0 ? step : 1;
    }
    return letters;
}

}  // namespace

WordShape word_shape(std::string_view token) {
    const Letters letters = count(token);
    if (letters.all() == 0) return letters.digits > 0 ? WordShape::digits : WordShape::symbol;
    if (letters.digits > 0) return WordShape::alphanumeric;
    if (letters.caseless > 0) return WordShape::other;
    if (letters.lower == 0) return letters.period ? WordShape::acronym : letters.upper == 1 ? WordShape::single : WordShape::upper;
    if (letters.upper == 0) return WordShape::lower;
    return letters.first_upper && letters.upper == 1 ? WordShape::title : WordShape::mixed;
}

}  // namespace adduce::extract
