#!/usr/bin/env python3
"""Measure tags, lemmas and trees on a Universal Dependencies treebank, on gold words and from raw text.

usage: ud_layers.py LAYERS DATA TREEBANK.conllu[.xz] [--peer PEER.json ...]

LAYERS  the test program adduce_layers
DATA    a language's data with its encoder, such as extract/data/en
--peer  readings of another system, by peer_corenlp.py or peer_spacy_layers.py, with or without --gold-words

On gold words, accuracies: UPOS, XPOS and lemma over all words; UAS and LAS over all words but punctuation (gold UPOS
PUNCT). LAS compares whole labels ("nmod:poss"), CLAS-style subtypes included; "LAS universal" what stands before the colon.

From raw text (each document's text rebuilt from the treebank), F1 as the CoNLL 2018 shared task's evaluation defines it:
words are aligned by their characters, blanks aside; inside of several-word tokens by the longest common subsequence of
their forms; a word counts for UAS if its aligned head is the gold head, for LAS if besides the universal part of the label
is the same. That count includes punctuation; "without punctuation" leaves out gold words with UPOS PUNCT, and of the
system's words those aligned to one, or aligned to nothing and made of no letter or digit.
"""
import argparse
import sys

import documents as corpora
import systems


def universal(label):
    return label.split(":")[0]


def on_gold_words(documents, readings):
    right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_universal"), 0)
    words = plain = 0
    for d in documents:
        for gold, found in zip(d.sentences, readings[d.name]["sentences"]):
            for w, (_, _, upos, xpos, lemma, head, deprel) in zip(gold, found):
                words += 1
                right["upos"] += upos == w.upos
                right["xpos"] += xpos == w.xpos
                right["lemma"] += lemma == w.lemma or w.lemma == "_"
                if w.upos == "PUNCT":
                    continue
                plain += 1
                if head == w.head:
                    right["uas"] += 1
                    right["las"] += deprel == w.deprel
                    right["las_universal"] += universal(deprel) == universal(w.deprel)
    return {"words": words, **{k: n / (words if k in ("upos", "xpos", "lemma") else plain) for k, n in right.items()}}


# ---------------------------------------------------------------- from raw text

class Solid:
    """Places in a text counted in characters that are no blanks."""

    def __init__(self, text):
        self.at, n = [], 0
        for c in text:
            self.at.append(n)
            n += not c.isspace()
        self.at.append(n)

    def span(self, begin, end):
        return self.at[begin], self.at[end]


def common_subsequence(a, b):
    """Pairs of indices of a longest common subsequence."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            best[i][j] = best[i + 1][j + 1] + 1 if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    pairs = []
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """{gold index: system index}. A word is (begin, end, form, in a several-word token), places of solid characters;
    the words of a several-word token all have the token's place."""
    pairs, g, s = {}, 0, 0
    while g < len(gold) and s < len(system):
        if gold[g][3] or system[s][3]:
            if not gold[g][3] and gold[g][1] <= system[s][0]:
                g += 1
                continue
            if not system[s][3] and system[s][1] <= gold[g][0]:
                s += 1
                continue
            if (gold[g][3] and gold[g][1] <= system[s][0]) or (system[s][3] and system[s][1] <= gold[g][0]):
                g, s = (g + 1, s) if gold[g][1] <= system[s][0] else (g, s + 1)
                continue
            g0, s0 = g, s              # all words that lie in one stretch without a common border
            end = max(gold[g][1] if gold[g][3] else gold[g][0], system[s][1] if system[s][3] else system[s][0])
            grew = True
            while grew:
                grew = False
                while g < len(gold) and gold[g][0] < end:
                    end, g, grew = max(end, gold[g][1] if gold[g][3] else end), g + 1, True
                while s < len(system) and system[s][0] < end:
                    end, s, grew = max(end, system[s][1] if system[s][3] else end), s + 1, True
            forms = [[w[2].lower() for w in gold[g0:g]], [w[2].lower() for w in system[s0:s]]]
            pairs.update({g0 + i: s0 + j for i, j in common_subsequence(*forms)})
        elif gold[g][:2] == system[s][:2]:
            pairs[g] = s
            g, s = g + 1, s + 1
        elif gold[g][0] <= system[s][0]:
            g += 1
        else:
            s += 1
    return pairs


def from_text(documents, readings):
    keys = ("words", "sentences", "upos", "xpos", "lemma", "uas", "las", "uas_plain", "las_plain", "las_plain_full")
    right, gold_n, system_n = (dict.fromkeys(keys, 0) for _ in range(3))
    for d in documents:
        solid = Solid(d.text)
        gold, gold_words, gold_heads = [], [], []
        for words in d.sentences:
            first = len(gold)
            for w in words:
                gold.append((*solid.span(*(w.group or (w.begin, w.end))), w.form.replace(" ", ""), w.group is not None))
                gold_heads.append(first + w.head - 1 if w.head else -1)
                gold_words.append(w)
        system, rows, heads = [], [], []
        found = readings.get(d.name, {"sentences": []})["sentences"]
        for s in found:
            first = len(system)
            for row in s:
                system.append((*solid.span(row[0], row[1]), d.text[row[0]:row[1]], False))
                heads.append(first + row[5] - 1 if row[5] else -1)
                rows.append(row)
        pairs = align(gold, system)
        back = {s: g for g, s in pairs.items()}
        ends = lambda sentences, place: [(place(s[0])[0], place(s[-1])[1]) for s in sentences]
        gold_ends = set(ends(d.sentences, lambda w: solid.span(*(w.group or (w.begin, w.end)))))
        system_ends = set(ends(found, lambda r: solid.span(r[0], r[1])))
        right["sentences"] += len(gold_ends & system_ends)
        gold_n["sentences"] += len(d.sentences)
        system_n["sentences"] += len(found)
        right["words"] += len(pairs)
        gold_n["words"] += len(gold)
        system_n["words"] += len(system)
        gold_n["plain"] = gold_n.get("plain", 0) + sum(w.upos != "PUNCT" for w in gold_words)
        system_n["plain"] = system_n.get("plain", 0) + sum(
            gold_words[back[i]].upos != "PUNCT" if i in back else any(c.isalnum() for c in system[i][2]) for i in range(len(system)))
        for g, s in pairs.items():
            w, (_, _, upos, xpos, lemma, _, deprel) = gold_words[g], rows[s]
            right["upos"] += upos == w.upos
            right["xpos"] += xpos == w.xpos
            right["lemma"] += lemma == w.lemma or w.lemma == "_"
            head = -1 if heads[s] < 0 else back.get(heads[s], -2)
            if head == gold_heads[g]:
                same = universal(deprel) == universal(w.deprel)
                right["uas"] += 1
                right["las"] += same
                if w.upos != "PUNCT":
                    right["uas_plain"] += 1
                    right["las_plain"] += same
                    right["las_plain_full"] += deprel == w.deprel
    out = {}
    for k in keys:
        which = "plain" if "plain" in k else "sentences" if k == "sentences" else "words"
        out[k] = 2 * right[k] / max(1, gold_n[which] + system_n[which])
    return out


LABELS = {"upos": "UPOS", "xpos": "XPOS", "lemma": "lemma", "uas": "UAS", "las": "LAS", "las_universal": "LAS universal", "words": "words", "sentences": "sentences",
          "uas_plain": "UAS without punctuation", "las_plain": "LAS universal without punctuation", "las_plain_full": "LAS without punctuation"}


def show(system, how, figures):
    print(f"{system}, {how}: " + "  ".join(f"{LABELS[k]} {v:.4f}" for k, v in figures.items() if isinstance(v, float)))


def measure(layers, data, treebank, peers=()):
    """{system: {"gold": figures, "text": figures}}"""
    documents = corpora.treebank(treebank)
    gold, _ = systems.layers_on_gold_words(layers, data, documents)
    out = {"adduce": {"gold": on_gold_words(documents, gold), "text": from_text(documents, systems.layers_on_text(layers, data, documents))}}
    for path in peers:
        out_of_peer(out, path, documents)
    return out


def out_of_peer(out, path, documents):
    """Adds a peer's figures, without the layers that it does not have."""
    name, readings, gold_words = systems.load_peer(path)
    figures = (on_gold_words if gold_words else from_text)(documents, readings)
    rows = [row for r in readings.values() for s in r["sentences"] for row in s]
    for at, layer in ((2, "upos"), (3, "xpos"), (4, "lemma"), (6, "uas"), (6, "las")):
        if all(row[at] == "_" for row in rows):
            figures = {k: v for k, v in figures.items() if not k.startswith(layer)}
    out.setdefault(name, {})["gold" if gold_words else "text"] = figures


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("layers")
    ap.add_argument("data")
    ap.add_argument("treebank")
    ap.add_argument("--peer", action="append", default=[])
    a = ap.parse_args()
    for system, parts in measure(a.layers, a.data, a.treebank, a.peer).items():
        for how, figures in parts.items():
            show(system, {"gold": "gold words", "text": "raw text"}[how], figures)


if __name__ == "__main__":
    sys.exit(main())
