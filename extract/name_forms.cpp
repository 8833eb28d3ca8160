#include "extract/name_forms.hpp"

#include "extract/text.hpp"
#include "extract/text_file.hpp"

#include <algorithm>
#include <cctype>

namespace adduce::extract {

namespace {

bool digit(std::string_view w) { return !w.empty() && w[0] >= '0' && w[0] <= '9'; }

/// "t.j." is compared as "tj": up to three letters that can be initials of following words.
bool initial_of(std::string_view initial, std::string_view word) { return initial.size() == 1 && !word.empty() && initial[0] == word[0]; }

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& w : words) {
        if (!out.empty()) out += ' ';
        out += w;
    }
    return out;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
    const std::string form = comparison_form(name);
    std::vector<std::string> words;
    for (const auto part : split(form, ' '))
        if (!part.empty()) words.emplace_back(part);
    return words;
}

bool persons_fit(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
    if (shorter.empty() || longer.empty()) return false;
    if (shorter.size() > longer.size()) return persons_fit(longer, shorter);
    // A single initial says too little; a single word must be the first or last of the longer name.
    if (shorter.size() == 1) {
        if (shorter[0].size() < 2) return false;
        if (shorter[0] == longer.back() || shorter[0] == longer.front()) return true;
        return longer.size() > 2 && std::find(longer.begin(), longer.end(), shorter[0]) != longer.end();
    }
    // The last words must agree, or the first ones and all the rest in order ("Muammar Gaddafi al-...").
    std::size_t at = 0;
    bool whole_word = false;
    for (const std::string& w : shorter) {
        while (at < longer.size() && !(w == longer[at] || initial_of(w, longer[at]) || initial_of(longer[at], w))) ++at;
        if (at == longer.size()) return false;
        whole_word = whole_word || (w == longer[at] && w.size() > 1);
        ++at;
    }
    return whole_word && (shorter.back() == longer.back() || shorter.front() == longer.front());
}

UnitForm unit_form(std::string_view name, const Gazetteer& gazetteer) {
    UnitForm form;
    for (const std::string& word : name_words(name)) {
        const std::string written_out(gazetteer.unit_word(word).empty() ? std::string_view(word) : gazetteer.unit_word(word));
        for (const auto part : split(written_out, ' ')) {
            const std::string w(part);
            if (digit(w) || w.size() == 1) {
                form.numbers.push_back(w);
            } else if (!gazetteer.unit_kind(w).empty() && gazetteer.unit_kind(w) != "ship") {
                if (!form.echelon.empty()) form.words.push_back(form.echelon);   // "Army Corps": the last decides
                form.echelon = w;
            } else if (!gazetteer.in("name_glue", w)) {
                form.words.push_back(w);
            }
        }
    }
    std::sort(form.words.begin(), form.words.end());
    std::sort(form.numbers.begin(), form.numbers.end());
    return form;
}

bool units_fit(const UnitForm& a, const UnitForm& b) {
    if (a.numbers != b.numbers) return false;
    if (a.echelon != b.echelon && !(a.numbers.empty() ? false : (a.echelon.empty() || b.echelon.empty()))) return false;
    if (a.numbers.empty() && (a.words.empty() || b.words.empty())) return a.words == b.words;
    if (!same_telling_words(a.words, b.words)) return false;
    return std::includes(a.words.begin(), a.words.end(), b.words.begin(), b.words.end()) || std::includes(b.words.begin(), b.words.end(), a.words.begin(), a.words.end());
}

bool telling_word(std::string_view w) {
    static constexpr std::string_view sides[] = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "new", "old",
                                                 "first", "second", "third", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"};
    return digit(w) || std::find(std::begin(sides), std::end(sides), w) != std::end(sides);
}

bool same_telling_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto telling = [](const std::vector<std::string>& words) {
        std::vector<std::string> out;
        std::copy_if(words.begin(), words.end(), std::back_inserter(out), [](const std::string& w) { return telling_word(w); });
        std::sort(out.begin(), out.end());
        return out;
    };
    return telling(a) == telling(b);
}

std::string bare_name(std::string_view name, bool place, const Gazetteer& gazetteer) {
    std::vector<std::string> words = name_words(name);
    if (place) {
        std::vector<std::string> written;   // "FOB Marez"
        for (const auto& w : words) {
            const auto full = gazetteer.unit_kind(w).empty() ? gazetteer.unit_word(w) : std::string_view();
            for (const auto part : split(full.empty() || full.find(' ') == std::string_view::npos ? std::string_view(w) : full, ' ')) written.emplace_back(part);
        }
        words = std::move(written);
        if (words.size() > 1 && gazetteer.in("place_state_word", words.back())) words.pop_back();
        if (words.size() > 2 && words.front() == "state") words.erase(words.begin());
        return join(words);
    }
    while (words.size() > 1 && gazetteer.in("company_form", words.back())) words.pop_back();
    for (std::size_t n = 2; n > 0; --n) {   // "UN Security Council"
        if (words.size() < n + 2 || !gazetteer.in("supranational", join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n)}))) continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n));
        break;
    }
    const auto country = [&](auto begin, auto end) {
        const auto form = gazetteer.find_country(join({begin, end}));
        return form && form->form <= Gazetteer::Form::adjective;
    };
    // "ukrainian defence ministry", "us department state" (comparison forms have no "of")
    for (std::size_t n = std::min<std::size_t>(3, words.size() - 1); words.size() > 1 && n > 0; --n) {
        if (!country(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n))) continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n));
        break;
    }
    // "ministry defence ukraine"
    for (std::size_t n = 3; n > 0 && gazetteer.in("body_of_country", words.front()); --n) {
        if (words.size() < n + 2 || !country(words.end() - static_cast<std::ptrdiff_t>(n), words.end())) continue;
        words.erase(words.end() - static_cast<std::ptrdiff_t>(n), words.end());
        break;
    }
    // "defence ministry" is "ministry defence"; defence and defense are one.
    for (std::string& w : words) {
        if (w == "defense") w = "defence";
        if (w == "centre") w = "center";
    }
    if (words.size() > 1 && (words.back() == "ministry" || words.back() == "department")) std::rotate(words.begin(), words.end() - 1, words.end());
    std::erase(words, std::string("the"));
    return join(words);
}

}  // namespace adduce::extract
