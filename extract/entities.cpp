#include "extract/entities.hpp"

#include "extract/entity_countries.hpp"
#include "extract/entity_forces.hpp"
#include "extract/entity_forms.hpp"
#include "extract/entity_joining.hpp"
#include "extract/entity_kinds.hpp"
#include "extract/text.hpp"
#include "extract/titles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

bool is_name(const Mention& m) { return m.kind <= MentionKind::place && m.form == MentionForm::name; }

class EntityFinder {
public:
    EntityFinder(Analysis& analysis, const Gazetteer& gazetteer) : a_(analysis), gazetteer_(gazetteer), words_(analysis, gazetteer.classes()) {}

    void run() {
        for (Mention& m : a_.mentions) {
            m.entity = none;
            m.linked_by = {};
        }
        a_.entities.clear();
        settle_types();
        countries_ = find_country_mentions(a_, gazetteer_, words_);
        forces_ = find_forces(a_, gazetteer_, words_, countries_.home);
        find_forms();
        join_forms(forms_, a_, gazetteer_, words_);
        make_entities();
        attach_titles(a_, words_);
    }

private:
    /// Names, and "the army" where the document names one.
    bool named(const Mention& m) const { return is_name(m) || (is_loose_force(m) && forces_.services.contains(words_.word(m.tokens.end - 1))); }

    /// One spelling, one type: the one with the higher summed score.
    void settle_types() {
        std::unordered_map<std::string, std::array<double, 4>> votes;
        std::vector<std::string> text(a_.mentions.size());
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (!is_name(m)) continue;
            text[i] = comparison_form(a_.words(m.tokens));
            votes[text[i]][static_cast<std::size_t>(type_of(m.kind))] += m.score;
        }
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            Mention& m = a_.mentions[i];
            if (!is_name(m)) continue;
            const auto& v = votes[text[i]];
            const auto best = static_cast<std::size_t>(std::max_element(v.begin(), v.end()) - v.begin());
            if (v[best] > v[static_cast<std::size_t>(type_of(m.kind))]) m.kind = kind_of(static_cast<NodeType>(best));
        }
    }

    void find_forms() {
        std::map<std::pair<NodeType, std::string>, std::uint32_t> index;
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (!named(m) || countries_.of[i] >= 0 || forces_.of.contains(i)) continue;
            const NodeType type = type_of(m.kind);
            const std::string text = comparison_form(a_.words(m.tokens));
            if (text.empty()) continue;
            const auto [it, fresh] = index.try_emplace({type, text}, static_cast<std::uint32_t>(forms_.size()));
            if (fresh) forms_.push_back(make_form(type, a_.words(m.tokens), gazetteer_));
            forms_[it->second].mentions.push_back(i);
        }
    }

    std::string surface(std::uint32_t mention) const {
        std::string text(a_.words(a_.mentions[mention].tokens));
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    Entity country_entity(std::uint16_t country) const {
        Entity entity;
        entity.type = NodeType::place;
        entity.kind = "country";
        entity.name = gazetteer_.country(country).name;
        entity.key = gazetteer_.country(country).key;
        return entity;
    }

    static Entity force_entity(const Contingent& force) {
        Entity entity;
        entity.type = NodeType::unit;
        entity.kind = "force";
        entity.naming = Naming::contingent;
        entity.name = force.name;
        entity.key = force.key;
        if (!force.service.empty()) entity.attributes.emplace_back("service", force.service);
        return entity;
    }

    static Entity entity_of(NodeType type) {
        Entity entity;
        entity.type = type;
        return entity;
    }

    /// Puts a mention to the entity of that key, which `make` makes when it is the first.
    template <class Key, class Make>
    void put(std::map<Key, std::uint32_t>& known, const Key& key, std::uint32_t mention, std::string_view linked_by, const Make& make) {
        const auto [it, fresh] = known.try_emplace(key, static_cast<std::uint32_t>(a_.entities.size()));
        if (fresh) a_.entities.push_back(make());
        a_.entities[it->second].mentions.push_back(mention);
        a_.mentions[mention].linked_by = linked_by;
    }

    void make_entities() {
        std::map<std::uint16_t, std::uint32_t> countries;
        std::map<std::string, std::uint32_t> forces;
        std::map<std::uint32_t, std::uint32_t> clusters;
        std::unordered_map<std::uint32_t, std::uint32_t> form_of;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            for (const std::uint32_t m : forms_[i].mentions) form_of.emplace(m, i);
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            if (countries_.of[i] >= 0) {
                const auto country = static_cast<std::uint16_t>(countries_.of[i]);
                put(countries, country, i, "country", [&] { return country_entity(country); });
            } else if (const auto force = forces_.of.find(i); force != forces_.of.end()) {
                put(forces, force->second.key, i, "force", [&] { return force_entity(force->second); });
            } else if (const auto form = form_of.find(i); form != form_of.end()) {
                const std::uint32_t lead = leader_of(forms_, form->second);
                put(clusters, lead, i, "name", [&] { return entity_of(forms_[lead].type); });
            }
        }
        for (Entity& entity : a_.entities) {
            if (!entity.name.empty()) continue;
            entity.name = best_name(entity.mentions);
            entity.key = comparison_form(entity.name);
            if (entity.key.empty()) entity.key = entity.name;
            entity.kind = kind_of_name(entity.type, entity.name, gazetteer_);
        }
        join_equal_keys();
    }

    /// The fullest form: most words, not shouted, most frequent, first.
    std::string best_name(const std::vector<std::uint32_t>& mentions) const {
        std::map<std::string, std::uint32_t> count;
        for (const std::uint32_t m : mentions) ++count[surface(m)];
        std::string best;
        std::array<std::size_t, 3> best_rank{};
        for (const std::uint32_t m : mentions) {
            const std::string text = surface(m);
            const std::size_t blanks = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
            const bool shouted = blanks > 0 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            const std::array<std::size_t, 3> rank{shouted ? 0U : 1U, name_words(text).size(), count[text]};
            if (best.empty() || rank > best_rank) {
                best = text;
                best_rank = rank;
            }
        }
        return best;
    }

    /// Two entities of one type and key would be one node: make them one here too.
    void join_equal_keys() {
        std::map<std::pair<NodeType, std::string>, std::uint32_t> first;
        std::vector<Entity> kept;
        for (Entity& e : a_.entities) {
            const auto [it, fresh] = first.try_emplace({e.type, e.key}, static_cast<std::uint32_t>(kept.size()));
            if (fresh) {
                kept.push_back(std::move(e));
            } else {
                auto& m = kept[it->second].mentions;
                m.insert(m.end(), e.mentions.begin(), e.mentions.end());
                std::sort(m.begin(), m.end());
            }
        }
        for (std::uint32_t e = 0; e < kept.size(); ++e)
            for (const std::uint32_t m : kept[e].mentions) a_.mentions[m].entity = e;
        a_.entities = std::move(kept);
    }

    Analysis& a_;
    const Gazetteer& gazetteer_;
    WordColumn words_;
    Countries countries_;
    Forces forces_;
    std::vector<EntityForm> forms_;
};

}  // namespace

void find_entities(Analysis& analysis, const Gazetteer& gazetteer) { EntityFinder(analysis, gazetteer).run(); }

}  // namespace adduce::extract
