"""Slow and plain: the model file's arithmetic in numpy, the yardstick for the C++ inference.

Loads nothing but the safetensors file; every step is the one README.md specifies.
"""
import json
import struct

import numpy as np

import labels
import pieces

F32 = np.float32


def read_file(path):
    """(metadata, tensors) of a safetensors file."""
    raw = open(path, "rb").read()
    n = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + n])
    meta = header.pop("__metadata__")
    types = {"I8": np.int8, "U8": np.uint8, "F32": np.float32}
    out = {}
    for name, t in header.items():
        b, e = t["data_offsets"]
        out[name] = np.frombuffer(raw[8 + n + b:8 + n + e], types[t["dtype"]]).reshape(t["shape"])
    return meta, out


def norm(x, weight, bias, epsilon):
    mean = x.mean(-1, keepdims=True)
    centred = x - mean
    variance = (centred * centred).mean(-1, keepdims=True)
    return centred / np.sqrt(variance + F32(epsilon)) * weight + bias


def gelu(x):
    return F32(0.5) * x * (F32(1) + np.tanh(F32(0.7978845608028654) * (x + F32(0.044715) * x * x * x)))


class Reference:
    def __init__(self, path):
        self.meta, self.t = read_file(path)
        self.config = json.loads(self.meta["config"])
        self.pieces = pieces.Pieces(self.t["vocab"].tobytes().decode("utf-8").split("\n"))
        self.heads = {h["name"]: h["labels"] for h in self.config["heads_of_tags"]}

    def linear(self, name, x):
        """int8 x int8 -> exact integers, scaled by row and column, plus bias."""
        w, scale, bias = (self.t[name + p] for p in (".weight", ".scale", ".bias"))
        largest = np.abs(x).max(-1, keepdims=True)
        inverse = np.where(largest > 0, F32(127) / np.where(largest > 0, largest, F32(1)), F32(0)).astype(F32)
        q = np.rint(x * inverse)
        # Sums stay below 2^24 * 2 for 1,536 products of 127 * 127; float64 keeps them exact and is quick in numpy.
        product = (q.astype(np.float64) @ w.astype(np.float64).T).astype(F32)
        return product * ((largest / F32(127)) * scale) + bias

    def window(self, ids, shapes):
        """[pieces, width] float32 vectors of one window."""
        t, c = self.t, self.config
        ids = np.asarray(ids)
        x = t["embeddings.word.weight"][ids].astype(F32) * t["embeddings.word.scale"][ids][:, None]
        x = x + t["embeddings.position"][:len(ids)] + t["embeddings.shape"][np.asarray(shapes)]
        x = norm(x, t["embeddings.norm.weight"], t["embeddings.norm.bias"], c["epsilon"])
        n, width, heads = len(ids), c["width"], c["heads"]
        for i in range(c["layers"]):
            base = f"layers.{i}."
            q, k, v = (a.reshape(n, heads, -1).transpose(1, 0, 2) for a in np.split(self.linear(base + "qkv", x), 3, -1))
            scores = q @ k.transpose(0, 2, 1)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores = scores / scores.sum(-1, keepdims=True)
            context = (scores @ v).transpose(1, 0, 2).reshape(n, width)
            x = norm(x + self.linear(base + "attention_out", context), t[base + "attention_norm.weight"], t[base + "attention_norm.bias"], c["epsilon"])
            h = self.linear(base + "ffn_out", gelu(self.linear(base + "ffn_in", x)))
            x = norm(x + h, t[base + "ffn_norm.weight"], t[base + "ffn_norm.bias"], c["epsilon"])
        return x

    def document(self, sentences):
        """For each head a list of [tokens, labels] logits, one for each sentence (a list of tokens)."""
        plan = pieces.plan_windows([[len(self.pieces.token(t)[0]) for t in s] for s in sentences],
                                   self.config["window"], self.config["overlap"])
        firsts, sizes, rows = [], [], []
        for w in plan:
            ids, shapes, first = pieces.window_input(self.pieces, sentences, w)
            rows.append(self.window(ids, shapes)[first])
            firsts.append(first)
            sizes.append(len(ids))
        merged = pieces.merge_windows(plan, firsts, sizes, rows, sentences)
        out = {}
        for head in self.heads:
            weight, bias = self.t[f"heads.{head}.weight"], self.t[f"heads.{head}.bias"]
            out[head] = [np.stack(s) @ weight.T + bias if s else np.zeros((0, len(bias)), F32) for s in merged]
        return out

    def tags(self, sentences):
        """For each head the decoded labels of every sentence."""
        return {h: [labels.decode(h, x) for x in rows] for h, rows in self.document(sentences).items()}
