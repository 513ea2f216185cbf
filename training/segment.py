"""python -m training.segment --data DIR --base FILE --out DIR : treebank text -> segment.onnx, which says where sentences begin.

A small convolutional network over the words that kg.annotate.segment finds. Of each word it sees the first word piece (the encoder's
embedding, projected), the letter shape, the length, the white space before it, and whether the rules begin a sentence there, so that it
learns to correct the rules. Blank lines stay boundaries whatever it says.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.annotate.segment import sentences
from training.corpora import check_trainable
from training.encode import letter_shape
from training.epochs import generator
from training.evaluate import load_tokenizer
from training.export import Int8Embedding
from training.rawtext import Range, RawDocument, raw_documents, span_f1
from training.restore import from_base

PROJECTED, WIDTH, DILATIONS = 40, 96, (1, 2, 4, 8)
WINDOW, BATCH = 400, 16  # words, windows
FEATURES = ("piece", "shape", "length", "space", "rule")
SIZES = {"shape": (9, 8), "length": (8, 4), "space": (4, 4), "rule": (2, 4)}  # values and width of each embedding but the piece's


@dataclass(frozen=True, slots=True)
class Words:
    """One document: ranges of its words, features [words, 5] in the order of FEATURES, and where its sentences begin."""

    ranges: list[Range]
    features: NDArray[np.int64]
    begins: NDArray[np.float32]
    fixed: NDArray[np.bool_]  # begins a paragraph


class Segmenter(nn.Module):
    """Features [batch, words, 5] -> log-odds [batch, words] that a sentence begins with the word."""

    def __init__(self, pieces: nn.Module) -> None:
        super().__init__()
        self.pieces = pieces
        self.small = nn.ModuleList(nn.Embedding(count, width) for count, width in SIZES.values())
        self.enter = nn.Linear(PROJECTED + sum(width for _, width in SIZES.values()), WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.drop, self.leave = nn.Dropout(0.2), nn.Linear(WIDTH, 1)

    def forward(self, features: Tensor) -> Tensor:
        """[batch, words]."""
        parts = [self.pieces(features[..., 0]), *(table(features[..., i + 1]) for i, table in enumerate(self.small))]
        x = self.enter(self.drop(torch.cat(parts, -1)))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            x = norm(x + self.drop(F.gelu(layer(x.transpose(1, 2)).transpose(1, 2))))
        scores: Tensor = self.leave(x).squeeze(-1)
        return scores


class Projected(nn.Module):
    """Fixed embeddings through a learned projection; `table` folds the two for export."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.register_buffer("fixed", table)
        self.project = nn.Linear(table.shape[1], PROJECTED, bias=False)

    def forward(self, places: Tensor) -> Tensor:
        """[..., PROJECTED]."""
        found: Tensor = self.project(F.embedding(places, self.fixed))
        return found

    def table(self) -> Tensor:
        """[pieces, PROJECTED]."""
        found: Tensor = self.project(self.fixed).detach()
        return found


def main() -> None:
    """Train, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(options.tokenizer)
    trees = options.data / "ud"
    documents = [d for c in ("ewt", "gum") for d in raw_documents(check_trainable(trees / f"{c}-train.conllu"))]
    development = {c: list(raw_documents(trees / f"{c}-dev.conllu")) for c in ("ewt", "gum")}
    net = Segmenter(Projected(from_base(options.base)["encoder.word.weight"]))
    train(net, [words_of(d, tokenizer) for d in documents], epochs=options.epochs, seed=options.seed)
    export(net, options.out / "segment.onnx")
    for corpus, found in development.items():
        print(json.dumps({"corpus": corpus, **figures(options.out / "segment.onnx", found, tokenizer)}), flush=True)


def words_of(document: RawDocument, tokenizer: Any) -> Words:
    """Features of the rules' words, and whether a sentence of the treebank begins with each."""
    pieces = list(sentences(document.text))
    ranges = [(word.start, word.end) for piece in pieces for word in piece.words]
    rule = [int(i == 0) for piece in pieces for i in range(len(piece.words))]
    paragraph = [
        int(i == 0 and (n == 0 or pieces[n - 1].paragraph != p.paragraph)) for n, p in enumerate(pieces) for i in range(len(p.words))
    ]
    features = word_features(document.text, ranges, rule=rule, paragraph=paragraph, tokenizer=tokenizer)
    starts = {start for start, _ in document.sentences}
    begins = np.array([start in starts for start, _ in ranges], np.float32)
    return Words(ranges, features, begins, np.array(paragraph, bool))


def word_features(
    text: str, ranges: Sequence[Range], *, rule: Sequence[int], paragraph: Sequence[int], tokenizer: Any
) -> NDArray[np.int64]:
    """[words, 5] in the order of FEATURES."""
    forms = [text[start:end] for start, end in ranges]
    first = {form: (tokenizer.encode(form, add_special_tokens=False).ids or [100])[0] for form in sorted(set(forms))}
    rows = []
    for i, (form, (start, _)) in enumerate(zip(forms, ranges, strict=True)):
        gap = text[ranges[i - 1][1] : start] if i else ""
        space = 3 if paragraph[i] else 2 if "\n" in gap else int(bool(gap))
        rows.append((first[form], letter_shape(form), min(len(form), 8) - 1, space, rule[i]))
    return np.array(rows, np.int64).reshape(-1, len(FEATURES))


def train(net: Segmenter, documents: Sequence[Words], *, epochs: int, seed: int) -> None:
    """Windows of whole documents one after the other, so that most windows begin and end anywhere."""
    started, rng = time.monotonic(), generator(seed, "windows")
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=2e-3, weight_decay=0.01)
    total = epochs * sum(1 for _ in _windows(documents, generator(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / total))
    for epoch in range(epochs):
        net.train()
        losses = []
        for features, begins, counts in _windows(documents, rng):
            loss = F.binary_cross_entropy_with_logits(net(features), begins, weight=counts, reduction="sum") / counts.sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(
            json.dumps({"epoch": epoch, "seconds": round(time.monotonic() - started), "loss": round(float(np.mean(losses)), 4)}), flush=True
        )
    net.eval()


def export(net: Segmenter, path: Path) -> None:
    """Write the network with int8 word-piece vectors."""
    if isinstance(net.pieces, Projected):
        net.pieces = Int8Embedding(net.pieces.table())
    axes = {name: {0: "batch", 1: "words"} for name in ("features", "begins")}
    example = (torch.zeros(1, 50, len(FEATURES), dtype=torch.long),)
    torch.onnx.export(
        net, example, str(path), input_names=["features"], output_names=["begins"], dynamic_axes=axes, opset_version=17, dynamo=False
    )


def figures(path: Path, documents: Sequence[RawDocument], tokenizer: Any) -> dict[str, float]:
    """Sentence F1 of the export and of the rules, word F1, and milliseconds a thousand words."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    offset, seconds, spans = 0, 0.0, {name: list[Range]() for name in ("learned", "rules", "gold", "words", "gold words")}
    for document in documents:
        words = words_of(document, tokenizer)
        started = time.monotonic()
        scores = session.run(None, {"features": words.features[None]})[0][0]
        seconds += time.monotonic() - started
        found = {"learned": (scores > 0) | words.fixed, "rules": words.features[:, FEATURES.index("rule")] > 0}
        for name, begins in found.items():
            spans[name] += _shifted(_sentence_ranges(words.ranges, begins), offset)
        for name, ranges in (("gold", document.sentences), ("words", words.ranges), ("gold words", document.words)):
            spans[name] += _shifted(ranges, offset)
        offset += len(document.text) + 1
    result = {f"sentences {name}": span_f1(spans[name], spans["gold"]) for name in ("learned", "rules")}
    return result | {
        "words": span_f1(spans["words"], spans["gold words"]),
        "ms per 1000 words": round(1e6 * seconds / len(spans["words"]), 2),
    }


def _windows(documents: Sequence[Words], rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Batches of features, targets and weights; a paragraph's first word is no question and weighs nothing."""
    order = list(documents)
    rng.shuffle(order)
    features = np.concatenate([d.features for d in order])
    begins = np.concatenate([d.begins for d in order])
    weights = 1 - np.concatenate([d.fixed for d in order]).astype(np.float32)
    starts = list(range(rng.randrange(WINDOW), len(features) - WINDOW, WINDOW))
    rng.shuffle(starts)
    for first in range(0, len(starts), BATCH):
        chosen = [slice(s, s + WINDOW) for s in starts[first : first + BATCH]]
        parts = (np.stack([array[c] for c in chosen]) for array in (features, begins, weights))
        one, two, three = (torch.from_numpy(part) for part in parts)
        yield one, two, three


def _sentence_ranges(ranges: Sequence[Range], begins: NDArray[np.bool_]) -> list[Range]:
    starts = [i for i, begin in enumerate(begins) if begin or i == 0]
    return [(ranges[a][0], ranges[b - 1][1]) for a, b in zip(starts, [*starts[1:], len(ranges)], strict=True) if ranges]


def _shifted(ranges: Sequence[Range], offset: int) -> list[Range]:
    return [(start + offset, end + offset) for start, end in ranges]


if __name__ == "__main__":
    main()
