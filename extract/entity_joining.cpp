#include "extract/entity_joining.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;

class FormJoiner {
public:
    FormJoiner(std::vector<EntityForm>& forms, const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) : forms_(forms), a_(analysis), gazetteer_(gazetteer), words_(words) {}

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
            EntityForm& f = forms_[i];
            if (f.cluster == none) {
                std::vector<std::uint32_t> candidates;
                for (const std::string& key : keys(f)) {
                    const auto it = leaders.find(key);
                    if (it != leaders.end()) candidates.insert(candidates.end(), it->second.begin(), it->second.end());
                }
                std::sort(candidates.begin(), candidates.end());
                candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
                std::erase_if(candidates, [&](std::uint32_t c) { return !forms_fit(f, forms_[c], gazetteer_); });
                f.cluster = choose(f, candidates).value_or(i);
            }
            for (const std::string& key : keys(f)) leaders[key].push_back(i);
        }
    }

private:
    /// "Joint Task Force (JTF)": the bracket defines the abbreviation.
    void join_brackets(NodeType type) {
        std::unordered_map<std::uint32_t, std::uint32_t> form_of;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            for (const std::uint32_t m : forms_[i].mentions) form_of.emplace(m, i);
        std::vector<std::uint32_t> ending(a_.tokens.size() + 1, none);
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i)
            if (!a_.mentions[i].nested) ending[a_.mentions[i].tokens.end] = i;
        for (std::uint32_t i = 0; i < forms_.size(); ++i) {
            EntityForm& f = forms_[i];
            const bool unit = f.type == NodeType::unit;   // "USS Nimitz (CVN 68)"
            if (f.type != type || f.type == NodeType::person || !(f.abbreviation || unit)) continue;
            for (const std::uint32_t m : f.mentions) {
                const TokenRange r = a_.mentions[m].tokens;
                if (r.begin == 0 || r.end >= a_.tokens.size() || words_.word(r.begin - 1) != "(" || words_.word(r.end) != ")") continue;
                const std::uint32_t before = ending[r.begin - 1];
                if (before == none || a_.mentions[before].sentence != a_.mentions[m].sentence || !form_of.contains(before)) continue;
                const std::uint32_t other = form_of[before];
                if (forms_[other].type != type || other == i || !(unit || shares_letters(f, forms_[other]))) continue;
                if (leader_of(forms_, other) == i) continue;   // no circles
                f.cluster = other;
                break;
            }
        }
    }

    /// At least the first letter of the abbreviation begins some word of the name.
    static bool shares_letters(const EntityForm& abbreviation, const EntityForm& name) {
        return std::any_of(name.words.begin(), name.words.end(), [&](const std::string& w) { return w[0] == abbreviation.text[0]; });
    }

    std::vector<std::string> keys(const EntityForm& f) const {
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

    /// Among forms it fits: the only entity, else by surname before given name, else the one named last before it.
    std::optional<std::uint32_t> choose(const EntityForm& f, std::vector<std::uint32_t> candidates) const {
        const auto distinct = [&](const std::vector<std::uint32_t>& list) {
            std::vector<std::uint32_t> leaders;
            for (const std::uint32_t c : list) leaders.push_back(leader_of(forms_, c));
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

    std::vector<EntityForm>& forms_;
    const Analysis& a_;
    const Gazetteer& gazetteer_;
    const WordColumn& words_;
};

}  // namespace

std::uint32_t leader_of(const std::vector<EntityForm>& forms, std::uint32_t form) {
    for (int hops = 0; hops < 64 && forms[form].cluster != form && forms[form].cluster != none; ++hops) form = forms[form].cluster;
    return form;
}

void join_forms(std::vector<EntityForm>& forms, const Analysis& analysis, const Gazetteer& gazetteer, const WordColumn& words) {
    FormJoiner joiner(forms, analysis, gazetteer, words);
    for (const NodeType type : {NodeType::person, NodeType::unit, NodeType::organization, NodeType::place}) joiner.join_forms(type);
}

}  // namespace adduce::extract
