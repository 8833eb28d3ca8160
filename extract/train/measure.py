"""Measures a reader in PyTorch on documents it has not learned from; evaluate.py has the names.

Trees and classes on gold tokens; spans against gold mentions; antecedents and statements between gold
mentions. The exported file is measured by the programs of tests/quality.
"""
import collections

import numpy as np
import torch
import torch.nn.functional as F

import batching
import mentions
import treebank


def batches_of(document, vocabulary, tables, chained, size=12):
    windows = [(document.sentences, w) for w in batching.plan(vocabulary, document.sentences)]
    for at in range(0, len(windows), size):
        yield batching.make_batch(vocabulary, [batching.Unit(windows[at:at + size], chained)], tables)


def read(reader, documents, vocabulary, tables, chained=False):
    """(batch, token vectors) of all documents."""
    for d in documents:
        for batch in batches_of(d, vocabulary, tables, chained):
            with torch.autocast("cpu", torch.bfloat16, enabled=not reader.encoder.int8):
                x = reader.tokens(batch)
            yield batch, x.float()


@torch.no_grad()
def syntax(reader, documents, vocabulary, tables):
    """Shares right on gold tokens: upos, xpos, lemma; uas, las (without punctuation)."""
    right, all_ = collections.Counter(), collections.Counter()
    punct = tables.index["deprel"]["punct"]
    for batch, x in read(reader, documents, vocabulary, tables):
        for k, layer in reader.classes.layers.items():
            wanted = batch["classes"][k]
            right[k] += int((layer(x).argmax(1) == wanted).sum())
            all_[k] += len(wanted)
        for first, heads, names in batch["trees"]:
            n = len(heads)
            s = F.log_softmax(reader.tree.arcs(x, torch.arange(first, first + n)[None], torch.tensor([n]))[0], -1)
            found = treebank.best_tree(s.numpy().astype(np.float64))
            found = [h if h < n else -1 for h in found]
            label = reader.tree.labels(x, torch.arange(first, first + n), torch.tensor([first + h if h >= 0 else -1 for h in found])).argmax(1).tolist()
            for h, g, l, m in zip(found, heads, label, names):
                if m != punct:
                    all_["uas"] += 1
                    right["uas"] += h == g
                    right["las"] += h == g and l == m
    all_["las"] = all_["uas"]
    return {k: right[k] / all_[k] for k in ("upos", "xpos", "lemma", "uas", "las")}


def f1(right, found, wanted):
    return 2 * right / max(found + wanted, 1)


@torch.no_grad()
def graph(reader, documents, vocabulary, tables, threshold=0.5):
    """On graph gold: F1 of spans by form, share of right antecedents by form, F1 of statements of gold mentions."""
    spans = collections.Counter()
    links = collections.Counter()
    statements = collections.Counter()
    for batch, x in read(reader, documents, vocabulary, tables, chained=True):
        for first, n, found, open_ in batch["mentions"]:
            places = batching_places(n, first)
            p = torch.softmax(reader.spans.logits(x, places[:, 0], places[:, 1]), 1)
            best = p.argmax(1)
            gold = {(m[0], m[1]): m[2] * 3 + m[3] for m in found}
            for (b, e), label in zip((places - first).tolist(), best.tolist()):
                if (b, e) in open_:
                    continue
                if label < len(mentions.SPAN_LABELS):
                    form = label % 3
                    spans["found", form] += 1
                    spans["right", form] += gold.get((b, e)) == label
            for place, label in gold.items():
                if place not in open_:
                    spans["wanted", label % 3] += 1
        for unit in batch["chains"]:
            s = reader.antecedents.scores(x, unit)
            entity, form = unit["entity"].tolist(), unit["form"].tolist()
            for i in range(1, len(entity)):
                row = s[i, max(0, i - 60):i]
                best = int(row.argmax()) + max(0, i - 60) if float(row.max()) > 0 else None
                wanted = any(entity[j] == entity[i] for j in range(max(0, i - 60), i))
                links["all", form[i]] += 1
                links["right", form[i]] += (best is None and not wanted) or (best is not None and entity[best] == entity[i])
        p = batch["pairs"]
        if p is not None:
            got = torch.sigmoid(reader.statements.logits(x, p)) > threshold
            wanted = p["wanted"]
            relations = slice(0, len(mentions.RELATIONS))
            taught = wanted[:, relations] >= 0
            statements["right"] += int((got[:, relations] & (wanted[:, relations] == 1)).sum())
            statements["found"] += int((got[:, relations] & taught).sum())
            statements["wanted"] += int((wanted[:, relations] == 1).sum())
            for name in ["holder"] + mentions.MARKS:
                c = batching.PAIR_INDEX[name]
                statements[name, "right"] += int((got[:, c] & (wanted[:, c] == 1)).sum())
                statements[name, "found"] += int((got[:, c] & (wanted[:, c] >= 0)).sum())
                statements[name, "wanted"] += int((wanted[:, c] == 1).sum())
    out = {f"spans {name}": f1(spans["right", i], spans["found", i], spans["wanted", i]) for i, name in enumerate(mentions.FORMS)}
    out.update({f"antecedents {name}": links["right", i] / max(links["all", i], 1) for i, name in enumerate(mentions.FORMS)})
    out["statements"] = f1(statements["right"], statements["found"], statements["wanted"])
    for name in ["holder"] + mentions.MARKS:
        out[name] = f1(*(statements[name, k] for k in ("right", "found", "wanted")))
    return out


def batching_places(n, first):
    from heads import span_places
    return torch.from_numpy(span_places(n) + first)


@torch.no_grad()
def gap(reader, documents, vocabulary, tables):
    """GAP between given mentions: F1 of the pairs of pronoun and name (Webster et al. 2018)."""
    right = found = wanted = 0
    for batch, x in read(reader, documents, vocabulary, tables, chained=True):
        for unit in batch["chains"]:
            s = reader.antecedents.scores(x, unit)
            entity = unit["entity"]
            for i in range(len(entity)):
                for j in range(i):
                    if bool(unit["taught"][i, j]) if "taught" in unit else False:
                        yes, gold = float(s[i, j]) > 0, int(entity[i]) == int(entity[j])
                        right += yes and gold
                        found += yes
                        wanted += gold
    return f1(right, found, wanted)
