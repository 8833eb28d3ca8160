"""The heads, their labels, and BIO encoding with partial labels.

A label set is an int whose bit i says that label i is allowed for a token. A set that allows
everything teaches nothing; a corpus uses it where its scheme is silent.
"""
NAMES = ["Person", "Unit", "Organization", "Place", "Nationality"]
HEADS = {                                # the table of heads: name -> types; later issues add theirs
    "outer": NAMES,                      # outermost names
    "inner": NAMES,                      # names strictly inside an outer one
    "details": ["Rank", "Role", "Date", "Quantity"],
    "uner": ["PER", "ORG", "LOC"],       # Universal NER's scheme, to learn from and be measured by
}


def bio(types):
    return ["O"] + [p + "-" + t for t in types for p in "BI"]


LABELS = {head: bio(types) for head, types in HEADS.items()}
INDEX = {head: {l: i for i, l in enumerate(ls)} for head, ls in LABELS.items()}
ANY = {head: (1 << len(ls)) - 1 for head, ls in LABELS.items()}
O = 1                                    # the set that allows only "O"


def empty(head, n):
    return [O] * n


def silent(head, n):
    return [ANY[head]] * n


def put(head, row, begin, end, types, or_outside=False):
    """Labels tokens [begin, end) as one span of one of `types` (or as nothing at all)."""
    for t in range(begin, end):
        allowed = O if or_outside else 0
        for name in types:
            allowed |= 1 << INDEX[head][("B-" if t == begin else "I-") + name]
        row[t] = allowed


def spans_of_tags(tags):
    """(begin, end, type) of IOB2 tags; an I- that continues nothing begins a span."""
    out, begin, kind = [], None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        go_on = kind is not None and tag == "I-" + kind
        if kind is not None and not go_on:
            out.append((begin, i, kind))
            kind = None
        if tag != "O" and not go_on:
            begin, kind = i, tag[2:]
    return out


def legal(head):
    """[labels, labels] additive matrix from -> to: 0, or -inf where BIO forbids it."""
    import numpy as np                   # only here: measuring names needs the labels without it
    ls = LABELS[head]
    m = np.zeros((len(ls), len(ls)), np.float32)
    for j, to in enumerate(ls):
        if to[0] == "I":
            for i, frm in enumerate(ls):
                if frm == "O" or frm[2:] != to[2:]:
                    m[i, j] = -np.inf
    return m


def decode(head, logits):
    """Viterbi over one sentence's token logits; only illegal BIO steps are forbidden. Ties: the lower label."""
    if len(logits) == 0:
        return []
    step = legal(head)
    score = logits[0] + step[0]          # as if an O stood before the sentence
    back = []
    for row in logits[1:]:
        table = score[:, None] + step
        back.append(table.argmax(0))
        score = table.max(0) + row
    best = int(score.argmax())
    path = [best]
    for b in reversed(back):
        best = int(b[best])
        path.append(best)
    return [LABELS[head][i] for i in reversed(path)]
