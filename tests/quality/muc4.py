#!/usr/bin/env python3
"""Measure text in capitals on MUC-4: which persons, organizations and places of the keys does the program find?

usage: muc4.py PROGRAM TEXTS KEYS [--data DIR] [--peer PEER.json ...] [--errors]

Of each document's keys: names of human targets (HUM TGT: NAME) are persons, perpetrator organizations (PERP:
ORGANIZATION ID) organizations or units, the parts of INCIDENT: LOCATION places. What is marked optional ("?") or does
not stand in the text is left out; alternatives ("X" / "Y") are one answer. It is found when the document has a node of
that type with a mention of the same words, or with one whose words begin, end or hold those of the key (or the other
way) with at most three more. Recall only: the keys list what matters to incidents, not every name.

--peer  names of another system on the same texts, by peer_spacy_layers.py or peer_corenlp.py
"""
import argparse
import re

import documents as corpora
import systems

TYPES = {"Person": "PER", "Organization": "ORG", "Unit": "ORG", "Place": "LOC"}
SLOTS = {"HUM TGT: NAME": "PER", "PERP: ORGANIZATION ID": "ORG", "INCIDENT: LOCATION": "LOC"}
LABELS = {"PER": "persons", "ORG": "organizations", "LOC": "places"}


def words_of(s):
    return tuple(re.findall(r"[^\W_]+", s.upper()))


def fillers(slot, value):
    """The answers of one line of a key, each a tuple of alternatives."""
    if value.strip() in ("*", "-", "") or value.lstrip().startswith("?"):
        return []
    if SLOTS[slot] == "LOC":
        parts = re.split(r":|\s-\s|/", re.sub(r"\([^()]*\)", "", value))
        return [(words_of(p),) for p in parts if words_of(p)]
    alternatives = tuple(words_of(m) for m in re.findall(r'"((?:[^"\\]|\\.)*)"', value))
    return [tuple(a for a in alternatives if a)] if any(alternatives) else []


def keys(path):
    """{document: {(type, alternatives)}}"""
    out, name, slot = {}, None, None
    for line in corpora.lines_of(path):
        m = re.match(r"\d+\.\s+(.*?)\s{2,}(.*)", line)
        if m:
            slot, value = m.group(1).strip(), m.group(2).strip()
        elif line.startswith(" ") and line.strip():
            value = line.strip()
        else:
            slot = None
            continue
        if slot == "MESSAGE: ID":
            name = value
            out.setdefault(name, set())
        elif slot in SLOTS and name:
            out[name] |= {(SLOTS[slot], f) for f in fillers(slot, value)}
    return out


def holds(longer, shorter):
    return any(longer[i:i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))


def same(a, b):
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    return bool(shorter) and len(longer) - len(shorter) <= 3 and holds(longer, shorter)


def score(documents, wanted, found, errors=False):
    """found: {document: {(type, words)}}"""
    counts = {k: [0, 0] for k in ("PER", "ORG", "LOC")}
    for d in documents:
        text = words_of(d.text)
        for kind, alternatives in sorted(wanted.get(d.name, ())):
            there = [a for a in alternatives if holds(text, a)]
            if not there:
                continue
            hit = any(same(a, w) for a in there for k, w in found.get(d.name, ()) if k == kind)
            counts[kind][0] += hit
            counts[kind][1] += 1
            if errors and not hit:
                print(f"{d.name}: missed {LABELS[kind]}: {' / '.join(' '.join(a) for a in there)}")
    out = {LABELS[k]: {"found": n, "of": of, "recall": n / max(1, of)} for k, (n, of) in counts.items()}
    n, of = (sum(c[i] for c in counts.values()) for i in (0, 1))
    return {"all": {"found": n, "of": of, "recall": n / max(1, of)}, **out}


def by_program(program, documents, data=None):
    graph, names = systems.graph_of(program, documents, data)
    out = {}
    for node in graph["nodes"]:
        for m in node["mentions"]:
            out.setdefault(names[m["document"]], set()).add((TYPES[node["type"]], words_of(m["text"])))
    return out


def by_peer(documents, readings):
    return {d.name: {(k, words_of(d.text[b:e])) for b, e, k in readings[d.name]["names"]} for d in documents}


def measure(program, texts, key_file, data=None, peers=(), errors=False):
    documents, wanted = corpora.muc4(texts), keys(key_file)
    out = {"adduce": score(documents, wanted, by_program(program, documents, data), errors)}
    for peer in peers:
        name, readings, _ = systems.load_peer(peer)
        out[name] = score(documents, wanted, by_peer(documents, readings))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("texts")
    ap.add_argument("keys")
    ap.add_argument("--data")
    ap.add_argument("--peer", action="append", default=[])
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    for system, figures in measure(a.program, a.texts, a.keys, a.data, a.peer, a.errors).items():
        print(f"{system}: recall " + "  ".join(f"{k} {f['recall']:.4f} ({f['found']} of {f['of']})" for k, f in figures.items()))


if __name__ == "__main__":
    main()
