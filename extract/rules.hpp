#pragma once

#include "extract/titles.hpp"
#include "extract/word_classes.hpp"
#include "graph/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adduce::extract {

/// What a mention must be to match, as a bit set (a country is no `place` here: a rule names both to take both).
enum MentionClass : std::uint16_t {
    class_person = 1, class_unit = 2, class_organization = 4, class_place = 8, class_country = 16, class_nationality = 32,
    class_role = 64, class_rank = 128, class_date = 256, class_quantity = 512, class_contingent = 1024,
};

/// One alternative of a mention test: "org:media", "role:head".
struct MentionTest {
    std::uint16_t classes = 0;
    RoleClass role = RoleClass::none;   ///< none: any
    std::string kind;                   ///< node kind; empty: any
};

/// How a mention must stand in its phrase.
enum class Stand : std::uint8_t {
    head,       ///< <unit>   head of its phrase: no possessive, noun, title or name follows it
    free,       ///< <^unit>  the same, and no preposition or possessive before the phrase: fit to be a subject
    modifier,   ///< <~unit>  anywhere, also inside another name
};

/// What a rule can catch by name.
enum class Slot : std::uint8_t { subject, object, trigger, title, kind, quantity, time, value, by, from, via, place };
inline constexpr std::size_t slot_count = 12;
std::string_view name(Slot);

/// A node of a pattern tree; children are indices into Pattern::nodes.
struct PatternNode {
    enum class Op : std::uint8_t { sequence, choice, repeat, word, word_class, mention, filler, any, capital, number, sentence_begin, sentence_end, ahead, not_ahead, capture };
    Op op = Op::sequence;
    std::vector<std::uint32_t> children;
    std::uint16_t min = 0, max = 0;               ///< repeat
    std::string word;                             ///< word: folded
    WordClasses::ClassId word_class = 0;
    std::vector<MentionTest> tests;               ///< mention: any of them
    Stand stand = Stand::head;
    Slot slot = Slot::subject;                    ///< capture
};

struct Pattern {
    std::vector<PatternNode> nodes;
    std::uint32_t root = 0;
    std::vector<WordClasses::ClassId> needs_classes;   ///< a sentence without one of these cannot match
    std::vector<std::string> needs_words;
    bool begins_with_mention = false;                  ///< nothing can match where no mention's phrase can be entered
};

/// An `example` or `not` line, kept as written for the tests.
struct RuleExample {
    std::size_t line = 0;
    bool matches = true;
    std::string text;       ///< with mark-up: "[Hugh Hill](person), director of [Amnesty](organization)"
    std::string expected;   ///< "subject -> object" or "subject -> object (kind)"; may be empty for `not`
};

/// One reading of a sentence: pattern in, statement out.
struct Rule {
    std::string name;        ///< "title-before-name/heads"
    std::string file;
    std::size_t line = 0;
    Relation relation = Relation::associated_with;
    std::string kind;        ///< fixed sub-kind, or empty
    bool kind_is_trigger = false;
    bool each_subject = false;   ///< all members of a list at the subject ("A, B and C met ...")
    bool each_object = false;
    bool apart = false;          ///< ends that are alike members of one list are no match ("Awka, Agulu and Nnobi")
    bool heading = true;         ///< also read in headings
    Modality modality = Modality::asserted;
    Polarity polarity = Polarity::affirmed;
    double score = 0.8;
    Pattern pattern;
    std::vector<RuleExample> examples;
};

/// The declarative rules of one language (extract/data/en/rules/README.md describes their language).
/// Read once, never changed; safe from several threads.
class RuleSet {
public:
    /// Reads every *.rules file of the folder, in the order of their names.
    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    RuleSet(const std::filesystem::path& folder, const WordClasses& classes);

    /// Reads one file's text; `name` is for messages and Rule::file.
    static std::vector<Rule> parse(std::string_view text, std::string_view name, const WordClasses& classes);

    std::span<const Rule> rules() const { return rules_; }

private:
    std::vector<Rule> rules_;
};

}  // namespace adduce::extract
