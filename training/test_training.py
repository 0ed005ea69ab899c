"""python3 -m unittest discover training -p 'test_*.py': what must hold of the trainer's parts, on trees of our own."""

import itertools
import os
import pathlib
import sys
import tempfile
import unittest

os.environ.setdefault("PARLEY_TRAINING_OUT", tempfile.mkdtemp())
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import numpy as np  # noqa: E402
import torch  # noqa: E402

import augment  # noqa: E402
import batches  # noqa: E402
import features  # noqa: E402
import fit  # noqa: E402
import grafts  # noqa: E402
import kernels  # noqa: E402
import model_file  # noqa: E402
import noise  # noqa: E402
import raw_text  # noqa: E402
from network import Lookup, Network  # noqa: E402
from parse import parse, score  # noqa: E402
from trees import Tree, tag_of  # noqa: E402


def tree(text):
    """"The/DET/2/det envoy/NOUN/3/nsubj …": word, UPOS, head, relation."""
    rows = [item.rsplit("/", 3) for item in text.split()]
    words, upos, heads, relations = zip(*rows)
    tags = tuple({"VERB": "VBD|VerbForm=Fin", "PUNCT": words[i], "PROPN": "NNP|Number=Sing"}.get(u, u) for i, u in enumerate(upos))
    lemmas = tuple({"said": "say", "told": "tell"}.get(w.lower(), w.lower()) for w in words)
    return Tree(words, upos, tags, tuple(map(int, heads)), relations, lemmas)


GOLD = [
    tree("The/DET/2/det envoy/NOUN/3/nsubj left/VERB/0/root the/DET/5/det hall/NOUN/3/obj in/ADP/7/case May/PROPN/3/obl ./PUNCT/3/punct"),
    tree("Mara/PROPN/3/nsubj Lindt/PROPN/1/flat told/VERB/0/root them/PRON/3/iobj that/SCONJ/8/mark the/DET/7/det ministry/NOUN/8/nsubj "
         "refused/VERB/3/ccomp ./PUNCT/3/punct"),
    tree("Two/NUM/2/nummod officials/NOUN/3/nsubj said/VERB/0/root on/ADP/5/case Monday/PROPN/3/obl that/SCONJ/8/mark talks/NOUN/8/nsubj "
         "failed/VERB/3/ccomp in/ADP/11/case an/DET/11/det interview/NOUN/8/obl ./PUNCT/3/punct"),
    tree("Per/PROPN/8/nsubj Moen/PROPN/1/flat ,/PUNCT/5/punct the/DET/5/det director/NOUN/1/appos ,/PUNCT/5/punct never/ADV/8/advmod signed/VERB/0/root "
         "it/PRON/8/obj ./PUNCT/8/punct"),
    tree("Jo/PROPN/9/nsubj Falk/PROPN/1/flat ,/PUNCT/5/punct who/PRON/5/nsubj led/VERB/1/acl:relcl the/DET/7/det party/NOUN/5/obj ,/PUNCT/5/punct "
         "kept/VERB/0/root a/DET/11/det secret/NOUN/9/obj ./PUNCT/9/punct"),
    tree("“/PUNCT/4/punct I/PRON/4/nsubj never/ADV/4/advmod agreed/VERB/6/ccomp ,/PUNCT/4/punct said/VERB/0/root Ada/PROPN/6/nsubj ./PUNCT/6/punct"),
]


def is_tree(heads):
    if sum(h == 0 for h in heads) != 1:
        return False
    for i in range(len(heads)):
        at, seen = i + 1, set()
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


class Features(unittest.TestCase):
    def test_typography_is_gone(self):
        self.assertEqual([features.plain(w) for w in ("“", "''", "``", "--", "---", "n’t", "…", "‒", "‐")],
                         ['"', '"', '"', "—", "—", "n't", "...", "–", "-"])

    def test_values(self):
        self.assertEqual(features.value("form", "1,250"), "0,000")
        self.assertEqual(features.value("suffix3", "Talks"), "lks")
        self.assertEqual(features.value("suffix3", "I"), "i")
        self.assertEqual(features.value("prefix3", "Unrest"), "unr")
        self.assertEqual(features.value("first", "Talks"), "T")

    def test_shape_cuts_runs_at_two_and_the_whole_at_eight(self):
        for word, shape in (("Geneva", "Xxx"), ("COVID-19", "XXpdd"), ("McX", "XxX"), ("a.b.c.d.e.f", "xpxpxpxp"), ("Ø1", "Xd"), ("“", "p")):
            self.assertEqual(features.value("shape", word), shape)

    def test_units_are_those_of_utf_16(self):
        self.assertEqual(len(features.value("suffix2", "a😀")), 2)
        self.assertFalse(features.storable(features.value("first", "😀")))


class Decoding(unittest.TestCase):
    def test_best_tree_with_one_root_of_all_there_are(self):
        random = np.random.default_rng(3)
        for _ in range(200):
            n = int(random.integers(1, 5))
            scores = random.standard_normal((n, n + 1)).astype(np.float32)
            heads, greedy = kernels.decode(scores, n)
            total = lambda h: sum(scores[i, x] for i, x in enumerate(h))
            best = max((h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h)), key=total)
            self.assertTrue(is_tree(heads))
            self.assertAlmostEqual(total(heads), total(best), places=4)
            if greedy:
                own = [max((h for h in range(n + 1) if h != i + 1), key=lambda h: scores[i, h]) for i in range(n)]
                self.assertEqual(list(heads), own)


class Scan(unittest.TestCase):
    def test_gradient_is_the_slope(self):
        torch.manual_seed(0)
        lengths = torch.tensor([4, 2])
        u = torch.randn(2, 4, 8, requires_grad=True)
        weights = torch.randn(2, 4, 2)
        (kernels.sru(u, lengths) * weights).sum().backward()
        with torch.no_grad():
            for place in [(0, 0, 0), (0, 3, 1), (0, 2, 3), (1, 0, 5), (1, 1, 7), (1, 3, 0)]:
                ends = []
                for step in (1e-2, -1e-2):
                    moved = u.detach().clone()
                    moved[place] += step
                    ends.append(float((kernels.sru(moved, lengths) * weights).sum()))
                self.assertAlmostEqual((ends[0] - ends[1]) / 2e-2, float(u.grad[place]), places=2)

    def test_rows_past_the_end_are_zero(self):
        self.assertEqual(float(kernels.sru(torch.randn(1, 3, 8), torch.tensor([2]))[0, 2].abs().sum()), 0.0)


class Grafting(unittest.TestCase):
    def test_join_hangs_parts_on_their_heads(self):
        piece = grafts.join("v", [
            ("s", grafts.word("Ada", "PROPN"), "v", "nsubj"), ("v", grafts.word("said", "VERB"), None, None),
            ("t", grafts.THAT, "c", "mark"), ("c", grafts.subtree(GOLD[0], 2), "v", "ccomp"),
        ])
        made = grafts.tree_of(piece, "test")
        self.assertEqual(made.heads[:4], (2, 0, 6, 5))
        self.assertEqual(made.relations[5], "ccomp")
        self.assertTrue(is_tree(made.heads))

    def test_insert_moves_the_heads_behind(self):
        host = grafts.subtree(GOLD[0], 2)
        piece = grafts.insert(host, 2, grafts.word("never", "ADV"), "advmod")
        self.assertEqual(piece.words[:4], ("The", "envoy", "never", "left"))
        self.assertEqual(piece.heads[:4], (1, 3, 3, -1))

    def test_every_frame_gives_trees(self):
        maker = augment.Maker(GOLD, 5)
        for function, _ in augment.FRAMES:
            for _ in range(30):
                made = grafts.tree_of(function(maker), function.__name__)
                self.assertTrue(is_tree(made.heads), function.__name__)
                self.assertEqual(len(made.words), len(made.relations))
        for made in maker.many(300):
            self.assertTrue(is_tree(made.heads), made.source)

    def test_same_seed_same_sentences(self):
        first, second = (augment.Maker(GOLD, 9).many(40) for _ in range(2))
        self.assertEqual(first, second)

    def test_clause_hangs_on_its_reporting_verb(self):
        maker = augment.Maker(GOLD, 1)
        for _ in range(100):
            made = grafts.tree_of(augment.adjunct_between(maker), "")
            verb = made.relations.index("root") + 1
            self.assertIn(("ccomp", verb), list(zip(made.relations, made.heads)))


class Noise(unittest.TestCase):
    def test_words_without_children_can_go(self):
        shorter = noise.without(GOLD[0], [7])
        self.assertEqual(shorter.words[-1], "May")
        self.assertIsNone(noise.without(GOLD[0], [4]))
        self.assertTrue(is_tree(noise.without(GOLD[5], [0]).heads))

    def test_changed_sentences_stay_trees(self):
        random = np.random.default_rng(0)
        for _ in range(200):
            for gold in GOLD:
                self.assertTrue(is_tree(noise.noisy(gold, random).heads))


class RawText(unittest.TestCase):
    def test_words_as_the_treebanks_cut_them(self):
        for text, words in (
            ("The envoy didn't sign, Lt. Col. Moen's aide said.", "The envoy did n't sign , Lt. Col. Moen 's aide said ."),
            ("A well-known, non-state group (the U.S. cannot name it) paid $3.5 million.",
             "A well - known , non-state group ( the U.S. can not name it ) paid $ 3.5 million ."),
            ("“We’ll go,” she said…", "“ We ’ll go , ” she said …"),
        ):
            self.assertEqual(raw_text.words_of(text), words.split(" "))

    def test_sentences(self):
        self.assertEqual(raw_text.sentences_of("Gen. Moen left. The U.S. Senate stayed. “No,” he said."),
                         ["Gen. Moen left.", "The U.S. Senate stayed.", "“No,” he said."])


class Labels(unittest.TestCase):
    def test_dashes_are_colons_in_both_treebanks(self):
        self.assertEqual(tag_of("--", "PUNCT", ",", "_"), ":")
        self.assertEqual(tag_of("said", "VERB", "VBD", "Mood=Ind|Style=Coll|Tense=Past"), "VBD|Mood=Ind|Tense=Past")


class WholeNetwork(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gold = GOLD * 12
        plan = fit.plan_for(cls.gold, width=16, layers="c1,r", arc=8, relation=8)
        cls.network = cls.fitted(plan)

    @classmethod
    def fitted(cls, plan):
        silent = lambda *_, **__: None
        return fit.fit(plan, cls.gold, 40, 1, log=silent, words_per_batch=150, dropout={"input": 0, "layer": 0, "output": 0}, word_dropout=0)

    def test_learns_what_it_is_shown(self):
        lookup = Lookup(self.network.plan.inputs)
        guessed = parse([self.network], lookup, [t.words for t in GOLD])
        self.assertGreater(score(GOLD, guessed)["LAS"], 80)

    def test_same_seed_same_weights(self):
        again = self.fitted(self.network.plan)
        for a, b in zip(self.network.parameters(), again.parameters()):
            self.assertTrue(torch.equal(a, b))

    def test_file_gives_back_the_rounded_weights(self):
        rounded = Network(self.network.plan, 0)
        rounded.load_state_dict(self.network.state_dict())
        model_file.quantise(rounded)
        with tempfile.TemporaryDirectory() as folder:
            model_file.write(f"{folder}/x.bin", rounded, "a test")
            back, header = model_file.read(f"{folder}/x.bin")
            raw = pathlib.Path(folder, "x.bin").read_bytes()
        for a, b in zip(rounded.parameters(), back.parameters()):
            self.assertTrue(torch.allclose(a, b, atol=1e-6))
        start = 12 + int.from_bytes(raw[8:12], "little")
        self.assertEqual(start % 16, 0)
        self.assertTrue(all(t["offset"] % 16 == 0 for t in header["tensors"].values()))

    def test_padding_changes_nothing(self):
        lookup = Lookup(self.network.plan.inputs)
        short, long = GOLD[0].words, GOLD[4].words
        self.network.eval()
        ids = batches.pad([lookup(short), lookup(long)], np.int64)
        with torch.no_grad():
            together = self.network.encode(ids, torch.tensor([len(short), len(long)]))
            alone = self.network.encode(ids[:1, : len(short)], torch.tensor([len(short)]))
        self.assertTrue(torch.allclose(together[0, : len(short)], alone[0], atol=1e-5))
        self.assertEqual(float(together[0, len(short):].abs().sum()), 0.0)


if __name__ == "__main__":
    unittest.main()
