#!/usr/bin/env python3
"""Measure names of people, organizations and places (PER, ORG, LOC) on corpora with another scheme than ours.

usage: corpus_names.py PROGRAM CORPUS FILE [--layers LAYERS --data DIR] [--peer PEER.json ...] [--upper] [--errors]

CORPUS   treebank (UD English EWT with UNER's names in its MISC column) or crossner (its politics part)
--layers also the encoder alone on gold words, by the test program adduce_layers and the data folder
--peer   names of another system, by peer_corenlp.py or peer_spacy_layers.py
--upper  the same texts in capitals

The program reads each document as a text and lists the names it sees, outermost ones only. Places must be exact and types
the same: Person is PER, Place is LOC, Organization and Unit are ORG. Nationality words are no names in these schemes, but
"US" before "troops" is. On gold words the head `outer` is mapped the same way; the head `uner` speaks their scheme.
"""
import argparse
from collections import Counter

import coreference
import documents as corpora
import names
import systems

OURS = {"person": "PER", "place": "LOC", "organization": "ORG", "unit": "ORG"}
SCHEME = ("PER", "ORG", "LOC")


def outermost(spans):
    out = set()
    for b, e, kind in sorted(spans, key=lambda x: (x[0], -x[1])):
        if not any(x <= b and e <= y for x, y, _ in out):
            out.add((b, e, kind))
    return out


def names_shown(rows, demonyms):
    """Of the rows of `adduce show --mentions`."""
    found = []
    for row in rows:
        kind = row["kind"].removesuffix(" (nested)")
        if kind == "nationality" and not demonyms.is_demonym(names.gazetteers.words(row["text"])):
            kind = "place"
        if row["form"] == "name" and row["found by"] != "contingent" and kind in OURS:
            found.append((*map(int, row["place"].split("-")), OURS[kind]))
    return outermost(found)


def by_program(program, documents, data=None):
    demonyms = names.Demonyms()
    rows = systems.shown(program, documents, "mentions", data)
    return {d.name: names_shown(rows.get(d.name, ()), demonyms) for d in documents}


def by_layers(layers, data, documents):
    """({name: names} by the head `outer`, the same by `uner`), on gold words."""
    _, tags = systems.layers_on_gold_words(layers, data, documents)
    outer, uner = {}, {}
    for d in documents:
        for out, head in ((outer, "Outer"), (uner, "Uner")):
            found = {n for words, row in zip(d.sentences, tags[d.name][head]) for n in corpora.tagged_names(words, row)}
            out[d.name] = {(b, e, OURS.get(k.lower(), k)) for b, e, k in found if k.lower() in OURS or k in SCHEME}
    return outer, uner


def by_peer(documents, readings):
    """Without leading article and closing possessive, which other schemes count in."""
    return {d.name: outermost((*coreference.trimmed(d.text, b, e), k) for b, e, k in readings[d.name]["names"] if k in SCHEME) for d in documents}


def compare(documents, found, errors=False):
    counts = Counter()
    for d in documents:
        got = found.get(d.name, set())
        for verdict, spans in (("tp", d.names & got), ("fp", got - d.names), ("fn", d.names - got)):
            for b, e, kind in sorted(spans):
                counts["all", verdict] += 1
                counts[kind, verdict] += 1
                if errors and verdict != "tp":
                    print(f"{d.name}: {'made up' if verdict == 'fp' else 'missed'}: {d.text[b:e]!r} {kind}   ...{d.text[max(0, b - 30):e + 20]!r}")
    return {what: names.figures(counts, what) for what in ("all", *SCHEME)}


def measure(program, corpus, path, layers=None, data=None, peers=(), upper=False, errors=False):
    """{system: {"text": figures, "gold": figures on gold words, "gold_uner": by the other head}}"""
    documents = corpora.READERS[corpus](path)
    if upper:
        documents = [corpora.upper(d) for d in documents]
    out = {"adduce": {"text": compare(documents, by_program(program, documents, data), errors)}}
    if layers:
        outer, uner = by_layers(layers, data, documents)
        out["adduce"].update(gold=compare(documents, outer), gold_uner=compare(documents, uner))
    for peer in peers:
        name, readings, gold_words = systems.load_peer(peer)
        out.setdefault(name, {})["gold" if gold_words else "text"] = compare(documents, by_peer(documents, readings))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("corpus", choices=("treebank", "crossner"))
    ap.add_argument("path")
    ap.add_argument("--layers")
    ap.add_argument("--data")
    ap.add_argument("--peer", action="append", default=[])
    ap.add_argument("--upper", action="store_true")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    if a.layers and not a.data:
        ap.error("--layers needs --data")
    for system, parts in measure(a.program, a.corpus, a.path, a.layers, a.data, a.peer, a.upper, a.errors).items():
        for how, figures in parts.items():
            print(f"{system}, {({'text': 'raw text', 'gold': 'gold words', 'gold_uner': 'gold words, head uner'})[how]}:")
            for what, s in figures.items():
                print(f"  {what:4} P {s['precision']:.3f}  R {s['recall']:.3f}  F1 {s['f1']:.4f}   tp {s['tp']} fp {s['fp']} fn {s['fn']}")


if __name__ == "__main__":
    main()
