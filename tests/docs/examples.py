#!/usr/bin/env python3
"""Run every example of the documentation with the program, so that none of them goes stale.

usage: examples.py PROGRAM [FILE.md ...] [--accept]

Examples are the lines of a fenced block that call `adduce`, and the example lines that end each help page. They run in
a scratch folder with `samples/`, `reports/` (the same), `report.txt` (one of them) and `tests/`, file after file and
top to bottom, and must succeed. In a block marked `console`, what stands under a `$ command` must be what the command
prints; a line `...` stands for any number of lines. `e12` stands for some edge of graph.json. --accept writes what the commands print now into the files.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FILES = ["README.md", "samples/README.md", "cli/README.md", "graph/README.md", "extract/README.md", "export/README.md"]
COMMANDS = ("build", "convert", "show", "why", "score", "formats")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def is_example(line):
    return re.match(r"(?:cat \S+ \| )?adduce\b", line) and not re.search(r"\b[A-Z][A-Z_]{2,}\b", line.replace("JSON", ""))


class Runner:
    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        bin_folder = os.path.join(self.folder, ".bin")
        os.mkdir(bin_folder)
        os.symlink(os.path.realpath(program), os.path.join(bin_folder, "adduce"))
        self.environment = dict(os.environ, PATH=bin_folder + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8", COLUMNS="110")
        shutil.copytree(os.path.join(ROOT, "samples"), os.path.join(self.folder, "samples"), ignore=shutil.ignore_patterns("expected"))
        shutil.copytree(os.path.join(self.folder, "samples"), os.path.join(self.folder, "reports"))
        shutil.copy(os.path.join(ROOT, "samples", "mali-commander-killed.txt"), os.path.join(self.folder, "report.txt"))
        os.symlink(os.path.join(ROOT, "tests"), os.path.join(self.folder, "tests"))
        self.ran = 0
        self.failed = 0

    def run(self, where, command):
        self.ran += 1
        if " e12" in command:            # stands for an id of the reader's own graph
            with open(os.path.join(self.folder, "graph.json"), encoding="utf-8") as f:
                command = command.replace(" e12", " " + json.load(f)["edges"][0]["id"])
        done = subprocess.run(["bash", "-c", "set -o pipefail; " + re.sub(r"\s+#\s.*$", "", command)], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            self.failed += 1
            print(f"{where}: `{command}` ends with exit code {done.returncode}\n{done.stderr.rstrip()}")
        return done.stdout


def same(shown, printed):
    """Does the shown text, `...` standing for any lines, match what was printed?"""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\s*?\n" for line in shown.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def console(runner, where, body, accept):
    """Runs the commands of a console block; gives the block as it should be."""
    parts = re.split(r"^\$ (.*)\n", body, flags=re.M)
    out = parts[0]
    for command, shown in zip(parts[1::2], parts[2::2]):
        printed = runner.run(where, command)
        if shown.strip() and not same(shown, printed):
            if not accept:
                runner.failed += 1
                print(f"{where}: `{command}` prints something else than shown; see it with --accept. It prints:\n{printed.rstrip()}")
            else:
                shown = printed.rstrip("\n") + "\n" + ("\n" if shown.endswith("\n\n") else "")
        out += f"$ {command}\n{shown}"
    return out


def markdown(runner, path, accept):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    where = os.path.relpath(path, ROOT)

    def block(m):
        if m.group(1) == "console":
            return f"```console\n{console(runner, where, m.group(2), accept)}```"
        for line in m.group(2).splitlines() if m.group(1) in ("", "sh") else []:
            if is_example(line.strip()):
                runner.run(where, line.strip())
        return m.group(0)
    new = FENCE.sub(block, text)
    if accept and new != text:
        with open(path, "w", encoding="utf-8") as f:
            f.write(new)
        print(f"{where}: rewritten")


def help_pages(runner, program):
    for command in COMMANDS:
        page = subprocess.run([program, command, "--help"], check=True, capture_output=True, text=True).stdout
        example = re.split(r"^examples?:\n", page, flags=re.M)[-1]
        lines = [line.strip() for line in example.splitlines() if re.match(r"  \S", line) and is_example(line.strip())]
        if not lines:
            runner.failed += 1
            print(f"adduce {command} --help: no example at its end")
        for line in lines:
            runner.run(f"adduce {command} --help", line)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("files", nargs="*")
    ap.add_argument("--accept", action="store_true")
    a = ap.parse_args()
    runner = Runner(a.program)
    try:
        for path in a.files or [os.path.join(ROOT, f) for f in FILES]:
            if os.path.exists(path):
                markdown(runner, path, a.accept)
        if not a.files:
            help_pages(runner, a.program)
    finally:
        shutil.rmtree(runner.folder)
    print(f"{runner.ran} examples run, {runner.failed} failed")
    return 1 if runner.failed else 0


if __name__ == "__main__":
    sys.exit(main())
