#include "extract/word_classes.hpp"

#include "extract/text_file.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <utility>

namespace adduce::extract {

namespace {

/// @param hyphens  are tokens of their own (as the tokenizer cuts most compounds), or part of the word
std::vector<std::string> split_words(std::string_view phrase, bool hyphens = true) {
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) words.push_back(std::exchange(word, {}));
    };
    for (const char c : phrase) {
        if (c == ' ' || c == '\t') {
            flush();
        } else if (c == '-' && hyphens) {
            flush();
            words.emplace_back("-");
        } else {
            word += c;
        }
    }
    flush();
    return words;
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

}  // namespace

std::string fold_word(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (word.compare(i, 3, "\xE2\x80\x99") == 0 || word.compare(i, 3, "\xE2\x80\x98") == 0) {
            out += '\'';
            i += 2;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    return out;
}

VerbForms regular_forms(std::string_view base) {
    const std::string b(base);
    const char last = b.empty() ? ' ' : b.back();
    const char before = b.size() < 2 ? ' ' : b[b.size() - 2];
    const std::string stem = b.substr(0, b.empty() ? 0 : b.size() - 1);
    if (last == 'e') return {b, b + "s", b + "d", b + "d", (before == 'e' ? b : stem) + "ing"};
    if (last == 'y' && !vowel(before)) return {b, stem + "ies", stem + "ied", stem + "ied", b + "ing"};
    const bool hissing = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 'c' || before == 's'));
    return {b, b + (hissing ? "es" : "s"), b + "ed", b + "ed", b + "ing"};
}

WordClasses::WordClasses(const std::filesystem::path& file) { *this = parse(read_text_file(file), file.string()); }

WordClasses WordClasses::parse(std::string_view text, std::string_view name) {
    WordClasses out;
    std::string verb_class;
    std::optional<ClassId> open_class;
    for (const Line& line : lines_of(text)) {
        const std::string place = std::string(name) + ":" + std::to_string(line.number);
        std::string_view words = trim(line.text);
        if (words.front() == '[') {
            if (words.back() != ']') throw FormatError(place + ": found '" + std::string(words) + "', expected a class such as [force_noun]; close the bracket");
            words = trim(words.substr(1, words.size() - 2));
            verb_class.clear();
            if (words.starts_with("verb ")) {
                verb_class = trim(words.substr(5));
                for (const char* form : {"", ".fin", ".base", ".part", ".ing"}) out.open(verb_class + form);
            }
            open_class = out.open(verb_class.empty() ? words : std::string_view(verb_class));
            continue;
        }
        if (!open_class) throw FormatError(place + ": found words before the first class; put a line such as [force_noun] above them");
        for (const std::string_view part : split(words, ';')) {
            const std::string_view entry = trim(part);
            if (entry.empty()) continue;
            if (entry.front() == '@') {
                const auto from = out.find(entry.substr(1));
                if (!from) throw FormatError(place + ": '" + std::string(entry) + "' is no class defined above; define it first or correct the name");
                if (verb_class.empty()) {
                    out.include(*open_class, *from);
                } else {
                    for (const char* form : {"", ".fin", ".base", ".part", ".ing"}) {
                        const auto source = out.find(std::string(entry.substr(1)) + form);
                        if (!source) throw FormatError(place + ": '" + std::string(entry) + "' is no class of verbs; only such a class can be taken in here");
                        out.include(*out.find(verb_class + form), *source);
                    }
                }
            } else if (verb_class.empty()) {
                out.add(*open_class, fold_word(entry));
            } else {
                out.add_verb(verb_class, fold_word(entry), place);
            }
        }
    }
    for (auto& [first, entries] : out.entries_)
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.rest.size() != b.rest.size() ? a.rest.size() > b.rest.size() : a.rest < b.rest; });
    return out;
}

std::optional<WordClasses::ClassId> WordClasses::find(std::string_view name) const {
    const auto it = ids_.find(name);
    return it == ids_.end() ? std::nullopt : std::optional(it->second);
}

WordClasses::ClassId WordClasses::open(std::string_view name) {
    if (const auto known = find(name)) return *known;
    const auto id = static_cast<ClassId>(names_.size());
    names_.emplace_back(name);
    ids_.emplace(name, id);
    return id;
}

void WordClasses::add(ClassId id, std::string_view phrase) {
    if (phrase.find('-') != std::string_view::npos) add_words(id, split_words(phrase, false));
    add_words(id, split_words(phrase));
}

void WordClasses::add_words(ClassId id, std::vector<std::string> words) {
    if (words.empty()) return;
    auto& list = entries_[words.front()];
    words.erase(words.begin());
    auto it = std::find_if(list.begin(), list.end(), [&](const Entry& e) { return e.rest == words; });
    if (it == list.end()) it = list.insert(list.end(), Entry{std::move(words), {}});
    if (std::find(it->classes.begin(), it->classes.end(), id) == it->classes.end()) it->classes.push_back(id);
}

void WordClasses::add_verb(std::string_view class_name, std::string_view entry, std::string_view place) {
    const auto bar = entry.find('|');
    const auto words = split(trim(entry.substr(0, bar)), ' ');
    const std::string rest = bar == std::string_view::npos ? "" : " " + std::string(trim(entry.substr(bar + 1)));
    VerbForms forms;
    if (words.size() == 1) {
        forms = regular_forms(words[0]);
    } else if (words.size() == 5) {
        forms = {std::string(words[0]), std::string(words[1]), std::string(words[2]), std::string(words[3]), std::string(words[4])};
    } else {
        throw FormatError(std::string(place) + ": found " + std::to_string(words.size()) + " forms in '" + std::string(entry) +
                          "', expected one (regular) or five (base, -s, past, participle, -ing); write words that follow the verb behind '|'");
    }
    const auto put = [&](const char* form, const std::string& word) { add(*find(std::string(class_name) + form), word + rest); };
    for (const std::string* word : {&forms.base, &forms.third, &forms.past, &forms.participle, &forms.gerund}) put("", *word);
    for (const std::string* word : {&forms.base, &forms.third, &forms.past}) put(".fin", *word);
    put(".base", forms.base);
    put(".part", forms.participle);
    put(".ing", forms.gerund);
}

void WordClasses::include(ClassId into, ClassId from) {
    for (auto& [first, entries] : entries_) {
        for (Entry& e : entries) {
            const auto has = [&](ClassId id) { return std::find(e.classes.begin(), e.classes.end(), id) != e.classes.end(); };
            if (has(from) && !has(into)) e.classes.push_back(into);
        }
    }
}

bool WordClasses::contains(ClassId id, std::string_view phrase) const {
    const auto words = split_words(phrase);
    std::vector<Hit> found;
    if (!words.empty()) hits(words, 0, found);
    return std::any_of(found.begin(), found.end(), [&](Hit h) { return h.id == id && h.length == words.size(); });
}

void WordClasses::hits(std::span<const std::string> words, std::size_t at, std::vector<Hit>& out) const {
    const auto it = entries_.find(words[at]);
    if (it == entries_.end()) return;
    for (const Entry& e : it->second) {
        if (at + 1 + e.rest.size() > words.size()) continue;
        if (!std::equal(e.rest.begin(), e.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1)) continue;
        for (const ClassId id : e.classes) out.push_back({id, static_cast<std::uint16_t>(1 + e.rest.size())});
    }
}

}  // namespace adduce::extract
