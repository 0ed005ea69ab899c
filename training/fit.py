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


def losses(network, h, lengths, labels, odds, weights):
    """Cross entropy against one right answer or against a teacher's three likeliest: arcs and relations whole, tags by half."""

    def against(scores, name):
        spoken = scores.log_softmax(2).gather(2, labels[name].clamp_max(scores.shape[2] - 1))
        return -(spoken * odds[name]).sum(2)

    each = against(network.mask_scores(network.arc_scores(h), lengths), "heads")
    each = each + against(network.relation_scores(h, labels["heads"][:, :, 0]), "relations")
    upos, tags = network.tag_scores(h)
    each = each + 0.5 * against(upos, "upos") + 0.5 * against(tags, "tags")
    words = (weights * lengths).sum()
    return (each * weights.unsqueeze(1)).sum() / words


def fit(plan, gold, epochs, seed, extra=None, silver=None, vectors=None, dev=(), rate=2e-3, words_per_batch=1500, word_dropout=0.15,
        dropout=None, log=print, check_every=4):
    """Returns the fitted network. `extra(epoch)` gives made trees and `silver(epoch)` coded sentences for an epoch;
    `dev` is [(name, trees)], measured and never learned from."""
    torch.set_num_threads(1)
    network = Network(plan, seed)
    random = np.random.default_rng(seed)
    lookup = Lookup(plan.inputs)
    coder = batches.Coder(plan, lookup)
    if vectors is not None:
        network.tables[0].data[1:] = torch.from_numpy(vectors)
    adam = Adam(*network.optimizer_groups())
    drop = masks(random, dropout or {"input": 0.15, "layer": 0.05, "output": 0.25})
    coded_gold = [coder.gold(t) for t in gold]
    began, steps = time.time(), 0
    for epoch in range(epochs):
        coded = []
        for tree, same in zip(gold, coded_gold):
            changed = noisy(tree, random)
            coded.append(same if changed is tree else coder.gold(changed))
        for tree in extra(epoch) if extra else ():
            coded.append(coder.gold(noisy(tree, random)))
        if silver:
            coded += silver(epoch, lookup)
        network.train()
        todo = batches.order([len(c) for c in coded], words_per_batch, random)
        total, at = 0.0, time.time()
        for k, batch in enumerate(todo):
            progress = (epoch + k / len(todo)) / epochs
            steps += 1
            now = rate * (1 - progress) ** 0.7 * min(1.0, steps / 200)
            ids, lengths, labels, odds, weights = batches.block([coded[i] for i in batch])
            ids[:, :, 0][torch.from_numpy(random.random(ids.shape[:2], dtype=np.float32)) < word_dropout] = 0
            loss = losses(network, network.encode(ids, lengths, drop), lengths, labels, odds, weights)
            loss.backward()
            adam.step(now, 5.0)
            total += float(loss.detach())
        said = f"epoch {epoch + 1}/{epochs} loss {total / len(todo):.3f} {time.time() - at:.0f} s {sum(len(c) for c in coded)} words"
        last = epoch + 1 == epochs
        if last or (dev and (epoch + 1) % check_every == 0):
            adam.averaged()
            for name, trees in dev:
                said += " | " + line(name, score(trees, parse([network], lookup, [t.words for t in trees])))
            if not last:
                adam.averaged()
        log(said, flush=True)
    log(f"fitted in {time.time() - began:.0f} s, {steps} steps", flush=True)
    return network
