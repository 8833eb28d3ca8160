"""The heads on the encoder's vectors (README.md, "Heads"): classes, trees, spans, antecedents, statements.

Every loss is a sum in nats; what divides it is the caller's business. `rows` are indices of token vectors.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import mentions
from model import Linear
from treebank import IGNORED

ARC, RELATION, SPAN, MENTION, PAIR, MATCH, STATEMENT = 192, 128, 96, 256, 128, 64, 256
GAPS = [0, 1, 2, 3, 5, 9, 17]                 # lower bounds of the buckets of a gap or a distance in sentences
ORDERS = [1, 2, 3, 4, 5, 8, 16, 32]           # of a distance in mentions


def bucket(bounds, x):
    return torch.bucketize(x, torch.tensor(bounds), right=True) - 1


def table(rows, width):
    t = nn.Parameter(torch.empty(rows, width))
    nn.init.normal_(t, std=0.02)
    return t


class ClassHeads(nn.Module):
    """One label for every token: parts of speech, lemma scripts."""

    def __init__(self, width, names):
        super().__init__()
        self.layers = nn.ModuleDict({k: Linear(width, len(v)) for k, v in names.items()})

    def losses(self, x, wanted):
        return {k: F.cross_entropy(layer(x), wanted[k], ignore_index=IGNORED, reduction="sum") for k, layer in self.layers.items()}


class TreeHead(nn.Module):
    """Heads by a bilinear score, labels by one hidden layer on both ends (Dozat and Manning 2017, simplified)."""

    def __init__(self, width, names, dropout=0.2):
        super().__init__()
        self.names = names
        self.root_label = names.index("root")
        self.dependent, self.head = Linear(width, ARC), Linear(width, ARC)
        self.relation_dependent, self.relation_head = Linear(width, RELATION), Linear(width, RELATION)
        self.root, self.root_relation = table(1, ARC), table(1, RELATION)
        self.arc = nn.Linear(ARC, ARC)
        self.label = nn.Linear(RELATION, len(names))
        self.dropout = nn.Dropout(dropout)

    def arcs(self, x, rows, sizes):
        """[sentences, n, n + 1] scores of heads; column n is the root. rows: [sentences, n], padded by 0."""
        n = rows.shape[1]
        a = self.dropout(F.relu(self.dependent(x)))[rows]
        h = self.dropout(F.relu(self.head(x)))[rows]
        root = F.relu(self.root).expand(len(rows), 1, ARC)
        s = (self.arc(a).float() @ torch.cat([h, root], 1).transpose(1, 2).float())
        column = torch.arange(n + 1)
        real = (column[None, :] < sizes[:, None]) | (column[None, :] == n)
        s = s.masked_fill(~real[:, None, :], -1e9)
        return s.masked_fill(torch.eye(n, n + 1, dtype=torch.bool), -1e9)

    def labels(self, x, dependents, heads):
        """Logits of (dependent, head) rows; head -1 is the root, which alone has the label "root"."""
        d = self.relation_dependent(x)[dependents]
        h = torch.where((heads < 0)[:, None], self.root_relation.to(d.dtype), self.relation_head(x)[heads.clamp_min(0)])
        logits = self.label(self.dropout(F.relu(d + h))).float()
        is_root = torch.arange(len(self.names)) == self.root_label
        return logits.masked_fill((heads < 0)[:, None] != is_root, -1e9)

    def losses(self, x, trees):
        """trees: (first row, heads with -1 for the root, labels) of sentences."""
        if not trees:
            return x.sum() * 0, x.sum() * 0
        n = max(len(h) for _, h, _ in trees)
        rows = torch.zeros(len(trees), n, dtype=torch.long)
        wanted = torch.full((len(trees), n), IGNORED)
        dependents, heads, names = [], [], []
        for i, (first, h, l) in enumerate(trees):
            rows[i, :len(h)] = torch.arange(first, first + len(h))
            wanted[i, :len(h)] = torch.tensor([x if x >= 0 else n for x in h])
            dependents += range(first, first + len(h))
            heads += [first + x if x >= 0 else -1 for x in h]
            names += l
        s = self.arcs(x, rows, torch.tensor([len(h) for _, h, _ in trees]))
        arc = F.cross_entropy(s.reshape(-1, n + 1), wanted.reshape(-1), ignore_index=IGNORED, reduction="sum")
        label = F.cross_entropy(self.labels(x, torch.tensor(dependents), torch.tensor(heads)), torch.tensor(names), ignore_index=IGNORED, reduction="sum")
        return arc, label


def means(x, begins, ends):
    """Mean of the rows begin..end-1 of x, for each pair; 0 for an empty one."""
    total = torch.cat([torch.zeros(1, x.shape[1]), x.float().cumsum(0)])
    return (total[ends] - total[begins]) / (ends - begins).clamp_min(1)[:, None]


_span_places = {}


def span_places(n):
    """All (begin, end) of a sentence of n tokens, up to the longest mention."""
    if n not in _span_places:
        _span_places[n] = np.array([(b, e) for b in range(n) for e in range(b + 1, min(n, b + mentions.LONGEST) + 1)], dtype=np.int64).reshape(-1, 2)
    return _span_places[n]


class SpanHead(nn.Module):
    """Is a stretch a mention, of which type and form?"""

    def __init__(self, width, dropout=0.1):
        super().__init__()
        self.begin, self.end, self.inside = Linear(width, SPAN), Linear(width, SPAN), Linear(width, SPAN)
        self.size = table(mentions.LONGEST, SPAN)
        self.label = nn.Linear(SPAN, len(mentions.SPAN_LABELS))
        self.dropout = nn.Dropout(dropout)

    def logits(self, x, begins, ends):
        """One row for each span, "none" last (always 0)."""
        h = self.begin(x)[begins] + self.end(x)[ends - 1] + means(self.inside(x), begins, ends) + self.size[ends - begins - 1]
        s = self.label(self.dropout(F.relu(h))).float()
        return torch.cat([s, torch.zeros(len(s), 1)], 1)

    def loss(self, x, sentences):
        """sentences: (first row, size, mentions, open places)."""
        places, wanted = [], []
        none = len(mentions.SPAN_LABELS)
        for first, n, found, open_ in sentences:
            p = span_places(n)
            w = np.full(len(p), none, dtype=np.int64)
            at = {(b, e): i for i, (b, e) in enumerate(map(tuple, p))}
            for m in found:
                i = at.get((m[0], m[1]))
                if i is not None:
                    w[i] = IGNORED if (m[0], m[1]) in open_ else m[2] * 3 + m[3]
            places.append(p + first)
            wanted.append(w)
        if not places:
            return x.sum() * 0
        p = torch.from_numpy(np.concatenate(places))
        return F.cross_entropy(self.logits(x, p[:, 0], p[:, 1]), torch.from_numpy(np.concatenate(wanted)), ignore_index=IGNORED, reduction="sum")


class AntecedentHead(nn.Module):
    """Which mention before it does a mention point back to? Above 0 is a link (after Lee et al. 2017)."""

    def __init__(self, width, dropout=0.2):
        super().__init__()
        self.begin, self.end, self.inside = Linear(width, MENTION), Linear(width, MENTION), Linear(width, MENTION)
        self.anaphor, self.antecedent = nn.Linear(MENTION, PAIR), nn.Linear(MENTION, PAIR)
        self.key, self.query = nn.Linear(MENTION, MATCH), nn.Linear(MENTION, MATCH)
        self.sentences, self.mentions = table(len(GAPS), PAIR), table(len(ORDERS), PAIR)
        self.forms, self.types, self.likeness = table(9, PAIR), table(16, PAIR), table(6, PAIR)
        self.score = nn.Linear(PAIR, 1)
        self.dropout = nn.Dropout(dropout)

    def scores(self, x, unit):
        """[m, m]; [i, j]: does i (later) point to j? unit: dict of begin, end, sentence, type, form, likeness."""
        b, e = unit["begin"], unit["end"]
        m = self.dropout(F.relu(self.begin(x[b]) + self.end(x[e - 1]) + means(self.inside(x), b, e)))
        order = torch.arange(len(b))
        far = bucket(ORDERS, (order[:, None] - order).clamp_min(1))
        gap = bucket(GAPS, (unit["sentence"][:, None] - unit["sentence"]).clamp_min(0))
        f = (self.sentences[gap] + self.mentions[far] + self.forms[unit["form"][:, None] * 3 + unit["form"]] + self.types[unit["type"][:, None] * 4 + unit["type"]] + self.likeness[unit["likeness"]])
        hidden = self.dropout(F.relu(self.anaphor(m).float()[:, None] + self.antecedent(m).float()[None] + f))
        return self.score(hidden)[..., 0].float() + self.query(m).float() @ self.key(m).float().T / 8

    def loss(self, x, units):
        total, count = x.sum() * 0, 0
        for unit in units:
            if len(unit["begin"]) < 2:
                continue
            s = self.scores(x, unit)
            order = torch.arange(len(s))
            before = order[:, None] > order
            same = before & (unit["entity"][:, None] == unit["entity"])
            if "taught" in unit:                          # GAP: each taught pair is a yes or a no of its own
                taught = before & unit["taught"]
                total = total + F.binary_cross_entropy_with_logits(s[taught], same[taught].float(), reduction="sum")
                continue
            near = before & ((order[:, None] - order) <= 60)
            same = same & near
            s = torch.cat([torch.zeros(len(s), 1), s.masked_fill(~near, -1e9)], 1)
            right = torch.cat([~same.any(1, keepdim=True), same], 1)
            total = total + (torch.logsumexp(s, 1) - torch.logsumexp(s.masked_fill(~right, -1e9), 1)).sum()
        return total


class StatementHead(nn.Module):
    """What two mentions of a sentence have to do with each other."""

    def __init__(self, width, dropout=0.2):
        super().__init__()
        self.subject_begin, self.subject_end = Linear(width, STATEMENT), Linear(width, STATEMENT)
        self.object_begin, self.object_end = Linear(width, STATEMENT), Linear(width, STATEMENT)
        self.between = Linear(width, STATEMENT)
        self.types, self.forms, self.distance = table(25, STATEMENT), table(9, STATEMENT), table(18, STATEMENT)
        self.label = nn.Linear(STATEMENT, len(mentions.PAIR_LABELS))
        nn.init.constant_(self.label.bias, -4)
        self.dropout = nn.Dropout(dropout)

    def logits(self, x, p):
        """p: dict of subject/object begin, end, type, form (index tensors)."""
        sb, se, ob, oe = p["sb"], p["se"], p["ob"], p["oe"]
        forward, backward = se <= ob, oe <= sb
        holds, held = (sb <= ob) & (oe <= se), (ob <= sb) & (se <= oe)
        gap = bucket(GAPS, torch.where(forward, ob - se, sb - oe).clamp_min(0))
        distance = torch.where(forward, gap, torch.where(backward, gap + 7, torch.where(holds, 14, torch.where(held, 15, 16))))
        inner_b = torch.where(forward, se, torch.where(backward, oe, 0))
        inner_e = torch.where(forward, ob, torch.where(backward, sb, 0))
        h = (self.subject_begin(x)[sb] + self.subject_end(x)[se - 1] + self.object_begin(x)[ob] + self.object_end(x)[oe - 1] + means(self.between(x), inner_b, inner_e)
             + self.types[p["st"] * 5 + p["ot"]] + self.forms[p["sf"] * 3 + p["of"]] + self.distance[distance])
        return self.label(self.dropout(F.relu(h))).float()

    def loss(self, x, p):
        """p also holds `wanted` [pairs, labels]: 1, 0, or -1 for "do not learn"."""
        if p is None:
            return x.sum() * 0
        taught = p["wanted"] >= 0
        s = self.logits(x, p)
        return F.binary_cross_entropy_with_logits(s[taught], p["wanted"][taught].float(), reduction="sum")
