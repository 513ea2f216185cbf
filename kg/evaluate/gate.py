"""Measures and a file of floors -> what fell below its floor; and the file with floors raised to what was measured.

The file has a table for each suite: the digest of the gold it was measured on, and a floor for each measure.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError

MARGIN = 0.03  # what a floor leaves below the measure, so that trading one fact for another passes: one of the 35 times in our gold
NO_MARGIN = frozenset({"not_forbidden", "kept_apart", "no_furniture"})  # once right, these must not go wrong a single time
EXPLANATION = """# Floors of the quality gate: a build that falls below one fails. Written by `kg evaluate … --gate FILE --update-floors`,
# which raises floors to what it measures less {margin} (nothing less where a single error is one too many) and lowers none
# without --lower. sha256 is of the gold files: with other gold the floors must be measured anew.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """What one suite must reach, and the digest of the gold that says so."""

    digest: str
    floors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one suite reached: all measures are better when they are higher; None where there was nothing to count."""

    digest: str
    values: Mapping[str, float | None]


def failures(floors: Floors, measured: Measured) -> Iterator[str]:
    """A line for each floor that is not reached; only one if the gold is another than the floors were pinned on."""
    if floors.digest != measured.digest:
        yield "the gold is not the one the floors were pinned on; check it, then pin them again with --update-floors"
        return
    for name, floor in sorted(floors.floors.items()):
        value = measured.values.get(name)
        if value is None or value < floor:
            yield f"{name} is {'not measured' if value is None else format(value, '.4f')}, below its floor {floor:.4f}"


def raised(floors: Floors | None, measured: Measured, *, lower: bool = False) -> Floors:
    """Floors at what was measured, less the margin. Raises UsageError where that needs `lower` and it is not given."""
    before = floors.floors if floors else {}
    after = {name: _floor(name, value) for name, value in measured.values.items() if value is not None}
    if not lower:
        below = [name for name, old in before.items() if _is_below(measured.values.get(name), old)]
        if below:
            raise UsageError(f"{', '.join(sorted(below))} would get a lower floor; give --lower and say in the change why")
        after = {name: max(value, before.get(name, 0.0)) for name, value in after.items()}
    return Floors(measured.digest, after)


def read_floors(path: Path) -> dict[str, Floors]:
    """Floors by suite; none if there is no such file yet. Raises UsageError where it is not as `write_floors` writes it."""
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {suite: Floors(str(t["sha256"]), {k: float(v) for k, v in t["floors"].items()}) for suite, t in tables.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: cannot read these floors ({error}); each suite needs sha256 and a table floors") from error


def write_floors(path: Path, suites: Mapping[str, Floors]) -> None:
    """Write all floors, sorted. Raises UsageError where the file cannot be written."""
    lines = [EXPLANATION.format(margin=MARGIN)]
    for suite, floors in sorted(suites.items()):
        lines.append(f'[{suite}]\nsha256 = "{floors.digest}"\n\n[{suite}.floors]\n')
        lines.append("".join(f"{name} = {value:.3f}\n" for name, value in sorted(floors.floors.items())) + "\n")
    try:
        path.write_text("".join(lines).rstrip("\n") + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot write these floors ({error.strerror or error})") from error


def _floor(name: str, value: float) -> float:
    """Rounded down to three places, as it is written."""
    return max(0.0, math.floor((value - (0.0 if name in NO_MARGIN else MARGIN)) * 1000 + 1e-6) / 1000)


def _is_below(value: float | None, floor: float) -> bool:
    return value is None or value < floor
