"""python -m training.linkdata --data DATA --out FILE [--model kg/annotate/model]: texts with known chains -> what training.links reads.

The mentions, trees and candidate pairs are those of the network of `--model`, as in training.coref.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from kg.annotate.chains.references import Reference
from kg.annotate.chains.score.candidates import candidate_pairs
from kg.annotate.joint import MODEL
from kg.annotate.words.sentences import sentences
from training.coref import SHIPPED, example, texts
from training.corefdata import Labelled, Reader


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    read = Reader(options.model)
    made = [t for labelled in chain(*texts(options.data, SHIPPED)) if (t := _text(labelled, read)) is not None]
    torch.save(made, options.out)
    print(f"{len(made)} texts, {sum(int(t['asked'].sum()) for t in made)} known mentions")


def _text(labelled: Labelled, read: Reader) -> dict[str, Any] | None:
    pieces = labelled.pieces or tuple(read.boundaries(labelled.text, list(sentences(labelled.text))))
    ready = read(labelled.text, pieces)
    if ready is None:
        return None
    pairs = candidate_pairs(ready.known, asked=ready.open)
    found = example(labelled, ready, pairs) if len(pairs.later) else None
    if found is None:
        return None
    return {
        "sentences": [[labelled.text[w.start : w.end] for w in piece.words] for piece in pieces],
        "own": torch.tensor([(r.mention.sentence, r.node.index - 1) for r in ready.known.refs], dtype=torch.int16),
        "above": torch.tensor(list(_above(ready.known.refs)), dtype=torch.int16),
        **{name: getattr(found, name).to(torch.int16) for name in ("later", "earlier")},
        **{name: getattr(found, name) for name in ("right", "valid", "asked", "alone")},
    }


def _above(refs: tuple[Reference, ...]) -> Iterator[tuple[int, int]]:
    for ref in refs:
        yield (ref.mention.sentence, ref.node.head.index - 1) if ref.node.head is not None else (-1, -1)


if __name__ == "__main__":
    main()
