#include "extract/rules.hpp"

#include "extract/rule_pattern.hpp"
#include "extract/text_file.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace adduce::extract {

namespace {

struct Case {
    std::size_t line = 0;
    std::string relation;
    std::vector<std::pair<std::string, std::string>> settings;
};

/// A `rule` block as written.
struct Draft {
    std::string name;
    std::size_t line = 0;
    std::vector<std::pair<std::size_t, std::string>> patterns;
    std::vector<Case> cases;
    std::vector<RuleExample> examples;
    std::string each;
    std::string score;
    bool heading = true;
    bool apart = false;
};

class RuleFileParser {
public:
    RuleFileParser(std::string_view file, const WordClasses& classes, PatternMacros& macros) : file_(file), classes_(classes), macros_(macros) {}

    std::vector<Rule> parse(std::string_view text) {
        for (const Line& line : lines_of(text)) read(line);
        finish();
        return std::move(rules_);
    }

private:
    [[noreturn]] void refuse(std::size_t line, const std::string& what) const { throw FormatError(place(line) + ": " + what); }
    std::string place(std::size_t line) const { return file_ + ":" + std::to_string(line); }

    void read(const Line& line) {
        const std::string_view words = trim(line.text);
        const auto blank = words.find(' ');
        const std::string_view key = words.substr(0, blank);
        const std::string_view rest = blank == std::string_view::npos ? std::string_view() : trim(words.substr(blank));
        if (key == "define") {
            const auto equals = rest.find('=');
            if (equals == std::string_view::npos) refuse(line.number, "expected define NAME = pattern");
            std::string_view name = trim(rest.substr(0, equals));
            name = name.substr(0, name.find('('));
            macros_[std::string(name)] = trim(rest.substr(equals + 1));
            return;
        }
        if (key == "rule") {
            finish();
            draft_ = Draft{};
            draft_->name = rest;
            draft_->line = line.number;
            return;
        }
        if (!draft_) refuse(line.number, "found '" + std::string(key) + "' outside a rule; begin with 'rule NAME'");
        if (key == "pattern") draft_->patterns.emplace_back(line.number, rest);
        else if (key == "case") draft_->cases.push_back(read_case(line.number, rest));
        else if (key == "each") draft_->each = rest;
        else if (key == "score") draft_->score = rest;
        else if (key == "apart") draft_->apart = true;
        else if (key == "body-only") draft_->heading = false;
        else if (key == "example" || key == "not") draft_->examples.push_back(read_example(line.number, key == "example", rest));
        else refuse(line.number, "'" + std::string(key) + "' is no line of a rule (pattern, case, each, apart, score, body-only, example, not)");
    }

    Case read_case(std::size_t line, std::string_view rest) const {
        Case c;
        c.line = line;
        for (const std::string_view part : split(rest, ' ')) {
            if (part.empty()) continue;
            if (c.relation.empty()) {
                c.relation = part;
                continue;
            }
            const auto equals = part.find('=');
            if (equals == std::string_view::npos) refuse(line, "found '" + std::string(part) + "' in a case, expected NAME=value without blanks");
            c.settings.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        }
        return c;
    }

    RuleExample read_example(std::size_t line, bool matches, std::string_view rest) const {
        RuleExample e;
        e.line = line;
        e.matches = matches;
        const auto arrow = rest.rfind("=>");
        e.text = trim(rest.substr(0, arrow));
        if (arrow != std::string_view::npos) e.expected = trim(rest.substr(arrow + 2));
        if (matches && e.expected.empty()) refuse(line, "an example needs '=> subject -> object'");
        return e;
    }

    void finish() {
        if (!draft_) return;
        if (draft_->patterns.empty()) refuse(draft_->line, "rule " + draft_->name + " has no pattern");
        if (draft_->cases.empty()) refuse(draft_->line, "rule " + draft_->name + " has no case (case RELATION ...)");
        bool first = true;
        for (const Case& c : draft_->cases) {
            for (const auto& [line, pattern] : draft_->patterns) {
                rules_.push_back(make(c, line, pattern));
                if (std::exchange(first, false)) rules_.back().examples = draft_->examples;
            }
        }
        draft_.reset();
    }

    Rule make(const Case& c, std::size_t line, std::string pattern) const {
        Rule rule;
        rule.name = draft_->name + (draft_->cases.size() > 1 ? "/" + c.relation : "");
        rule.file = file_;
        rule.line = c.line;
        rule.heading = draft_->heading;
        rule.apart = draft_->apart;
        rule.each_subject = draft_->each.find("subject") != std::string::npos;
        rule.each_object = draft_->each.find("object") != std::string::npos;
        const auto relation = adduce::parse<Relation>(c.relation);
        if (!relation) refuse(c.line, "'" + c.relation + "' is no relation of the schema");
        rule.relation = *relation;
        std::string score = draft_->score;
        for (const auto& [key, value] : c.settings) {
            if (key == "kind") {
                rule.kind_is_trigger = value == "trigger";
                rule.kind = rule.kind_is_trigger ? std::string() : value;
                std::replace(rule.kind.begin(), rule.kind.end(), '_', ' ');
            } else if (key == "score") {
                score = value;
            } else if (key == "modality") {
                const auto modality = adduce::parse<Modality>(value);
                if (!modality) refuse(c.line, "'" + value + "' is no modality");
                rule.modality = *modality;
            } else if (key == "polarity") {
                const auto polarity = adduce::parse<Polarity>(value);
                if (!polarity) refuse(c.line, "'" + value + "' is no polarity");
                rule.polarity = *polarity;
            } else {
                bool used = false;
                const std::string variable = "$" + key;
                for (auto p = pattern.find(variable); p != std::string::npos; p = pattern.find(variable, p + value.size())) {
                    pattern.replace(p, variable.size(), value);
                    used = true;
                }
                if (!used) refuse(c.line, "the pattern has no " + variable);
            }
        }
        if (!score.empty()) {
            const auto [end, error] = std::from_chars(score.data(), score.data() + score.size(), rule.score);
            if (error != std::errc() || end != score.data() + score.size() || rule.score <= 0 || rule.score > 1) refuse(c.line, "the score '" + score + "' is no number above 0 and up to 1");
        }
        rule.pattern = parse_pattern(expand_macros(pattern, macros_, place(line)), classes_, place(line));
        return rule;
    }

    std::string file_;
    const WordClasses& classes_;
    PatternMacros& macros_;
    std::optional<Draft> draft_;
    std::vector<Rule> rules_;
};

}  // namespace

RuleSet::RuleSet(const std::filesystem::path& folder, const WordClasses& classes) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".rules") files.push_back(entry.path());
    if (error) throw FileError(folder.string() + ": cannot be read (" + error.message() + "); the language's data folder is incomplete, install it again");
    std::sort(files.begin(), files.end());
    PatternMacros macros;   // a macro holds for its own file and those behind it
    for (const auto& file : files) {
        auto more = RuleFileParser(file.string(), classes, macros).parse(read_text_file(file));
        rules_.insert(rules_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
}

std::vector<Rule> RuleSet::parse(std::string_view text, std::string_view name, const WordClasses& classes) {
    PatternMacros macros;
    return RuleFileParser(name, classes, macros).parse(text);
}

}  // namespace adduce::extract
