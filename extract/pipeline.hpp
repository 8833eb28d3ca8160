#pragma once

#include "extract/analysis.hpp"
#include "graph/batch.hpp"
#include "graph/diagnostic.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace adduce::extract {

/// The columns of an Analysis, as a bit set: what a stage needs and what it gives.
enum Column : std::uint16_t {
    column_text = 1, column_tokens = 2, column_sentences = 4, column_blocks = 8,
    column_names = 16,         ///< raw mentions, as the encoder tags them
    column_mentions = 32, column_entities = 64, column_statements = 128, column_attribution = 256,
    column_syntax = 512, column_candidates = 1024, column_context = 2048,
    column_chains = 4096,      ///< entities of descriptions and pronouns
};

class Language;   // gazetteers, rules and the encoder of one language: extract/language.hpp

/// One step of the pipeline. `run` reads the columns it needs and fills the columns it gives; it is a pure
/// function of the analysis so far and the language, and safe from several threads on different analyses.
struct Stage {
    std::string_view name;
    std::uint16_t needs;
    std::uint16_t gives;
    void (*run)(Analysis& analysis, const Language& language);
};

/// All stages in order: the one visible table (pipeline.cpp).
std::span<const Stage> stages();

/// @throws std::logic_error  naming the first stage that needs what none before it gives
void check_stages(std::span<const Stage> stages);

/// Document to Batch.
class Pipeline {
public:
    /// Loads the language's data once.
    /// @param data  folder of one language, such as extract/data/en
    /// @throws FileError, FormatError  naming the file and what is wrong with it
    /// @throws std::logic_error        if a stage needs what no earlier stage gives
    explicit Pipeline(const std::filesystem::path& data);
    ~Pipeline();
    Pipeline(Pipeline&&) noexcept;
    Pipeline& operator=(Pipeline&&) noexcept;

    /// Runs all stages. Pure: the same document gives the same analysis on any thread. `document` must outlive it.
    Analysis analyse(const Document& document) const;

    /// What the document contributes, with every offset led back to the source. A draft whose evidence cannot
    /// be found at its place is refused with the error diagnostic "evidence-lost"; text in another language, which is
    /// not read, is told of with the warning "other-language".
    Batch batch(const Analysis& analysis, const DiagnosticSink& sink) const;

private:
    std::unique_ptr<const Language> language_;
};

}  // namespace adduce::extract
