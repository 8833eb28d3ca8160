#include "extract/batching.hpp"

#include "extract/quantities.hpp"
#include "extract/times.hpp"
#include "graph/stable_id.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace adduce::extract {

namespace {

class BatchMaker {
public:
    BatchMaker(const Analysis& analysis, const DiagnosticSink& sink) : a_(analysis), sink_(sink) {}

    Batch run() {
        fill_document();
        fill_nodes();
        for (const StatementDraft& draft : a_.statements) add(draft);
        return std::move(batch_);
    }

private:
    SymbolId intern(std::string_view text) { return batch_.symbols.intern(text); }
    SymbolId intern_if(std::string_view text) { return text.empty() ? SymbolId() : intern(text); }

    void fill_document() {
        const Document& d = a_.document;
        DocumentRecord& out = batch_.document;
        out.id = intern(document_id(d.sha256));
        out.path = intern(d.path);
        out.title = intern_if(d.title);
        out.url = intern_if(d.url);
        out.publisher = intern_if(d.publisher);
        out.published = intern_if(d.published);
        out.sha256 = intern(d.sha256);
    }

    NodeMention place(TokenRange tokens) {
        const SourceSpan span = a_.text.to_source(a_.span(tokens));
        return {DocumentId(0), span, intern(a_.text.source(span))};
    }

    /// Entities that something is said of, or that say something.
    std::vector<bool> used_entities() const {
        std::vector<bool> used(a_.entities.size());
        const auto use = [&used](std::uint32_t entity) {
            if (entity != Mention::none) used[entity] = true;
        };
        for (const StatementDraft& draft : a_.statements) {
            use(a_.mentions[draft.subject].entity);
            if (draft.object != Mention::none) use(a_.mentions[draft.object].entity);
            for (const auto& [role, mention] : draft.args) use(a_.mentions[mention].entity);
            for (const HolderDraft& holder : draft.attribution) use(holder.entity);
        }
        return used;
    }

    /// Somebody without a name of whom nothing is said is no node.
    static bool nameless(const Entity& entity) { return entity.naming == Naming::described || entity.naming == Naming::unnamed; }

    void fill_nodes() {
        const std::vector<bool> used = used_entities();
        node_of_.assign(a_.entities.size(), NodeId());
        std::unordered_map<std::string, NodeId> by_id;
        for (std::size_t e = 0; e < a_.entities.size(); ++e) {
            const Entity& entity = a_.entities[e];
            if (entity.mentions.empty() || (nameless(entity) && !used[e])) continue;
            const std::string id = node_id(entity.type, entity.key);
            const auto [it, fresh] = by_id.try_emplace(id, NodeId(static_cast<std::uint32_t>(batch_.nodes.size())));
            node_of_[e] = it->second;
            if (fresh) {
                Node node;
                node.id = intern(id);
                node.type = entity.type;
                node.kind = intern_if(entity.kind);
                node.naming = entity.naming;
                node.name = intern(entity.name);
                for (const auto& [key, value] : entity.attributes) node.attributes.emplace_back(intern(key), intern(value));
                batch_.nodes.push_back(std::move(node));
            }
            Node& node = batch_.nodes[it->second.value];
            std::set<std::string, std::less<>> aliases;
            for (const std::uint32_t m : entity.mentions) {
                node.mentions.push_back(place(a_.mentions[m].tokens));
                std::string text(a_.words(a_.mentions[m].tokens));
                std::replace(text.begin(), text.end(), '\n', ' ');
                if (a_.mentions[m].form == MentionForm::name && text != entity.name) aliases.insert(std::move(text));
            }
            for (const auto& alias : aliases) {
                const SymbolId symbol = intern(alias);
                if (std::find(node.aliases.begin(), node.aliases.end(), symbol) == node.aliases.end()) node.aliases.push_back(symbol);
            }
            std::sort(node.mentions.begin(), node.mentions.end(), [](const NodeMention& x, const NodeMention& y) { return x.span < y.span; });
            std::sort(node.aliases.begin(), node.aliases.end(), [&](SymbolId x, SymbolId y) { return batch_.symbols.text(x) < batch_.symbols.text(y); });
        }
    }

    SourceSpan source(TextSpan span) const { return span.empty() ? SourceSpan{} : a_.text.to_source(span); }

    NodeId node_of_mention(std::uint32_t mention) const {
        const std::uint32_t e = a_.mentions[mention].entity;
        return e == Mention::none ? NodeId() : node_of_[e];
    }

    Cue cue(TextSpan span) {
        if (span.empty()) return {};
        return {intern(a_.text.slice(span)), source(span)};
    }

    /// Its words are what the source has at the place, cleaned of nothing that matters.
    bool evidence_holds(const StatementDraft& draft, SourceSpan span) const {
        if (draft.evidence.empty() || span.empty()) return false;
        return !a_.text.source(span).empty() && same_words(a_.text.source(span), a_.text.slice(draft.evidence));
    }

    void add(const StatementDraft& draft) {
        Statement s;
        s.subject = node_of_mention(draft.subject);
        if (draft.object != Mention::none) s.object = node_of_mention(draft.object);
        if (!s.subject || (draft.object != Mention::none && !s.object) || s.subject == s.object) return;
        const SourceSpan evidence = source(draft.evidence);
        if (!evidence_holds(draft, evidence)) {
            if (sink_) sink_({Diagnostic::Severity::error, "evidence-lost", a_.document.path, "a statement of rule " + draft.rule + " cites words that are not at their place in the source; it is left out", "please report the document"});
            return;
        }
        s.relation = draft.relation;
        s.subject_mention = source(a_.span(a_.mentions[draft.subject].tokens));
        s.object_mention = draft.object == Mention::none ? SourceSpan{} : source(a_.span(a_.mentions[draft.object].tokens));
        s.trigger = source(draft.trigger);
        s.value = intern_if(draft.value);
        s.kind = intern_if(draft.kind);
        for (const auto& [role, mention] : draft.args)
            if (const NodeId node = node_of_mention(mention)) s.args.push_back({intern(role), node});
        s.polarity = draft.polarity;
        s.polarity_cue = cue(draft.polarity_cue);
        s.modality = draft.modality;
        s.modality_cue = cue(draft.modality_cue);
        s.role_title = intern_if(draft.role_title);
        add_attribution(draft, s);
        if (!draft.quantity.empty()) s.quantity = quantity(draft);
        if (!draft.time.empty()) s.time = time(draft.time);
        s.evidence = {DocumentId(0), evidence, intern(a_.text.source(evidence))};
        s.rule = intern(draft.rule);
        s.score = std::clamp(draft.score, 0.0, 1.0);
        if (info(s.relation).symmetric && batch_.symbols.text(batch_.nodes[s.object.value].id) < batch_.symbols.text(batch_.nodes[s.subject.value].id)) {
            std::swap(s.subject, s.object);
            std::swap(s.subject_mention, s.object_mention);
        }
        // An attribute's value stands where the object would.
        const SourceSpan second = draft.object == Mention::none ? s.trigger : s.object_mention;
        const std::string id = statement_id(a_.document.sha256, s.relation, s.subject_mention, second, s.trigger);
        if (!seen_.insert(id).second) return;
        s.id = intern(id);
        batch_.statements.push_back(std::move(s));
    }

    void add_attribution(const StatementDraft& draft, Statement& s) {
        for (const HolderDraft& h : draft.attribution) {
            Holder holder;
            if (h.entity != Mention::none) holder.node = node_of_[h.entity];
            if (!h.words.empty()) holder.text = intern(a_.text.slice(h.words));
            holder.stance = h.stance;
            if (!h.cue.empty()) holder.cue = intern(a_.text.slice(h.cue));
            holder.cue_span = source(h.cue);
            s.attribution.push_back(holder);
        }
        // The origin: the innermost holder who is more than a relayer; a lone relayer is the origin (schema, tie-break 22).
        for (auto h = s.attribution.rbegin(); h != s.attribution.rend(); ++h) {
            if (h->stance == Stance::reports && s.attribution.size() > 1 && h + 1 != s.attribution.rend()) continue;
            s.origin = h->node;
            break;
        }
    }

    Quantity quantity(const StatementDraft& draft) {
        const std::string_view words = a_.text.slice(draft.quantity);
        const QuantityReading reading = read_quantity(words);
        Quantity q;
        q.value = reading.value;
        q.min = reading.min;
        q.max = reading.max;
        q.bound = intern_if(reading.bound);
        q.of = intern_if(draft.quantity_of.empty() ? reading.of : draft.quantity_of);
        q.text = intern(words);
        return q;
    }

    Time time(TextSpan span) {
        const std::string_view words = a_.text.slice(span);
        Time t;
        t.text = intern(words);
        if (const auto reading = read_time(words, a_.document.published)) {
            t.first = intern_if(reading->first);
            t.last = intern_if(reading->last);
            t.granularity = intern_if(reading->granularity);
        }
        return t;
    }

    const Analysis& a_;
    const DiagnosticSink& sink_;
    Batch batch_;
    std::vector<NodeId> node_of_;   // by entity
    std::set<std::string> seen_;    // ids of statements
};

}  // namespace

Batch make_batch(const Analysis& analysis, const DiagnosticSink& sink) { return BatchMaker(analysis, sink).run(); }

}  // namespace adduce::extract
