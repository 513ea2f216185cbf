"""A store and words -> the sentences, names and facts with these words, the likeliest first: full text by SQLite's FTS5."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.facts import table
from kg.query.lookup import ALIAS, ANCHOR, CONTEXT, NAME, OBJECT, PREDICATE, PUBLISHED, SUBJECT, TYPE, Lookup, local
from kg.query.nearest import did_you_mean
from kg.query.results import Result
from kg.vocab import NIF, kg

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.query.lookup import Node

COLUMNS = ("kind", "found", "source", "published", "iri")
INDEX = "search.db"
VERSION = 1  # of what stands in an index
WORD = re.compile(r"\"[^\"]+\"|\S+")
SCHEMA = """CREATE VIRTUAL TABLE found USING fts5(kind UNINDEXED, text, source UNINDEXED, published UNINDEXED, iri UNINDEXED,
  tokenize='porter unicode61 remove_diacritics 2')"""

Entry = tuple[str, str, str, str, str]


def search(store: Store, words: str, *, folder: Path | None = None, limit: int = 20) -> Result:
    """Rows that have all the words, or, where none has, some of them; "words in quotation marks" stand together.

    The index is made once for a build, in its `folder`, and in memory where nothing can be written there.
    """
    with closing(_index(store, folder)) as index:
        terms = [_quoted(word) for word in WORD.findall(words) if any(map(str.isalnum, word))]
        found = _matches(index, " AND ".join(terms), limit) or _matches(index, " OR ".join(terms), limit)
    hint = "" if found or not terms else f"nothing here has these words{did_you_mean(words, _names(store))}"
    return table(COLUMNS, found, hints=(hint,) if hint else ())


def _matches(index: sqlite3.Connection, query: str, limit: int) -> list[Entry]:
    if not query:
        return []
    ask = "SELECT kind, text, source, published, iri FROM found WHERE found MATCH ? ORDER BY bm25(found), rowid LIMIT ?"
    return list(index.execute(ask, (query, limit)))


def _quoted(word: str) -> str:
    """A word or phrase as FTS5 takes it, whatever signs are in it; of a word also what begins like it."""
    bare = word.strip('"').replace('"', " ")
    return f'"{bare}"' if word.startswith('"') or len(bare) < 4 else f'"{bare}"*'


def _index(store: Store, folder: Path | None) -> sqlite3.Connection:
    """The index of a build: the one that lies there, or one that is put there as a whole, or one in memory."""
    if folder is not None:
        place = folder / INDEX
        with suppress(OSError, sqlite3.Error):
            if not place.is_file():
                fresh = folder / f"{INDEX}.new"
                fresh.unlink(missing_ok=True)
                with closing(sqlite3.connect(fresh)) as made:
                    _fill(made, store)
                fresh.replace(place)
            index = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True)
            if index.execute("PRAGMA user_version").fetchone() == (VERSION,):
                return index
            index.close()
    index = sqlite3.connect(":memory:")
    _fill(index, store)
    return index


def _fill(index: sqlite3.Connection, store: Store) -> None:
    index.execute(SCHEMA)
    index.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", sorted(_entries(store)))
    index.execute(f"PRAGMA user_version = {VERSION}")
    index.commit()


def _entries(store: Store) -> Iterator[Entry]:
    look = Lookup(store)
    yield from _sentences(look)
    aliases: dict[str, list[str]] = defaultdict(list)
    for iri, alias in look.pairs(ALIAS):
        aliases[iri].append(alias)
    for iri, name in look.pairs(NAME):
        others = sorted(other for other in aliases.get(iri, ()) if other != name)
        yield "name", f"{name} ({', '.join(others)})" if others else name, "", "", iri
    yield from _facts(look)


def _sentences(look: Lookup) -> Iterator[Entry]:
    """Each looked up by itself: phrases and mentions, of which there are many more, have a text and an article as well."""
    sources: dict[str, tuple[str, str]] = {"": ("", "")}
    for iri in look.having(TYPE, f"{NIF}Sentence"):
        article = look.value(iri, CONTEXT)
        if article not in sources:
            sources[article] = (look.outlet(article), look.value(article, PUBLISHED))
        yield ("sentence", look.value(iri, ANCHOR), *sources[article], iri)


def _facts(look: Lookup) -> Iterator[Entry]:
    """Statements as lines of words."""
    subjects, predicates, objects = (look.firsts(part) for part in (SUBJECT, PREDICATE, OBJECT))
    statuses, times = look.firsts(kg("status")), look.firsts(kg("time"))
    labels: dict[str, str] = {}

    def shown(term: Node | None) -> str:
        if term is None or not str(term).startswith("<"):
            return "" if term is None else term.value
        if term.value not in labels:
            labels[term.value] = look.label(term.value)
        return labels[term.value]

    for iri in look.having(TYPE, kg("Statement")):
        words = " ".join(shown(part.get(iri)) for part in (subjects, predicates, objects))
        status, time = (values[iri].value if iri in values else "" for values in (statuses, times))
        yield "fact", f"{words} ({local(status)})", "", time, iri


def _names(store: Store) -> Iterable[str]:
    look = Lookup(store)
    return sorted({name for predicate in (NAME, ALIAS) for _, name in look.pairs(predicate)})
