#!/usr/bin/env python3
"""Read documents with Stanford CoreNLP, for the same scorers: the peer in the tables.

usage: peer_corenlp.py JARS DOCUMENTS.json -o PEER.json [--gold-words | --chains [--whole]] [--work DIR] [--graph GRAPH.json]

JARS            folder with stanford-corenlp-4.5.10.jar, its -models.jar and what they need (Maven:
                edu.stanford.nlp:stanford-corenlp:4.5.10, and the same with classifier `models`); Java 8 or later
DOCUMENTS.json  written by documents.py
--gold-words    keep the words and sentences of the documents instead of CoreNLP's own
--chains        coreference too, by CoreNLP's default
--whole         mentions as long as CoreNLP has them, for a gold that has whole noun phrases (GUM)
--work          keep CoreNLP's own output here; what is there already is not computed again
--graph         also write the names and chains as a graph in native JSON, for score.py --graph

Annotators: tokenize, pos, lemma, ner, depparse, and coref with --chains; everything else as CoreNLP has it. One thread.
PEER.json: {"system", "documents": {name: {"sentences": [[[begin, end, upos, xpos, lemma, head, deprel], ...]], "names":
[[begin, end, type]], "chains": [[[begin, end], ...]]}}}, places in code points.

How its answers become ours, in its favour:
- Names: PERSON is PER, ORGANIZATION is ORG, LOCATION, CITY, STATE_OR_PROVINCE and COUNTRY are LOC; NATIONALITY is kept apart.
  Pronouns that it lists among its names are left out.
- Chains: only those that hold a name of these types (or a nationality) or something animate; it finds chains of days,
  events and things as well, which no gold here has. A mention headed by a word of a name becomes that name (without
  title, apposition and clause); any other ends with its head. Both gave it the best scores on the gold graphs among the
  ways tried; on GUM the whole mentions did (--whole). A name that is in no chain is a chain of one.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SYSTEM = "CoreNLP 4.5.10"
TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "CITY": "LOC", "STATE_OR_PROVINCE": "LOC", "COUNTRY": "LOC", "NATIONALITY": "NAT"}
PRONOUNS = set("i me my mine myself you your yours yourself we us our ours he him his himself she her hers herself it its itself they them their theirs "
               "themselves who whom whose which that".split())


def run(jars, names, work, gold_words, chains):
    """Lets CoreNLP read WORK/NAME.txt into WORK/NAME.json."""
    todo = [n for n in names if not os.path.exists(os.path.join(work, n + ".json"))]
    if not todo:
        return
    listing = os.path.join(work, "files.list")
    with open(listing, "w", encoding="utf-8") as f:
        f.writelines(os.path.join(work, n + ".txt") + "\n" for n in todo)
    command = ["java", "-Xmx5g", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-cp", os.path.join(jars, "*"), "edu.stanford.nlp.pipeline.StanfordCoreNLP",
               "-annotators", "tokenize,pos,lemma,ner,depparse" + (",coref" if chains else ""), "-filelist", listing,
               "-outputFormat", "json", "-outputDirectory", work, "-replaceExtension", "-threads", "1"]
    command += ["-tokenize.whitespace", "true", "-ssplit.eolonly", "true"] if gold_words else ["-tokenize.codepoint", "true"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or not all(os.path.exists(os.path.join(work, n + ".json")) for n in todo):
        sys.exit("CoreNLP failed:\n" + done.stderr[-2000:])


def write_input(document, path, gold_words):
    text = document["text"]
    if gold_words:                     # a blank inside a word would cut it
        text = "\n".join(" ".join(re.sub(r"\s", "_", text[b:e]) or "_" for b, e in s) for s in document["sentences"]) + "\n"
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as f:
            if f.read() == text:
                return
        if os.path.exists(path[:-4] + ".json"):
            os.remove(path[:-4] + ".json")
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)


def places_of(output, document, gold_words):
    """Per sentence the place of each of its tokens in the document's text."""
    if gold_words:
        return document["sentences"]
    return [[[t["codepointOffsetBegin"], t["codepointOffsetEnd"]] for t in s["tokens"]] for s in output["sentences"]]


def read(output, document, gold_words, whole=False):
    places = places_of(output, document, gold_words)
    if [len(s["tokens"]) for s in output["sentences"]] != [len(s) for s in places]:
        raise ValueError("CoreNLP cut the gold words anew")
    sentences, names = [], []
    for s, where in zip(output["sentences"], places):
        deps = {d["dependent"]: d for d in s["basicDependencies"]}
        sentences.append([[*where[i], "_", t["pos"], t["lemma"], deps[t["index"]]["governor"], deps[t["index"]]["dep"].lower() if deps[t["index"]]["governor"] == 0 else deps[t["index"]]["dep"]]
                          for i, t in enumerate(s["tokens"])])
        for m in s["entitymentions"]:
            if m["ner"] in TYPES and m["text"].lower() not in PRONOUNS:
                names.append([where[m["tokenBegin"]][0], where[m["tokenEnd"] - 1][1], TYPES[m["ner"]]])
    return {"sentences": sentences, "names": sorted(names), "chains": chains_of(output, places, names, whole)}


def mention_place(m, places, names, whole):
    """[begin, end], and the name that its head is in, if any."""
    where = places[m["sentNum"] - 1]
    head = where[m["headIndex"] - 1]
    name = next(([b, e] for b, e, _ in names if b <= head[0] and head[1] <= e), None)
    if whole:
        return [where[m["startIndex"] - 1][0], where[m["endIndex"] - 2][1]], name
    return name or [where[m["startIndex"] - 1][0], head[1]], name


def chains_of(output, places, names, whole):
    chains, used = [], set()
    for chain in output.get("corefs", {}).values():
        mentions = [mention_place(m, places, names, whole) for m in chain]
        if not any(name for _, name in mentions) and not any(m["animacy"] == "ANIMATE" for m in chain):
            continue
        chains.append(sorted(m for i, (m, _) in enumerate(mentions) if m not in [x for x, _ in mentions[:i]]))
        used |= {tuple(name) for _, name in mentions if name}
    return chains + [[[b, e]] for b, e, _ in names if (b, e) not in used]


# ---------------------------------------------------------------- as a graph

def graph_of(documents, peer):
    """A node for each chain that has a name, one for equal names of a type in all documents."""
    sys.path.insert(0, os.path.join(HERE, "..", "..", "extract", "train"))
    import gazetteers
    import peer_spacy
    people, named = peer_spacy.countries()
    kinds = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
    listed, nodes = [], {}
    for name, read_ in sorted(peer["documents"].items()):
        text = documents[name]["text"]
        sha = hashlib.sha256(text.encode()).hexdigest()
        did = "d" + sha[:16]
        listed.append({"id": did, "path": name + ".txt", "title": None, "url": None, "publisher": None, "published": None, "sha256": sha})
        types = {(b, e): t for b, e, t in read_["names"]}
        for chain in read_["chains"]:
            spans = [peer_spacy.trimmed(text, m[0], m[1]) + (types.get((m[0], m[1])),) for m in chain]
            names_ = [(" ".join(text[b:e].split()), t) for b, e, t in spans if t]
            if not names_:
                continue
            nationality = [people[n.lower()] for n, t in names_ if t == "NAT" and n.lower() in people]
            plain = [(n, t) for n, t in names_ if t in kinds]
            if not plain and not nationality:
                continue
            shown, kind = max(plain, key=lambda x: len(x[0])) if plain else (nationality[0], "LOC")
            kind = kinds[kind]
            if kind == "Organization" and gazetteers.looks_like_unit(gazetteers.words(shown)):
                kind = "Unit"
            if kind == "Place":
                shown = named.get(shown.lower(), shown)
            node = nodes.setdefault((kind, shown.lower()), {
                "id": "n" + hashlib.sha256(f"{kind} {shown.lower()}".encode()).hexdigest()[:16], "type": kind, "naming": "named", "name": shown, "aliases": [],
                "kind": "country" if kind == "Place" and shown in set(people.values()) | set(named.values()) else None, "attributes": {}, "links": {}, "mentions": []})
            node["aliases"] = sorted(set(node["aliases"]) | {n for n, t in plain} - {shown})
            node["mentions"] += [{"document": did, "begin": b, "end": e, "text": text[b:e]} for b, e, _ in spans]
    return {"schema": "adduce/1", "documents": listed, "nodes": sorted(nodes.values(), key=lambda n: n["id"]), "statements": [], "edges": []}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("jars")
    ap.add_argument("documents")
    ap.add_argument("-o", "--output", required=True)
    how = ap.add_mutually_exclusive_group()
    how.add_argument("--gold-words", action="store_true")
    how.add_argument("--chains", action="store_true")
    ap.add_argument("--whole", action="store_true")
    ap.add_argument("--work")
    ap.add_argument("--graph")
    a = ap.parse_args()
    with open(a.documents, encoding="utf-8") as f:
        documents = json.load(f)
    with tempfile.TemporaryDirectory() as scratch:
        work = a.work or scratch
        os.makedirs(work, exist_ok=True)
        for name, document in documents.items():
            write_input(document, os.path.join(work, name + ".txt"), a.gold_words)
        run(a.jars, list(documents), work, a.gold_words, a.chains)
        peer = {"system": SYSTEM, "gold_words": a.gold_words, "documents": {}}
        for name, document in documents.items():
            with open(os.path.join(work, name + ".json"), encoding="utf-8") as f:
                peer["documents"][name] = read(json.load(f), document, a.gold_words, a.whole)
    with open(a.output, "w", encoding="utf-8") as f:
        json.dump(peer, f, ensure_ascii=False)
    if a.graph:
        with open(a.graph, "w", encoding="utf-8") as f:
            json.dump(graph_of(documents, peer), f, ensure_ascii=False)


if __name__ == "__main__":
    main()
