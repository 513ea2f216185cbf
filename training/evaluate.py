"""python -m training.evaluate --data DIR MODEL… : figures of exports (.onnx) and checkpoints (.pt) on the development sets."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onnxruntime
import torch
from tokenizers import Tokenizer

from training.build import saved_joint
from training.corpora import development_sentences
from training.encode import Batch, Labels
from training.measure import Outputs, Run, figures
from training.network import masked_arcs, second_best


def main() -> None:
    """Print one JSON line and one readable line a model and corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", type=Path, help="ONNX file with model.json beside it, or checkpoint")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--weights", default="average", choices=("average", "last"), help="which weights of a checkpoint")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    development = development_sentences(options.data)
    for model in options.models:
        run, labels = (checkpoint if model.suffix == ".pt" else onnx_model)(model, options=options)
        result = figures(run, development, labels, tokenizer=load_tokenizer(options.tokenizer))
        print(json.dumps({"model": str(model), "weights": options.weights, "figures": result}))
        for corpus, values in result.items():
            print(f"  {corpus}: {readable(values)}", flush=True)


def readable(values: dict[str, Any]) -> str:
    """'LAS 89.6, ner (F1 71.3, ORG 51.0)'."""
    return ", ".join(f"{k} ({readable(v)})" if isinstance(v, dict) else f"{k} {v:.2f}" for k, v in values.items())


def load_tokenizer(path: Path) -> Any:
    """The word-piece tokenizer, without padding or cutting."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def onnx_model(path: Path, *, options: argparse.Namespace) -> tuple[Run, Labels]:
    """An exported network and its labels."""
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    session = onnxruntime.InferenceSession(str(path), settings, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]

    def run(batch: Batch) -> Outputs:
        inputs = {"ids": batch.ids, "mask": batch.mask, "first": batch.first, "shape": batch.shape}
        return dict(zip(names, session.run(None, inputs), strict=True))

    labels: Labels = json.loads((path.parent / "model.json").read_text(encoding="utf-8"))["labels"]
    return run, labels


def checkpoint(path: Path, *, options: argparse.Namespace) -> tuple[Run, Labels]:
    """A training checkpoint and its labels."""
    torch.set_num_threads(options.threads)
    net, labels, _ = saved_joint(path, weights=options.weights)
    return torch_run(net.eval()), labels


def torch_run(net: Any) -> Run:
    """The same outputs from a network in torch."""

    def run(batch: Batch) -> Outputs:
        place = next(net.parameters()).device
        ids, mask, first, shape = (torch.from_numpy(a).to(place) for a in (batch.ids, batch.mask, batch.first, batch.shape))
        with torch.inference_mode():
            scores = net(ids, mask.bool(), first, shape)
            arc = masked_arcs(scores.arc, first)
            best = arc.argmax(-1)
            relations = {"rel": net.relations(scores, best), "rel2": net.relations(scores, second_best(arc, best))}
            found = {**scores.tags, "arc": arc, **relations}
        return {name: value.float().cpu().numpy() for name, value in found.items()}

    return run


if __name__ == "__main__":
    main()
