"""A query and its answer -> a plain page with a form and a table: no script, nothing from elsewhere."""

from __future__ import annotations

from html import escape

from kg.query.results import Result, text_of

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}textarea{width:100%;font:14px/1.4 monospace}"
    "table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.2rem .5rem;text-align:left;vertical-align:top}"
    "[role=alert]{color:#b00020}"
)
SHOWN = 1000  # rows; the endpoint gives all


def query_page(sparql: str, result: Result | None, *, error: str = "") -> bytes:
    """The form with the query in it, and below it what came of it."""
    answer = f"<p role=alert>{escape(error)}</p>" if error else _table(result) if result else ""
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Query</title><style>{STYLE}</style><h1>Query</h1>"
        f"<form action=/query><label for=query>SPARQL; all our prefixes are bound</label>"
        f"<textarea id=query name=query rows=12 spellcheck=false>\n{escape(sparql)}</textarea>"
        '<p><button>Ask</button> <a href="/">The graph</a></form>'
        f"{answer}</html>\n"
    ).encode()


def _table(result: Result) -> str:
    head = "".join(f"<th scope=col>{escape(name)}" for name in result.variables)
    rows = "".join(
        "<tr>" + "".join(f"<td><bdi>{escape(text_of(term)) if term is not None else ''}</bdi>" for term in row)
        for row in result.rows[:SHOWN]
    )
    more = f"<p>{len(result.rows) - SHOWN} more rows; /sparql gives them all" if len(result.rows) > SHOWN else ""
    return f"<p>{len(result.rows)} rows</p><table><thead><tr>{head}<tbody>{rows}</table>{more}"
