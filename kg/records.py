"""Values of kg.types -> JSON lines, and back: the form in which every stage's result can be looked at and read again.

A dataclass is an object of its constructor's fields, an Enum its value, a date ISO 8601, a tuple a list. Where a field may hold one of
several classes, the object says which under "@type". Keys that are no field are left alone, so a file may carry more than it must.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import StoreError

T = TypeVar("T")
TYPE_KEY = "@type"


def to_record(value: object) -> dict[str, Any]:
    """One dataclass value as a JSON object, keys in the order of its fields."""
    kind: Any = type(value)
    record = _writer(kind)(value)
    assert isinstance(record, dict), f"not a dataclass: {value!r}"  # noqa: S101 - a caller's bug, never input
    return record


def from_record(record: object, kind: type[T]) -> T:
    """The value that `to_record` wrote. Raises ValueError, KeyError or TypeError where it is none."""
    return typing.cast("T", _decode(record, kind))


def to_line(record: object) -> str:
    """One line of JSON without its newline; U+2028 and U+2029 are escaped, as line readers of other languages split there."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def read_jsonl(path: Path, kind: type[T]) -> Iterator[T]:
    """All values of a file. Raises StoreError naming the file and the line that is damaged."""
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                yield _read_line(line, kind, where=f"{path}, line {number}")
    except OSError as error:
        raise StoreError(f"{path}: cannot read this file ({error.strerror}); build again with `kg build`") from error


def _read_line(line: str, kind: type[T], *, where: str) -> T:
    try:
        return from_record(json.loads(line), kind)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{where}: not a {kind.__name__} record ({error}); build again with `kg build`") from error


@cache
def _writer(hint: Any) -> Callable[[Any], Any]:
    """What makes JSON of a value in the place of a hint. What is to be done with each class there is found out once."""
    known: dict[type, Callable[[Any], Any]] = {}

    def write(value: Any) -> Any:
        kind = type(value)
        found = known.get(kind)
        if found is None:
            found = known[kind] = _writer_of(kind, hint)
        return found(value)

    return write


def _writer_of(kind: Any, hint: Any) -> Callable[[Any], Any]:
    if issubclass(kind, tuple):
        return _tuple_writer(hint)
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, date):
        return date.isoformat
    if not _is_record(kind):
        return lambda value: value
    hints = _hints(kind)
    parts = tuple((field.name, _writer(hints[field.name])) for field in fields(kind) if field.init)
    if len(_classes(hint)) > 1:
        return lambda value: {TYPE_KEY: kind.__name__, **{name: write(getattr(value, name)) for name, write in parts}}
    return lambda value: {name: write(getattr(value, name)) for name, write in parts}


def _tuple_writer(hint: Any) -> Callable[[Any], Any]:
    items = _items(hint)
    if items[1:] == (Ellipsis,):
        write = _writer(items[0])
        return lambda value: [write(item) for item in value]
    writers = tuple(map(_writer, items))
    return lambda value: [write(item) for write, item in zip(writers, value, strict=True)]


def _decode(data: Any, hint: Any) -> Any:
    if data is None and type(None) in _options(hint):
        return None
    kind = _class_of(data, hint)
    if typing.get_origin(kind) is tuple:
        return tuple(_decode(d, h) for d, h in zip(data, _item_hints(kind, len(data)), strict=True))
    if _is_record(kind):
        hints = _hints(kind)
        return kind(**{f.name: _decode(data[f.name], hints[f.name]) for f in fields(kind) if f.init})
    return _decode_plain(data, kind)


def _decode_plain(data: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return kind(data)
    if kind is date:
        return date.fromisoformat(data)
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise TypeError(f"expected {kind.__name__}, found {data!r}")
    return data


def _class_of(data: Any, hint: Any) -> Any:
    """The one class the hint allows, or among several dataclasses the one that the record names."""
    options = _classes(hint)
    if len(options) == 1:
        return options[0]
    return {o.__name__: o for o in options}[data[TYPE_KEY]]


def _classes(hint: Any) -> list[Any]:
    return [o for o in _options(hint) if o is not type(None)]


def _options(hint: Any) -> tuple[Any, ...]:
    """The members of a union, or the hint itself."""
    return typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


def _item_hints(hint: Any, size: int) -> tuple[Any, ...]:
    """The hint of each item of a tuple: tuple[str, ...] or tuple[str, int]."""
    items = _items(hint)
    return items[:1] * size if items[1:] == (Ellipsis,) else items


def _items(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(next((o for o in _options(hint) if typing.get_origin(o) is tuple), hint))


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
