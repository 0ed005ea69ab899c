"""What the grafts are made of: clauses, speakers, names, times, offices, all cut out of the gold training trees."""

from dataclasses import dataclass

from grafts import Piece, subtree

REPORTING = set(
    "say tell state announce report claim add warn note argue insist declare assert deny confirm stress acknowledge admit suggest explain "
    "write reply respond maintain believe think hope promise vow pledge estimate predict allege complain".split()
)
TIMES = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november "
    "december year month week day morning evening night yesterday today weekend".split()
)
PLACES_OF_SPEECH = set("interview statement conference speech letter briefing meeting report article email hearing address message".split())
BODIES = set(
    "ministry department committee university council party agency commission government office institute group company union court army "
    "police association board center centre school congress parliament service force administration bureau bank organization".split()
)
SPOKEN = {"i", "we", "you", "my", "our", "us", "me", "your"}
SPEAKING_PRONOUNS = {"he", "she", "they", "we", "i", "it", "some", "many", "others", "both"}


@dataclass
class Banks:
    clauses: list
    quotes: list  # clauses as people speak: first and second persons
    speakers: list
    names: list  # (first names …, last name) pieces of PROPN
    bodies: list  # noun phrases of offices, firms, parties
    appositions: list
    times: list
    settings: list  # "in an interview", "at a press conference in Oslo"
    relatives: list  # "who had left the party in May"
    objects: list


def _without(piece, start, end):
    """Words [start, end) of a piece; None when a word outside is a head inside."""
    heads = []
    for h in piece.heads[start:end]:
        if h >= 0 and not start <= h < end:
            return None
        heads.append(h - start if h >= 0 else -1)
    return Piece(piece.words[start:end], piece.upos[start:end], piece.tags[start:end], tuple(heads), piece.relations[start:end])


def _without_stops(piece):
    """The piece without punctuation at its end."""
    while piece is not None and piece.upos[-1] == "PUNCT":
        piece = _without(piece, 0, len(piece) - 1)
    return piece


def _short(piece, longest):
    return piece is not None and len(piece) <= longest


def _clause(tree, root):
    """A finite clause with a subject, without its final stop and marks of its own."""
    piece = subtree(tree, root)
    if piece is None:
        return None
    start, end = 0, len(piece)
    while end > start and piece.upos[end - 1] == "PUNCT":
        end -= 1
    while start < end and (piece.upos[start] in ("PUNCT", "CCONJ") or (piece.relations[start] == "mark" and piece.heads[start] == piece.root)):
        start += 1
    if not start <= piece.root < end or end - start < 3 or end - start > 32:
        return None
    clause = _without(piece, start, end)
    if clause is None:
        return None
    under_root = {clause.relations[i] for i in range(len(clause)) if clause.heads[i] == clause.root}
    if not under_root & {"nsubj", "nsubj:pass", "expl"}:
        return None
    if under_root & {"parataxis", "discourse", "vocative", "dep", "reparandum", "list", "dislocated"}:
        return None
    if any(w in "?!\"“”[]<>*" for w in clause.words) or "X" in clause.upos or "INTJ" in clause.upos:
        return None
    finite = any("VerbForm=Fin" in clause.tags[i] for i in range(len(clause)) if i == clause.root or clause.heads[i] == clause.root)
    return clause if finite else None


def _noun_phrase(tree, i, longest):
    piece = subtree(tree, i)
    if not _short(piece, longest) or piece.upos[0] in ("PUNCT", "ADP", "SCONJ", "CCONJ") or piece.upos[-1] == "PUNCT":
        return None
    heavy = ("acl", "advcl", "parataxis", "dep", "discourse", "reparandum")
    return None if any(r.split(":")[0] in heavy and u != "PROPN" for r, u in zip(piece.relations, piece.upos)) else piece


def _name(tree, i):
    """Ann Bell, Oslo: proper names of plain letters, flat."""
    piece = subtree(tree, i)
    if not _short(piece, 4) or set(piece.upos) != {"PROPN"}:
        return None
    flat = all(r == "flat" or h < 0 for r, h in zip(piece.relations, piece.heads))
    return piece if flat and all(w[:1].isupper() and not w.isupper() and w.isalpha() for w in piece.words) else None


def _body(tree, i):
    """the Oslo city council: with its article, without its preposition."""
    piece = subtree(tree, i)
    if piece is None:
        return None
    start = 0
    while start < len(piece) and (piece.upos[start] in ("ADP", "PUNCT", "CCONJ", "SCONJ") or piece.relations[start] == "case"):
        start += 1
    body = _without(piece, start, len(piece)) if start <= piece.root else None
    if body is None or not 2 <= len(body) <= 9 or body.upos[-1] in ("PUNCT", "PART"):
        return None
    heavy = {"punct", "acl:relcl", "acl", "appos", "conj", "advcl"} & set(body.relations) - {body.relations[body.root]}
    return body if not heavy and body.upos[0] in ("DET", "PROPN", "PRON") else None


def _apposition(tree, i):
    """the director of the museum, in "Ann Bell, the director of the museum"."""
    piece = subtree(tree, i)
    if _short(piece, 16) and len(piece) >= 2 and piece.words[0] in (",", "-", "--", "(", "–", "—"):
        piece = _without(piece, 1, len(piece)) if piece.root >= 1 else None
    if not _short(piece, 15) or piece.upos[0] not in ("DET", "NOUN", "ADJ", "PROPN"):
        return None
    piece = _without_stops(piece)
    return piece if piece is not None and len(piece) > 1 else None


def _relative(tree, i):
    """who had left the party in May"""
    piece = subtree(tree, i)
    if not _short(piece, 18):
        return None
    start = 1 if piece.upos[0] == "PUNCT" else 0
    piece = _without_stops(_without(piece, start, len(piece)) if piece.root >= start else None)
    found = piece is not None and piece.words[0].lower() == "who" and len(piece) > 2 and piece.relations[0].startswith("nsubj")
    return piece if found else None


def _adjunct(tree, i, longest):
    piece = subtree(tree, i)
    return piece if _short(piece, longest) and "PUNCT" not in piece.upos else None


def gather(trees):
    banks = Banks([], [], [], [], [], [], [], [], [], [])
    for tree in trees:
        asked = "?" in tree.words
        for i in range(len(tree)):
            _gather_word(banks, tree, i, asked)
    return banks


def _gather_word(banks, tree, i, asked):
    """Puts what hangs on word `i` into every bank it is good for."""
    relation, upos, lemma, parent = tree.relations[i], tree.upos[i], tree.lemmas[i].lower(), tree.heads[i] - 1

    def put(bank, piece):
        if piece is not None:
            bank.append(piece)

    if not asked and relation in ("root", "ccomp") and upos in ("VERB", "ADJ", "NOUN", "AUX"):
        clause = _clause(tree, i)
        if clause is not None:
            spoken = SPOKEN & {w.lower() for w in clause.words}
            (banks.quotes if spoken else banks.clauses).append(clause)
    if relation == "nsubj" and parent >= 0 and tree.lemmas[parent] in REPORTING and upos in ("NOUN", "PROPN", "PRON"):
        if upos != "PRON" or lemma in SPEAKING_PRONOUNS:
            put(banks.speakers, _noun_phrase(tree, i, 12))
    if upos == "PROPN" and lemma not in TIMES and relation in ("nsubj", "obj", "obl", "nmod", "conj", "nsubj:pass", "iobj", "obl:agent"):
        put(banks.names, _name(tree, i))
    if lemma in BODIES and relation in ("nsubj", "obj", "obl", "nmod", "obl:agent", "nmod:poss", "conj", "appos"):
        put(banks.bodies, _body(tree, i))
    if relation == "appos" and upos == "NOUN" and parent >= 0 and tree.upos[parent] == "PROPN" and i > parent:
        put(banks.appositions, _apposition(tree, i))
    if relation in ("obl", "obl:unmarked", "advmod") and lemma in TIMES:
        piece = _adjunct(tree, i, 7)
        put(banks.times, piece if piece is not None and piece.relations[0] != "mark" else None)
    if relation == "obl" and lemma in PLACES_OF_SPEECH:
        piece = _adjunct(tree, i, 9)
        put(banks.settings, piece if piece is not None and piece.words[0].lower() in ("in", "at", "during", "after", "before") else None)
    if relation == "acl:relcl" and upos == "VERB":
        put(banks.relatives, _relative(tree, i))
    if relation == "obj" and upos in ("NOUN", "PROPN"):
        piece = _noun_phrase(tree, i, 8)
        put(banks.objects, piece if piece is not None and len(piece) > 1 and piece.upos[0] in ("DET", "PROPN", "ADJ") else None)
