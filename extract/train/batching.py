"""From documents to batches: windows, units of windows that share chains, and the tensors of every head."""
import numpy as np
import torch

import augment
import labels
import mentions
import pieces
from treebank import IGNORED

# How often a pass sees each corpus: 0.5 = every other document, 2 = twice.
WEIGHTS = {"graph": 2.0, "ewt": 1.5, "gum": 1.0, "gap": 0.6, "wiki": 0.7, "cross": 0.4, "redocred": 0.5, "wnut": 0.3, "gmb": 0.4}
SWAPS = {"graph": 0.5, "ewt": 0.1, "wiki": 0.2, "redocred": 0.2, "gum": 0.0, "cross": 0.2, "wnut": 0.1, "gmb": 0.2, "gap": 0.0}
SYNTHETIC = 400            # template sentences a pass
UNIT = 6                   # windows of one document that are learned together, so that chains run across them


class Unit:
    """Windows of one document: (sentences, window) pairs. chained: the names are untouched, so chains hold."""
    __slots__ = ("windows", "chained")

    def __init__(self, windows, chained):
        self.windows, self.chained = windows, chained


def plan(vocabulary, sentences, room=pieces.WINDOW):
    return pieces.plan_windows([[len(vocabulary.token(t)[0]) for t in s.tokens] for s in sentences], room)


def units_of_pass(groups, names, gaz, vocabulary, rng):
    """The units of one pass over the corpora, augmented, in no order."""
    out = []

    def add(sentences, chained, room=pieces.WINDOW):
        windows = [(sentences, w) for w in plan(vocabulary, sentences, room)]
        size = UNIT if chained else 1
        out.extend(Unit(windows[at:at + size], chained) for at in range(0, len(windows), size))

    def add_loose(sentences, sizes):
        """Sentences without documents: one to three in a window."""
        while sentences:
            k = rng.choice(sizes)
            add(sentences[:k], False)
            sentences = sentences[k:]

    for group, documents in groups.items():
        loose, weight = [], WEIGHTS[group]
        for d in documents:
            for _ in range(int(weight) + (rng.random() < weight - int(weight))):
                swapped = rng.random() < 0.4 if group == "graph" else True
                sentences = []
                for s in d.sentences:
                    if swapped and rng.random() < SWAPS[group]:
                        s = augment.swap_names(s, names, 0.6, rng)
                    sentences.append(augment.change_case(s, rng))
                if group in ("gum", "gap") or (group == "graph" and not swapped):
                    add(sentences, True, pieces.WINDOW if rng.random() < 0.8 else rng.choice([80, 120]))
                elif len(sentences) == 1:
                    loose += sentences
                elif rng.random() < 0.3:            # sentences out of their context
                    for s in sentences:
                        add([s], False)
                else:
                    add(sentences, False, pieces.WINDOW if rng.random() < 0.7 else rng.choice([40, 64, 100]))
        rng.shuffle(loose)
        add_loose(loose, [1, 1, 2, 3])
    add_loose([augment.change_case(d.sentences[0], rng) for d in augment.synthetic(names, gaz, SYNTHETIC, rng)], [1, 2, 3])
    return out


def batches(vocabulary, units, size, rng):
    """Units of like length together, at most `size` pieces with padding; batches in random order."""
    length = lambda w: sum(len(vocabulary.token(t)[0]) for s, b, e in w[1] for t in w[0][s].tokens[b:e]) + 2
    rng.shuffle(units)
    measured = [(max(map(length, u.windows)), len(u.windows), u) for u in units if u.windows]
    out = []
    for at in range(0, len(measured), 4000):
        now, rows, longest = [], 0, 0
        for n, k, u in sorted(measured[at:at + 4000], key=lambda x: x[0]):
            longest = max(longest, n)
            if now and longest * (rows + k) > size:
                out.append(now)
                now, rows, longest = [], 0, n
            now.append(u)
            rows += k
        out.append(now)
    rng.shuffle(out)
    return out


def make_batch(vocabulary, units, tables):
    """The tensors of a batch; sentences that a window cuts teach no tree, span or statement."""
    windows = [w for u in units for w in u.windows]
    made = [pieces.window_input(vocabulary, [s.tokens for s in sentences], w) for sentences, w in windows]
    longest = max(len(m[0]) for m in made)
    ids, shapes = torch.zeros(len(made), longest, dtype=torch.long), torch.zeros(len(made), longest, dtype=torch.long)
    firsts, allowed, classes = [], {h: [] for h in labels.HEADS}, {k: [] for k in ("upos", "xpos", "lemma")}
    trees, spans, pairs, chains = [], [], [], []
    at = iter(range(len(windows)))
    row = 0
    for u in units:
        chain = []
        for sentences, w in u.windows:
            i = next(at)
            p, sh, first = made[i]
            ids[i, :len(p)], shapes[i, :len(p)] = torch.tensor(p), torch.tensor(sh)
            firsts += [i * longest + f for f in first]
            for k, b, e in w:
                s = sentences[k]
                for h in allowed:
                    allowed[h] += s.allowed[h][b:e]
                for c in classes:
                    classes[c] += tables.numbers(c, s.syntax[c][b:e]) if s.syntax else [IGNORED] * (e - b)
                if e - b == len(s.tokens):
                    if s.syntax:
                        trees.append((row, s.syntax["head"], tables.numbers("deprel", s.syntax["deprel"])))
                    if s.mentions is not None:
                        spans.append((row, len(s.tokens), s.mentions, s.open))
                        add_pairs(pairs, row, s)
                    if u.chained:
                        chain += [(row, k, s.tokens, m) for m in s.mentions or s.chain_mentions or s.gap or ()]
                row += e - b
        if len(chain) > 1:
            chains.append(chain_tensors(chain))
    return {"ids": ids, "shapes": shapes, "lengths": torch.tensor([len(m[0]) for m in made]), "firsts": torch.tensor(firsts),
            "allowed": {h: torch.tensor(a) for h, a in allowed.items()}, "classes": {k: torch.tensor(v) for k, v in classes.items()},
            "trees": trees, "mentions": spans, "pairs": pair_tensors(pairs), "chains": chains}


def chain_tensors(chain):
    """A unit's mentions in order as tensors; of a GAP snippet only the pairs with the pronoun are taught."""
    column = lambda f: torch.tensor([f(row, m) for row, _, _, m in chain])
    out = {"begin": column(lambda r, m: r + m[0]), "end": column(lambda r, m: r + m[1]), "type": column(lambda r, m: m[2]), "form": column(lambda r, m: m[3]),
           "sentence": torch.tensor([k for _, k, _, _ in chain])}
    words = [tokens[m[0]:m[1]] for _, _, tokens, m in chain]
    pronoun = [m[3] == 2 for _, _, _, m in chain]
    alike = np.zeros((len(chain), len(chain)), dtype=np.int64)
    for i in range(len(chain)):
        for j in range(max(0, i - 90), i):
            alike[i, j] = mentions.likeness(words[i], words[j], pronoun[i] or pronoun[j])
    out["likeness"] = torch.from_numpy(alike)
    names = [m[4] for _, _, _, m in chain]
    if set(names) <= {"pronoun", "right", "wrong"}:
        is_pronoun = torch.tensor([n == "pronoun" for n in names])
        out["taught"] = is_pronoun[:, None] != is_pronoun
        out["entity"] = torch.tensor([0 if n in ("pronoun", "right") else i + 1 for i, n in enumerate(names)])
    else:
        index = {n: i for i, n in enumerate(dict.fromkeys(names))}
        out["entity"] = torch.tensor([index[n] for n in names])
    return out


def add_pairs(out, row, s):
    """(begins, ends, types, forms, what is known) of all ordered pairs of different things in a sentence."""
    for i, a in enumerate(s.mentions):
        for j, b in enumerate(s.mentions):
            if i != j and a[4] != b[4]:
                out.append((row + a[0], row + a[1], row + b[0], row + b[1], a[5], b[5], a[3], b[3], s.pairs.get((i, j))))


PAIR_INDEX = {l: i for i, l in enumerate(mentions.PAIR_LABELS)}
NO_PAIR = np.array([-1 if l in mentions.MARKS else 0 for l in mentions.PAIR_LABELS])


def pair_tensors(pairs):
    if not pairs:
        return None
    wanted = np.tile(NO_PAIR, (len(pairs), 1))
    for i, p in enumerate(pairs):
        for label, value in (p[8] or {}).items():
            wanted[i, PAIR_INDEX[label]] = value
    out = {k: torch.tensor([p[c] for p in pairs]) for c, k in enumerate(("sb", "se", "ob", "oe", "st", "ot", "sf", "of"))}
    out["wanted"] = torch.from_numpy(wanted)
    return out
