#include "cli/conllu_view.hpp"

#include "cli/table.hpp"
#include "extract/lemmas.hpp"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace adduce::cli {
namespace {

using extract::Analysis;
using extract::MentionForm;
using extract::Syntax;

std::string or_blank(std::string_view text) { return text.empty() ? "_" : std::string(text); }

std::string_view type_of(NodeType type) {
    switch (type) {
        case NodeType::person: return "person";
        case NodeType::unit: return "unit";
        case NodeType::organization: return "organization";
        case NodeType::place: break;
    }
    return "place";
}

std::string_view form_of(MentionForm form) { return form == MentionForm::name ? "name" : form == MentionForm::description ? "description" : "pronoun"; }

/// The Entity= value of each token: what opens on it, outermost first, then what closes, innermost first. Mentions
/// do not cross, so that nothing closes on a token where something longer opens.
class EntityMarks {
public:
    explicit EntityMarks(const Analysis& a) : opening_(a.tokens.size()), closing_(a.tokens.size()) {
        for (const extract::Mention& m : a.mentions) {   // by begin, then longer first
            if (m.entity == extract::Mention::none || m.kind > extract::MentionKind::nationality) continue;
            const std::string number = std::to_string(m.entity + 1);
            std::string open = "(" + number + "-" + std::string(type_of(a.entities[m.entity].type)) + "-" + std::string(form_of(m.form));
            if (m.tokens.size() == 1) {
                opening_[m.tokens.begin] += open + ")";
                continue;
            }
            opening_[m.tokens.begin] += open;
            closing_[m.tokens.end - 1] = number + ")" + closing_[m.tokens.end - 1];
        }
    }

    std::string at(std::uint32_t token) const { return opening_[token] + closing_[token]; }

private:
    std::vector<std::string> opening_, closing_;
};

bool touches_next(const Analysis& a, std::uint32_t token, std::uint32_t end) { return token + 1 < end && a.tokens[token].end == a.tokens[token + 1].begin; }

std::string text_of(const Analysis& a, TokenRange sentence) {
    std::string text;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) text.append(one_line(a.word(t))).append(t + 1 == sentence.end || touches_next(a, t, sentence.end) ? "" : " ");
    return text;
}

std::string misc(const Analysis& a, const EntityMarks& marks, std::uint32_t token, TokenRange sentence) {
    const SourceSpan place = a.text.to_source(a.tokens[token]);
    const std::string entity = marks.at(token);
    std::string out = entity.empty() ? "" : "Entity=" + entity + "|";
    if (touches_next(a, token, sentence.end)) out += "SpaceAfter=No|";
    return out + "TokenRange=" + std::to_string(place.begin) + ":" + std::to_string(place.end);
}

/// Number of the head inside the sentence, 0 for the root, "_" without a tree.
std::string head_of(const Analysis& a, std::uint32_t token, TokenRange sentence) {
    if (!a.syntax.has_tree() || a.syntax.heads[token] == Syntax::none) return "_";
    const std::uint32_t head = a.syntax.heads[token];
    return head == token ? "0" : std::to_string(head - sentence.begin + 1);
}

void print_sentence(const Analysis& a, const EntityMarks& marks, TokenRange sentence, std::ostream& out) {
    const Syntax& syntax = a.syntax;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        const std::string_view script = syntax.lemma[t];
        out << t - sentence.begin + 1 << '\t' << one_line(a.word(t)) << '\t' << (script.empty() ? "_" : one_line(extract::lemma(a.word(t), script))) << '\t' << or_blank(syntax.upos[t]) << '\t'
            << or_blank(syntax.xpos[t]) << "\t_\t" << head_of(a, t, sentence) << '\t' << or_blank(syntax.deprel[t]) << "\t_\t" << misc(a, marks, t, sentence) << '\n';
    }
    out << '\n';
}

}  // namespace

void print_conllu(const Analysis& a, bool, std::ostream& out) {
    const EntityMarks marks(a);
    out << "# newdoc id = " << one_line(a.document.path) << "\n# global.Entity = GRP-etype-form\n";
    std::size_t block = 0;
    std::uint32_t number = 0;
    for (const TokenRange sentence : a.sentences) {
        if (sentence.empty()) continue;
        while (block < a.blocks.size() && a.blocks[block].tokens.end <= sentence.begin) ++block;
        if (block < a.blocks.size() && a.blocks[block].tokens.begin == sentence.begin) out << "# newpar\n";
        out << "# sent_id = " << one_line(a.document.path) << '-' << ++number << "\n# text = " << text_of(a, sentence) << '\n';
        print_sentence(a, marks, sentence, out);
    }
}

}  // namespace adduce::cli
