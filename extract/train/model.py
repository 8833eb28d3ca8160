"""The encoder: a post-LN BERT with a word-shape embedding, and one linear head per label scheme."""
import json
import os

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

import labels
import pieces

POSITIONS = pieces.WINDOW


def fake_int8(x):
    """Symmetric int8 rounding by row with a straight-through gradient, as inference does it."""
    with torch.no_grad():
        scale = x.abs().amax(-1, keepdim=True).float().clamp_min(1e-12) / 127
        rounded = (torch.round(x.float() / scale) * scale).to(x.dtype)
    return x + (rounded - x).detach()


class Linear(nn.Linear):
    """A linear layer that can pretend to be int8 (weights by output row, inputs by piece)."""
    int8 = False

    def forward(self, x):
        if self.int8:
            return F.linear(fake_int8(x), fake_int8(self.weight), self.bias)
        return F.linear(x, self.weight, self.bias)


class Layer(nn.Module):
    def __init__(self, width, heads, inner, epsilon):
        super().__init__()
        self.heads = heads
        self.qkv = Linear(width, 3 * width)
        self.attention_out = Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=epsilon)
        self.ffn_in = Linear(width, inner)
        self.ffn_out = Linear(inner, width)
        self.ffn_norm = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x, mask):
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # Plain products: three times as fast to learn through as scaled_dot_product_attention on a processor.
        scores = q @ (k * (w // self.heads) ** -0.5).transpose(2, 3)
        if mask is not None:
            scores = scores.masked_fill(~mask, -30000.0)
        context = scores.softmax(-1).to(v.dtype) @ v
        x = self.attention_norm(x + self.attention_out(context.transpose(1, 2).reshape(b, n, w)))
        return self.ffn_norm(x + self.ffn_out(F.gelu(self.ffn_in(x), approximate="tanh")))


class Encoder(nn.Module):
    """Word pieces and shapes in, one vector per piece out."""

    def __init__(self, config, use_shapes=True):
        super().__init__()
        self.config, self.use_shapes = config, use_shapes
        width, epsilon = config["width"], config["epsilon"]
        self.word = nn.Embedding(config["vocab"], width)
        self.position = nn.Embedding(POSITIONS, width)
        self.shape = nn.Embedding(len(pieces.SHAPES), width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(Layer(width, config["heads"], config["inner"], epsilon) for _ in range(config["layers"]))
        self.int8 = False

    def forward(self, ids, shapes, lengths):
        n = ids.shape[1]
        at = torch.arange(n)
        table = fake_int8(self.word.weight) if self.int8 else self.word.weight
        x = F.embedding(ids, table) + self.position.weight[:n]
        if self.use_shapes:
            x = x + self.shape(shapes)
        x = self.norm(x)
        mask = None
        if int(lengths.min()) < n:
            mask = (at < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class TagHead(nn.Module):
    """Scores BIO labels of tokens from the vectors of their first pieces."""

    def __init__(self, name, width):
        super().__init__()
        self.name = name
        self.linear = nn.Linear(width, len(labels.LABELS[name]))
        nn.init.normal_(self.linear.weight, std=0.02)
        nn.init.zeros_(self.linear.bias)
        self.bits = 1 << torch.arange(len(labels.LABELS[name]))

    def forward(self, tokens):
        return self.linear(tokens)

    def loss(self, tokens, allowed):
        """Sum over the tokens of -log P(allowed set); (loss, tokens that teach something)."""
        taught = allowed != labels.ANY[self.name]
        logits = self(tokens[taught]).float()
        fits = (allowed[taught][:, None] & self.bits) != 0
        total = torch.logsumexp(logits, -1) - torch.logsumexp(logits.masked_fill(~fits, -1e9), -1)
        return total.sum(), int(taught.sum())


class Reader(nn.Module):
    """The encoder with all its heads. `names`: the label tables of treebank.Labels."""

    def __init__(self, encoder, names, dropout=0.1):
        super().__init__()
        import heads                             # needs Linear of this module
        width = encoder.config["width"]
        self.encoder, self.names = encoder, names
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.ModuleDict({name: TagHead(name, width) for name in labels.HEADS})
        self.classes = heads.ClassHeads(width, {k: names[k] for k in ("upos", "xpos", "lemma")})
        self.tree = heads.TreeHead(width, names["deprel"])
        self.spans = heads.SpanHead(width)
        self.antecedents = heads.AntecedentHead(width)
        self.statements = heads.StatementHead(width)

    def tokens(self, batch):
        """Vectors of all tokens of a batch, one row each."""
        x = self.encoder(batch["ids"], batch["shapes"], batch["lengths"])
        return x.reshape(-1, x.shape[-1])[batch["firsts"]]

    def losses(self, batch):
        """{name: sum of nats} of one batch."""
        x = self.dropout(self.tokens(batch))
        out = {h: head.loss(x.float(), batch["allowed"][h])[0] for h, head in self.tags.items()}
        out.update(self.classes.losses(x, batch["classes"]))
        out["arc"], out["label"] = self.tree.losses(x, batch["trees"])
        out["spans"] = self.spans.loss(x, batch["mentions"])
        out["antecedents"] = self.antecedents.loss(x, batch["chains"])
        out["statements"] = self.statements.loss(x, batch["pairs"])
        return out

    def set_int8(self, on):
        self.encoder.int8 = on
        for m in self.modules():
            if isinstance(m, Linear):
                m.int8 = on


def load_base(folder, layers=None, use_shapes=True):
    """An Encoder from a BERT checkpoint folder (get_base.py), cut to its first `layers` layers."""
    c = json.load(open(os.path.join(folder, "config.json")))
    w = load_file(os.path.join(folder, "encoder.safetensors"))
    config = {"layers": layers or c["num_hidden_layers"], "width": c["hidden_size"], "heads": c["num_attention_heads"],
              "inner": c["intermediate_size"], "vocab": c["vocab_size"], "epsilon": c["layer_norm_eps"]}
    e = Encoder(config, use_shapes)
    s = {"word.weight": w["embeddings.word_embeddings.weight"],
         "position.weight": w["embeddings.position_embeddings.weight"][:POSITIONS] + w["embeddings.token_type_embeddings.weight"][0],
         "shape.weight": torch.zeros(len(pieces.SHAPES), config["width"]),
         "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"]}
    for i in range(config["layers"]):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for part in ("weight", "bias"):
            s[new + "qkv." + part] = torch.cat([w[old + f"attention.self.{x}.{part}"] for x in ("query", "key", "value")])
            for a, b in (("attention.output.dense", "attention_out"), ("attention.output.LayerNorm", "attention_norm"),
                         ("intermediate.dense", "ffn_in"), ("output.dense", "ffn_out"), ("output.LayerNorm", "ffn_norm")):
                s[new + b + "." + part] = w[old + a + "." + part]
    e.load_state_dict(s)
    return e
