"""Starting weights: an int8 ONNX export or the base encoder's safetensors -> a state for network.Joint."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # model.safetensors of all-MiniLM-L6-v2
RENAMED = {"q": "query", "k": "key", "v": "value", "o": "out", "f": "up", "g": "down", "n1": "norm1", "n2": "norm2"}
BASE_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def from_export(path: Path) -> dict[str, Tensor]:
    """Weights of a quantised export under this network's names; what the export folded together is put where it adds up the same."""
    graph = onnx.load(str(path)).graph
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {name.removeprefix("net."): value for name, value in arrays.items() if name.startswith("net.") and value.dtype == np.float32}
    state |= _embeddings(graph, arrays) | _matrices(graph, arrays)
    return {_renamed(name): torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in state.items()}


def from_base(path: Path) -> dict[str, Tensor]:
    """The encoder's weights from the base model's safetensors file, whose digest is checked."""
    base = load_file(str(checked(path, BASE_SHA256)))
    state = {
        "encoder.word.weight": base["embeddings.word_embeddings.weight"],
        "encoder.position.weight": base["embeddings.position_embeddings.weight"],
        "encoder.kind": base["embeddings.token_type_embeddings.weight"][0],
        "encoder.norm.weight": base["embeddings.LayerNorm.weight"],
        "encoder.norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for number in range(6):
        for ours, theirs in BASE_LAYER.items():
            for part in ("weight", "bias"):
                state[f"encoder.layers.{number}.{ours}.{part}"] = base[f"encoder.layer.{number}.{theirs}.{part}"]
    return state


def checked(path: Path, sha256: str) -> Path:
    """The path itself, or ValueError where the file has another digest."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{path} is not the encoder's file: sha256 {found}, expected {sha256}")
    return path


def fitting(state: dict[str, Tensor], into: torch.nn.Module) -> list[str]:
    """Load what fits by name and shape; names of the module's tensors that kept their initial values are returned."""
    own = into.state_dict()
    known = {name: value for name, value in state.items() if name in own and own[name].shape == value.shape}
    into.load_state_dict(own | known)
    return sorted(set(own) - set(known))


def _embeddings(graph: Any, arrays: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Embedding tables, quantised by onnxruntime or row by row (export.Int8Embedding), and the constant that was folded into their sum."""
    stems = [name.removesuffix("_quantized") for name in arrays if name.endswith(".weight_quantized")]
    found = {stem.removeprefix("net."): _scaled(stem, arrays) for stem in stems}
    tables = [name.removesuffix(".table") for name in arrays if name.endswith(".table")]
    found |= {f"{stem.removeprefix('net.')}.weight": arrays[f"{stem}.table"] * arrays[f"{stem}.scale"] for stem in tables}
    folded = [arrays[i] for node in graph.node if node.op_type == "Add" for i in node.input if i.startswith("onnx::Add") and i in arrays]
    return found | {"encoder.kind": folded[0]} if folded else found


def _matrices(graph: Any, arrays: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Quantised matrices, each named after the bias that is added to its product."""
    readers: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    found = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            found[f"{_bias(node.output[0], readers).removesuffix('.bias').removeprefix('net.')}.weight"] = _scaled(stem, arrays).T
    return found


def _scaled(stem: str, arrays: dict[str, NDArray[Any]]) -> NDArray[np.float32]:
    values, scale, zero = (arrays[f"{stem}_{part}"].astype(np.float32) for part in ("quantized", "scale", "zero_point"))
    return np.asarray((values - zero) * scale, dtype=np.float32)


def _bias(name: str, readers: dict[str, list[Any]]) -> str:
    """Name of the bias that is added to this value after casts and scales."""
    node = next(n for n in readers[name] if n.op_type in ("Cast", "Mul", "Add"))
    if node.op_type == "Add":
        return str(next(i for i in node.input if i.endswith(".bias")))
    return _bias(node.output[0], readers)


def _renamed(name: str) -> str:
    parts = name.split(".")
    if parts[:2] == ["encoder", "layers"]:
        parts[3] = RENAMED.get(parts[3], parts[3])
    return ".".join(parts)
