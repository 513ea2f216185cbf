"""python -m training.export CHECKPOINT --out DIR … : averaged weights -> model.int8.onnx, model.json and the other files of a model folder.

Weights are stored as int8: embeddings with a scale for each row, matrices for each output column. Activations are quantised while it runs.
Names given by --exact stay in fp32. The files of training.segment and training.coref are copied, so that the folder is complete;
training.coref should then be run on it, since its scorer is fitted to the network's trees.
model.onnx (fp32) is left beside the export for comparison and is not shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.corpora import LAYERS
from training.network import Joint, masked_arcs, second_best
from training.unsigned import unsigned

INPUTS = ("ids", "mask", "first", "shape")
OUTPUTS = (*(layer for layer in LAYERS if layer != "rel"), "arc", "rel", "rel2", "states")
SHIPPED = Path(__file__).parent.parent / "kg" / "annotate" / "model"
SHIPPED_FILES = ("model.int8.onnx", "tokenizer.json", "segment.onnx", "coref.npz")
LARGEST = 31_000_000  # bytes; what the wheel may grow by


class Flat(nn.Module):
    """The network with plain outputs: tag scores, arcs, relation scores for the best head and the second best, states of words."""

    def __init__(self, net: Joint) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shape: Tensor) -> tuple[Tensor, ...]:
        """In the order of OUTPUTS."""
        scores = self.net(ids, mask.bool(), first, shape)
        arc = masked_arcs(scores.arc, first)
        best = arc.argmax(-1)
        second = second_best(arc, best)
        tags = [scores.tags[layer] for layer in OUTPUTS if layer in LAYERS and layer != "rel"]
        return (*tags, arc, self.net.relations(scores, best), self.net.relations(scores, second), scores.states)


class Int8Embedding(nn.Module):
    """An embedding table kept as int8 with a scale for each row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, places: Tensor) -> Tensor:
        """[..., width]."""
        return nn.functional.embedding(places, self.table).float() * nn.functional.embedding(places, self.scale)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--segmenter", type=Path, default=SHIPPED / "segment.onnx", help="the shipped one unless another is given")
    parser.add_argument("--exact", nargs="*", default=[], help="parts of names of matrices that stay fp32, such as net.arc_head")
    parser.add_argument("--reduce-range", action="store_true", help="7-bit weights, for processors whose int8 sums saturate")
    parser.add_argument("--per-tensor", action="store_true", help="one scale a matrix instead of one a column")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    net = Joint({layer: len(names) for layer, names in saved["labels"].items()})
    net.load_state_dict(saved["average"])
    to_onnx(net.eval(), options.out / "model.onnx")
    net.encoder.word = Int8Embedding(net.encoder.word.weight.data)
    net.encoder.position = Int8Embedding(net.encoder.position.weight.data)
    to_onnx(net, options.out / "embeddings.int8.onnx")
    quantise(options.out / "embeddings.int8.onnx", options.out / "model.int8.onnx", options=options)
    (options.out / "embeddings.int8.onnx").unlink()
    shutil.copyfile(options.tokenizer, options.out / "tokenizer.json")
    shutil.copyfile(options.segmenter, options.out / "segment.onnx")
    shutil.copyfile(SHIPPED / "coref.npz", options.out / "coref.npz")
    write_description(options.out, saved["labels"], version=options.version)
    size = sum((options.out / name).stat().st_size for name in SHIPPED_FILES)
    print(json.dumps({"bytes": size, "out": str(options.out)}))
    if size > LARGEST:
        raise SystemExit(f"{', '.join(SHIPPED_FILES)} have {size} bytes; at most {LARGEST} may be shipped")


def to_onnx(net: Joint, path: Path) -> None:
    """Write the network in fp32 with free batch, piece and word sizes."""
    words, pieces, batch = 20, 30, 4
    example = (
        torch.randint(0, 30000, (batch, pieces)),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.arange(1, words + 1)[None].repeat(batch, 1),
        torch.zeros(batch, words, dtype=torch.long),
    )
    axes = {name: {0: "batch", 1: "pieces" if name in ("ids", "mask") else "words"} for name in INPUTS}
    torch.onnx.export(
        Flat(net),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, *, options: argparse.Namespace) -> None:
    """Dynamic int8 of the matrix products, but for those named, with unsigned weights: the same scores on every processor."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=not options.per_tensor,
        reduce_range=options.reduce_range,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=_named(source, options.exact),
    )
    model = onnx.load(str(target))
    unsigned(model)
    onnx.save(model, str(target))


def write_description(folder: Path, labels: dict[str, list[str]], *, version: str) -> None:
    """model.json: what a user of the files must know, with the digests that are checked when they are loaded."""
    content: dict[str, Any] = {"version": version, "files": {}, "inputs": INPUTS, "outputs": OUTPUTS, "labels": labels}
    _write(folder, content)
    for name in SHIPPED_FILES:
        list_file(folder, name)


def list_file(folder: Path, name: str) -> None:
    """Write the digest of a file into the folder's model.json."""
    content = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    content["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    _write(folder, content)


def _write(folder: Path, content: dict[str, Any]) -> None:
    (folder / "model.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _named(path: Path, parts: list[str]) -> list[str]:
    return [node.name for node in onnx.load(str(path)).graph.node if any(part in node.name for part in parts)]


if __name__ == "__main__":
    main()
