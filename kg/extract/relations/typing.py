"""Open statements x ontology -> typed statements: each pattern that fits gives a statement of its relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from kg.english.nouns.classes import is_role
from kg.english.nouns.posts import NO_POSTS, STATE_OFFICES
from kg.english.nouns.titles import LEADING, TITLES
from kg.english.trees import trees_of
from kg.extract.relations.frames import NOUNS_OF_VERBS, Frame, Placed, frame_of, readings
from kg.extract.relations.patterns import Pattern, PatternSlot, parse_pattern
from kg.extract.relations.posts import with_posts
from kg.extract.relations.through import Places, as_thing, named_places, through
from kg.extract.relations.told_with import further_out, share
from kg.types import (
    AnnotatedDocument,
    Argument,
    Construction,
    EntityType,
    Field,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Ontology,
    Qualifier,
    Relation,
    Span,
    Statement,
)

WHERE = ("Place",)  # range of relations that say where somebody or something is
DATED = frozenset({"on", "in"})  # prepositions of days and years, which are qualifiers "time"
QUOTATION_MARKS = frozenset("\"“‘'`")
# open statements of these constructions say too little to keep
ONLY_TYPED = NOUNS_OF_VERBS | {Construction.NOUN_PHRASE, Construction.POSSESSOR}


@dataclass(frozen=True, slots=True)
class _Match:
    relation: Relation
    pattern: Pattern
    subject: Placed
    object: Placed

    @property
    def size(self) -> tuple[int, int]:
        """How much the pattern says."""
        return sum(slot.accepts != "role" for slot in self.pattern.slots), len(self.pattern.words)


class Typer:
    """The patterns of an ontology, parsed once and looked up by their words."""

    def __init__(self, ontology: Ontology) -> None:
        self._superclasses = dict(ontology.superclasses)
        parsed = [(parse_pattern(text, relation=r.name), r) for r in ontology.relations for text in r.patterns]
        self._by_words: dict[tuple[str, ...], list[tuple[int, Pattern, Relation]]] = defaultdict(list)
        for number, (pattern, relation) in enumerate(parsed):
            self._by_words[pattern.words].append((number, pattern, relation))

    def __call__(self, statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Typed statements in place of the open ones they say more exactly, and open ones that no pattern fits."""
        yield from with_posts(self._all(statements, annotated))

    def _all(self, statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
        trees, named = trees_of(annotated), named_places(annotated)
        for statement in statements:
            if statement.relation is not None or isinstance(statement.evidence, Field):
                yield statement
            else:
                yield from self._typed(frame_of(statement, statement.evidence, trees[statement.evidence.index]), named)

    def _typed(self, frame: Frame, named: Places) -> Iterator[Statement]:
        found = [(number, m) for f in readings(frame) for number, p, r in self._patterns(f) if (m := self._match(p, r, f))]
        best = _most_specific([match for _, match in sorted(found, key=itemgetter(0))])
        swallowed = any(len(m.pattern.words) > len(frame.words) for m in best)
        if swallowed:  # "bought *a stake in Acme*": the stake is told by the longer pattern
            best = [m for m in best if len(m.pattern.words) > len(frame.words) or m.object[1] != frame.evidence.object]
        for match in best:
            typed = as_thing(_apply(frame, match), frame.tree)
            yield typed
            if match.relation.range == WHERE:
                yield from further_out(typed, frame.tree)
        own = {frame.evidence.subject, frame.evidence.object}
        alone = frame.statement.role == ""  # "died", of which a typed statement has all the rest: "died in 1999"
        covered = any(alone or {m.subject[1], m.object[1]} == own for m in best)
        if not covered and not swallowed and frame.statement.construction not in ONLY_TYPED:
            yield from through(frame.statement, frame.evidence, frame.tree, named)

    def _patterns(self, frame: Frame) -> Iterator[tuple[int, Pattern, Relation]]:
        """Those whose words are the predicate, or predicate and object noun ("hold talk", "be leader"), with their number."""
        yield from self._by_words.get(frame.words, ())
        for noun in frame.nouns if frame.words != ("be",) else ():
            yield from (p for p in self._by_words.get((*frame.words, *noun.split()), ()) if all(s.role != "object" for s in p[1].slots))

    def _match(self, pattern: Pattern, relation: Relation, frame: Frame) -> _Match | None:
        if _leaves_object(pattern, frame):
            return None
        inner = frame.inner if len(pattern.words) > len(frame.words) else {}
        found: dict[str, Placed] = {}
        for slot in pattern.slots:
            dated = slot.accepts == "Time" and slot.role in DATED  # "died *on Friday*", "his death *in 1902*"
            roles = {"time", *DATED} if dated else {slot.role}
            offered = [a for role in sorted(roles) for a in (*frame.roles.get(role, ()), *inner.get(role, ()))]
            choice = next((a for a in offered if self._accepts(slot, a[0], relation, frame)), None)
            if choice is None:
                return None
            found[slot.name] = choice
        if found["s"][1] == found["o"][1] or isinstance(found["s"][0], Literal) or _repeats_post(found["o"], frame):
            return None
        return _Match(relation, pattern, found["s"], found["o"])

    def _accepts(self, slot: PatternSlot, value: Argument, relation: Relation, frame: Frame) -> bool:
        if slot.accepts in {"role", "post"}:
            return _is_role(value, frame) and (slot.accepts == "role" or _is_post(value, frame))
        kind = value.kind if isinstance(value, Literal) else None
        if slot.accepts == "Time":
            return kind is LiteralKind.TIME
        if kind is LiteralKind.TIME or (kind is LiteralKind.CLAUSE and slot.role != "object" and slot.accepts != "Clause"):
            return False  # "was appointed last year": to nothing
        if slot.accepts:
            return self._is_a(value, slot.accepts, frame, unknown=False)
        wanted = relation.domain if slot.name == "s" else relation.range if slot.name == "o" else ()
        return not wanted or any(self._is_a(value, name, frame, unknown=True) for name in wanted)

    def _is_a(self, value: Argument, name: str, frame: Frame, *, unknown: bool) -> bool:
        """Whether an argument is of a class; a literal is of Literal and of its noun's class, what somebody says of Clause.

        `unknown`: whether a name without a class may be.
        """
        if isinstance(value, Literal):
            return self._is_literal_of(value, name, frame)
        return self._is_of_class(value, name, unknown=unknown and (isinstance(value, Field) or value.kind is not MentionKind.NOMINAL))

    def _is_literal_of(self, value: Literal, name: str, frame: Frame) -> bool:
        if name == "Clause":
            return value.kind is LiteralKind.CLAUSE or value.text[:1] in QUOTATION_MARKS
        if name == "Literal":
            return not self._is_literal_of(value, "Actor", frame)
        noun = _head_noun(value, frame)
        counted = value.kind is LiteralKind.QUANTITY
        if noun is None or (counted and name == "Concept"):  # "ran ten kilometres": they are no concept that one could lead
            return False
        return self._is_of_class(noun, name, unknown=False)

    def _is_of_class(self, value: Mention | Field, name: str, *, unknown: bool) -> bool:
        if value.entity_type is EntityType.OTHER:  # a noun of no known class is no actor
            return unknown and name not in {"Clause", "Literal"}
        return name in self._superclasses.get(value.entity_type.value, (value.entity_type.value,))


def _leaves_object(pattern: Pattern, frame: Frame) -> bool:
    """A pattern without object is about verbs without one: "led to a crisis", not "led a visit to Pyongyang"."""
    return len(pattern.words) == len(frame.words) and "object" in frame.roles and all(s.role != "object" for s in pattern.slots)


def _repeats_post(placed: Placed, frame: Frame) -> bool:
    """Whether it is the noun of "be minister of": "be the minister of Peru" is a statement of its own."""
    return (
        isinstance(placed[0], Literal)
        and placed[1] == frame.head.span
        and frame.words[0] == "be"
        and len(frame.words) == 1
        and placed[1] != frame.evidence.object
    )


def _is_role(value: Argument, frame: Frame) -> bool:
    """Whether an argument is a post or profession: a title, or a common noun for a person ("chief of the General Staff")."""
    subject = frame.statement.subject
    if isinstance(subject, Mention) and subject.kind is MentionKind.NAME and subject.entity_type is not EntityType.PERSON:
        return False  # "Danish drugmaker Solvang", "Acme, its distributor"
    if frame.statement.construction is Construction.TITLE:
        return frame.head.lemma.lower() not in NO_POSTS
    if isinstance(value, Literal) and value.span == frame.head.span:  # of "be minister of"
        lemma = value.text.split(" of ")[0].split()[-1]  # "chief of staff"
        return is_role(lemma) and lemma not in NO_POSTS
    noun = None if isinstance(value, Field) else _head_noun(value, frame)
    return noun is not None and noun.entity_type is EntityType.PERSON and frame.tree.node(noun.head).lemma.lower() not in NO_POSTS


def _is_post(value: Argument, frame: Frame) -> bool:
    """Whether a role is an office, not what somebody is called: "dismissed as *minister*", not "as *a clown*"."""
    noun = None if isinstance(value, Field) else _head_noun(value, frame)
    return noun is not None and frame.tree.node(noun.head).lemma.lower() in TITLES | LEADING | STATE_OFFICES


def _head_noun(value: Literal | Mention, frame: Frame) -> Mention | None:
    """The common noun that a phrase is about."""
    for node in frame.tree.nodes:
        mention = node.mention
        is_top = node.head is None or not value.span.covers(node.head.span)
        if mention is not None and mention.kind is MentionKind.NOMINAL and is_top and value.span.covers(mention.span):
            return mention
    return None


def _most_specific(matches: list[_Match]) -> list[_Match]:
    """Of matches that join the same two arguments those of the longest pattern: "replace {o} with {x}" beats "replace {o}"."""
    if len(matches) < 2:
        return matches
    longest: dict[str, tuple[int, int]] = {}
    for match in matches:
        longest[match.relation.name] = max(longest.get(match.relation.name, (0, 0)), match.size)
    matches = [m for m in matches if m.size == longest[m.relation.name]]  # "blame the war on Seoul" does not blame the war
    best: dict[tuple[Span, Span], tuple[int, int]] = {}
    for match in matches:
        key = (match.subject[1], match.object[1])
        best[key] = max(best.get(key, (0, 0)), match.size)
    kept: dict[tuple[Span, Span, str], _Match] = {}
    for match in matches:
        key = (match.subject[1], match.object[1])
        if match.size == best[key]:
            kept.setdefault((*key, match.relation.name), match)
    return list(kept.values())


def _apply(frame: Frame, match: _Match) -> Statement:
    """The statement with the relation, and the arguments it joins in place of its own; what it does not use stays a qualifier."""
    statement, evidence = frame.statement, frame.evidence
    spans = {match.subject[1], match.object[1]}
    repeats = statement.role == ""  # the verb's own word
    own = [] if repeats or evidence.object in spans else [Qualifier(role="object", value=statement.object, span=evidence.object)]
    own += share(statement) if own else []
    own += [Qualifier(role="agent", value=statement.subject, span=evidence.subject)] if evidence.subject not in spans else []
    turned = match.subject[1] == evidence.object  # "her mother, Ann": "be mother of" would now say the reverse
    return replace(
        statement,
        relation=match.relation.name,
        surface=match.relation.label if turned else statement.surface,
        subject=match.subject[0],
        object=match.object[0],
        evidence=replace(evidence, subject=match.subject[1], object=match.object[1]),
        qualifiers=(*own, *(q for q in statement.qualifiers if q.span not in spans)),
    )
