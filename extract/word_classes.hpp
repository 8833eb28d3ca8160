#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace adduce::extract {

/// The form in which words are compared with word lists: ASCII letters small, curly apostrophes straight.
std::string fold_word(std::string_view word);

/// Named lists of words and short phrases, with all forms of the verbs in them ("attack", "strikes",
/// "clashed with"). Rules, titles and cues speak of words only through these classes.
///
/// File format (classes.txt): "[name]" opens a class; entries follow, split by ";" or line ends; "@other"
/// takes in an earlier class; "#" comments. "[verb name]" lists verbs: a regular verb by its base alone,
/// an irregular one by base, -s form, past, participle and -ing form; words behind "|" follow the verb
/// ("clash | with"). It makes the classes name (any form), name.fin (base, -s and past), name.base,
/// name.part and name.ing.
///
/// Read once, never changed; safe from several threads.
class WordClasses {
public:
    using ClassId = std::uint16_t;

    /// One class that an entry beginning at some token belongs to; `length` in tokens.
    struct Hit {
        ClassId id;
        std::uint16_t length;
    };

    WordClasses() = default;

    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    explicit WordClasses(const std::filesystem::path& file);

    /// Reads the same format from memory; `name` is for messages.
    static WordClasses parse(std::string_view text, std::string_view name);

    /// The class of that name; nothing if there is none.
    std::optional<ClassId> find(std::string_view name) const;
    std::size_t size() const { return names_.size(); }
    std::string_view name(ClassId id) const { return names_[id]; }

    /// Is this single folded word, or folded phrase with single blanks, in the class?
    bool contains(ClassId id, std::string_view phrase) const;

    /// Adds every class whose entry begins at words[at] to `out`. Cost: entries sharing the first word.
    /// @param words  folded
    void hits(std::span<const std::string> words, std::size_t at, std::vector<Hit>& out) const;

private:
    struct Entry {
        std::vector<std::string> rest;   ///< words behind the first
        std::vector<ClassId> classes;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };

    ClassId open(std::string_view name);
    void add(ClassId id, std::string_view phrase);
    void add_words(ClassId id, std::vector<std::string> words);
    void add_verb(std::string_view class_name, std::string_view entry, std::string_view place);
    void include(ClassId into, ClassId from);

    std::vector<std::string> names_;
    std::unordered_map<std::string, ClassId, Hash, std::equal_to<>> ids_;
    std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> entries_;   ///< by first word
};

/// Regular English inflection of a verb's base form.
struct VerbForms {
    std::string base, third, past, participle, gerund;
};
VerbForms regular_forms(std::string_view base);

}  // namespace adduce::extract
