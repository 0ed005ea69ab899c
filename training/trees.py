"""Trees: reading CoNLL-U, and the few places where the two treebanks are made to agree."""

import gzip
from dataclasses import dataclass, replace

# Features no reading rule asks for, and in which the two treebanks differ most: leaving them out makes the tag head a third as large.
DROPPED_FEATS = {"Abbr", "ExtPos", "Foreign", "NumForm", "Style", "Typo", "Entity", "Polite", "Variant"}
# "," in EWT, ":" in GUM, as the Penn tag set has it
COLON_FORMS = {":", ";", "--", "---", "—", "–", "...", "…", "―"}


@dataclass(frozen=True)
class Tree:
    words: tuple
    upos: tuple
    tags: tuple  # XPOS|Feats, joined as the model file has them
    heads: tuple  # 1-based, 0 is the root
    relations: tuple
    lemmas: tuple = ()
    source: str = ""

    def __len__(self):
        return len(self.words)

    def with_words(self, words):
        return replace(self, words=tuple(words))


def tag_of(form, upos, xpos, feats):
    if upos == "PUNCT" and form in COLON_FORMS:
        xpos = ":"
    kept = [f for f in feats.split("|") if f != "_" and f.split("=")[0] not in DROPPED_FEATS]
    return "|".join([xpos, *kept])


def read_conllu(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    trees, rows, source = [], [], ""
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id = "):
                source = line[12:]
            elif line.startswith("#"):
                continue
            elif line:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif rows:
                trees.append(_tree(rows, source))
                rows = []
    if rows:
        trees.append(_tree(rows, source))
    return trees


def _tree(rows, source):
    return Tree(
        words=tuple(r[1] for r in rows),
        upos=tuple(r[3] for r in rows),
        tags=tuple(tag_of(r[1], r[3], r[4], r[5]) for r in rows),
        heads=tuple(int(r[6]) for r in rows),
        relations=tuple(r[7] for r in rows),
        lemmas=tuple(r[2] for r in rows),
        source=source,
    )
