"""All statements of a document in -> those without the proposals that rules know already or contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.proposals.placing import NAME
from kg.types import Argument, Evidence, Mention, Statement

KNOWN, CONTRADICTED = "the rules found it already", "the rules read the sentence otherwise"


def agreed(statements: Iterable[Statement]) -> Iterator[Statement]:
    """All that is no proposal, and the proposals against which no rule speaks."""
    statements = list(statements)
    by_rules: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement.evidence, Evidence) and not is_proposed(statement):
            by_rules[statement.evidence.index].append(statement)
    for statement in statements:
        index = statement.evidence.index if isinstance(statement.evidence, Evidence) else -1
        if not (is_proposed(statement) and objection(statement, by_rules[index])):
            yield statement


def is_proposed(statement: Statement) -> bool:
    """Whether a model proposed it."""
    return statement.extractor.startswith(f"{NAME}/")


def objection(proposed: Statement, by_rules: Sequence[Statement]) -> str:
    """Why a proposal cannot enter beside what rules find in its sentence; "" where it can.

    Of one verb rules and model must agree who does it; two things that rules relate by a word are not related by it the other way.
    """
    for other in by_rules:
        same_ends = _is_same(proposed.subject, other.subject), _is_same(proposed.object, other.object)
        turned = _is_same(proposed.subject, other.object) and _is_same(proposed.object, other.subject)
        if _word(proposed) == _word(other) and all(same_ends):
            return KNOWN
        if _word(proposed) == _word(other) and (turned or (same_ends[1] and _has_same_verb(proposed, other))):
            return CONTRADICTED
    return ""


def _word(statement: Statement) -> str:
    return statement.relation or statement.predicate


def _has_same_verb(one: Statement, other: Statement) -> bool:
    heads = [s.evidence.head for s in (one, other) if isinstance(s.evidence, Evidence)]
    return len(heads) == 2 and heads[0] == heads[1]


def _is_same(one: Argument, other: Argument) -> bool:
    """Whether two arguments of one sentence are the same words."""
    if isinstance(one, Mention) or isinstance(other, Mention):
        return one == other
    return getattr(one, "span", None) == getattr(other, "span", None)
