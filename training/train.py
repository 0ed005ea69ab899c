"""Treebanks and reports → models/en/parser.bin. One command: `python3 training/train.py all` (README.md says what it needs and how long it takes).

Steps run in processes of their own, at most two at a time, one core each; each leaves its result in the output folder, so that a broken run
can go on with the step that broke.
"""

import argparse
import os
import pathlib
import pickle
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402  (after the thread settings)
import torch  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
MADE_FROM = (
    "Learned from UD English EWT (CC BY-SA 4.0) and the CC BY documents of UD English GUM; self-trained on unlabelled reports of the "
    "Article-Bias-Prediction data set (no text of them is contained); weights CC BY-SA 4.0; python3 training/train.py all"
)

# Sizes and lengths of every fit. Teachers are large and slow, the student is what ships.
TEACHERS = {
    "teacher-1": {"width": 256, "layers": "c1,r,c2,r,c1,r,c1,r", "arc": 128, "relation": 128, "epochs": 18, "seed": 11},
    "teacher-2": {"width": 256, "layers": "c1,c2,r,c1,r,c2,r,r", "arc": 128, "relation": 128, "epochs": 18, "seed": 12},
}
STUDENT = {"width": 192, "layers": "c1,r,c2,r,c1,r", "arc": 96, "relation": 96, "epochs": 16, "seed": 21,
           "dropout": {"input": 0.1, "layer": 0, "output": 0.15}}
MADE_PER_EPOCH = 2400  # sentences by tree surgery
SILVER_WORDS = 700_000  # per epoch
SILVER_SHARE = 0.85  # of the epochs; the last ones see gold trees only


def data(arguments):
    return pathlib.Path(arguments.data)


def treebanks(arguments):
    from trees import read_conllu

    folder = data(arguments) / "treebanks"
    gold = read_conllu(folder / "en_ewt-train.conllu") + read_conllu(folder / "en_gum_by-train.conllu")
    if arguments.rehearse:
        gold = gold[::10]
    dev = [(name, read_conllu(folder / f"en_{name}-dev.conllu")) for name in ("ewt", "gum")]
    return gold, dev


def keep(arguments, name, thing):
    path = pathlib.Path(arguments.out) / name
    with open(f"{path}.new", "wb") as file:
        pickle.dump(thing, file, protocol=4)
    os.replace(f"{path}.new", path)


def kept(arguments, name):
    with open(pathlib.Path(arguments.out) / name, "rb") as file:
        return pickle.load(file)


def step_words(arguments):
    """Unlabelled sentences, and vectors for the words of both."""
    import raw_text
    import vectors

    gold, _ = treebanks(arguments)
    reports = data(arguments) / "reports"
    raw = [tuple(s) for s in raw_text.read([reports / "negotiations.ndjson", reports / "news.ndjson.gz"]) if 3 <= len(s) <= 80]
    if arguments.rehearse:
        raw = raw[::40]
    sentences = [t.words for t in gold]
    forms = vectors.forms_of(sentences, raw)
    keep(arguments, "words", {"raw": raw, "forms": forms, "vectors": vectors.vectors(forms, sentences + raw)})
    print(f"{len(raw)} sentences, {sum(map(len, raw))} words, {len(forms)} forms", flush=True)


def made(gold, seed):
    """Fresh sentences by tree surgery for every epoch."""
    import augment

    maker = augment.Maker(gold, seed)
    return lambda epoch: maker.many(MADE_PER_EPOCH)


def fitted(arguments, name, sizes, silver=None):
    import fit

    gold, dev = treebanks(arguments)
    words = kept(arguments, "words")
    shape = {k: sizes[k] for k in ("width", "layers", "arc", "relation")}
    plan = fit.plan_for(gold, forms=words["forms"], **shape)
    epochs = 2 if arguments.rehearse else sizes["epochs"]
    network = fit.fit(plan, gold, epochs, sizes["seed"], extra=made(gold, sizes["seed"]), silver=silver,
                      vectors=words["vectors"], dev=dev, dropout=sizes.get("dropout"))
    keep(arguments, name, {"plan": plan, "weights": network.state_dict()})


def network_of(arguments, name):
    from network import Network

    found = kept(arguments, name)
    network = Network(found["plan"], 0)
    network.load_state_dict(found["weights"])
    return network


def step_teacher(arguments):
    fitted(arguments, arguments.name, TEACHERS[arguments.name])


def step_silver(arguments):
    """One half of the unlabelled sentences through all teachers."""
    import silver
    from network import Lookup

    networks = [network_of(arguments, name) for name in TEACHERS]
    half = int(arguments.name[-1])
    sentences = kept(arguments, "words")["raw"][half::2]
    began = time.time()
    labels, odds = silver.label(networks, Lookup(networks[0].plan.inputs), sentences)
    keep(arguments, f"silver-{half}", {"labels": labels, "odds": odds})
    print(f"{sum(map(len, sentences))} words in {time.time() - began:.0f} s", flush=True)


def silver_source(arguments, epochs, seed):
    import silver

    raw = kept(arguments, "words")["raw"]
    halves = [kept(arguments, f"silver-{half}") for half in (0, 1)]
    sentences = raw[0::2] + raw[1::2]
    join = lambda part: {name: np.concatenate([h[part][name] for h in halves]) for name in halves[0][part]}
    labels, odds = join("labels"), join("odds")
    plan = kept(arguments, next(iter(TEACHERS)))["plan"]
    tags = [plan.tags[k] for k in labels["tags"][:, 0]]
    source = silver.Silver(sentences, labels, odds, tags)
    random = np.random.default_rng(seed)
    last = int(round(epochs * SILVER_SHARE))
    return lambda epoch, lookup: source.share(SILVER_WORDS, random, lookup, 1.0) if epoch < last else []


def step_student(arguments):
    fitted(arguments, "student", STUDENT, silver_source(arguments, STUDENT["epochs"], STUDENT["seed"]))


def step_export(arguments):
    import check
    import model_file
    from network import Lookup
    from parse import line, parse, score

    network = network_of(arguments, "student")
    model_file.quantise(network)
    folder = pathlib.Path(arguments.models) / "en"
    folder.mkdir(parents=True, exist_ok=True)
    model_file.write(folder / "parser.bin", network, MADE_FROM)
    network, _ = model_file.read(folder / "parser.bin")
    check.write(folder / "parser.check.json", network)
    print(f"{(folder / 'parser.bin').stat().st_size} bytes, {model_file.cost(network)} multiplications per word", flush=True)
    lookup = Lookup(network.plan.inputs)
    for name, trees in treebanks(arguments)[1]:
        print(line(name, score(trees, parse([network], lookup, [t.words for t in trees]))), flush=True)


def run(arguments, *jobs):
    """Runs jobs of this script side by side, and stops when one fails."""
    began, running = time.time(), []
    for job in jobs:
        log = pathlib.Path(arguments.out) / f"{job[-1]}.log"
        command = [sys.executable, __file__, *job, "--data", arguments.data, "--out", arguments.out, "--models", arguments.models]
        command += ["--rehearse"] if arguments.rehearse else []
        running.append((job, log, subprocess.Popen(command, stdout=open(log, "w"), stderr=subprocess.STDOUT)))
    for job, log, process in running:
        if process.wait():
            raise SystemExit(f"{' '.join(job)} failed, see {log}")
        print(f"{' '.join(job)}: {log.read_text().strip().splitlines()[-1]}", flush=True)
    print(f"  {time.time() - began:.0f} s", flush=True)


def step_all(arguments):
    began = time.time()
    run(arguments, ("words",))
    run(arguments, *(("teacher", name) for name in TEACHERS))
    run(arguments, ("silver", "half-0"), ("silver", "half-1"))
    run(arguments, ("student",))
    run(arguments, ("export",))
    print((pathlib.Path(arguments.out) / "export.log").read_text(), flush=True)
    print(f"all in {(time.time() - began) / 60:.0f} minutes", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=["all", "words", "teacher", "silver", "student", "export"])
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--data", default=str(ROOT.parent / "shared" / "data"))
    parser.add_argument("--out", default=str(HERE / "out"))
    parser.add_argument("--models", default=str(ROOT / "models"))
    parser.add_argument("--rehearse", action="store_true", help="every step on a little data in a few minutes; give another --models with it")
    arguments = parser.parse_args()
    pathlib.Path(arguments.out).mkdir(parents=True, exist_ok=True)
    os.environ["PARLEY_TRAINING_OUT"] = arguments.out
    globals()[f"step_{arguments.step}"](arguments)
