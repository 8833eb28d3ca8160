#!/usr/bin/env python3
"""The measured corpora as plain documents: text, words with their places, gold names and gold chains.

usage: documents.py CORPUS FILE_OR_FOLDER -o DOCUMENTS.json [--upper]

CORPUS   treebank (CoNLL-U: UD EWT with UNER's names, GUM with its entities), crossner, graph (a folder of gold graphs),
         gap, muc4
--upper  every text in capitals

All places are code points of the document's text, end exclusive. A treebank's text is rebuilt from its SpaceAfter and
paragraphs; a sentence of CrossNER, which has words only, is joined by the usual rules for blanks round marks. The
JSON written is what peer_spacy_layers.py and peer_corenlp.py read: {name: {"text", "sentences": [[[begin, end], ...]]}}.
"""
import argparse
import json
import lzma
import os
import re
from dataclasses import dataclass, field


@dataclass
class Word:
    form: str
    begin: int = 0                     # place of its surface in the text
    end: int = 0
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    head: int = 0                      # number of the governing word in its sentence, from 1; 0 for the root
    deprel: str = "_"
    misc: dict = field(default_factory=dict)
    group: tuple = None                # place of the several-word token it is part of


@dataclass
class Document:
    name: str
    text: str = ""
    sentences: list = field(default_factory=list)   # of lists of Word
    names: set = field(default_factory=set)         # (begin, end, type)
    chains: list = field(default_factory=list)      # of lists of mentions (begin, end)


def lines_of(path):
    with (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")) as f:
        yield from (line.rstrip("\n") for line in f)


def raw_blocks(path, separator="\t"):
    """(comments, lines as lists of columns) of each sentence of a column file."""
    comments, block = [], []
    for line in lines_of(path):
        if line.startswith("# ") or line == "#":
            comments.append(line)
        elif line.strip():
            block.append(line.split(separator))
        elif block:
            yield comments, block
            comments, block = [], []
    if block:
        yield comments, block


def misc_of(cell):
    return dict(x.split("=", 1) for x in cell.split("|") if "=" in x)


# ---------------------------------------------------------------- treebanks

def add_sentence(document, block):
    """Appends the words of a sentence and its text, blanks behind tokens as SpaceAfter has it."""
    words, group, rest = [], None, ""
    last = 0                           # last word of the several-word token being read
    for c in block:
        if "." in c[0]:
            continue
        misc = misc_of(c[9])
        space = "" if misc.get("SpaceAfter") == "No" else " "
        if "-" in c[0]:
            first, last = map(int, c[0].split("-"))
            group, rest = (len(document.text), len(document.text) + len(c[1])), c[1]
            at = group[0]
            document.text += c[1] + space
            continue
        word = Word(c[1], 0, 0, c[2], c[3], c[4], int(c[6]) if c[6].isdigit() else 0, c[7], misc)
        if int(c[0]) <= last:
            part = len(c[1]) if rest.startswith(c[1]) and int(c[0]) < last else group[1] - at
            word.begin, word.end, word.group = at, min(at + part, group[1]), group
            rest, at = rest[len(c[1]):], word.end
        else:
            word.begin = len(document.text)
            word.end = word.begin + len(c[1])
            document.text += c[1] + space
        words.append(word)
    document.sentences.append(words)


def treebank(path):
    documents = []
    for comments, block in raw_blocks(path):
        named = next((c for c in comments if c.startswith("# newdoc")), None)
        if named or not documents:
            documents.append(Document("%04d-%s" % (len(documents), re.sub(r"\W+", "-", named.split("=")[-1].strip() if named else "text"))))
        document = documents[-1]
        if document.text and any(c.startswith("# newpar") for c in comments):
            document.text = document.text.rstrip(" ") + "\n\n"
        add_sentence(document, block)
    for document in documents:
        document.text = document.text.rstrip(" ")
        document.names = {n for s in document.sentences for n in tagged_names(s, [w.misc.get("NER", "O") for w in s])}
        document.chains = gum_chains(document)
    return documents


def tagged_names(words, tags):
    """(begin, end, type) of BIO tags."""
    begin = None
    for i, tag in enumerate(tags + ["O"]):
        if begin is not None and not tag.startswith("I-"):
            yield words[begin].begin, words[i - 1].end, tags[begin][2:]
            begin = None
        if tag[0] in "BI" and begin is None:
            begin = i


NODE_TYPES = {"person", "place", "organization"}


def gum_chains(document):
    """Chains of persons, places and organizations with two mentions or more, one of them headed by a proper noun."""
    found, open_ = {}, {}
    for words in document.sentences:
        for i, w in enumerate(words):
            for m in re.finditer(r"\(([^()]+)(\)?)|([^()]+)\)", w.misc.get("Entity", "")):
                if m.group(1):
                    fields = m.group(1).split("-")
                    open_.setdefault(fields[0], []).append((i, fields[1]))
                closing = m.group(3) or (fields[0] if m.group(2) else None)
                if closing and open_.get(closing):
                    begin, kind = open_[closing].pop()
                    found.setdefault(closing, []).append((kind, top_of(words, begin, i + 1).upos == "PROPN", (words[begin].begin, w.end)))
        open_.clear()
    return [[m for _, _, m in mentions] for mentions in found.values()
            if len(mentions) > 1 and mentions[0][0] in NODE_TYPES and any(proper for _, proper, _ in mentions)]


def top_of(words, begin, end):
    """The word of a span that hangs on a word outside of it; of several the first that is no article or mark."""
    tops = [w for w in words[begin:end] if not begin < w.head <= end]
    return next((w for w in tops if w.deprel not in ("punct", "det", "case", "cc", "mark")), tops[0] if tops else words[end - 1])


# ---------------------------------------------------------------- the others

CROSSNER = {"person": "PER", "politician": "PER", "writer": "PER", "scientist": "PER", "musicalartist": "PER", "researcher": "PER", "organisation": "ORG",
            "politicalparty": "ORG", "university": "ORG", "band": "ORG", "country": "LOC", "location": "LOC"}   # as extract/train/corpora.py
CLOSING, OPENING = set(", . ; : ? ! ) ] } % n't 's 're 've 'll 'd 'm".split()), set("( [ { $ #".split())


def join_words(forms):
    """(text, places) of words with the usual blanks: none before closing marks, behind opening ones and inside quotation marks."""
    text, places, quoted, glue = "", [], False, True
    for form in forms:
        closing = form in CLOSING or form == "'" or (form == "s" and text.endswith("'")) or (form == '"' and quoted)
        if text and not glue and not closing:
            text += " "
        places.append((len(text), len(text) + len(form)))
        text += form
        glue = form in OPENING or (form == '"' and not quoted)
        if form == '"':
            quoted = not quoted
    return text, places


def crossner(path, domain="politics"):
    """Each sentence of the domain once, as a document."""
    documents, seen = [], set()
    for comments, block in raw_blocks(path):
        if domain and not any(c.startswith("# " + domain) for c in comments):
            continue
        forms = [c[0] for c in block]
        if tuple(forms) in seen:
            continue
        seen.add(tuple(forms))
        document = Document("crossner%04d" % len(documents))
        document.text, places = join_words(forms)
        document.sentences = [[Word(f, b, e) for f, (b, e) in zip(forms, places)]]
        tags = [c[1] for c in block]
        document.names = {(b, e, CROSSNER[k]) for b, e, k in tagged_names(document.sentences[0], tags) if k in CROSSNER}
        documents.append(document)
    return documents


def graph(folder):
    """Gold graphs: every entity is a chain, also with a single mention. Names are measured by names.py."""
    documents = []
    for name in sorted(n for n in os.listdir(folder) if n.endswith(".json")):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            gold = json.load(f)
        with open(os.path.join(folder, name[:-5] + ".txt"), encoding="utf-8", newline="") as f:
            document = Document(name[:-5], f.read())
        document.chains = [[(b, e) for b, e in entity["spans"]] for entity in gold["entities"] if entity.get("spans")]
        documents.append(document)
    return documents


def gap_rows(path):
    rows = [line.split("\t") for line in lines_of(path) if line]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def gap(path):
    return [Document(row["ID"], row["Text"]) for row in gap_rows(path)]


def muc4(path):
    """Texts of MUC-3/4. A document begins with its id in the first column."""
    documents = []
    for line in lines_of(path):
        m = re.match(r"((?:DEV|TST\d)-MUC[34]-\d+)", line)
        if m:
            documents.append(Document(m.group(1)))
        elif documents:
            documents[-1].text += line + "\n"
    for document in documents:
        document.text = document.text.strip("\n") + "\n"
    return documents


READERS = {"treebank": treebank, "crossner": crossner, "graph": graph, "gap": gap, "muc4": muc4}


def upper(document):
    """The document in capitals, places kept: a letter whose capital is longer stays."""
    big = lambda s: "".join(c.upper() if len(c.upper()) == 1 else c for c in s)
    document.text = big(document.text)
    for words in document.sentences:
        for w in words:
            w.form = big(w.form)
    return document


def as_json(documents):
    return {d.name: {"text": d.text, "sentences": [[[w.begin, w.end] for w in s] for s in d.sentences]} for d in documents}


def write_texts(documents, folder):
    """One NAME.txt for each document."""
    for d in documents:
        with open(os.path.join(folder, d.name + ".txt"), "w", encoding="utf-8", newline="") as f:
            f.write(d.text)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", choices=sorted(READERS))
    ap.add_argument("path")
    ap.add_argument("-o", "--output", required=True)
    ap.add_argument("--upper", action="store_true")
    a = ap.parse_args()
    documents = READERS[a.corpus](a.path)
    with open(a.output, "w", encoding="utf-8") as f:
        json.dump(as_json([upper(d) for d in documents] if a.upper else documents), f, ensure_ascii=False)


if __name__ == "__main__":
    main()
