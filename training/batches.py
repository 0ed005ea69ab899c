"""Trees as padded arrays, in batches of sentences of like length."""

from dataclasses import dataclass

import numpy as np
import torch


@dataclass
class Coded:
    """One tree as numbers. `weight` is how much its losses count, -1 in a label array means: no loss here."""

    ids: np.ndarray  # [words, inputs]
    upos: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    weight: float = 1.0


class Coder:
    def __init__(self, plan, lookup):
        self.lookup = lookup
        self.upos = {v: k for k, v in enumerate(plan.upos)}
        self.tags = {v: k for k, v in enumerate(plan.tags)}
        self.relations = {v: k for k, v in enumerate(plan.relations)}

    def __call__(self, tree, weight=1.0):
        return Coded(
            self.lookup(tree.words),
            np.array([self.upos.get(t, -1) for t in tree.upos], dtype=np.int64),
            np.array([self.tags.get(t, -1) for t in tree.tags], dtype=np.int64),
            np.array(tree.heads, dtype=np.int64),
            np.array([self.relations.get(r, -1) for r in tree.relations], dtype=np.int64),
            weight,
        )


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


def pad(arrays, fill):
    longest = max(len(a) for a in arrays)
    out = np.full((len(arrays), longest, *arrays[0].shape[1:]), fill, dtype=arrays[0].dtype)
    for row, a in enumerate(arrays):
        out[row, : len(a)] = a
    return torch.from_numpy(out)
