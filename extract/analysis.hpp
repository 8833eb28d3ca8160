#pragma once

#include "extract/document.hpp"
#include "extract/layers.hpp"
#include "extract/text.hpp"
#include "graph/span.hpp"
#include "graph/vocabulary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adduce::extract {

/// What a stretch of the page is for. Only headings, body and lists are read for statements; page furniture and text in
/// another language are not read at all.
enum class BlockKind : std::uint8_t { heading, body, list, dateline, furniture, foreign };

constexpr bool is_read(BlockKind kind) { return kind != BlockKind::furniture && kind != BlockKind::foreign; }

struct Block {
    TokenRange tokens;
    BlockKind kind = BlockKind::body;
};

/// One label for each token, by number. Without labels where the model has no such layer.
struct LabelColumn {
    std::span<const std::string> labels;   ///< of the encoder: they live as long as the language
    std::vector<std::uint16_t> ids;        ///< parallel to the tokens; `none` for tokens that were not read

    bool known() const { return !labels.empty(); }
    /// The label, or an empty view for a token without one.
    std::string_view operator[](std::uint32_t token) const { return token < ids.size() && ids[token] < labels.size() ? std::string_view(labels[ids[token]]) : std::string_view(); }

    static constexpr std::uint16_t none = 0xFFFFU;
};

/// What the encoder says of single words and how they hang together. Page furniture is not read.
struct Syntax {
    LabelColumn upos;                   ///< "NOUN"
    LabelColumn xpos;                   ///< "NNS"
    LabelColumn lemma;                  ///< a script that makes the lemma of the word (lemmas.hpp)
    LabelColumn deprel;                 ///< "nsubj"
    std::vector<std::uint32_t> heads;   ///< token that governs each token; itself for the root of a sentence, `none` where not read; empty without the layer

    bool has_tree() const { return deprel.known(); }
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
};

/// The encoder's vectors of the words read, and which row is whose.
struct Context {
    ContextRows rows;
    std::vector<std::uint32_t> row_of;   ///< by token; `none` for tokens that were not read. A sentence is read whole or not at all

    bool empty() const { return rows.size() == 0; }
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
};

enum class MentionKind : std::uint8_t { person, unit, organization, place, nationality, rank, role, date, quantity };
enum class MentionForm : std::uint8_t { name, description, pronoun };

/// A stretch of tokens that stands for something. Never a copied string; names the stage or rule that found it.
struct Mention {
    TokenRange tokens;             ///< half-open, inside one sentence
    std::uint32_t sentence = 0;
    MentionKind kind = MentionKind::person;
    MentionForm form = MentionForm::name;
    bool nested = false;           ///< strictly inside another name
    float score = 0;               ///< the finder's confidence, 0 to 1
    std::string_view found_by;     ///< "encoder.outer", "contingent"; static text
    std::uint32_t entity = none;   ///< index into Analysis::entities, or none
    std::string_view linked_by;    ///< what found the entity: "name", "country", "antecedent"; static text, empty without entity
    std::uint32_t antecedent = none;   ///< the mention it refers back to where that decided, or none

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
};

/// A stretch of tokens that the encoder takes for a mention of one of the four types; not yet one.
struct MentionCandidate {
    TokenRange tokens;
    std::uint32_t sentence = 0;
    MentionKind kind = MentionKind::person;
    MentionForm form = MentionForm::name;
    float score = 0;
};

/// What several mentions of one document stand for.
struct Entity {
    NodeType type = NodeType::person;
    std::string kind;              ///< node kind of the schema, or empty
    Naming naming = Naming::named;
    std::string name;              ///< preferred form
    std::string key;               ///< comparison form that makes the node id: equal type and key is one node in all documents
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::uint32_t> mentions;   ///< ascending
};

/// One holder of an attribution chain, before ids exist.
struct HolderDraft {
    std::uint32_t entity = Mention::none;
    TextSpan words;
    Stance stance = Stance::asserts;
    TextSpan cue;
};

/// A statement in the making: all places are in the clean text, all ends are mentions of this document.
struct StatementDraft {
    Relation relation = Relation::associated_with;
    std::uint32_t subject = Mention::none;   ///< index of a mention
    std::uint32_t object = Mention::none;    ///< index of a mention, none for an attribute
    std::string value;
    std::string kind;
    std::vector<std::pair<std::string, std::uint32_t>> args;   ///< role ("by", "from"), mention
    Polarity polarity = Polarity::affirmed;
    TextSpan polarity_cue;
    Modality modality = Modality::asserted;
    TextSpan modality_cue;
    std::vector<HolderDraft> attribution;    ///< outermost first
    std::string role_title;
    TextSpan quantity;                       ///< words of the number, empty when none
    std::string quantity_of;
    TextSpan time;                           ///< words of the date, empty when none
    TextSpan evidence;                       ///< never empty; the sentence or the part that states it
    TextSpan trigger;
    std::string rule;                        ///< name of the rule or model
    double score = 0;
};

/// Everything known about one document, as columns that are empty until their stage has run.
struct Analysis {
    explicit Analysis(const Document& d) : document(d), text(d.source, d.body) {}

    const Document& document;              ///< must outlive the analysis
    Text text;
    std::vector<TextSpan> tokens;          ///< ascending, not overlapping
    std::vector<TokenRange> sentences;     ///< ascending, cover all tokens
    std::vector<Block> blocks;             ///< ascending, cover all tokens; sentences never cross a block
    Syntax syntax;
    std::vector<MentionCandidate> candidates;   ///< by begin, then longer first; may nest and cross
    Context context;
    std::vector<Mention> mentions;         ///< by begin, then longer first
    std::vector<Entity> entities;
    std::vector<StatementDraft> statements;

    std::string_view word(std::uint32_t token) const { return text.slice(tokens[token]); }
    TextSpan span(TokenRange r) const { return {tokens[r.begin].begin, tokens[r.end - 1].end}; }
    std::string_view words(TokenRange r) const { return text.slice(span(r)); }
};

}  // namespace adduce::extract
