"""The folder `named/` -> queries with a name and a description."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from kg.errors import QueryError
from kg.query.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ours: the file's name without .rq, its first comment line, its text."""

    name: str
    description: str
    text: str


def named_queries() -> tuple[NamedQuery, ...]:
    """All of them, sorted by name."""
    folder = files("kg.query") / "named"
    texts = sorted(
        (place.name.removesuffix(".rq"), place.read_text(encoding="utf-8")) for place in folder.iterdir() if place.name.endswith(".rq")
    )
    return tuple(NamedQuery(name, text.partition("\n")[0].lstrip("# "), text) for name, text in texts)


def named_query(name: str) -> NamedQuery:
    """The query of that name. Raises QueryError with the nearest names, or all that there are."""
    queries = {query.name: query for query in named_queries()}
    if name not in queries:
        raise QueryError(f"no query is named “{name}”{did_you_mean(name, queries) or '; there are ' + ', '.join(queries)}")
    return queries[name]
