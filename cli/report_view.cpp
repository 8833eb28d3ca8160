#include "cli/report_view.hpp"

#include "cli/conllu_view.hpp"
#include "cli/table.hpp"
#include "extract/lemmas.hpp"

#include <array>
#include <cstdio>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace adduce::cli {
namespace {

using extract::Analysis;

std::string_view name_of(extract::BlockKind kind) {
    switch (kind) {
        case extract::BlockKind::heading: return "heading";
        case extract::BlockKind::body: return "body";
        case extract::BlockKind::list: return "list";
        case extract::BlockKind::dateline: return "dateline";
        case extract::BlockKind::foreign: return "foreign";
        case extract::BlockKind::furniture: break;
    }
    return "furniture";
}

std::string_view name_of(extract::MentionKind kind) {
    switch (kind) {
        case extract::MentionKind::person: return "person";
        case extract::MentionKind::unit: return "unit";
        case extract::MentionKind::organization: return "organization";
        case extract::MentionKind::place: return "place";
        case extract::MentionKind::nationality: return "nationality";
        case extract::MentionKind::rank: return "rank";
        case extract::MentionKind::role: return "role";
        case extract::MentionKind::date: return "date";
        case extract::MentionKind::quantity: break;
    }
    return "quantity";
}

std::string_view name_of(extract::MentionForm form) {
    switch (form) {
        case extract::MentionForm::name: return "name";
        case extract::MentionForm::description: return "description";
        case extract::MentionForm::pronoun: break;
    }
    return "pronoun";
}

std::string two_digits(double score) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", score);
    return text.data();
}

/// "120-147": code points into the report.
std::string place(const Analysis& a, TextSpan span) {
    const SourceSpan source = a.text.to_source(span);
    return std::to_string(source.begin) + "-" + std::to_string(source.end);
}

std::string words(const Analysis& a, TextSpan span) { return span.empty() ? std::string() : std::string(a.text.slice(span)); }

void print_tokens(const Analysis& a, bool aligned, std::ostream& out) {
    const bool labelled = a.syntax.upos.known();
    Table table(labelled ? std::vector<std::string>{"token", "place", "word", "part of speech", "fine", "lemma"} : std::vector<std::string>{"token", "place", "word"});
    for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
        std::vector<std::string> row{std::to_string(t), place(a, a.tokens[t]), words(a, a.tokens[t])};
        if (labelled) {
            const std::string_view script = a.syntax.lemma[t];
            row.insert(row.end(), {std::string(a.syntax.upos[t]), std::string(a.syntax.xpos[t]), script.empty() ? "" : extract::lemma(a.word(t), script)});
        }
        table.row(std::move(row));
    }
    table.print(out, aligned);
}

void print_tree(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"sentence", "token", "word", "relation", "head", "head's word"});
    for (std::size_t s = 0; s < a.sentences.size(); ++s) {
        for (std::uint32_t t = a.sentences[s].begin; t < a.sentences[s].end; ++t) {
            const std::uint32_t head = a.syntax.heads[t];
            if (head == extract::Syntax::none) continue;   // page furniture
            const bool root = head == t;
            table.row({std::to_string(s), std::to_string(t), words(a, a.tokens[t]), std::string(a.syntax.deprel[t]), root ? "" : std::to_string(head), root ? "" : words(a, a.tokens[head])});
        }
    }
    table.print(out, aligned);
}

bool knows_tree(const Analysis& a) { return a.syntax.has_tree(); }

void print_sentences(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"sentence", "place", "text"});
    for (std::size_t i = 0; i < a.sentences.size(); ++i) {
        if (!a.sentences[i].empty()) table.row({std::to_string(i), place(a, a.span(a.sentences[i])), words(a, a.span(a.sentences[i]))});
    }
    table.print(out, aligned);
}

void print_blocks(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"kind", "place", "text"});
    for (const extract::Block& block : a.blocks) {
        if (!block.tokens.empty()) table.row({std::string(name_of(block.kind)), place(a, a.span(block.tokens)), words(a, a.span(block.tokens))});
    }
    table.print(out, aligned);
}

void print_mentions(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"mention", "place", "kind", "form", "score", "found by", "entity", "text"});
    for (std::size_t i = 0; i < a.mentions.size(); ++i) {
        const extract::Mention& m = a.mentions[i];
        table.row({std::to_string(i), place(a, a.span(m.tokens)), std::string(name_of(m.kind)) + (m.nested ? " (nested)" : ""), std::string(name_of(m.form)),
                   two_digits(m.score), std::string(m.found_by), m.entity == extract::Mention::none ? "" : a.entities[m.entity].name, words(a, a.span(m.tokens))});
    }
    table.print(out, aligned);
}

void print_entities(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"entity", "type", "kind", "naming", "mentions", "key", "name"});
    for (std::size_t i = 0; i < a.entities.size(); ++i) {
        const extract::Entity& e = a.entities[i];
        if (e.mentions.empty()) continue;   // another has them
        table.row({std::to_string(i), std::string(name(e.type)), e.kind, std::string(name(e.naming)), std::to_string(e.mentions.size()), e.key, e.name});
    }
    table.print(out, aligned);
}

void print_chains(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"entity", "type", "name", "mention", "place", "form", "linked by", "refers to", "text"});
    for (std::size_t i = 0; i < a.entities.size(); ++i) {
        const extract::Entity& e = a.entities[i];
        for (const std::uint32_t m : e.mentions) {
            const extract::Mention& mention = a.mentions[m];
            table.row({std::to_string(i), std::string(name(e.type)), e.name, std::to_string(m), place(a, a.span(mention.tokens)), std::string(name_of(mention.form)), std::string(mention.linked_by),
                       mention.antecedent == extract::Mention::none ? "" : std::to_string(mention.antecedent), words(a, a.span(mention.tokens))});
        }
    }
    table.print(out, aligned);
}

std::string end_of(const Analysis& a, std::uint32_t mention) {
    if (mention == extract::Mention::none) return {};
    const extract::Mention& m = a.mentions[mention];
    return m.entity == extract::Mention::none ? words(a, a.span(m.tokens)) : a.entities[m.entity].name;
}

std::string holders_of(const Analysis& a, const extract::StatementDraft& s) {
    std::string text;
    for (const extract::HolderDraft& holder : s.attribution) {
        const std::string who = holder.entity == extract::Mention::none ? words(a, holder.words) : a.entities[holder.entity].name;
        text.append(text.empty() ? "" : ", ").append(who).append(who.empty() ? "" : " ").append(name(holder.stance));
    }
    return text;
}

void print_statements(const Analysis& a, bool aligned, std::ostream& out) {
    Table table({"subject", "relation", "object or value", "polarity", "modality", "said by", "rule", "score", "place", "evidence"});
    for (const extract::StatementDraft& s : a.statements) {
        const std::string object = s.object == extract::Mention::none ? s.value : end_of(a, s.object);
        table.row({end_of(a, s.subject), std::string(name(s.relation)), object, std::string(name(s.polarity)), std::string(name(s.modality)), holders_of(a, s), s.rule,
                   two_digits(s.score), place(a, s.evidence), words(a, s.evidence)});
    }
    table.print(out, aligned);
}

constexpr std::array<ReportColumn, 9> columns{{
    {"tokens", "every word and its place, part of speech (Universal and Penn) and lemma", &print_tokens, nullptr},
    {"tree", "the Universal Dependencies tree: each word's relation to its head", &print_tree, &knows_tree},
    {"sentences", "every sentence and its place", &print_sentences, nullptr},
    {"blocks", "headings, body, lists, datelines, page furniture", &print_blocks, nullptr},
    {"mentions", "every name, description and pronoun: place, kind, score, what found it, what it stands for", &print_mentions, nullptr},
    {"entities", "what the mentions of the report stand for", &print_entities, nullptr},
    {"chains", "the mentions of each entity, and what linked each to it", &print_chains, nullptr},
    {"statements", "what was read of them: relation, speaker, rule, score, quote", &print_statements, nullptr},
    {"conllu", "words, lemmas, tree and chains as CoNLL-U, for other programs", &print_conllu, nullptr},
}};

}  // namespace

std::span<const ReportColumn> report_columns() { return columns; }

}  // namespace adduce::cli
