"""Parsing with one network or with the mean opinion of several, and scoring."""

import numpy as np
import torch

import batches
import kernels
from trees import Tree


def parse(networks, lookup, sentences, words_per_batch=4000):
    """Trees for lists of words. All networks share value lists; more than one vote by mean probability."""
    plan = networks[0].plan
    ids = [lookup(words) for words in sentences]
    out = [None] * len(sentences)
    for network in networks:
        network.eval()
    with torch.no_grad():
        for batch in batches.order([len(s) for s in sentences], words_per_batch):
            block = batches.pad([ids[i] for i in batch], np.int64)
            lengths = torch.tensor([len(sentences[i]) for i in batch])
            hidden = [network.encode(block, lengths) for network in networks]
            arcs = [n.mask_scores(n.arc_scores(h), lengths) for n, h in zip(networks, hidden)]
            if len(networks) == 1:
                scores, (upos, tags) = arcs[0], networks[0].tag_scores(hidden[0])
            else:
                scores = torch.stack([a.softmax(2) for a in arcs]).mean(0).clamp_min(1e-9).log()
                spoken = [n.tag_scores(h) for n, h in zip(networks, hidden)]
                upos, tags = (torch.stack([s[k].softmax(2) for s in spoken]).mean(0) for k in (0, 1))
            numbers = scores.numpy()
            heads = torch.zeros(block.shape[:2], dtype=torch.long)
            for row, i in enumerate(batch):
                n = len(sentences[i])
                heads[row, :n] = torch.from_numpy(kernels.decode(numbers[row, :n, : n + 1], n)[0].astype(np.int64))
            spoken = [n.relation_scores(h, heads) for n, h in zip(networks, hidden)]
            relations = (spoken[0] if len(spoken) == 1 else torch.stack([s.softmax(2) for s in spoken]).mean(0)).argmax(2)
            upos, tags = upos.argmax(2), tags.argmax(2)
            for row, i in enumerate(batch):
                n = len(sentences[i])
                out[i] = Tree(
                    tuple(sentences[i]),
                    tuple(plan.upos[k] for k in upos[row, :n].tolist()),
                    tuple(plan.tags[k] for k in tags[row, :n].tolist()),
                    tuple(heads[row, :n].tolist()),
                    tuple(plan.relations[k] for k in relations[row, :n].tolist()),
                )
    return out


def score(gold, guessed):
    """Percentages over all words, punctuation counted, subtypes of relations ignored (as in CoNLL 2018)."""
    words = upos = xpos = uas = las = plain = plain_las = 0
    for g, p in zip(gold, guessed):
        for i in range(len(g)):
            same = g.heads[i] == p.heads[i]
            both = same and g.relations[i].split(":")[0] == p.relations[i].split(":")[0]
            words += 1
            upos += g.upos[i] == p.upos[i]
            xpos += g.tags[i].split("|")[0] == p.tags[i].split("|")[0]
            uas += same
            las += both
            if g.upos[i] != "PUNCT":
                plain += 1
                plain_las += both
    return {"UPOS": 100 * upos / words, "XPOS": 100 * xpos / words, "UAS": 100 * uas / words, "LAS": 100 * las / words,
            "LAS without punctuation": 100 * plain_las / plain, "words": words}


def line(name, scores):
    return f"{name}: " + " ".join(f"{k} {v:.2f}" for k, v in scores.items() if k != "words")
