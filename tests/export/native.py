"""What the read-back tests compare with: the native JSON, and where the programs are."""
import json
import shutil
import sys

SKIP = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIP)


def program(name, package):
    path = shutil.which(name)
    if path is None:
        skip(f"{name} is not installed (Debian: apt install {package})")
    return path


def xml_text(text):
    """As XML 1.0 can hold it: forbidden characters replaced, line ends as LF."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if c in "\ufffe\uffff" or (c < " " and c not in "\t\n") else c for c in text)


class Native:
    def __init__(self, folder, name):
        with open(folder / f"{name}.json", encoding="utf-8") as file:
            data = json.load(file)
        self.documents = {d["id"]: d for d in data["documents"]}
        self.nodes = {n["id"]: n for n in data["nodes"]}
        self.statements = {s["id"]: s for s in data["statements"]}
        self.edges = {e["id"]: e for e in data["edges"]}

    def drawn_statements(self):
        return {s: e for e in self.edges.values() for s in e["statements"]}


class Checks:
    """Counts what was compared, so that a test that compares nothing fails."""

    def __init__(self):
        self.done = 0
        self.failed = []

    def same(self, what, found, expected):
        self.done += 1
        if found != expected:
            self.failed.append(f"{what}:\n  found    {found!r:.300}\n  expected {expected!r:.300}")

    def true(self, what, condition):
        self.same(what, bool(condition), True)

    def end(self):
        for line in self.failed[:20]:
            print(line)
        print(f"{self.done} comparisons, {len(self.failed)} failed")
        sys.exit(1 if self.failed or self.done == 0 else 0)
