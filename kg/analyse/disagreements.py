"""A store -> the rows of the named query `disagreements`, each with the two statements that it sets against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from kg import vocab
from kg.analyse.records import DisagreementRecord

if TYPE_CHECKING:
    import pyoxigraph

COLUMNS = ("kind", "about", "one_says", "one_source", "one_sentence", "other_says", "other_source", "other_sentence")
MENTIONS = ("m1", "m2")  # what the query itself calls the two mentions


def disagreements(graph: pyoxigraph.Store, statement_of: Mapping[str, str]) -> tuple[DisagreementRecord, ...]:
    """One record for each row that the query gives, in its order, of which `statement_of` knows a mention's statement, by IRIs."""
    import pyoxigraph  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

    rows: dict[tuple[str, ...], DisagreementRecord] = {}
    found = graph.query(_text(), prefixes=vocab.Vocabulary().prefixes)
    for solution in found if isinstance(found, pyoxigraph.QuerySolutions) else ():
        cells = {name: _value(solution, name) for name in (*COLUMNS, *MENTIONS)}
        if statement_of.keys().isdisjoint(cells[name] for name in MENTIONS):
            continue
        rows.setdefault(
            tuple(cells[name] for name in COLUMNS),
            DisagreementRecord(
                subject=cells["about"],
                about=cells["kind"],
                one_says=cells["one_says"],
                one_source=cells["one_source"],
                one_sentence=cells["one_sentence"],
                one_statement=statement_of.get(cells["m1"], ""),
                other_says=cells["other_says"],
                other_source=cells["other_source"],
                other_sentence=cells["other_sentence"],
                other_statement=statement_of.get(cells["m2"], ""),
            ),
        )
    return tuple(rows.values())


def _text() -> str:
    """The query with all its variables in the result, so that the mentions can be told, too."""
    text = (files("kg.query") / "named" / "disagreements.rq").read_text(encoding="utf-8")
    return re.sub(r"SELECT\b(?:\s+DISTINCT)?(?:\s+\?\w+)+\s+WHERE", "SELECT DISTINCT * WHERE", text, count=1)


def _value(solution: pyoxigraph.QuerySolution, name: str) -> str:
    try:
        term = solution[name]
    except (KeyError, ValueError):  # the query has no such variable
        return ""
    return "" if term is None else str(getattr(term, "value", term))
