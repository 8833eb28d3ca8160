#!/usr/bin/env python3
"""Measure every layer of the language engine, print the table, and keep the record.

usage: layers.py PROGRAM LAYERS DATA EVAL [--language DIR] [--peers DIR] [--only NAME ...] [--accept]
       layers.py PROGRAM --check | --accept-gold [--language DIR]

PROGRAM     the adduce program; LAYERS: the test program adduce_layers of the same build
DATA, EVAL  folders with the corpora (ud-ewt, ud-gum-open, crossner, gap, muc4) and with graph-val and graph-dev
--language  language data with the encoder; without, extract/data/en
--peers     readings of the peers, by make_peers.py; without, their recorded figures stay
--only      measure these parts only: trees names graphs chains gap muc4 capitals
--accept    write layers.json and the tables in extract/data/en/README.md and README.md
--check     the open-licensed gold documents alone; exit 1 when a recorded figure dropped (a test)
--accept-gold  record those alone

A figure's definition is at the head of the script named in its row. About four minutes.
"""
import argparse
import json
import os
import sys
import tempfile
import time

import capitals
import coreference
import corpus_names
import gap
import make_peers
import muc4
import score
import ud_layers

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RECORD = os.path.join(HERE, "layers.json")
GOLD = os.path.join(HERE, "gold")
OURS, SYSTEMS = "adduce", ("adduce", "spaCy small", "CoreNLP 4.5.10")
BEGIN, END = "<!-- layers: begin, written by tests/quality/layers.py --accept -->", "<!-- layers: end -->"
ON = {"ewt": "UD EWT dev", "gum": "GUM dev, open genres", "crossner": "CrossNER politics dev", "graph-val": "`graph-val`", "graph-dev": "`graph-dev`", "gap": "GAP validation",
      "muc4": "MUC-4 dev", "gold": "`tests/quality/gold`"}

# id: (figure, corpus, script, whether it is in the short table). A value is a number or several, as the figure's name says.
ROWS = {
    "ewt.uas_las": ("UAS / LAS, gold words, without punctuation", "ewt", "ud_layers.py", True),
    "ewt.las_universal": ("the same, universal part of the label", "ewt", "ud_layers.py", False),
    "ewt.text_uas_las": ("UAS / LAS from raw text, without punctuation", "ewt", "ud_layers.py", True),
    "ewt.conll18": ("UAS / LAS from raw text, all words, universal labels (CoNLL 2018)", "ewt", "ud_layers.py", False),
    "ewt.tags": ("UPOS / XPOS / lemma, gold words", "ewt", "ud_layers.py", True),
    "ewt.text_tags": ("UPOS / XPOS / lemma from raw text", "ewt", "ud_layers.py", False),
    "ewt.cut": ("words / sentences from raw text", "ewt", "ud_layers.py", False),
    "gum.uas_las": ("UAS / LAS, gold words, without punctuation", "gum", "ud_layers.py", False),
    "gum.las_universal": ("the same, universal part of the label", "gum", "ud_layers.py", False),
    "gum.text_uas_las": ("UAS / LAS from raw text, without punctuation", "gum", "ud_layers.py", False),
    "gum.tags": ("UPOS / XPOS / lemma, gold words", "gum", "ud_layers.py", False),
    "gum.cut": ("words / sentences from raw text", "gum", "ud_layers.py", False),
    "ewt.names": ("names PER, ORG, LOC F1, raw text", "ewt", "corpus_names.py", True),
    "ewt.names_gold": ("the same, gold words", "ewt", "corpus_names.py", False),
    "crossner.names": ("names PER, ORG, LOC F1, raw text", "crossner", "corpus_names.py", True),
    "crossner.names_gold": ("the same, gold words", "crossner", "corpus_names.py", False),
    "val.names": ("names of our four types F1, exact", "graph-val", "score.py", True),
    "val.names_by_type": ("of these Person / Unit / Organization / Place", "graph-val", "score.py", False),
    "val.nodes": ("nodes F1", "graph-val", "score.py", True),
    "dev.nodes": ("nodes F1", "graph-dev", "score.py", False),
    "val.chains": ("coreference CoNLL F1, exact places / same heads", "graph-val", "coreference.py", True),
    "val.chains_parts": ("its MUC / B3 / CEAFe F1, same heads", "graph-val", "coreference.py", False),
    "val.chains_single": ("CoNLL F1 with mentions that stand alone, same heads", "graph-val", "coreference.py", False),
    "gum.chains": ("coreference CoNLL F1 of named chains, exact places / same heads", "gum", "coreference.py", True),
    "gap.f1": ("pronouns F1", "gap", "gap.py", True),
    "gap.genders": ("masculine / feminine F1 / bias", "gap", "gap.py", False),
    "muc4.recall": ("capitals: recall of what the keys name", "muc4", "muc4.py", True),
    "muc4.recall_by_type": ("of these persons / organizations / places", "muc4", "muc4.py", False),
    "ewt.capitals": ("names F1 as written / in capitals", "ewt", "capitals.py", False),
    "val.capitals": ("names F1 as written / in capitals", "graph-val", "capitals.py", False),
}
GOLD_ROWS = {"gold.chains": ("coreference CoNLL F1, exact places", "gold", "coreference.py"), "gold.capitals": ("names F1 in capitals", "gold", "capitals.py")}


class Peers:
    """Paths of the readings there are."""

    def __init__(self, folder):
        self.folder = folder

    def of(self, name):
        if not self.folder:
            return []
        every = [os.path.join(self.folder, f"{name}.{peer}{part}.json") for peer in ("spacy", "corenlp") for part in ("", "-gold")]
        return [p for p in every if os.path.exists(p)]


def put(out, row, system, *values):
    if all(v is not None for v in values):
        out.setdefault(row, {})[system] = [round(v, 4) for v in values]


# ---------------------------------------------------------------- the parts

def trees(out, a, corpora, peers):
    for name in ("ewt", "gum"):
        for system, parts in ud_layers.measure(a.layers, a.language, corpora[name][1], peers.of(name)).items():
            g, t = parts.get("gold", {}), parts.get("text", {})
            put(out, name + ".uas_las", system, g.get("uas"), g.get("las"))
            put(out, name + ".las_universal", system, g.get("las_universal"))
            put(out, name + ".text_uas_las", system, t.get("uas_plain"), t.get("las_plain_full"))
            put(out, name + ".conll18", system, t.get("uas"), t.get("las"))
            for row, f in ((".tags", g), (".text_tags", t)):
                if any(f.get(k) is not None for k in ("upos", "xpos")):
                    put(out, name + row, system, *(f.get(k, 0.0) for k in ("upos", "xpos", "lemma")))
            put(out, name + ".cut", system, t.get("words"), t.get("sentences"))


def names(out, a, corpora, peers):
    for name in ("ewt", "crossner"):
        reader, path = corpora[name]
        for system, parts in corpus_names.measure(a.program, reader, path, a.layers, a.language, peers.of(name)).items():
            for row, part in ((".names", "text"), (".names_gold", "gold")):
                put(out, name + row, system, parts[part]["all"]["f1"] if part in parts else None)


def graphs(out, a, corpora, peers):
    with tempfile.TemporaryDirectory() as scratch:
        for short, folder in (("val", "graph-val"), ("dev", "graph-dev")):
            folder = os.path.join(a.eval, folder)
            path = os.path.join(scratch, short + ".json")
            score.build(a.program, folder, path, 1, a.language)
            found = {OURS: score.measure(a.program, folder, path, False)}
            peer = peers.folder and os.path.join(peers.folder, os.path.basename(folder) + ".corenlp-graph.json")
            if peer and os.path.exists(peer):
                found["CoreNLP 4.5.10"] = score.measure(a.program, folder, peer, False)
            for system, f in found.items():
                put(out, short + ".nodes", system, f["nodes"]["f1"])
                if short == "val" and f["names"]:
                    put(out, "val.names", system, f["names"]["all"]["f1"])
                    put(out, "val.names_by_type", system, *(f["names"][k]["f1"] for k in ("Person", "Unit", "Organization", "Place")))
    with open(score.RECORD, encoding="utf-8") as f:
        known = json.load(f)
    for short in ("val", "dev"):           # spaCy's graph is measured by score.py --graph
        f = known.get("graph-" + short, {}).get("spaCy small")
        if f:
            put(out, short + ".nodes", "spaCy small", f["nodes"]["f1"])
            if short == "val":
                put(out, "val.names", "spaCy small", f["names"]["all"]["f1"])
                put(out, "val.names_by_type", "spaCy small", *(f["names"][k]["f1"] for k in ("Person", "Unit", "Organization", "Place")))


def chains(out, a, corpora, peers):
    with_chains = lambda name: [p for p in peers.of(name) if p.endswith(".corenlp.json")]
    for system, f in coreference.measure(a.program, *corpora["graph-val"], a.language, with_chains("graph-val")).items():
        put(out, "val.chains", system, f["exact"]["conll"], f["head"]["conll"])
        put(out, "val.chains_parts", system, *(f["head"][k]["f1"] for k in ("muc", "b3", "ceafe")))
        put(out, "val.chains_single", system, f["head, with single mentions"]["conll"])
    for system, f in coreference.measure(a.program, *corpora["gum"], a.language, with_chains("gum")).items():
        put(out, "gum.chains", system, f["exact"]["conll"], f["head"]["conll"])


def pronouns(out, a, corpora, peers):
    for system, f in gap.measure(a.program, corpora["gap"][1], a.language, peers.of("gap")).items():
        put(out, "gap.f1", system, f["all"]["f1"])
        put(out, "gap.genders", system, f["masculine"]["f1"], f["feminine"]["f1"], f["bias"])


def keys(out, a, corpora, peers):
    texts = corpora["muc4"][1]
    for system, f in muc4.measure(a.program, texts, texts.replace("_texts", "_keys"), a.language, peers.of("muc4")).items():
        put(out, "muc4.recall", system, f["all"]["recall"])
        put(out, "muc4.recall_by_type", system, *(f[k]["recall"] for k in ("persons", "organizations", "places")))


def in_capitals(out, a, corpora, peers):
    for row, name in (("ewt.capitals", "ewt"), ("val.capitals", "graph-val")):
        f = capitals.measure(a.program, *corpora[name], a.language)
        put(out, row, OURS, f["as written"], f["capitals"])


PARTS = {"trees": trees, "names": names, "graphs": graphs, "chains": chains, "gap": pronouns, "muc4": keys, "capitals": in_capitals}


def on_gold(a):
    """Cheap, and all its texts are in the repository."""
    out = {}
    put(out, "gold.chains", OURS, coreference.measure(a.program, "graph", GOLD, a.language)[OURS]["exact"]["conll"])
    put(out, "gold.capitals", OURS, capitals.of_graphs(a.program, GOLD, True, a.language))
    return out


# ---------------------------------------------------------------- the record

def cell(values):
    return " / ".join(f"{v:.3f}" if v else "–" for v in values) if values else ""


def table(record, short):
    lines = ["| figure | on | " + " | ".join(SYSTEMS) + " | script |", "|---|---|" + "---|" * len(SYSTEMS) + "---|"]
    for row, (what, corpus, script, in_short) in ROWS.items():
        values = record.get(row, {})
        if values and (in_short or not short):
            cells = [cell(values.get(s)) for s in SYSTEMS]
            lines.append(f"| {what} | {ON[corpus]} | **{cells[0]}** | " + " | ".join(cells[1:]) + f" | `{script}` |")
    return "\n".join(lines)


def write_table(path, text):
    with open(path, encoding="utf-8") as f:
        page = f.read()
    if BEGIN not in page or END not in page:
        print(f"{path}: no place for the table ({BEGIN})")
        return
    head, rest = page.split(BEGIN, 1)
    with open(path, "w", encoding="utf-8") as f:
        f.write(head + BEGIN + "\n" + text + "\n" + END + rest.split(END, 1)[1])


def write_record(record):
    with open(RECORD, "w", encoding="utf-8") as f:
        json.dump(record, f, indent=1, sort_keys=True)
        f.write("\n")


def check(record, found):
    fine = True
    for row, systems_ in found.items():
        now, was = systems_[OURS][0], record.get(row, {}).get(OURS, [None])[0]
        if was is None:
            print(f"{row}: nothing recorded yet; run again with --accept-gold")
        elif now < was:
            print(f"{row}: {GOLD_ROWS[row][0]} dropped from {was} to {now}")
        elif now > was:
            print(f"{row}: {GOLD_ROWS[row][0]} rose from {was} to {now}; record it with --accept-gold")
        fine = fine and was is not None and now >= was
    print("no recorded figure dropped" if fine else "see above")
    return fine


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("layers", nargs="?")
    ap.add_argument("data", nargs="?")
    ap.add_argument("eval", nargs="?")
    ap.add_argument("--language", default=os.path.join(ROOT, "extract", "data", "en"))
    ap.add_argument("--peers")
    ap.add_argument("--only", nargs="+", choices=PARTS)
    mode = ap.add_mutually_exclusive_group()
    mode.add_argument("--accept", action="store_true")
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--accept-gold", action="store_true")
    a = ap.parse_args()
    record = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as f:
            record = json.load(f)
    if a.check or a.accept_gold:
        found = on_gold(a)
        if a.check:
            return 0 if check(record, found) else 1
        record.update(found)
        write_record(record)
        return 0
    if not a.eval:
        ap.error("PROGRAM LAYERS DATA EVAL, or --check")
    found, peers, corpora = {}, Peers(a.peers), make_peers.corpora_in(a.data, a.eval)
    for part, measure in PARTS.items():
        if not a.only or part in a.only:
            begin = time.monotonic()
            measure(found, a, corpora, peers)
            print(f"{part}: {time.monotonic() - begin:.0f} s", file=sys.stderr)
    if a.accept:
        found.update(on_gold(a))
    for row, systems_ in found.items():
        record.setdefault(row, {}).update(systems_)
    print(table({row: record[row] for row in found}, False))
    if a.accept:
        write_record(record)
        write_table(os.path.join(ROOT, "extract", "data", "en", "README.md"), table(record, False))
        write_table(os.path.join(ROOT, "README.md"), table(record, True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
