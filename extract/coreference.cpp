#include "extract/coreference.hpp"

#include "extract/chains.hpp"
#include "extract/chunks.hpp"
#include "extract/described.hpp"
#include "extract/name_forms.hpp"
#include "extract/pair_mentions.hpp"
#include "extract/telling.hpp"
#include "extract/word_column.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

/// A link from a later mention to an earlier one (both by number of the list below).
struct Link {
    std::uint32_t antecedent = none;
    std::string_view by;
};

bool is_person(const Mention& m) { return m.kind == MentionKind::person; }
bool is_body(MentionKind kind) { return kind == MentionKind::unit || kind == MentionKind::organization; }

class ChainFinder {
public:
    ChainFinder(Analysis& analysis, const Gazetteer& gazetteer, const AntecedentScorer& scorer, const CoreferenceSettings& settings)
        : a_(analysis), gazetteer_(gazetteer), words_(analysis, gazetteer.classes()), scorer_(scorer), settings_(settings), chains_(0) {}

    void run() {
        number_mentions();
        if (listed_.empty()) return;
        begin_chains();
        find_pairs();
        const std::vector<float> scores = pairs_.empty() ? std::vector<float>() : scorer_(numbered_, pairs_);
        links_.assign(listed_.size(), {});
        decide(scores);
        give_entities();
        if (settings_.speakers) find_speakers();
        settle_first_persons();
        for (Entity& entity : a_.entities) name_by_owner(a_, words_, entity);
    }

private:
    const Mention& mention(std::uint32_t i) const { return a_.mentions[listed_[i]]; }
    bool named(std::uint32_t i) const { return mention(i).form == MentionForm::name; }
    bool first_person(const Mention& m) const { return m.form == MentionForm::pronoun && words_.is(m.tokens.begin, "first_person"); }

    void number_mentions() {
        for (std::uint32_t m = 0; m < a_.mentions.size(); ++m) {
            const auto pair = pair_mention(a_, a_.mentions[m]);
            if (!pair) continue;
            listed_.push_back(m);
            numbered_.push_back(*pair);
        }
    }

    /// Mentions that the rules put together are one chain from the start.
    void begin_chains() {
        chains_ = Chains(static_cast<std::uint32_t>(listed_.size()));
        opens_.assign(listed_.size(), false);
        std::map<std::uint32_t, std::uint32_t> first;
        for (std::uint32_t i = 0; i < listed_.size(); ++i) {
            const std::uint32_t entity = mention(i).entity;
            if (entity == none) continue;
            const auto [it, fresh] = first.try_emplace(entity, i);
            opens_[i] = fresh;
            chains_.join(i, it->second);
            chains_.set_entity(i, entity);
        }
    }

    /// Descriptions and pronouns without an entity, and the first mention of each entity.
    bool looks_back(std::uint32_t i) const { return mention(i).entity == none ? !named(i) : opens_[i]; }

    void find_pairs() {
        for (std::uint32_t i = 0; i < listed_.size(); ++i) {
            if (!looks_back(i)) continue;
            const std::uint32_t from = i > settings_.mentions_back ? i - settings_.mentions_back : 0;
            for (std::uint32_t j = i; j-- > from;) {
                if (mention(i).sentence - mention(j).sentence > settings_.sentences_back) break;
                if (may_join(i, j)) pairs_.push_back({i, j, static_cast<std::uint8_t>(likeness(a_, mention(i), mention(j)))});
            }
        }
    }

    bool may_join(std::uint32_t i, std::uint32_t j) const {
        const Mention& anaphor = mention(i);
        const Mention& antecedent = mention(j);
        if (anaphor.tokens.overlaps(antecedent.tokens) || is_person(anaphor) != is_person(antecedent)) return false;
        if (first_person(antecedent) && !first_person(anaphor)) return false;
        if (!place_fits(anaphor, antecedent)) return false;
        return !(opens_[i] && named(j)) || names_may_join(anaphor, antecedent);
    }

    /// "The country" is a country, "the city" none.
    bool place_fits(const Mention& anaphor, const Mention& antecedent) const {
        if (anaphor.form != MentionForm::description || anaphor.kind != MentionKind::place || antecedent.entity == none) return true;
        const bool country = a_.entities[antecedent.entity].kind == "country";
        const std::uint32_t noun = anaphor.tokens.end - 1;
        return country ? !words_.is(noun, "local_place_noun") : !words_.is(noun, "country_noun");
    }

    /// Two names that the words did not bring together. Places are told apart by nothing but their names.
    bool names_may_join(const Mention& x, const Mention& y) const {
        if (x.entity == none || y.entity == none || x.entity == y.entity || x.kind != y.kind || !(is_person(x) || is_body(x.kind))) return false;
        const Entity& a = a_.entities[x.entity];
        const Entity& b = a_.entities[y.entity];
        return a.type == b.type && a.naming == Naming::named && b.naming == Naming::named && same_telling_words(name_words(a.name), name_words(b.name));
    }

    float needed(const AntecedentPair& pair) const {
        if (opens_[pair.anaphor]) return named(pair.antecedent) ? settings_.name_link : settings_.naming_link;
        return settings_.link;
    }

    /// In the order of the last words, what lies inside another first: "his" before "his wife".
    std::vector<std::uint32_t> inner_first() const {
        std::vector<std::uint32_t> order(listed_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [this](std::uint32_t x, std::uint32_t y) {
            const TokenRange a = mention(x).tokens;
            const TokenRange b = mention(y).tokens;
            return a.end != b.end ? a.end < b.end : a.begin > b.begin;
        });
        return order;
    }

    /// "His wife" is not he: a mention never joins the chain of one inside it.
    bool holds_one_of(std::uint32_t i, std::uint32_t j) const {
        for (std::uint32_t k = i + 1; k < listed_.size() && mention(k).tokens.begin < mention(i).tokens.end; ++k)
            if (chains_.first(k) == chains_.first(j)) return true;
        return false;
    }

    void decide(const std::vector<float>& scores) {
        std::vector<std::size_t> first_pair(listed_.size(), pairs_.size());
        for (std::size_t p = pairs_.size(); p-- > 0;) first_pair[pairs_[p].anaphor] = p;
        for (const std::uint32_t i : inner_first()) {
            Link& link = links_[i];
            float best = 0;
            for (std::size_t p = first_pair[i]; p < pairs_.size() && pairs_[p].anaphor == i; ++p) {
                if (scores[p] <= needed(pairs_[p])) continue;
                if (link.antecedent != none && scores[p] <= best) continue;   // of equal scores the nearest
                if (holds_one_of(i, pairs_[p].antecedent)) continue;
                best = scores[p];
                link = {pairs_[p].antecedent, "antecedent"};
            }
            if (link.antecedent == none || first_person(mention(i))) continue;   // first persons are settled last
            if (opens_[i] && named(link.antecedent)) unite(chains_.entity(link.antecedent), chains_.entity(i), i);
            else if (!chains_.join(i, link.antecedent)) link = {};
        }
    }

    /// Puts the second entity's mentions to the first; the longer name stays. The second is left without mentions.
    void unite(std::uint32_t kept, std::uint32_t given, std::uint32_t i) {
        if (kept == none || kept == given) return;
        Entity& to = a_.entities[kept];
        Entity& from = a_.entities[given];
        if (name_words(from.name).size() > name_words(to.name).size()) {
            std::swap(to.name, from.name);
            std::swap(to.key, from.key);
            std::swap(to.kind, from.kind);
        }
        for (const std::uint32_t m : from.mentions) a_.mentions[m].entity = kept;
        to.mentions.insert(to.mentions.end(), from.mentions.begin(), from.mentions.end());
        std::sort(to.mentions.begin(), to.mentions.end());
        from.mentions.clear();
        for (Mention& m : a_.mentions)   // titles
            if (m.entity == given) m.entity = kept;
        a_.mentions[listed_[i]].linked_by = links_[i].by;
        chains_.set_entity(i, none);
        chains_.join(i, links_[i].antecedent);
    }

    void give_entities() {
        for (const auto& chain : chains_.all()) {
            std::uint32_t entity = chains_.entity(chain.front());
            const bool founded = entity == none;
            if (founded) {
                const auto founds = [&](std::uint32_t i) { return mention(i).form == MentionForm::description; };
                if (std::none_of(chain.begin(), chain.end(), founds)) continue;
                std::vector<std::uint32_t> mentions;
                for (const std::uint32_t i : chain) mentions.push_back(listed_[i]);
                entity = static_cast<std::uint32_t>(a_.entities.size());
                a_.entities.push_back(described_entity(a_, words_, gazetteer_, std::move(mentions)));
            }
            for (const std::uint32_t i : chain) settle(i, entity, founded && mention(i).form == MentionForm::description ? "description" : "later mention");
        }
    }

    /// "I" is the person who tells what it stands in, by the innermost telling that names one.
    void find_speakers() {
        const auto tellings = find_tellings(a_, words_, find_chunks(a_, words_));
        std::map<std::uint32_t, std::uint32_t> number;
        for (std::uint32_t i = 0; i < listed_.size(); ++i) number.emplace(listed_[i], i);
        for (std::uint32_t i = 0; i < listed_.size(); ++i) {
            if (!first_person(mention(i))) continue;
            for (const Telling& telling : tellings[mention(i).sentence]) {
                const auto holder = number.find(telling.holder);
                if (holder == number.end() || !telling.told.contains(mention(i).tokens)) continue;
                if (is_person(mention(holder->second)) && mention(holder->second).entity != none) links_[i] = {holder->second, "speaker"};
            }
        }
    }

    /// In the order of the text, so that "my" may follow "I".
    void settle_first_persons() {
        for (std::uint32_t i = 0; i < listed_.size(); ++i) {
            if (!first_person(mention(i)) || links_[i].antecedent == none) continue;
            const std::uint32_t entity = mention(links_[i].antecedent).entity;
            if (entity == none) links_[i] = {};
            else settle(i, entity, {});
        }
    }

    /// @param alone  what linked it if it refers to nothing before it
    void settle(std::uint32_t i, std::uint32_t entity, std::string_view alone) {
        Mention& m = a_.mentions[listed_[i]];
        if (m.entity == none) {
            m.entity = entity;
            m.linked_by = links_[i].antecedent != none ? links_[i].by : alone;
            auto& list = a_.entities[entity].mentions;
            const auto at = std::lower_bound(list.begin(), list.end(), listed_[i]);
            if (at == list.end() || *at != listed_[i]) list.insert(at, listed_[i]);
        }
        if (links_[i].antecedent != none) m.antecedent = listed_[links_[i].antecedent];
    }

    Analysis& a_;
    const Gazetteer& gazetteer_;
    WordColumn words_;
    const AntecedentScorer& scorer_;
    const CoreferenceSettings& settings_;
    std::vector<std::uint32_t> listed_;       // mentions that are numbered, ascending
    std::vector<PairMention> numbered_;       // parallel
    Chains chains_;                           // of numbers
    std::vector<bool> opens_;                 // the first mention of an entity of the rules
    std::vector<AntecedentPair> pairs_;       // by anaphor, nearest antecedent first
    std::vector<Link> links_;                 // parallel to listed_
};

}  // namespace

void find_coreference(Analysis& analysis, const Gazetteer& gazetteer, const AntecedentScorer& scorer, const CoreferenceSettings& settings) {
    if (!analysis.context.empty()) ChainFinder(analysis, gazetteer, scorer, settings).run();
}

}  // namespace adduce::extract
