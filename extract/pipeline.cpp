#include "extract/pipeline.hpp"

#include "extract/attribution.hpp"
#include "extract/batching.hpp"
#include "extract/blocks.hpp"
#include "extract/coreference.hpp"
#include "extract/entities.hpp"
#include "extract/foreign_language.hpp"
#include "extract/language.hpp"
#include "extract/mentions.hpp"
#include "extract/read_layers.hpp"
#include "extract/relations.hpp"
#include "extract/sentences.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace adduce::extract {

namespace {

void find_chains(Analysis& analysis, const Language& language) {
    find_coreference(analysis, language.gazetteer(), [&](auto mentions, auto pairs) { return language.encoder().antecedent_scores(analysis.context.rows, mentions, pairs); });
}

constexpr std::array<Stage, 8> table{{
    {"sentences", column_text, column_tokens | column_sentences, [](Analysis& a, const Language& l) { find_tokens_and_sentences(a, l.lists()); }},
    {"blocks", column_tokens | column_sentences, column_blocks, [](Analysis& a, const Language& l) { find_blocks(a, l.lists()); }},
    {"encoder", column_tokens | column_sentences | column_blocks, column_names | column_syntax | column_candidates | column_context, [](Analysis& a, const Language& l) { read_layers(a, l.encoder()); }},
    {"mentions", column_names | column_candidates, column_mentions, [](Analysis& a, const Language& l) { refine_mentions(a, l.gazetteer()); }},
    {"entities", column_mentions | column_syntax, column_entities, [](Analysis& a, const Language& l) { find_entities(a, l.gazetteer()); }},
    {"coreference", column_entities | column_context, column_chains, find_chains},
    {"relations", column_entities | column_chains | column_blocks, column_statements, [](Analysis& a, const Language& l) { find_relations(a, l.rules(), l.gazetteer()); }},
    {"attribution", column_statements, column_attribution, [](Analysis& a, const Language& l) { find_attribution(a, l.gazetteer()); }},
}};

}  // namespace

std::span<const Stage> stages() { return table; }

void check_stages(std::span<const Stage> stages) {
    std::uint16_t given = column_text;
    for (const Stage& stage : stages) {
        if ((stage.needs & ~given) != 0)
            throw std::logic_error("stage '" + std::string(stage.name) + "' needs columns that no stage before it gives (bits " + std::to_string(stage.needs & ~given) + "); put it behind those that do");
        given = static_cast<std::uint16_t>(given | stage.gives);
    }
}

Pipeline::Pipeline(const std::filesystem::path& data) {
    check_stages(stages());
    language_ = std::make_unique<const Language>(data);
}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

Analysis Pipeline::analyse(const Document& document) const {
    Analysis analysis(document);
    for (const Stage& stage : stages()) stage.run(analysis, *language_);
    return analysis;
}

Batch Pipeline::batch(const Analysis& analysis, const DiagnosticSink& sink) const {
    report_foreign(analysis, language_->lists(), sink);
    return make_batch(analysis, sink);
}

}  // namespace adduce::extract
