"""Trees as padded arrays, in batches of sentences of like length."""

from dataclasses import dataclass

import numpy as np
import torch

LABELS = ("upos", "tags", "heads", "relations")
CHOICES = 3  # a teacher's opinion is kept as its three likeliest answers


@dataclass
class Coded:
    """One sentence as numbers. Labels are [words, CHOICES] with their probabilities; a row of zeros means: no loss here."""

    ids: np.ndarray
    labels: dict  # name -> int16 [words, CHOICES]
    odds: dict  # name -> float16 [words, CHOICES]
    weight: float = 1.0

    def __len__(self):
        return len(self.ids)


class Coder:
    def __init__(self, plan, lookup):
        self.lookup = lookup
        self.place = {"upos": plan.upos, "tags": plan.tags, "relations": plan.relations}
        self.place = {name: {v: k for k, v in enumerate(values)} for name, values in self.place.items()}

    def gold(self, tree, weight=1.0):
        columns = {name: [self.place[name].get(v, -1) for v in getattr(tree, name)] for name in self.place}
        columns["heads"] = tree.heads
        labels, odds = {}, {}
        for name, column in columns.items():
            column = np.array(column, dtype=np.int16)
            labels[name] = np.zeros((len(tree), CHOICES), dtype=np.int16)
            odds[name] = np.zeros((len(tree), CHOICES), dtype=np.float16)
            labels[name][:, 0] = np.maximum(column, 0)
            odds[name][:, 0] = column >= 0
        return Coded(self.lookup(tree.words), labels, odds, weight)


def order(lengths, words_per_batch, random=None):
    """Places of sentences, grouped by like length so that little is padding; shuffled when a random source is given."""
    lengths = np.asarray(lengths)
    keys = lengths + (random.random(len(lengths)) * 3 if random is not None else 0)
    batches, batch, longest = [], [], 0
    for place in np.argsort(keys, kind="stable"):
        longest = max(longest, lengths[place])
        if batch and longest * (len(batch) + 1) > words_per_batch:
            batches.append(batch)
            batch, longest = [], lengths[place]
        batch.append(int(place))
    if batch:
        batches.append(batch)
    if random is not None:
        random.shuffle(batches)
    return batches


def pad(arrays, kind):
    """Arrays of unlike length as one tensor, filled up with zeros."""
    longest = max(len(a) for a in arrays)
    out = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=kind)
    for row, a in enumerate(arrays):
        out[row, : len(a)] = a
    return torch.from_numpy(out)


def block(group):
    """(ids, lengths, labels, odds, weights) of a batch."""
    labels = {name: pad([c.labels[name] for c in group], np.int64) for name in LABELS}
    odds = {name: pad([c.odds[name] for c in group], np.float32) for name in LABELS}
    weights = torch.tensor([c.weight for c in group], dtype=torch.float32)
    return pad([c.ids for c in group], np.int64), torch.tensor([len(c) for c in group]), labels, odds, weights
