"""What time grows with: `python benchmarks/hostile.py [--size 20000] [--shape NAME]`.

Each shape is text that no newsroom writes but a crawler meets: a run of one mark, a sentence without end, letters under a heap of
accents. It is read, annotated and extracted from at a size, at twice and at four times that; a shape whose exponent (1: time doubles
with size, 2: it quadruples) stays above 1.5 has a quadratic step in it. Seconds are of CPU, of a process of its own for each run.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

STEPS = (1, 2, 4)
SECONDS = 120  # of CPU that one run may take; after that it is ended

Shape = Callable[[int], str]


def _filled(unit: str) -> Shape:
    return lambda size: unit * (size // len(unit))


SHAPES: Mapping[str, tuple[str, Shape]] = {
    "spaces": ("md", lambda size: "x" + " " * size + "x"),
    "abbreviations": ("txt", _filled("U.S. ")),
    "hyphens": ("txt", lambda size: f"He said {'-' * size} no."),
    "hyphenated": ("txt", _filled("well-")),
    "quotation-marks": ("txt", _filled('" ')),
    "open-quotes": ("txt", _filled("“He said ")),
    "brackets": ("txt", _filled("( ")),
    "full-stops": ("txt", _filled(". ")),
    "links": ("md", _filled("[a](b) ")),
    "open-links": ("md", _filled("[")),
    "one-sentence": ("txt", lambda size: "The minister " + "and the minister " * (size // 17) + "left."),
    "accents": ("txt", lambda size: "Minister Zo" + "\u0301\u0323" * (size // 2) + " left."),
    "one-name": ("txt", _filled("Anna Brandt met Olaf Rygg. ")),
    "many-names": ("txt", lambda size: " ".join(f"Anna Brand{_word(n)} met Olaf Ryg{_word(n)}." for n in range(size // 30))),
    "pronouns": ("txt", _filled("He met him. ")),
    "short-paragraphs": ("txt", _filled("He left.\n\n")),
    "digits": ("txt", _filled("1")),
    "dates": ("txt", _filled("On 9 August 2023 ")),
    "commas": ("txt", _filled("a, ")),
    "list-of-texts": ("jsonl", lambda size: '{"text": [' + ", ".join(['"He left."'] * (size // 12)) + "]}"),
    "html-nested": ("html", lambda size: f"<html><body>{'<div>' * (size // 11)}He left.{'</div>' * (size // 11)}</body></html>"),
    "words": ("txt", _filled("He left the house. ")),
}


def _word(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def measure(path: Path) -> dict[str, float]:
    """Seconds of CPU that each stage takes for one file."""
    from kg import plugins  # noqa: PLC0415 - in the process that is measured
    from kg.config import Config  # noqa: PLC0415
    from kg.pipeline import document_extraction  # noqa: PLC0415
    from kg.stages import read, stages_of  # noqa: PLC0415

    def ignore(problem: object) -> None:
        """Problems are no news here."""

    stages = stages_of(Config(threads=1))
    seconds = {"read": -time.process_time()}
    documents = list(read([path], on_problem=ignore))
    seconds["read"] += time.process_time()
    seconds["annotate"] = -time.process_time()
    attempts = [plugins.annotate(document, stages.annotator) for document in documents]
    seconds["annotate"] += time.process_time()
    seconds["extract"] = -time.process_time()
    for attempt in attempts:
        document_extraction(attempt, stages)
    seconds["extract"] += time.process_time()
    return seconds


def timed(path: Path) -> dict[str, float] | None:
    """What `measure` says, from a process that the system ends when it has computed for too long; None then."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(path, sending))
    process.start()
    sending.close()
    try:
        found: dict[str, float] = receiving.recv()
    except EOFError:
        return None
    finally:
        process.join()
    return found


def _measured(path: Path, sending: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sending.send(measure(path))


def exponent(seconds: list[float]) -> float:
    """How time grows with size at the largest step: the logarithm to base 2 of what doubling costs."""
    return math.log2(max(seconds[-1], 0.01) / max(seconds[-2], 0.01)) if len(seconds) > 1 else math.nan


def line(name: str, size: int, folder: Path) -> str:
    """The figures of one shape."""
    suffix, shape = SHAPES[name]
    found: list[dict[str, float]] = []
    for step in STEPS:
        path = folder / f"{name}-{step}.{suffix}"
        path.write_text(shape(size * step), encoding="utf-8")
        seconds = timed(path)
        if seconds is None:
            return f"{name:18} more than {SECONDS} s at {size * step:,} characters"
        found.append(seconds)
    stages = (f"{stage} {found[-1][stage]:6.2f} s ^{exponent([f[stage] for f in found]):4.1f}" for stage in found[-1])
    return f"{name:18} {size * STEPS[-1]:>9,} characters  {'   '.join(stages)}"


def main() -> None:
    """Print a line for each shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000, help="characters of the smallest of three files")
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in options.shape or SHAPES:
            print(line(name, options.size, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
