#pragma once

#include "extract/chunks.hpp"
#include "extract/gazetteer.hpp"
#include "extract/rules.hpp"

#include <array>
#include <optional>
#include <vector>

namespace adduce::extract {

/// What a slot of a rule caught.
struct Caught {
    TokenRange tokens;                          ///< empty: nothing
    std::uint32_t mention = Mention::none;      ///< the mention, when the slot holds one
};

struct RuleMatch {
    TokenRange tokens;                          ///< all that the pattern stepped over
    std::array<Caught, slot_count> slots;
    const Caught& operator[](Slot s) const { return slots[static_cast<std::size_t>(s)]; }
};

/// A document made ready for patterns: classes of its words, phrases around its mentions.
/// Refers to its arguments, which must outlive it. Safe to read from several threads.
class MatchView {
public:
    /// Needs mentions and entities (a country is known by its entity).
    MatchView(const Analysis& analysis, const WordColumn& words, const Chunks& chunks);

    const Analysis& analysis() const { return analysis_; }
    const WordColumn& words() const { return words_; }
    const Chunks& chunks() const { return chunks_; }

    /// The class bits of a mention and, for roles, their class.
    std::uint16_t classes(std::uint32_t mention) const { return classes_[mention]; }
    RoleClass role(std::uint32_t mention) const { return roles_[mention]; }

    /// Mentions whose phrase may be entered at `token`.
    const std::vector<std::uint32_t>& entered_at(std::uint32_t token) const { return entered_[token]; }
    bool in_name(std::uint32_t token) const { return in_name_[token]; }

    /// Does an entry of the class occur in the sentence?
    bool has_class(std::uint32_t sentence, WordClasses::ClassId id) const;

    /// Does the mention stand as a pattern demands?
    bool stands(std::uint32_t mention, Stand stand) const;

private:
    std::uint16_t nationality_classes(const Mention& mention) const;
    bool is_head(std::uint32_t mention) const;
    bool is_free(std::uint32_t mention) const;

    const Analysis& analysis_;
    const WordColumn& words_;
    const Chunks& chunks_;
    std::vector<std::uint16_t> classes_;
    std::vector<RoleClass> roles_;
    std::vector<bool> head_, free_;
    std::vector<std::vector<std::uint32_t>> entered_;
    std::vector<bool> in_name_;
    std::vector<std::vector<bool>> present_;   // classes, by sentence
};

/// Every place of the sentence where the rule's pattern matches: at each first token the first way it can.
/// Cost: bounded by a fixed number of steps for each first token (a pattern that runs out matches nothing there).
std::vector<RuleMatch> find_matches(const Rule& rule, const MatchView& view, std::uint32_t sentence);

}  // namespace adduce::extract
