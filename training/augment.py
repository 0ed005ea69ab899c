"""Newswire sentences by tree surgery: gold clauses, speakers and names set into the frames of reporting that treebanks hardly know.

Every frame follows what the two treebanks do where they have the construction: a clause said after its verb is its `ccomp`; so is one that stands
before "…, X said"; a verb that cuts into its clause is `parataxis` of it; "according to" is case + fixed; the one told is `iobj`.
"""

import numpy as np

from frames_around import (
    according_first, according_last, according_middle, as_said, citing, clause_first, clause_first_adding,
    cuts_in, quote_first, quote_said_quote, quoted_as_saying,
)
from frames_said import (
    adding_that, adjunct_before, adjunct_between, adjunct_without_that, asked_whether, colon_quote, deed_and_said,
    deed_saying, on_condition, speaking_to, that_and_that, that_quote, the_claim_that, told, verb_that,
    verb_without_that, whether_or_what,
)
from grafts import BEFORE, BEHIND, COMMA, join, recased, tree_of, word
from newswire import AGENCIES
from phrases import Phrases

# how often each kind is made, one beside the other
FRAMES = (
    (verb_that, 6),
    (verb_without_that, 3),
    (adjunct_between, 10),
    (adjunct_without_that, 2),
    (adjunct_before, 4),
    (told, 5),
    (quote_first, 6),
    (clause_first, 6),
    (clause_first_adding, 3),
    (adding_that, 5),
    (deed_saying, 5),
    (deed_and_said, 2),
    (cuts_in, 6),
    (quote_said_quote, 3),
    (according_first, 3),
    (according_last, 5),
    (according_middle, 2),
    (citing, 3),
    (quoted_as_saying, 4),
    (as_said, 2),
    (that_and_that, 2),
    (the_claim_that, 3),
    (asked_whether, 2),
    (speaking_to, 2),
    (on_condition, 2),
    (colon_quote, 3),
    (whether_or_what, 2),
    (that_quote, 2),
)


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


class Maker(Phrases):
    """Makes sentences without end; the same trees and seed give the same ones."""

    def __init__(self, trees, seed):
        super().__init__(trees, seed)
        weights = np.array([w for _, w in FRAMES], dtype=float)
        self.weights = weights / weights.sum()

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
