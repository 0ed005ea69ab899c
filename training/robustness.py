"""`python3 training/robustness.py`: the shipped file on the development sets as they are, and as pages would spoil them."""

import argparse
import os
import pathlib
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("PARLEY_TRAINING_OUT", tempfile.gettempdir())

import model_file  # noqa: E402  (after the thread settings)
import noise  # noqa: E402
from network import Lookup  # noqa: E402
from parse import line, parse, score  # noqa: E402
from trees import read_conllu  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent


def without_stop(tree):
    return (noise.without(tree, [len(tree) - 1]) if tree.upos[-1] == "PUNCT" else None) or tree


def without_quotes(tree):
    marks = [i for i, w in enumerate(tree.words) if w in noise.QUOTES]
    return (noise.without(tree, marks) if marks else None) or tree


SPOILT = (
    ("as it is", lambda tree: tree),
    ("ALL CAPITALS", lambda tree: tree.with_words(w.upper() for w in tree.words)),
    ("all small", lambda tree: tree.with_words(w.lower() for w in tree.words)),
    ("no final stop", without_stop),
    ("no quotation marks", without_quotes),
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=str(ROOT.parent / "shared" / "data"))
    parser.add_argument("--model", default=str(ROOT / "models" / "en" / "parser.bin"))
    arguments = parser.parse_args()
    network, _ = model_file.read(arguments.model)
    lookup = Lookup(network.plan.inputs)
    for name in ("ewt", "gum"):
        gold = read_conllu(pathlib.Path(arguments.data) / "treebanks" / f"en_{name}-dev.conllu")
        for what, spoil in SPOILT:
            trees = [spoil(t) for t in gold]
            print(line(f"{name} {what}", score(trees, parse([network], lookup, [t.words for t in trees]))), flush=True)
