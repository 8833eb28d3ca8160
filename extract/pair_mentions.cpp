#include "extract/pair_mentions.hpp"

#include "extract/lower_case.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace adduce::extract {

namespace {

constexpr std::size_t telling_length = 4;   // letters of a common word that says something

std::optional<std::uint8_t> pair_type(MentionKind kind) {
    switch (kind) {
        case MentionKind::person: return std::uint8_t{0};
        case MentionKind::unit: return std::uint8_t{1};
        case MentionKind::organization: return std::uint8_t{2};
        case MentionKind::place:
        case MentionKind::nationality: return std::uint8_t{3};
        default: return std::nullopt;
    }
}

/// "Russian troops" is one entity by its words, and yet written as a description.
MentionForm pair_form(const Analysis& analysis, const Mention& mention) {
    const bool small_end = !begins_with_capital(analysis.word(mention.tokens.end - 1));
    return mention.form == MentionForm::name && mention.found_by == "contingent" && small_end ? MentionForm::description : mention.form;
}

/// The words that are compared, as written and in small letters.
struct Words {
    std::vector<std::string_view> written;
    std::vector<std::string> small;
};

bool opens(std::string_view small) { return small == "the" || small == "a" || small == "an" || small == "\"" || small == "'" || small == "\u201c" || small == "\u2018" || small == "("; }
bool closes(std::string_view small) { return small == "'s" || small == "\u2019s" || small == "'" || small == "\u2019" || small == "," || small == "\"" || small == "\u201d"; }

Words words_of(const Analysis& analysis, TokenRange tokens) {
    while (tokens.size() > 1 && opens(lower_case(analysis.word(tokens.begin)))) ++tokens.begin;
    while (tokens.size() > 1 && closes(lower_case(analysis.word(tokens.end - 1)))) --tokens.end;
    Words out;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        out.written.push_back(analysis.word(t));
        out.small.push_back(lower_case(out.written.back()));
    }
    return out;
}

bool share_a_word(const Words& a, const Words& b) {
    return std::any_of(a.small.begin(), a.small.end(), [&](const std::string& word) {
        return code_points(word) >= telling_length && std::find(b.small.begin(), b.small.end(), word) != b.small.end();
    });
}

bool spells(const Words& letters, const Words& name) {
    if (letters.small.size() != 1 || code_points(letters.small.front()) < 2) return false;
    std::string initials;
    for (std::size_t i = 0; i < name.written.size(); ++i)
        if (begins_with_capital(name.written[i])) initials += first_code_point(name.small[i]);
    return initials == letters.small.front();
}

}  // namespace

std::optional<PairMention> pair_mention(const Analysis& analysis, const Mention& mention) {
    const std::optional<std::uint8_t> type = pair_type(mention.kind);
    if (!type || mention.tokens.empty() || mention.tokens.begin >= analysis.context.row_of.size()) return std::nullopt;
    const std::uint32_t row = analysis.context.row_of[mention.tokens.begin];
    if (row == Context::none) return std::nullopt;
    return PairMention{row, row + mention.tokens.size(), mention.sentence, *type, static_cast<std::uint8_t>(pair_form(analysis, mention))};
}

Likeness likeness(const Analysis& analysis, const Mention& a, const Mention& b) {
    if (a.form == MentionForm::pronoun || b.form == MentionForm::pronoun) return Likeness::pronoun;
    const Words x = words_of(analysis, a.tokens);
    const Words y = words_of(analysis, b.tokens);
    if (x.small == y.small) return Likeness::same;
    if (x.small.empty() || y.small.empty()) return Likeness::other;
    if (x.small.back() == y.small.back()) return Likeness::same_last;
    if (share_a_word(x, y)) return Likeness::common;
    if (spells(x, y) || spells(y, x)) return Likeness::initials;
    return Likeness::other;
}

}  // namespace adduce::extract
