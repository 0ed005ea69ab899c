"""What real pages do to sentences and treebanks do not: capitals, lost stops, other quotation marks and dashes."""

from dataclasses import replace

QUOTES = {'"', "“", "”", "``", "''"}
DASHES = {"-", "--", "–", "—"}


def without(tree, places):
    """The tree without some words (0-based), which must have no children; None where they have."""
    gone = set(places)
    if any(h - 1 in gone for i, h in enumerate(tree.heads) if i not in gone) or len(gone) == len(tree):
        return None
    kept = [i for i in range(len(tree)) if i not in gone]
    new = {old + 1: k + 1 for k, old in enumerate(kept)}
    new[0] = 0
    pick = lambda column: tuple(column[i] for i in kept)
    return replace(
        tree,
        words=pick(tree.words),
        upos=pick(tree.upos),
        tags=pick(tree.tags),
        heads=tuple(new[tree.heads[i]] for i in kept),
        relations=pick(tree.relations),
        lemmas=pick(tree.lemmas) if tree.lemmas else (),
    )


def _capitals(tree, random):
    return tree.with_words(w.upper() for w in tree.words)


def _title(tree, random):
    return tree.with_words(w[:1].upper() + w[1:] if len(w) > 3 or i == 0 else w for i, w in enumerate(tree.words))


def _small(tree, random):
    return tree.with_words(w.lower() for w in tree.words)


def _no_stop(tree, random):
    return without(tree, [len(tree) - 1]) if tree.upos[-1] == "PUNCT" and tree.words[-1] not in QUOTES else None


def _other_quotes(tree, random):
    if not QUOTES & set(tree.words):
        return None
    return tree.with_words("'" if w in QUOTES else w for w in tree.words)


def _lost_quotes(tree, random):
    marks = [i for i, w in enumerate(tree.words) if w in QUOTES]
    if not marks:
        return None
    kept = random.integers(0, 3)  # all lost, the first kept, the last kept
    return without(tree, marks if kept == 0 else marks[1:] if kept == 1 else marks[:-1])


def _other_dashes(tree, random):
    found = [i for i, w in enumerate(tree.words) if w in DASHES and tree.tags[i] in (":", ",")]
    if not found:
        return None
    dash = ["-", "--", "–", "—"][random.integers(0, 4)]
    words = list(tree.words)
    for i in found:
        words[i] = dash
    return replace(tree, words=tuple(words), tags=tuple(":" if i in found else t for i, t in enumerate(tree.tags)))


# chance per sentence, change
CHANGES = (
    (0.02, _capitals),
    (0.015, _title),
    (0.01, _small),
    (0.06, _no_stop),
    (0.10, _other_quotes),
    (0.10, _lost_quotes),
    (0.30, _other_dashes),
)


# those that keep every word in its place
IN_PLACE = tuple((chance, change) for chance, change in CHANGES if change not in (_no_stop, _lost_quotes))


def noisy(tree, random, changes=CHANGES):
    """The tree itself, or a changed copy."""
    draws = random.random(len(changes))
    for (chance, change), draw in zip(changes, draws):
        if draw < chance:
            changed = change(tree, random)
            if changed is not None and len(changed) > 0:
                tree = changed
    return tree
