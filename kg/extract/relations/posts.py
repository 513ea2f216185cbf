"""Typed statements -> the same, with the post beside the body it is in: "Ann Lund, *director of Acme*" leads Acme, as its director.

A post with a body is one fact, not an edge and a phrase beside it; a post of which no body is told stays a statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.types import Evidence, Literal, Qualifier, Span, Statement

HOLDS = "holdsPosition"
# relations of somebody to the body or place in which, or for which, they hold a post
IN_A_POST = frozenset({"leads", "memberOf", "postedTo", "speaksFor", "worksFor"})
ROLE = "position"


def with_posts(statements: Iterable[Statement]) -> Iterator[Statement]:
    """In the order of the statements; those of one predicate about one subject follow each other."""
    for _, group in groupby(statements, key=_predicate):
        yield from _told_together(list(group))


def _predicate(statement: Statement) -> tuple[int, int, Span] | None:
    evidence = statement.evidence
    return (evidence.index, evidence.head, evidence.subject) if isinstance(evidence, Evidence) else None


def _told_together(group: Sequence[Statement]) -> Iterator[Statement]:
    posts = [s for s in group if s.relation == HOLDS]
    edges = [s for s in group if s.relation in IN_A_POST] if posts else []
    for statement in group:
        if statement.relation == HOLDS and any(_is_held_in(statement, edge) for edge in edges):
            continue
        held = [_qualifier(post) for post in posts if _is_held_in(post, statement)]
        closest = sorted(held, key=lambda q: q.span.end - q.span.start)[:1]  # "CEO" of "the founder and CEO"
        yield replace(statement, qualifiers=(*statement.qualifiers, *closest)) if closest else statement


def _is_held_in(post: Statement, edge: Statement) -> bool:
    """Whether the predicate of an edge, "be director of", has the words of a post, "former director of Acme"."""
    verb, *nouns = edge.predicate.replace("-", " ").split()
    if not isinstance(post.object, Literal) or edge.relation not in IN_A_POST or verb != "be" or len(nouns) == 1:
        return False
    words = post.object.text.lower().replace("-", " ").split()
    return all(any(word.startswith(noun) for word in words) for noun in nouns[:-1])


def _qualifier(post: Statement) -> Qualifier:
    assert isinstance(post.evidence, Evidence)  # noqa: S101 - see `_predicate`
    return Qualifier(role=ROLE, value=post.object, span=post.evidence.object)
