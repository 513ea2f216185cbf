"""Gold files -> what a graph should and should not say. The format is described in docs/evaluation.md."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError

Names = tuple[str, ...]
STATUSES = ("asserted", "reported", "planned", "possible", "negated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the text states. Any subject, predicate and object of the lists is right; a bare "be" takes only `be_objects`.

    `salience` is 1 for a core fact, 2 for a useful, 3 for a minor one; `time` is YYYY, YYYY-MM, YYYY-MM-DD or first/last.
    """

    subjects: Names
    predicates: Names
    objects: Names
    be_objects: Names
    status: str
    speakers: Names
    time: str | None
    salience: int

    @property
    def label(self) -> str:
        """The fact in its first wording."""
        return " | ".join((self.subjects[0], self.predicates[0], self.objects[0], self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Falsehood:
    """What the graph must not say, and why; `only_if_asserted`: it may be there as plan, possibility, report or denial."""

    subjects: Names
    predicates: Names
    objects: Names
    why: str
    only_if_asserted: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Everything known about one document, or about several together; `name` is for messages."""

    name: str
    facts: tuple[Fact, ...]
    falsehoods: tuple[Falsehood, ...]
    same: tuple[Names, ...]
    different: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    furniture: Names


def read_gold(path: Path) -> Gold:
    """One file. Raises UsageError that names the file and the entry that is not as described."""
    try:
        return parse_gold(json.loads(_content(path)))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not in UTF-8 ({error})") from error
    except ValueError as error:
        raise UsageError(f"{path}: not valid gold ({error}); docs/evaluation.md describes the format") from error


def parse_gold(record: Any) -> Gold:
    """Gold from its JSON value. Raises ValueError that names the entry."""
    if not isinstance(record, Mapping) or "facts" not in record:
        raise ValueError("an object with a list “facts” is needed")
    return Gold(
        name=str(record.get("doc", "")),
        facts=tuple(_each(record["facts"], "fact", _fact)),
        falsehoods=tuple(_each(record.get("forbidden", ()), "forbidden", _falsehood)),
        same=tuple(_each(record.get("same", ()), "same", tuple)),
        different=tuple(_each(record.get("different", ()), "different", _pair)),
        types=tuple(dict(record.get("types", {})).items()),
        furniture=tuple(record.get("boilerplate", ())),
    )


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 of the files' names and contents, whatever their order and folder."""
    files = sorted((path.name, _content(path)) for path in paths)
    whole = hashlib.sha256()
    for name, content in files:
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot read this gold ({error.strerror or error})") from error


def _each(entries: Any, kind: str, make: Any) -> Iterable[Any]:
    for number, entry in enumerate(entries, start=1):
        try:
            yield make(entry)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise ValueError(f"{kind} {number}: {reason}") from error


def _fact(entry: Mapping[str, Any]) -> Fact:
    if entry["status"] not in STATUSES:
        raise ValueError(f"status “{entry['status']}” is none of {', '.join(STATUSES)}")
    if entry["salience"] not in (1, 2, 3):
        raise ValueError("salience is 1, 2 or 3")
    return Fact(
        subjects=_names(entry["s"]),
        predicates=_names(entry["p"]),
        objects=_names(entry["o"]),
        be_objects=_names(entry.get("be_o") or entry["o"]),
        status=entry["status"],
        speakers=tuple(entry.get("source") or ()),
        time=entry.get("time"),
        salience=entry["salience"],
    )


def _falsehood(entry: Mapping[str, Any]) -> Falsehood:
    return Falsehood(
        subjects=_names(entry["s"]),
        predicates=_names(entry["p"]),
        objects=_names(entry["o"]),
        why=entry["why"],
        only_if_asserted=entry.get("only_if_asserted"),
    )


def _names(names: Sequence[str]) -> Names:
    if isinstance(names, str) or not names:
        raise ValueError("s, p and o are lists of wordings, none of them empty")
    return tuple(names)


def _pair(names: Sequence[str]) -> tuple[str, str]:
    left, right = names
    return left, right
