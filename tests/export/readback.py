"""Reads our files with other people's programs and compares what they see with the native JSON.

usage: readback.py (xmllint|graphviz|networkx|igraph|pygraphviz) FOLDER
FOLDER is what adduce_write_samples wrote. Exit code 77: the program is not installed.
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from native import Checks, Native, program, skip, xml_text  # noqa: E402

NAMES = ("golden", "hostile", "status")


def check_statements(checks, native, edge_id, text, found_ids=None):
    """statements_json: valid JSON, each quote verbatim at its place."""
    for statement in json.loads(text):
        told = native.statements[statement["id"]]
        evidence = told["evidence"]
        checks.same(f"{edge_id} quote", statement["exact"], evidence["exact"])
        checks.same(f"{edge_id} place", (statement["begin"], statement["end"]), (evidence["begin"], evidence["end"]))
        checks.same(f"{edge_id} url", statement.get("url"), native.documents[evidence["document"]]["url"] or None)
        if found_ids is not None:
            found_ids.append(statement["id"])


def check_node(checks, node, found):
    checks.same(f"{node['id']} label", found.get("label") or "", xml_text(node["name"]))
    checks.same(f"{node['id']} labels", found["labels"], ":" + node["type"])
    checks.same(f"{node['id']} kind", found.get("node_kind") or None, node["kind"])
    checks.same(f"{node['id']} aliases", json.loads(found.get("aliases") or "[]"), node["aliases"])
    checks.same(f"{node['id']} attributes", json.loads(found.get("attributes_json") or "{}"), node["attributes"])


def check_edge(checks, native, edge, statements, found):
    checks.same(f"{edge['id']} relation", found["relation"], edge["relation"])
    checks.same(f"{edge['id']} status", found["status"], edge["status"])
    checks.same(f"{edge['id']} count", int(found["statement_count"]), len(statements))
    urls = []
    for s in statements:
        url = native.documents[native.statements[s]["evidence"]["document"]]["url"]
        if url and url not in urls:
            urls.append(url)
    checks.same(f"{edge['id']} urls", json.loads(found.get("source_urls") or "[]"), urls)
    ids = []
    check_statements(checks, native, edge["id"], found["statements_json"], ids)
    checks.same(f"{edge['id']} statements", ids, list(statements))


def graphml_files(folder):
    """(native, path, {edge id as written: (edge, its statements)})"""
    for name in NAMES:
        native = Native(folder, name)
        yield native, folder / f"{name}.graphml", {e["id"]: (e, e["statements"]) for e in native.edges.values()}
        yield native, folder / f"{name}-statements.graphml", {s: (e, [s]) for s, e in native.drawn_statements().items()}


def with_xmllint(folder, checks):
    xmllint = program("xmllint", "libxml2-utils")
    for path in sorted([*folder.glob("*.graphml"), *folder.glob("*.svg")]):
        run = subprocess.run([xmllint, "--noout", path], capture_output=True, text=True, check=False)
        checks.same(f"{path.name} is well-formed", run.stderr, "")
        checks.same(f"{path.name} exit", run.returncode, 0)


def with_networkx(folder, checks):
    try:
        import networkx
    except ImportError:
        skip("networkx is not installed (pip install -r tests/requirements.txt)")
    for native, path, edges in graphml_files(folder):
        graph = networkx.read_graphml(path, force_multigraph=True)
        checks.true(f"{path.name} is directed", graph.is_directed())
        checks.same(f"{path.name} nodes", sorted(graph.nodes), sorted(native.nodes))
        for node, found in graph.nodes(data=True):
            check_node(checks, native.nodes[node], found)
        checks.same(f"{path.name} edges", sorted(key for _, _, key in graph.edges(keys=True)), sorted(edges))
        for subject, object_, key, found in graph.edges(keys=True, data=True):
            edge, statements = edges[key]
            checks.same(f"{key} ends", (subject, object_), (edge["subject"], edge["object"]))
            check_edge(checks, native, edge, statements, found)
        checks.same(f"{path.name} schema", graph.graph.get("schema"), "adduce/1")


def with_igraph(folder, checks):
    try:
        import igraph
    except ImportError:
        skip("igraph is not installed (pip install -r tests/requirements.txt)")
    for native, path, edges in graphml_files(folder):
        graph = igraph.Graph.Read_GraphML(str(path))
        checks.true(f"{path.name} is directed", graph.is_directed())
        checks.same(f"{path.name} nodes", sorted(v["node_id"] for v in graph.vs), sorted(native.nodes))
        for vertex in graph.vs:
            found = {k: None if isinstance(v, float) and math.isnan(v) else v for k, v in vertex.attributes().items()}
            check_node(checks, native.nodes[vertex["node_id"]], found)
        checks.same(f"{path.name} edges", sorted(e["edge_id"] for e in graph.es), sorted(edges))
        for arc in graph.es:
            edge, statements = edges[arc["edge_id"]]
            ends = graph.vs[arc.source]["node_id"], graph.vs[arc.target]["node_id"]
            checks.same(f"{arc['edge_id']} ends", ends, (edge["subject"], edge["object"]))
            check_edge(checks, native, edge, statements, arc.attributes())
            checks.same(f"{arc['edge_id']} score", arc["score_max"], max(native.statements[s]["score"] for s in statements))


def dot_files(folder):
    for name in NAMES:
        native = Native(folder, name)
        yield native, folder / f"{name}.dot", list(native.edges), "report"
        yield native, folder / f"{name}-statements.dot", list(native.drawn_statements()), "report"
        yield native, folder / f"{name}-exchange.dot", list(native.edges), "exchange"


def with_graphviz(folder, checks):
    dot = program("dot", "graphviz")
    for native, path, edges, _ in dot_files(folder):
        canonical = subprocess.run([dot, "-Tcanon", path], capture_output=True, check=False)
        checks.same(f"{path.name} is read", (canonical.returncode, canonical.stderr), (0, b""))
        counted = subprocess.run(["gvpr", "BEG_G { print(nNodes($G), \" \", nEdges($G)); }", path], capture_output=True, text=True, check=False)
        checks.same(f"{path.name} counts", counted.stdout.split(), [str(len(native.nodes)), str(len(edges))])
    for name in NAMES:
        native = Native(folder, name)
        drawn = subprocess.run([dot, "-Tsvg", folder / f"{name}.dot"], capture_output=True, check=False)
        checks.same(f"{name}.dot is drawn", drawn.returncode, 0)
        for source, svg in (("dot program", drawn.stdout), ("our picture", (folder / f"{name}.svg").read_bytes())):
            root = ElementTree.fromstring(svg)
            groups = {g.get("id"): g for g in root.iter("{http://www.w3.org/2000/svg}g")}
            for edge in native.edges:
                checks.true(f"{name}: {edge} in the SVG of {source}", edge in groups)
            for link in root.iter("{http://www.w3.org/2000/svg}a"):
                address = link.get("{http://www.w3.org/1999/xlink}href")
                checks.true(f"{name}: {address} is a safe link", address is None or re.match("(https?|mailto):", address))
    with_labels(folder, checks)


def with_labels(folder, checks):
    """Every name stands in the picture, letter by letter."""
    native = Native(folder, "golden")
    root = ElementTree.parse(folder / "golden.svg").getroot()
    shown = "".join("".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")).replace("\xa0", "").replace(" ", "")
    linked = {e["subject"] for e in native.edges.values()} | {e["object"] for e in native.edges.values()}
    for node in linked:
        name = native.nodes[node]["name"].replace(" ", "")
        checks.true(f"{name} is drawn", name in shown)


def unescaped(text):
    """The exchange profile doubles every backslash, which cgraph keeps."""
    return text.replace("\\n", "\n").replace("\\\\", "\\") if "\\" in text else text


def with_pygraphviz(folder, checks):
    try:
        import pygraphviz
    except ImportError:
        skip("pygraphviz is not installed (pip install -r tests/requirements.txt)")
    for native, path, edges, profile in dot_files(folder):
        graph = pygraphviz.AGraph(str(path))
        checks.same(f"{path.name} nodes", sorted(graph.nodes()), sorted(native.nodes))
        checks.same(f"{path.name} edges", graph.number_of_edges(), len(edges))
        if profile == "report":
            checks.same(f"{path.name} keys", sorted(key for _, _, key in graph.edges(keys=True)), sorted(edges))
        else:
            checks.same(f"{path.name} ids", sorted(e.attr["edge_id"] for e in graph.edges_iter()), sorted(edges))
            for node in native.nodes.values():
                found = graph.get_node(node["id"]).attr
                checks.same(f"{node['id']} type", found["node_type"], node["type"])
                if path.name.startswith("golden"):
                    checks.same(f"{node['id']} label", unescaped(found["label"]), node["name"])


READERS = {"xmllint": with_xmllint, "graphviz": with_graphviz, "networkx": with_networkx, "igraph": with_igraph, "pygraphviz": with_pygraphviz}


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    checks = Checks()
    READERS[sys.argv[1]](pathlib.Path(sys.argv[2]), checks)
    checks.end()


if __name__ == "__main__":
    main()
