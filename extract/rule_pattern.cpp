#include "extract/rule_pattern.hpp"

#include "extract/text_file.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace adduce::extract {

namespace {

using Op = PatternNode::Op;

constexpr std::array<std::string_view, slot_count> slot_names{"subject", "object", "trigger", "title", "kind", "quantity", "time", "value", "by", "from", "via", "place"};

constexpr std::uint16_t agent_classes = class_person | class_unit | class_organization | class_country;
constexpr std::array<std::pair<std::string_view, std::uint16_t>, 15> test_names{{
    {"person", class_person}, {"unit", class_unit}, {"org", class_organization}, {"place", class_place}, {"country", class_country},
    {"nationality", class_nationality}, {"role", class_role}, {"rank", class_rank}, {"date", class_date}, {"quantity", class_quantity},
    {"contingent", class_contingent}, {"agent", agent_classes}, {"body", class_unit | class_organization},
    {"ground", class_place | class_country}, {"power", class_unit | class_organization | class_country},
}};

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || upper(c) || c == '_'; }

class PatternParser {
public:
    PatternParser(std::string_view text, const WordClasses& classes, const std::string& place) : text_(text), classes_(classes), place_(place) {}

    Pattern parse() {
        pattern_.root = choice();
        if (skip(); at_ < text_.size()) refuse("a closing bracket without its opening one");
        collect_needs(pattern_.root);
        pattern_.begins_with_mention = begins_with_mention(pattern_.root);
        return std::move(pattern_);
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw FormatError(place_ + ": " + what + " near '" + std::string(text_.substr(at_ > 12 ? at_ - 12 : 0, 30)) + "'");
    }
    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }
    bool take(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::uint32_t add(PatternNode node) {
        pattern_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(pattern_.nodes.size() - 1);
    }
    std::uint32_t add(Op op) {
        PatternNode node;
        node.op = op;
        return add(std::move(node));
    }

    std::uint32_t choice() {
        PatternNode node;
        node.op = Op::choice;
        do node.children.push_back(sequence());
        while (take('|'));
        return node.children.size() == 1 ? node.children.front() : add(std::move(node));
    }

    std::uint32_t sequence() {
        PatternNode node;
        for (skip(); at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')'; skip()) node.children.push_back(repeated());
        if (node.children.empty()) refuse("an empty pattern or bracket");
        return node.children.size() == 1 ? node.children.front() : add(std::move(node));
    }

    std::uint32_t repeated() {
        const std::uint32_t child = element();
        if (at_ >= text_.size()) return child;
        PatternNode node;
        node.op = Op::repeat;
        node.children = {child};
        constexpr std::uint16_t many = 12;   // no pattern should reach further; bounds the work
        switch (text_[at_]) {
            case '?': node.max = 1; ++at_; break;
            case '*': node.max = many; ++at_; break;
            case '+': node.min = 1; node.max = many; ++at_; break;
            case '{': {
                ++at_;
                node.min = number();
                if (!take(',')) refuse("a repetition such as {0,4} expected");
                node.max = number();
                if (!take('}') || node.max < node.min) refuse("a repetition such as {0,4} expected");
                break;
            }
            default: return child;
        }
        return add(std::move(node));
    }

    std::uint16_t number() {
        skip();
        unsigned n = 0;
        if (at_ >= text_.size() || !std::isdigit(static_cast<unsigned char>(text_[at_]))) refuse("a number expected");
        while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) && n < 1000) n = n * 10 + static_cast<unsigned>(text_[at_++] - '0');
        return static_cast<std::uint16_t>(n);
    }

    std::uint32_t element() {
        const char c = text_[at_];
        if (c == '(') {
            ++at_;
            const std::uint32_t inner = choice();
            if (!take(')')) refuse("a bracket that is not closed");
            return inner;
        }
        if (c == '!' || c == '&') {
            ++at_;
            PatternNode node;
            node.op = c == '!' ? Op::not_ahead : Op::ahead;
            node.children = {element()};
            return add(std::move(node));
        }
        if (c == '<') return mention();
        if (c == '@') return word_class();
        if (c == '.') return ++at_, add(Op::filler);
        if (c == '_' && (at_ + 1 == text_.size() || !name_char(text_[at_ + 1]))) return ++at_, add(Op::any);
        if (c == '%') return ++at_, add(Op::capital);
        if (c == '#') return ++at_, add(Op::number);
        if (c == '^') return ++at_, add(Op::sentence_begin);
        if (c == '$') return ++at_, add(Op::sentence_end);
        for (std::size_t i = 0; i < slot_count; ++i) {
            const std::string_view slot = slot_names[i];
            if (text_.substr(at_, slot.size()) != slot || at_ + slot.size() >= text_.size() || text_[at_ + slot.size()] != '=') continue;
            at_ += slot.size() + 1;
            PatternNode node;
            node.op = Op::capture;
            node.slot = static_cast<Slot>(i);
            node.children = {element()};
            return add(std::move(node));
        }
        return word();
    }

    std::uint32_t word() {
        std::string w;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\\' && at_ + 1 < text_.size()) {
                w += text_[at_ + 1];
                at_ += 2;
                continue;
            }
            if (!(name_char(c) || c == '\'' || c == ',' || c == ';' || c == ':' || c == '-' || static_cast<unsigned char>(c) >= 0x80)) break;
            w += c;
            ++at_;
        }
        if (w.empty()) refuse("an element that cannot be read (write \\( for a bracket of the text)");
        PatternNode node;
        node.op = Op::word;
        node.word = fold_word(w);
        return add(std::move(node));
    }

    std::uint32_t word_class() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && (name_char(text_[at_]) || (text_[at_] == '.' && at_ + 1 < text_.size() && name_char(text_[at_ + 1])))) ++at_;
        const auto id = classes_.find(text_.substr(begin, at_ - begin));
        if (!id) refuse("no class of words is named '" + std::string(text_.substr(begin, at_ - begin)) + "'; add it to classes.txt or correct the name,");
        PatternNode node;
        node.op = Op::word_class;
        node.word_class = *id;
        return add(std::move(node));
    }

    std::uint32_t mention() {
        const auto end = text_.find('>', at_);
        if (end == std::string_view::npos) refuse("a mention such as <person> that is not closed");
        PatternNode node;
        node.op = Op::mention;
        std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        if (inside.starts_with('~') || inside.starts_with('^')) {
            node.stand = inside.front() == '~' ? Stand::modifier : Stand::free;
            inside.remove_prefix(1);
        }
        for (const std::string_view part : split(inside, ',')) node.tests.push_back(test(trim(part)));
        if (node.tests.empty()) refuse("a mention without a class");
        at_ = end + 1;
        return add(std::move(node));
    }

    MentionTest test(std::string_view text) const {
        const auto colon = text.find(':');
        const auto known = std::find_if(test_names.begin(), test_names.end(), [&](const auto& t) { return t.first == text.substr(0, colon); });
        if (known == test_names.end()) refuse("'" + std::string(text) + "' is no class of mentions (person, unit, org, place, country, nationality, role, rank, date, quantity, contingent, agent, body, power, ground)");
        MentionTest t;
        t.classes = known->second;
        if (colon == std::string_view::npos) return t;
        const std::string_view detail = text.substr(colon + 1);
        if (t.classes == class_role) {
            t.role = parse_role_class(detail);
            if (t.role == RoleClass::none) refuse("'" + std::string(detail) + "' is no class of roles");
        } else {
            t.kind = detail;
        }
        return t;
    }

    bool begins_with_mention(std::uint32_t index) const {
        const PatternNode& node = pattern_.nodes[index];
        switch (node.op) {
            case Op::mention: return true;
            case Op::sequence:
            case Op::capture:
            case Op::ahead: return begins_with_mention(node.children.front());
            case Op::choice: return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return begins_with_mention(child); });
            case Op::repeat: return node.min > 0 && begins_with_mention(node.children.front());
            default: return false;
        }
    }

    /// What every match must hold: elements that are neither optional nor one of several.
    void collect_needs(std::uint32_t index) {
        const PatternNode& node = pattern_.nodes[index];
        switch (node.op) {
            case Op::sequence:
            case Op::capture:
            case Op::ahead:
                for (const std::uint32_t child : node.children) collect_needs(child);
                break;
            case Op::repeat:
                if (node.min > 0) collect_needs(node.children.front());
                break;
            case Op::word_class: pattern_.needs_classes.push_back(node.word_class); break;
            case Op::word: pattern_.needs_words.push_back(node.word); break;
            default: break;
        }
    }

    std::string_view text_;
    const WordClasses& classes_;
    std::string place_;
    std::size_t at_ = 0;
    Pattern pattern_;
};

}  // namespace

std::string_view name(Slot slot) { return slot_names[static_cast<std::size_t>(slot)]; }

std::string expand_macros(std::string_view text, const PatternMacros& macros, const std::string& place) {
    std::string current(text);
    for (int level = 0; level < 8; ++level) {
        std::string out;
        bool changed = false;
        for (std::size_t i = 0; i < current.size();) {
            const bool starts = upper(current[i]) && (i == 0 || !(name_char(current[i - 1]) || current[i - 1] == '@' || current[i - 1] == '$'));
            std::size_t end = i;
            while (starts && end < current.size() && name_char(current[end])) ++end;
            const auto macro = starts ? macros.find(std::string_view(current).substr(i, end - i)) : macros.end();
            if (macro == macros.end()) {
                out += current[i++];
                continue;
            }
            changed = true;
            std::string body = macro->second;
            if (body.find("$1") != std::string::npos) {
                if (end >= current.size() || current[end] != '(') throw FormatError(place + ": " + macro->first + " needs an argument, as in " + macro->first + "(@verb)");
                int depth = 0;
                std::size_t close = end;
                do {
                    if (close >= current.size()) throw FormatError(place + ": the bracket behind " + macro->first + " is not closed");
                    depth += current[close] == '(' ? 1 : current[close] == ')' ? -1 : 0;
                    ++close;
                } while (depth > 0);
                const std::string argument = current.substr(end + 1, close - end - 2);
                for (std::size_t p = body.find("$1"); p != std::string::npos; p = body.find("$1", p + argument.size())) body.replace(p, 2, argument);
                end = close;
            }
            out += "(" + body + ")";
            i = end;
        }
        current = std::move(out);
        if (!changed) return current;
    }
    throw FormatError(place + ": macros call each other in a circle, or more than eight levels deep");
}

Pattern parse_pattern(std::string_view text, const WordClasses& classes, const std::string& place) {
    return PatternParser(text, classes, place).parse();
}

}  // namespace adduce::extract
