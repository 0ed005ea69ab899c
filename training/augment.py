"""Newswire sentences by tree surgery: gold clauses, speakers and names set into the frames of reporting that treebanks hardly know.

Every frame follows what the two treebanks do where they have the construction: a clause said after its verb is its `ccomp`; so is one that stands
before "…, X said"; a verb that cuts into its clause is `parataxis` of it; "according to" is case + fixed; the one told is `iobj`.
"""

import numpy as np

from banks import gather
from grafts import (AND, BEFORE, BEHIND, CLOSING, COLON, COMMA, OPEN, OPENING, STOP, THAT, Piece, insert, join, recased, tree_of, word)

SAID = "said stated announced reported claimed added warned noted argued insisted declared asserted confirmed stressed acknowledged admitted suggested explained " \
    "maintained emphasized emphasised underlined reiterated alleged complained revealed disclosed cautioned contended conceded recalled predicted vowed pledged " \
    "promised hinted indicated concluded observed remarked estimated believes thinks hopes denied tweeted wrote signalled".split()
COMMON = "said said said said said stated announced added warned noted insisted told argued".split()
SAYS = "says states announces reports claims adds warns notes argues insists declares asserts confirms stresses admits suggests explains maintains alleges believes".split()
SAY = "say state announce report claim add warn note argue insist declare assert confirm stress admit suggest explain deny acknowledge believe".split()
SAYING = "saying stating announcing claiming adding warning noting arguing insisting declaring asserting confirming stressing acknowledging suggesting explaining " \
    "maintaining alleging complaining pointing_out emphasizing reiterating predicting denying conceding".split()
ADDING = "adding adding adding noting saying saying warning insisting stressing asserting claiming arguing suggesting".split()
TOLD = "told told told informed assured warned reminded notified advised convinced".split()
CLAIM = "claim statement allegation report assertion accusation suggestion announcement warning assurance belief declaration complaint news promise charge argument admission hint".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
OFFICES = "minister spokesman spokeswoman spokesperson director head chairman chairwoman chief president secretary adviser envoy commander governor mayor ambassador " \
    "negotiator official lawmaker prosecutor judge economist analyst professor leader deputy historian lawyer coordinator representative".split()
TITLES = "President Minister Gov. Sen. Rep. Gen. Col. Capt. Prof. Dr. Mr. Mrs. Ms. Ambassador Chancellor Mayor Senator Governor Secretary Chairman Judge Sheriff Commissioner".split()
RANKS = ["Lt. Col.", "Lt. Gen.", "Maj. Gen.", "Prime Minister", "Foreign Minister", "Defense Minister", "Defence Secretary", "Vice President", "Deputy Minister", "State Secretary"]
AGENCIES = "Reuters AP AFP TASS Interfax BBC CNN IPS DPA Bloomberg Xinhua Kyodo Ukrinform Anadolu RIA NPR".split()
ADJECTIVES = "foreign senior western deputy local former chief military federal top presidential Ukrainian Russian Turkish Iranian Israeli French German Syrian Chinese Afghan Korean".split()
GATHERINGS = "briefing interview statement speech conference meeting letter report hearing address message broadcast post summit rally visit ceremony call article memo".split()
FRAMES = []


def frame(weight):
    def keep(function):
        FRAMES.append((function, weight))
        return function

    return keep


class Maker:
    def __init__(self, trees, seed):
        self.banks = gather(trees)
        self.random = np.random.default_rng(seed)
        weights = np.array([w for _, w in FRAMES], dtype=float)
        self.weights = weights / weights.sum()

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
            return join("a", parts)
        if not long:
            return self.name()
        who = self.name() if self.chance(0.75) else self.titled()
        if kind < 0.92:  # Ann Bell, the head of the agency,
            post = self.office() if self.chance(0.5) else self.bare_office() if self.chance(0.5) else self.one(self.banks.appositions)
            return join("w", [("w", who, None, None), ("c", COMMA, "o", "punct"), ("o", post, "w", "appos"), ("d", COMMA, "o", "punct")])
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

    # --- ready sentences -----------------------------------------------------------------------------------------------------

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

    def make(self):
        function, _ = FRAMES[int(self.random.choice(len(FRAMES), p=self.weights))]
        piece = recased(function(self), True)
        if self.chance(0.04):
            piece = dateline(self, piece)
        return tree_of(piece, function.__name__)

    def many(self, count):
        out = []
        while len(out) < count:
            tree = self.make()
            if len(tree) <= 70:
                out.append(tree)
        return out


def that_content(m, parts, head="v", name="c"):
    """(that) + clause under `head`."""
    parts += [(name + "that", THAT, name, "mark"), (name, m.content(), head, "ccomp")]
    return parts


def dateline(m, piece):
    """MOSCOW, Nov 3 (Reuters) — …: the place hangs on the sentence as a bare adjunct, its date and agency on the place."""
    city = word(m.one(m.banks.names).words[-1].upper(), "PROPN", "NNP|Number=Sing", "obl:unmarked")
    parts = [("p", city, "s", "obl:unmarked")]
    if m.chance(0.6):
        parts += [("pc", COMMA, "d", "punct"), ("d", m.date(), "p", "nmod:unmarked")]
    if m.chance(0.7):
        parts += [("b", BEFORE, "g", "punct"), ("g", word(m.one(AGENCIES), "PROPN", "NNP|Number=Sing"), "p", "appos"), ("e", BEHIND, "g", "punct")]
    parts += [("-", word(m.one(["—", "-", "–", "--", ":"]), "PUNCT", ":"), "p", "punct"), ("s", piece, None, None)]
    return join("s", parts)


@frame(6)
def verb_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    return m.stop(m.opening(that_content(m, parts), "v"), "v")


@frame(3)
def verb_without_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None), ("c", m.content(), "v", "ccomp")]
    return m.stop(m.opening(parts, "v"), "v")


@frame(10)
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


@frame(2)
def adjunct_without_that(m):
    adjunct = m.adjunct()
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None), ("w", adjunct, "v", adjunct.relations[adjunct.root]), ("c", m.content(), "v", "ccomp")]
    return m.stop(parts, "v")


@frame(5)
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


@frame(6)
def quote_first(m):
    return m.stop(quoted_parts(m, "c", True) + after_parts(m), "v")


@frame(6)
def clause_first(m):
    return m.stop(quoted_parts(m, "c", False) + after_parts(m), "v")


@frame(3)
def clause_first_adding(m):
    parts = quoted_parts(m, "c", m.chance(0.5), longest=20) + after_parts(m)
    parts += [("k", COMMA, "g", "punct"), ("g", m.gerund(ADDING), "v", "advcl")]
    return m.stop(that_content(m, parts, "g", "d"), "v")


@frame(5)
def adding_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.4):
        adjunct = m.adjunct()
        parts.append(("w", adjunct, "v", adjunct.relations[adjunct.root]))
    parts += [("cthat", THAT, "c", "mark"), ("c", m.clause(longest=16), "v", "ccomp"), ("k", COMMA, "g", "punct"), ("g", m.gerund(ADDING), "v", "advcl")]
    return m.stop(that_content(m, parts, "g", "d"), "v")


@frame(5)
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


@frame(2)
def deed_and_said(m):
    """X denied the report and said that …"""
    clause = m.clause(capital=True, longest=14)
    parts = [("a", clause, None, None), ("x", AND, "v", "cc"), ("v", word(m.one(COMMON[:-2]).replace("told", "said"), "VERB", OPEN), "a", "conj")]
    return m.stop(that_content(m, parts), "a")


def break_points(clause):
    """Places inside a clause where "X said" may stand: after its subject or what comes before it, or after its first auxiliary."""
    out = []
    for i in range(1, len(clause) - 1):
        if any(min(k, h) < i - 0 <= max(k, h) and h != clause.root and k != clause.root and min(k, h) < i <= max(k, h) for k, h in enumerate(clause.heads) if h >= 0):
            continue
        before = [k for k in range(i) if clause.heads[k] == clause.root]
        if before and clause.upos[i] != "PUNCT" and clause.upos[i - 1] not in ("PUNCT", "ADP", "DET", "SCONJ", "CCONJ") and any(
            clause.relations[k].split(":")[0] in ("nsubj", "obl", "advmod", "advcl", "aux", "obj") for k in before):
            out.append(i)
    return out


@frame(6)
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


@frame(3)
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


@frame(3)
def according_first(m):
    clause = m.clause(longest=28)
    parts = [("a", according(m, True), "c", "obl")]
    if m.chance(0.93):
        parts.append(("k", COMMA, "a", "punct"))
    return m.stop([*parts, ("c", clause, None, None)], "c")


@frame(5)
def according_last(m):
    clause = m.clause(capital=True, longest=30)
    parts = [("c", clause, None, None)]
    if m.chance(0.8):
        parts.append(("k", COMMA, "a", "punct"))
    return m.stop([*parts, ("a", according(m), "c", "obl")], "c")


@frame(2)
def according_middle(m):
    while True:
        clause = m.clause(capital=True, longest=28)
        places = break_points(clause)
        if places:
            break
    guest = join("a", [("k1", COMMA, "a", "punct"), ("a", according(m), None, None), ("k2", COMMA, "a", "punct")])
    return m.stop([("h", insert(clause, m.one(places), guest, "obl"), None, None)], "h")


@frame(3)
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


@frame(4)
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


@frame(2)
def as_said(m):
    middle = join("v", [("a", word("as", "SCONJ", "IN"), "v", "mark"), ("s", m.speaker(long=False), "v", "nsubj"), ("v", m.simple_verb(), None, None)])
    if m.chance(0.5):
        return m.stop([("v", recased(middle, True), "c", "advcl"), ("k", COMMA, "v", "punct"), ("c", m.clause(longest=26), None, None)], "c")
    return m.stop([("c", m.clause(capital=True, longest=26), None, None), ("k", COMMA, "v", "punct"), ("v", middle, "c", "advcl")], "c")


@frame(2)
def that_and_that(m):
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.3):
        parts.append(("w", m.time(), "v", None))
    parts += [("t", THAT, "c", "mark"), ("c", m.clause(longest=16), "v", "ccomp")]
    if m.chance(0.3):
        parts.append(("k", COMMA, "d", "punct"))
    parts += [("x", word(m.one(["and", "and", "but"]), "CCONJ", "CC"), "d", "cc"), ("t2", THAT, "d", "mark"), ("d", m.clause(longest=16), "c", "conj")]
    return m.stop(parts, "v")


@frame(3)
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


@frame(2)
def asked_whether(m):
    asked = [("k0", word("Asked", "VERB", "VBN|Tense=Past|VerbForm=Part"), "v", "advcl")]
    if m.chance(0.6):
        asked += [("q", word(m.one(["whether", "if"]), "SCONJ", "IN"), "c1", "mark"), ("c1", m.clause(longest=14), "k0", "ccomp")]
    else:
        asked.append(("c1", m.prepositional("about", m.one(m.banks.objects), "obl"), "k0", "obl"))
    parts = [*asked, ("k1", COMMA, "k0", "punct"), ("s", m.speaker(long=False), "v", "nsubj"), ("v", m.verb(), None, None)]
    return m.stop(that_content(m, parts) if m.chance(0.7) else [*parts, ("c", m.content(), "v", "ccomp")], "v")


@frame(2)
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


@frame(2)
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


@frame(3)
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


@frame(2)
def whether_or_what(m):
    parts = [("s", m.speaker(long=False), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.25):
        parts.append(("w", m.adjunct(), "v", None))
    parts += [("q", word(m.one(["whether", "whether", "if"]), "SCONJ", "IN"), "c", "mark"), ("c", m.clause(longest=24), "v", "ccomp")]
    return m.stop(parts, "v")


@frame(2)
def that_quote(m):
    """said that “ the clause ” : quotation marks in the middle of a reported clause."""
    parts = [("s", m.speaker(), "v", "nsubj"), ("v", m.verb(), None, None)]
    if m.chance(0.3):
        parts.append(("w", m.adjunct(), "v", None))
    parts += [("t", THAT, "c", "mark"), ("c“", OPENING, "c", "punct"), ("c", m.clause(quoted=True), "v", "ccomp")]
    last = [("e", STOP, "v", "punct"), ("c”", CLOSING, "c", "punct")]
    return join("v", parts + (last if m.chance(0.6) else last[::-1]))
