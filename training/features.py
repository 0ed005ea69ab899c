"""Features of a word type, exactly as docs/parser-model.md defines them (src/language has the twin)."""

import re

_TYPOGRAPHY = str.maketrans({
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2012": "–", "\u2015": "—", "…": "...",
})
_DIGIT = re.compile(r"\d")  # Unicode decimal digits, as \p{Nd} in JavaScript
_DASHES = re.compile(r"-{2,}")


def plain(word):
    """The word without its typesetting: curly or straight quotes, and dashes of every kind, become one of each."""
    text = word.translate(_TYPOGRAPHY)
    if text == "''":
        return '"'
    return "—" if _DASHES.fullmatch(text) else text


def _units(text):
    """UTF-16 code units, because the reader counts in them; a lone half stays a lone surrogate."""
    if text.isascii() or max(map(ord, text)) < 0x10000:
        return text
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(raw[i] | raw[i + 1] << 8) for i in range(0, len(raw), 2))


def lower(word):
    return _DIGIT.sub("0", _units(plain(word).lower()))


def shape(text):
    runs, last, run = [], "", 0
    for unit in text:
        if _DIGIT.match(unit):
            kind = "d"
        elif unit != unit.lower():
            kind = "X"
        elif unit != unit.upper():
            kind = "x"
        else:
            kind = "p"
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 2:
            runs.append(kind)
    return "".join(runs[:8])


def value(feature, word):
    if feature == "form":
        return lower(word)
    if feature.startswith("suffix"):
        return lower(word)[-int(feature[6:]):]
    if feature.startswith("prefix"):
        return lower(word)[: int(feature[6:])]
    if feature == "first":
        return _units(plain(word))[:1]
    if feature == "shape":
        return shape(_units(plain(word)))
    raise ValueError(f"no feature {feature}")


def storable(text):
    """A value with half of a surrogate pair cannot stand in a UTF-8 header; it stays the unknown value."""
    return not any(0xD800 <= ord(unit) < 0xE000 for unit in text)
