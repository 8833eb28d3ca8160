#include "extract/relations.hpp"

#include "extract/qualifiers.hpp"
#include "extract/rule_matcher.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace adduce::extract {

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr std::uint32_t longest_sentence = 1000;   // tokens; what is longer is a table or no prose, and would cost every rule at every place

std::string lower_words(const Analysis& a, TokenRange r) {
    std::string text;
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
        if (t > r.begin) text += ' ';
        text += fold_word(a.word(t));
    }
    return text;
}

class RelationFinder {
public:
    RelationFinder(Analysis& analysis, const RuleSet& rules, const Gazetteer& gazetteer)
        : a_(analysis), rules_(rules), gazetteer_(gazetteer), words_(analysis, gazetteer.classes()), chunks_(find_chunks(analysis, words_)), view_(analysis, words_, chunks_) {}

    void run() {
        a_.statements.clear();
        read_sentences();
        read_national_titles();
        add_qualifiers(a_, words_, chunks_);
    }

private:
    void read_sentences() {
        std::uint32_t sentence = 0;
        for (const Block& block : a_.blocks) {
            for (; sentence < a_.sentences.size() && a_.sentences[sentence].begin < block.tokens.end; ++sentence) {
                if (block.kind == BlockKind::furniture || a_.sentences[sentence].size() > longest_sentence) continue;
                for (const Rule& rule : rules_.rules()) {
                    if (!rule.heading && block.kind == BlockKind::heading) continue;
                    for (const RuleMatch& match : find_matches(rule, view_, sentence)) read(rule, match, sentence);
                }
            }
        }
    }

    /// "Secretary of State Blinken": a national title without its body is a post of the country it belongs to, when
    /// that country is named in the document and the person has no such post yet (tie-break 42). A title that all
    /// countries have says nothing: of whatever else a report is, its president may be a visitor.
    void read_national_titles() {
        std::vector<bool> posted(a_.entities.size());
        for (const StatementDraft& d : a_.statements)
            if (d.relation == Relation::heads || d.relation == Relation::holds_post || d.relation == Relation::of_country || d.relation == Relation::commands) posted[a_.mentions[d.subject].entity] = true;
        for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
            const Mention& title = a_.mentions[i];
            if (title.kind != MentionKind::role || words_.longest(title.tokens.begin, "national_title") != title.tokens.size()) continue;
            for (std::uint32_t j = i + 1; j < a_.mentions.size() && a_.mentions[j].tokens.begin <= title.tokens.end; ++j) {
                const Mention& person = a_.mentions[j];
                if (person.kind != MentionKind::person || person.tokens.begin != title.tokens.end || person.entity == none || posted[person.entity]) continue;
                if (chunks_.chunks[j].begin + 1 < title.tokens.begin) continue;   // something else stands before the title
                const std::uint32_t body = country_of_title(title.tokens);
                if (body == none) continue;
                posted[person.entity] = true;
                StatementDraft d;
                d.relation = role_class(words_, title.tokens) == RoleClass::head ? Relation::heads : Relation::holds_post;
                d.subject = j;
                d.object = nearest(body, j);
                d.role_title = std::string(a_.words(title.tokens));
                d.trigger = a_.span(title.tokens);
                d.evidence = a_.span(a_.sentences[person.sentence]);
                d.rule = "national-title";
                d.score = 0.6;
                if (title.tokens.begin > a_.sentences[title.sentence].begin && words_.is(title.tokens.begin - 1, "former_word")) d.kind = "former";
                a_.statements.push_back(std::move(d));
            }
        }
    }

    /// A title that one country alone uses ("Secretary of State") is a post of that country if the document names it.
    std::uint32_t country_of_title(TokenRange title) const {
        for (const auto hit : words_.hits(title.begin)) {
            const std::string_view name = words_.classes().name(hit.id);
            if (hit.length != title.size() || !name.starts_with("title_of_")) continue;
            for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
                const auto form = a_.entities[e].kind == "country" ? gazetteer_.find_country(a_.entities[e].name) : std::nullopt;
                if (form && gazetteer_.country(form->country).code == name.substr(9)) return e;
            }
        }
        return none;
    }

    std::uint32_t nearest(std::uint32_t entity, std::uint32_t mention) const {
        const auto distance = [&](std::uint32_t m) { return m > mention ? m - mention : mention - m; };
        const auto& list = a_.entities[entity].mentions;
        return *std::min_element(list.begin(), list.end(), [&](std::uint32_t x, std::uint32_t y) { return distance(x) < distance(y); });
    }

    /// The mention caught, or all of its list where the rule speaks of each.
    std::vector<std::uint32_t> ends(const Caught& caught, bool each) const {
        if (caught.mention == none) return {};
        const std::uint32_t list = chunks_.chunks[caught.mention].list;
        if (!each || list == Chunk::none) return {caught.mention};
        return chunks_.lists[list];
    }

    void read(const Rule& rule, const RuleMatch& match, std::uint32_t sentence) {
        const bool attribute = info(rule.relation).object == 0;
        // "Presidents A and B", but "President A and B": one title, one holder.
        const Caught& title = match[Slot::title];
        const bool one = !title.tokens.empty() && words_.word(title.tokens.end - 1).back() != 's';
        for (const std::uint32_t subject : ends(match[Slot::subject], rule.each_subject && !one)) {
            if (attribute) {
                draft(rule, match, sentence, subject, none);
                continue;
            }
            for (const std::uint32_t object : ends(match[Slot::object], rule.each_object)) draft(rule, match, sentence, subject, object);
        }
    }

    EndClasses end_of(std::uint32_t mention) const {
        const Entity& e = a_.entities[a_.mentions[mention].entity];
        return end_class(e.type, e.kind);
    }

    /// Members of one list that are of one kind, or of a long list.
    bool alike_in_list(std::uint32_t x, std::uint32_t y) const {
        const std::uint32_t list = chunks_.chunks[x].list;
        const Entity& a = a_.entities[a_.mentions[x].entity];
        const Entity& b = a_.entities[a_.mentions[y].entity];
        if (a.kind == "feature" && b.kind == "feature") return true;   // seas in a row
        if (list == Chunk::none || chunks_.chunks[y].list != list) return false;
        constexpr std::size_t long_list = 4;
        return chunks_.lists[list].size() >= long_list || (a.type == b.type && a.kind == b.kind);
    }

    /// Smaller things lie in greater ones: no region in a city, no city in a building.
    int place_order(std::uint32_t mention) const {
        const Entity& e = a_.entities[a_.mentions[mention].entity];
        if (e.type != NodeType::place || e.kind == "facility") return 0;
        return e.kind == "region" ? 2 : e.kind == "country" ? 3 : 1;
    }

    void draft(const Rule& rule, const RuleMatch& match, std::uint32_t sentence, std::uint32_t subject, std::uint32_t object) {
        if (a_.mentions[subject].entity == none) return;
        StatementDraft d;
        if (object == none) {
            const Caught& value = match[Slot::value];
            if (value.tokens.empty()) return;
            d.value = lower_words(a_, value.tokens);
            d.trigger = a_.span(value.tokens);
        } else {
            if (a_.mentions[object].entity == none || a_.mentions[object].entity == a_.mentions[subject].entity) return;
            if (!ends_allowed(rule.relation, end_of(subject), end_of(object))) return;
            if (rule.apart && alike_in_list(subject, object)) return;
            if (rule.relation == Relation::located_in && place_order(subject) > place_order(object)) return;
        }
        const auto [it, fresh] = drafted_.try_emplace({rule.relation, subject, object}, a_.statements.size());
        if (!fresh && a_.statements[it->second].score >= rule.score) return;
        d.relation = rule.relation;
        d.subject = subject;
        d.object = object;
        d.kind = rule.kind;
        d.modality = rule.modality;
        d.polarity = rule.polarity;
        d.rule = rule.name;
        d.score = rule.score;
        d.evidence = a_.span(a_.sentences[sentence]);
        fill(d, rule, match);
        if (fresh) a_.statements.push_back(std::move(d));
        else a_.statements[it->second] = std::move(d);
    }

    void fill(StatementDraft& d, const Rule& rule, const RuleMatch& match) const {
        if (const Caught& trigger = match[Slot::trigger]; !trigger.tokens.empty()) {
            d.trigger = a_.span(trigger.tokens);
            if (rule.kind_is_trigger) d.kind = lower_words(a_, trigger.tokens);
        }
        if (const Caught& kind = match[Slot::kind]; !kind.tokens.empty()) d.kind = lower_words(a_, kind.tokens);
        if (const Caught& title = match[Slot::title]; !title.tokens.empty()) {
            d.role_title = std::string(a_.words(title.tokens));
            std::replace(d.role_title.begin(), d.role_title.end(), '\n', ' ');
            if (d.trigger.empty()) d.trigger = a_.span(title.tokens);
            if (former(match, title)) d.kind = "former";
        }
        if (const Caught& quantity = match[Slot::quantity]; !quantity.tokens.empty()) d.quantity = a_.span(quantity.tokens);
        if (const Caught& time = match[Slot::time]; !time.tokens.empty()) d.time = a_.span(time.tokens);
        for (const auto& [slot, role] : {std::pair{Slot::by, "by"}, {Slot::from, "from"}, {Slot::via, "via"}, {Slot::place, "place"}}) {
            const Caught& arg = match[slot];
            if (arg.mention != none && a_.mentions[arg.mention].entity != none) d.args.emplace_back(role, arg.mention);
        }
    }

    /// "former", "ex-" before the title, or anywhere in the phrase it begins ("Former US President X").
    bool former(const RuleMatch& match, const Caught& title) const {
        std::uint32_t from = match.tokens.begin;
        const std::uint32_t first = title.tokens.begin;
        if (from > 0 && words_.is(from - 1, "former_word") && a_.sentences[a_.mentions[match[Slot::subject].mention].sentence].begin < from) --from;
        if (first > from + 4) from = first - 4;
        for (std::uint32_t t = from; t < first; ++t)
            if (words_.is(t, "former_word")) return true;
        return false;
    }

    Analysis& a_;
    const RuleSet& rules_;
    const Gazetteer& gazetteer_;
    WordColumn words_;
    Chunks chunks_;
    MatchView view_;
    std::map<std::tuple<Relation, std::uint32_t, std::uint32_t>, std::size_t> drafted_;
};

}  // namespace

void find_relations(Analysis& analysis, const RuleSet& rules, const Gazetteer& gazetteer) { RelationFinder(analysis, rules, gazetteer).run(); }

}  // namespace adduce::extract
