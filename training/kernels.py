"""Compiles kernels.c once (gcc) and gives its functions to PyTorch."""

import ctypes
import hashlib
import os
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

_SOURCE = pathlib.Path(__file__).with_name("kernels.c")


def _load():
    digest = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    folder = pathlib.Path(os.environ.get("PARLEY_TRAINING_OUT", tempfile.gettempdir()))
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / f"kernels-{digest}.so"
    if not library.exists():
        made = folder / f"kernels-{digest}.{os.getpid()}.so"
        part = made.with_suffix(".o")
        subprocess.run(["gcc", "-Ofast", "-march=native", "-fPIC", "-c", "-o", part, _SOURCE], check=True)
        subprocess.run(["gcc", "-shared", "-o", made, part, "-lmvec", "-lm"], check=True)
        part.unlink()
        made.rename(library)
    return ctypes.CDLL(str(library))


_lib = _load()
torch.set_flush_denormal(True)  # running averages fade into numbers that are slow and mean nothing


def _at(tensor):
    return ctypes.c_void_p(tensor.data_ptr() if isinstance(tensor, torch.Tensor) else tensor.ctypes.data)


class _Sru(torch.autograd.Function):
    @staticmethod
    def forward(context, u, lengths):
        u = u.contiguous()
        batch, time, width = u.shape[0], u.shape[1], u.shape[2] // 4
        c, f, o, tc = (torch.empty(batch, time, width) for _ in range(4))
        y = torch.zeros(batch, time, width)
        _lib.sru_forward(_at(u), _at(lengths), batch, time, width, _at(c), _at(f), _at(o), _at(tc), _at(y))
        context.save_for_backward(u, lengths, c, f, o, tc)
        return y

    @staticmethod
    def backward(context, dy):
        u, lengths, c, f, o, tc = context.saved_tensors
        dy = dy.contiguous()
        du = torch.zeros_like(u)
        _lib.sru_backward(_at(u), _at(lengths), u.shape[0], u.shape[1], u.shape[2] // 4,
                          _at(c), _at(f), _at(o), _at(tc), _at(dy), _at(du))
        return du, None


def sru(u, lengths):
    """The bidirectional scan of docs/parser-model.md; u is [sentences, words, 4 * width], rows past a length give zero."""
    return _Sru.apply(u, lengths)


def _f(x):
    return ctypes.c_float(x)


class Adam:
    """Adam with a running average of the weights; tables are updated in their touched rows only and not averaged."""

    def __init__(self, dense, tables, beta1=0.9, beta2=0.95, keep=0.998):
        self.dense, self.tables, self.beta1, self.beta2, self.keep, self.step_number = dense, tables, beta1, beta2, keep, 0
        self.state = {id(p): (torch.zeros_like(p), torch.zeros_like(p)) for p in dense + tables}
        self.average = {id(p): p.detach().clone() for p in dense}

    def step(self, rate, clip):
        self.step_number += 1
        c1 = 1 / (1 - self.beta1**self.step_number)
        c2 = 1 / (1 - self.beta2**self.step_number)
        norm = sum(float(p.grad.pow(2).sum()) for p in self.dense if p.grad is not None) ** 0.5
        scale = min(1.0, clip / (norm + 1e-6))
        keep = min(self.keep, (1 + self.step_number) / (10 + self.step_number))
        for p in self.dense:
            if p.grad is None:
                continue
            m, v = self.state[id(p)]
            g = p.grad.contiguous()
            _lib.adam_dense(_at(p.data), _at(m), _at(v), _at(self.average[id(p)]), _at(g), ctypes.c_long(p.numel()), _f(rate),
                            _f(self.beta1), _f(self.beta2), _f(c1), _f(c2), _f(scale), _f(keep))
            p.grad = None
        for p in self.tables:
            if p.grad is None:
                continue
            g = p.grad.coalesce()
            rows, values = g.indices()[0].contiguous(), (g.values() * scale).contiguous()
            m, v = self.state[id(p)]
            _lib.adam_rows(_at(p.data), _at(m), _at(v), _at(values), _at(rows), rows.numel(), p.shape[1], _f(rate),
                           _f(self.beta1), _f(self.beta2), _f(c1), _f(c2))
            p.grad = None
        return norm

    def averaged(self):
        """Swaps the averaged weights in; call again to swap back."""
        for p in self.dense:
            kept = p.data.clone()
            p.data.copy_(self.average[id(p)])
            self.average[id(p)].copy_(kept)


def decode(scores, length):
    """Heads (0 = root) of one sentence from scores[word, head]: argmax if that is a tree with one root, else Chu-Liu-Edmonds."""
    scores = np.ascontiguousarray(scores, dtype=np.float32)
    heads = np.empty(length, dtype=np.int32)
    greedy = _lib.decode(length, _at(scores), scores.shape[1], _at(heads))
    return heads, bool(greedy)
