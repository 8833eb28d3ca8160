#!/usr/bin/env python3
"""Measures names: UD EWT dev names in UNER's scheme, and our names on graph gold.

usage: evaluate.py MODEL.safetensors DATA_DIR GOLD_DIR...     (the exported file, int8 as inference does it)
"""
import collections
import glob
import json
import os
import sys

import numpy as np

import corpora
import labels
import pieces
import text


class Score:
    def __init__(self):
        self.right, self.found, self.wanted = (collections.Counter() for _ in range(3))

    def f1(self, *kinds):
        r, f, w = (sum(c[k] for k in kinds) for c in (self.right, self.found, self.wanted))
        return 2 * r / (f + w) if f + w else 0.0

    def line(self, kinds):
        r, f, w = (sum(c[k] for k in kinds) for c in (self.right, self.found, self.wanted))
        return f"{'+'.join(kinds):42s} P {r / max(f, 1):.3f}  R {r / max(w, 1):.3f}  F1 {self.f1(*kinds):.3f}  ({w})"


UNER_OF = {"Person": "PER", "Unit": "ORG", "Organization": "ORG", "Place": "LOC"}


def score_uner(documents, tags):
    """(by the outer head, by the uner head); tags(list of token lists) -> {head: [labels]}."""
    ours, theirs = Score(), Score()
    for d in documents:
        got = tags([s.tokens for s in d.sentences])
        for i, s in enumerate(d.sentences):
            gold = {x for x in labels.spans_of_tags([labels.LABELS["uner"][a.bit_length() - 1] for a in s.allowed["uner"]])}
            mine = {(b, e, UNER_OF[k]) for b, e, k in labels.spans_of_tags(got["outer"][i]) if k in UNER_OF}
            direct = set(labels.spans_of_tags(got["uner"][i])) if "uner" in got else set()
            for score, found in ((ours, mine), (theirs, direct)):
                for x in gold:
                    score.wanted[x[2]] += 1
                for x in found:
                    score.found[x[2]] += 1
                    score.right[x[2]] += x in gold
    return ours, theirs


def score_spans(documents, tags):
    """By the outer head, of corpora that teach names in UNER's scheme: what may be a Unit is ORG; what may be nothing counts for nobody."""
    score = Score()
    for d in documents:
        got = tags([s.tokens for s in d.sentences])
        for i, s in enumerate(d.sentences):
            row, gold, unsure = s.allowed["outer"], {}, set()
            names = [{labels.LABELS["outer"][k] for k in range(len(labels.LABELS["outer"])) if a >> k & 1} for a in row]
            t = 0
            while t < len(row):
                begins = {n[2:] for n in names[t] if n[0] == "B"}
                if not begins:
                    t += 1
                    continue
                e = t + 1
                while e < len(row) and any(n[0] == "I" for n in names[e]) and not any(n[0] == "B" for n in names[e]):
                    e += 1
                kinds = {UNER_OF[k] for k in begins if k in UNER_OF}
                if "O" in names[t] or len(kinds) != 1 or "Nationality" in begins:
                    unsure.add((t, e))
                else:
                    gold[t, e] = kinds.pop()
                t = e
            for kind in gold.values():
                score.wanted[kind] += 1
            for b, e, k in labels.spans_of_tags(got["outer"][i]):
                if k in UNER_OF and (b, e) not in unsure:
                    score.found[UNER_OF[k]] += 1
                    score.right[UNER_OF[k]] += gold.get((b, e)) == UNER_OF[k]
    return score


def read_gold(folder, keep=lambda name: True):
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.basename(path)[:-5]
        if keep(name):
            yield json.load(open(path, encoding="utf-8")), open(path[:-5] + ".txt", encoding="utf-8").read()


def score_graph(golds, gaz, tags, errors=None):
    """(names of both levels, details). A name counts with its exact span and type; unsure spans count for nobody.

    details: gold ranks and role titles (recall is what means something: only stated ones are gold).
    """
    names, details = Score(), Score()
    for gold, raw in golds:
        sure, unsure, gold_details = corpora.graph_spans(gold, raw, gaz)
        sents = text.sentences(raw)
        got = tags([[w for w, _, _ in s] for s in sents])
        found = {}
        for head in ("inner", "outer"):
            for s, row in zip(sents, got[head]):
                for b, e, kind in labels.spans_of_tags(row):
                    found[s[b][1], s[e - 1][2]] = kind
        for span, kinds in sure.items():
            first = sorted(kinds)[0] if found.get(span) not in kinds else found[span]
            names.wanted[first] += 1
        for span, kind in found.items():
            if span in sure:
                names.found[kind] += 1
                names.right[kind] += kind in sure[span]
            elif span not in unsure:
                names.found[kind] += 1
        if errors is not None:
            for span in set(sure) | set(found):
                if span not in unsure and found.get(span) not in sure.get(span, ()):
                    errors.append((gold.get("document"), raw[max(0, span[0] - 40):span[0]] + "[[" + raw[span[0]:span[1]] + "]]" + raw[span[1]:span[1] + 30], sorted(sure.get(span, ())), found.get(span)))
        mine = {(s[b][1], s[e - 1][2]): k for s, row in zip(sents, got["details"]) for b, e, k in labels.spans_of_tags(row)}
        for span, kind in gold_details.items():
            details.wanted[kind] += 1
            details.right[kind] += mine.get(span) == kind
    return names, details


def table(uner, graph, details):
    """The score table as text."""
    lines = []
    for title, score in zip(("EWT dev, head outer", "EWT dev, head uner"), uner or ()):
        if sum(score.found.values()):
            lines.append(title)
            lines += ["  " + score.line([k]) for k in ("PER", "ORG", "LOC")] + ["  " + score.line(["PER", "ORG", "LOC"])]
    for title, score in graph.items():
        lines.append(title)
        lines += ["  " + score.line([k]) for k in labels.NAMES] + ["  " + score.line(labels.NAMES[:4])]
    for title, score in details.items():
        lines.append(title + ", recall of stated details: " + "  ".join(f"{k} {score.right[k] / max(score.wanted[k], 1):.3f} ({score.wanted[k]})" for k in ("Rank", "Role")))
    return "\n".join(lines)


def main(model, data, *folders):
    from gazetteers import Gazetteers
    from reference import Reference
    r, gaz = Reference(model), Gazetteers(data)
    uner = score_uner(corpora.read_treebank(os.path.join(data, "ud-ewt", "en_ewt-dev.conllu.xz"), gaz), r.tags)
    graph, details = {}, {}
    for folder in folders:
        name = os.path.basename(folder.rstrip("/"))
        graph[name], details[name] = score_graph(read_gold(folder), gaz, r.tags)
    print(table(uner, graph, details))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
