#!/usr/bin/env python3
"""Measure chains of mentions: MUC, B3, CEAFe and their mean, the CoNLL score.

usage: coreference.py PROGRAM CORPUS FILE_OR_FOLDER [--data DIR] [--peer PEER.json ...] [--check] [--errors]

CORPUS   graph (a folder of gold graphs that hold the places of mentions) or treebank (GUM with its entities)
--data   language data of the program; without, what belongs to it
--peer   chains of another system, by peer_corenlp.py --chains
--check  also score with the package `scorch` (pip install scorch) and stop if a figure differs
--errors list the links missed and made up, by document

Gold chains of a graph are the spans of each entity; those of GUM are its named chains: person, place or organization,
two mentions or more, one of them headed by a proper noun. The program's chains are those of
`adduce show --chains`. Of GUM's documents only chains of a system with a mention headed by a proper noun are scored, since the gold
has no others.

Places are compared, on both sides alike, without leading article, closing possessive 's, and quotation marks and commas
around. Two counts:
  exact  the place must be the same
  head   else the head word: of a treebank by its tree; elsewhere the last word before the first preposition, comma,
         bracket or relative pronoun. Exact matches go first, then the pair that overlaps most
Chains of one mention are left out on both sides, as in the CoNLL 2011 and 2012 shared tasks, whose data has none;
"with single mentions" keeps them on both sides. "links" leaves out mentions that match none of the gold, so that it
measures the linking alone.
"""
import argparse
import re
import sys

import clusters
import documents as corpora
import systems

STOP = re.compile(r"\s(?:of|in|at|on|for|from|to|with|by|under|near|against|into|who|whom|whose|which|that|where)\s|\s?[,(\u2014\u2013]\s?|\s--?\s", re.I)


def trimmed(text, begin, end):
    """The place without article, possessive and marks; unchanged where nothing would be left."""
    surface = text[begin:end]
    head = re.match(r"(?:[\s\"'\u201c\u2018(,]|(?:the|an?)\s)+", surface, re.I)
    tail = re.search(r"(?:['\u2019]s|['\u2019]|[\s\"\u201d,])+$", surface)
    b, e = begin + (head.end() if head else 0), end - (len(tail.group()) if tail else 0)
    return (b, e) if b < e else (begin, end)


def head_by_rule(text, begin, end):
    """The end of the head word."""
    stop = STOP.search(text, begin + 1, end)
    return begin + len(text[begin:stop.start() if stop else end].rstrip())


def heads_of(document):
    """A function from places to the place that stands for their head."""
    if not document.sentences:
        return lambda b, e: head_by_rule(document.text, b, e)
    where = {}
    for words in document.sentences:
        for i, w in enumerate(words):
            for at in range(w.begin, w.end):
                where[at] = (words, i)

    def head(b, e):
        inside = [where[at] for at in range(b, e) if at in where]
        if not inside:
            return head_by_rule(document.text, b, e)
        words, first = inside[0]
        last = max(i for w, i in inside if w is words)
        return corpora.top_of(words, first, last + 1).end
    return head


def is_proper(document):
    """A function that says whether the word that ends at a place is a proper noun in the gold."""
    proper = {w.end for words in document.sentences for w in words if w.upos == "PROPN"}
    return lambda end: end in proper


def clean(chains, text, single):
    """Sets of trimmed places, each place in one chain only; without chains of one unless `single`."""
    seen, out = set(), []
    for chain in sorted(chains, key=lambda c: (-len(c), sorted(c)[:1])):
        mine = {trimmed(text, m[0], m[1]) for m in chain} - seen
        seen |= mine
        if len(mine) > (0 if single else 1):
            out.append(mine)
    return out


def matched(gold, system, head):
    """{system place: gold place}: equal places, then equal heads, greatest overlap first, one to one."""
    g, s = set().union(*gold), set().union(*system)
    pairs = {m: m for m in g & s}
    if head:
        by_head = {}
        for m in sorted(g - s):
            by_head.setdefault(head(*m), []).append(m)
        close = [(min(m[1], n[1]) - max(m[0], n[0]), n, m) for n in sorted(s - g) for m in by_head.get(head(*n), ())]
        taken = set(pairs)
        for _, n, m in sorted(close, key=lambda x: -x[0]):
            if n not in pairs and m not in taken:
                pairs[n] = m
                taken.add(m)
    return pairs


VARIANTS = {"exact": ("exact", False, False), "head": ("head", False, False), "head, with single mentions": ("head", True, False), "head, links": ("head", False, True)}


def partitions(documents, readings, how, single, links, named):
    """(key, response) over all documents."""
    key, response = [], []
    for d in documents:
        found = readings.get(d.name, {"chains": []})["chains"]
        gold, system = clean(d.chains, d.text, single), clean(found, d.text, single)
        head = heads_of(d)
        if named:
            proper = is_proper(d)
            system = [c for c in system if any(proper(head(*m)) for m in c)]
        if links:
            all_gold = set().union(*clean(d.chains, d.text, True))
            pairs = matched([all_gold], clean(found, d.text, True) or [set()], head)
            system = [c for c in (({m for m in c if m in pairs}) for c in system) if len(c) > 1]
        pairs = matched(gold or [set()], system or [set()], head if how == "head" else None)
        key += [{(d.name, m) for m in c} for c in gold]
        response += [{(d.name, pairs.get(m, ("system", m))) for m in c} for c in system]
    return key, response


def score(documents, readings, named=False):
    return {variant: clusters.conll(*partitions(documents, readings, *how, named)) for variant, how in VARIANTS.items()}


def check_with_scorch(documents, readings, named):
    from scorch import scores
    for variant, how in VARIANTS.items():
        key, response = partitions(documents, readings, *how, named)
        ours = clusters.conll(key, response)
        for name, theirs in (("muc", scores.muc), ("b3", scores.b_cubed), ("ceafe", scores.ceaf_e)):
            recall, precision, f1 = theirs([set(map(str, c)) for c in key], [set(map(str, c)) for c in response])
            if max(abs(ours[name]["recall"] - recall), abs(ours[name]["precision"] - precision), abs(ours[name]["f1"] - f1)) > 1e-9:
                sys.exit(f"{variant}: {name} is {ours[name]}, scorch says recall {recall}, precision {precision}, F1 {f1}")
    print("the same figures by scorch")


def read_corpus(corpus, path):
    documents = corpora.READERS[corpus](path)
    if corpus == "graph":
        documents = [d for d in documents if d.chains]
        if not documents:
            sys.exit(f"{path}: no gold graph with the places of mentions")
    return documents


def show(system, figures):
    for variant, f in figures.items():
        parts = "  ".join(f"{name} {f[k]['precision']:.3f} / {f[k]['recall']:.3f} / {f[k]['f1']:.3f}" for name, k in
                          (("mentions", "mentions"), ("MUC", "muc"), ("B3", "b3"), ("CEAFe", "ceafe")))
        print(f"{system}, {variant}: CoNLL F1 {f['conll']:.4f}   (P / R / F1) {parts}")


def list_errors(documents, readings):
    for d in documents:
        gold, system = clean(d.chains, d.text, False), clean(readings.get(d.name, {"chains": []})["chains"], d.text, False)
        pairs = matched(gold or [set()], system or [set()], heads_of(d))
        system = [{pairs.get(m, m) for m in c} for c in system]
        for verdict, chains, others in (("missed", gold, system), ("made up", system, gold)):
            owner = {m: i for i, c in enumerate(others) for m in c}
            for c in chains:
                parts = {}
                for m in sorted(c):
                    parts.setdefault(owner.get(m, m), []).append(d.text[slice(*m)])
                if len(parts) > 1:
                    print(f"{d.name}: links {verdict}: " + "  |  ".join(", ".join(p) for p in parts.values()))


def measure(program, corpus, path, data=None, peers=()):
    documents = read_corpus(corpus, path)
    named = corpus == "treebank"
    out = {"adduce": score(documents, systems.chains(program, documents, data), named)}
    for peer in peers:
        name, readings, _ = systems.load_peer(peer)
        out[name] = score(documents, readings, named)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("corpus", choices=("graph", "treebank"))
    ap.add_argument("path")
    ap.add_argument("--data")
    ap.add_argument("--peer", action="append", default=[])
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    documents = read_corpus(a.corpus, a.path)
    ours = systems.chains(a.program, documents, a.data)
    for name, readings in [("adduce", ours)] + [systems.load_peer(p)[:2] for p in a.peer]:
        show(name, score(documents, readings, a.corpus == "treebank"))
        if a.check:
            check_with_scorch(documents, readings, a.corpus == "treebank")
        if a.errors:
            list_errors(documents, readings)


if __name__ == "__main__":
    main()
