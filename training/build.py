"""Labels and the name of an encoder -> a network; a checkpoint or an export -> its network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.encode import Labels
from training.mpnet import MpnetEncoder
from training.network import Encoder, Joint
from training.restore import from_export

ENCODERS: dict[str, Callable[[], nn.Module]] = {"minilm": Encoder, "mpnet": MpnetEncoder}


def joint(labels: Labels, encoder: str = "minilm") -> Joint:
    """A network with fresh weights."""
    return Joint({layer: len(names) for layer, names in labels.items()}, ENCODERS[encoder]())


def saved_joint(path: Path, *, weights: str = "average") -> tuple[Joint, Labels, str]:
    """The network of a checkpoint (.pt) or of an export (.onnx with model.json beside it), its labels and its encoder."""
    content = _content(path, weights)
    net = joint(content["labels"], content["encoder"])
    net.load_state_dict(content["state"])
    return net, content["labels"], content["encoder"]


def encoder_of(path: Path) -> str:
    """Which encoder a checkpoint has."""
    return str(torch.load(path, map_location="cpu", weights_only=True).get("encoder", "minilm"))


def _content(path: Path, weights: str) -> dict[str, Any]:
    if path.suffix == ".onnx":
        labels: Labels = json.loads((path.parent / "model.json").read_text(encoding="utf-8"))["labels"]
        return {"state": _without_scales(from_export(path)), "labels": labels, "encoder": "minilm"}
    saved = torch.load(path, map_location="cpu", weights_only=True)
    return {"state": saved[weights], "labels": saved["labels"], "encoder": saved.get("encoder", "minilm")}


def _without_scales(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value for name, value in state.items() if not name.endswith(".scale")}
