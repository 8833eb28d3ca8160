#!/usr/bin/env python3
"""Trains the encoder with all its heads and writes the model file.

usage: train.py --data DIR --graph-train DIR --base DIR --out FILE [--graph-val DIR] [options]

Fixed seeds: the same machine, library versions and threads give the same file. README.md says how long it takes.
"""
import argparse
import hashlib
import json
import os
import random
import time

import numpy as np
import torch

import augment
import batching
import collection
import evaluate
import export
import labels
import measure
import model
import pieces
import treebank
from gazetteers import Gazetteers

HEAD_WEIGHTS = {"outer": 1.0, "inner": 0.5, "details": 0.5, "uner": 0.7, "upos": 0.3, "xpos": 0.5, "lemma": 0.3, "arc": 1.0, "label": 0.7, "spans": 1.0, "antecedents": 1.0, "statements": 1.0}


def predictor(reader, vocabulary):
    """tags(sentences of one document) -> {head: labels of every sentence}, with the rules of pieces.py."""
    def tags(sentences):
        plan = pieces.plan_windows([[len(vocabulary.token(t)[0]) for t in s] for s in sentences])
        rows, firsts, sizes = [], [], []
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=not reader.encoder.int8):
            for at in range(0, len(plan), 16):
                made = [pieces.window_input(vocabulary, sentences, w) for w in plan[at:at + 16]]
                longest = max(len(m[0]) for m in made)
                ids, shapes = (torch.zeros(len(made), longest, dtype=torch.long) for _ in range(2))
                for i, m in enumerate(made):
                    ids[i, :len(m[0])], shapes[i, :len(m[0])] = torch.tensor(m[0]), torch.tensor(m[1])
                x = reader.encoder(ids, shapes, torch.tensor([len(m[0]) for m in made])).float().numpy()
                for i, m in enumerate(made):
                    rows.append(x[i][m[2]])
                    firsts.append(m[2])
                    sizes.append(len(m[0]))
        merged = pieces.merge_windows(plan, firsts, sizes, rows, sentences)
        out = {}
        for h in labels.HEADS:
            w, b = reader.tags[h].linear.weight.detach().numpy(), reader.tags[h].linear.bias.detach().numpy()
            out[h] = [labels.decode(h, np.stack(s) @ w.T + b) if s else [] for s in merged]
        return out
    return tags


class Run:
    """One training run: data, model, and what has been done so far."""

    def __init__(self, o, say):
        self.o, self.say = o, say
        self.rng = random.Random(o.seed)
        self.gaz = Gazetteers(o.data)
        self.groups = collection.read_all(o.data, o.graph_train, self.gaz)
        take = lambda name: self.groups.pop(name)
        self.held, self.ewt_dev, self.politics, self.gap_dev = take("graph-held"), take("ewt-dev"), take("politics-dev"), take("gap-dev")
        self.held_names = {d.name for d in self.held}
        self.vocabulary = pieces.Pieces.read(os.path.join(o.base, "vocab.txt"))
        self.tables = treebank.Labels(self.groups["ewt"] + self.groups["gum"])
        self.names = augment.Names(self.gaz, [d for g in ("graph", "ewt", "wiki", "redocred", "cross") for d in self.groups[g]], self.rng)
        self.reader = model.Reader(model.load_base(o.base, o.layers or None, not o.no_shapes), self.tables.names)
        self.average = None
        self.steps = self.pieces = 0
        say({g: sum(len(s.tokens) for d in ds for s in d.sentences) for g, ds in self.groups.items()})
        say({k: len(v) for k, v in self.tables.names.items()})

    def train(self):
        """The rates rise and fall once."""
        o, reader = self.o, self.reader
        slow = [p for n, p in reader.named_parameters() if n.startswith("encoder.") and "shape" not in n]
        fast = [p for n, p in reader.named_parameters() if not n.startswith("encoder.") or "shape" in n]
        optimizer = torch.optim.AdamW([{"params": slow, "lr": o.rate}, {"params": fast, "lr": o.head_rate}], weight_decay=0.01, fused=True)
        rates = [g["lr"] for g in optimizer.param_groups]
        step, total, shown = 0, 0, {}
        for n_pass in range(int(np.ceil(o.passes))):
            work = batching.batches(self.vocabulary, batching.units_of_pass(self.groups, self.names, self.gaz, self.vocabulary, self.rng), o.batch, self.rng)
            total = total or int(len(work) * o.passes)
            reader.train()
            for units in work:
                progress = step / total
                if progress >= 1:
                    return
                for group, rate in zip(optimizer.param_groups, rates):
                    group["lr"] = rate * (progress / 0.06 if progress < 0.06 else max(0.02, (1 - progress) / 0.94))
                if not reader.encoder.int8 and progress >= 1 - o.int8_part:
                    reader.set_int8(True)
                    self.say("int8 rounding on")
                batch = batching.make_batch(self.vocabulary, units, self.tables)
                n = len(batch["firsts"])
                with torch.autocast("cpu", torch.bfloat16):
                    losses = reader.losses(batch)
                sum(HEAD_WEIGHTS[k] * v for k, v in losses.items()).div(n).backward()
                torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                step += 1
                self.steps += 1
                self.pieces += int(batch["lengths"].sum())
                if progress > 0.6 and step % 4 == 0:
                    self.fold_in()
                shown["tokens"] = shown.get("tokens", 0) + n
                for k, v in losses.items():
                    shown[k] = shown.get(k, 0) + float(v.detach())
                if step % 100 == 0:
                    self.say(f"step {step}/{total}  pieces {self.pieces}  " + "  ".join(f"{k} {v / shown['tokens']:.3f}" for k, v in shown.items() if k != "tokens"))
                    shown = {}
                if o.save_every and step % o.save_every == 0:
                    self.save(o.out + ".early", "unfinished")
                    reader.eval()
                    self.measure(f"step {step}", quick=True)
                    reader.train()

    def fold_in(self):
        """Into the running average of the weights of the last steps."""
        now = self.reader.state_dict()
        if self.average is None:
            self.average = {k: v.detach().clone() for k, v in now.items()}
        for k, v in now.items():
            self.average[k].lerp_(v, 0.02)

    def measure(self, title, quick=False, val=False):
        """Prints figures (quick: of a quarter of the development sentences) or all tables; gives one figure to choose by."""
        reader, o = self.reader, self.o
        tags = predictor(reader, self.vocabulary)
        args = (self.vocabulary, self.tables)
        ewt, politics = (self.ewt_dev[::4], self.politics[::4]) if quick else (self.ewt_dev, self.politics)
        figures = measure.syntax(reader, ewt, *args)
        figures.update(measure.graph(reader, self.held, *args))
        figures["gap"] = measure.gap(reader, self.gap_dev, *args)
        uner = evaluate.score_uner(ewt, tags)
        figures["ewt names"], figures["politics names"] = uner[1].f1("PER", "ORG", "LOC"), evaluate.score_spans(politics, tags).f1("PER", "ORG", "LOC")
        graph, details = {}, {}
        graph["graph held-out"], details["graph held-out"] = evaluate.score_graph(evaluate.read_gold(o.graph_train, self.held_names.__contains__), self.gaz, tags)
        figures["graph names"] = graph["graph held-out"].f1(*labels.NAMES[:4])
        if val and o.graph_val:
            graph["graph-val"], details["graph-val"] = evaluate.score_graph(evaluate.read_gold(o.graph_val), self.gaz, tags)
        self.say(title + "  " + "  ".join(f"{k} {v:.4f}" for k, v in figures.items()))
        if not quick:
            self.say("\n" + evaluate.table(uner, graph, details))
        return sum(figures[k] for k in ("las", "ewt names", "graph names", "spans description", "spans pronoun", "antecedents pronoun", "antecedents description", "statements"))

    def save(self, path, state):
        o = self.o
        digest = hashlib.sha256(json.dumps({k: v for k, v in vars(o).items() if k not in ("data", "graph_train", "graph_val", "base", "out", "save_every")}, sort_keys=True).encode())
        files = sorted(os.path.join(r, f) for d in (o.data, o.graph_train) for r, _, fs in os.walk(d) for f in fs if f.endswith((".xz", ".tsv", ".json")))
        for f in files:
            digest.update(os.path.basename(f).encode() + open(f, "rb").read())
        digest.update(state.encode())
        base = open(os.path.join(o.base, "SOURCE.txt"), encoding="utf-8").read().strip()
        return export.write(path, self.reader, self.vocabulary.vocabulary, digest.hexdigest(), "Apache-2.0; see README.md for the data it learned from",
                            "adduce extract/train/train.py; base: " + base)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True, help="the data collection")
    a.add_argument("--graph-train", required=True)
    a.add_argument("--graph-val", help="measured at the end, never learned from")
    a.add_argument("--base", required=True, help="folder written by get_base.py")
    a.add_argument("--out", required=True)
    a.add_argument("--passes", type=float, default=7)
    a.add_argument("--layers", type=int, default=0, help="first layers of the base to keep; 0 = all")
    a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--batch", type=int, default=2048, help="word pieces")
    a.add_argument("--int8-part", type=float, default=0.1, help="last share of the steps that runs with int8 rounding")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=20)
    a.add_argument("--no-shapes", action="store_true", help="ablation")
    a.add_argument("--save-every", type=int, default=0, help="write OUT.early and measure after so many steps")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    start = time.time()
    say = lambda *x: print(f"{(time.time() - start) / 60:6.1f} min", *x, flush=True)

    run = Run(o, say)
    reader = run.reader
    run.train()

    reader.eval()
    reader.set_int8(True)
    last = {k: v.detach().clone() for k, v in reader.state_dict().items()}
    best = run.measure("last step, int8", quick=True)
    if run.average:
        reader.load_state_dict(run.average)
        if run.measure("average of the last steps, int8", quick=True) < best:
            reader.load_state_dict(last)
    size = run.save(o.out, "finished")
    torch.save(reader.state_dict(), o.out + ".pt")
    run.measure("int8, as exported", val=True)
    reader.set_int8(False)
    run.measure("bf16", quick=True)
    say(f"{o.out}: {size / 1e6:.1f} MB; {run.steps} steps, {run.pieces} word pieces")


if __name__ == "__main__":
    main()
