"""Our GraphML and JSON-LD writers beside those of NetworkX and igraph, on one made graph, in one run.

usage: export.py BUILD_FOLDER [--nodes 100000] [--statements 1000000] [--scale 1.0] [--peers networkx,igraph]

BUILD_FOLDER was configured with -DADDUCE_BENCH=ON. The peers read our GraphML first, so that they write the same nodes,
edges and attributes; only writing is timed, in seconds of the processor, because other programs may run. Memory is the
highest resident size of the whole process, graph included. NetworkX needs some minutes and gigabytes at full size:
--scale 0.1 gives a tenth of everything.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

PEERS = {
    "networkx": """
import networkx
graph = networkx.read_graphml(source, force_multigraph=True)
def write(): networkx.write_graphml_xml(graph, target)
version = networkx.__version__
""",
    "networkx (lxml)": """
import networkx, lxml
graph = networkx.read_graphml(source, force_multigraph=True)
def write(): networkx.write_graphml_lxml(graph, target)
version = networkx.__version__
""",
    "igraph": """
import igraph
graph = igraph.Graph.Read_GraphML(source)
def write(): graph.write_graphml(target)
version = igraph.__version__
""",
}
MEASURE = """
import json, os, resource, sys, time
source, target = sys.argv[1:]
{setup}
begin, cpu = time.perf_counter(), time.process_time()
write()
clock, cpu = time.perf_counter() - begin, time.process_time() - cpu
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"clock_s": clock, "cpu_s": cpu, "bytes": os.path.getsize(target), "peak_mib": peak, "version": version}}))
"""


def ours(build, graph, format_, output, *options):
    run = subprocess.run([build / "tests/bench/adduce_bench_export", graph, format_, output, *options], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def peer(name, source, target):
    run = subprocess.run([sys.executable, "-c", MEASURE.format(setup=PEERS[name]), source, target], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        print(f"{name} is left out: {run.stderr.strip().splitlines()[-1] if run.stderr.strip() else 'killed'}", file=sys.stderr)
        return None
    return json.loads(run.stdout)


def row(writer, format_, figures):
    mb = figures["bytes"] / 1e6
    print(f"| {writer} | {format_} | {mb:,.0f} | {figures['cpu_s']:.2f} | {mb / figures['cpu_s']:,.1f} | {figures['peak_mib']:,.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--peers", default="networkx,networkx (lxml),igraph")
    options = parser.parse_args()
    nodes, statements = (max(1, round(n * options.scale)) for n in (options.nodes, options.statements))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        graph = folder / "graph.json"
        with open(graph, "wb") as file:
            subprocess.run([options.build / "tests/bench/adduce_make_graph", str(nodes), str(statements)], stdout=file, check=True)
        figures = {f: ours(options.build, graph, f, folder / f"out.{f}") for f in ("graphml", "jsonld")}
        print(f"{nodes:,} nodes, {statements:,} statements, {figures['graphml']['edges']:,} edges; "
              f"the graph alone takes {figures['graphml']['graph_mib']:,.0f} MiB in adduce\n")
        print("| writer | format | MB | seconds | MB/s | peak MiB |\n|---|---|---:|---:|---:|---:|")
        for format_, each in figures.items():
            row("adduce", format_, each)
        (folder / "out.jsonld").unlink()
        for name in filter(None, options.peers.split(",")):
            each = peer(name, folder / "out.graphml", folder / "peer.graphml")
            if each:
                row(f"{name} {each['version']}", "graphml", each)


if __name__ == "__main__":
    main()
