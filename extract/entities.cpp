#include "extract/entities.hpp"

#include "extract/contingents.hpp"
#include "extract/entity_kinds.hpp"
#include "extract/name_forms.hpp"
#include "extract/propagation.hpp"
#include "extract/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

NodeType type_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::person: return NodeType::person;
        case MentionKind::unit: return NodeType::unit;
        case MentionKind::organization: return NodeType::organization;
        default: return NodeType::place;
    }
}
MentionKind kind_of(NodeType type) {
    switch (type) {
        case NodeType::person: return MentionKind::person;
        case NodeType::unit: return MentionKind::unit;
        case NodeType::organization: return MentionKind::organization;
        case NodeType::place: return MentionKind::place;
    }
    return MentionKind::place;
}

/// All mentions of a document that are spelt alike, up to comparison form.
struct Form {
    NodeType type = NodeType::person;
    std::string text;                     ///< comparison form
    std::vector<std::string> words;
    std::string bare;                     ///< without country and the like (organizations, places, services)
    int country = -1;                     ///< the country in the name, or -1
    UnitForm unit;
    std::vector<std::uint32_t> mentions;  ///< ascending
    std::uint32_t cluster = none;         ///< index of the form that leads it
};

class EntityFinder {
public:
    EntityFinder(Analysis& analysis, const Gazetteer& gazetteer) : a_(analysis), gazetteer_(gazetteer), words_(analysis, gazetteer.classes()) {}

    void run() {
        for (Mention& m : a_.mentions) m.entity = none;
        a_.entities.clear();
        country_of_.assign(a_.mentions.size(), -1);
        settle_types();
        find_countries();
        find_forces();
        find_forms();
        for (const NodeType type : {NodeType::person, NodeType::unit, NodeType::organization, NodeType::place}) join_forms(type);
        make_entities();
    }

private:
    bool named(const Mention& m) const { return m.kind <= MentionKind::place && (m.form == MentionForm::name || (loose(m) && services_.contains(last_word(m)))); }

    /// One spelling, one type: the one with the higher summed score.
    void settle_types() {
        std::unordered_map<std::string, std::array<double, 4>> votes;
        std::vector<std::string> text(a_.mentions.size());
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (!named(m)) continue;
            text[i] = comparison_form(a_.words(m.tokens));
            votes[text[i]][static_cast<std::size_t>(type_of(m.kind))] += m.score;
        }
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            Mention& m = a_.mentions[i];
            if (!named(m)) continue;
            const auto& v = votes[text[i]];
            const auto best = static_cast<std::size_t>(std::max_element(v.begin(), v.end()) - v.begin());
            if (v[best] > v[static_cast<std::size_t>(type_of(m.kind))]) m.kind = kind_of(static_cast<NodeType>(best));
        }
    }

    /// Does a capital's name act for its country here ("Pyongyang rejected", "talks between Seoul and ...")?
    bool acts(const Mention& m) const {
        const TokenRange s = a_.sentences[m.sentence];
        if (m.tokens.begin > s.begin && words_.is(m.tokens.begin - 1, "place_preposition")) return false;
        if (m.tokens.end < s.end && words_.is(m.tokens.end, "state_act")) return true;
        return m.tokens.end + 1 < s.end && words_.is(m.tokens.end, "auxiliary") && words_.is(m.tokens.end + 1, "state_act");
    }

    /// "The Canadian government", "Government of Iraq" are the country as actor (schema, tie-break 10).
    std::pair<TokenRange, bool> without_government(TokenRange r) const {
        const TokenRange whole = r;
        while (r.size() > 1 && words_.is(r.end - 1, "government_noun")) --r.end;
        if (r.size() > 2 && words_.is(r.begin, "government_noun") && words_.word(r.begin + 1) == "of") r.begin += 2;
        const bool government = r != whole;
        while (government && r.size() > 1 && words_.is(r.end - 1, "possessive")) --r.end;
        while (government && r.size() > 1 && words_.is(r.begin, "determiner")) ++r.begin;
        return {r, government};
    }

    /// The country most spoken of, where it has more than half of all mentions of countries; else none.
    std::uint32_t home_country() const {
        std::map<std::uint16_t, std::uint32_t> count;
        std::uint32_t all = 0;
        for (const Mention& m : a_.mentions) {
            if (m.kind != MentionKind::place && m.kind != MentionKind::nationality) continue;
            const auto form = gazetteer_.find_country(a_.words(m.tokens));
            if (!form || form->form > Gazetteer::Form::people) continue;
            ++count[form->country];
            ++all;
        }
        for (const auto& [country, n] : count)
            if (n * 2 > all) return country;
        return none;
    }

    void find_countries() {
        home_ = home_country();
        // "Georgia" is the country only where something else of that country stands in the document.
        std::vector<bool> sure;
        bool us = false;
        for (const Mention& m : a_.mentions) {
            if (m.kind != MentionKind::place && m.kind != MentionKind::nationality) continue;
            const auto form = gazetteer_.find_country(a_.words(m.tokens));
            if (!form) continue;
            if (sure.size() <= form->country) sure.resize(form->country + 1U);
            if (!gazetteer_.in("state_or_country", a_.words(m.tokens))) sure[form->country] = true;
            if (gazetteer_.country(form->country).code == "US") us = true;
        }
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (m.kind == MentionKind::person || m.kind == MentionKind::unit || m.kind > MentionKind::nationality) continue;
            const std::uint32_t home = gazetteer_.in("national_government", a_.words(m.tokens)) ? home_ : none;
            if (home != none) {
                country_of_[i] = static_cast<int>(home);
                continue;
            }
            const auto [tokens, government] = without_government(m.tokens);
            const auto form = gazetteer_.find_country(a_.words(tokens));
            if (!form || (government && form->form > Gazetteer::Form::adjective)) continue;
            const bool body = m.kind == MentionKind::organization && !government;
            using Form_ = Gazetteer::Form;
            if (form->form == Form_::capital && (body || !acts(m))) continue;
            if (body && form->form != Form_::government && form->form != Form_::name) continue;
            if (us && gazetteer_.in("state_or_country", a_.words(m.tokens)) && !sure[form->country]) continue;
            country_of_[i] = form->country;
        }
    }

    void find_forces() {
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (m.kind == MentionKind::unit && m.form == MentionForm::name) {
                if (auto c = read_contingent(a_, gazetteer_, words_, m.tokens)) forces_.emplace(i, std::move(*c));
            }
        }
        find_services();
        find_loose_forces();
    }

    /// "The troops", "soldiers", "the military" are the forces of the one country whose forces, or else of the one
    /// country that, the document speaks of; where there are several they stay without entity (tie-break 27).
    void find_loose_forces() {
        std::map<std::string, const Contingent*> known;
        for (const auto& [mention, force] : forces_) known.emplace(force.key, &force);
        std::optional<Contingent> meant;
        if (known.size() == 1) meant = *known.begin()->second;
        else if (known.empty() && home_ != none) {
            const auto& country = gazetteer_.country(home_);
            meant = Contingent{};
            meant->name = (country.adjective.empty() ? country.name : country.adjective) + " forces";
            meant->key = comparison_form(meant->name);
            meant->country = static_cast<int>(home_);
        }
        if (!meant) return;
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i)
            if (loose(a_.mentions[i]) && !services_.contains(last_word(a_.mentions[i]))) forces_.emplace(i, *meant);
    }

    static bool loose(const Mention& m) { return m.kind == MentionKind::unit && m.form == MentionForm::description; }
    const std::string& last_word(const Mention& m) const { return words_.word(m.tokens.end - 1); }

    /// The services that the document names, by their last word: "the army" is then that army.
    void find_services() {
        for (const Mention& m : a_.mentions)
            if (m.kind == MentionKind::unit && m.form == MentionForm::name && words_.capital(m.tokens.end - 1) && words_.is(m.tokens.end - 1, "service_name")) services_.insert(last_word(m));
    }

    void find_forms() {
        std::map<std::pair<NodeType, std::string>, std::uint32_t> index;
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& m = a_.mentions[i];
            if (!named(m) || country_of_[i] >= 0 || forces_.contains(i)) continue;
            const NodeType type = type_of(m.kind);
            std::string text = comparison_form(a_.words(m.tokens));
            if (text.empty()) continue;
            const auto [it, fresh] = index.try_emplace({type, text}, static_cast<std::uint32_t>(forms_.size()));
            if (fresh) forms_.push_back(make_form(type, std::move(text)));
            forms_[it->second].mentions.push_back(i);
        }
    }

    Form make_form(NodeType type, std::string text) const {
        Form f;
        f.type = type;
        f.words = name_words(text);
        f.text = std::move(text);
        if (type == NodeType::person) {
            while (f.words.size() > 1 && gazetteer_.in("name_suffix", f.words.back())) f.words.pop_back();
            while (f.words.size() > 1 && gazetteer_.in("honorific", f.words.front())) f.words.erase(f.words.begin());
            return f;
        }
        f.bare = bare_name(f.text, type == NodeType::place, gazetteer_);
        f.country = country_in(f.words);
        if (type == NodeType::unit) f.unit = unit_form(f.bare, gazetteer_);
        return f;
    }

    int country_in(const std::vector<std::string>& words) const {
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            std::string phrase;
            for (std::size_t end = begin; end < words.size() && end < begin + 4; ++end) {
                phrase += (end > begin ? " " : "") + words[end];
                if (const auto form = gazetteer_.find_country(phrase); form && form->form <= Gazetteer::Form::adjective) return form->country;
            }
        }
        return -1;
    }

    bool fits(const Form& shorter, const Form& longer) const {
        switch (shorter.type) {
            case NodeType::person: return persons_fit(shorter.words, longer.words);
            case NodeType::unit:
                if (shorter.country >= 0 && longer.country >= 0 && shorter.country != longer.country) return false;
                if (units_fit(shorter.unit, longer.unit)) return true;
                return shorter.unit.numbers.empty() && bodies_fit(shorter, longer);
            case NodeType::organization: return bodies_fit(shorter, longer);
            case NodeType::place:
                if (outline(shorter, longer)) return true;   // "Bradley Airport"
                return shorter.bare == longer.bare && (shorter.words.size() == 1 || longer.words.size() == 1 || shorter.bare.size() > longer.text.size() || shorter.bare.size() > shorter.text.size());
        }
        return false;
    }

    bool bodies_fit(const Form& shorter, const Form& longer) const {
        if (shorter.country >= 0 && longer.country >= 0 && shorter.country != longer.country) return false;
        if (!same_telling_words(shorter.words, longer.words)) return false;
        if (shorter.bare == longer.bare) return true;
        if (is_abbreviation(shorter) && (abbreviates(shorter.text, longer.words) || abbreviates(shorter.text, name_words(longer.bare)))) return true;
        if (shorter.text + "s" == longer.text || longer.text + "s" == shorter.text) return true;   // "Houthi", "Houthis"
        if (shorter.words.size() >= longer.words.size()) return false;
        if (outline(shorter, longer) || without_place(longer) == shorter.text) return true;
        // "Republican", "Democrats" and the party.
        if (longer.words.back() == "party" && shorter.words.size() == 1 && longer.words.size() == 2) {
            const auto written = gazetteer_.unit_word(shorter.text);
            if (longer.words.front() == (written.empty() ? std::string_view(shorter.text) : written)) return true;
        }
        // The beginning of a longer name, if it says something by itself ("Amnesty", "Haqqani").
        return std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin()) && !gazetteer_.in("generic_body_word", shorter.words.back()) && shorter.country < 0 &&
               !gazetteer_.in("name_glue", longer.words[shorter.words.size()]);
    }

    /// The first and last word of the longer name with some between left out ("Bradley [International] Airport").
    bool outline(const Form& shorter, const Form& longer) const {
        const auto& s = shorter.words;
        const auto& l = longer.words;
        if (s.size() < 2 || s.size() >= l.size() || s.front() != l.front() || s.back() != l.back() || !same_telling_words(s, l)) return false;
        if (std::all_of(s.begin(), s.end(), [&](const std::string& w) { return gazetteer_.in("generic_body_word", w) || gazetteer_.in("place_facility", w); })) return false;
        std::size_t at = 0;
        for (const std::string& w : l)
            if (at < s.size() && s[at] == w) ++at;
        return at == s.size();
    }

    /// "alaska supreme court" without its place, or empty.
    std::string without_place(const Form& f) const {
        for (std::size_t n = std::min<std::size_t>(2, f.words.size() - 1); n > 0; --n) {
            std::string phrase = f.words[0];
            for (std::size_t i = 1; i < n; ++i) phrase += " " + f.words[i];
            if (gazetteer_.place_kind(phrase).empty() || f.words.size() - n < 2) continue;
            std::string rest = f.words[n];
            for (std::size_t i = n + 1; i < f.words.size(); ++i) rest += " " + f.words[i];
            return rest;
        }
        return {};
    }

    bool is_abbreviation(const Form& f) const {
        if (f.words.size() != 1 || f.text.size() < 2 || f.text.size() > 9) return false;
        const std::string_view surface = a_.words(a_.mentions[f.mentions.front()].tokens);
        return std::count_if(surface.begin(), surface.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
    }

    /// Longer names lead; each shorter one joins the leader it fits.
    void join_forms(NodeType type) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            if (forms_[i].type == type) order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (forms_[a].words.size() != forms_[b].words.size()) return forms_[a].words.size() > forms_[b].words.size();
            return forms_[a].text.size() > forms_[b].text.size();
        });
        join_brackets(type);
        std::unordered_map<std::string, std::vector<std::uint32_t>> leaders;   // by word and by first letter of abbreviation
        for (const std::uint32_t i : order) {
            Form& f = forms_[i];
            if (f.cluster == none) {
                std::vector<std::uint32_t> candidates;
                for (const std::string& key : keys(f)) {
                    const auto it = leaders.find(key);
                    if (it != leaders.end()) candidates.insert(candidates.end(), it->second.begin(), it->second.end());
                }
                std::sort(candidates.begin(), candidates.end());
                candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
                std::erase_if(candidates, [&](std::uint32_t c) { return !fits(f, forms_[c]); });
                f.cluster = choose(f, candidates).value_or(i);
            }
            for (const std::string& key : keys(f)) leaders[key].push_back(i);
        }
    }

    /// "Joint Task Force (JTF)": the bracket defines the abbreviation.
    void join_brackets(NodeType type) {
        std::unordered_map<std::uint32_t, std::uint32_t> form_of;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            for (const std::uint32_t m : forms_[i].mentions) form_of.emplace(m, i);
        std::vector<std::uint32_t> ending(a_.tokens.size() + 1, none);
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i)
            if (!a_.mentions[i].nested) ending[a_.mentions[i].tokens.end] = i;
        for (std::uint32_t i = 0; i < forms_.size(); ++i) {
            Form& f = forms_[i];
            const bool unit = f.type == NodeType::unit;   // "USS Nimitz (CVN 68)"
            if (f.type != type || f.type == NodeType::person || !(is_abbreviation(f) || unit)) continue;
            for (const std::uint32_t m : f.mentions) {
                const TokenRange r = a_.mentions[m].tokens;
                if (r.begin == 0 || r.end >= a_.tokens.size() || words_.word(r.begin - 1) != "(" || words_.word(r.end) != ")") continue;
                const std::uint32_t before = ending[r.begin - 1];
                if (before == none || a_.mentions[before].sentence != a_.mentions[m].sentence || !form_of.contains(before)) continue;
                const std::uint32_t other = form_of[before];
                if (forms_[other].type != type || other == i || !(unit || shares_letters(f, forms_[other]))) continue;
                if (leader(other) == i) continue;   // no circles
                f.cluster = other;
                break;
            }
        }
    }

    /// At least the first letter of the abbreviation begins some word of the name.
    static bool shares_letters(const Form& abbreviation, const Form& name) {
        return std::any_of(name.words.begin(), name.words.end(), [&](const std::string& w) { return w[0] == abbreviation.text[0]; });
    }

    std::vector<std::string> keys(const Form& f) const {
        std::vector<std::string> out = f.words;
        if (f.type == NodeType::unit) {
            out.insert(out.end(), f.unit.numbers.begin(), f.unit.numbers.end());
            out.insert(out.end(), f.unit.words.begin(), f.unit.words.end());
        }
        if (f.type != NodeType::person) {
            out.push_back(f.bare);
            if (!f.bare.empty()) out.push_back(std::string("#") + f.bare[0]);   // abbreviations share the first letter
            if (!f.text.empty()) out.push_back(std::string("#") + f.text[0]);
        } else {
            for (const auto& w : f.words) out.push_back(std::string("#") + w[0]);
        }
        return out;
    }

    std::uint32_t leader(std::uint32_t i) const {
        for (int hops = 0; hops < 64 && forms_[i].cluster != i && forms_[i].cluster != none; ++hops) i = forms_[i].cluster;
        return i;
    }

    /// Among forms it fits: the only entity, else by surname before given name, else the one named last before it.
    std::optional<std::uint32_t> choose(const Form& f, std::vector<std::uint32_t> candidates) const {
        const auto distinct = [&](const std::vector<std::uint32_t>& list) {
            std::vector<std::uint32_t> leaders;
            for (const std::uint32_t c : list) leaders.push_back(leader(c));
            std::sort(leaders.begin(), leaders.end());
            leaders.erase(std::unique(leaders.begin(), leaders.end()), leaders.end());
            return leaders;
        };
        auto leaders = distinct(candidates);
        if (leaders.empty()) return std::nullopt;
        if (leaders.size() == 1) return leaders.front();
        if (f.type == NodeType::unit || f.type == NodeType::place) {
            // "93rd Brigade" stays apart when two longer designations fit it; a service may be the one most spoken of.
            if (!f.unit.numbers.empty() || f.type == NodeType::place) return std::nullopt;
        }
        if (f.type == NodeType::person && f.words.size() == 1) {
            std::vector<std::uint32_t> by_surname;
            for (const std::uint32_t c : candidates)
                if (forms_[c].words.back() == f.words.front()) by_surname.push_back(c);
            if (!by_surname.empty()) leaders = distinct(by_surname);
        }
        const std::uint32_t at = f.mentions.front();
        std::uint32_t best = leaders.front();
        std::int64_t best_distance = -1;
        for (const std::uint32_t l : leaders) {   // nearest before, else the first after
            std::int64_t distance = 1'000'000'000;
            for (const std::uint32_t m : forms_[l].mentions) distance = std::min<std::int64_t>(distance, m < at ? at - m : 500'000'000 + (m - at));
            if (best_distance < 0 || distance < best_distance) {
                best = l;
                best_distance = distance;
            }
        }
        return best;
    }

    std::string surface(std::uint32_t mention) const {
        std::string text(a_.words(a_.mentions[mention].tokens));
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    void make_entities() {
        std::vector<std::vector<std::uint32_t>> groups;   // mentions of each entity to be
        std::vector<Entity> made;
        std::map<std::uint16_t, std::uint32_t> countries;
        std::map<std::string, std::uint32_t> forces;
        std::unordered_map<std::uint32_t, std::uint32_t> clusters;
        std::unordered_map<std::uint32_t, std::uint32_t> form_of;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            for (const std::uint32_t m : forms_[i].mentions) form_of.emplace(m, i);
        const auto entity_for = [&](auto& map, const auto& key, const auto& make) {
            const auto [it, fresh] = map.try_emplace(key, static_cast<std::uint32_t>(made.size()));
            if (fresh) {
                made.push_back(make());
                groups.emplace_back();
            }
            return it->second;
        };
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            std::uint32_t e = none;
            if (country_of_[i] >= 0) {
                const auto index = static_cast<std::uint16_t>(country_of_[i]);
                e = entity_for(countries, index, [&] {
                    Entity entity;
                    entity.type = NodeType::place;
                    entity.kind = "country";
                    entity.name = gazetteer_.country(index).name;
                    entity.key = gazetteer_.country(index).key;
                    return entity;
                });
            } else if (const auto force = forces_.find(i); force != forces_.end()) {
                const Contingent& c = force->second;
                e = entity_for(forces, c.key, [&] {
                    Entity entity;
                    entity.type = NodeType::unit;
                    entity.kind = "force";
                    entity.naming = Naming::contingent;
                    entity.name = c.name;
                    entity.key = c.key;
                    if (!c.service.empty()) entity.attributes.emplace_back("service", c.service);
                    return entity;
                });
            } else if (const auto form = form_of.find(i); form != form_of.end()) {
                const std::uint32_t lead = leader(form->second);
                e = entity_for(clusters, lead, [&] {
                    Entity entity;
                    entity.type = forms_[lead].type;
                    return entity;
                });
            }
            if (e != none) groups[e].push_back(i);
        }
        for (std::uint32_t e = 0; e < made.size(); ++e) {
            Entity& entity = made[e];
            entity.mentions = groups[e];
            for (const std::uint32_t m : entity.mentions) a_.mentions[m].entity = e;
            if (!entity.name.empty()) continue;
            entity.name = best_name(entity.mentions);
            entity.key = comparison_form(entity.name);
            if (entity.key.empty()) entity.key = entity.name;
            entity.kind = kind_of_name(entity.type, entity.name, gazetteer_);
        }
        a_.entities = std::move(made);
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
    std::uint32_t home_ = none;                                // the country the document is about, or none
    std::vector<int> country_of_;                              // by mention
    std::unordered_map<std::uint32_t, Contingent> forces_;     // by mention
    std::set<std::string> services_;                           // last words of named services
    std::vector<Form> forms_;
};

}  // namespace

void find_entities(Analysis& analysis, const Gazetteer& gazetteer) { EntityFinder(analysis, gazetteer).run(); }

}  // namespace adduce::extract
