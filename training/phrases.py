"""The phrases that frames are filled with: who speaks, when and where, and what is said."""

import numpy as np

from banks import gather
from grafts import AND, COMMA, OPEN, STOP, THAT, Piece, insert, join, recased, word
from newswire import ADJECTIVES, AGENCIES, COMMON, DAYS, GATHERINGS, MONTHS, OFFICES, RANKS, SAID, SAY, SAYS, TITLES, TOLD


class Phrases:
    """Draws speakers, times, settings, clauses and verbs from the banks."""

    def __init__(self, trees, seed):
        self.banks = gather(trees)
        self.random = np.random.default_rng(seed)

    def chance(self, p):
        return self.random.random() < p

    def one(self, things):
        return things[int(self.random.integers(0, len(things)))]

    # --- small phrases -------------------------------------------------------------------------------------------------------

    def name(self):
        """Ann Bell: first names and last names of the treebanks in new pairs, as new names always come in pairs never seen."""
        a, b = self.one(self.banks.names), self.one(self.banks.names)
        if self.chance(0.35) or a.words[0] == b.words[-1]:
            return a
        while len(a) < 2:  # first names from people, not from towns
            a = self.one(self.banks.names)
        first, last = a.words[0], b.words[-1]
        tag = "NNP|Number=Sing"
        return Piece((first, last), ("PROPN", "PROPN"), (tag, tag), (-1, 0), ("nsubj", "flat"))

    def surname(self):
        return word(self.one(self.banks.names).words[-1], "PROPN", "NNP|Number=Sing", "nsubj")

    def prepositional(self, preposition, noun, relation):
        """case + noun phrase."""
        return self.named(join("n", [("p", word(preposition, "ADP", "IN"), "n", "case"), ("n", noun, None, None)]), relation)

    @staticmethod
    def named(piece, relation):
        """The piece with another relation at its root."""
        relations = tuple(relation if h < 0 else r for h, r in zip(piece.heads, piece.relations))
        return Piece(piece.words, piece.upos, piece.tags, piece.heads, relations)

    def the(self, noun, article=None):
        article = article or self.one(["the", "the", "a"])
        if article == "a" and noun[0] in "aeiou":
            article = "an"
        tag = "DT|Definite=Def|PronType=Art" if article == "the" else "DT|Definite=Ind|PronType=Art"
        parts = [("d", word(article, "DET", tag), "n", "det")]
        if self.chance(0.4):
            adjective = self.one(ADJECTIVES) if noun in OFFICES else self.one("joint brief short written televised separate recent annual regular weekly long rare".split())
            parts.append(("a", word(adjective, "ADJ", "JJ|Degree=Pos"), "n", "amod"))
            if article != "the":
                parts[0] = ("d", word("an" if adjective[0] in "aeiouAEIOU" else "a", "DET", tag), "n", "det")
        parts.append(("n", word(noun, "NOUN", "NN|Number=Sing"), None, None))
        return join("n", parts)

    def body(self):
        return self.one(self.banks.bodies) if self.chance(0.6) else self.name()

    def date(self):
        month = word(self.one(MONTHS), "PROPN", "NNP|Number=Sing", "obl:unmarked")
        day = word(str(int(self.random.integers(1, 32))), "NUM", OPEN, "nummod")
        return join("m", [("m", month, None, None), ("d", day, "m", "nummod")])

    def time(self):
        """When it was said, as the verb's own adjunct."""
        kind = self.random.random()
        if kind < 0.3:
            return self.prepositional("on", word(self.one(DAYS), "PROPN", "NNP|Number=Sing"), "obl")
        if kind < 0.5:
            day = word(self.one(DAYS), "PROPN", "NNP|Number=Sing")
            if self.chance(0.3):
                day = join("d", [("l", word(self.one(["late", "early"]), "ADV", "RB"), "d", "advmod"), ("d", day, None, None)])
            return self.named(day, "obl:unmarked")
        if kind < 0.55:
            return self.prepositional("on", self.date(), "obl")
        if kind < 0.62:
            part = join("n", [("d", word(self.one(DAYS), "PROPN", "NNP|Number=Sing"), "n", "compound"),
                              ("n", word(self.one("morning evening night afternoon".split()), "NOUN", "NN|Number=Sing"), None, None)])
            return self.prepositional("on", part, "obl") if self.chance(0.5) else self.named(part, "obl:unmarked")
        if kind < 0.72:
            unit = word(self.one("week month year".split()), "NOUN", "NN|Number=Sing")
            which = word(self.one(["last", "this", "last"]), "ADJ" , OPEN)
            which = word("this", "DET", OPEN) if which.words[0] == "this" else which
            parts = [("w", which, "u", "det" if which.upos[0] == "DET" else "amod"), ("u", unit, None, None)]
            if self.chance(0.4):
                parts.insert(0, ("e", word(self.one(["earlier", "later", "late"]), "ADV", OPEN), "u", "advmod"))
            return self.named(join("u", parts), "obl:unmarked")
        if kind < 0.77:
            return word(self.one(["yesterday", "today", "yesterday"]), "NOUN", "NN|Number=Sing", "obl:unmarked")
        return self.one(self.banks.times)

    def setting(self):
        """Where or to whom it was said: "in an interview with the Post", "to reporters", "after the meeting"."""
        kind = self.random.random()
        if kind < 0.15:
            return self.prepositional("to", word(self.one("reporters journalists lawmakers delegates supporters".split()), "NOUN", "NNS|Number=Plur"), "obl")
        if kind < 0.25 and self.banks.settings:
            return self.one(self.banks.settings)
        noun = self.the(self.one(GATHERINGS), self.one(["a", "a", "the"]))
        parts = [("n", noun, None, None)]
        if self.chance(0.35):
            link, whom = self.one([("with", self.body()), ("in", self.surname()), ("with", word(self.one(AGENCIES), "PROPN", "NNP|Number=Sing")), ("to", self.body())])
            parts.append(("m", self.prepositional(link, whom, "nmod"), "n", "nmod"))
        if self.chance(0.15):
            parts.append(("t", self.prepositional("on", word(self.one(DAYS), "PROPN", "NNP|Number=Sing"), "nmod"), "n", "nmod"))
        return self.prepositional(self.one("in in in at during after before".split()), join("n", parts), "obl")

    def adjunct(self):
        kind = self.random.random()
        if kind < 0.6:
            return self.time()
        if kind < 0.95:
            return self.setting()
        return word(self.one("bluntly repeatedly publicly privately firmly angrily later afterwards recently again separately".split()), "ADV", "RB", "advmod")

    # --- who speaks ----------------------------------------------------------------------------------------------------------

    def office(self):
        """the director of the ministry's press department"""
        place = self.one(["of", "of", "for", "at", "in"])
        head = self.the(self.one(OFFICES), self.one(["the", "the", "a"]))
        parts = [("o", head, None, None), ("b", self.prepositional(place, self.body(), "nmod"), "o", "nmod")]
        return join("o", parts)

    @staticmethod
    def beside(first, second, relation="appos"):
        """first, second,"""
        return join("w", [("w", first, None, None), ("c", COMMA, "o", "punct"), ("o", second, "w", relation), ("d", COMMA, "o", "punct")])

    def whose_office(self):
        """Oslo's foreign minister, its chief negotiator"""
        kind = self.random.random()
        if kind < 0.5:
            owner = self.name() if self.chance(0.5) else self.one(self.banks.bodies)
            whose = join("n", [("n", owner, None, None), ("s", word("'s", "PART", "POS"), "n", "case")])
        else:
            whose = word(self.one(["its", "his", "her", "their"]), "PRON", OPEN)
        parts = [("w", whose, "o", "nmod:poss"), ("o", word(self.one(OFFICES), "NOUN", "NN|Number=Sing"), None, None)]
        if self.chance(0.5):
            parts.insert(1, ("a", word(self.one(ADJECTIVES), "ADJ", "JJ|Degree=Pos"), "o", "amod"))
        return join("o", parts)

    def bare_office(self):
        head = word(self.one(OFFICES), "NOUN", "NN|Number=Sing")
        return join("o", [("o", head, None, None), ("b", self.prepositional(self.one(["of", "for", "at"]), self.body(), "nmod"), "o", "nmod")])

    def titled(self):
        """Foreign Minister Ann Bell, Lt. Col. Bell, spokesman Ann Bell: the title hangs on the name."""
        name = self.name()
        kind = self.random.random()
        if kind < 0.35:
            title = word(self.one(TITLES), "PROPN", "NNP|Number=Sing")
        elif kind < 0.65:
            first, second = self.one(RANKS).split()
            relation = "nmod:desc" if first.endswith(".") else "compound"
            if relation == "compound":
                title = join("s", [("f", word(first, "PROPN", OPEN), "s", relation), ("s", word(second, "PROPN", OPEN), None, None)])
            else:
                return join("n", [("f", word(first, "PROPN", OPEN), "n", "nmod:desc"), ("s", word(second, "PROPN", OPEN), "n", "nmod:desc"), ("n", name, None, None)])
        else:
            title = word(self.one(OFFICES), "NOUN", "NN|Number=Sing")
            if self.chance(0.6):
                title = join("o", [("b", self.surname(), "o", "compound"), ("o", title, None, None)])
        return join("n", [("t", title, "n", "nmod:desc"), ("n", name, None, None)])

    def speaker(self, long=True):
        kind = self.random.random()
        if kind < 0.3:
            while True:  # in news others speak
                found = self.one(self.banks.speakers)
                if found.words[0].lower() not in ("i", "we", "you") or self.chance(0.15):
                    return found
        if kind < 0.42:
            return self.name()
        if kind < 0.5:
            return self.titled()
        if kind < 0.57:
            return self.office()
        if kind < 0.61:
            return self.the(self.one(OFFICES))
        if kind < 0.65:
            return self.one([b for b in [self.one(self.banks.bodies)] if b])
        if kind < 0.69:
            noun = word(self.one("officials sources witnesses diplomats analysts observers experts aides activists investigators rebels prosecutors authorities".split()), "NOUN", "NNS|Number=Plur")
            parts = [("n", noun, None, None)]
            if self.chance(0.4):
                parts.insert(0, ("a", word(self.one(ADJECTIVES), "ADJ", OPEN), "n", "amod"))
            if self.chance(0.35):
                parts.append(("p", self.prepositional(self.one(["in", "at", "from"]), self.body(), "nmod"), "n", "nmod"))
            return join("n", parts)
        if kind < 0.73:
            parts = [("a", self.name(), None, None), ("c", AND, "b", "cc"), ("b", self.name(), "a", "conj")]
            if self.chance(0.3):
                parts[1:1] = [("k", COMMA, "e", "punct"), ("e", self.name(), "a", "conj")]
            return join("a", parts)
        if not long:
            return self.name()
        if kind < 0.82:  # the head of the agency, Ann Bell,
            return self.beside(self.one([self.office, self.whose_office])(), self.name())
        who = self.name() if self.chance(0.75) else self.titled()
        if kind < 0.90:  # Ann Bell, the head of the agency,
            post = self.office() if self.chance(0.5) else self.bare_office() if self.chance(0.5) else self.one(self.banks.appositions)
            return self.beside(who, post)
        if kind < 0.92:  # Bell, 54,
            return self.beside(who, word(str(int(self.random.integers(19, 90))), "NUM", OPEN), self.one(["amod", "appos"]))
        tail = self.one(self.banks.relatives)
        if kind < 0.96:
            return join("w", [("w", who, None, None), ("c", COMMA, "r", "punct"), ("r", tail, "w", "acl:relcl"), ("d", COMMA, "r", "punct")])
        return join("w", [("w", self.the(self.one(OFFICES)), None, None), ("r", tail, "w", "acl:relcl")])

    # --- what is said --------------------------------------------------------------------------------------------------------

    def clause(self, capital=False, quoted=False, longest=32):
        while True:
            bank = self.banks.quotes if self.chance(0.6 if quoted else 0.12) else self.banks.clauses
            found = self.one(bank)
            if len(found) <= longest:
                return recased(found, capital)

    def content(self, longest=28):
        """A clause, at times with reporting inside it, at times two of them joined."""
        kind = self.random.random()
        if kind < 0.08:
            return join("v", [("s", self.speaker(long=False), "v", "nsubj"), ("v", self.verb(), None, None), ("t", THAT, "c", "mark"), ("c", self.clause(longest=18), "v", "ccomp")])
        if kind < 0.14:
            return join("a", [("a", self.clause(longest=14), None, None), ("x", AND, "b", "cc"), ("b", self.clause(longest=14), "a", "conj")])
        if kind < 0.18:
            return join("a", [("a", self.clause(longest=14), None, None), ("k", COMMA, "b", "punct"), ("x", word("but", "CCONJ", "CC"), "b", "cc"), ("b", self.clause(longest=14), "a", "conj")])
        return self.clause(longest=longest)

    def verb(self, kind=None):
        """said, has repeatedly said, did not say: the verb with its auxiliaries."""
        if kind == "told":
            head, base = self.one(TOLD), "told"
        else:
            head, base = self.one(COMMON if self.chance(0.45) else SAID), None
        if head == "told" and kind != "told":
            head = "said"
        draw = self.random.random()
        if draw < 0.72 or base == "told" and draw < 0.85:
            piece = word(head, "VERB", OPEN, "root")
        elif draw < 0.80:
            piece = word(self.one(SAYS), "VERB", OPEN, "root") if base is None else word("tells", "VERB", OPEN, "root")
        elif draw < 0.90:
            auxiliary = word(self.one(["has", "had", "have", "had"]), "AUX", OPEN)
            piece = join("v", [("a", auxiliary, "v", "aux"), ("v", word(head, "VERB", OPEN, "root"), None, None)])
        else:
            auxiliary = word(self.one("did would will did could may".split()), "AUX", OPEN)
            parts = [("a", auxiliary, "v", "aux"), ("v", word(self.one(SAY) if base is None else "tell", "VERB", OPEN, "root"), None, None)]
            if self.chance(0.7) or auxiliary.words[0] == "did":
                parts.insert(1, ("n", word("not", "PART", OPEN) if self.chance(0.6) else word("n't", "PART", OPEN), "v", "advmod"))
            piece = join("v", parts)
        if self.chance(0.12):
            adverb = word(self.one("also later reportedly repeatedly flatly once again earlier since publicly".split()), "ADV", "RB", "advmod")
            piece = insert(piece, piece.root, adverb, "advmod")
        return piece

    def simple_verb(self):
        return word(self.one(COMMON[:-2] if self.chance(0.7) else SAID + SAYS).replace("told", "said"), "VERB", OPEN, "root")

    def gerund(self, words):
        head = self.one(words)
        if "_" in head:
            head, particle = head.split("_")
            return join("g", [("g", word(head, "VERB", "VBG|VerbForm=Ger"), None, None), ("p", word(particle, "ADP", "RP"), "g", "compound:prt")])
        return word(head, "VERB", OPEN)

    def whom(self):
        kind = self.random.random()
        if kind < 0.3:
            return word(self.one(AGENCIES), "PROPN", "NNP|Number=Sing")
        if kind < 0.55:
            return word(self.one("reporters journalists lawmakers parliament investigators police voters".split()), "NOUN", OPEN)
        if kind < 0.65:
            return word(self.one(["him", "her", "them", "me", "us"]), "PRON", OPEN)
        if kind < 0.85:
            return self.body()
        return self.one([self.name(), self.titled()])

    # --- first and last things --------------------------------------------------------------------------------------------------

    def stop(self, parts, root):
        if self.chance(0.96):
            parts.append(("stop", STOP, root, "punct"))
        return join(root, parts)

    def opening(self, parts, root):
        """Something before the reporting clause: "On Wednesday," or a dateline's absence."""
        if self.chance(0.12):
            time = self.adjunct()
            parts[:0] = [("w0", time, root, time.relations[time.root])] + ([("w0,", COMMA, "w0", "punct")] if self.chance(0.8) else [])
        elif self.chance(0.08):
            parts.insert(0, ("cc0", word(self.one(["But", "And"]), "CCONJ", "CC"), root, "cc"))
        return parts
