"""python -m training.segment --data DIR --base FILE --out DIR … : treebank text -> segment.onnx, which corrects sentence ends.

A small convolutional network over the words that kg.annotate.words.sentences finds; kg.annotate.words.boundaries has its
features and runs it. With --list, `DIR/model.json` gets the new file's digest: so is the file of kg/annotate/model replaced.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.annotate.parse.wordpieces import WordPieces
from kg.annotate.words.boundaries import FEATURES, FILE, PARAGRAPH, SIZES, Boundaries, features, kind
from kg.annotate.words.sentences import Piece, sentences
from training.corpora import check_trainable, read_iob
from training.epochs import generator
from training.export import Int8Embedding, list_file
from training.rawtext import Range, RawDocument, raw_documents, span_f1
from training.restore import from_base
from training.variants import news_documents, variant

PROJECTED, WIDTH, DILATIONS = 48, 128, (1, 2, 4, 8, 16)
WIDTHS = {"shape": 8, "length": 4, "space": 4, "rule": 4, "nesting": 4, "from start": 6, "to end": 6, "paragraph": 8}
WINDOW, BATCH = 256, 12  # words, windows
RATE, WARM, DECAY = 2e-3, 100, 0.995  # highest learning rate, steps until it, of the averaged weights
VARIANTS, HIDDEN = 0.25, 0.1  # shares of documents that are changed, and of the features below that are hidden
NEWS, TURNS = 6000, 3  # sentences of news; one turn of them an epoch
UNKNOWN = {FEATURES.index("first piece"): 100, FEATURES.index("last piece"): 100, FEATURES.index("rule"): 0}
SPACE = FEATURES.index("space")
LARGEST = 2_000_000  # bytes

Example = tuple[NDArray[np.int64], NDArray[np.float32]]  # features and targets of a document's words


class Segmenter(nn.Module):
    """Features [batch, words, features] -> log-odds [batch, words] that a sentence begins with the word."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.pieces: nn.Module = Projected(table)
        self.small = nn.ModuleList(nn.Embedding(SIZES[name], width) for name, width in WIDTHS.items())
        self.enter = nn.Linear(2 * PROJECTED + sum(WIDTHS.values()), WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.drop, self.leave = nn.Dropout(0.3), nn.Linear(WIDTH, 1)

    def forward(self, found: Tensor) -> Tensor:
        """[batch, words]."""
        small = (table(found[..., i]) for i, table in enumerate(self.small, start=2))
        x = self.enter(self.drop(torch.cat([self.pieces(found[..., 0]), self.pieces(found[..., 1]), *small], -1)))
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


class Int8Conv(nn.Module):
    """A convolution whose weights are kept as int8 with a scale for each output; the products are in fp32."""

    def __init__(self, layer: nn.Conv1d) -> None:
        super().__init__()
        scale = layer.weight.detach().abs().amax((1, 2), keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("weight", (layer.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias, self.dilation = layer.bias, layer.dilation[0]

    def forward(self, x: Tensor) -> Tensor:
        """[batch, outputs, words]."""
        return F.conv1d(x, self.weight.float() * self.scale, self.bias, padding=self.dilation, dilation=self.dilation)


def main() -> None:
    """Train, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--list", action="store_true", help="write the digest into OUT/model.json")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    words = WordPieces(options.tokenizer)
    net = train(
        Segmenter(from_base(options.base)["encoder.word.weight"]), options.data, words=words, epochs=options.epochs, seed=options.seed
    )
    export(net, options.out / FILE)
    if options.list:
        list_file(options.out, FILE)
    boundaries = Boundaries(options.out, encode=words.of)
    for corpus in ("ewt", "gum"):
        found = list(raw_documents(options.data / "ud" / f"{corpus}-dev.conllu"))
        print(json.dumps({"corpus": corpus, **figures(boundaries, found)}), flush=True)


def train(net: Segmenter, data: Path, *, words: WordPieces, epochs: int, seed: int) -> Segmenter:
    """The averaged weights after `epochs` of the treebanks, each with a part of the news and with variants."""
    started, rng = time.monotonic(), generator(seed, "segment")
    documents = [d for c in ("ewt", "gum") for d in raw_documents(check_trainable(data / "ud" / f"{c}-train.conllu"))]
    news_words = [[row[1] for row in rows] for _, rows in read_iob(check_trainable(data / "ner" / "gmb-train.iob2"))]
    news = list(news_documents(news_words[:NEWS], rng))
    plain = [example(d, words) for d in documents]
    average, optimiser = copy.deepcopy(net), torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    size = sum(len(found) for found, _ in plain) + sum(len(d.text.split()) for d in news) // TURNS
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _rate(epochs * size // (WINDOW * BATCH)))
    net.train()
    for epoch in range(epochs):
        chosen = [example(variant(d, rng), words) if rng.random() < VARIANTS else known for d, known in zip(documents, plain, strict=True)]
        chosen += [example(variant(d, rng) if rng.random() < VARIANTS else d, words) for d in news[epoch % TURNS :: TURNS]]
        losses = [_step(net, average, optimiser, schedule, batch) for batch in _windows(chosen, rng)]
        shown = {"epoch": epoch, "seconds": round(time.monotonic() - started), "loss": round(float(np.mean(losses)), 4)}
        print(json.dumps(shown), flush=True)
    return average.eval()


def example(document: RawDocument, words: WordPieces) -> Example:
    """Features of the rules' words, and whether a sentence of the document begins with each."""
    pieces = list(sentences(document.text))
    starts = {start for start, _ in document.sentences}
    begins = np.array([word.start in starts for piece in pieces for word in piece.words], np.float32)
    return features(document.text, pieces, kind=partial(kind, encode=words.of)), begins


def export(net: Segmenter, path: Path) -> None:
    """Write the network with int8 weights but fp32 sums, so that a word's score does not depend on what else is in the batch."""
    net = copy.deepcopy(net)
    if isinstance(net.pieces, Projected):
        net.pieces = Int8Embedding(net.pieces.table())
    net.layers = nn.ModuleList(Int8Conv(layer) for layer in net.layers if isinstance(layer, nn.Conv1d))
    torch.onnx.export(
        net,
        (torch.zeros(1, 50, len(FEATURES), dtype=torch.long),),
        str(path),
        input_names=["features"],
        output_names=["begins"],
        dynamic_axes={name: {0: "batch", 1: "words"} for name in ("features", "begins")},
        opset_version=17,
        do_constant_folding=False,  # it would write the int8 weights out in fp32
        dynamo=False,
    )
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes; at most {LARGEST} may be shipped")


def figures(boundaries: Boundaries, documents: Sequence[RawDocument]) -> dict[str, float]:
    """Sentence F1 as it is shipped and by rules alone, word F1, and milliseconds a thousand words."""
    offset, seconds, spans = 0, 0.0, {name: list[Range]() for name in ("shipped", "rules", "gold", "words", "gold words")}
    for document in documents:
        rules = list(sentences(document.text))
        started = time.process_time()
        shipped = boundaries(document.text, rules)
        seconds += time.process_time() - started
        words = [(word.start, word.end) for piece in rules for word in piece.words]
        found = {"shipped": _ranges(shipped), "rules": _ranges(rules), "gold": document.sentences, "words": words}
        for name, ranges in (found | {"gold words": document.words}).items():
            spans[name] += [(start + offset, end + offset) for start, end in ranges]
        offset += len(document.text) + 1
    return {
        **{f"sentences {name}": span_f1(spans[name], spans["gold"]) for name in ("shipped", "rules")},
        "words": span_f1(spans["words"], spans["gold words"]),
        "ms per 1000 words": round(1e6 * seconds / len(spans["words"]), 2),
    }


def _rate(steps: int) -> Any:
    def share(step: int) -> float:
        return min(1.0, step / WARM) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps)))

    return share


def _windows(examples: Sequence[Example], rng: random.Random) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches of features and targets, cut from the documents one after the other, so that most windows begin and end anywhere."""
    order = list(examples)
    rng.shuffle(order)
    arrays = [np.concatenate(part) for part in zip(*order, strict=True)]
    starts = list(range(rng.randrange(WINDOW), len(arrays[0]) - WINDOW, WINDOW))
    rng.shuffle(starts)
    for first in range(0, len(starts), BATCH):
        chosen = starts[first : first + BATCH]
        found, begins = (torch.from_numpy(np.stack([array[s : s + WINDOW] for s in chosen])) for array in arrays)
        yield found, begins


def _step(net: Segmenter, average: Segmenter, optimiser: Any, schedule: Any, batch: tuple[Tensor, Tensor]) -> float:
    found, begins = batch
    counts = (found[..., SPACE] != PARAGRAPH).float()  # where a paragraph begins is no question
    for column, unknown in UNKNOWN.items():
        found[..., column] = found[..., column].masked_fill(torch.rand(begins.shape) < HIDDEN, unknown)
    loss = F.binary_cross_entropy_with_logits(net(found), begins, weight=counts, reduction="sum") / counts.sum()
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    step = schedule.last_epoch
    with torch.no_grad():
        for mean, weight in zip(average.parameters(), net.parameters(), strict=True):
            mean.lerp_(weight, 1 - min(DECAY, (step + 1) / (step + 10)))
    return float(loss.detach())


def _ranges(pieces: Sequence[Piece]) -> list[Range]:
    return [(piece.words[0].start, piece.words[-1].end) for piece in pieces]


if __name__ == "__main__":
    main()
