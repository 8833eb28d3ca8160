"""MUC, B3 and CEAFe of chains, and their average, the CoNLL score.

A key or response is a list of sets of mentions, disjoint; the mentions of several documents are told apart by what they
are, and all documents are scored in one sum, as the reference scorer does (Pradhan et al., "Scoring Coreference
Partitions of Predicted Mentions: A Reference Implementation", 2014). test_scorers.py holds the figures to the worked
examples of the papers; coreference.py --check compares them with the package `scorch` on the data measured.
"""
from collections import Counter


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(right_of_key, key, right_of_response, response):
    """Recall and precision are right / all, each in its own sum."""
    recall = right_of_key / key if key else 0.0
    precision = right_of_response / response if response else 0.0
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def owner_of(chains):
    return {m: i for i, chain in enumerate(chains) for m in chain}


def links_kept(chains, others):
    """(links of the chains that the others have too, all links): a chain of n mentions has n - 1 links; Vilain et al. 1995."""
    owner, kept, all_ = owner_of(others), 0, 0
    for chain in chains:
        parts = len({owner[m] for m in chain if m in owner}) + sum(m not in owner for m in chain)
        kept += len(chain) - parts
        all_ += len(chain) - 1
    return kept, all_


def muc(key, response):
    return figures(*links_kept(key, response), *links_kept(response, key))


def shared_by_mention(chains, others):
    """(sum over mentions of the share of their chain that the other side has in one chain with them, mentions); Bagga and Baldwin 1998."""
    owner, total = owner_of(others), 0.0
    for chain in chains:
        total += sum(n * n for n in Counter(owner[m] for m in chain if m in owner).values()) / len(chain)
    return total, sum(map(len, chains))


def b_cubed(key, response):
    return figures(*shared_by_mention(key, response), *shared_by_mention(response, key))


def ceaf_e(key, response):
    """Chains are aligned one to one so that the sum of 2 |k and r| / (|k| + |r|) is largest; Luo 2005."""
    owner, pairs = owner_of(response), {}
    for k, chain in enumerate(key):
        for r, n in Counter(owner[m] for m in chain if m in owner).items():
            pairs[k, r] = 2 * n / (len(chain) + len(response[r]))
    total = best_alignment(pairs)
    return figures(total, len(key), total, len(response))


def best_alignment(pairs):
    """The largest sum of a one-to-one choice of pairs {(left, right): weight > 0}; each group of connected pairs by itself."""
    total, left_pairs, right_pairs, seen = 0.0, {}, {}, set()
    for l, r in pairs:
        left_pairs.setdefault(l, []).append(r)
        right_pairs.setdefault(r, []).append(l)
    for start in left_pairs:
        if start in seen:
            continue
        lefts, rights, todo = {start}, set(), [start]
        while todo:
            for r in left_pairs[todo.pop()]:
                if r not in rights:
                    rights.add(r)
                    todo += [l for l in right_pairs[r] if l not in lefts]
                    lefts |= set(right_pairs[r])
        seen |= lefts
        rows, columns = sorted(lefts, key=str), sorted(rights, key=str)
        total += assignment([[pairs.get((l, r), 0.0) for r in columns] for l in rows])
    return total


def assignment(weights):
    """Largest sum of a one-to-one choice in a matrix of weights >= 0 (Hungarian method, O(rows^2 columns))."""
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights)]
    n, m = len(weights), len(weights[0])
    row_price, column_price, row_of, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        row_of[0], column = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while row_of[column]:
            used[column] = True
            row, delta, next_ = row_of[column], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    cost = -weights[row - 1][j - 1] - row_price[row] - column_price[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < delta:
                        delta, next_ = least[j], j
            for j in range(m + 1):
                if used[j]:
                    row_price[row_of[j]] += delta
                    column_price[j] -= delta
                else:
                    least[j] -= delta
            column = next_
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return sum(weights[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])


def mentions(key, response):
    k, r = set().union(*key) if key else set(), set().union(*response) if response else set()
    return figures(len(k & r), len(k), len(k & r), len(r))


def conll(key, response):
    """{"muc", "b3", "ceafe", "mentions": {precision, recall, f1}, "conll": mean of the three F1}."""
    out = {"muc": muc(key, response), "b3": b_cubed(key, response), "ceafe": ceaf_e(key, response), "mentions": mentions(key, response)}
    out["conll"] = sum(out[k]["f1"] for k in ("muc", "b3", "ceafe")) / 3
    return out
