#!/usr/bin/env python3
"""Runs the encoder of a model file in PyTorch float32 on one core, and ours beside it on the same text.

usage: peer_torch.py MODEL.safetensors TEXT [WORDS [PROGRAM LANGUAGE_FOLDER]]

The weights are those of the file, taken back to float32; windows are packed by the rules of training, sorted by
length and run eight at a time, as a careful user of PyTorch would. Only the transformer and the tagging heads are
run here: no trees, no spans. With PROGRAM (adduce_bench_encoder) its rate over all layers and the ratio are
printed. CPU seconds of one thread on both sides.
"""
import os
import re
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "extract", "train"))
import pieces
import reference
import text as text_

torch.set_num_threads(1)


class Peer:
    def __init__(self, path):
        self.reference = reference.Reference(path)
        c, t = self.reference.config, self.reference.t
        self.config = c
        tensor = lambda name: torch.from_numpy(t[name].copy())
        back = lambda name: tensor(name + ".weight").float() * tensor(name + ".scale")[:, None]
        self.word, self.position, self.shape = back("embeddings.word"), tensor("embeddings.position"), tensor("embeddings.shape")
        norm = lambda name: (tensor(name + ".weight"), tensor(name + ".bias"))
        self.norm = norm("embeddings.norm")
        self.layers = []
        for i in range(c["layers"]):
            base = f"layers.{i}."
            linears = {n: (back(base + n), tensor(base + n + ".bias")) for n in ("qkv", "attention_out", "ffn_in", "ffn_out")}
            self.layers.append((linears, norm(base + "attention_norm"), norm(base + "ffn_norm")))
        self.heads = [(tensor(f"heads.{h}.weight"), tensor(f"heads.{h}.bias")) for h in self.reference.heads]

    @torch.inference_mode()
    def run(self, ids, shapes, lengths):
        c, n = self.config, ids.shape[1]
        width, heads = c["width"], c["heads"]
        norm = lambda x, p: F.layer_norm(x, (width,), *p, eps=c["epsilon"])
        x = norm(F.embedding(ids, self.word) + self.position[:n] + F.embedding(shapes, self.shape), self.norm)
        mask = None if int(lengths.min()) == n else (torch.arange(n) < lengths[:, None])[:, None, None, :]
        for linears, attention_norm, ffn_norm in self.layers:
            q, k, v = F.linear(x, *linears["qkv"]).view(len(ids), n, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
            context = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, scale=1.0)   # 1/sqrt(d) is in q's weights
            x = norm(x + F.linear(context.transpose(1, 2).reshape(len(ids), n, width), *linears["attention_out"]), attention_norm)
            x = norm(x + F.linear(F.gelu(F.linear(x, *linears["ffn_in"]), approximate="tanh"), *linears["ffn_out"]), ffn_norm)
        return [F.linear(x, *h) for h in self.heads]


def windows_of(peer, sentences):
    """(ids, shapes) of all windows, the shortest first."""
    r = peer.reference
    plan = pieces.plan_windows([[len(r.pieces.token(t)[0]) for t in s] for s in sentences], peer.config["window"], peer.config["overlap"])
    return sorted((pieces.window_input(r.pieces, sentences, w)[:2] for w in plan), key=lambda w: len(w[0]))


def seconds(peer, windows, batch=8):
    begin = time.thread_time()
    for at in range(0, len(windows), batch):
        part = windows[at:at + batch]
        n = len(part[-1][0])
        pad = lambda i: torch.tensor([w[i] + [0] * (n - len(w[i])) for w in part])
        peer.run(pad(0), pad(1), torch.tensor([len(w[0]) for w in part]))
    return time.thread_time() - begin


def main(model, path, words="4000", program=None, folder=None):
    peer, words = Peer(model), int(words)
    sentences, count = [], 0
    for s in text_.sentences(open(path, encoding="utf-8", errors="replace").read(words * 12)):
        if count >= words:
            break
        sentences.append([token for token, _, _ in s])
        count += len(s)
    windows = windows_of(peer, sentences)
    rows = sum(len(w[0]) for w in windows)
    best = min(seconds(peer, windows) for _ in range(2))
    print(f"PyTorch {torch.__version__} float32, one thread: {count} words, {rows} word pieces, {best:.2f} s, {count / best:.0f} words and {rows / best:.0f} pieces a second")
    if program:
        said = subprocess.run([program, folder, path, str(words), "1024", "best", model], capture_output=True, text=True, check=True).stdout
        print(said.strip())
        ours = float(re.search(r"and (\d+) pieces a second", said).group(1))
        print(f"ours, all layers: {ours / (rows / best):.1f} times as many pieces a second")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
