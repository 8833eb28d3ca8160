#pragma once

#include "extract/analysis.hpp"
#include "extract/document.hpp"
#include "extract/gazetteer.hpp"
#include "extract/rules.hpp"
#include "extract/word_lists.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace adduce::test {

/// Text with names marked by hand, "[Hugh Hill](person), director of [Amnesty](organization)", made into an
/// analysis with tokens, sentences, blocks and those names; no model. Kinds: person, unit, organization, place,
/// nationality, rank, role, date, quantity; a kind may carry a score: "(person 0.5)". "[the commander](person description)"
/// and "[he](person pronoun)" are candidates, as the encoder would give them.
struct Marked {
    std::unique_ptr<extract::Document> document;   ///< the analysis refers to it
    std::unique_ptr<extract::Analysis> analysis;
};

/// The word lists of the shipped language, read once.
const extract::WordLists& word_lists();
const extract::Gazetteer& gazetteer();
const extract::RuleSet& rules();

Marked mark(std::string_view text, std::string_view published = "");

/// mark(), then mentions, entities, relations and attribution.
Marked read(std::string_view text, std::string_view published = "");

/// "subject -> object" or, for attributes, the value, of each statement, with names of entities.
std::string show(const extract::Analysis& analysis, const extract::StatementDraft& draft);

}  // namespace adduce::test
