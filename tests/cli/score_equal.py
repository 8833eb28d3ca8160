#!/usr/bin/env python3
"""Check that `adduce score` gives the figures of another scorer with the same rules.

usage: score_equal.py PROGRAM SCORER.py GOLD_DIR [GOLD_DIR ...]

For each gold folder, graphs are made of the gold itself by dropping, renaming, retyping and inventing with a fixed seed,
so that every kind of hit and miss occurs. Both scorers must print the same lines and write the same JSON.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

RELATIONS = "commands heads located_in attacks fights_against communicates_with of_country supplies unheard_of".split()
TYPES = ["Person", "Unit", "Organization", "Place"]
MODALITIES = ["asserted", "possible", "planned", "questioned", "strange"]
SPELLINGS = ["The {}", "{}’s", "{} Jr.", "U.S. {}", "93rd {}", "{} of the West", "ÉLAN {}", "ﬁrst {}", "Straße {}", "{}", "{}"]


def spelled(name, rng):
    return rng.choice(SPELLINGS).format(name)


def built_of(gold_dir, rng, noise):
    graph = {"schema": "adduce/1", "documents": [], "nodes": [], "statements": [], "edges": []}
    for number, file in enumerate(sorted(f for f in os.listdir(gold_dir) if f.endswith(".json"))):
        if rng.random() < noise / 4:
            continue
        with open(os.path.join(gold_dir, file), encoding="utf-8") as f:
            gold = json.load(f)
        with open(os.path.join(gold_dir, file[:-5] + ".txt"), encoding="utf-8", newline="") as f:
            text = f.read()
        document = f"d{number}"
        graph["documents"].append({"id": document, "path": f"some/where/{file[:-5]}.txt"})
        ids = {}
        for e in gold["entities"]:
            if rng.random() < noise / 2:
                continue
            ids[e["id"]] = f"n{len(graph['nodes'])}"
            surfaces = [m for m in e["mentions"] if rng.random() > noise] or [spelled(e["name"], rng)]
            mentions = [{"document": document, "begin": text.find(s), "end": text.find(s) + len(s), "text": s} for s in surfaces if text.find(s) >= 0 or rng.random() < .5]
            mentions = [m if m["begin"] >= 0 else dict(m, begin=0, end=3) for m in mentions]
            kind = rng.choice(TYPES) if rng.random() < noise / 3 else e["type"]
            graph["nodes"].append({"id": ids[e["id"]], "type": kind, "name": spelled(e["name"], rng), "mentions": mentions})
        known = list(ids.values()) or ["n0"]

        def end(i):
            return ids.get(i) if i in ids and rng.random() > noise / 4 else rng.choice(known)
        for s in gold["statements"]:
            if rng.random() < noise:
                continue
            exact = s["evidence"]
            begin = text.find(exact)
            graph["statements"].append({
                "subject": end(s["subject"]), "relation": s["relation"] if rng.random() > noise / 2 else rng.choice(RELATIONS),
                "object": end(s["object"]) if s.get("object") else None, "polarity": "negated" if rng.random() < .1 else s.get("polarity", "affirmed"),
                "modality": rng.choice(MODALITIES) if rng.random() < .2 else s.get("modality", "asserted"),
                "origin": end(s["origin"]) if s.get("origin") and rng.random() > .2 else rng.choice([None, None, rng.choice(known)]),
                "evidence": {"document": document if rng.random() > .02 else "dX", "begin": max(begin, 0), "end": max(begin, 0) + len(exact), "exact": exact}})
    return graph


def both(program, scorer, gold, graph, texts):
    outputs = []
    for command in ([program, "score"], [sys.executable, scorer]):
        with tempfile.NamedTemporaryFile("r", suffix=".json") as figures:
            done = subprocess.run([*command, gold, graph, "--errors", "--json", figures.name] + (["--texts", gold] if texts else []),
                                  capture_output=True, text=True, check=True)
            with open(figures.name, encoding="utf-8") as f:
                outputs.append((done.stdout.splitlines(), json.load(f)))
    return outputs


def main():
    program, scorer, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    compared = 0
    for gold in folders:
        for seed, noise in enumerate((0.0, 0.15, 0.4, 0.8)):
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as graph:
                json.dump(built_of(gold, random.Random(seed), noise), graph, ensure_ascii=False)
                graph.flush()
                (ours, our_json), (theirs, their_json) = both(program, scorer, gold, graph.name, seed != 1)
            compared += 1
            if ours != theirs or our_json != their_json:
                differing = [f"  {a}\n  {b}" for a, b in zip(ours, theirs) if a != b][:5] or [f"  {len(ours)} and {len(theirs)} lines"]
                print(f"{gold}, noise {noise}: adduce score and {scorer} differ:\n" + "\n".join(differing))
                print(our_json, their_json, sep="\n")
                return 1
    print(f"{compared} graphs scored alike")
    return 0


if __name__ == "__main__":
    sys.exit(main())
