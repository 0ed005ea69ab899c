"""What several frames have in common: the reported clause, its quotation marks, the "X said" behind it."""

from grafts import CLOSING, COMMA, OPEN, OPENING, THAT, Piece, word


def that_content(m, parts, head="v", name="c"):
    """(that) + clause under `head`."""
    parts += [(name + "that", THAT, name, "mark"), (name, m.content(), head, "ccomp")]
    return parts


def quoted_parts(m, name, quoted, longest=28, capital=True, mark=None):
    """“ clause , ” before its verb: quotation marks and comma hang on the clause."""
    clause = m.clause(capital=capital, quoted=quoted, longest=longest)
    end = COMMA if m.chance(0.93) else word(m.one("?!"), "PUNCT", ".")
    if not quoted:
        return [(name, clause, mark or "v", "ccomp"), (name + ",", COMMA, name, "punct")]
    inside = m.chance(0.9)
    last = [(name + ",", end, name, "punct"), (name + "”", CLOSING, name, "punct")]
    return [(name + "“", OPENING, name, "punct"), (name, clause, mark or "v", "ccomp"), *(last if inside else last[::-1])]


def after_parts(m, inverted=None, told_chance=0.15):
    """X said on Friday | said X, the head of the agency, | X told TASS"""
    inverted = m.chance(0.3) if inverted is None else inverted
    if inverted:
        speaker = m.speaker()
        if speaker.upos == ("PRON",):
            speaker = m.name()
        parts = [("v", m.simple_verb(), None, None), ("s", speaker, "v", "nsubj")]
    elif m.chance(told_chance):
        parts = [("s", m.speaker(), "v", "nsubj"), ("v", word(m.one(["told", "told", "tells"]), "VERB", OPEN), None, None), ("i", m.whom(), "v", "iobj")]
    else:
        parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.simple_verb() if m.chance(0.8) else m.verb(), None, None)]
    if m.chance(0.35):
        adjunct = m.adjunct()
        parts.append(("w", adjunct, "v", adjunct.relations[adjunct.root]))
    return without_last_comma(parts)


def without_last_comma(parts):
    """“…, ” said Ann Bell, the head of the agency: no comma before the final stop."""
    name, piece, head, relation = parts[-1]
    if piece.words[-1] == "," and len(piece) > 1:
        heads = piece.heads[:-1]
        parts[-1] = (name, Piece(piece.words[:-1], piece.upos[:-1], piece.tags[:-1], heads, piece.relations[:-1]), head, relation)
    return parts


def break_points(clause):
    """Places inside a clause where "X said" may stand: after its subject or what comes before it, or after its first auxiliary."""
    before_break = {"nsubj", "obl", "advmod", "advcl", "aux", "obj"}
    out = []
    for i in range(1, len(clause) - 1):
        inside_a_phrase = any(h >= 0 and clause.root not in (h, k) and min(k, h) < i <= max(k, h) for k, h in enumerate(clause.heads))
        if inside_a_phrase or clause.upos[i] == "PUNCT" or clause.upos[i - 1] in ("PUNCT", "ADP", "DET", "SCONJ", "CCONJ"):
            continue
        if any(clause.heads[k] == clause.root and clause.relations[k].split(":")[0] in before_break for k in range(i)):
            out.append(i)
    return out
