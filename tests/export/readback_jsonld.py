"""Turns our JSON-LD into quads with jsonld.js (safe mode, 1.1 and 1.0), PyLD and rdflib: the sets must be equal, and
every statement must have exactly one subject, predicate and object and a quote at its place.

usage: readback_jsonld.py FOLDER NODE_FOLDER
Runs with whatever of the three is installed; exit code 77: none is.
"""
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from native import Checks, Native, skip  # noqa: E402

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
BASE = "urn:adduce:"


KINDS = {"NamedNode": "IRI", "BlankNode": "blank node", "Literal": "literal"}


def with_jsonld_js(path, folder, mode=None):
    command = ["node", str(folder / "to_dataset.js"), str(path)] + ([mode] if mode else [])
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        sys.exit(f"jsonld.js refuses {path.name}: {run.stderr:.2000}")

    def part(node):
        kind = KINDS[node["termType"]]
        return kind, node["value"], node["datatype"]["value"] if kind == "literal" else ""

    quads = json.loads(run.stdout)
    assert all(quad["graph"]["termType"] == "DefaultGraph" for quad in quads), "a named graph"
    return {(part(q["subject"]), part(q["predicate"]), part(q["object"])) for q in quads}


def with_pyld(path):
    from pyld import jsonld
    triples = set()
    for name, quads in jsonld.to_rdf(json.loads(path.read_text(encoding="utf-8"))).items():
        assert name == "@default", f"a named graph: {name}"
        for quad in quads:
            triples.add(tuple((quad[place]["type"], quad[place]["value"], quad[place].get("datatype", "")) for place in ("subject", "predicate", "object")))
    return triples


def with_rdflib(path):
    import rdflib
    dataset = rdflib.Dataset()
    rdflib.NORMALIZE_LITERALS = False   # the lexical form is what we compare
    dataset.parse(str(path), format="json-ld")
    string = "http://www.w3.org/2001/XMLSchema#string"

    def part(node):
        if isinstance(node, rdflib.Literal):
            return "literal", str(node), str(node.datatype or string)
        return ("blank node" if isinstance(node, rdflib.BNode) else "IRI"), str(node), ""

    return {(part(s), part(p), part(o)) for s, p, o, _ in dataset.quads()}


def check_statements(checks, native, triples):
    by_subject = {}
    for subject, predicate, value in triples:
        by_subject.setdefault(subject[1], {}).setdefault(predicate[1], []).append(value)

    def one(subject, predicate):
        values = by_subject.get(subject, {}).get(predicate, [])
        checks.same(f"{subject} {predicate} once", len(values), 1)
        return values[0] if values else ("", "", "")

    for told in native.statements.values():
        iri = BASE + told["id"]
        checks.same(f"{iri} subject", one(iri, RDF + "subject")[1], BASE + told["subject"])
        checks.same(f"{iri} predicate", one(iri, RDF + "predicate")[1], BASE + "rel:" + told["relation"])
        found = one(iri, RDF + "object")
        if told["object"] is not None:
            checks.same(f"{iri} object", found[:2], ("IRI", BASE + told["object"]))
        else:
            checks.same(f"{iri} value", found[:2], ("literal", told["value"] or ""))
        evidence = one(iri, PROV + "wasDerivedFrom")[1]
        checks.same(f"{iri} document", one(evidence, OA + "hasSource")[1], BASE + told["evidence"]["document"])
        selectors = {value[1] for value in by_subject[evidence][OA + "hasSelector"]}
        checks.same(f"{iri} selectors", len(selectors), 2)
        for selector in selectors:
            if OA + "exact" in by_subject[selector]:
                checks.same(f"{iri} quote", one(selector, OA + "exact")[1], told["evidence"]["exact"])
            else:
                checks.same(f"{iri} begin", one(selector, OA + "start")[1], str(told["evidence"]["begin"]))
                checks.same(f"{iri} end", one(selector, OA + "end")[1], str(told["evidence"]["end"]))
    for node in native.nodes.values():
        checks.same(f"{node['id']} name", [v[1] for v in by_subject[BASE + node["id"]].get("https://schema.org/name", [])],
                    [node["name"]] if node["name"] else [])


def direct_triples(native):
    return {(e["subject"], e["relation"], e["object"]) for e in native.edges.values() if e["status"] not in ("denied", "planned")}


def importable(module):
    try:
        __import__(module)
        return True
    except ImportError:
        return False


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, node_folder = map(pathlib.Path, sys.argv[1:])
    node = shutil.which("node") and (node_folder / "node_modules" / "jsonld").is_dir()
    pyld, rdflib = importable("pyld"), importable("rdflib")
    missing = [name for name, there in (("jsonld.js (npm ci in tests/export/node)", node), ("PyLD", pyld), ("rdflib", rdflib)) if not there]
    if missing:
        print("not installed: " + ", ".join(missing))
    if len(missing) == 3:
        skip("no JSON-LD processor is there")
    checks = Checks()
    for name in ("golden", "hostile", "status"):
        path, native = folder / f"{name}.jsonld", Native(folder, name)
        sets = {}
        if pyld:
            sets["PyLD"] = with_pyld(path)
        if rdflib:
            sets["rdflib"] = with_rdflib(path)
        if node:
            sets["jsonld.js 1.1"] = with_jsonld_js(path, node_folder)
            sets["jsonld.js 1.0"] = with_jsonld_js(path, node_folder, "json-ld-1.0")
        first, *others = sets
        print(f"{name}: {len(sets[first])} triples by {', '.join(sets)}")
        for other in others:
            checks.same(f"{name}: only by {first}, not by {other}", sorted(sets[first] - sets[other])[:5], [])
            checks.same(f"{name}: only by {other}, not by {first}", sorted(sets[other] - sets[first])[:5], [])
        checks.same(f"{name}: blank nodes", [t for t in sets[first] if any(p[0].startswith("blank") for p in t)], [])
        check_statements(checks, native, sets[first])
        found = {(s[1].removeprefix(BASE), p[1].removeprefix(BASE + "rel:"), o[1].removeprefix(BASE))
                 for s, p, o in sets[first] if p[1].startswith(BASE + "rel:")}
        checks.same(f"{name}: direct triples", found, direct_triples(native))
    checks.end()


if __name__ == "__main__":
    main()
