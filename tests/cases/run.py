#!/usr/bin/env python3
"""Run plain-text cases: input files, a command, what it must print and how it must end. See README.md.

usage: run.py PROGRAM FILE.case ... [--data DIR] [--accept]
"""
import argparse
import difflib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77          # what ctest takes for "skipped"
MASKS = [             # what varies from run to run or from release to release of the model, in every case
    (r"\d+(\.\d+)? s, \d+ words per second, \d+ threads?", "TIME"),
]
ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[nrt0\\])")


def unescape(data):
    """`bytes` blocks: \\xHH, \\n, \\r, \\t, \\0 and \\\\; line ends of the case file do not count."""
    def one(m):
        code = m.group(1)
        return bytes([int(code[1:], 16)]) if code[:1] == b"x" else {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}[code]
    return ESCAPE.sub(one, data.replace(b"\n", b""))


class Case:
    """A case file as a list of lines and the blocks found in them."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as f:
            self.lines = f.read().split("\n")
        self.files, self.runs, self.masks, self.needs = [], [], [], []
        self.parse()

    def fail(self, at, what):
        sys.exit(f"{self.path}:{at + 1}: {what}")

    def block(self, at, end):
        for i in range(at, len(self.lines)):
            if self.lines[i] == end:
                return i
        self.fail(at - 1, f"no line '{end}' ends this block")

    def parse(self):
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            word, _, rest = line.partition(" ")
            if word in ("file", "bytes"):
                end = self.block(at + 1, f"end {word}")
                body = "".join(x + "\n" for x in self.lines[at + 1:end]).encode("utf-8")
                self.files.append((rest, unescape(body) if word == "bytes" else body))
                at = end
            elif word == "run":
                end = self.block(at + 1, "end run")
                self.runs.append((at, end, rest))
                at = end
            elif word == "mask":
                pattern, arrow, name = rest.rpartition(" => ")
                if not arrow:
                    self.fail(at, "a mask is written: mask REGULAR EXPRESSION => NAME")
                self.masks.append((pattern, name))
            elif word == "needs":
                self.needs.append(rest)
            elif line and not line.startswith("#"):
                self.fail(at, f"'{word}' is not known; expected file, bytes, run, mask, needs, or # and a remark")
            at += 1
        if not self.runs:
            self.fail(0, "the case runs nothing")

    def missing(self):
        """What this machine lacks for the case; nothing when it can run."""
        for need in self.needs:
            if need == "root" and os.geteuid() != 0:
                return "root"
            if need == "no-root" and os.geteuid() == 0:
                return "a user who is not root"
            if need == "mounts" and (os.geteuid() != 0 or not shutil.which("unshare") or
                                     subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode != 0):
                return "the right to mount"
            if need.startswith("program ") and not shutil.which(need[8:]):
                return need[8:]
        return None

    def masked(self, text, folder):
        text = text.replace(folder, "FOLDER")
        for pattern, name in MASKS + self.masks:
            text = re.sub(pattern, name, text)
        return text


def printed(case, command, folder, environment):
    """What the command did, in the form of a `run` block's body."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, preexec_fn=limit)
    body = [] if done.returncode == 0 else [f"exit {done.returncode}"]
    for stream, data in (("out", done.stdout), ("err", done.stderr)):
        lines = case.masked(data.decode("utf-8", "backslashreplace"), folder).splitlines()
        body += [f"{stream}| {line}".rstrip() for line in lines]
    return body


def run(case, program, data, accept):
    """Runs one case; gives the differences as text, empty when there are none."""
    folder = os.path.realpath(tempfile.mkdtemp())
    tools = tempfile.mkdtemp()
    os.symlink(os.path.realpath(program), os.path.join(tools, "adduce"))
    environment = {"PATH": tools + os.pathsep + os.environ.get("PATH", os.defpath), "HOME": folder, "LC_ALL": "C.UTF-8", "TMPDIR": tools, "DATA": os.path.abspath(data),
                   **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}}
    differences, shift = "", 0
    try:
        for name, data in case.files:
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(data)
        for begin, end, command in case.runs:
            wanted = [line.rstrip() for line in case.lines[begin + 1 + shift:end + shift]]
            got = printed(case, command, folder, environment)
            if got == wanted:
                continue
            if accept:
                case.lines[begin + 1 + shift:end + shift] = got
                shift += len(got) - len(wanted)
            differences += f"{case.path}:{begin + 1}: {command}\n" + "\n".join(difflib.unified_diff(wanted, got, "expected", "printed", lineterm="", n=2)) + "\n"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(tools, ignore_errors=True)
    if accept and differences:
        with open(case.path, "w", encoding="utf-8") as f:
            f.write("\n".join(case.lines))
    return differences


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("cases", nargs="+")
    ap.add_argument("--data", default=os.path.join(os.path.dirname(__file__), "..", "..", "extract", "data", "en"), help="the language data, $DATA in commands")
    ap.add_argument("--accept", action="store_true", help="write what is printed now into the case files")
    a = ap.parse_args()
    failed = 0
    for path in a.cases:
        case = Case(path)
        lacking = case.missing()
        if lacking:
            print(f"{path}: skipped, needs {lacking}")
            if len(a.cases) == 1:
                return SKIPPED
            continue
        differences = run(case, a.program, a.data, a.accept)
        if differences:
            failed += 1
            print(differences + (f"{path}: accepted\n" if a.accept else ""), end="")
    return 1 if failed and not a.accept else 0


if __name__ == "__main__":
    sys.exit(main())
