"""Writes and reads the model file of docs/parser-model.md."""

import json
import struct

import numpy as np
import torch

MAGIC = b"PARLEYM1"
NAMES = {
    "inW": "in.W", "inb": "in.b", "ing": "in.g", "ins": "in.s",
    "uposW": "upos.W", "uposb": "upos.b", "tagW": "xposFeats.W", "tagb": "xposFeats.b",
    "arcDepW": "arcDep.W", "arcDepb": "arcDep.b", "arcHeadW": "arcHead.W", "arcHeadb": "arcHead.b",
    "arcU": "arc.U", "arcv": "arc.v", "arcRoot": "arc.root", "arcDistance": "arc.distance", "arcRootBias": "arc.rootBias",
    "relDepW": "relDep.W", "relDepb": "relDep.b", "relHeadW": "relHead.W", "relHeadb": "relHead.b",
    "relRoot": "relation.root", "relW": "relation.W", "relb": "relation.b",
}


def _parameters(network):
    """(name in the file, parameter, axis that shares a scale or None for float32)."""
    for (feature, _, _), table in zip(network.plan.inputs, network.tables):
        yield f"in.{feature}", table, 1
    for own, name in NAMES.items():
        parameter = getattr(network, own)
        yield name, parameter, 0 if parameter.dim() == 2 else None
    for k in range(len(network.kinds)):
        for letter in "Wbgs":
            yield f"layer{k}.{letter}", getattr(network, letter)[k], 0 if letter == "W" else None


def _quantised(values, axis):
    """int8 with one scale per column (matrices, axis 0) or per row (tables, axis 1)."""
    scales = np.maximum(np.abs(values).max(axis=axis, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.clip(np.rint(values / scales), -127, 127).astype(np.int8), scales


def quantise(network):
    """Rounds the network's weights to what the file can hold, in place, so that scores here are scores there."""
    with torch.no_grad():
        for _, parameter, axis in _parameters(network):
            if axis is not None:
                small, scales = _quantised(parameter.numpy(), axis)
                parameter.copy_(torch.from_numpy(small.astype(np.float32) * scales))


def write(path, network, made_from):
    tensors, blocks, at = {}, [], 0

    def put(raw):
        nonlocal at
        start = at
        raw += b"\0" * (-len(raw) % 16)
        blocks.append(raw)
        at += len(raw)
        return start

    for name, parameter, axis in _parameters(network):
        values = parameter.detach().numpy()
        if axis is None:
            tensors[name] = {"type": "float32", "shape": list(values.shape), "offset": put(values.astype("<f4").tobytes())}
        else:
            small, scales = _quantised(values, axis)
            tensors[name] = {"type": "int8", "shape": list(values.shape), "offset": put(small.tobytes()),
                             "scales": put(scales.astype("<f4").tobytes())}
    plan = network.plan
    header = {
        "language": "en",
        "width": plan.width,
        "layers": [{"kind": "conv", "dilation": d} if k == "c" else {"kind": "sru"} for k, d in network.kinds],
        "arc": plan.arc, "relation": plan.relation, "distance": plan.distance,
        "inputs": [{"feature": f, "width": w, "values": v} for f, w, v in plan.inputs],
        "upos": plan.upos, "xposFeats": plan.tags, "deprel": plan.relations,
        "tensors": tensors, "madeFrom": made_from,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % 16)
    with open(path, "wb") as out:
        out.write(MAGIC + struct.pack("<I", len(text)) + text)
        for block in blocks:
            out.write(block)


def read(path):
    from network import Network, Plan

    with open(path, "rb") as file:
        raw = file.read()
    if raw[:8] != MAGIC:
        raise ValueError(f"{path} is no parser model")
    size = struct.unpack("<I", raw[8:12])[0]
    header = json.loads(raw[12 : 12 + size])
    data = 12 + size
    plan = Plan(
        width=header["width"],
        layers=",".join(f"c{layer['dilation']}" if layer["kind"] == "conv" else "r" for layer in header["layers"]),
        arc=header["arc"], relation=header["relation"], distance=header["distance"],
        inputs=[[i["feature"], i["width"], i["values"]] for i in header["inputs"]],
        upos=header["upos"], tags=header["xposFeats"], relations=header["deprel"],
    )
    network = Network(plan, 0)
    with torch.no_grad():
        for name, parameter, axis in _parameters(network):
            t = header["tensors"][name]
            count = int(np.prod(t["shape"]))
            if t["type"] == "float32":
                values = np.frombuffer(raw, "<f4", count, data + t["offset"])
            else:
                small = np.frombuffer(raw, np.int8, count, data + t["offset"]).reshape(t["shape"]).astype(np.float32)
                scales = np.frombuffer(raw, "<f4", t["shape"][1 - axis], data + t["scales"])
                values = small * (scales[None, :] if axis == 0 else scales[:, None])
            parameter.copy_(torch.from_numpy(values.reshape(t["shape"]).copy()))
    return network, header


def cost(network):
    """Multiplications per word, the word-type layer left out (it is cached), the arc matrix product too (it grows with the sentence)."""
    plan = network.plan
    heads = plan.width * (len(plan.upos) + len(plan.tags) + 2 * plan.arc + 2 * plan.relation)
    heads += plan.arc**2 + 2 * plan.relation * len(plan.relations)
    return heads + sum(3 * plan.width**2 if k == "c" else 4 * plan.width**2 for k, _ in network.kinds)
