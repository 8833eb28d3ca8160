#!/usr/bin/env python3
"""How often each relation rule is right, against gold graphs.

usage: rules_report.py GOLD_DIR GRAPH.json [--examples RULE]

For every rule: statements between two nodes that the gold knows, how many of them are right (the gold has the same
subject, relation and object in that document), how many have the right pair with another relation, and how many the
gold has not. Statements with an end that the gold does not know are counted apart: they say nothing about the rule.
Node alignment is that of score_graph.py, as far as shared surface forms go. With --examples, the evidence of what a
rule got wrong is printed.
"""
import argparse, json, os, re, unicodedata
from collections import Counter, defaultdict

SYMMETRIC = {"family_of", "associated_with", "fights_against", "allied_with", "communicates_with"}
STOP = {"the", "of", "mr", "mrs", "ms", "dr"}


def norm(s):
    s = unicodedata.normalize("NFKD", s)
    s = "".join(c for c in s if not unicodedata.combining(c)).casefold().replace("’", "'")
    s = re.sub(r"'s\b|'(?!\w)", "", s)
    s = re.sub(r"\b(?:\w\.){2,}", lambda m: m.group().replace(".", ""), s)
    s = re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", r"\1", s)
    return " ".join(t for t in re.findall(r"\w+", re.sub(r"^(?:an?|the)\s+", "", s)) if t not in STOP)


def align(gold, nodes, document):
    """{node id: gold id}: the gold entity that shares most surface forms, of a type that agrees."""
    forms = {e["id"]: {norm(x) for x in [e["name"], *e.get("aliases", []), *e.get("mentions", [])]} for e in gold["entities"]}
    types = {e["id"]: {e["type"], *e.get("alt_types", [])} for e in gold["entities"]}
    out = {}
    for n in nodes:
        here = {norm(m["text"]) for m in n["mentions"] if m["document"] == document}
        if not here:
            continue
        here.add(norm(n["name"]))
        best = max(forms, key=lambda g: (len(forms[g] & here) if n["type"] in types[g] else 0, g), default=None)
        if best and n["type"] in types[best] and forms[best] & here:
            out[n["id"]] = best
    return out


def key(s, r, o):
    return (r,) + (tuple(sorted((s, o))) if r in SYMMETRIC else (s, o))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"); ap.add_argument("graph"); ap.add_argument("--examples")
    a = ap.parse_args()
    graph = json.load(open(a.graph, encoding="utf-8"))
    by_document = defaultdict(list)
    for s in graph["statements"]:
        by_document[s["evidence"]["document"]].append(s)
    count = defaultdict(Counter)
    for d in graph["documents"]:
        path = os.path.join(a.gold, os.path.splitext(os.path.basename(d["path"]))[0] + ".json")
        if not os.path.exists(path):
            continue
        gold = json.load(open(path, encoding="utf-8"))
        match = align(gold, graph["nodes"], d["id"])
        have, pairs = set(), defaultdict(set)
        for s in gold["statements"]:
            if not s.get("object"):
                continue
            for r in [s["relation"], *s.get("alt", [])]:
                have.add(key(s["subject"], r, s["object"]))
            pairs[frozenset((s["subject"], s["object"]))].add(s["relation"])
        seen = set()
        for s in by_document[d["id"]]:
            if not s.get("object"):
                count[s["rule"]]["attribute"] += 1
                continue
            su, ob = match.get(s["subject"]), match.get(s["object"])
            k = (s["rule"], key(s["subject"], s["relation"], s["object"]))
            if k in seen:
                continue
            seen.add(k)
            c = count[s["rule"]]
            if su is None or ob is None:
                c["unknown end"] += 1
            elif key(su, s["relation"], ob) in have:
                c["right"] += 1
            else:
                other = pairs.get(frozenset((su, ob)))
                c["other relation" if other else "wrong"] += 1
                if a.examples == s["rule"]:
                    name = {n["id"]: n["name"] for n in graph["nodes"]}
                    print(f"{name[s['subject']]} -> {name[s['object']]} {sorted(other or [])}: {s['evidence']['exact'][:400]!r}")
    if a.examples:
        return
    print(f"{'rule':40} {'right':>6} {'other':>6} {'wrong':>6} {'no end':>6}  precision")
    for rule, c in sorted(count.items(), key=lambda x: -sum(x[1].values())):
        n = c["right"] + c["other relation"] + c["wrong"]
        share = f"{c['right'] / n:.2f}" if n else "-"
        print(f"{rule:40} {c['right']:6} {c['other relation']:6} {c['wrong']:6} {c['unknown end']:6}  {share}")


if __name__ == "__main__":
    main()
