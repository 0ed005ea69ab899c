"""Word vectors by counting: positional PPMI (two words to each side), then a randomised SVD. Start values of the form table."""

from collections import Counter

import numpy as np
import scipy.sparse as sp

import features


def forms_of(gold_sentences, raw_sentences, in_gold=2, in_raw=12):
    """Words worth a row: twice in the treebanks, or often in the raw text; commonest first."""
    gold, raw = Counter(), Counter()
    for counts, sentences in ((gold, gold_sentences), (raw, raw_sentences)):
        for words in sentences:
            counts.update(features.lower(w) for w in words)
    both = gold + raw
    kept = [w for w, n in both.items() if (gold[w] >= in_gold or raw[w] >= in_raw) and features.storable(w)]
    return sorted(kept, key=lambda w: (-both[w], w))


def vectors(forms, sentences, width=128, contexts=2500, seed=7):
    """[forms, width]; zero-mean, of the size that the trainer's random start values have."""
    place = {w: k for k, w in enumerate(forms)}
    rows, columns = [], []
    for words in sentences:
        ids = np.array([place.get(features.lower(w), -1) for w in words])
        for slot, gap in enumerate((-2, -1, 1, 2)):
            if len(ids) <= abs(gap):
                continue
            here, there = (ids[-gap:], ids[:gap]) if gap < 0 else (ids[:-gap], ids[gap:])
            fine = (here >= 0) & (there >= 0) & (there < contexts)
            rows.append(here[fine])
            columns.append(there[fine] + slot * contexts)
    rows, columns = np.concatenate(rows), np.concatenate(columns)
    counts = sp.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(forms), 4 * contexts)).tocsr()
    total = counts.sum()
    of_row = np.asarray(counts.sum(1)).ravel()
    of_column = np.asarray(counts.sum(0)).ravel() ** 0.75
    of_column *= total / of_column.sum()
    pairs = counts.tocoo()
    ppmi = np.log(pairs.data * total / (of_row[pairs.row] * of_column[pairs.col]))
    matrix = sp.csr_matrix((np.maximum(ppmi, 0), (pairs.row, pairs.col)), shape=counts.shape, dtype=np.float32)
    random = np.random.default_rng(seed)
    basis = matrix @ random.standard_normal((matrix.shape[1], width + 32)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, sizes, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    out = (basis @ left[:, :width]) * np.sqrt(sizes[:width])
    out -= out.mean(0)
    length = np.linalg.norm(out, axis=1, keepdims=True)
    out = out / np.maximum(length, 1e-6)
    return (out * 0.1 * np.sqrt(width)).astype(np.float32)
