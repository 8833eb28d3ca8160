#!/usr/bin/env python3
"""Trains the encoder for names and details and writes the model file.

usage: train.py --data DIR --graph-train DIR --base DIR --out FILE [--graph-val DIR] [options]

Fixed seeds: the same machine and library versions give the same file. README.md says how long it takes.
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
import corpora
import evaluate
import export
import labels
import model
import pieces
from gazetteers import Gazetteers

# How often a pass sees each corpus: 0.5 = every other document, 2 = twice.
WEIGHTS = {"graph": 2.0, "ewt": 1.0, "gum": 0.5, "wiki": 1.0, "cross": 0.5, "redocred": 1.0, "wnut": 0.4, "gmb": 0.6}
SWAPS = {"graph": 0.4, "ewt": 0.12, "wiki": 0.2, "redocred": 0.2, "gum": 0.15, "cross": 0.2, "wnut": 0.1, "gmb": 0.2}
HEAD_WEIGHTS = {"outer": 1.0, "inner": 0.5, "details": 0.5, "uner": 0.7}
SYNTHETIC = 500            # template sentences a pass


def windows_of_pass(groups, names, gaz, vocabulary, rng):
    """(sentences, window) pairs of one pass over the corpora, augmented, in no order."""
    out = []

    def add(sentences, room=pieces.WINDOW):
        for w in pieces.plan_windows([[len(vocabulary.token(t)[0]) for t in s.tokens] for s in sentences], room):
            out.append((sentences, w))

    def add_loose(sentences, sizes):
        """Sentences without documents: one to three in a window."""
        while sentences:
            k = rng.choice(sizes)
            add(sentences[:k])
            sentences = sentences[k:]

    for group, documents in groups.items():
        loose, weight = [], WEIGHTS[group]
        for d in documents:
            for _ in range(int(weight) + (rng.random() < weight - int(weight))):
                sentences = []
                for s in d.sentences:
                    if rng.random() < SWAPS[group]:
                        s = augment.swap_names(s, names, 0.6, rng)
                    sentences.append(augment.change_case(s, rng))
                if len(sentences) == 1:
                    loose += sentences
                elif rng.random() < 0.3:            # sentences out of their context
                    for s in sentences:
                        add([s])
                else:
                    add(sentences, pieces.WINDOW if rng.random() < 0.7 else rng.choice([40, 64, 100]))
        rng.shuffle(loose)
        add_loose(loose, [1, 1, 2, 3])
    add_loose([augment.change_case(d.sentences[0], rng) for d in augment.synthetic(names, gaz, SYNTHETIC, rng)], [1, 2, 3])
    return out


def make_batch(vocabulary, windows):
    made = [pieces.window_input(vocabulary, [s.tokens for s in sentences], w) for sentences, w in windows]
    longest = max(len(m[0]) for m in made)
    ids, shapes = torch.zeros(len(made), longest, dtype=torch.long), torch.zeros(len(made), longest, dtype=torch.long)
    firsts, allowed = [], {h: [] for h in labels.HEADS}
    for i, ((p, sh, first), (sentences, w)) in enumerate(zip(made, windows)):
        ids[i, :len(p)] = torch.tensor(p)
        shapes[i, :len(p)] = torch.tensor(sh)
        firsts += [i * longest + f for f in first]
        for s, b, e in w:
            for h in allowed:
                allowed[h] += sentences[s].allowed[h][b:e]
    return {"ids": ids, "shapes": shapes, "lengths": torch.tensor([len(m[0]) for m in made]), "firsts": torch.tensor(firsts),
            "allowed": {h: torch.tensor(a) for h, a in allowed.items()}}


def batches(vocabulary, windows, size, rng):
    """Windows of like length together, at most `size` pieces with padding; batches in random order."""
    length = lambda w: sum(len(vocabulary.token(t)[0]) for s, b, e in w[1] for t in w[0][s].tokens[b:e]) + 2
    rng.shuffle(windows)
    lengths = [(length(w), w) for w in windows]
    out = []
    for at in range(0, len(lengths), 4000):
        chunk = sorted(lengths[at:at + 4000], key=lambda x: x[0])
        now, longest = [], 0
        for n, w in chunk:
            longest = max(longest, n)
            if now and longest * (len(now) + 1) > size:
                out.append(now)
                now, longest = [], n
            now.append(w)
        out.append(now)
    rng.shuffle(out)
    return out


def predictor(tagger, vocabulary):
    """tags(sentences of one document) -> {head: labels of every sentence}, with the rules of pieces.py."""
    def tags(sentences):
        plan = pieces.plan_windows([[len(vocabulary.token(t)[0]) for t in s] for s in sentences])
        rows, firsts, sizes = [], [], []
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=not tagger.encoder.int8):
            for at in range(0, len(plan), 16):
                made = [pieces.window_input(vocabulary, sentences, w) for w in plan[at:at + 16]]
                longest = max(len(m[0]) for m in made)
                ids, shapes = (torch.zeros(len(made), longest, dtype=torch.long) for _ in range(2))
                for i, m in enumerate(made):
                    ids[i, :len(m[0])], shapes[i, :len(m[0])] = torch.tensor(m[0]), torch.tensor(m[1])
                x = tagger.encoder(ids, shapes, torch.tensor([len(m[0]) for m in made])).float().numpy()
                for i, m in enumerate(made):
                    rows.append(x[i][m[2]])
                    firsts.append(m[2])
                    sizes.append(len(m[0]))
        merged = pieces.merge_windows(plan, firsts, sizes, rows, sentences)
        out = {}
        for h in labels.HEADS:
            w, b = tagger.heads[h].linear.weight.detach().numpy(), tagger.heads[h].linear.bias.detach().numpy()
            out[h] = [labels.decode(h, np.stack(s) @ w.T + b) if s else [] for s in merged]
        return out
    return tags


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True, help="the data collection")
    a.add_argument("--graph-train", required=True)
    a.add_argument("--graph-val", help="measured at the end, never learned from")
    a.add_argument("--base", required=True, help="folder written by get_base.py")
    a.add_argument("--out", required=True)
    a.add_argument("--passes", type=float, default=4.5)
    a.add_argument("--layers", type=int, default=0, help="first layers of the base to keep; 0 = all")
    a.add_argument("--rate", type=float, default=1.2e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--batch", type=int, default=2048, help="word pieces")
    a.add_argument("--int8-part", type=float, default=0.12, help="last share of the steps that runs with int8 rounding")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=20)
    a.add_argument("--no-shapes", action="store_true", help="ablation")
    a.add_argument("--minutes", type=float, default=0, help="ablation: stop after this wall time (schedule by time)")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    start = time.time()
    say = lambda *x: print(f"{(time.time() - start) / 60:6.1f} min", *x, flush=True)

    gaz = Gazetteers(o.data)
    groups = corpora.read_all(o.data, o.graph_train, gaz)
    held, ewt_dev = groups.pop("graph-held"), groups.pop("ewt-dev")
    held_names = {d.name for d in held}
    vocabulary = pieces.Pieces.read(os.path.join(o.base, "vocab.txt"))
    names = augment.Names(gaz, [d for g in ("graph", "ewt", "wiki", "redocred", "cross") for d in groups[g]], rng)
    say({g: sum(len(s.tokens) for d in ds for s in d.sentences) for g, ds in groups.items()})

    tagger = model.Tagger(model.load_base(o.base, o.layers or None, not o.no_shapes))
    fast = [p for n, p in tagger.named_parameters() if n.startswith("heads.") or "encoder.shape" in n]
    slow = [p for n, p in tagger.named_parameters() if not (n.startswith("heads.") or "encoder.shape" in n)]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": o.rate}, {"params": fast, "lr": o.head_rate}], weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimizer.param_groups]
    average = None
    step, total, done_pieces = 0, 0, 0
    for n_pass in range(int(np.ceil(o.passes)) if not o.minutes else 1000):
        work = batches(vocabulary, windows_of_pass(groups, names, gaz, vocabulary, rng), o.batch, rng)
        if not total:
            total = int(len(work) * o.passes)
        if n_pass == 0:
            trained_from = time.time()
        shown, shown_tokens = {h: 0.0 for h in labels.HEADS}, 0
        tagger.train()
        for batch_windows in work:
            progress = (time.time() - trained_from) / 60 / o.minutes if o.minutes else step / total
            if progress >= 1:
                break
            warm = min(1, progress / 0.06)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * warm * max(0.02, (1 - progress) / 0.94 if progress > 0.06 else 1)
            if not tagger.encoder.int8 and progress >= 1 - o.int8_part:
                tagger.set_int8(True)
                say("int8 rounding on")
            batch = make_batch(vocabulary, batch_windows)
            n = len(batch["firsts"])
            with torch.autocast("cpu", torch.bfloat16):
                x = tagger.dropout(tagger.tokens(batch))
            loss = 0
            for h, head in tagger.heads.items():
                part, _ = head.loss(x.float(), batch["allowed"][h])
                loss = loss + HEAD_WEIGHTS[h] * part / n
                shown[h] += float(part.detach())
            shown_tokens += n
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            done_pieces += int(batch["lengths"].sum())
            if progress > 0.6 and step % 4 == 0:
                if average is None:
                    average = {k: v.detach().clone() for k, v in tagger.state_dict().items()}
                for k, v in tagger.state_dict().items():
                    average[k].lerp_(v, 0.02)
            if step % 100 == 0:
                say(f"step {step}/{total}  pieces {done_pieces}  " + "  ".join(f"{h} {v / shown_tokens:.4f}" for h, v in shown.items()))
                shown, shown_tokens = {h: 0.0 for h in labels.HEADS}, 0
        else:
            if n_pass % 2 == 1 or o.passes <= 2:
                tagger.eval()
                tags = predictor(tagger, vocabulary)
                uner = evaluate.score_uner(ewt_dev, tags)
                ours, _ = evaluate.score_graph(evaluate.read_gold(o.graph_train, held_names.__contains__), gaz, tags)
                say(f"pass {n_pass + 1}: EWT dev {uner[0].f1('PER', 'ORG', 'LOC'):.4f} / uner head {uner[1].f1('PER', 'ORG', 'LOC'):.4f}; graph held-out {ours.f1(*labels.NAMES[:4]):.4f}")
            continue
        break

    tagger.eval()

    def measure(title, with_val=False):
        tags = predictor(tagger, vocabulary)
        uner = evaluate.score_uner(ewt_dev, tags)
        graph, details = {}, {}
        graph["graph held-out"], details["graph held-out"] = evaluate.score_graph(evaluate.read_gold(o.graph_train, held_names.__contains__), gaz, tags)
        if with_val and o.graph_val:
            graph["graph-val"], details["graph-val"] = evaluate.score_graph(evaluate.read_gold(o.graph_val), gaz, tags)
        say(title + "\n" + evaluate.table(uner, graph, details))
        return (uner[0].f1("PER", "ORG", "LOC") + graph["graph held-out"].f1(*labels.NAMES[:4])) / 2

    tagger.set_int8(False)
    last = {k: v.detach().clone() for k, v in tagger.state_dict().items()}
    best = measure("last step, bf16")
    if average:
        tagger.load_state_dict(average)
        if measure("average of the last steps, bf16") < best:
            tagger.load_state_dict(last)
    tagger.set_int8(True)
    measure("int8, as exported", with_val=True)

    files = sorted(os.path.join(r, f) for d in (o.data, o.graph_train) for r, _, fs in os.walk(d) for f in fs if f.endswith((".xz", ".tsv", ".json")))
    digest = hashlib.sha256(json.dumps({k: v for k, v in vars(o).items() if k not in ("data", "graph_train", "graph_val", "base", "out")}, sort_keys=True).encode())
    for f in files:
        digest.update(os.path.basename(f).encode() + open(f, "rb").read())
    base = open(os.path.join(o.base, "SOURCE.txt"), encoding="utf-8").read().strip()
    size = export.write(o.out, tagger, vocabulary.vocabulary, digest.hexdigest(), "Apache-2.0; see README.md for the data it learned from",
                        "adduce extract/train/train.py; base: " + base, list(labels.HEADS))
    torch.save(tagger.state_dict(), o.out + ".pt")
    say(f"{o.out}: {size / 1e6:.1f} MB; {step} steps, {done_pieces} word pieces")


if __name__ == "__main__":
    main()
