"""The network of docs/parser-model.md in PyTorch, and what a training step does with it."""

import json
from dataclasses import asdict, dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import features
import kernels

INPUTS = (("form", 128), ("suffix3", 48), ("suffix2", 24), ("suffix4", 32), ("prefix3", 32), ("first", 12), ("shape", 24))


@dataclass
class Plan:
    """Sizes and value lists: with the tensors, all that a model file holds."""

    width: int = 128
    layers: str = "c1,c2,r,c1,r"
    arc: int = 96
    relation: int = 96
    distance: int = 16
    inputs: list = field(default_factory=list)  # [feature, width, values]
    upos: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    relations: list = field(default_factory=list)

    def dumps(self):
        return json.dumps(asdict(self))


class Network(nn.Module):
    def __init__(self, plan, seed):
        super().__init__()
        self.plan = plan
        self.made = torch.Generator().manual_seed(seed)
        width, arc, rel = plan.width, plan.arc, plan.relation
        self.tables = nn.ParameterList([nn.Parameter(self._normal(len(values) + 1, w, 0.1)) for _, w, values in plan.inputs])
        total = sum(w for _, w, _ in plan.inputs)
        self.inW, self.inb = self._matrix(total, 2 * width, total)
        self.ing, self.ins = nn.Parameter(torch.ones(width)), nn.Parameter(torch.zeros(width))
        self.W, self.b, self.g, self.s = (nn.ParameterList() for _ in range(4))
        self.kinds = [(kind[0], int(kind[1:] or 0)) for kind in plan.layers.split(",")]
        for kind, _ in self.kinds:
            W, b = self._matrix(3 * width, width, 3 * width * 0.5) if kind == "c" else self._matrix(width, 4 * width, width)
            self.W.append(W), self.b.append(b)
            self.g.append(nn.Parameter(torch.full((width,), 0.7))), self.s.append(nn.Parameter(torch.zeros(width)))
        self.uposW, self.uposb = self._matrix(width, len(plan.upos), width)
        self.tagW, self.tagb = self._matrix(width, len(plan.tags), width)
        self.arcDepW, self.arcDepb = self._matrix(width, arc, width)
        self.arcHeadW, self.arcHeadb = self._matrix(width, arc, width)
        self.arcU = nn.Parameter(self._normal(arc, arc, 1 / arc))
        self.arcv = nn.Parameter(torch.zeros(arc))
        self.arcRoot = nn.Parameter(self._normal(1, arc, 0.1)[0])
        self.arcDistance = nn.Parameter(torch.zeros(2 * plan.distance + 1))
        self.arcRootBias = nn.Parameter(torch.zeros(1))
        self.relDepW, self.relDepb = self._matrix(width, rel, width)
        self.relHeadW, self.relHeadb = self._matrix(width, rel, width)
        self.relRoot = nn.Parameter(self._normal(1, rel, 0.1)[0])
        self.relW, self.relb = self._matrix(2 * rel, len(plan.relations), 2 * rel)
        root = plan.relations.index("root")
        self.only_root = torch.full((len(plan.relations),), -1e9)
        self.only_root[root] = 0
        self.never_root = torch.zeros(len(plan.relations))
        self.never_root[root] = -1e9

    def _normal(self, rows, columns, scale):
        return torch.randn(rows, columns, generator=self.made) * scale

    def _matrix(self, inputs, outputs, fan):
        return nn.Parameter(self._normal(inputs, outputs, fan**-0.5)), nn.Parameter(torch.zeros(outputs))

    def optimizer_groups(self):
        tables = list(self.tables)
        known = {id(t) for t in tables}
        return [p for p in self.parameters() if id(p) not in known], tables

    def encode(self, ids, lengths, dropout=None):
        """ids [sentences, words, inputs] -> h [sentences, words, width]; `dropout` gives masks, one per sentence."""
        batch, time = ids.shape[:2]
        sparse = self.training
        e = torch.cat([F.embedding(ids[:, :, i], table, sparse=sparse) for i, table in enumerate(self.tables)], 2)
        if dropout:
            e = e * dropout(batch, e.shape[2], "input")
        z = F.linear(e, self.inW.t(), self.inb)
        width = self.plan.width
        inside = (torch.arange(time)[None, :] < lengths[:, None]).unsqueeze(2).float()
        h = F.layer_norm(torch.maximum(z[:, :, :width], z[:, :, width:]), (width,), self.ing, self.ins) * inside
        for (kind, dilation), W, b, g, s in zip(self.kinds, self.W, self.b, self.g, self.s):
            if kind == "c":
                pad = F.pad(h, (0, 0, dilation, dilation))
                window = torch.cat([pad[:, :time], h, pad[:, 2 * dilation:]], 2)
                branch = F.relu(F.linear(window, W.t(), b))
            else:
                branch = kernels.sru(F.linear(h, W.t(), b), lengths)
            branch = F.layer_norm(branch, (width,), g, s) * inside
            if dropout:
                branch = branch * dropout(batch, width, "layer")
            h = h + branch
        return h * dropout(batch, width, "output") if dropout else h

    def arc_scores(self, h):
        """[sentences, words, 1 + words]: score of each head, the root first."""
        time = h.shape[1]
        d = F.leaky_relu(F.linear(h, self.arcDepW.t(), self.arcDepb), 0.1)
        a = F.leaky_relu(F.linear(h, self.arcHeadW.t(), self.arcHeadb), 0.1)
        du = d @ self.arcU
        place = torch.arange(time)
        gap = (place[None, :] - place[:, None]).clamp(-self.plan.distance, self.plan.distance) + self.plan.distance
        words = du @ a.transpose(1, 2) + (a @ self.arcv).unsqueeze(1) + self.arcDistance[gap]
        root = du @ self.arcRoot + self.arcRoot @ self.arcv + self.arcRootBias
        return torch.cat([root.unsqueeze(2), words], 2)

    def mask_scores(self, scores, lengths):
        """No word outside the sentence, nor the word itself, can be a head."""
        time = scores.shape[1]
        outside = torch.arange(time)[None, :] >= lengths[:, None]
        blocked = torch.cat([torch.zeros(len(lengths), 1, dtype=torch.bool), outside], 1).unsqueeze(1)
        itself = torch.cat([torch.zeros(time, 1, dtype=torch.bool), torch.eye(time, dtype=torch.bool)], 1)
        return scores.masked_fill(blocked | itself, -1e9)

    def relation_scores(self, h, heads):
        """heads [sentences, words], 0 is the root."""
        p = F.linear(h, self.relDepW.t(), self.relDepb)
        q = F.linear(h, self.relHeadW.t(), self.relHeadb)
        p, q = F.leaky_relu(p, 0.1), F.leaky_relu(q, 0.1)
        q = torch.cat([self.relRoot.expand(len(h), 1, -1), q], 1)
        q = q.gather(1, heads.unsqueeze(2).expand(-1, -1, q.shape[2]))
        scores = F.linear(torch.cat([F.leaky_relu(p + q, 0.1), p * q], 2), self.relW.t(), self.relb)
        return scores + torch.where((heads == 0).unsqueeze(2), self.only_root, self.never_root)

    def tag_scores(self, h):
        return F.linear(h, self.uposW.t(), self.uposb), F.linear(h, self.tagW.t(), self.tagb)


class Lookup:
    """Words to rows of the tables, one look-up per word type."""

    def __init__(self, inputs):
        self.names = [name for name, _, _ in inputs]
        self.places = [{v: k + 1 for k, v in enumerate(values)} for _, _, values in inputs]
        self.known = {}

    def __call__(self, words):
        rows = []
        for word in words:
            row = self.known.get(word)
            if row is None:
                row = tuple(place.get(features.value(name, word), 0) for name, place in zip(self.names, self.places))
                self.known[word] = row
            rows.append(row)
        return np.array(rows, dtype=np.int64)
