"""A query that cannot be read -> what is wrong with it, in words, and where; None where no usual slip is recognised.

The two parsers say at which character they gave up, which is seldom where the mistake is. These are the slips people make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.query.nearest import did_you_mean

TOKEN = re.compile(
    r"(?P<space>\s+|#[^\n]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)"
    r"|(?P<string>\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<open_string>\"\"\"|'''|[\"'])"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<word>[\w.\-]*:[\w.\-%]*|@?[^\W\d][\w\-]*|\d[\w.]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
CLOSING = {"{": "}", "(": ")", "[": "]"}
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
KEYWORDS = (
    *(*FORMS, "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "DISTINCT", "REDUCED", "EXISTS", "NOT", "IN", "AS"),
    *("ORDER", "BY", "ASC", "DESC", "GROUP", "HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"),
    *("REGEX", "CONTAINS", "STRSTARTS", "STRENDS", "STRAFTER", "STRBEFORE", "STR", "LANG", "BOUND", "COALESCE", "CONCAT", "LCASE", "UCASE"),
    *("IF", "YEAR", "MONTH", "DAY", "DATATYPE", "ISIRI", "ISLITERAL", "LANGMATCHES", "REPLACE", "SUBSTR", "STRLEN", "A", "TRUE", "FALSE"),
)
AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind, its text as written, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def key(self) -> str:
        """The keyword, case aside."""
        return self.text.upper()


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, and where in the text it is."""

    reason: str
    start: int


def diagnose(text: str) -> Slip | None:
    """The first slip that is recognised, those that hide others first."""
    tokens = [Token(m.lastgroup or "", m.group(), m.start()) for m in TOKEN.finditer(text) if m.lastgroup != "space"]
    return next((slip for check in CHECKS for slip in check(tokens)), None)


def _open_string(tokens: Sequence[Token]) -> Iterator[Slip]:
    yield from (Slip(f"the {t.text} that opens here is not closed", t.start) for t in tokens if t.kind == "open_string")


def _first_word(tokens: Sequence[Token]) -> Iterator[Slip]:
    first = tokens[0] if tokens else None
    if first and first.kind == "word" and first.key not in FORMS:
        hint = did_you_mean(first.key, FORMS)
        yield Slip(f"“{first.text}” is no kind of query{hint or '; begin with SELECT, ASK, CONSTRUCT or DESCRIBE'}", first.start)


def _brackets(tokens: Sequence[Token]) -> Iterator[Slip]:
    waiting: list[Token] = []
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text in CLOSING:
            waiting.append(token)
        elif token.text in CLOSING.values():
            if not waiting:
                yield Slip(f"this {token.text} closes nothing; take it away", token.start)
                return
            opened = waiting.pop()
            if CLOSING[opened.text] != token.text:
                yield Slip(f"a {CLOSING[opened.text]} is missing before this {token.text}", token.start)
                return
    if waiting:
        yield Slip(f"the {waiting[-1].text} that opens here is not closed; add a {CLOSING[waiting[-1].text]}", waiting[-1].start)


def _selection(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Between SELECT and the pattern: variables, * and bracketed expressions, without commas."""
    for at, token in enumerate(tokens):
        if token.key != "SELECT":
            continue
        rest = tokens[at + 1 :]
        head = rest[: next((i for i, t in enumerate(rest) if t.text == "{" or t.key == "WHERE"), len(rest))]
        what = [t for t in head if t.key not in {"DISTINCT", "REDUCED"}]
        if not what:
            yield Slip("SELECT needs variables, or * for all of them", token.start)
        elif any(t.key in AGGREGATES and (i == 0 or what[i - 1].text != "(") for i, t in enumerate(what)):
            wrong = next(t for t in what if t.key in AGGREGATES)
            yield Slip(f"an expression needs brackets and a name: ({wrong.key}(…) AS ?name)", wrong.start)
        elif comma := next(
            (t for i, t in enumerate(what) if t.text == "," and what[i - 1].kind == "variable" and _depth(what[:i]) == 0), None
        ):
            yield Slip("the variables of SELECT stand beside each other, without commas", comma.start)


def _after_keywords(tokens: Sequence[Token]) -> Iterator[Slip]:
    for token, following in zip(tokens, [*tokens[1:], Token("", "", -1)], strict=True):
        if token.kind != "word":
            continue
        if token.key == "WHERE" and following.text != "{":
            yield Slip("a { is expected after WHERE", token.start)
        elif token.key in {"ORDER", "GROUP"} and following.key != "BY":
            yield Slip(f"BY is expected after {token.key}", token.start)
        elif token.key in {"LIMIT", "OFFSET"} and not following.text.isdigit():
            yield Slip(f"a whole number is expected after {token.key}", token.start)
        elif token.key == "FILTER" and following.kind == "variable":
            yield Slip("the condition of FILTER stands in brackets: FILTER(…)", token.start)


def _unknown_words(tokens: Sequence[Token]) -> Iterator[Slip]:
    for token in tokens:
        if token.kind == "word" and ":" not in token.text and token.text[0].isalpha() and token.key not in KEYWORDS:
            hint = did_you_mean(token.key, KEYWORDS)
            advice = hint or f"; a name needs a prefix (kg:{token.text}), a text quotation marks, a variable a question mark"
            yield Slip(f"“{token.text}” is no word of SPARQL{advice}", token.start)


def _triples(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Two terms of a pattern and its end: what is said of whom, but not what. Patterns with paths, lists or functions are left alone."""
    terms: list[Token] = []
    is_plain = True
    for token in tokens:
        if token.kind in {"variable", "iri", "string"} or (token.kind == "word" and (":" in token.text or token.text == "a")):
            terms.append(token)
            continue
        if token.text not in {"{", "}", ".", ";"}:
            is_plain = False
            continue
        if is_plain and token.text != "{" and len(terms) == 2 and terms[-1].kind != "string":
            yield Slip(
                f"a pattern has three parts, subject, property and value; the value is missing after “{terms[-1].text}”", terms[-1].start
            )
        terms, is_plain = (terms[:1], True) if token.text == ";" else ([], True)


def _depth(tokens: Sequence[Token]) -> int:
    return sum((t.text == "(") - (t.text == ")") for t in tokens)


CHECKS: tuple[Callable[[Sequence[Token]], Iterator[Slip]], ...] = (
    *(_open_string, _first_word, _after_keywords, _brackets, _selection, _unknown_words, _triples),
)
