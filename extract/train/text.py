"""A compact tokenizer and sentence splitter in the style of UD EWT, for training texts only.

The product has its own, tested on treebanks. Names begin and end at token boundaries of either, so
small differences do not matter here.
"""
import re

ABBREVIATIONS = set("""Mr Mrs Ms Dr Prof Rev Hon St Sr Jr Gen Lt Col Maj Brig Capt Cpt Cmdr Cdr Cdre Adm Sgt Cpl Pvt Pfc Spc Supt Insp Gov Sen Rep Reps Sens
Amb Alh Engr Barr Pres Sec Dep Asst Dir Msgr Fr Bros Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun No Nos vs v Inc Ltd Co Corp
Dept Div Bde Bn Regt Mt Ft Ave Blvd etc approx Fig al Ph Univ Assn Cir Ala Ariz Calif Colo Conn Fla Ga Ill Ind Kan Mass Mich Minn Miss Mo Mont Neb Nev Okla
Ore Pa Tenn Tex Va Vt Wash Wis Wyo""".split())
NEVER_END = ABBREVIATIONS - {"Inc", "Ltd", "Co", "Corp", "etc", "al", "Jr", "Sr", "No", "Sun", "Mar"}

STARTERS = set("The In It He She They A An But And We I This That On At As For According However Meanwhile \" \u201c".split())

TOKEN = re.compile(r"""
    https?://\S+?(?=[)\]>"'.,;:]*(?:\s|$)) | www\.\S+?(?=[)\]>"'.,;:]*(?:\s|$))     # addresses
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | (?:[^\W\d_]\.){2,}                                     # U.S., J.R.R.
  | (?:%s)\.(?![^\W\d_])                                   # Gen.
  | [^\W\d_]\.(?=\s?[^\W\d_])                              # initials
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)\b                      # 93rd
  | \d+(?:[.,:]\d+)*(?=(?:am|pm|km|m|kg|mm|cm|bn|k|mph|hrs|hr|ft|lb|nm|GMT|UTC)\b)   # 50km in two
  | \d+(?:[.,:]\d+)*(?:[^\W_]+)?                           # 4,000 3.5 10:30 1990s 72B3
  | (?:[^\W\d_]|[\u0300-\u036f])+(?:['\u2019][^\W\d_]+)*\d*(?:\w*)  # words, O'Brien, M23
  | \.{2,} | -{2,} | \u2013|\u2014 | ([^\w\s])\1*          # points, dashes, other marks
  | \S
""" % "|".join(sorted(ABBREVIATIONS, key=len, reverse=True)), re.VERBOSE)
CLITIC = re.compile(r"^(.+?)(['\u2019](?:s|S|m|d|ll|re|ve|LL|RE|VE))$")
NOT = re.compile(r"^(.+?)(n['\u2019]t|N['\u2019]T)$")


def tokenize(text, begin=0):
    """(token, begin, end) in code points of one stretch of text."""
    out = []
    for m in TOKEN.finditer(text):
        b, word = begin + m.start(), m.group()
        parts = [word]
        for pattern in (NOT, CLITIC):
            split = pattern.match(word)
            if split:
                parts = list(split.groups())
                break
        else:
            if word in ("cannot", "Cannot"):
                parts = [word[:3], word[3:]]
        for p in parts:
            out.append((p, b, b + len(p)))
            b += len(p)
    return out


def stretches(text):
    """[begin, end) of the parts of a text that no sentence crosses: paragraphs and unwrapped lines."""
    out, begin, at = [], 0, 0
    lines = text.split("\n")
    for i, line in enumerate(lines):
        end = at + len(line)
        following = lines[i + 1].strip() if i + 1 < len(lines) else ""
        wrapped = line.strip() and following and 60 <= len(line.strip()) <= 120 and line.rstrip()[-1] not in ".!?:\"\u201d"
        if not wrapped:
            if text[begin:end].strip():
                out.append((begin, end))
            begin = end + 1
        at = end + 1
    return out


def sentences(text):
    """Sentences as lists of (token, begin, end)."""
    out = []
    for b, e in stretches(text):
        now = []
        tokens = tokenize(text[b:e], b)
        for i, token in enumerate(tokens):
            now.append(token)
            if i + 1 == len(tokens):
                break
            after = tokens[i + 1]
            if token[0][0] in ".!?" or token[0][-1] == "." and len(token[0]) > 1 and token[0][:-1] not in NEVER_END and not re.match(r"^[^\W\d_]\.$", token[0]):
                if after[0] in "\"'\u201d\u2019)]" and after[1] == token[2]:
                    continue
            elif token[0] in ("\"", "\u201d", "\u2019", ")", "]", "'") and i and tokens[i - 1][0][0] in ".!?" and tokens[i - 1][2] == token[1]:
                pass
            else:
                continue
            if "." in token[0][1:-1] and after[0] not in STARTERS:
                continue                   # "the U.S. Army": an acronym rarely ends a sentence
            glued = token[0] == "." and i and len(tokens[i - 1][0]) > 2 and len(after[0]) > 1 and after[0][0].isupper()    # lost line breaks
            if (after[1] > token[2] or glued) and (after[0][0].isupper() or after[0][0].isdigit() or after[0][0] in "\"'\u201c\u2018([-"):
                out.append(now)
                now = []
        if now:
            out.append(now)
    return out
