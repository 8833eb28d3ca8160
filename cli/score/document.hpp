#pragma once

#include "cli/score/align.hpp"
#include "cli/score/figures.hpp"

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace adduce::cli::score {

/// What of a statement has to agree.
enum class Strictness { strict, group, pair };

/// A statement reduced to what has to agree; the ends of a relation without direction are sorted.
struct Key {
    std::string relation;   ///< or view group, or empty for pair
    std::string a, b;
    friend auto operator<=>(const Key&, const Key&) = default;
};
Key key_of(const std::string& subject, const std::string& relation, const std::string& object, Strictness strictness);

/// One gold document beside what the graph has of it.
class DocumentScore {
public:
    DocumentScore(const GoldDocument& gold, const BuiltGraph& built);

    /// Adds this document's counts and error lines.
    void add_to(Figures& figures) const;

private:
    std::string gold_end(const std::string& built_id) const;
    Key built_key(const Claim& claim, Strictness strictness) const;
    void add_nodes(Figures& figures) const;
    void add_claims(Figures& figures, Strictness strictness, Tally& tally) const;
    void add_qualifiers(Figures& figures) const;
    void add_marks(Figures& figures) const;
    std::string shown(const std::string& end) const;
    void explain(Figures& figures, std::string_view what, const Key& key) const;

    const GoldDocument& gold_;
    const BuiltGraph& built_;
    std::vector<const BuiltNode*> nodes_;                  ///< built nodes mentioned in this document
    std::vector<const Claim*> claims_;                     ///< built statements with evidence in it
    std::map<std::string, std::string> built_by_gold_;
    std::map<std::string, std::string> gold_by_built_;
    std::map<Key, std::vector<const Claim*>> gold_claims_; ///< by strict key, alternatives too
};

}  // namespace adduce::cli::score
