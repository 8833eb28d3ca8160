"""Writes a trained reader as the one model file that inference maps (README.md, "The model file")."""
import hashlib
import json
import math
import struct

import numpy as np

import heads as heads_
import labels
import mentions
import pieces

TYPES = {"int8": "I8", "uint8": "U8", "float32": "F32"}


def quantise(matrix):
    """(int8 rows, float32 scale of each row), symmetric."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12).astype(np.float32) / np.float32(127)
    return np.rint(matrix / scale[:, None]).clip(-127, 127).astype(np.int8), scale


def tensors(reader, vocabulary):
    e, out = reader.encoder, {}
    array = lambda t: t.detach().float().cpu().numpy()
    out["embeddings.word.weight"], out["embeddings.word.scale"] = quantise(array(e.word.weight))
    out["embeddings.position"] = array(e.position.weight)
    out["embeddings.shape"] = array(e.shape.weight) * float(e.use_shapes)
    out["embeddings.norm.weight"], out["embeddings.norm.bias"] = array(e.norm.weight), array(e.norm.bias)
    width = e.config["width"]
    fold = 1 / math.sqrt(width // e.config["heads"])         # attention's 1/sqrt(d) goes into q
    for i, layer in enumerate(e.layers):
        for name in ("qkv", "attention_out", "ffn_in", "ffn_out"):
            part = getattr(layer, name)
            q, scale = quantise(array(part.weight))
            bias = array(part.bias)
            if name == "qkv":
                scale, bias = scale.copy(), bias.copy()
                scale[:width] *= fold
                bias[:width] *= fold
            base = f"layers.{i}.{name}."
            out[base + "weight"], out[base + "scale"], out[base + "bias"] = q, scale, bias
        for name in ("attention_norm", "ffn_norm"):
            part = getattr(layer, name)
            out[f"layers.{i}.{name}.weight"], out[f"layers.{i}.{name}.bias"] = array(part.weight), array(part.bias)
    for name, head in reader.tags.items():
        out[f"heads.{name}.weight"], out[f"heads.{name}.bias"] = array(head.linear.weight), array(head.linear.bias)

    def rounded(name, layer):
        out[name + ".weight"], out[name + ".scale"] = quantise(array(layer.weight))
        out[name + ".bias"] = array(layer.bias)

    def dense(name, layer):
        out[name + ".weight"], out[name + ".bias"] = array(layer.weight), array(layer.bias)

    for name, layer in reader.classes.layers.items():
        rounded("classes." + name, layer)
    for part in ("dependent", "head", "relation_dependent", "relation_head"):
        rounded("tree." + part, getattr(reader.tree, part))
    dense("tree.arc", reader.tree.arc)
    dense("tree.label", reader.tree.label)
    out["tree.root"], out["tree.root_relation"] = array(reader.tree.root)[0], array(reader.tree.root_relation)[0]
    for part in ("begin", "end", "inside"):
        rounded("spans." + part, getattr(reader.spans, part))
        rounded("coreference." + part, getattr(reader.antecedents, part))
    dense("spans.label", reader.spans.label)
    out["spans.size"] = array(reader.spans.size)
    for part in ("anaphor", "antecedent", "key", "query"):
        dense("coreference." + part, getattr(reader.antecedents, part))
    out["coreference.score.weight"], out["coreference.score.bias"] = array(reader.antecedents.score.weight)[0], array(reader.antecedents.score.bias)
    for part in ("sentences", "mentions", "forms", "types", "likeness"):
        out["coreference." + part] = array(getattr(reader.antecedents, part))
    for part in ("subject_begin", "subject_end", "object_begin", "object_end", "between"):
        rounded("relations." + part, getattr(reader.statements, part))
    for part in ("types", "forms", "distance"):
        out["relations." + part] = array(getattr(reader.statements, part))
    dense("relations.label", reader.statements.label)
    out["vocab"] = np.frombuffer("\n".join(vocabulary).encode("utf-8"), np.uint8)
    return out


def write(path, reader, vocabulary, fingerprint, licence, origin):
    c = reader.encoder.config
    config = {"layers": c["layers"], "width": c["width"], "heads": c["heads"], "inner": c["inner"], "vocab": c["vocab"],
              "positions": pieces.WINDOW, "window": pieces.WINDOW, "overlap": pieces.OVERLAP, "epsilon": c["epsilon"],
              "max_pieces_per_token": pieces.MAX_PIECES, "activation": "gelu_tanh", "shapes": pieces.SHAPES,
              "heads_of_tags": [{"name": h, "labels": labels.LABELS[h]} for h in reader.tags],
              "classes": [{"name": k, "labels": reader.names[k]} for k in reader.classes.layers],
              "tree": {"arc": heads_.ARC, "relation": heads_.RELATION, "labels": reader.names["deprel"]},
              "spans": {"width": heads_.SPAN, "longest": mentions.LONGEST, "labels": mentions.SPAN_LABELS},
              "coreference": {"mention": heads_.MENTION, "pair": heads_.PAIR, "match": heads_.MATCH},
              "relations": {"width": heads_.STATEMENT, "labels": mentions.PAIR_LABELS}}
    rank = {"I8": 0, "F32": 1, "U8": 2}                      # int8 first: their sizes keep 64-byte alignment
    items = sorted(tensors(reader, vocabulary).items(), key=lambda kv: (rank[TYPES[str(kv[1].dtype)]], kv[0]))
    header, data, at = {}, [], 0
    for name, a in items:
        raw = np.ascontiguousarray(a).tobytes()
        header[name] = {"dtype": TYPES[str(a.dtype)], "shape": list(a.shape), "data_offsets": [at, at + len(raw)]}
        data.append(raw)
        at += len(raw)
    body = b"".join(data)
    meta = {"format": "adduce-encoder/2", "config": json.dumps(config), "fingerprint": fingerprint,
            "checksum": hashlib.sha256(body).hexdigest(), "licence": licence, "origin": origin}
    text = json.dumps({"__metadata__": meta, **header}).encode("utf-8")
    text += b" " * (-(len(text) + 8) % 64)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + body)
    return len(text) + 8 + len(body)
