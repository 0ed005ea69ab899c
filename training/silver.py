"""Silver: what teachers think of unlabelled sentences, kept as their three likeliest answers per word."""

import numpy as np
import torch

import batches
import kernels
from noise import IN_PLACE, noisy
from trees import Tree


class Silver:
    """Words of many sentences with the teachers' answers, flat in memory; gives a share of them as coded sentences per epoch."""

    def __init__(self, sentences, labels, odds, tags):
        self.sentences, self.labels, self.odds, self.tags = sentences, labels, odds, tags
        self.starts = np.concatenate([[0], np.cumsum([len(s) for s in sentences])])

    def share(self, words, random, lookup, weight):
        """Coded sentences, about so many words of them, drawn without repeating."""
        out, total = [], 0
        for i in random.permutation(len(self.sentences)):
            start, end = self.starts[i], self.starts[i + 1]
            told = self.tags[start:end]
            bare = Tree(self.sentences[i], ("",) * len(told), tuple(told), (), ())
            changed = noisy(bare, random, IN_PLACE)
            out.append(batches.Coded(
                lookup(changed.words),
                {name: self.labels[name][start:end] for name in batches.LABELS},
                {name: self.odds[name][start:end] for name in batches.LABELS},
                weight,
            ))
            total += end - start
            if total >= words:
                break
        return out


def label(networks, lookup, sentences, words_per_batch=3000):
    """The mean opinion of the networks. Heads are those of the best tree, then the next likeliest."""
    torch.set_num_threads(1)
    starts = np.concatenate([[0], np.cumsum([len(s) for s in sentences])])
    size = (int(starts[-1]), batches.CHOICES)
    labels = {name: np.zeros(size, dtype=np.int16) for name in batches.LABELS}
    odds = {name: np.zeros(size, dtype=np.float16) for name in batches.LABELS}
    for network in networks:
        network.eval()

    def keep(name, probabilities, batch, first=None):
        if first is not None:  # the tree's own head comes first whatever its probability
            own = probabilities.gather(2, first.unsqueeze(2))
            rest = probabilities.scatter(2, first.unsqueeze(2), -1.0)
            likeliest, which = rest.topk(min(batches.CHOICES - 1, rest.shape[2]), 2)
            likeliest, which = torch.cat([own, likeliest.clamp_min(0)], 2), torch.cat([first.unsqueeze(2), which], 2)
        else:
            likeliest, which = probabilities.topk(min(batches.CHOICES, probabilities.shape[2]), 2)
        likeliest = (likeliest / likeliest.sum(2, keepdim=True).clamp_min(1e-9)).numpy()
        which = which.numpy()
        for row, i in enumerate(batch):
            n, k = len(sentences[i]), which.shape[2]
            labels[name][starts[i] : starts[i + 1], :k] = which[row, :n]
            odds[name][starts[i] : starts[i + 1], :k] = likeliest[row, :n]

    with torch.no_grad():
        for batch in batches.order([len(s) for s in sentences], words_per_batch):
            block = batches.pad([lookup(sentences[i]) for i in batch], np.int64)
            lengths = torch.tensor([len(sentences[i]) for i in batch])
            hidden = [network.encode(block, lengths) for network in networks]
            mean = lambda all_scores: torch.stack([s.softmax(2) for s in all_scores]).mean(0)
            arcs = mean([n.mask_scores(n.arc_scores(h), lengths) for n, h in zip(networks, hidden)])
            numbers = arcs.clamp_min(1e-9).log().numpy()
            heads = torch.zeros(block.shape[:2], dtype=torch.long)
            for row, i in enumerate(batch):
                n = len(sentences[i])
                heads[row, :n] = torch.from_numpy(kernels.decode(numbers[row, :n, : n + 1], n)[0].astype(np.int64))
            keep("heads", arcs, batch, heads)
            keep("relations", mean([n.relation_scores(h, heads) for n, h in zip(networks, hidden)]), batch)
            spoken = [n.tag_scores(h) for n, h in zip(networks, hidden)]
            keep("upos", mean([s[0] for s in spoken]), batch)
            keep("tags", mean([s[1] for s in spoken]), batch)
    return labels, odds
