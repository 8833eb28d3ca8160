"""From tokens to word pieces, word shapes and windows.

This module is a contract: the C++ inference mirrors every rule here exactly, so each rule is
written for what both sides can compute (Unicode general categories, NFD, simple case mapping).
README.md states the same rules in prose.
"""
import unicodedata

SHAPES = ["special", "lower", "title", "upper", "single", "mixed", "digits", "alphanumeric", "acronym", "symbol", "other"]
WINDOW = 160          # word pieces of a window, [CLS] and [SEP] included
OVERLAP = 32          # word pieces that the windows of one over-long sentence share at most
MAX_PIECES = 16       # of one token; the rest of a longer token is not seen
MAX_WORD = 100        # code points; a longer word is [UNK], as in BERT


def word_shape(token):
    """Index into SHAPES of a token as written, before any normalisation."""
    upper = lower = caseless = digits = 0
    first_upper = seen_letter = period = False
    for c in token:
        category = unicodedata.category(c)
        if category[0] == "L":
            if category in ("Lu", "Lt"):
                upper += 1
                first_upper = first_upper or not seen_letter
            elif category == "Ll":
                lower += 1
            else:
                caseless += 1
            seen_letter = True
        elif category == "Nd":
            digits += 1
        elif c == ".":
            period = True
    if not seen_letter:
        return 6 if digits else 9
    if digits:
        return 7
    if caseless:
        return 10
    if lower == 0:
        return 8 if period else 4 if upper == 1 else 3
    if upper == 0:
        return 1
    return 2 if first_upper and upper == 1 else 5


def _is_space(c):
    return c in "\t\n\r" or unicodedata.category(c) == "Zs"


def _is_dropped(c):
    return c == "\ufffd" or (c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf", "Cn", "Cs", "Co"))


def _stands_alone(c):
    """Punctuation and CJK ideographs are words of their own."""
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    if unicodedata.category(c)[0] == "P":
        return True
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF or 0x2A700 <= o <= 0x2CEAF
            or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


def basic_words(token):
    """BERT's basic tokenisation of one token: NFD, no marks, lower case, split at punctuation."""
    words, word = [], []
    for c in unicodedata.normalize("NFD", token):
        if unicodedata.category(c) == "Mn" or _is_dropped(c):
            continue
        c = c.lower()[:1]
        if _is_space(c) or _stands_alone(c):
            if word:
                words.append("".join(word))
                word = []
            if not _is_space(c):
                words.append(c)
        else:
            word.append(c)
    if word:
        words.append("".join(word))
    return words


class Pieces:
    """The word-piece vocabulary and a cache of the tokens met so far."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = self.ids["[UNK]"], self.ids["[CLS]"], self.ids["[SEP]"]
        self._cache = {}

    @classmethod
    def read(cls, path):
        text = open(path, encoding="utf-8").read()
        return cls(text[:-1].split("\n") if text.endswith("\n") else text.split("\n"))

    def _word(self, word):
        if len(word) > MAX_WORD:
            return [self.unknown]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self.ids.get(("##" if at else "") + word[at:end])
                if piece is not None:
                    out.append(piece)
                    at = end
                    break
            else:
                return [self.unknown]
        return out

    def token(self, token):
        """(piece ids, shape) of a token; at least one piece, at most MAX_PIECES."""
        hit = self._cache.get(token)
        if hit is None:
            ids = [i for w in basic_words(token) for i in self._word(w)]
            hit = self._cache[token] = (ids[:MAX_PIECES] or [self.unknown], word_shape(token))
        return hit


def plan_windows(lengths, window=WINDOW, overlap=OVERLAP):
    """Packs the consecutive sentences of one document into windows.

    lengths: for every sentence the list of its tokens' piece counts.
    Returns a list of windows; a window is a list of (sentence, first token, end token).
    Sentences are added while they fit into window - 2 pieces. A sentence that never fits gets
    windows of its own: each takes as many tokens as fit, the next one starts as early as it can
    with at most `overlap` pieces repeated.
    """
    room, windows, now, used = window - 2, [], [], 0
    for s, tokens in enumerate(lengths):
        size = sum(tokens)
        if size > room:
            if now:
                windows.append(now)
                now, used = [], 0
            begin = 0
            while True:
                end, filled = begin, 0
                while end < len(tokens) and filled + tokens[end] <= room:
                    filled += tokens[end]
                    end += 1
                windows.append([(s, begin, end)])
                if end == len(tokens):
                    break
                back, repeated = end, 0
                while back - 1 > begin and repeated + tokens[back - 1] <= overlap:
                    back -= 1
                    repeated += tokens[back]
                begin = back
            continue
        if used + size > room:
            windows.append(now)
            now, used = [], 0
        if tokens:
            now.append((s, 0, len(tokens)))
            used += size
    if now:
        windows.append(now)
    return windows


def window_input(pieces, sentences, window):
    """(piece ids, shape ids, first piece of each token) of one planned window over token lists."""
    ids, shapes, firsts = [pieces.begin], [0], []
    for s, begin, end in window:
        for token in sentences[s][begin:end]:
            piece_ids, shape = pieces.token(token)
            firsts.append(len(ids))
            ids += piece_ids
            shapes += [shape] * len(piece_ids)
    return ids + [pieces.end], shapes + [0], firsts


def merge_windows(windows, firsts, sizes, vectors, sentences):
    """Per sentence the per-token rows of `vectors` (one array per window, rows in token order).

    Where two windows hold a token, the one in which its first piece is farther from the window's
    nearer end wins; the earlier window on a tie. sizes: pieces of each window, specials included.
    """
    best = [[(-1, None)] * len(s) for s in sentences]
    for w, first, size, rows in zip(windows, firsts, sizes, vectors):
        row = 0
        for s, begin, end in w:
            for t in range(begin, end):
                distance = min(first[row], size - 1 - first[row])
                if distance > best[s][t][0]:
                    best[s][t] = (distance, rows[row])
                row += 1
    return [[r for _, r in s] for s in best]
