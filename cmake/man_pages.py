#!/usr/bin/env python3
"""Make man pages of the program's own help pages.

usage: man_pages.py PROGRAM FOLDER

Writes adduce.1 and adduce-COMMAND.1 into FOLDER. They hold what --help says, so the two cannot differ.
"""
import os
import re
import subprocess
import sys


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def page(name, version, summary, sections):
    out = f'.TH "{roff(name.upper())}" 1 "" "{version}" "User commands"\n.SH NAME\n{roff(name)} \\- {roff(summary)}\n'
    for title, body in sections:
        out += f".SH {title}\n.nf\n{roff(body.strip(chr(10)))}\n.fi\n"
    return out


def main():
    program, folder = sys.argv[1:]

    def said(*arguments):
        return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    version = said("--version").split(" (")[0]
    general = said("--help")
    names = re.findall(r"^  (\w+)  +\S", general.split("commands:\n")[1].split("\n\n")[0], re.M)
    os.makedirs(folder, exist_ok=True)
    pages = {"adduce": page("adduce", version, "knowledge graphs whose every edge cites its words", [("DESCRIPTION", general)])}
    for name in names:
        head, options, example = re.fullmatch(r"(.*?\n)\nusage: (.*?)\nexample:\n(.*)", said(name, "--help"), re.S).groups()
        usage, _, options = options.partition("\n\n")
        pages[f"adduce-{name}"] = page(f"adduce-{name}", version, head.split(": ", 1)[1].strip(),
                                       [("SYNOPSIS", usage), ("OPTIONS", options), ("EXAMPLE", example),
                                        ("EXIT STATUS", "0 done, 1 something in the data was refused or a file failed, 2 wrong use."), ("SEE ALSO", "adduce(1)")])
    for name, text in pages.items():
        with open(os.path.join(folder, name + ".1"), "w", encoding="utf-8") as f:
            f.write(text)
    print(f"{len(pages)} man pages in {folder}")


main()
