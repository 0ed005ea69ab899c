"""Fits one network to gold trees, and to made and silver trees when there are some."""

import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

import batches
import features
from kernels import Adam
from network import INPUTS, Lookup, Network, Plan
from noise import noisy
from parse import line, parse, score


def values_of(trees, feature, at_least):
    counts = Counter()
    if feature == "form":
        for tree in trees:
            counts.update(features.value(feature, w) for w in tree.words)
    else:
        for word in {w for tree in trees for w in tree.words}:
            counts[features.value(feature, word)] += 1
    found = [(v, n) for v, n in counts.items() if n >= at_least and features.storable(v)]
    return [v for v, _ in sorted(found, key=lambda pair: (-pair[1], pair[0]))]


def plan_for(trees, forms=None, **sizes):
    """Value and label lists from gold trees; `forms` replaces the list of words when word vectors bring a longer one."""
    inputs = []
    for feature, width in INPUTS:
        values = forms if feature == "form" and forms else values_of(trees, feature, 2)
        inputs.append([feature, width, values])

    def labels(column, at_least=1):
        counts = Counter(x for tree in trees for x in getattr(tree, column))
        return sorted((k for k, n in counts.items() if n >= at_least), key=lambda k: (-counts[k], k))

    return Plan(inputs=inputs, upos=labels("upos"), tags=labels("tags", 4), relations=labels("relations", 5), **sizes)


def masks(random, rates):
    """Dropout masks shared by all words of a sentence: cheap to draw, and they cannot be averaged away along it."""

    def draw(sentences, width, where):
        rate = rates[where]
        if not rate:
            return 1.0
        kept = (random.random((sentences, 1, width), dtype=np.float32) >= rate).astype(np.float32) / (1 - rate)
        return torch.from_numpy(kept)

    return draw


def losses(network, h, lengths, block):
    upos, tags, heads, relations, weights = block
    arcs = network.mask_scores(network.arc_scores(h), lengths)
    n = arcs.shape[2]
    each = F.cross_entropy(arcs.reshape(-1, n), heads.reshape(-1), ignore_index=-1, reduction="none")
    scores = network.relation_scores(h, heads.clamp_min(0))
    each = each + F.cross_entropy(scores.reshape(-1, scores.shape[2]), relations.reshape(-1), ignore_index=-1, reduction="none")
    for spoken, truth in zip(network.tag_scores(h), (upos, tags)):
        each = each + 0.5 * F.cross_entropy(spoken.reshape(-1, spoken.shape[2]), truth.reshape(-1), ignore_index=-1, reduction="none")
    words = (heads >= 0).float()
    return (each.view_as(heads) * weights.unsqueeze(1)).sum() / (words * weights.unsqueeze(1)).sum()


def fit(plan, gold, epochs, seed, extra=None, vectors=None, dev=(), rate=2e-3, words_per_batch=1500, word_dropout=0.15,
        dropout=None, log=print, check_every=4, budget_s=None):
    """`extra(epoch)` gives more (tree, weight) pairs for an epoch; `dev` is [(name, trees)] and only measured."""
    torch.set_num_threads(1)
    network = Network(plan, seed)
    random = np.random.default_rng(seed)
    lookup = Lookup(plan.inputs)
    coder = batches.Coder(plan, lookup)
    if vectors is not None:
        network.tables[0].data[1:] = torch.from_numpy(vectors)
    adam = Adam(*network.optimizer_groups())
    drop = masks(random, dropout or {"input": 0.15, "layer": 0.1, "output": 0.25})
    coded_gold = [coder(t) for t in gold]
    coded_extra = {}
    began, steps = time.time(), 0
    for epoch in range(epochs):
        coded = []
        for tree, same in zip(gold, coded_gold):
            changed = noisy(tree, random)
            coded.append(same if changed is tree else coder(changed))
        for tree, weight in extra(epoch) if extra else ():
            changed = noisy(tree, random)
            if changed is tree:
                key = id(tree)
                if key not in coded_extra:
                    coded_extra[key] = (tree, coder(tree, weight))  # the tree is kept, so that its id stays its own
                coded.append(coded_extra[key][1])
            else:
                coded.append(coder(changed, weight))
        network.train()
        todo = batches.order([len(c.heads) for c in coded], words_per_batch, random)
        total, at = 0.0, time.time()
        for k, batch in enumerate(todo):
            progress = (epoch + k / len(todo)) / epochs
            steps += 1
            now = rate * (1 - progress) ** 0.7 * min(1.0, steps / 200)
            group = [coded[i] for i in batch]
            ids = batches.pad([c.ids for c in group], 0)
            ids[:, :, 0][torch.from_numpy(random.random(ids.shape[:2], dtype=np.float32)) < word_dropout] = 0
            lengths = torch.tensor([len(c.heads) for c in group])
            block = [batches.pad([getattr(c, column) for c in group], -1) for column in ("upos", "tags", "heads", "relations")]
            block.append(torch.tensor([c.weight for c in group], dtype=torch.float32))
            loss = losses(network, network.encode(ids, lengths, drop), lengths, block)
            loss.backward()
            adam.step(now, 5.0)
            total += float(loss.detach())
        said = f"epoch {epoch + 1}/{epochs} loss {total / len(todo):.3f} {time.time() - at:.0f}s {sum(len(c.heads) for c in coded)} words"
        last = epoch + 1 == epochs
        if dev and (last or (epoch + 1) % check_every == 0):
            adam.averaged()
            for name, trees in dev:
                said += " | " + line(name, score(trees, parse([network], lookup, [t.words for t in trees])))
            if not last:
                adam.averaged()
        elif last:
            adam.averaged()
        log(said, flush=True)
    log(f"fitted in {time.time() - began:.0f} s, {steps} steps", flush=True)
    return network, lookup
