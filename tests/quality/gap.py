#!/usr/bin/env python3
"""Measure pronouns on GAP: does the program put a pronoun into one chain with name A or B?

usage: gap.py PROGRAM GAP.tsv[.xz] [--data DIR] [--peer PEER.json ...] [--errors]

The program reads each snippet as a text. A name counts as given to the pronoun when a chain that holds a mention at the
pronoun's place holds a mention that overlaps the name and whose head lies in it ("Lucy's mother" is not Lucy). The
official figures: precision, recall and F1 over all labels (two for each snippet), for all, masculine (he, him, his) and
feminine pronouns, and the bias, feminine F1 / masculine F1 (Webster et al. 2018).
--peer   chains of another system, by peer_corenlp.py --chains
"""
import argparse

import clusters
import coreference
import documents as corpora
import systems

MASCULINE = {"he", "him", "his"}


def places(row):
    """(begin, end) of pronoun, A and B."""
    return [(int(row[k + "-offset"]), int(row[k + "-offset"]) + len(row[k])) for k in ("Pronoun", "A", "B")]


def names_given(text, chains, pronoun, names):
    """Whether each name is in a chain with the pronoun."""
    mine = [c for c in chains if any((m[0], m[1]) == pronoun for m in c)]

    def same(mention, name):
        b, e = coreference.trimmed(text, mention[0], mention[1])
        head = coreference.head_by_rule(text, b, e)
        return b < name[1] and name[0] < head <= name[1]
    return [any(same(m, name) for c in mine for m in c) for name in names]


def figures(labels):
    """labels: (gold, given) pairs."""
    tp = sum(g and s for g, s in labels)
    p = tp / max(1, sum(s for _, s in labels))
    r = tp / max(1, sum(g for g, _ in labels))
    return {"precision": p, "recall": r, "f1": clusters.f1(p, r)}


def score(rows, readings, errors=False):
    labels = {"all": [], "masculine": [], "feminine": []}
    for row in rows:
        pronoun, *names = places(row)
        given = names_given(row["Text"], readings.get(row["ID"], {"chains": []})["chains"], pronoun, names)
        gold = [row[k].upper() == "TRUE" for k in ("A-coref", "B-coref")]
        labels["all"] += zip(gold, given)
        labels["masculine" if row["Pronoun"].lower() in MASCULINE else "feminine"] += zip(gold, given)
        if errors and gold != given:
            print(f"{row['ID']}: {row['Pronoun']} at {pronoun[0]}: A {row['A']!r} is {gold[0]}, said {given[0]}; B {row['B']!r} is {gold[1]}, said {given[1]}")
    out = {k: figures(v) for k, v in labels.items()}
    out["bias"] = out["feminine"]["f1"] / out["masculine"]["f1"] if out["masculine"]["f1"] else 0.0
    return out


def show(system, figures):
    print(f"{system}: " + "  ".join(f"{k} P {figures[k]['precision']:.3f} R {figures[k]['recall']:.3f} F1 {figures[k]['f1']:.4f}" for k in ("all", "masculine", "feminine"))
          + f"  bias {figures['bias']:.3f}")


def measure(program, path, data=None, peers=()):
    rows = corpora.gap_rows(path)
    ours = systems.chains(program, corpora.gap(path), data)
    return {name: score(rows, readings) for name, readings in [("adduce", ours)] + [systems.load_peer(p)[:2] for p in peers]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("gap")
    ap.add_argument("--data")
    ap.add_argument("--peer", action="append", default=[])
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    rows = corpora.gap_rows(a.gap)
    ours = systems.chains(a.program, corpora.gap(a.gap), a.data)
    for name, readings in [("adduce", ours)] + [systems.load_peer(p)[:2] for p in a.peer]:
        show(name, score(rows, readings, a.errors))


if __name__ == "__main__":
    main()
