#!/usr/bin/env python3
"""Does every quote and every mention of a graph stand, character for character, at its place in its document?

usage: evidence.py GRAPH.json [FOLDER]     (documents' paths are taken from FOLDER, by default here)

Reads the documents again by itself, in UTF-8. Prints the counts; exit code 1 and each fault when something is off.
"""
import json
import os
import re
import sys


def text_of(path):
    line = re.search(r"#(\d+)$", path)
    with open(path[:line.start()] if line else path, encoding="utf-8", newline="") as f:
        return json.loads(f.read().split("\n")[int(line.group(1)) - 1])["text"] if line else f.read()


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        graph = json.load(f)
    folder = sys.argv[2] if len(sys.argv) > 2 else ""
    texts = {d["id"]: text_of(os.path.join(folder, d["path"])) for d in graph["documents"]}
    places = [(s["id"], s["evidence"]["document"], s["evidence"]["begin"], s["evidence"]["end"], s["evidence"]["exact"]) for s in graph["statements"]]
    quotes = len(places)
    places += [(n["id"], m["document"], m["begin"], m["end"], m["text"]) for n in graph["nodes"] for m in n["mentions"]]
    faults = [p for p in places if not p[4] or texts[p[1]][p[2]:p[3]] != p[4]]
    for what, document, begin, end, exact in faults:
        print(f"{what}: {document} {begin} to {end} should be {exact!r}, is {texts[document][begin:end]!r}")
    print(f"{quotes} quotes and {len(places) - quotes} mentions in {len(texts)} documents, {len(faults)} not at their place")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
