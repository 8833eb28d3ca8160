#!/usr/bin/env python3
"""Writes reference outputs of a model file as JSON, for the tests of the C++ inference.

usage: write_fixture.py MODEL.safetensors OUT.json [--small]
Each case is a document (sentences of tokens) with its windows (piece ids, shape ids, first pieces),
the logits of each tagging head (four decimals, tokens in order) and the decoded labels; of a joint model
also classes, heads (a token of the document, its own for a root), deprels, spans, and scores of pairs of
some made mentions. --small keeps the logits of the first case only.
"""
import json
import sys

import numpy as np

import pieces
from reference import Reference

CASES = {
    "two sentences share a window": [
        "Major General Leo Irabor , the Theatre Commander of Operation Lafiya Dole , spoke in Maiduguri on Tuesday .".split(),
        "He praised troops of the 93rd Mechanized Brigade and the U.S. Army 's 1st Battalion , 5th Marines .".split()],
    "capitals": ["RUSSIAN FORCES SHELLED KHARKIV , SAYS PRESIDENT VOLODYMYR ZELENSKY".split()],
    "marks, clitics, numbers": [["Señor", "Gutiérrez", "did", "n't", "see", "4,000", "of", "Łódź", "'s", "İstanbul-born", "Σοφία", "ΣΟΦΟΣ", "北京",
                                 "naïve", "\u00ad", "\u200b", "x" * 120, "a1", "É", "e\u0301", "T-72B3M", "U.S.", "J.", "…", "€5m", "iPhone", "ǅ"]],
    "a sentence longer than a window": [" ; ".join(
        f"{who} of the {unit} {did} {town} , said {speaker}" for who, unit, did, town, speaker in zip(
            ("forces", "two soldiers", "a spokesman", "the commander", "rebels", "an officer", "troops", "the governor", "pilots", "guards"),
            ("Democratic Republic of the Congo", "93rd Brigade", "Nigerian Army", "U.S. Navy", "March 23 Movement", "4th Battalion", "French Foreign Legion", "state of Borno",
             "Ukrainian Air Force", "Ministry of Defence"),
            ("attacked", "left", "spoke in", "has not seen", "want to hold", "was wounded near", "marched on", "visited", "bombed", "fled"),
            ("Goma and Sake", "Pokrovsk", "Maiduguri", "the port of Aden", "Bunagana", "Kharkiv", "Gao", "Bama last week", "a depot outside Luhansk", "their posts"),
            ("Lt. Gen. Jean-Pierre Bemba", "she", "he on Tuesday", "Reuters", "the U.N.", "Capt. Oksana Melnyk", "a witness", "his aide", "Kyiv", "the report")))
        .split() + ["."], ["They", "left", "."]],
    "many sentences, several windows": ["The governor of Borno , Kashim Shettima , met the Chief of Army Staff in Abuja on 3 May 2014 .".split()] * 9,
}


def made_mentions(sentences):
    """Three mentions in each sentence of three tokens or more, of all types and forms, and the pairs among near ones."""
    mentions, first = [], 0
    for number, s in enumerate(sentences):
        end = first + len(s)
        if len(s) >= 3:
            for b, e in ((first, first + 2), (first, first + 1), (end - 1, end)):
                n = len(mentions)
                mentions.append({"begin": b, "end": e, "sentence": number, "type": n % 5, "form": n % 3})
        first = end
    pairs = [(i, j, (i + j) % 6) for i in range(len(mentions)) for j in range(max(0, i - 9), i)]
    statements = [(i, j) for i, a in enumerate(mentions) for j, b in enumerate(mentions) if i != j and a["sentence"] == b["sentence"]]
    return mentions, pairs, statements


def layers(r, sentences):
    """What a joint model says besides tags."""
    vectors = r.vectors(sentences)
    out = {"classes": {c["name"]: [] for c in r.config["classes"]}, "heads": [], "deprels": [], "spans": []}
    first = 0
    for tokens, x in zip(sentences, vectors):
        for name, values in r.classes(x).items():
            out["classes"][name] += values
        heads, names = r.tree(tokens, x)
        out["heads"] += [first + (h if h >= 0 else i) for i, h in enumerate(heads)]
        out["deprels"] += names
        out["spans"] += [[first + b, first + e, label, round(p, 4)] for b, e, label, p in r.spans(x)]
        first += len(tokens)
    x = np.concatenate(vectors)
    mentions, pairs, statements = made_mentions(sentences)
    out["mentions"] = [[m["begin"], m["end"], m["sentence"], m["type"], m["form"]] for m in mentions]
    out["antecedents"] = [[*p, round(score, 3)] for p, score in zip(pairs, r.antecedents(x, mentions, pairs))]
    out["statements"] = [[*p, [round(float(v), 3) for v in row]] for p, row in zip(statements, r.statements(x, mentions, statements))]
    return out


def main(model, out, *options):
    r = Reference(model)
    cases = []
    for name, sentences in CASES.items():
        plan = pieces.plan_windows([[len(r.pieces.token(t)[0]) for t in s] for s in sentences], r.config["window"], r.config["overlap"])
        windows = []
        for w in plan:
            ids, shapes, firsts = pieces.window_input(r.pieces, sentences, w)
            windows.append({"parts": w, "pieces": ids, "shapes": shapes, "firsts": firsts})
        case = {"name": name, "sentences": sentences, "windows": windows}
        if not ("--small" in options and cases):
            case["logits"] = {h: [[[round(float(x), 4) for x in row] for row in s] for s in rows] for h, rows in r.document(sentences).items()}
        case["labels"] = r.tags(sentences)
        if "tree" in r.config:
            case |= layers(r, sentences)
        cases.append(case)
    json.dump({"model_checksum": r.meta["checksum"], "cases": cases}, open(out, "w", encoding="utf-8"), ensure_ascii=False)
    print(out, len(cases), "cases")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
