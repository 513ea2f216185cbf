"""Values of kg.types -> one compact text in which what is equal stands once, and back.

kg.records writes for readers; this writes for kg itself, which reads thousands of extractions again: a document's mentions stand in its
chains and in every statement about them, and here each stands once, and is one object when it is read. The text is a JSON list of
rows, each after those it refers to: a scalar is itself, everything else a list of its kind and the places of its parts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from kg import types

T = TypeVar("T")
TUPLE, DATE = "()", "date"
INTERNED = 40  # characters; shorter strings (rules, lemmas, names) are shared by all that is read


def pack(value: object, *further: type) -> str:
    """The text of a value made of scalars, dates, tuples, and the classes and enums of kg.types and of `further`."""
    writer = _Writer(further)
    writer.place(value)
    return json.dumps(writer.rows, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def unpack(text: str | bytes, kind: type[T], *further: type) -> T:
    """The value that `pack` wrote. Raises ValueError where the text is no value of that kind."""
    makers = _makers(further)
    values: list[Any] = []
    try:
        for row in json.loads(text):
            if type(row) is list:
                values.append(makers[row[0]]([values[place] for place in row[1:]]))
            else:
                values.append(sys.intern(row) if type(row) is str and len(row) < INTERNED else row)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"not a packed {kind.__name__} ({error})") from error
    if not values or not isinstance(values[-1], kind):
        raise ValueError(f"not a packed {kind.__name__}")
    return values[-1]


class _Writer:
    """The rows of one value; `places` knows what was written, by identity for the quick way and by content for sharing."""

    def __init__(self, further: tuple[type, ...]) -> None:
        self.rows: list[object] = []
        self._known = _classes(further)
        self._by_content: dict[object, int] = {}
        self._by_identity: dict[int, int] = {}

    def place(self, value: Any) -> int:
        """Where the value stands; written now if it does not yet."""
        found = self._by_identity.get(id(value))
        if found is None:
            found = self._by_identity[id(value)] = self._placed(value)  # ids stay taken: the value that is written holds its parts
        return found

    def _placed(self, value: Any) -> int:
        kind: Any = type(value)
        if kind in (str, int, float, bool) or value is None:
            return self._row((kind, value), value)
        if kind is tuple:
            row = [TUPLE, *map(self.place, value)]
        elif kind is date:
            row = [DATE, self.place(_kept(value.isoformat()))]
        elif kind.__name__ not in self._known:
            raise TypeError(f"cannot pack a {kind.__name__}")
        elif isinstance(value, Enum):
            row = [kind.__name__, self.place(value.value)]
        else:
            row = [kind.__name__, *(self.place(getattr(value, name)) for name in _names(kind))]
        return self._row(tuple(row), row)

    def _row(self, content: object, row: object) -> int:
        place = self._by_content.get(content)
        if place is None:
            place = self._by_content[content] = len(self.rows)
            self.rows.append(row)
        return place


@cache
def _kept(text: str) -> str:
    """The text as one object that lasts, so that its identity can stand for it."""
    return text


@cache
def _classes(further: tuple[type, ...]) -> frozenset[str]:
    return frozenset(_makers(further))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


@cache
def _makers(further: tuple[type, ...]) -> dict[str, Callable[[Sequence[Any]], Any]]:
    """Kind of a row -> what makes its value of its parts."""
    makers: dict[str, Callable[[Sequence[Any]], Any]] = {TUPLE: tuple, DATE: lambda parts: date.fromisoformat(parts[0])}
    for kind in (*vars(types).values(), *further):
        if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Enum:
            makers[kind.__name__] = _of_enum(kind)
        elif isinstance(kind, type) and is_dataclass(kind):
            makers[kind.__name__] = _of_dataclass(kind)
    return makers


def _of_enum(kind: type[Enum]) -> Callable[[Sequence[Any]], Any]:
    return lambda parts: kind(parts[0])


def _of_dataclass(kind: type) -> Callable[[Sequence[Any]], Any]:
    names = _names(kind)
    return lambda parts: kind(**dict(zip(names, parts, strict=True)))
