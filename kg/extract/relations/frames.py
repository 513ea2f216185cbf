"""Open statement and its tree -> Frame: the statement as patterns see it, in each way that it can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.english.prepositions import PREPOSITIONS
from kg.english.tree import NOUNS, Node, Tree
from kg.english.verbs import particles
from kg.types import Argument, Construction, Evidence, Literal, LiteralKind, Span, Statement, Voice

Placed = tuple[Argument, Span]  # an argument and where it stands
Roles = Mapping[str, tuple[Placed, ...]]

FORMER = frozenset({"former", "ex"})
NO_PREPOSITIONS = frozenset({"", "object", "that", "adverb", "iobj"})
NOUNS_OF_VERBS = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB, Construction.LIFESPAN})


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement as patterns see it: predicate words, arguments by role ("subject", "object", preposition), nouns of the object.

    In a passive without agent the surface subject is what it happens to. `inner` are the arguments of the object noun, which only a pattern
    with that noun may use: "hold talks *with Russia*".
    """

    statement: Statement
    evidence: Evidence
    tree: Tree
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: Roles
    inner: Roles

    @property
    def head(self) -> Node:
        """The predicate's head."""
        return self.tree.node(self.evidence.head)


def frame_of(statement: Statement, evidence: Evidence, tree: Tree) -> Frame:
    """The frame of a statement that a sentence with this tree makes."""
    head = tree.node(evidence.head)
    preposition = [] if statement.role in NO_PREPOSITIONS else statement.role.split()
    words = statement.predicate.split()
    words = words[: len(words) - len(preposition)]
    happens = statement.voice is Voice.PASSIVE and words[0] == "be"
    outer: dict[str, list[Placed]] = defaultdict(list)
    inner: dict[str, list[Placed]] = defaultdict(list)
    outer["object" if happens else "subject"].append((statement.subject, evidence.subject))
    if statement.role:
        is_time = isinstance(statement.object, Literal) and statement.object.kind is LiteralKind.TIME
        bare = "time" if is_time else "as" if happens else "object"  # "was named *minister*", "born *15 July 1941*"
        outer[" ".join(preposition) or bare].append((statement.object, evidence.object))
    for qualifier in statement.qualifiers:
        if evidence.subject.start < qualifier.span.start < evidence.predicate.start:
            continue  # "police *in Belarus* detained activists": not where they were detained
        place = inner if evidence.object.covers(qualifier.span) else outer
        place[qualifier.role].append((qualifier.value, qualifier.span))
    found, inside = ({name: tuple(arguments) for name, arguments in d.items()} for d in (outer, inner))
    verb = tuple(words)
    if happens:  # of a noun, "the sale of", the predicate has the verb
        verb = verb[1:] if statement.construction in NOUNS_OF_VERBS else (head.lemma.lower(), *(n.lemma.lower() for n in particles(head)))
    return Frame(statement, evidence, tree, verb, _nouns(tree, evidence.object), found, inside)


def readings(frame: Frame) -> Iterator[Frame]:
    """ "preside over" is a verb with a particle to one parse and with a preposition to another; patterns fit either."""
    yield frame
    if len(frame.words) == 2 and frame.words[1] in PREPOSITIONS and "object" in frame.roles:
        roles = {frame.words[1] if name == "object" else name: arguments for name, arguments in frame.roles.items()}
        yield replace(frame, words=frame.words[:1], roles=roles)
    if frame.words[0] == "be" and len(frame.words) > 1:  # "be minister of": also "be" somebody "of"
        verb = ("be", "former") if frame.words[1] in FORMER else ("be",)
        post = Literal(text=" ".join(frame.words[len(verb) :]), span=frame.head.span)
        yield replace(frame, words=verb, roles={**frame.roles, "object": ((post, frame.head.span),)})


def _nouns(tree: Tree, span: Span) -> tuple[str, ...]:
    """Lemma of the head noun of a stretch, and with what stands before it: ("minister", "prime minister")."""
    head = tree.top_of(span)
    if head is None or head.upos not in NOUNS:
        return ()
    single = head.lemma.lower()
    before = [n.lemma.lower() for n in head.dependents("compound", "amod") if n < head]
    return (single, f"{before[-1]} {single}") if before else (single,)
