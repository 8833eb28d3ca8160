#!/usr/bin/env python3
"""Build graphs of gold documents with the program, score them, and keep the record.

usage: score.py PROGRAM [DIR ...] [--check | --accept] [--threads N] [--errors]
       score.py PROGRAM --graph GRAPH.json --system NAME DIR [--accept]

PROGRAM   the adduce program of the build to measure
DIR       folders of gold graphs with their texts, NAME.json beside NAME.txt; without any, gold/ beside this script
--check   compare with scores.json: exit 1 when a recorded figure of a folder has dropped
--accept  write the figures into scores.json and the table into the README
--graph   score this graph instead of building one: how another system's figures get into the table, as --system
--errors  list what was missed and what was made up

Nodes, statements and evidence are scored by `adduce score`, names by names.py.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import names

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RECORD = os.path.join(HERE, "scores.json")
README = os.path.join(ROOT, "README.md")
BEGIN, END = "<!-- scores: begin, written by tests/quality/score.py --accept -->", "<!-- scores: end -->"
OURS = "adduce"
LABELS = {"gold": "51 open-licensed documents (`tests/quality/gold`)"}


def build(program, folder, out, threads, data=None):
    texts = sorted(os.path.join(folder, n[:-5] + ".txt") for n in os.listdir(folder) if n.endswith(".json"))
    command = [program, "build", *texts, "-o", out, "-q"]
    if threads:
        command += ["--threads", str(threads)]
    if data:
        command += ["--data", data]
    subprocess.run(command, check=True)
    return len(texts)


LINE = re.compile(r"^(nodes|strict|group|pair)\s.*\btp (\d+) fp (\d+) fn (\d+)")


def parse_score(output):
    """Figures of `adduce score` as printed."""
    out = {}
    for line in output.splitlines():
        m = LINE.match(line)
        if m:
            tp, fp, fn = map(int, m.group(2, 3, 4))
            p = tp / (tp + fp) if tp + fp else 0.0
            r = tp / (tp + fn) if tp + fn else 0.0
            out[m.group(1)] = {"precision": round(p, 4), "recall": round(r, 4),
                               "f1": round(2 * p * r / (p + r) if p + r else 0.0, 4), "tp": tp, "fp": fp, "fn": fn}
        m = re.match(r"^(evidence|mentions)\s+(\d+)/(\d+)", line)
        if m:
            out[m.group(1)] = {"verbatim": int(m.group(2)), "of": int(m.group(3))}
        m = re.match(r"^(marks|qualifiers)\s+(.*)", line)
        if m:
            out[m.group(1)] = {k: float(v) for k, v in re.findall(r"(polarity|modality|origin)(?: F1)? ([\d.]+)", m.group(2))}
    if "nodes" not in out:
        sys.exit("`adduce score` printed no line that begins with 'nodes':\n" + output)
    return out


def measure(program, folder, graph_path, errors):
    command = [program, "score", folder, graph_path, "--texts", folder]
    if errors:
        command.append("--errors")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    if errors:
        print(done.stdout)
    figures = parse_score(done.stdout)
    with open(graph_path, encoding="utf-8") as f:
        graph = json.load(f)
    found = [] if errors else None
    figures["names"] = names.score(folder, graph, found)
    for line in found or []:
        print("name: " + line)
    return figures


def watched(figures):
    """The figures that must not drop, by name."""
    out = {k + " F1": figures[k]["f1"] for k in ("nodes", "strict", "group", "pair")}
    if figures["names"]:
        out["names F1"] = figures["names"]["all"]["f1"]
    for k in ("evidence", "mentions"):
        if k in figures:
            out[k + " verbatim"] = round(figures[k]["verbatim"] / max(1, figures[k]["of"]), 6)
    return out


def check(folder_name, record, figures):
    """Prints what changed; True when nothing dropped."""
    before = record.get(folder_name, {}).get(OURS)
    if before is None:
        print(f"{folder_name}: nothing recorded yet; run again with --accept")
        return False
    fine = True
    was, now = watched(before), watched(figures)
    for k in was:
        if now.get(k, 0) < was[k]:
            print(f"{folder_name}: {k} dropped from {was[k]} to {now.get(k, 0)}")
            fine = False
        elif now[k] > was[k]:
            print(f"{folder_name}: {k} rose from {was[k]} to {now[k]}; record it with --accept")
    if fine:
        print(f"{folder_name}: no recorded score dropped")
    return fine


def table(record):
    def percent(x):
        return f"{x:.2f}"
    lines = ["| documents | system | nodes P / R / **F1** | names F1 | of these units | contingents F1 | relations P / R / **F1** | same group F1 | same pair F1 |",
             "|---|---|---|---|---|---|---|---|---|"]
    for folder in sorted(record, key=lambda k: (k != "gold", k)):
        systems = record[folder]
        for system in sorted(systems, key=lambda s: (s != OURS, s)):
            s = systems[system]
            if system == OURS and folder == "graph-train":
                continue               # the model learned from these: only their evidence is worth a line
            n, st, nm = s["nodes"], s["strict"], s["names"]
            rel = f"{percent(st['precision'])} / {percent(st['recall'])} / **{percent(st['f1'])}**" if st["tp"] + st["fp"] else "none"
            lines.append("| " + " | ".join([
                LABELS.get(folder, f"`{folder}`, {s['documents']} documents"), system,
                f"{percent(n['precision'])} / {percent(n['recall'])} / **{percent(n['f1'])}**",
                *([percent(nm[k]["f1"]) for k in ("all", "Unit", "Contingent")] if nm else ["", "", ""]), rel,
                percent(s["group"]["f1"]) if st["tp"] + st["fp"] else "", percent(s["pair"]["f1"]) if st["tp"] + st["fp"] else ""]) + " |")
    ours = [(f, systems[OURS]) for f, systems in sorted(record.items()) if OURS in systems and not (f == "gold" and "graph-val" in record)]
    total = [sum(s["evidence"][k] for _, s in ours if "evidence" in s) for k in ("verbatim", "of")]
    if total[1]:
        lines += ["", f"Quotes found verbatim at their place: {total[0]:,} of {total[1]:,} statements of all "
                      f"{sum(s['documents'] for _, s in ours)} documents measured ({', '.join('`' + f + '`' for f, _ in ours)})."]
    return "\n".join(lines)


def write_readme(record):
    with open(README, encoding="utf-8") as f:
        text = f.read()
    if BEGIN not in text or END not in text:
        sys.exit(f"{README}: no score markers")
    head, rest = text.split(BEGIN, 1)
    with open(README, "w", encoding="utf-8") as f:
        f.write(head + BEGIN + "\n" + table(record) + "\n" + END + rest.split(END, 1)[1])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("folders", nargs="*", metavar="DIR")
    mode = ap.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--accept", action="store_true")
    ap.add_argument("--graph")
    ap.add_argument("--system")
    ap.add_argument("--threads", type=int)
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_intermixed_args()
    if bool(a.graph) != bool(a.system) or a.graph and (len(a.folders) != 1 or a.check):
        ap.error("--graph and --system go together, with one DIR and without --check")
    record = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as f:
            record = json.load(f)
    fine = True
    for folder in a.folders or [os.path.join(HERE, "gold")]:
        key = os.path.basename(os.path.normpath(folder))
        with tempfile.TemporaryDirectory() as scratch:
            graph = a.graph or os.path.join(scratch, "graph.json")
            if not a.graph:
                build(a.program, folder, graph, a.threads)
            figures = measure(a.program, folder, graph, a.errors)
        figures["documents"] = sum(n.endswith(".json") for n in os.listdir(folder))
        if a.check:
            fine = check(key, record, figures) and fine
        else:
            for k, v in watched(figures).items():
                print(f"{key}: {k} {v}")
        if a.accept:
            record.setdefault(key, {})[a.system or OURS] = figures
    if a.accept:
        with open(RECORD, "w", encoding="utf-8") as f:
            json.dump(record, f, indent=1, sort_keys=True)
            f.write("\n")
        write_readme(record)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
