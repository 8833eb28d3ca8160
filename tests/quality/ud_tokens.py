#!/usr/bin/env python3
"""Score the tokenizer and the sentence splitter on a Universal Dependencies treebank.

usage: ud_tokens.py ADDUCE_CUT DATA_FOLDER FILE.conllu[.xz] [--errors N]

ADDUCE_CUT   the test program adduce_cut
DATA_FOLDER  a language's data, such as extract/data/en

The raw text of each document is rebuilt from the treebank (SpaceAfter; a new paragraph is a blank line) and cut
by the program. A word or sentence is right if it has the same characters, blanks aside, as in the treebank.
"""
import argparse, collections, lzma, os, subprocess, tempfile


def documents(path):
    """Yields (text, words, sentences): spans over the characters that are not blanks."""
    text, words, sentences, at = [], [], [], 0
    sentence, multi, rest = [], 0, ""

    def surface(form, misc):
        nonlocal at
        begin = at
        at += len(form.replace(" ", ""))
        text.append(form + ("" if "SpaceAfter=No" in misc else " "))
        return begin, at

    for line in (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") and text:
            yield "".join(text), words, sentences
            text, words, sentences, at = [], [], [], 0
        elif line.startswith("# newpar") and text:
            text.append("\n\n")
        elif not line:
            if sentence:
                sentences.append((sentence[0][0], sentence[-1][1]))
                words += sentence
            sentence = []
        elif line[0] != "#":
            c = line.split("\t")
            if "-" in c[0]:
                a, b = map(int, c[0].split("-"))
                multi, rest, (begin, end) = b - a + 1, c[1], surface(c[1], c[9])
            elif "." in c[0]:
                continue
            elif multi:
                multi -= 1
                part = len(c[1]) if rest.startswith(c[1]) and multi else end - begin
                sentence.append((begin, min(begin + part, end)))
                begin, rest = min(begin + part, end), rest[len(c[1]):]
            else:
                sentence.append(surface(c[1], c[9]))
    yield "".join(text), words, sentences


def cut(program, data, texts):
    """The same spans, from the program."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, text in enumerate(texts):
            names.append(os.path.join(folder, f"{i:05}.txt"))
            with open(names[-1], "w", encoding="utf-8", newline="") as out:
                out.write(text)
        lines = subprocess.run([program, data, *names], check=True, stdout=subprocess.PIPE, text=True).stdout.split("\n")
    result, i = [], -1
    for line in lines:
        if line.startswith("# "):
            i += 1
            raw = texts[i].encode()
            position, n = [], 0   # characters that are not blanks before each byte
            for ch in texts[i]:
                position += [n] * len(ch.encode())
                n += not ch.isspace()
            position.append(n)
            result.append(([], []))
            sentence = []
        elif line.startswith("= ") or i < 0:
            continue
        elif line:
            b, e = map(int, line.split())
            sentence.append((position[b], position[e]))
        elif sentence:
            result[-1][0].extend(sentence)
            result[-1][1].append((sentence[0][0], sentence[-1][1]))
            sentence = []
    return result


def f1(name, gold, found):
    right = sum(len(set(g) & set(f)) for g, f in zip(gold, found))
    g, f = sum(map(len, gold)), sum(map(len, found))
    print(f"{name:10} precision {right / f:.4f}  recall {right / g:.4f}  F1 {2 * right / (f + g):.4f}  ({g})")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"); ap.add_argument("data"); ap.add_argument("treebank")
    ap.add_argument("--errors", type=int, default=0, help="print the N most frequent differences")
    a = ap.parse_args()
    docs = [d for d in documents(a.treebank)]
    found = cut(a.program, a.data, [d[0] for d in docs])
    f1("words", [d[1] for d in docs], [f[0] for f in found])
    f1("sentences", [d[2] for d in docs], [f[1] for f in found])
    if a.errors:
        counts, missed, extra = collections.Counter(), [], []
        for (text, words, sentences), (w, s) in zip(docs, found):
            solid = "".join(text.split())
            ends = sorted({b for _, b in words} & {b for _, b in w})
            begin = 0
            for end in ends:   # stretches between places where both cut
                g = [x for x in words if begin <= x[0] and x[1] <= end]
                f = [x for x in w if begin <= x[0] and x[1] <= end]
                if g != f:
                    counts[" ".join(solid[x:y] for x, y in g) + "  <>  " + " ".join(solid[x:y] for x, y in f)] += 1
                begin = end
            ge, fe = {b for _, b in sentences}, {b for _, b in s}
            missed += [solid[max(0, b - 30):b] + " | " + solid[b:b + 25] for b in sorted(ge - fe)]
            extra += [solid[max(0, b - 30):b] + " | " + solid[b:b + 25] for b in sorted(fe - ge)]
        print("\ngold  <>  found")
        for words, n in counts.most_common(a.errors):
            print(f"{n:5}  {words}")
        print(f"\nends missed: {len(missed)}", *missed[:a.errors], sep="\n  ")
        print(f"\nends made up: {len(extra)}", *extra[:a.errors], sep="\n  ")


if __name__ == "__main__":
    main()
