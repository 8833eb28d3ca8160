#!/usr/bin/env python3
"""Measure what names lose when a text is in capitals.

usage: capitals.py PROGRAM graph FOLDER | capitals.py PROGRAM treebank|crossner FILE [--data DIR]

The same documents twice, as written and in capitals; names are scored as names.py (folders of gold graphs) or
corpus_names.py does.
"""
import argparse

import corpus_names
import documents as corpora
import names
import systems


def of_graphs(program, folder, upper, data=None):
    documents = corpora.graph(folder)
    graph, _ = systems.graph_of(program, [corpora.upper(d) for d in documents] if upper else documents, data)
    return names.score(folder, graph)["all"]["f1"]     # what is a name is read off the text as written


def of_corpus(program, corpus, path, upper, data=None):
    return corpus_names.measure(program, corpus, path, data=data, upper=upper)["adduce"]["text"]["all"]["f1"]


def measure(program, corpus, path, data=None):
    """{"as written": F1, "capitals": F1}"""
    one = (lambda upper: of_graphs(program, path, upper, data)) if corpus == "graph" else (lambda upper: of_corpus(program, corpus, path, upper, data))
    return {"as written": one(False), "capitals": one(True)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("corpus", choices=("graph", "treebank", "crossner"))
    ap.add_argument("path")
    ap.add_argument("--data")
    a = ap.parse_args()
    f = measure(a.program, a.corpus, a.path, a.data)
    print(f"names F1 as written {f['as written']:.4f}, in capitals {f['capitals']:.4f}, lost {f['as written'] - f['capitals']:.4f}")


if __name__ == "__main__":
    main()
