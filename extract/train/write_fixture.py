#!/usr/bin/env python3
"""Writes reference outputs of a model file as JSON, for the tests of the C++ inference.

usage: write_fixture.py MODEL.safetensors OUT.json [--small]
Each case is a document (sentences of tokens) with its windows (piece ids, shape ids, first pieces),
the logits of each head (four decimals, tokens in order) and the decoded labels. --small keeps the
logits of the first case only.
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
    "a sentence longer than a window": [("Forces of the Democratic Republic of the Congo attacked M23 rebels near Goma and Sake , said Lt. Gen. Jean-Pierre Bemba , "
                                         .split()) * 12, ["They", "left", "."]],
    "many sentences, several windows": ["The governor of Borno , Kashim Shettima , met the Chief of Army Staff in Abuja on 3 May 2014 .".split()] * 9,
}


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
        cases.append(case)
    json.dump({"model_checksum": r.meta["checksum"], "cases": cases}, open(out, "w", encoding="utf-8"), ensure_ascii=False)
    print(out, len(cases), "cases")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
