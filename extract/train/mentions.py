"""Mentions, chains and statements of gold documents, as numbers a model can learn.

A mention is (begin, end, type, form, entity, relation type): tokens of its sentence, half-open; type and
form index TYPES and FORMS; entity names the chain inside the document; the relation type tells countries
from other places.
"""
import json
import lzma
import os
import re

import corpora
import labels
import text

TYPES = ["Person", "Unit", "Organization", "Place"]
FORMS = ["name", "description", "pronoun"]
SPAN_LABELS = [f"{t}.{f}" for t in TYPES for f in FORMS]
COUNTRY = 4                                   # of relation types: a Place that is a country
RELATIONS = """subordinate_to attached_to commands heads holds_post serves_in member_of employed_by represents appointed_by founded_by owned_by succeeded_by
family_of associated_with located_in based_at operates_in present_at deployed_to of_country controls_place fights_against allied_with attacks inflicts_casualties_on
captured_by trains supplies communicates_with sanctions takes_stance_on""".split()
SYMMETRIC = {"family_of", "associated_with", "fights_against", "allied_with", "communicates_with"}
MARKS = ["planned", "hedged", "negated"]      # read only for pairs that carry a relation
PAIR_LABELS = RELATIONS + ["holder"] + MARKS
MODALITY = {"planned": "planned", "conditional": "planned", "possible": "hedged", "probable": "hedged", "questioned": "hedged"}
LONGEST = 12                                  # tokens of a mention
PERSONAL = set("""i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs
themselves who whom whose which that this these those one there here""".split())


def core(tokens, b, e):
    """[b, e) without leading articles and quotation marks and a closing possessive."""
    while e - b > 1 and tokens[b].lower() in ("the", "a", "an", "\"", "'", "\u201c", "\u2018", "("):
        b += 1
    while e - b > 1 and tokens[e - 1] in ("'s", "\u2019s", "'", "\u2019", ",", "\"", "\u201d"):
        e -= 1
    return b, e


def likeness(a, b, pronoun):
    """How alike two mentions' words are (README.md, "Likeness"); a, b: tokens as written, without article and possessive."""
    if pronoun:
        return 0
    x, y = [t.lower() for t in a], [t.lower() for t in b]
    if x == y:
        return 1
    if x[-1] == y[-1]:
        return 2
    if {w for w in x if len(w) >= 4} & set(y):
        return 3
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and len(short[0]) >= 2 and len(long) > 1 and short[0].lower() == "".join(w[0] for w in long if w[0].isupper()).lower():
            return 4
    return 5


def form_of(entity, tokens, gaz):
    if len(tokens) == 1 and tokens[0].lower() in PERSONAL and tokens[0] not in ("US", "WHO", "IT"):
        return 2
    return 0 if corpora.name_of_span(entity, tokens, gaz) else 1


def read_mentions(document, gold, gaz):
    """Fills mentions, open spans and pair labels of the sentences of a graph document."""
    sents = document.sentences
    begins, ends = {}, {}
    for s, sent in enumerate(sents):
        sent.mentions, sent.open, sent.pairs = [], set(), {}
        for t, (b, e) in enumerate(sent.offsets):
            begins[b], ends[e] = (s, t), (s, t + 1)
    where, entities = {}, {e["id"]: e for e in gold["entities"]}
    for entity in gold["entities"]:
        for b, e in entity["spans"]:
            if b not in begins or e not in ends or begins[b][0] != ends[e][0]:
                continue
            s, x = begins[b]
            y = ends[e][1]
            x, y = core(sents[s].tokens, x, y)
            if y - x > LONGEST:
                continue
            key = (s, x, y)
            if key in where:
                continue
            where[key] = entity
            sents[s].mentions.append((x, y, TYPES.index(entity["type"]), form_of(entity, sents[s].tokens[x:y], gaz), entity["id"],
                                      COUNTRY if entity.get("kind") == "country" else TYPES.index(entity["type"])))
            if entity.get("optional"):
                sents[s].open.add((x, y))
    for s in sents:
        s.mentions.sort(key=lambda m: (m[0], -m[1]))
    for statement in gold["statements"]:
        label_statement(sents, entities, statement)


def label_statement(sents, entities, st):
    """Marks the pairs of mentions that a statement rests on: 1 true, -1 not to be learned from."""
    object_ = st.get("object")
    if not object_ or object_ not in entities or st["subject"] not in entities:
        return
    span, words = st.get("evidence_span"), st.get("words") or {}
    if not span:
        return
    for s in sents:
        if not s.offsets or s.offsets[-1][1] <= span[0] or s.offsets[0][0] >= span[1]:
            continue
        subjects = [i for i, m in enumerate(s.mentions) if m[4] == st["subject"]]
        objects = [i for i, m in enumerate(s.mentions) if m[4] == object_]
        if not subjects or not objects:
            continue
        marked = []
        for end, at in (("subject", subjects), ("object", objects)):
            place = words.get(end)
            hit = [i for i in at if place and s.offsets[s.mentions[i][0]][0] < place[1] and s.offsets[s.mentions[i][1] - 1][1] > place[0]]
            marked.append(hit or (at if not place else []))
        names = [st["relation"]] if st["relation"] in RELATIONS else []
        state = MODALITY.get(st.get("modality"), "")
        for i in subjects:
            for j in objects:
                true = i in marked[0] and j in marked[1] and not st.get("optional")
                for r in names:
                    for x, y in ([(i, j), (j, i)] if r in SYMMETRIC else [(i, j)]):
                        pair = s.pairs.setdefault((x, y), {})
                        pair[r] = 1 if true else pair.get(r, -1)
                        if true:
                            pair["planned"] = max(pair.get("planned", 0), int(state == "planned"))
                            pair["hedged"] = max(pair.get("hedged", 0), int(state == "hedged"))
                            pair["negated"] = max(pair.get("negated", 0), int(st.get("polarity") == "negated"))
                for r in st.get("alt") or []:
                    if r in RELATIONS:
                        pair = s.pairs.setdefault((i, j), {})
                        pair[r] = pair.get(r, -1)
        for holder in st.get("attribution") or []:
            tellers = [k for k, m in enumerate(s.mentions) if m[4] == holder.get("holder")]
            for k in tellers:
                for i in set(marked[0] + marked[1]):
                    if i != k:
                        pair = s.pairs.setdefault((k, i), {})
                        pair["holder"] = 1 if len(tellers) == 1 else pair.get("holder", -1)


# ---------------------------------------------------------------- chains of other corpora

GUM_TYPES = {"person": 0, "organization": 2, "place": 3}


def gum_mentions(documents, path):
    """Adds chains of persons, organizations and places to GUM's sentences; a mention ends with its head."""
    blocks = iter(corpora.conll_blocks(path))
    for d in documents:
        for s in d.sentences:
            _, block = next(blocks)
            rows = [c for c in block if c[0].isdigit()]
            s.chain_mentions = []
            for b, e, kind, chain in entity_spans(rows):
                if kind not in GUM_TYPES:
                    continue
                inside = [t for t in range(b, e) if not b <= s.syntax["head"][t] < e]
                head = inside[0] if inside else e - 1
                end = head + 1
                while end < e and s.syntax["head"][end] == head and s.syntax["deprel"][end] in ("flat", "compound", "fixed"):
                    end += 1
                x, y = core(s.tokens, b, end)
                if y - x <= LONGEST:
                    form = 2 if s.syntax["upos"][head] == "PRON" and y - x == 1 else 0 if s.syntax["upos"][head] == "PROPN" else 1
                    s.chain_mentions.append((x, y, GUM_TYPES[kind], form, chain))
            s.chain_mentions = sorted({(m[0], m[1]): m for m in s.chain_mentions}.values(), key=lambda m: (m[0], -m[1]))


def entity_spans(rows):
    """(begin, end, type, chain) of the Entity= brackets of one sentence's rows."""
    out, open_ = [], []
    for t, row in enumerate(rows):
        value = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for m in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", value):
            if m.group(1):
                chain, kind = m.group(1).split("-")[:2]
                if m.group(2):
                    out.append((t, t + 1, kind, chain))
                else:
                    open_.append((t, kind, chain))
            else:
                chain = m.group(3).split("-")[0]
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][2] == chain:
                        b, kind, _ = open_.pop(k)
                        out.append((b, t + 1, kind, chain))
                        break
    return out


def read_gap(path):
    """GAP snippets: one pronoun and two names, each pair right or wrong."""
    documents = []
    with lzma.open(path, "rt", encoding="utf-8") as f:
        next(f)
        for line in f:
            c = line.rstrip("\n").split("\t")
            pronoun = (int(c[3]), int(c[3]) + len(c[2]))
            names = [((int(c[5]), int(c[5]) + len(c[4])), c[6] == "TRUE"), ((int(c[8]), int(c[8]) + len(c[7])), c[9] == "TRUE")]
            borders = {x for p in (pronoun, names[0][0], names[1][0]) for x in p}
            sents = corpora.split_at(text.sentences(c[1]), borders)
            made = []
            for sent in sents:
                s = corpora.Sentence([w for w, _, _ in sent], [(b, e) for _, b, e in sent])
                s.gap = []
                at, to = {b: t for t, (_, b, _) in enumerate(sent)}, {e: t + 1 for t, (_, _, e) in enumerate(sent)}
                for role, (b, e) in [("pronoun", pronoun)] + [("right" if r else "wrong", p) for p, r in names]:
                    if b in at and e in to and to[e] > at[b]:
                        s.gap.append((at[b], to[e], 0, 2 if role == "pronoun" else 0, role))
                made.append(s)
            d = corpora.Document(c[0], made)
            if sum(len(s.gap) for s in made) == 3:
                documents.append(d)
    return documents
