"""Words of one document's sentences -> tags, heads and labels: the shipped ONNX network, checked and run on the CPU."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.annotate.parse.spanning_tree import trees
from kg.annotate.parse.wordpieces import WordPieces
from kg.errors import ModelError

BATCH_SUBWORDS = 256  # padded sub-words in one batch; of 1 to 4,000, 200 to 350 took least processor time on news, and 1,000 a quarter more
MAX_SUBWORDS = 400  # of one sentence; the encoder has 512 positions
LAYERS = ("upos", "xpos", "VerbForm", "Tense", "Voice", "Number", "name", "date")
OPTIONAL_LAYERS = ("etype",)
FILES = ("model.int8.onnx", "tokenizer.json", "segment.onnx")  # the last is read by kg.annotate.words.boundaries


@dataclass(frozen=True, slots=True)
class Parse:
    """Labels of one sentence, one of each per word: layer name -> labels, heads (0 = root), relations, and their joint probability.

    `happened` is the probability, for each word as a predicate, that it happened rather than not; None where the network does not give it.
    `states` [words, width] is what the encoder makes of each word in its sentence; of no width where the network does not give it.
    """

    layers: dict[str, list[str]]
    heads: list[int]
    rels: list[str]
    probabilities: list[float]
    happened: list[float | None]
    states: NDArray[np.float32] = field(compare=False)


class Network:
    """The network in `folder`; `longest` is the most sub-words of a sentence, `pieces` gives those of a word.

    Raises ModelError if a file of the folder is missing or damaged.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:

        self.longest = MAX_SUBWORDS
        self._pool = ThreadPoolExecutor(threads)  # one for all documents: those side by side share its threads
        card = checked_card(folder, FILES)
        self.version = str(card.get("version", "1"))
        self._labels: dict[str, list[str]] = card["labels"]
        options = onnxruntime.SessionOptions()  # type: ignore[attr-defined]  # the package exports it at run time only
        options.intra_op_num_threads = 1  # batches run side by side instead: more than one thread in one batch gains nothing at this size
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(  # type: ignore[attr-defined]
            str(folder / FILES[0]), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [o.name for o in self._session.get_outputs()]
        missing = {*LAYERS, "arc", "rel"} - set(self._outputs)
        if missing:
            raise ModelError(
                f"{folder / FILES[0]} has no output {', '.join(sorted(missing))}: install the model that belongs to this version of kg"
            )
        words = WordPieces(folder / FILES[1])
        self._edges, self.pieces = words.edges, words.of

    def size(self, word: str) -> int:
        """Number of sub-words a word takes."""
        return len(self.pieces(word))

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parses of the sentences of one document, in their order. The same document is always batched the same way."""
        lengths = [sum(map(self.size, words)) for words in sentences]
        batches = list(_batches(lengths))
        texts = [[sentences[i] for i in batch] for batch in batches]
        parses = [parse for found in self._pool.map(self._run, texts) for parse in found]
        order = [i for batch in batches for i in batch]
        return [parse for _, parse in sorted(zip(order, parses, strict=True), key=lambda pair: pair[0])]

    def _run(self, batch: Sequence[Sequence[str]]) -> list[Parse]:
        inputs = self._inputs(batch)
        out = dict(zip(self._outputs, self._session.run(None, inputs), strict=True))
        return list(self._decode(out, [len(words) for words in batch]))

    def _inputs(self, batch: Sequence[Sequence[str]]) -> dict[str, NDArray[np.int64]]:
        """ids, mask [batch, sub-words]; first, shape [batch, words]."""

        rows = []
        for words in batch:
            ids, first = [self._edges[0]], []
            for word in words:
                first.append(len(ids))
                ids += self.pieces(word)
            rows.append(([*ids, self._edges[1]], first, [shape(word) for word in words]))
        widths = [max(len(row[k]) for row in rows) for k in (0, 1)]
        arrays = {
            name: np.zeros((len(rows), width), np.int64)
            for name, width in zip(("ids", "mask", "first", "shape"), [widths[0]] * 2 + [widths[1]] * 2, strict=True)
        }
        for r, (ids, first, shapes) in enumerate(rows):
            arrays["ids"][r, : len(ids)] = ids
            arrays["mask"][r, : len(ids)] = 1
            arrays["first"][r, : len(first)] = first
            arrays["shape"][r, : len(first)] = shapes
        return arrays

    def _decode(self, out: dict[str, Any], lengths: Sequence[int]) -> Iterator[Parse]:

        arcs = _log_softmax(out["arc"].astype(np.float64))
        heads = trees(arcs, np.array(lengths))
        rels = _relations(out, arcs, heads)
        root = self._labels["rel"].index("root")
        rels[..., root] = np.where(heads == 0, rels.max(-1) + 50, -1e9)
        rels = _log_softmax(rels)
        best = rels.argmax(-1)
        chosen = np.take_along_axis(arcs, heads[..., None], -1)[..., 0] + np.take_along_axis(rels, best[..., None], -1)[..., 0]
        probabilities = np.round(np.exp(chosen), 4)  # rounded: the last digits may depend on the number of threads
        names = [n for n in (*LAYERS, *OPTIONAL_LAYERS) if n in out]
        tags = {name: np.array(self._labels[name], dtype=object)[out[name].argmax(-1)] for name in names}
        labels = np.array(self._labels["rel"], dtype=object)[best]
        happened = self._happened(out, heads.shape)
        states = out["states"] if "states" in out else np.zeros((*heads.shape, 0), np.float32)
        for r, n in enumerate(lengths):
            yield Parse(
                {k: v[r, :n].tolist() for k, v in tags.items()},
                heads[r, :n].tolist(),
                labels[r, :n].tolist(),
                probabilities[r, :n].tolist(),
                happened[r][:n],
                states[r, :n],
            )

    def _happened(self, out: dict[str, Any], size: tuple[int, int]) -> list[list[float | None]]:
        """What the output `fact` says of each word, of its class "unsure" apart."""
        if "fact" not in out:
            return [[None] * size[1]] * size[0]
        yes, no = (out["fact"][..., self._labels["fact"].index(label)].astype(np.float64) for label in ("happened", "not"))
        share: list[list[float | None]] = np.round(1 / (1 + np.exp(no - yes)), 4).tolist()  # rounded as the probabilities are
        return share


def _relations(out: dict[str, Any], arcs: NDArray[np.float64], heads: NDArray[np.int64]) -> NDArray[np.float64]:
    """Scores of relations for the heads of the tree: the network gives them for each word's best head and, as rel2, for its second best."""
    rels: NDArray[np.float64] = out["rel"].astype(np.float64)
    if "rel2" not in out:
        return rels
    return np.where((heads != arcs.argmax(-1))[..., None], out["rel2"].astype(np.float64), rels)


def shape(word: str) -> int:
    """Letter-shape class of a word, 0 to 8: what the uncased encoder cannot see. Must stay as it was in training."""
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 5 if word[1:].islower() else 6
    if not any(c.isalpha() for c in word):
        return 7
    return 8 if "-" in word else 0


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sentence numbers of similar length, at most BATCH_SUBWORDS padded sub-words together (one sentence may have more)."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if batch and (lengths[i] + 2) * (len(batch) + 1) > BATCH_SUBWORDS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:

    scores = scores - scores.max(-1, keepdims=True)
    result: NDArray[np.float64] = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    return result


def checked_card(folder: Path, names: Sequence[str]) -> dict[str, Any]:
    """model.json, after the digests it lists have been compared with the named files. Raises ModelError."""
    path = folder / "model.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    except (OSError, ValueError) as error:
        raise ModelError(f"the language model in {folder} cannot be read ({error}): install kg again") from error
    if "labels" not in card:
        raise ModelError(f"{path} lists no labels: install the model that belongs to this version of kg")
    for name, digest in digests.items():
        listed = card.get("files", {}).get(name)
        if listed is None:
            raise ModelError(f"{path} does not list {name}: install the model that belongs to this version of kg")
        if listed != digest:
            raise ModelError(f"{folder / name} is damaged (its SHA-256 is {digest[:12]}…, model.json says otherwise): install kg again")
    return card
