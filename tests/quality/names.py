#!/usr/bin/env python3
"""Compare the names of a built graph with those of gold documents.

usage: names.py GOLD_DIR GRAPH.json [--errors]

A name counts when its place (code points, end exclusive) and its type are both right. What a name is, as opposed to
a description or a pronoun that stands for the same node, says one definition for training and measuring,
`graph_names` of extract/train/corpora.py; it is asked about the gold and about the graph alike. Of nested names the
outermost counts. Nationality words and contingents ("North Korean troops") are listed apart, outside of the sum.
"""
import argparse
import json
import os
import re
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "extract", "train"))
import corpora      # noqa: E402
import gazetteers   # noqa: E402
import text as tokens_of   # noqa: E402

TYPES = ("Person", "Unit", "Organization", "Place")
APART = ("Nationality", "Contingent")
# Before a contingent's telling words: articles, numbers and what counts or sorts without naming.
LOOSE = re.compile(r"^(?:(?:the|an?|some|about|around|nearly|almost|over|more|less|fewer|than|at|least|most|up|to|as|many|several|additional|another|these|"
                   r"those|our|all|both|suspected|armed|wounded|[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds|thousands|"
                   r"dozens|of)\s+)+", re.I)


class Demonyms:
    """The nationality words of the product's own country list, for the shared definition."""

    def __init__(self, path=os.path.join(ROOT, "extract", "data", "en", "countries.tsv")):
        self.known = {gazetteers.words(d) for d in gazetteers.MORE_DEMONYMS}
        with open(path, encoding="utf-8") as f:
            rows = [line.rstrip("\n").split("\t") for line in f if line.strip() and line[0] != "#"]
        at = {k: i for i, k in enumerate(rows[0])}
        forms = lambda row, k: {gazetteers.words(d.strip()) for d in row[at[k]].split(";") if d.strip()} if at[k] < len(row) else set()
        for row in rows[1:]:
            self.known |= forms(row, "adjectives") | forms(row, "people")
        for row in rows[1:]:                 # "U.S." is a name, also where it stands like an adjective
            self.known -= forms(row, "name") | forms(row, "names")

    def is_demonym(self, tokens):
        return tuple(tokens) in self.known


def names_in(entities, text, demonyms):
    """({(begin, end): types} of the certain outermost names, {(begin, end)} of spans without a verdict)."""
    borders = {x for e in entities for span in e["spans"] for x in span}
    sents = corpora.split_at(tokens_of.sentences(text), borders)
    certain, unsure = {}, set()
    for sent, (outer, _, open_) in zip(sents, corpora.graph_names({"entities": entities}, sents, demonyms)):
        for b, e, kinds in outer:
            certain[sent[b][1], sent[e - 1][2]] = kinds
        unsure |= {(sent[b][1], sent[e - 1][2]) for b, e, _ in open_}
    for e in entities:                       # "US" is no pronoun
        for b, n in e["spans"] if e["type"] == "Place" and e["kind"] == "country" else []:
            if text[b:n] == "US" and not any(x <= b and n <= y for x, y in certain):
                certain[b, n] = {"Place"}
    return certain, unsure


def contingents_in(entities, text):
    """The places of contingents that say whose they are, without article and number."""
    out = set()
    for e in entities:
        for b, n in e["spans"] if e["naming"] == "contingent" else []:
            surface = text[b:n]
            core = LOOSE.sub("", surface)
            if any(w[0].isupper() for w in re.findall(r"\w+", core)[:-1]):
                out.add((b + len(surface) - len(core), n))
    return out


def entities_of(graph, document):
    """The nodes of one document in the form of the gold."""
    out = []
    for n in graph["nodes"]:
        spans = [[m["begin"], m["end"]] for m in n["mentions"] if m["document"] == document]
        if spans:
            out.append({"name": n["name"], "aliases": n["aliases"], "type": n["type"], "kind": n["kind"],
                        "naming": n["naming"], "spans": spans})
    return out


def compare(gold, system, counts, errors):
    """gold and system: (certain, unsure, contingents) of one document."""
    def count(verdict, what, key):
        counts[what, verdict] += 1
        if what in TYPES:
            counts["all", verdict] += 1
        if verdict != "tp":
            errors.append((verdict, key, what))
    wanted, unsure, g_groups = gold
    found, _, s_groups = system
    for key, kinds in wanted.items():
        hit = found.get(key, set()) & kinds
        count("tp" if hit else "fn", min(hit or kinds, key=(TYPES + APART).index), key)
    for key, kinds in found.items():
        if not kinds & wanted.get(key, set()) and key not in unsure:
            count("fp", min(kinds, key=(TYPES + APART).index), key)
    for key in g_groups:
        count("tp" if key in s_groups else "fn", "Contingent", key)
    for key in s_groups - g_groups:
        count("fp", "Contingent", key)


def figures(counts, what):
    tp, fp, fn = (counts[what, k] for k in ("tp", "fp", "fn"))
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 4),
            "tp": tp, "fp": fp, "fn": fn}


def score(gold_dir, graph, errors=None):
    """Figures over the gold documents of a folder: {"all": {...}, "Person": {...}, ..., "Contingent": {...}}."""
    ids = {os.path.splitext(os.path.basename(d["path"]))[0]: d["id"] for d in graph["documents"]}
    demonyms, counts = Demonyms(), Counter()
    for name in sorted(os.listdir(gold_dir)):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(gold_dir, name), encoding="utf-8") as f:
            gold = json.load(f)
        if not all("spans" in e for e in gold["entities"]):
            return None                    # an older set without the places of mentions
        with open(os.path.join(gold_dir, name[:-5] + ".txt"), encoding="utf-8", newline="") as f:
            text = f.read()
        entities = entities_of(graph, ids.get(name[:-5]))
        found = []
        compare((*names_in(gold["entities"], text, demonyms), contingents_in(gold["entities"], text)),
                (*names_in(entities, text, demonyms), contingents_in(entities, text)), counts, found)
        if errors is not None:
            errors += [f"{name[:-5]}: {'missed' if v == 'fn' else 'made up'}: {text[b:e]!r} ({what})"
                       for v, (b, e), what in sorted(found, key=lambda x: x[1])]
    return {what: figures(counts, what) for what in ("all", *TYPES, *APART)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("graph")
    ap.add_argument("--errors", action="store_true", help="list what was missed and what was made up")
    a = ap.parse_args()
    with open(a.graph, encoding="utf-8") as f:
        graph = json.load(f)
    errors = [] if a.errors else None
    result = score(a.gold, graph, errors)
    if result is None:
        sys.exit(f"{a.gold}: gold without the places of mentions, names cannot be compared")
    for what, s in result.items():
        print(f"{what:12} P {s['precision']:.3f}  R {s['recall']:.3f}  F1 {s['f1']:.3f}   tp {s['tp']} fp {s['fp']} fn {s['fn']}")
    for line in errors or []:
        print(line)


if __name__ == "__main__":
    main()
