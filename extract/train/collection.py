"""All training corpora, by group."""
import os

import corpora
import mentions

HELD = 0.1                 # share of the graph documents that nothing learns from: choices are made on them


def read_all(data, graph_train, gaz, gmb_share=0.12):
    """{group: documents}; "graph-held", "ewt-dev" and "politics-dev" are for measuring alone."""
    at = lambda *p: os.path.join(data, *p)
    graph = corpora.read_graph(graph_train, gaz)
    for document, gold in graph:
        mentions.read_mentions(document, gold, gaz)
    gum = at("ud-gum-open", "en_gum_open-train.conllu.xz")
    politics = corpora.read_tagged(at("crossner", "crossner_dev.conll.xz"), gaz, corpora.CROSSNER, "politics", keep=lambda comments: "politics" in comments[0])
    crossner = lambda part, keep: corpora.read_tagged(at("crossner", f"crossner_{part}.conll.xz"), gaz, corpora.CROSSNER, "crossner-" + part, keep=keep, not_among=politics)
    out = {
        "graph": [d for d, _ in graph if corpora.share_of(d.name) >= HELD],
        "graph-held": [d for d, _ in graph if corpora.share_of(d.name) < HELD],
        "ewt": corpora.read_treebank(at("ud-ewt", "en_ewt-train.conllu.xz"), gaz),
        "gum": corpora.read_treebank(gum, gaz, "NERd", hard=False),
        "gap": mentions.read_gap(at("gap", "gap-development.tsv.xz")),
        "wiki": corpora.read_wikigold(at("wikigold", "wikigold.conll.txt.xz"), gaz),
        "cross": crossner("train", lambda comments: True) + crossner("dev", lambda comments: "politics" not in comments[0]),
        "redocred": corpora.read_redocred(at("re-docred", "re_docred_dev.json.xz"), gaz),
        "wnut": corpora.read_tagged(at("wnut17", "wnut17_train.conll.xz"), gaz, corpora.WNUT, "wnut", details=False),
        "gmb": corpora.read_gmb(at("gmb-ner", "gmb_ner.tsv.xz"), gaz, gmb_share),
        "ewt-dev": corpora.read_treebank(at("ud-ewt", "en_ewt-dev.conllu.xz"), gaz),
        "politics-dev": politics,
        "gap-dev": mentions.read_gap(at("gap", "gap-validation.tsv.xz")),
    }
    mentions.gum_mentions(out["gum"], gum)
    return out
