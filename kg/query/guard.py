"""A query's text -> the text to run; raises QueryError where it is malformed or asks for more than reading this graph.

The grammar is checked by rdflib's parser, the query is run by Oxigraph. Wherever the two could read one text differently, a query
could show one face to the guard and another to the engine; `_one_reading` removes the two such places that the grammars have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from kg.errors import QueryError
from kg.query.diagnose import diagnose
from kg.query.library import named_queries

MAX_LENGTH = 100_000  # characters; the longest query of the W3C suite has under 5,000
FORBIDDEN = {
    "ServiceGraphPattern": "SERVICE would call another host; ask that host separately",
    "DatasetClause": "FROM would read another graph; this graph is the only one, leave the FROM out",
}
UPDATE = re.compile(r"^\s*(?:(?:#[^\n]*\n|PREFIX\s+\S*\s+<[^>]*>|BASE\s+<[^>]*>)\s*)*(\w+)", re.IGNORECASE)
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
POSITION = re.compile(r"error at (\d+):(\d+): ")
NEVER_VALID = "\n\0"  # appended, it makes any text malformed, so asking Oxigraph where an error is can never run a query


def checked(sparql: str, *, prefixes: Mapping[str, str]) -> str:
    """The text to run: a SELECT, ASK, CONSTRUCT or DESCRIBE that reads nothing but the default graph of the store."""
    return _checked(sparql, tuple(prefixes))


@lru_cache(maxsize=128)  # a server is asked the same again and again, and parsing takes longer than most answers
def _checked(sparql: str, prefixes: tuple[str, ...]) -> str:
    if sparql in {query.text for query in named_queries()}:  # ours are right, and parsing takes longer than answering most of them
        return sparql
    text = _one_reading(sparql)
    for node in nodes(parsed(text)):
        if reason := FORBIDDEN.get(node.name):
            raise QueryError(f"not allowed: {reason}")
        if node.name == "pname" and (node.prefix or "") not in {*prefixes, *_declared(text)}:
            raise QueryError(f"{_where(text, node)}prefix {node.prefix or ''}: is not known; known are {', '.join(sorted(prefixes))}")
    return text


def syntax_error(text: str, message: str) -> QueryError:
    """One line for a text Oxigraph cannot read: line, column, what was expected or stands there. `message` is Oxigraph's own."""
    slip = diagnose(text)
    if slip:
        line, column = text.count("\n", 0, slip.start) + 1, slip.start - text.rfind("\n", 0, slip.start)
        return QueryError(f"line {line}, column {column}: {slip.reason}")
    found = POSITION.match(message)
    if not found:
        return QueryError(f"malformed query: {message.splitlines()[0]}")
    line, column = int(found[1]), int(found[2])
    rest = (text.splitlines()[line - 1 :] or [""])[0][column - 1 :].strip("\0 ")
    place = f"near “{rest[:30]}”" if rest else "where the text or the line ends"
    return QueryError(f"line {line}, column {column}: malformed query {place}")


def _one_reading(sparql: str) -> str:
    """The text with one kind of line break and without code point escapes.

    rdflib ends a comment only at a line feed, Oxigraph at a carriage return, too; rdflib replaces escapes before it looks for
    strings and comments, Oxigraph inside them only. Either could hide a SERVICE from the guard.
    """
    if len(sparql) > MAX_LENGTH:
        raise QueryError(f"the query has {len(sparql)} characters, more than {MAX_LENGTH} are not read")
    if re.search(r"\\[uU]", sparql):
        raise QueryError("not allowed: write the character itself instead of its \\u escape")
    return sparql.replace("\r\n", "\n").replace("\r", "\n")


def parsed(text: str) -> Any:
    """The parse tree of a query."""
    from pyparsing import ParseBaseException  # noqa: PLC0415 - heavy, and only the worker process needs it
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        return parseQuery(text)
    except RecursionError as error:
        raise QueryError("the query is nested too deeply; use fewer brackets inside brackets") from error
    except ParseBaseException as error:
        raise _refusal(text, error) from error


def _refusal(text: str, error: Any) -> QueryError:
    if not text.strip():
        return QueryError("the query is empty; `kg query --list` shows queries to start from")
    first = UPDATE.match(text)
    if first and first[1].upper() in UPDATES:
        return QueryError(f"not allowed: {first[1].upper()} would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are read")
    return syntax_error(text, _position(text) or f"error at {error.lineno}:{error.column}: ")


def _position(text: str) -> str:
    """Oxigraph's message, which points at the place where rdflib points at the first word; empty where only rdflib objects."""
    from pyoxigraph import Store  # noqa: PLC0415

    try:
        Store().query(text + NEVER_VALID)
    except SyntaxError as error:
        found = POSITION.match(str(error))
        inside = found and int(found[1]) <= len(text.splitlines())
        return str(error) if inside else ""
    return ""


def nodes(tree: Any) -> Iterator[Any]:
    """All named nodes of a parse tree, outermost and leftmost first."""
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    return (part for part in walk(tree) if isinstance(part, CompValue))


def walk(tree: Any) -> Iterator[Any]:
    """Named nodes and the terms in them, outermost and leftmost first."""
    from pyparsing import ParseResults  # noqa: PLC0415
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    todo = [tree]
    while todo:
        part = todo.pop()
        if isinstance(part, CompValue):
            yield part
            todo += reversed(list(part.values()))
        elif isinstance(part, ParseResults | list | tuple):
            todo += reversed(list(part))
        else:
            yield part


def _declared(text: str) -> list[str]:
    return re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)


def _where(text: str, node: Any) -> str:
    at = text.find(f"{node.prefix or ''}:{node.localname or ''}")
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}: " if at >= 0 else ""
