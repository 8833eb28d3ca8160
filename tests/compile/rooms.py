#!/usr/bin/env python3
"""Check who includes whom: extract -> graph <- export, cli on top; third-party headers in .cpp files only.

usage: rooms.py SOURCE_FOLDER
"""
import os
import re
import sys

MAY_INCLUDE = {
    "graph": {"graph"},
    "extract": {"graph", "extract"},
    "export": {"graph", "export"},
    "cli": {"graph", "extract", "export", "cli"},
}
STANDARD = set("""
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfloat charconv chrono cinttypes climits cmath compare complex
    concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque
    exception execution filesystem forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator
    latch limits list locale map memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex
    scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
    strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant
    vector version immintrin.h arm_neon.h
""".split())
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def complaints(root, path, room):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    shown = os.path.relpath(path, root)
    if path.endswith(".hpp") and "#pragma once" not in text:
        yield f"{shown}: has no #pragma once"
    for ours, angled in INCLUDE.findall(text):
        if ours and ours.split("/")[0] not in MAY_INCLUDE[room]:
            yield f"{shown}: includes {ours}, but {room}/ may include only {', '.join(sorted(MAY_INCLUDE[room]))} (with the room's name in front)"
        if angled and path.endswith(".hpp") and angled not in STANDARD:
            yield f"{shown}: includes <{angled}>, which belongs into a .cpp file"


def main():
    root = sys.argv[1]
    found, files = [], 0
    for room in MAY_INCLUDE:
        for folder, _, names in os.walk(os.path.join(root, room)):
            for name in sorted(names):
                if name.endswith((".hpp", ".cpp")):
                    files += 1
                    found += complaints(root, os.path.join(folder, name), room)
    print("\n".join(found) if found else f"{files} files keep to their rooms")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
