"""Pieces of trees, and how they are put together into one sentence."""

from dataclasses import dataclass

from trees import Tree

# Where a made word's tag is not known for sure it stays open, and the trainer takes no loss from it.
OPEN = "?"


@dataclass(frozen=True)
class Piece:
    """Words with heads inside the piece (-1 at its root) and the relation its root wants by itself."""

    words: tuple
    upos: tuple
    tags: tuple
    heads: tuple
    relations: tuple

    @property
    def root(self):
        return self.heads.index(-1)

    def __len__(self):
        return len(self.words)


def word(form, upos, tag=OPEN, relation="dep"):
    return Piece((form,), (upos,), (tag,), (-1,), (relation,))


COMMA = word(",", "PUNCT", ",", "punct")
STOP = word(".", "PUNCT", ".", "punct")
OPENING = word("“", "PUNCT", "``", "punct")
CLOSING = word("”", "PUNCT", "''", "punct")
COLON = word(":", "PUNCT", ":", "punct")
DASH = word("—", "PUNCT", ":", "punct")
BEFORE = word("(", "PUNCT", "-LRB-", "punct")
BEHIND = word(")", "PUNCT", "-RRB-", "punct")
THAT = word("that", "SCONJ", "IN", "mark")
AND = word("and", "CCONJ", "CC", "cc")


def join(root, parts):
    """One piece from parts in their order. `parts` are (name, piece, head name, relation or None for the piece's own).

    The part called `root` has no head. Two parts may be halves of one piece: the second is given as (name, piece, "=", first name),
    and its words that hang in the first half keep their heads (`halves` cuts them so).
    """
    starts, at = {}, 0
    for name, piece, _, _ in parts:
        starts[name] = at
        at += len(piece)
    roots = {name: starts[name] + piece.root for name, piece, head, _ in parts if head != "="}
    words, upos, tags, heads, relations = [], [], [], [], []
    for name, piece, head, relation in parts:
        for i in range(len(piece)):
            words.append(piece.words[i])
            upos.append(piece.upos[i])
            tags.append(piece.tags[i])
            own = piece.heads[i]
            if own >= 0:
                heads.append(starts[name] + own)
                relations.append(piece.relations[i])
            elif name == root:
                heads.append(-1)
                relations.append(piece.relations[i])
            else:
                heads.append(roots[head])
                relations.append(relation or piece.relations[i])
    return Piece(tuple(words), tuple(upos), tuple(tags), tuple(heads), tuple(relations))


def subtree(tree, head):
    """The words under `head` (0-based) as a piece; None when they do not stand together."""
    inside = {head}
    grew = True
    while grew:
        more = {i for i, h in enumerate(tree.heads) if h - 1 in inside} - inside
        inside |= more
        grew = bool(more)
    first, last = min(inside), max(inside)
    if len(inside) != last - first + 1:
        return None
    return cut(tree, first, last + 1, head)


def cut(tree, start, end, head):
    """Words [start, end) as a piece with the given root; words whose heads lie outside must be the root alone."""
    heads = []
    for i in range(start, end):
        h = tree.heads[i] - 1
        if i == head:
            heads.append(-1)
        elif start <= h < end:
            heads.append(h - start)
        else:
            return None
    pick = lambda column: tuple(column[start:end])
    return Piece(pick(tree.words), pick(tree.upos), pick(tree.tags), tuple(heads), pick(tree.relations))


def insert(host, at, guest, relation):
    """`guest` stands in `host` before word `at` and hangs on the host's root."""
    shift = len(guest)
    moved = lambda h: h if h < at else h + shift
    heads = [h if h < 0 else moved(h) for h in host.heads]
    root = moved(host.root)
    inner = [root if h < 0 else h + at for h in guest.heads]
    named = [relation if h < 0 else r for h, r in zip(guest.heads, guest.relations)]
    mix = lambda a, b: (*a[:at], *b, *a[at:])
    return Piece(
        mix(host.words, guest.words), mix(host.upos, guest.upos), mix(host.tags, guest.tags),
        mix(tuple(heads), tuple(inner)), mix(host.relations, tuple(named)),
    )


def recased(piece, capital):
    """First word with a capital or, unless it is a name or an abbreviation, without."""
    first = piece.words[0]
    if capital:
        first = first[:1].upper() + first[1:]
    elif piece.upos[0] != "PROPN" and first != "I" and not first.isupper() and not first.startswith(("I'", "I’")):
        first = first[:1].lower() + first[1:]
    return Piece((first, *piece.words[1:]), piece.upos, piece.tags, piece.heads, piece.relations)


def tree_of(piece, source):
    heads = tuple(h + 1 for h in piece.heads)
    relations = tuple("root" if h < 0 else r for h, r in zip(piece.heads, piece.relations))
    return Tree(piece.words, piece.upos, piece.tags, heads, relations, source=source)
