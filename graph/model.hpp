#pragma once

#include "graph/ids.hpp"
#include "graph/span.hpp"
#include "graph/symbols.hpp"
#include "graph/vocabulary.hpp"

#include <optional>
#include <utility>
#include <vector>

/// The values a graph is made of (schema `adduce/1`). Plain data: every SymbolId belongs to the symbol
/// table, every NodeId and DocumentId to the columns, of the Graph or Batch the value sits in.
/// A SymbolId of none means "not known" and is written as null.
namespace adduce {

struct DocumentRecord {
    SymbolId id;          ///< "d" + 16 hex digits of sha256
    SymbolId path;        ///< as the user gave it, for JSON Lines with "#" and the line
    SymbolId title;
    SymbolId url;
    SymbolId publisher;
    SymbolId published;   ///< ISO date, YYYY-MM-DD
    SymbolId sha256;      ///< of the decoded text, UTF-8
};

struct NodeMention {
    DocumentId document;
    SourceSpan span;
    SymbolId text;        ///< exactly the characters at `span`
    friend bool operator==(const NodeMention&, const NodeMention&) = default;
};

struct Node {
    SymbolId id;          ///< "n" + 16 hex digits, from type and normalized name: merging never changes it
    NodeType type = NodeType::person;
    SymbolId kind;        ///< of node_kinds(type), or none
    Naming naming = Naming::named;
    SymbolId name;        ///< the fullest or most frequent form in the text
    std::vector<SymbolId> aliases;                           ///< other forms, sorted by text, without `name`
    std::vector<std::pair<SymbolId, SymbolId>> attributes;   ///< sorted by key text ("service": "army")
    std::vector<std::pair<SymbolId, SymbolId>> links;        ///< outside identifiers ("geonames": "703448")
    std::vector<NodeMention> mentions;                       ///< sorted by document id text, then span
};

/// One link of the attribution chain.
struct Holder {
    NodeId node;          ///< none when the holder is no node ("analysts")
    SymbolId text;        ///< the words for the holder; none for a hedge without holder
    Stance stance = Stance::asserts;
    SymbolId cue;
    SourceSpan cue_span;
};

struct Quantity {
    std::optional<double> value, min, max;
    SymbolId bound;       ///< "exact", "at_least", "more_than", "at_most", "less_than", "about", "between"
    SymbolId of;          ///< what is counted
    SymbolId text;        ///< as worded
};

struct Time {
    SymbolId text;        ///< as worded
    SymbolId first, last; ///< full ISO days, or none
    SymbolId granularity; ///< "day", "month", "year", "decade", "vague"
};

struct Evidence {
    DocumentId document;
    SourceSpan span;
    SymbolId exact;       ///< exactly the characters at `span`; never empty
};

/// A further end of an event ("by", "from", "via", "place").
struct Argument {
    SymbolId role;
    NodeId node;
};

/// A word or phrase and where it stands; empty span when there is none.
struct Cue {
    SymbolId text;
    SourceSpan span;
};

/// The smallest sourced claim.
struct Statement {
    SymbolId id;          ///< "s" + 16 hex digits: document, relation and mention spans
    NodeId subject;
    Relation relation = Relation::associated_with;
    NodeId object;        ///< none for an attribute
    SymbolId value;       ///< none unless an attribute
    SymbolId kind;
    std::vector<Argument> args;
    Polarity polarity = Polarity::affirmed;
    Cue polarity_cue;
    Modality modality = Modality::asserted;
    Cue modality_cue;
    std::vector<Holder> attribution;   ///< outermost first; empty: the page's own voice
    NodeId origin;                     ///< innermost holder who is no mere relayer; none: the document
    SymbolId role_title;
    std::optional<Quantity> quantity;
    std::optional<Time> time;
    Evidence evidence;
    SourceSpan subject_mention, object_mention, trigger;   ///< empty when there are no such words
    SymbolId rule;        ///< the rule or model that found it
    double score = 0;     ///< how sure it is to have read rightly, 0 to 1; not whether the claim is true
};

}  // namespace adduce
