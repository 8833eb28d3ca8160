"""What is measured: the program, its encoder alone, and peers, all in one form.

A reading of a document is {"sentences": [[[begin, end, upos, xpos, lemma, head, deprel], ...]], "names": [[begin, end,
type]], "chains": [[[begin, end], ...]]}: places in code points of the text, heads counted from 1 in their sentence. peer_*.py write files of such readings.
"""
import json
import os
import subprocess
import sys
import tempfile

import documents as corpora


def load_peer(path):
    """(the system's name, {document: reading}, whether it was given the gold words)."""
    with open(path, encoding="utf-8") as f:
        peer = json.load(f)
    return peer["system"], peer["documents"], peer["gold_words"]


REFUSED = 1                            # the program's exit code when it could not read some of the texts, such as empty ones


def run(command, result=None):
    """What the command prints; ends the script when it failed. With code REFUSED it did not if there is a result: that file, or something printed."""
    done = subprocess.run(command, capture_output=True, text=True)
    there = os.path.exists(result) if result else bool(done.stdout)
    if done.returncode and not (done.returncode == REFUSED and there):
        sys.exit(f"{' '.join(command[:4])} ...: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def blocks_of(output):
    """(document's name, rows of its sentences) of CoNLL-U."""
    name, sentences, block = None, [], []
    for line in output.splitlines():
        if line.startswith("# newdoc"):
            if name is not None:
                yield name, sentences
            name, sentences = line.split("=", 1)[-1].strip(), []
        elif line.startswith("#"):
            continue
        elif line:
            block.append(line.split("\t"))
        elif block:
            sentences.append(block)
            block = []
    if name is not None:
        yield name, sentences


def row(c, begin, end):
    return [begin, end, c[3], c[4], c[2], int(c[6]) if c[6].isdigit() else 0, c[7]]


def layers_on_gold_words(layers, data, documents):
    """The encoder alone on gold words: readings, and the tags of each tagging head as {name: {head: [[tag]]}}."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gold.conllu")
        with open(path, "w", encoding="utf-8") as f:
            for d in documents:
                f.write(f"# newdoc id = {d.name}\n")
                for words in d.sentences:
                    f.writelines(f"{i}\t{w.form}\t_\t_\t_\t_\t0\t_\t_\t_\n" for i, w in enumerate(words, 1))
                    f.write("\n")
        output = run([layers, data, path])
    readings, tags = {}, {}
    for d, (name, sentences) in zip(documents, blocks_of(output)):
        if name != d.name or [len(s) for s in sentences] != [len(s) for s in d.sentences]:
            sys.exit(f"{layers}: document {d.name} came back with other words")
        readings[name] = {"sentences": [[row(c, w.begin, w.end) for c, w in zip(s, words)] for s, words in zip(sentences, d.sentences)], "names": [], "chains": []}
        misc = [[corpora.misc_of(c[9]) for c in s] for s in sentences]
        tags[name] = {head: [[m.get(head, "O") for m in s] for s in misc] for head in ("Outer", "Inner", "Details", "Uner")}
    return readings, tags


def layers_on_text(layers, data, documents):
    """The program's own words and the encoder's layers on plain texts."""
    with tempfile.TemporaryDirectory() as folder:
        corpora.write_texts(documents, folder)
        output = run([layers, data, "--raw"] + [os.path.join(folder, d.name + ".txt") for d in documents])
    readings = {}
    for path, sentences in blocks_of(output):
        name = os.path.splitext(os.path.basename(path))[0]
        readings[name] = {"sentences": [[row(c, *map(int, corpora.misc_of(c[9])["TokenRange"].split(":"))) for c in s] for s in sentences], "names": [], "chains": []}
    return readings


def shown(program, documents, column, data=None):
    """{name: rows} of `adduce show FOLDER --COLUMN` over the texts; a row is {heading: cell}."""
    with tempfile.TemporaryDirectory() as folder:
        corpora.write_texts(documents, folder)
        output = run([program, "show", folder, "--" + column, "-q"] + (["--data", data] if data else []))
    rows, name, heading = {}, documents[0].name, None
    for line in output.splitlines():
        if line.startswith("# " + folder):
            name, heading = os.path.splitext(os.path.basename(line))[0], None
        elif line:
            cells = line.split("\t")
            if heading is None:
                heading = cells
            else:
                rows.setdefault(name, []).append(dict(zip(heading, cells)))
    return rows


def chains(program, documents, data=None):
    """The program's readings with its chains: every entity of a document with all its mentions."""
    rows = shown(program, documents, "chains", data)
    out = {}
    for d in documents:
        mine = {}
        for row in rows.get(d.name, ()):
            mine.setdefault(row["entity"], []).append(list(map(int, row["place"].split("-"))))
        out[d.name] = {"sentences": [], "names": [], "chains": list(mine.values())}
    return out


def graph_of(program, documents, data=None):
    """(graph in native JSON, {document id: name})."""
    with tempfile.TemporaryDirectory() as folder:
        corpora.write_texts(documents, folder)
        path = os.path.join(folder, "graph.json")
        run([program, "build", folder, "-o", path, "-q", "--threads", "1"] + (["--data", data] if data else []), path)
        with open(path, encoding="utf-8") as f:
            graph = json.load(f)
    return graph, {d["id"]: os.path.splitext(os.path.basename(d["path"]))[0] for d in graph["documents"]}
