"""Sentences of words from the unlabelled reports, cut the way the English treebanks cut words.

The reader has a trained tokeniser; this one only has to give clean running text to learn from, so it drops what it is not sure of.
"""

import gzip
import json
import re

_ABBREVIATIONS = set(
    "mr mrs ms dr prof rev hon st sen sens rep reps gov govs lt col gen maj capt cmdr adm sgt cpl pvt brig vice pres sec jr sr jan feb mar apr jun jul aug "
    "sept sep oct nov dec mon tue tues wed thu thurs fri sat sun inc co corp ltd vs etc no nos vol al ave blvd rd ft mt fla ala ariz ark calif colo conn del ga "
    "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo e.g i.e a.m p.m u.s u.n u.k d.c ph.d".split()
)
_NOT_FINAL = _ABBREVIATIONS - {"etc", "a.m", "p.m", "inc", "co", "corp", "ltd", "no"}
_PREFIXES = set("non pro anti pre re co mid ex multi e post counter ultra sub inter semi un over under self".split()) - {"self", "over", "under", "un"}
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_TOKEN = re.compile(
    r"""(?x)
    (?:https?://|www\.)\S*[\w/]               # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \#\w+ | @\w+
    | (?:[A-Za-z]\.){2,}                      # U.S.
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b
    | \.{2,} | -{2,}
    | \w+(?:['’]\w+)*\.?                      # a word, perhaps with a point to be judged
    | \S
    """
)
_END = re.compile(r"([.!?…]+[\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def _split_word(word):
    if word.lower() in ("cannot", "gonna", "gotta", "wanna"):
        return [word[:3], word[3:]]
    found = _CLITIC.match(word)
    if found:
        return [*_split_word(found.group(1)), found.group(2)]
    return [word]


def words_of(text):
    """The words of one sentence."""
    out = []
    for chunk in text.split():
        found = list(_TOKEN.finditer(chunk))
        pieces = []
        for k, match in enumerate(found):
            piece = match.group()
            if len(piece) > 1 and piece.endswith(".") and piece[0].isalnum() and not re.fullmatch(r"(?:[A-Za-z]\.)+", piece):
                if piece[:-1].lower() in _ABBREVIATIONS and not piece[:-1].lower() in ("no", "sun", "sat", "mar", "miss", "ill", "co") or (
                    piece[:-1].lower() in ("no", "co", "mar") and piece[0].isupper()
                ):
                    pieces.append(piece)
                else:
                    pieces += [piece[:-1], "."]
            else:
                pieces.append(piece)
        joined = []
        for piece in pieces:  # "non-state" and "pre-war" are one word, "well-known" is three
            if len(joined) >= 2 and joined[-1] == "-" and joined[-2].lower() in _PREFIXES:
                joined[-2:] = [joined[-2] + "-" + piece]
            else:
                joined.append(piece)
        for piece in joined:
            if piece[0].isalnum():
                out += _split_word(piece)
            elif out and piece in ("’", "'") and out[-1].lower().endswith("s"):
                out.append(piece)
            else:
                out.append(piece)
    return out


def sentences_of(paragraph):
    """Sentences of a paragraph, as text."""
    start, out = 0, []
    for match in _END.finditer(paragraph):
        before = paragraph[start : match.start()].split()
        last = before[-1].lstrip("\"'“‘([").lower() if before else ""
        if match.group(1) == "." and (last in _NOT_FINAL or re.fullmatch(r"[a-z]", last)):
            continue
        out.append(paragraph[start : match.end()].strip())
        start = match.end()
    out.append(paragraph[start:].strip())
    return [s for s in out if s]


def read(paths):
    """(headline or sentence) as lists of words, each once, from NDJSON files of reports."""
    seen = set()
    for path in paths:
        opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
        with opened as lines:
            for line in lines:
                report = json.loads(line)
                for paragraph in [report.get("headline") or "", *report["text"].split("\n")]:
                    for sentence in sentences_of(paragraph.strip()):
                        words = words_of(sentence)
                        key = " ".join(words)
                        if key and key not in seen:
                            seen.add(key)
                            yield words
