"""Frames whose verb comes before its clause: "X said on Friday that …", "X told TASS …", "… , saying that …"."""

from frame_parts import that_content
from grafts import AND, CLOSING, COLON, COMMA, OPEN, OPENING, STOP, THAT, insert, join, recased, word
from newswire import ADDING, CLAIM, COMMON, SAYING, TOLD


def verb_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    return m.stop(m.opening(that_content(m, parts), "v"), "v")


def verb_without_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None), ("c", m.content(), "v", "ccomp")]
    return m.stop(m.opening(parts, "v"), "v")


def adjunct_between(m):
    adjunct = m.adjunct()
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    commas = m.chance(0.12)
    if commas:
        parts.append(("k1", COMMA, "w", "punct"))
    parts.append(("w", adjunct, "v", adjunct.relations[adjunct.root]))
    if m.chance(0.25):
        second = m.time() if adjunct.relations[adjunct.root] == "advmod" or m.chance(0.4) else m.setting()
        parts.append(("w2", second, "v", second.relations[second.root]))
    if commas:
        parts.append(("k2", COMMA, "w", "punct"))
    return m.stop(m.opening(that_content(m, parts), "v"), "v")


def adjunct_without_that(m):
    adjunct = m.adjunct()
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None), ("w", adjunct, "v", adjunct.relations[adjunct.root]), ("c", m.content(), "v", "ccomp")]
    return m.stop(parts, "v")


def adjunct_before(m):
    """The ministry on Friday rejected the offer; X on Friday said that …: the time between a subject and its verb."""
    if m.chance(0.4):
        adjunct = m.time()
        parts = [("s", m.speaker(long=False), "v", "nsubj"), ("w", adjunct, "v", None), ("v", m.verb(), None, None)]
        return m.stop(that_content(m, parts), "v")
    while True:
        clause = m.clause(capital=True, longest=24)
        place = behind_subject(clause)
        if place is not None:
            adjunct = m.time()
            return m.stop([("c", insert(clause, place, adjunct, adjunct.relations[adjunct.root]), None, None)], "c")


def behind_subject(clause):
    """The place behind a clause's noun subject when only auxiliaries and the verb follow, else None."""
    for k in range(clause.root):
        if clause.heads[k] == clause.root and clause.relations[k] in ("nsubj", "nsubj:pass") and clause.upos[k] in ("NOUN", "PROPN"):
            under = {k}
            while more := {j for j, h in enumerate(clause.heads) if h in under} - under:
                under |= more
            end = max(under) + 1
            follow = range(end, clause.root)
            if clause.upos[clause.root] == "VERB" and all(clause.relations[j].startswith("aux") for j in follow):
                return end
    return None


def told(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb("told"), None, None), ("i", m.whom(), "v", "iobj")]
    if m.chance(0.45):
        adjunct = m.adjunct()
        parts.append(("w", adjunct, "v", adjunct.relations[adjunct.root]))
    if m.chance(0.8):
        that_content(m, parts)
    else:
        parts.append(("c", m.content(), "v", "ccomp"))
    return m.stop(m.opening(parts, "v"), "v")


def adding_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.4):
        adjunct = m.adjunct()
        parts.append(("w", adjunct, "v", adjunct.relations[adjunct.root]))
    parts += [("cthat", THAT, "c", "mark"), ("c", m.clause(longest=16), "v", "ccomp"), ("k", COMMA, "g", "punct"), ("g", m.gerund(ADDING), "v", "advcl")]
    return m.stop(that_content(m, parts, "g", "d"), "v")


def deed_saying(m):
    """X rejected the plan, asserting that …"""
    clause = m.clause(capital=True, longest=16)
    parts = [("v", clause, None, None)]
    if m.chance(0.85):
        parts.append(("k", COMMA, "g", "punct"))
    parts.append(("g", m.gerund(SAYING), "v", "advcl"))
    if m.chance(0.2):
        adjunct = m.adjunct()
        parts.append(("w", adjunct, "g", adjunct.relations[adjunct.root]))
    if m.chance(0.85):
        that_content(m, parts, "g", "c")
    else:
        parts.append(("c", m.content(), "g", "ccomp"))
    return m.stop(parts, "v")


def deed_and_said(m):
    """X denied the report and said that …"""
    clause = m.clause(capital=True, longest=14)
    parts = [("a", clause, None, None), ("x", AND, "v", "cc"), ("v", word(m.one(COMMON[:-2]).replace("told", "said"), "VERB", OPEN), "a", "conj")]
    return m.stop(that_content(m, parts), "a")


def that_and_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.3):
        parts.append(("w", m.time(), "v", None))
    parts += [("t", THAT, "c", "mark"), ("c", m.clause(longest=16), "v", "ccomp")]
    if m.chance(0.3):
        parts.append(("k", COMMA, "d", "punct"))
    parts += [("x", word(m.one(["and", "and", "but"]), "CCONJ", "CC"), "d", "cc"), ("t2", THAT, "d", "mark"), ("d", m.clause(longest=16), "c", "conj")]
    return m.stop(parts, "v")


def the_claim_that(m):
    noun = m.one(CLAIM)
    the = word(m.one(["the", "a", "the"]), "DET", OPEN)
    parts = [("s", m.speaker(), "v", "nsubj"),
             ("v", word(m.one("rejected dismissed denied repeated made welcomed supported ignored criticized disputed questioned echoed withdrew".split()), "VERB", OPEN), None, None),
             ("d", the, "o", "det")]
    if m.chance(0.3):
        parts.append(("p", join("b", [("b", m.surname(), None, None), ("g", word("'s", "PART", "POS"), "b", "case")]), "o", "nmod:poss"))
        parts.remove(("d", the, "o", "det"))
    parts += [("o", word(noun, "NOUN", "NN|Number=Sing"), "v", "obj"), ("t", THAT, "c", "mark"), ("c", m.clause(longest=24), "o", "acl")]
    return m.stop(parts, "v")


def asked_whether(m):
    asked = [("k0", word("Asked", "VERB", "VBN|Tense=Past|VerbForm=Part"), "v", "advcl")]
    if m.chance(0.6):
        asked += [("q", word(m.one(["whether", "if"]), "SCONJ", "IN"), "c1", "mark"), ("c1", m.clause(longest=14), "k0", "ccomp")]
    else:
        asked.append(("c1", m.prepositional("about", m.one(m.banks.objects), "obl"), "k0", "obl"))
    parts = [*asked, ("k1", COMMA, "k0", "punct"), ("s", m.speaker(long=False), "v", "nsubj"), ("v", m.verb(), None, None)]
    return m.stop(that_content(m, parts) if m.chance(0.7) else [*parts, ("c", m.content(), "v", "ccomp")], "v")


def speaking_to(m):
    adjunct = m.setting()
    head = join("g", [("g", word(m.one(["Speaking", "Speaking", "Testifying", "Appearing", "Writing"]), "VERB", OPEN), None, None), ("w", adjunct, "g", adjunct.relations[adjunct.root])]
                + ([("w2", m.time(), "g", None)] if m.chance(0.4) else []))
    if m.chance(0.6):
        parts = [("g", head, "v", "advcl"), ("k", COMMA, "g", "punct"), ("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    else:
        head = recased(head, False)
        parts = [("s", m.speaker(long=False), "v", "nsubj"), ("k1", COMMA, "g", "punct"), ("g", head, "v", "advcl"), ("k2", COMMA, "g", "punct"), ("v", m.verb(), None, None)]
    return m.stop(that_content(m, parts), "v")


def on_condition(m):
    """An official said on condition of anonymity that …"""
    anonymity = join("n", [("p", word("on", "ADP", "IN"), "n", "case"), ("n", word("condition", "NOUN", "NN|Number=Sing"), None, None),
                           ("o", m.prepositional("of", word("anonymity", "NOUN", "NN|Number=Sing"), "nmod"), "n", "nmod")])
    anonymity = m.named(anonymity, "obl")
    if m.chance(0.6):
        parts = [("s", m.speaker(long=False), "v", "nsubj"), ("v", m.verb(), None, None), ("w", anonymity, "v", "obl")]
    else:
        speaking = join("g", [("g", word("speaking", "VERB", OPEN), None, None), ("w", anonymity, "g", "obl")])
        parts = [("s", m.speaker(long=False), "v", "nsubj"), ("k1", COMMA, "g", "punct"), ("g", speaking, "v", "advcl"), ("k2", COMMA, "g", "punct"), ("v", m.verb(), None, None)]
    return m.stop(that_content(m, parts), "v")


def colon_quote(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb("told" if m.chance(0.3) else None), None, None)]
    if parts[1][1].words[-1] in TOLD:
        parts.append(("i", m.whom(), "v", "iobj"))
    if m.chance(0.3):
        parts.append(("w", m.adjunct(), "v", None))
    parts.append(("k", COLON if m.chance(0.6) else COMMA, "c", "punct"))
    if m.chance(0.85):
        parts += [("c“", OPENING, "c", "punct"), ("c", m.clause(capital=True, quoted=True), "v", "ccomp"), ("e", STOP, "v", "punct"), ("c”", CLOSING, "c", "punct")]
        return join("v", parts)
    return m.stop([*parts, ("c", m.clause(capital=m.chance(0.5)), "v", "ccomp")], "v")


def whether_or_what(m):
    parts = [("s", m.speaker(long=False), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.25):
        parts.append(("w", m.adjunct(), "v", None))
    parts += [("q", word(m.one(["whether", "whether", "if"]), "SCONJ", "IN"), "c", "mark"), ("c", m.clause(longest=24), "v", "ccomp")]
    return m.stop(parts, "v")


def that_quote(m):
    """said that “ the clause ” : quotation marks in the middle of a reported clause."""
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.3):
        parts.append(("w", m.adjunct(), "v", None))
    parts += [("t", THAT, "c", "mark"), ("c“", OPENING, "c", "punct"), ("c", m.clause(quoted=True), "v", "ccomp")]
    last = [("e", STOP, "v", "punct"), ("c”", CLOSING, "c", "punct")]
    return join("v", parts + (last if m.chance(0.6) else last[::-1]))
