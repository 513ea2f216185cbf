"""python -m training.average CHECKPOINT --with-export FILE --out FILE : weights between those of a run and those it started from.

A run that goes on from earlier weights forgets a little of what they knew; a point between the two is better than both ends on the treebank
it fits most (figures in README.md). Parts that the earlier export does not have are taken from the run.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from training.restore import from_export


def main() -> None:
    """Write a checkpoint for export and evaluation; training cannot go on from it as from one of its own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--with-export", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.75, help="of the run; the rest is the export's")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    weights = between(saved["average"], from_export(options.with_export), share=options.share)
    torch.save({"average": weights, "labels": saved["labels"]}, options.out)


def between(run: dict[str, Tensor], earlier: dict[str, Tensor], *, share: float) -> dict[str, Tensor]:
    """share * run + (1 - share) * earlier, where both have the weight in the same shape."""
    fits = {name for name, value in run.items() if name in earlier and earlier[name].shape == value.shape}
    return {name: torch.lerp(earlier[name], value, share) if name in fits else value for name, value in run.items()}


if __name__ == "__main__":
    main()
