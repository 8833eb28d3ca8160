"""Slow and plain: the model file's arithmetic in numpy, the yardstick for the C++ inference.

Loads nothing but the safetensors file; every step is the one README.md specifies.
"""
import json
import struct

import numpy as np

import labels
import pieces
import treebank

F32 = np.float32
LONGEST_TREE = 300                            # words; a longer sentence is parsed in pieces
GAPS = [0, 1, 2, 3, 5, 9, 17]                 # lower bounds of the buckets of a gap or a distance in sentences
ORDERS = [1, 2, 3, 4, 5, 8, 16, 32]           # of a distance in mentions


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


def relu(x):
    return np.maximum(x, F32(0))


def bucket(bounds, x):
    return int(np.searchsorted(bounds, x, side="right")) - 1


def cut_sentence(tokens, most=LONGEST_TREE):
    """(begin, end) of the pieces of a sentence that get trees of their own."""
    out, begin = [], 0
    while len(tokens) - begin > most:
        end = begin + most
        marks = [t for t in range(end - most // 3, end) if tokens[t] in (";", ",", ":")]
        out.append((begin, marks[-1] + 1 if marks else end))
        begin = out[-1][1]
    return out + [(begin, len(tokens))]


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

    def dense(self, name, x):
        return x @ self.t[name + ".weight"].T + self.t[name + ".bias"]

    def vectors(self, sentences):
        """A [tokens, width] array for each sentence (a list of tokens): the last layer at the tokens' first pieces."""
        plan = pieces.plan_windows([[len(self.pieces.token(t)[0]) for t in s] for s in sentences],
                                   self.config["window"], self.config["overlap"])
        firsts, sizes, rows = [], [], []
        for w in plan:
            ids, shapes, first = pieces.window_input(self.pieces, sentences, w)
            rows.append(self.window(ids, shapes)[first])
            firsts.append(first)
            sizes.append(len(ids))
        merged = pieces.merge_windows(plan, firsts, sizes, rows, sentences)
        return [np.stack(s) if s else np.zeros((0, self.config["width"]), F32) for s in merged]

    def document(self, sentences):
        """For each head a list of [tokens, labels] logits, one for each sentence."""
        vectors = self.vectors(sentences)
        return {head: [self.dense("heads." + head, x) for x in vectors] for head in self.heads}

    def tags(self, sentences):
        """For each head the decoded labels of every sentence."""
        return {h: [labels.decode(h, x) for x in rows] for h, rows in self.document(sentences).items()}

    def classes(self, x):
        """For each class head the labels of the tokens of one sentence; x: their vectors."""
        return {c["name"]: [c["labels"][i] for i in self.linear("classes." + c["name"], x).argmax(1)] for c in self.config["classes"]}

    def tree(self, tokens, x):
        """(heads, labels) of one sentence; a head is a token, -1 the root."""
        names = self.config["tree"]["labels"]
        heads, out, first_root = [], [], None
        for begin, end in cut_sentence(tokens):
            part = x[begin:end]
            y = self.dense("tree.arc", relu(self.linear("tree.dependent", part)))
            candidates = np.concatenate([relu(self.linear("tree.head", part)), relu(self.t["tree.root"])[None]])
            scores = (y @ candidates.T).astype(np.float64)
            np.fill_diagonal(scores, -1e9)
            found = [int(h) for h in treebank.best_tree(scores)]
            dependent, head = self.linear("tree.relation_dependent", part), self.linear("tree.relation_head", part)
            for i, h in enumerate(found):
                if h == end - begin:
                    heads.append(-1 if first_root is None else first_root)
                    out.append("root" if first_root is None else "parataxis")
                else:
                    logits = self.dense("tree.label", relu(dependent[i] + head[h]))
                    logits[names.index("root")] = -np.inf
                    heads.append(begin + h)
                    out.append(names[int(logits.argmax())])
            first_root = found.index(end - begin) if first_root is None else first_root
        return heads, out

    def spans(self, x, threshold=0.5):
        """[(begin, end, label, probability)] of one sentence, by begin, then longer first."""
        c, out = self.config["spans"], []
        begin, end, inside = (self.linear("spans." + part, x) for part in ("begin", "end", "inside"))
        for b in range(len(x)):
            for e in range(min(len(x), b + c["longest"]), b, -1):
                logits = self.dense("spans.label", relu(begin[b] + end[e - 1] + inside[b:e].mean(0, dtype=F32) + self.t["spans.size"][e - b - 1]))
                p = np.exp(np.append(logits, 0).astype(np.float64))
                p /= p.sum()
                if 1 - p[-1] > threshold:
                    best = int(p[:-1].argmax())
                    out.append((b, e, c["labels"][best], float(p[best])))
        return out

    def mention_vectors(self, x, mentions):
        begin, end, inside = (self.linear("coreference." + part, x) for part in ("begin", "end", "inside"))
        return np.stack([relu(begin[m["begin"]] + end[m["end"] - 1] + inside[m["begin"]:m["end"]].mean(0, dtype=F32)) for m in mentions])

    def antecedents(self, x, mentions, pairs):
        """A score for each (anaphor, antecedent, likeness); x: the vectors of the document, mentions: dicts of
        begin, end, sentence, type, form."""
        t, m = self.t, self.mention_vectors(x, mentions)
        anaphor, antecedent, key, query = (self.dense("coreference." + part, m) for part in ("anaphor", "antecedent", "key", "query"))
        out = []
        for i, j, likeness in pairs:
            a, b = mentions[i], mentions[j]
            f = (t["coreference.sentences"][bucket(GAPS, a["sentence"] - b["sentence"])] + t["coreference.mentions"][bucket(ORDERS, i - j)]
                 + t["coreference.forms"][a["form"] * 3 + b["form"]] + t["coreference.types"][min(a["type"], 3) * 4 + min(b["type"], 3)]
                 + t["coreference.likeness"][likeness])
            meeting = t["coreference.score.weight"] @ relu(anaphor[i] + antecedent[j] + f)
            out.append(float(meeting + key[j] @ query[i] / F32(8) + t["coreference.score.bias"][0]))
        return out

    def statements(self, x, mentions, pairs):
        """Logits for each (subject, object), two mentions of one sentence."""
        t = self.t
        parts = [self.linear("relations." + part, x) for part in ("subject_begin", "subject_end", "object_begin", "object_end", "between")]
        out = []
        for i, j in pairs:
            a, b = mentions[i], mentions[j]
            gap = (a["end"], b["begin"]) if a["end"] <= b["begin"] else (b["end"], a["begin"]) if b["end"] <= a["begin"] else None
            if gap:
                place = bucket(GAPS, gap[1] - gap[0]) + (0 if a["end"] <= b["begin"] else 7)
            else:
                place = 14 if a["begin"] <= b["begin"] and b["end"] <= a["end"] else 15 if b["begin"] <= a["begin"] and a["end"] <= b["end"] else 16
            between = parts[4][gap[0]:gap[1]].mean(0, dtype=F32) if gap and gap[0] < gap[1] else F32(0)
            h = (parts[0][a["begin"]] + parts[1][a["end"] - 1] + parts[2][b["begin"]] + parts[3][b["end"] - 1] + between
                 + t["relations.types"][a["type"] * 5 + b["type"]] + t["relations.forms"][a["form"] * 3 + b["form"]] + t["relations.distance"][place])
            out.append(self.dense("relations.label", relu(h)))
        return out
