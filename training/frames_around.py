"""Frames whose clause comes first or is cut in two: "… , X said", "… , said X, the head of …", "according to …"."""

from frame_parts import after_parts, break_points, quoted_parts, that_content, without_last_comma
from grafts import CLOSING, COMMA, OPEN, OPENING, STOP, insert, join, recased, word
from newswire import ADDING, AGENCIES


def quote_first(m):
    return m.stop(quoted_parts(m, "c", True) + after_parts(m), "v")


def clause_first(m):
    return m.stop(quoted_parts(m, "c", False) + after_parts(m), "v")


def clause_first_adding(m):
    parts = quoted_parts(m, "c", m.chance(0.5), longest=20) + after_parts(m)
    parts += [("k", COMMA, "g", "punct"), ("g", m.gerund(ADDING), "v", "advcl")]
    return m.stop(that_content(m, parts, "g", "d"), "v")


def cuts_in(m):
    """The deal, officials said, would hold: the reporting verb is parataxis of the clause it cuts into."""
    while True:
        clause = m.clause(capital=True, quoted=m.chance(0.4), longest=26)
        places = break_points(clause)
        if places:
            break
    at = m.one(places)
    quoted = m.chance(0.45)
    if m.chance(0.25):
        middle = join("v", [("v", m.simple_verb(), None, None), ("s", without_last_comma([("s", m.speaker(), "v", "nsubj")])[0][1], "v", "nsubj")])
    else:
        middle = join("v", without_last_comma([("s", m.speaker(long=False), "v", "nsubj"), ("v", m.simple_verb() if m.chance(0.85) else m.verb(), None, None)]
                                              + ([("w", m.time(), "v", None)] if m.chance(0.25) else [])))
    if quoted:
        # “ The deal , ” officials said , “ would hold . ”
        guest = join("v", [("v", middle, None, None), ("k2", COMMA, "v", "punct")])
        host = insert(clause, at, guest, "parataxis")
        host = insert(host, at + len(guest), OPENING, "punct")
        host = insert(host, at, CLOSING, "punct")
        host = insert(host, at, word(",", "PUNCT", ","), "punct")
        host = insert(host, 0, OPENING, "punct")
        return join("h", [("h", host, None, None), ("e", STOP, "h", "punct"), ("q", CLOSING, "h", "punct")])
    guest = join("v", [("k1", COMMA, "v", "punct"), ("v", middle, None, None), ("k2", COMMA, "v", "punct")])
    return m.stop([("h", insert(clause, at, guest, "parataxis"), None, None)], "h")


def quote_said_quote(m):
    """“ A , ” X said , “ and B . ”: both hang on the verb."""
    parts = quoted_parts(m, "c", True, longest=16) + after_parts(m)
    joint = m.chance(0.35)
    parts += [("k", COMMA, "d", "punct"), ("d“", OPENING, "d", "punct")]
    if joint:
        parts.append(("x", word(m.one(["and", "but"]), "CCONJ", "CC"), "d", "cc"))
        parts.append(("d", m.clause(quoted=True, longest=16), "c", "conj"))
    else:
        parts.append(("d", m.clause(quoted=True, longest=16, capital=m.chance(0.4)), "v", "parataxis"))
    return join("v", [*parts, ("e", STOP, "v", "punct"), ("d”", CLOSING, "d", "punct")])


def according(m, capital=False):
    kind = m.random.random()
    if kind < 0.35:
        noun = m.the(m.one("report statement document survey account study spokesman official letter memo draft transcript source poll indictment".split()))
        if m.chance(0.7):
            noun = join("n", [("n", noun, None, None), ("p", m.prepositional(m.one("from by of in on for".split()), m.body(), "nmod"), "n", "nmod")])
        if m.chance(0.2):
            noun = join("n", [("n", noun, None, None), ("a", join("p", [("p", word(m.one("published released obtained seen issued".split()), "VERB", "VBN|Tense=Past|VerbForm=Part"), None, None),
                                                                         ("w", m.time(), "p", None)]), "n", "acl")])
    elif kind < 0.6:
        noun = m.speaker()
        if noun.upos == ("PRON",):
            noun = m.name()
        noun = without_last_comma([("n", noun, None, None)])[0][1]
    elif kind < 0.8:
        noun = m.body()
    else:
        noun = m.titled()
    first = "According" if capital else "according"
    return m.named(join("n", [("a", word(first, "VERB", OPEN), "n", "case"), ("t", word("to", "ADP", "IN"), "a", "fixed"), ("n", noun, None, None)]), "obl")


def according_first(m):
    clause = m.clause(longest=28)
    parts = [("a", according(m, True), "c", "obl")]
    if m.chance(0.93):
        parts.append(("k", COMMA, "a", "punct"))
    return m.stop([*parts, ("c", clause, None, None)], "c")


def according_last(m):
    clause = m.clause(capital=True, longest=30)
    parts = [("c", clause, None, None)]
    if m.chance(0.8):
        parts.append(("k", COMMA, "a", "punct"))
    return m.stop([*parts, ("a", according(m), "c", "obl")], "c")


def according_middle(m):
    while True:
        clause = m.clause(capital=True, longest=28)
        places = break_points(clause)
        if places:
            break
    guest = join("a", [("k1", COMMA, "a", "punct"), ("a", according(m), None, None), ("k2", COMMA, "a", "punct")])
    return m.stop([("h", insert(clause, m.one(places), guest, "obl"), None, None)], "h")


def citing(m):
    source = m.body() if m.chance(0.5) else m.the(m.one("report statement official source document study".split()))
    cited = join("g", [("g", word(m.one(["citing", "citing", "quoting"]), "VERB", OPEN), None, None), ("o", source, "g", "obj")])
    speaker = m.body() if m.chance(0.5) else word(m.one(AGENCIES), "PROPN", "NNP|Number=Sing")
    kind = m.random.random()
    if kind < 0.5:
        parts = [("s", speaker, "v", "nsubj"), ("k1", COMMA, "g", "punct"), ("g", cited, "v", "advcl"), ("k2", COMMA, "g", "punct"), ("v", m.simple_verb(), None, None)]
        return m.stop(that_content(m, parts), "v")
    if kind < 0.8:
        parts = quoted_parts(m, "c", False) + [("s", speaker, "v", "nsubj"), ("v", m.simple_verb(), None, None), ("k1", COMMA, "g", "punct"), ("g", cited, "v", "advcl")]
        return m.stop(parts, "v")
    parts = that_content(m, [("s", speaker, "v", "nsubj"), ("v", m.simple_verb(), None, None)]) + [("k1", COMMA, "g", "punct"), ("g", cited, "v", "advcl")]
    return m.stop(parts, "v")


def as_said(m):
    middle = join("v", [("a", word("as", "SCONJ", "IN"), "v", "mark"), ("s", m.speaker(long=False), "v", "nsubj"), ("v", m.simple_verb(), None, None)])
    if m.chance(0.5):
        return m.stop([("v", recased(middle, True), "c", "advcl"), ("k", COMMA, "v", "punct"), ("c", m.clause(longest=26), None, None)], "c")
    return m.stop([("c", m.clause(capital=True, longest=26), None, None), ("k", COMMA, "v", "punct"), ("v", middle, "c", "advcl")], "c")


def quoted_as_saying(m):
    speaker = m.speaker()
    if speaker.upos == ("PRON",) or m.chance(0.2):
        speaker = m.titled()
    verb = [("b", word(m.one(["was", "was", "is", "were"]), "AUX", OPEN), "v", "aux:pass"), ("v", word(m.one(["quoted", "quoted", "cited", "reported"]), "VERB", "VBN|Tense=Past|VerbForm=Part|Voice=Pass"), None, None)]
    parts = [("s", speaker, "v", "nsubj:pass"), *verb]
    if m.chance(0.4):
        agent = m.prepositional("by", m.body() if m.chance(0.5) else word(m.one(AGENCIES), "PROPN", "NNP|Number=Sing"), "obl:agent")
        parts.append(("y", agent, "v", "obl:agent"))
    if m.chance(0.2):
        parts.append(("w", m.time(), "v", None))
    said = [("as", word("as", "SCONJ", "IN"), "g", "mark"), ("g", word(m.one(["saying", "saying", "saying", "telling", "stating"]), "VERB", "VBG|VerbForm=Ger"), "v", "advcl")]
    if said[1][1].words[0] == "telling":
        said.append(("i", m.whom(), "g", "iobj"))
    if m.chance(0.3):
        return m.stop(quoted_parts(m, "c", True) + without_last_comma(parts + said), "v")
    parts += said
    if m.chance(0.25):
        parts.append(("w3", m.time(), "g", None))
    if m.chance(0.75):
        return m.stop(that_content(m, parts, "g", "c"), "v")
    return m.stop([*parts, ("c", m.content(), "g", "ccomp")], "v")
