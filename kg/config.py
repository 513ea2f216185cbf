"""kg.toml and command-line options -> one frozen Config; everything that is wrong with them is reported together."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.query.run import Limits
from kg.types import Metadata, Reading, ReadLimits, Status
from kg.vocab import DEFAULT_BASE, Vocabulary

FILE_NAME = "kg.toml"
FULL, COMPACT = PROFILES = ("full", "compact")
"""How much of the graph is written: compact leaves out the nodes of subjects, predicates and objects, whose IRIs say where they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All a build depends on besides the articles. `docs/configuration.md` says what each field means to a user.

    `ontology` are the user's own files, read after ours. `same` and `different` are pairs of names judged by the user,
    `judgements` is a file of more of them and of wrong statements, read if it is there; `proposals` is a folder of what a language model
    proposed, read if it is there; `kb` are the user's own lists of entities. `extractors`
    are names of plug-ins; empty means all that are installed. `threads` are of the language model, in each process. A document
    of more than `max_characters` is left out. `profile` is one of PROFILES; `page` says whether a build makes the page.
    """

    base: str = DEFAULT_BASE
    out: Path = Path("output")
    trust: tuple[Status, ...] = (Status.ASSERTED, Status.REPORTED)
    profile: str = FULL
    page: bool = True
    annotator: str = "joint"
    extractors: tuple[str, ...] = ()
    processes: int = 1
    threads: int = 2
    max_characters: int = 200_000
    ontology: tuple[Path, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    judgements: Path = Path("judgements.tsv")
    proposals: Path = Path("proposals")
    kb: tuple[Path, ...] = ()
    query: Limits = field(default_factory=Limits)
    reading: Reading = field(default_factory=Reading)

    @property
    def vocabulary(self) -> Vocabulary:
        """The IRIs of the graph."""
        return Vocabulary(self.base)


def load_config(path: Path | None = None, **options: Any) -> Config:
    """The defaults, changed by the file, changed by those options that are not None.

    Without a path, kg.toml in the current folder is read if there is one. Paths in the file are relative to the file. Raises
    UsageError with one line for each fault.
    """
    file = path or Path(FILE_NAME)
    faults: list[str] = []
    config = Config()
    if path is not None or file.is_file():
        config = _apply(config, _from_file(_read_toml(file), file.parent), faults, origin=f"{file}: ")
    config = _apply(config, {name: value for name, value in options.items() if value is not None}, faults, origin="")
    if faults:
        raise UsageError("\n".join(faults))
    return config


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot read this configuration ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not valid TOML ({error}); correct that line") from error


def _from_file(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Paths that are relative in the file are relative to its folder."""
    placed = dict(values)
    for name in ("out", "judgements", "proposals"):
        if isinstance(values.get(name), str):
            placed[name] = folder / values[name]
    for name in ("ontology", "kb"):
        if isinstance(values.get(name), list):
            placed[name] = [folder / p if isinstance(p, str) else p for p in values[name]]
    return placed


def _apply(config: Config, values: Mapping[str, Any], faults: list[str], *, origin: str) -> Config:
    """The config with these values; what is wrong with them is added to `faults`."""
    good: dict[str, Any] = {}
    for name, value in values.items():
        try:
            good[name] = _check(name, value)
        except (TypeError, ValueError) as error:
            faults.append(f"{origin}{name}: {error}")
    changed = replace(config, **good)
    faults += [f"{origin}{fault}" for fault in _contradictions(changed)]
    return changed


def _check(name: str, value: Any) -> Any:
    if name not in CHECKS:
        near = get_close_matches(name, CHECKS, n=1)
        raise ValueError(f"no such setting{f', did you mean {near[0]}' if near else ''}; there are {', '.join(sorted(CHECKS))}")
    return CHECKS[name](value)


def _contradictions(config: Config) -> Iterator[str]:
    for pair in config.same:
        if pair in config.different or pair[::-1] in config.different:
            yield f"same and different both name {pair[0]!r} and {pair[1]!r}; keep one"


def _base(value: Any) -> str:
    from pyoxigraph import NamedNode  # noqa: PLC0415 - only where somebody sets a base

    text = _text(value)
    if not text.startswith(("http://", "https://", "urn:")) or not text.endswith(("/", ":")):
        raise ValueError(f"an IRI like {DEFAULT_BASE!r} is needed, ending in '/', not {text!r}")
    NamedNode(text + "x")
    return text


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"a text is needed, not {value!r}")
    return value


def _path(value: Any) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise TypeError(f"a path is needed, not {value!r}")
    return Path(value)


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise TypeError(f"a whole number from 1 is needed, not {value!r}")
    return value


def _seconds(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < float("inf"):
        raise TypeError(f"a number of seconds above 0 is needed, not {value!r}")
    return float(value)


def _list_of(check: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def checked(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"a list is needed, not {value!r}")
        return tuple(check(item) for item in value)

    return checked


def _status(value: Any) -> Status:
    try:
        return Status(value)
    except ValueError:
        raise ValueError(f"{value!r} is no status; there are {', '.join(s.value for s in Status)}") from None


def _profile(value: Any) -> str:
    if value not in PROFILES:
        raise ValueError(f"{value!r} is no profile; there are {', '.join(PROFILES)}")
    return str(value)


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false is needed, not {value!r}")
    return value


def _pair(value: Any) -> tuple[str, str]:
    names = _list_of(_text)(value)
    if len(names) != 2:
        raise ValueError(f"two names are needed, not {value!r}")
    return names[0], names[1]


def _limits(value: Any) -> Limits:
    return Limits(**_table(value, {"timeout": _seconds, "max_rows": _count, "memory_mb": _count}))


def with_reading(config: Config, **options: Any) -> Config:
    """The configuration with further settings of reading, those that are not None. Raises UsageError."""
    given: dict[str, Any] = {}
    for name, value in options.items():
        try:
            given |= {name: READING[name](value)} if value is not None else {}
        except (TypeError, ValueError) as error:
            raise UsageError(f"{name}: {error}") from error
    return replace(config, reading=replace(config.reading, **_renamed(given)))


def _reading(value: Any) -> Reading:
    return value if isinstance(value, Reading) else Reading(**_renamed(_table(value, READING)))


def _read_limits(value: Any) -> ReadLimits:
    counts = dict.fromkeys(("file_mb", "unpacked_mb", "articles", "nesting"), _count)
    return ReadLimits(**_table(value, {**counts, "seconds": _seconds}))


def _articles(value: Any) -> tuple[tuple[str, Metadata], ...]:
    """A table of patterns of paths, each with a table of what is known."""
    if not isinstance(value, dict):
        raise TypeError(f"a table of patterns is needed, not {value!r}")
    return tuple((_text(pattern), _metadata(known)) for pattern, known in value.items())


def _metadata(value: Any) -> Metadata:
    found = _table(value, {"date": _day, **dict.fromkeys(("title", "publisher", "url", "language"), _text), "authors": _list_of(_text)})
    return Metadata(**_renamed(found))


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    """What users call the date is the day of publication."""
    return {"published" if name == "date" else name: value for name, value in values.items()}


def _columns(value: Any) -> tuple[tuple[str, str], ...]:
    names = dict.fromkeys(("text", "title", "date", "publisher", "authors", "url"), _text)
    return tuple(sorted(_table(value, names).items()))


def _table(value: Any, checks: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    if not isinstance(value, dict) or not value.keys() <= checks.keys():
        raise ValueError(f"a table with {', '.join(checks)} is needed, not {value!r}")
    return {name: checks[name](item) for name, item in value.items()}


def _day(value: Any) -> date | None:
    """A day as TOML or as a reader of articles writes it; an empty text is none."""
    from kg.read.dates import parse_date  # noqa: PLC0415 - only where somebody gives a date

    if isinstance(value, date) or value == "":
        return value or None
    found = parse_date(_text(value))
    if not found:
        raise ValueError(f"a date like 2023-08-10 is needed, not {value!r}")
    return found


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false is needed, not {value!r}")
    return value


READING: Mapping[str, Callable[[Any], Any]] = {
    "date": _day,
    "publisher": _text,
    "force": _flag,
    "columns": _columns,
    "articles": _articles,
    "limits": _read_limits,
}
CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "base": _base,
    "out": _path,
    "trust": _list_of(_status),
    "profile": _profile,
    "page": _switch,
    "annotator": _text,
    "extractors": _list_of(_text),
    "processes": _count,
    "threads": _count,
    "max_characters": _count,
    "ontology": _list_of(_path),
    "same": _list_of(_pair),
    "different": _list_of(_pair),
    "judgements": _path,
    "proposals": _path,
    "kb": _list_of(_path),
    "query": _limits,
    "reading": _reading,
}
