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


def _plain(piece, longest):
    return piece is not None and len(piece) <= longest


def _head_of(tree, i):
    return tree.heads[i] - 1


def _children(tree, i):
    return [j for j, h in enumerate(tree.heads) if h == i + 1]


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
    whole = replace_heads(piece, start, end)
    if whole is None:
        return None
    under_root = {whole.relations[i] for i in range(len(whole)) if whole.heads[i] == whole.root}
    if not under_root & {"nsubj", "nsubj:pass", "expl"}:
        return None
    if under_root & {"parataxis", "discourse", "vocative", "dep", "reparandum", "list", "dislocated"}:
        return None
    if any(w in "?!\"“”[]<>*" for w in whole.words) or "X" in whole.upos or "INTJ" in whole.upos:
        return None
    finite = any("VerbForm=Fin" in whole.tags[i] for i in range(len(whole)) if i == whole.root or whole.heads[i] == whole.root)
    return whole if finite else None


def replace_heads(piece, start, end):
    heads = []
    for h in piece.heads[start:end]:
        if h >= 0 and not start <= h < end:
            return None
        heads.append(h - start if h >= 0 else -1)
    return Piece(piece.words[start:end], piece.upos[start:end], piece.tags[start:end], tuple(heads), piece.relations[start:end])


def _noun_phrase(tree, i, longest):
    piece = subtree(tree, i)
    if not _plain(piece, longest):
        return None
    if piece.upos[0] in ("PUNCT", "ADP", "SCONJ", "CCONJ") or piece.upos[-1] == "PUNCT":
        return None
    if any(r.split(":")[0] in ("acl", "advcl", "parataxis", "punct", "dep", "discourse", "reparandum") and u != "PROPN" and r != "punct"
           for r, u in zip(piece.relations, piece.upos)):
        return None
    return piece


def gather(trees):
    banks = Banks([], [], [], [], [], [], [], [], [], [])
    for tree in trees:
        asked = "?" in tree.words
        for i in range(len(tree)):
            relation, upos, lemma = tree.relations[i], tree.upos[i], tree.lemmas[i].lower()
            parent = _head_of(tree, i)
            if not asked and relation in ("root", "ccomp") and upos in ("VERB", "ADJ", "NOUN", "AUX"):
                clause = _clause(tree, i)
                if clause is not None:
                    spoken = {"i", "we", "you", "my", "our", "us", "me", "your"} & {w.lower() for w in clause.words}
                    (banks.quotes if spoken else banks.clauses).append(clause)
            if relation == "nsubj" and parent >= 0 and tree.lemmas[parent] in REPORTING and upos in ("NOUN", "PROPN", "PRON"):
                piece = _noun_phrase(tree, i, 12)
                if piece is not None and not (upos == "PRON" and lemma not in ("he", "she", "they", "we", "i", "it", "some", "many", "others", "both")):
                    banks.speakers.append(piece)
            if upos == "PROPN" and relation in ("nsubj", "obj", "obl", "nmod", "conj", "nsubj:pass", "iobj", "obl:agent"):
                piece = subtree(tree, i)
                if _plain(piece, 4) and set(piece.upos) == {"PROPN"} and all(r == "flat" or h < 0 for r, h in zip(piece.relations, piece.heads)):
                    if all(w[:1].isupper() and not w.isupper() and w.isalpha() for w in piece.words) and lemma not in TIMES:
                        banks.names.append(piece)
            if relation in ("nsubj", "obj", "obl", "nmod", "obl:agent", "nmod:poss", "conj", "appos") and (lemma in BODIES):
                piece = subtree(tree, i)
                if piece is not None:
                    start = 0
                    while start < len(piece) and (piece.upos[start] in ("ADP", "PUNCT", "CCONJ", "SCONJ") or piece.relations[start] == "case"):
                        start += 1
                    body = replace_heads(piece, start, len(piece)) if start <= piece.root else None
                    if body is not None and 2 <= len(body) <= 9 and body.upos[-1] not in ("PUNCT", "PART") and not {"punct", "acl:relcl", "acl", "appos", "conj", "advcl"} & set(body.relations[:]) - {body.relations[body.root]}:
                        if body.upos[0] in ("DET", "PROPN", "PRON"):
                            banks.bodies.append(body)
            if relation == "appos" and upos in ("NOUN", "PROPN") and parent >= 0 and tree.upos[parent] == "PROPN" and i > parent:
                piece = subtree(tree, i)
                if _plain(piece, 16) and len(piece) >= 2 and piece.words[0] in (",", "-", "--", "(", "–", "—") :
                    piece = replace_heads(piece, 1, len(piece)) if piece.root >= 1 else None
                if _plain(piece, 15) and piece.upos[0] in ("DET", "NOUN", "ADJ", "PROPN") and upos == "NOUN":
                    while piece is not None and piece.upos[-1] == "PUNCT":
                        piece = replace_heads(piece, 0, len(piece) - 1)
                    if piece is not None and len(piece) > 1:
                        banks.appositions.append(piece)
            if relation in ("obl", "obl:unmarked", "advmod") and (lemma in TIMES):
                piece = subtree(tree, i)
                if _plain(piece, 7) and "PUNCT" not in piece.upos and piece.relations[0] != "mark":
                    banks.times.append(piece)
            if relation == "obl" and lemma in PLACES_OF_SPEECH:
                piece = subtree(tree, i)
                if _plain(piece, 9) and "PUNCT" not in piece.upos and piece.upos[0] == "ADP" and piece.words[0].lower() in ("in", "at", "during", "after", "before"):
                    banks.settings.append(piece)
            if relation == "acl:relcl" and upos == "VERB":
                piece = subtree(tree, i)
                if _plain(piece, 18):
                    start = 1 if piece.upos[0] == "PUNCT" else 0
                    piece = replace_heads(piece, start, len(piece)) if piece.root >= start else None
                    while piece is not None and piece.upos[-1] == "PUNCT":
                        piece = replace_heads(piece, 0, len(piece) - 1)
                    if piece is not None and piece.words[0].lower() == "who" and len(piece) > 2 and piece.relations[0].startswith("nsubj"):
                        banks.relatives.append(piece)
            if relation == "obj" and upos in ("NOUN", "PROPN"):
                piece = _noun_phrase(tree, i, 8)
                if piece is not None and len(piece) > 1 and piece.upos[0] in ("DET", "PROPN", "ADJ"):
                    banks.objects.append(piece)
    return banks
