"""Readers: every corpus becomes documents of sentences with allowed-label sets for each head.

A corpus that says nothing about a head stays silent there (labels.ANY). Where schemes differ, a
token is given every label that its corpus cannot tell apart (README.md, "Partial labels").
"""
import glob
import hashlib
import json
import lzma
import os
import re

import gazetteers
import labels
import text
import treebank

PRONOUNS = set("""i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs
themselves this that these those who whom whose which what there here one another others some many both all none each""".split())
ARTICLES = {"the", "a", "an"}
PARTICLES = {"al", "el", "an", "ar", "as", "bin", "ibn", "bint", "abu", "umm", "de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "la", "le", "ad", "ould", "ul", "d"}
DIRECTIONS = set("north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern mainland upper lower".split())
GENERIC = gazetteers.UNIT_WORDS | set("""court council committee centre center administration alliance state government ministry department senate house commission authority agency
bank party union federation university embassy parliament assembly church school company coalition movement front group organisation organization institute city county province
district republic brigade division service services military unit office bureau board region north south east west""".split())
SERVICES = set("army navy marines police guard gendarmerie".split())    # "the Army" is used as a name
GOVERNMENT = set("""government governments authorities officials official regime administration people troops forces nationals citizens citizen leaders leader side delegation
nation republic soil territory officers border leadership government's cabinet""".split())


class Sentence:
    """Tokens and what a corpus says of them; None where it says nothing.

    allowed         for every tagging head, each token's set of allowed labels
    syntax          columns of treebank.syntax_of
    mentions, open  all mentions (mentions.py), and the places of those that are neither right nor wrong
    pairs           (subject, object) of mentions -> {label of mentions.PAIR_LABELS: 1, or -1 for "do not learn"}
    chain_mentions  mentions of a corpus whose chains are known but not all of our mentions
    gap             the pronoun and the two names of a GAP snippet
    """
    __slots__ = ("tokens", "allowed", "offsets", "syntax", "mentions", "open", "pairs", "chain_mentions", "gap")

    def __init__(self, tokens, offsets=None):
        self.tokens, self.offsets = tokens, offsets
        self.allowed = {h: labels.silent(h, len(tokens)) for h in labels.HEADS}
        self.syntax = self.mentions = self.open = self.pairs = self.chain_mentions = self.gap = None


class Document:
    __slots__ = ("name", "sentences")

    def __init__(self, name, sentences):
        self.name, self.sentences = name, sentences


def share_of(name):
    """A number in [0, 1) that depends on the name alone: how documents are split."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest()[:8], 16) / 2 ** 32


# ---------------------------------------------------------------- which spans are names

def words_of(s):
    return [w.lower() for w in re.findall(r"[^\W_]+", s)]


def name_of_span(entity, tokens, gaz):
    """What a gold span is as a name: (tokens to skip at the front, label, certain), or None for a description.

    The one definition, for training and for measuring (README.md, "What a name is"). `certain` is
    False where annotators themselves waver: such a span is neither asked for nor held against anyone.
    """
    skip = 0
    while skip < len(tokens) and (tokens[skip].lower() in ARTICLES or tokens[skip] in "\"'\u201c\u2018("):
        skip += 1
    core = tokens[skip:]
    if not core or (core[0].lower() in PRONOUNS and core[0] not in ("US", "WHO", "IT")):
        return None
    surface = words_of(" ".join(core))
    known = [words_of(n) for n in [entity["name"]] + entity.get("aliases", [])]
    kind = entity["type"]
    letters = [t for t in core if t[0].isalpha() or t[0].isdigit()]
    if not letters or not surface:
        return None
    capital = any(c.isupper() for t in core for c in t)
    leads = core[0][0].isupper() or core[0][0].isdigit() or (core[0].lower() in PARTICLES and capital) or (capital and any(c.isupper() for c in core[0]))
    ends = letters[-1][0].isupper() or letters[-1][0].isdigit() or any(c.isupper() for c in letters[-1]) or not letters[-1][0].islower()
    exact = surface in known
    if kind == "Place" and entity.get("kind") == "country":
        if gaz.is_demonym(core):
            return skip, "Nationality", True
        if any(w in GOVERNMENT for w in surface) and not exact:
            return None
    if entity["naming"] != "named":        # "Afghan National Police" as contingent; never a lone word or a person
        return (skip, kind, False) if leads and ends and capital and len(core) > 1 and kind != "Person" else None
    if not capital and not exact:
        return None
    if kind == "Person":
        mine = {w for n in known for w in n if len(w) > 1} or {w for n in known for w in n}
        if not mine & set(surface) or not leads:
            return None
        return skip, kind, True
    if not leads and not (exact and capital):
        return None
    if not ends and not exact:
        return None
    if kind == "Place" and core[0].lower() in DIRECTIONS and core[0].islower():
        return None                        # "northern Iraq": the name is Iraq
    if len(core) == 1 and core[0].lower() in GENERIC - SERVICES and not exact:
        return skip, kind, False           # "the Council", "the Brigade": a name to some, a description to others
    return skip, kind, True


def graph_names(gold, sents, gaz, with_others=False):
    """Per sentence (outer, inner, unsure): lists of (begin, end, set of types); graph gold of one document.

    sents: sentences as lists of (token, begin, end). Unsure spans are possible names of no verdict.
    with_others: also the types that the gold accepts besides (for measuring; training follows the first choice).
    """
    at_begin, at_end = {}, {}
    for s, sent in enumerate(sents):
        for t, (_, b, e) in enumerate(sent):
            at_begin[b] = (s, t)
            at_end[e] = (s, t + 1)
    found = {}
    for entity in gold["entities"]:
        for b, e in entity["spans"]:
            if b not in at_begin or e not in at_end or at_begin[b][0] != at_end[e][0]:
                continue
            s, t = at_begin[b]
            end = at_end[e][1]
            verdict = name_of_span(entity, [w for w, _, _ in sents[s][t:end]], gaz)
            if verdict:
                skip, kind, certain = verdict
                while end - 1 > t + skip and sents[s][end - 1][0] in ("'s", "\u2019s", "'", "\u2019", ",", "\"", "\u201d"):
                    end -= 1
                others = {a for a in entity.get("alt_types", []) if a in labels.NAMES} if kind != "Nationality" and with_others else set()
                key = (s, t + skip, end)
                old = found.get(key)
                found[key] = ({kind} | others | old[0], certain and old[1]) if old else ({kind} | others, certain)
    out = []
    for s in range(len(sents)):
        sure = sorted(((b, e, k) for (x, b, e), (k, c) in found.items() if x == s and c), key=lambda x: (-(x[1] - x[0]), x[0]))
        unsure = [(b, e, k) for (x, b, e), (k, c) in found.items() if x == s and not c]
        outer, inner = [], []
        for span in sure:
            b, e, _ = span
            if all(e <= ob or b >= oe for ob, oe, _ in outer):
                outer.append(span)
            elif any(ob <= b and e <= oe for ob, oe, _ in outer) and all(e <= ib or b >= ie for ib, ie, _ in inner):
                inner.append(span)
        out.append((sorted(outer, key=lambda x: x[0]), sorted(inner, key=lambda x: x[0]), unsure))
    return out


def split_at(sents, borders):
    """Splits tokens at gold span borders that fall inside them."""
    out = []
    for sent in sents:
        now = []
        for w, b, e in sent:
            cuts = sorted({x for x in borders if b < x < e}) if e - b > 1 else []
            for x in cuts + [e]:
                now.append((w[:x - b], b, x))
                w, b = w[x - b:], x
        out.append(now)
    return out


# ---------------------------------------------------------------- rule labels for details

MONTHS = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. "
             "aug. sep. sept. oct. nov. dec.".split())
DAYS = set("monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat. sun.".split())
RELATIVE = {"today", "yesterday", "tomorrow", "tonight"}
PERIODS = set("week month year weekend decade century morning evening night summer winter spring autumn fall".split())
YEAR = re.compile(r"^(1[6-9]|20)\d\d$")
DECADE = re.compile(r"^(1[6-9]|20)?\d0s$")
DAY = re.compile(r"^(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?$", re.I)
NUMBER = re.compile(r"^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$")
NUMBER_WORDS = set("""one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions billions scores""".split())
APPROXIMATE = [tuple(p.split()) for p in ("more than", "less than", "fewer than", "at least", "at most", "up to", "as many as", "as much as", "about", "around", "some", "nearly",
                                          "almost", "over", "roughly", "approximately", "an estimated", "close to", "well over", "under", "only", "a few", "several")]


def date_spans(tokens):
    """Dates by rule: months with days and years, weekdays, years, relative days."""
    low = [t.lower() for t in tokens]
    n, i, out = len(tokens), 0, []
    while i < n:
        month = low[i] in MONTHS and tokens[i][0].isupper() and (low[i] not in ("may", "march", "mar", "sun.", "jun", "mar.") or
            (i + 1 < n and (DAY.match(tokens[i + 1]) or YEAR.match(tokens[i + 1]) or tokens[i + 1] == ",")) or (i and (DAY.match(tokens[i - 1]) or low[i - 1] in ("in", "of", "since", "last", "this", "until", "early", "late", "mid"))))
        if month:
            b, e = i, i + 1
            if b and DAY.match(tokens[b - 1]):
                b -= 1
            elif b > 1 and low[b - 1] == "of" and DAY.match(tokens[b - 2]):
                b -= 2
            elif e < n and DAY.match(tokens[e]):
                e += 1
            if e + 1 < n and tokens[e] == "," and YEAR.match(tokens[e + 1]):
                e += 2
            elif e < n and YEAR.match(tokens[e]):
                e += 1
            if b > 1 and tokens[b - 1] == "," and low[b - 2] in DAYS:
                b -= 2
            elif b and low[b - 1] in DAYS:
                b -= 1
            out.append((b, e))
            i = e
            continue
        if low[i] in DAYS and tokens[i][0].isupper():
            nxt = i + 1 + (i + 1 < n and tokens[i + 1] == ",")
            follows = nxt < n and (low[nxt] in MONTHS or (DAY.match(tokens[nxt]) and nxt + 1 < n and low[nxt + 1] in MONTHS))
            if not follows:
                b = i - 1 if i and low[i - 1] in ("last", "next", "this") else i
                e = i + 2 if i + 1 < n and low[i + 1] in ("morning", "evening", "night", "afternoon") else i + 1
                out.append((b, e))
        elif low[i] in RELATIVE:
            out.append((i, i + 1))
        elif low[i] in PERIODS and i and low[i - 1] in ("last", "next", "this", "past"):
            out.append((i - 1, i + 1))
        elif YEAR.match(tokens[i]) and tokens[i] > "1900" and i and low[i - 1] in ("the", "a", "an", "'s", "\u2019s") and i + 1 < n and low[i + 1].isalpha():
            out.append((i, i + 1))
        elif YEAR.match(tokens[i]) and (i and low[i - 1] in ("in", "since", "of", "by", "until", "from", "to", "before", "after", "during", "early", "late", "(", "and", "between", "mid", "year", "-", "\u2013") or i == 0) \
                and not (i + 1 < n and low[i + 1].isalpha() and low[i + 1].endswith("s") and low[i - 1] not in ("in", "since")):
            out.append((i, i + 1))
        elif DECADE.match(low[i]):
            out.append((i, i + 1))
        elif re.match(r"^\d{1,2}[/.-]\d{1,2}[/.-](\d\d|\d{4})$|^\d{4}-\d\d-\d\d$", tokens[i]):
            out.append((i, i + 1))
        i += 1
    clean, last = [], 0
    for b, e in out:
        if b >= last:
            clean.append((b, e))
            last = e
    return clean


def quantity_spans(tokens, taken):
    """Cardinal numbers with their approximation and scale words, outside of `taken` tokens."""
    low = [t.lower() for t in tokens]
    n, i, out = len(tokens), 0, []
    is_number = lambda j: j < n and not taken[j] and (NUMBER.match(tokens[j]) or low[j] in NUMBER_WORDS)
    while i < n:
        if is_number(i) and not (YEAR.match(tokens[i]) and (i + 1 >= n or not low[i + 1].isalpha())):
            b = e = i
            while is_number(e) or (e > b and low[e:e + 1] in (["and"], ["-"]) and is_number(e + 1) and low[e - 1] in NUMBER_WORDS) or (e > b and low[e:e + 1] == ["of"] and low[e - 1].endswith("s") and is_number(e + 1)):
                e += 1
            if low[b:e] == ["one"]:
                i = e
                continue
            for phrase in APPROXIMATE:
                k = len(phrase)
                if b >= k and tuple(low[b - k:b]) == phrase and not any(taken[b - k:b]):
                    b -= k
                    break
            out.append((b, e))
            i = e
        else:
            i += 1
    return out


def phrase_spans(tokens, phrases, longest, lower):
    """Longest matches, left to right."""
    key = [t.lower() for t in tokens] if lower else tokens
    out, i = [], 0
    while i < len(tokens):
        for k in range(min(longest, len(tokens) - i), 0, -1):
            if tuple(key[i:i + k]) in phrases:
                out.append((i, i + k))
                i += k
                break
        else:
            i += 1
    return out


def label_details(sentence, gaz, persons, names, gold=()):
    """Fills the head `details`: gold spans first, then rules; what the rules cannot tell stays open.

    persons: (begin, end) of person names; names: of all names; gold: (begin, end, type).
    """
    tokens = sentence.tokens
    n = len(tokens)
    row = labels.empty("details", n)
    taken = [False] * n
    index = labels.INDEX["details"]

    def put(b, e, kind, sure=True):
        if not any(taken[b:e]):
            labels.put("details", row, b, e, [kind], or_outside=not sure)
            for t in range(b, e):
                taken[t] = True

    in_name = [False] * n
    for b, e in names:
        for t in range(b, e):
            in_name[t] = True
    for b, e, kind in gold:
        if kind != "Time" and (not any(in_name[b:e]) or kind in ("Role", "Date")):
            put(b, e, kind)
    starts = {b for b, _ in persons}
    ends = {e for _, e in persons}
    honorific = {b for b, _ in phrase_spans(tokens, gaz.honorifics, 2, False)}
    for b, e in phrase_spans(tokens, gaz.lower_roles, gaz.longest_phrase, True):
        if any(in_name[b:e]):
            continue
        after = e + (e < n and tokens[e] in (",", "("))
        while after < n and after in honorific:
            after += 1
        near = e in starts or after in starts or (e < n and tokens[e].lower() in ("of", "for") and (tokens[b][0].isupper() or b and tokens[b - 1].lower() in ("the", ",", "a", "as"))) \
            or (b >= 2 and b - 1 in ends and tokens[b - 1] == ",")
        before_rank = any((e + k) in starts for k in (1, 2, 3, 4)) and tuple(tokens[e:e + 1]) in gaz.ranks
        # A rank that is also a post ("Commander", "Sheriff") is left open right before a name.
        if tuple(tokens[b:e]) in gaz.ranks and e in starts:
            continue
        put(b, e, "Role", near or before_rank)
    for b, e in phrase_spans(tokens, gaz.ranks, gaz.longest_phrase, False):
        if any(in_name[b:e]):
            continue
        after = e
        while after < n and tokens[after] in (".", ",", "(", ")", "rtd", "retd", "Retired", "-") and after < e + 4:
            after += 1
        put(b, e, "Rank", e in starts or after in starts)
    for b, e in date_spans(tokens):
        if not all(in_name[b:e]):
            put(b, e, "Date")
    for b, e, kind in gold:                 # worded times ("during the summit") may be dates or not
        if kind == "Time" and not date_spans(tokens[b:e]):
            put(b, e, "Date", False)
    blocked = [x or y for x, y in zip(taken, in_name)]
    for b, e in quantity_spans(tokens, blocked):
        age = (b and e < n and tokens[b - 1] == "," and tokens[e] == ",") or (e < n and tokens[e] in ("-", "/", ":", ")")) or (b and tokens[b - 1] in ("(", "/", "#", "No.", "-"))
        year = e - b == 1 and YEAR.match(tokens[b]) and tokens[b] > "1900"
        put(b, e, "Quantity", not age and not year)
        if year:
            row[b] |= 1 << index["B-Date"]
    # A capitalised word right before a person is often a rank or post that no list holds.
    for b in starts:
        t = b - 1
        while t >= 0 and not taken[t] and not in_name[t] and tokens[t][0].isupper() and b - t <= 5 and tokens[t].rstrip(".") not in COURTESY and tokens[t].lower() not in FUNCTION_WORDS:
            row[t] = O_RANK_ROLE
            t -= 1
    sentence.allowed["details"] = row


FUNCTION_WORDS = set("the a an in on at by of for from with and but or as while when after before if his her their our my its this that these those to also however meanwhile according".split())
COURTESY = set("Mr Mrs Ms Miss Dr Sir Alhaji Alh Hajia Mallam Malam Sheikh Sheik Mullah Lord Dame Madam Comrade Engr Barr".split())
O_RANK_ROLE = labels.O
for _k in ("Rank", "Role"):
    for _p in "BI":
        O_RANK_ROLE |= 1 << labels.INDEX["details"][_p + "-" + _k]


# ---------------------------------------------------------------- the graph gold

def locate(tokens, phrase, near=None):
    """Token range of a phrase in a sentence; the one closest to token `near`."""
    want = [t for t, _, _ in text.tokenize(phrase)]
    low = [t.lower() for t in tokens]
    want = [w.lower() for w in want]
    hits = [i for i in range(len(low) - len(want) + 1) if low[i:i + len(want)] == want] if want else []
    if not hits:
        return None
    best = min(hits, key=lambda i: abs(i - near)) if near is not None else hits[0]
    return best, best + len(want)


def read_graph(folder, gaz):
    """(document, its gold graph) pairs."""
    documents = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        gold = json.load(open(path, encoding="utf-8"))
        raw = open(path[:-5] + ".txt", encoding="utf-8").read()
        borders = {x for e in gold["entities"] for span in e["spans"] for x in span}
        sents = split_at(text.sentences(raw), borders)
        names = graph_names(gold, sents, gaz)
        made = []
        for sent, (outer, inner, unsure) in zip(sents, names):
            s = Sentence([w for w, _, _ in sent], [(b, e) for _, b, e in sent])
            fill_names(s, outer, inner, unsure, gaz)
            made.append(s)
        for s, (outer, inner, unsure), gold_details in zip(made, names, graph_details(gold, sents, made)):
            label_details(s, gaz, [(b, e) for b, e, k in outer if "Person" in k], [(b, e) for b, e, _ in outer], gold_details)
        documents.append((Document(os.path.basename(path)[:-5], made), gold))
    return documents


def graph_spans(gold, raw, gaz):
    """For measuring: ({(begin, end): types} of the sure names, the unsure ones, {(begin, end): kind} of gold details), in code points."""
    borders = {x for e in gold["entities"] for span in e["spans"] for x in span}
    sents = split_at(text.sentences(raw), borders)
    sure, unsure = {}, set()
    for sent, (outer, inner, open_spans) in zip(sents, graph_names(gold, sents, gaz, with_others=True)):
        for b, e, kinds in outer + inner:
            sure[sent[b][1], sent[e - 1][2]] = kinds
        unsure |= {(sent[b][1], sent[e - 1][2]) for b, e, _ in open_spans}
    made = [Sentence([w for w, _, _ in s]) for s in sents]
    details = {(s[b][1], s[e - 1][2]): kind for s, spans in zip(sents, graph_details(gold, sents, made)) for b, e, kind in spans}
    return sure, unsure, details


def fill_names(s, outer, inner, unsure, gaz, silent_inner=False):
    n = len(s.tokens)
    row = labels.empty("outer", n)
    for b, e, kinds in outer:
        labels.put("outer", row, b, e, sorted(kinds))
    deep = labels.silent("inner", n) if silent_inner else labels.empty("inner", n)
    if silent_inner:
        for t in range(n):
            if row[t] == labels.O:
                deep[t] = labels.O
        for b, e, kinds in outer:           # persons and single words hold no other name
            if e - b == 1 or kinds == {"Person"}:
                deep[b:e] = [labels.O] * (e - b)
    for b, e, kinds in inner:
        labels.put("inner", deep, b, e, sorted(kinds))
    free = [row[t] == labels.O for t in range(n)]
    for b, e in phrase_spans(s.tokens, gaz.demonyms, 3, False):
        if all(free[b:e]):                                      # outside of names
            labels.put("outer", row, b, e, ["Nationality"])
        elif not any(free[b:e]) and all(deep[t] in (labels.O, labels.ANY["inner"]) for t in range(b, e)) and \
                any(ob <= b and e <= oe and (b, e) != (ob, oe) and "Person" not in k for ob, oe, k in outer):
            labels.put("inner", deep, b, e, ["Nationality"])    # strictly inside one
    for b, e, kinds in unsure:
        for t in range(b, e):
            for k in kinds:
                row[t] |= 1 << labels.INDEX["outer"][("B-" if t == b else "I-") + k]
            deep[t] = labels.ANY["inner"]
            if row[t] & ~labels.O == 0:
                row[t] |= labels.O
    s.allowed["outer"], s.allowed["inner"] = row, deep


def graph_details(gold, sents, made):
    """Per sentence the gold ranks, role titles, times and quantities that can be found in the evidence."""
    out = [[] for _ in sents]
    begins = [s[0][1] for s in sents]
    for st in gold["statements"]:
        span = st.get("evidence_span")
        if not span:
            continue
        wanted = []
        if st["relation"] == "rank" and st.get("value"):
            wanted.append(("Rank", st["value"]))
        if st.get("role_title"):
            wanted.append(("Role", st["role_title"]))
        if st.get("time") and st["time"].get("text"):
            wanted.append(("Time", st["time"]["text"]))
        subject = (st.get("words") or {}).get("subject")
        trigger = (st.get("words") or {}).get("trigger")
        for kind, phrase in wanted:
            best = None
            for i, sent in enumerate(sents):
                if sent[-1][2] <= span[0] or sent[0][1] >= span[1]:
                    continue
                near = next((t for t, (_, b, e) in enumerate(sent) if subject and b >= subject[0]), None)
                if kind == "Role" and trigger:
                    near = next((t for t, (_, b, e) in enumerate(sent) if b >= trigger[0]), near)
                hit = locate(made[i].tokens, phrase, near)
                if hit and hit[1] - hit[0] <= 8 and best is None:
                    best = (i,) + hit
            if best:
                i, b, e = best
                while kind == "Role" and e - b > 1 and made[i].tokens[b].lower() in ("former", "new", "then", "current", "outgoing", "late", "longtime", "the", "a", "an"):
                    b += 1
                out[i].append((b, e, kind))
    return [sorted(set(x), key=lambda x: (x[0] - x[1], x)) for x in out]


# ---------------------------------------------------------------- the name corpora

def conll_blocks(path, separator="\t"):
    opener = lzma.open if path.endswith(".xz") else open
    block, comments = [], []
    with opener(path, "rt", encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line.strip():
                if block:
                    yield comments, block
                block, comments = [], []
            elif line.startswith("# "):
                comments.append(line)
            else:
                block.append(line.split(separator))
    if block:
        yield comments, block


def read_treebank(path, gaz, key="NER", hard=True):
    """UD with names in MISC. EWT: gold in UNER's scheme (head `uner` too); GUM: silver NERd."""
    documents = []
    for comments, block in conll_blocks(path):
        if not documents or any(c.startswith("# newdoc id") for c in comments):
            documents.append(Document(next((c.split("= ")[1] for c in comments if "newdoc id" in c), path), []))
        tokens, tags, other = [], [], []
        rows = [c for c in block if c[0].isdigit()]
        for c in rows:
            misc = dict(x.split("=", 1) for x in c[9].split("|") if "=" in x)
            tokens.append(c[1])
            tags.append(misc.get(key, "O"))
            other.append(misc.get("NEROther", "O"))
        s = Sentence(tokens)
        s.syntax = treebank.syntax_of(rows)
        if "?" not in tags:
            spans = labels.spans_of_tags(tags)
            if hard:
                row = labels.empty("uner", len(tokens))
                for b, e, k in spans:
                    labels.put("uner", row, b, e, [k])
                s.allowed["uner"] = row
            fill_uner(s, spans, labels.spans_of_tags(other), gaz)
        documents[-1].sentences.append(s)
    return documents


def types_of(kind, tokens, gaz):
    """Our types for a PER/ORG/LOC name of another scheme."""
    if kind == "PER":
        return ["Person"]
    if gaz.is_demonym(tokens):
        return ["Nationality"]
    if kind == "LOC":
        return ["Place"]
    unit = gazetteers.looks_like_unit(tokens)
    return ["Unit"] if unit == "sure" else ["Organization", "Unit"] if unit else ["Organization"]


def fill_uner(s, spans, others, gaz):
    outer = [(b, e, set(types_of(k, s.tokens[b:e], gaz))) for b, e, k in spans]
    fill_names(s, outer, [], [], gaz, silent_inner=True)
    row = s.allowed["outer"]
    nationality = 1 << labels.INDEX["outer"]["B-Nationality"]
    for t, allowed in enumerate(row):
        if allowed == nationality or allowed == 1 << labels.INDEX["outer"]["I-Nationality"]:
            row[t] |= labels.O             # a demonym may be a language or a dish here
    for b, e, _ in others:                 # names of neither kind: a lone word may be a people
        if e - b == 1:
            row[b] |= labels.O | nationality


def read_wikigold(path, gaz):
    documents = []
    for _, block in conll_blocks(path, " "):
        if block[0][0] == "-DOCSTART-":
            documents.append(Document("wikigold-%d" % len(documents), []))
            block = block[1:]
            if not block:
                continue
        if not documents:
            documents.append(Document("wikigold-0", []))
        tokens = [c[0] for c in block]
        tags, last = [], "O"
        for c in block:                    # IOB1 to IOB2
            t = c[-1]
            tags.append("B" + t[1:] if t[0] == "I" and (last == "O" or last[1:] != t[1:]) else t)
            last = t
        s = Sentence(tokens)
        spans = labels.spans_of_tags(tags)
        fill_uner(s, [x for x in spans if x[2] != "MISC"], [x for x in spans if x[2] == "MISC"], gaz)
        finish_details(s, gaz, spans)
        documents[-1].sentences.append(s)
    return documents


def finish_details(s, gaz, spans):
    persons = [(b, e) for b, e, k in spans if k in ("PER", "Person", "per")]
    label_details(s, gaz, persons, [(b, e) for b, e, _ in spans])


CROSSNER = {"person": "PER", "politician": "PER", "writer": "PER", "scientist": "PER", "musicalartist": "PER", "researcher": "PER", "organisation": "ORG",
            "politicalparty": "ORG", "university": "ORG", "band": "ORG", "country": "LOC", "location": "LOC"}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}


def read_tagged(path, gaz, mapping, name, details=True, keep=lambda comments: True, not_among=()):
    """token TAB tag files of single sentences; without repetitions, nor sentences `not_among` (measured on)."""
    documents, seen = [], {tuple(s.tokens) for d in not_among for s in d.sentences}
    for comments, block in conll_blocks(path):
        block = [c for c in block if c[0]]
        tokens = [c[0] for c in block]
        if tuple(tokens) in seen or not keep(comments):
            continue
        seen.add(tuple(tokens))
        spans = [(b, e, mapping.get(k, "other")) for b, e, k in labels.spans_of_tags([c[1] for c in block])]
        s = Sentence(tokens)
        fill_uner(s, [x for x in spans if x[2] != "other"], [x for x in spans if x[2] == "other"], gaz)
        if details:
            finish_details(s, gaz, spans)
        documents.append(Document("%s-%d" % (name, len(documents)), [s]))
    return documents


def read_redocred(path, gaz):
    with lzma.open(path, "rt", encoding="utf-8") as f:
        data = json.load(f)
    documents = []
    for d in data:
        made = [Sentence(tokens) for tokens in d["sents"]]
        spans = [set() for _ in made]
        for mentions in d["vertexSet"]:
            for m in mentions:
                spans[m["sent_id"]].add((m["pos"][0], m["pos"][1], m["type"]))
        for s, found in zip(made, spans):
            clean, end = [], 0
            for b, e, k in sorted(found, key=lambda x: (x[0], -x[1], x[2])):
                if b >= end:
                    clean.append((b, e, k))
                    end = e
            fill_uner(s, [x for x in clean if x[2] in ("PER", "ORG", "LOC")], [x for x in clean if x[2] == "MISC"], gaz)
            label_details(s, gaz, [(b, e) for b, e, k in clean if k == "PER"], [(b, e) for b, e, k in clean if k in ("PER", "ORG", "LOC", "MISC")],
                          [(b, e, "Date") for b, e, k in clean if k == "TIME"])
        documents.append(Document("redocred-" + d["title"], made))
    return documents


TITLES = set("""president prime minister foreign defense defence secretary general mr. mrs. ms. dr. king queen pope senator chancellor vice interior finance deputy ambassador former
chief spokesman spokeswoman leader governor mayor chairman judge justice colonel major lieutenant captain commander sheikh ayatollah oil trade state of attorney envoy
representative premier speaker director opposition crown prince princess sir lord""".split())


def read_gmb(path, gaz, keep):
    """A sample. Persons lose their titles; what geo, gpe and org blur stays open; dates by tim."""
    documents = []
    for _, block in conll_blocks(path):
        if len(block) < 4:
            continue
        tokens = [c[0] for c in block]
        name = "gmb-" + " ".join(tokens)
        if share_of(name) >= keep:
            continue
        spans = labels.spans_of_tags([c[2] for c in block])
        s = Sentence(tokens)
        outer, open_spans, persons, names = [], [], [], []
        for b, e, k in spans:
            if k == "per":
                while b < e and tokens[b].lower() in TITLES:
                    b += 1
                if b < e:
                    outer.append((b, e, {"Person"}))
                    persons.append((b, e))
            elif k in ("gpe", "geo"):
                outer.append((b, e, {"Nationality"} if gaz.is_demonym(tokens[b:e]) else {"Place"}))
                if k == "geo" and e - b > 1:
                    outer[-1] = (b, e, {"Place", "Organization"})
            elif k == "org":
                if tokens[b:e] and tuple(tokens[b:e]) and not gaz.is_demonym(tokens[b:e]):
                    outer.append((b, e, {"Organization", "Place", "Unit"}))
            if k not in ("tim",):
                names.append((b, e))
        fill_names(s, outer, [], [], gaz, silent_inner=True)
        row = s.allowed["outer"]
        for b, e, k in spans:
            if k == "org" or k in ("art", "eve", "nat"):
                for t in range(b, e):
                    row[t] = labels.ANY["outer"] if k != "org" else row[t] | labels.O if tokens[t][0].islower() else row[t]
        for t in range(1, len(tokens)):
            if row[t] == labels.O and tokens[t][0].isupper() and block[t][1].startswith("NNP"):
                row[t] = labels.ANY["outer"]
        label_details(s, gaz, persons, names, [(b, e, "Date") for b, e, k in spans if k == "tim" and date_spans(tokens[b:e]) and e - b < 5])
        for b, e, k in spans:
            if k == "tim":
                for t in range(b, e):
                    if s.allowed["details"][t] == labels.O:
                        s.allowed["details"][t] = labels.ANY["details"]
        documents.append(Document(name, [s]))
    return documents
