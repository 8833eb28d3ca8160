"""Tags, lemmas and trees of treebanks, as numbers a model can learn."""
import collections

LEMMA_AT_LEAST = 3         # a lemma script must turn up so often to become a label
IGNORED = -100             # a label that teaches nothing


def lemma_script(form, lemma):
    """How to make a lemma of a form (README.md, "Lemmas"): what to cut off its end and what to put there."""
    lower = form.lower()
    for letter, base in (("l", lower), ("k", form)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common:
            script = f"{letter}{len(base) - common}+{lemma[common:]}"
            if apply_script(script, form) == lemma:
                return script
    return "!" + lemma


def apply_script(script, form):
    if script[0] == "!":
        return script[1:]
    cut, add = script[1:].split("+", 1)
    base = form.lower() if script[0] == "l" else form
    cut = int(cut)
    return base[:len(base) - cut] + add if cut < len(base) else form.lower()


class Labels:
    """The label tables, made from the training treebanks; the first of each is its default."""

    def __init__(self, documents):
        count = {k: collections.Counter() for k in ("upos", "xpos", "lemma", "deprel")}
        for d in documents:
            for s in d.sentences:
                if s.syntax:
                    for k, values in s.syntax.items():
                        if k in count:
                            count[k].update(values)
        self.names = {k: sorted(c) for k, c in count.items()}
        self.names["lemma"] = ["l0+"] + sorted(x for x, n in count["lemma"].items() if n >= LEMMA_AT_LEAST and x != "l0+")
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in self.names.items()}

    def numbers(self, kind, values):
        return [self.index[kind].get(v, IGNORED) for v in values]


def syntax_of(rows):
    """Columns of a sentence's CoNLL-U rows (words only): upos, xpos, lemma scripts, heads (-1 = root), deprels."""
    return {"upos": [r[3] for r in rows], "xpos": [r[4] for r in rows], "lemma": [lemma_script(r[1], r[2]) for r in rows],
            "head": [int(r[6]) - 1 for r in rows], "deprel": [r[7] for r in rows]}


def best_tree(scores):
    """Heads of the best tree with one root; scores[i, j]: token i under head j, column n is the root (log-probabilities).

    Chu-Liu and Edmonds; where it hangs several tokens on the root, each of them is tried as the only one.
    """
    import numpy as np
    n = len(scores)
    roots = scores[:, n]
    heads = _arborescence(scores)
    under_root = [i for i in range(n) if heads[i] == n]
    if len(under_root) == 1:
        return heads
    best, best_score = None, -np.inf
    for r in sorted(range(n), key=lambda i: -roots[i])[:max(8, len(under_root))]:
        s = scores.copy()
        s[:, n] = -1e9
        s[r, :n] = -1e9
        s[r, n] = roots[r]
        h = _arborescence(s)
        total = sum(s[i, h[i]] for i in range(n))
        if total > best_score:
            best, best_score = h, total
    return best


def _arborescence(scores):
    """Chu-Liu/Edmonds on an (n, n + 1) matrix, recursive over cycles."""
    import numpy as np
    n = len(scores)
    w = np.full((n + 1, n + 1), -1e18)                   # node n is the root; w[i, j]: i under j
    w[:n] = scores
    np.fill_diagonal(w, -1e18)

    def solve(w, root):
        m = len(w)
        head = w.argmax(1)
        head[root] = -1
        colour = [0] * m
        cycle = None
        for start in range(m):
            path, v = [], start
            while v != -1 and v != root and colour[v] == 0:
                colour[v] = start + 1
                path.append(v)
                v = head[v]
            if v not in (-1, root) and colour[v] == start + 1 and v in path:
                cycle = path[path.index(v):]
                break
        if cycle is None:
            return head
        inside = set(cycle)
        rest = [v for v in range(m) if v not in inside]
        place = {v: i for i, v in enumerate(rest)}
        c = len(rest)
        small = np.full((c + 1, c + 1), -1e18)
        small[:c, :c] = w[np.ix_(rest, rest)]
        total = sum(w[v, head[v]] for v in cycle)
        enter, leave = {}, {}
        for v in rest:
            gains = [(w[x, v] - w[x, head[x]] + total, x) for x in cycle]
            best = max(gains, key=lambda g: g[0])
            small[c, place[v]] = best[0]
            enter[v] = best[1]
            outs = [(w[v, x], x) for x in cycle]
            best = max(outs, key=lambda g: g[0])
            small[place[v], c] = best[0]
            leave[v] = best[1]
        h = solve(small, place[root])
        out = np.full(m, -1)
        for v in cycle:
            out[v] = head[v]
        for v in rest:
            if v == root:
                continue
            out[v] = leave[v] if h[place[v]] == c else rest[h[place[v]]]
        broken = enter[rest[h[c]]]
        out[broken] = rest[h[c]]
        return out

    return [int(x) for x in solve(w, n)[:n]]
