"""Statement about a phrase -> the same about what the phrase names: "broke *the embargo on Libya*" joins who broke it to Libya.

A graph is made of edges between things. Where the object of a verb is no thing but speaks of one with a name, the predicate takes in the
noun ("break embargo on"); else the noun is the thing, if it is of a known class. The phrase stays as the qualifier "object".
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from kg.english.coordination import goes_on_with_phrase
from kg.english.prepositions import PREPOSITIONS, case_name, case_words
from kg.english.tree import Node, Tree
from kg.extract.clauses.arguments import is_set_apart
from kg.extract.statements.context import is_thing
from kg.types import (
    AnnotatedDocument,
    Argument,
    EntityType,
    Evidence,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Qualifier,
    Statement,
    Voice,
)

Places = Set[tuple[int, int]]  # (sentence, head)
# roles of what a verb is about; what it is done "during" or "in" speaks of something else
ABOUT = frozenset({"object", "about", "against", "for", "from", "of", "on", "over", "to", "with"})
BETWEEN = frozenset({"between", "among"})  # "barriers *between* Peru and Chile" are no barriers between Peru
PARTIES = frozenset({"with", "between", "among"})
ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE, EntityType.FACILITY})
QUOTATION_MARKS = frozenset("\"“‘'`")


def named_places(annotated: AnnotatedDocument) -> Places:
    """Where something stands that the document names; times are none."""
    chains = (c for c in annotated.chains if c.is_named and c.entity_type is not EntityType.DATE)
    return frozenset((m.sentence, m.head) for c in chains for m in c.mentions)


def through(statement: Statement, evidence: Evidence, tree: Tree, named: Places) -> Iterator[Statement]:
    """A statement for each named thing behind the first preposition of the object's noun that has one, or about the one before it; about
    the noun where none has."""
    noun = _noun(statement, tree)
    things = next(_behind(noun, evidence, named), ()) if noun is not None else ()
    yield from (_about(statement, evidence, thing) for thing in things)
    if not things:
        owned = _owned(statement, evidence, noun) if noun is not None else None
        yield owned or as_thing(statement, tree)


def as_thing(statement: Statement, tree: Tree) -> Statement:
    """About the noun of its phrase, "fired on *a checkpoint* near Kunduz", where that is of a known class and told as one or several; a
    further argument that tells of an event, "agreed in *a phone call* on Monday", is that event."""
    evidence = statement.evidence
    events = tuple(_event(q, tree) for q in statement.qualifiers)
    thing = _thing(statement.object, tree) if statement.voice is not Voice.COPULA else None
    told = statement.role == "object" or statement.role in PREPOSITIONS
    if thing is None or not told or not isinstance(evidence, Evidence) or any(q.role == "object" for q in statement.qualifiers):
        return replace(statement, qualifiers=events) if events != statement.qualifiers else statement
    whole = Qualifier(role="object", value=statement.object, span=evidence.object)
    return replace(statement, object=thing, evidence=replace(evidence, object=thing.span), qualifiers=(whole, *events))


def _thing(phrase: Argument, tree: Tree) -> Mention | None:
    """The mention of a phrase's noun; what stands in quotation marks, "use *“an iron fist”*", is what somebody says."""
    if not isinstance(phrase, Literal) or phrase.kind is not LiteralKind.PHRASE or phrase.text[0] in QUOTATION_MARKS:
        return None
    noun = tree.top_of(phrase.span)
    thing = noun.mention if noun is not None and noun.upos == "NOUN" else None
    return thing if noun is not None and thing is not None and is_thing(noun, thing) and phrase.span.covers(thing.span) else None


def _event(qualifier: Qualifier, tree: Tree) -> Qualifier:
    """With the event in place of the phrase, unless this tells who else takes part: "for *talks with Ann Lund*"."""
    thing = _thing(qualifier.value, tree) if qualifier.role in PREPOSITIONS else None
    if thing is None or thing.entity_type is not EntityType.EVENT:
        return qualifier
    parties = any(case_name(case_words(n)) in PARTIES for n in tree.node(thing.head).dependents("nmod"))
    return qualifier if parties else replace(qualifier, value=thing)


def _noun(statement: Statement, tree: Tree) -> Node | None:
    """The common noun of an object that is a phrase."""
    target = statement.object
    if not isinstance(target, Literal) or target.kind is not LiteralKind.PHRASE:
        return None
    noun = tree.top_of(target.span)
    told = statement.voice is not Voice.COPULA and statement.role in ABOUT
    return noun if told and noun is not None and noun.upos == "NOUN" else None


def _behind(noun: Node, evidence: Evidence, named: Places) -> Iterator[list[Node]]:
    """What is named behind each preposition of a noun: "sanctions *on Peru and Chile*"."""
    for first in noun.dependents("nmod"):
        if noun < first and case_name(case_words(first)) in PREPOSITIONS - BETWEEN and not is_set_apart(first):
            found = [n for n in first.conjuncts if n is first or goes_on_with_phrase(n)]
            found = [n for n in found if (evidence.index, n.index) in named and evidence.object.covers(n.span)]
            if found:
                yield found


def _owned(statement: Statement, evidence: Evidence, noun: Node) -> Statement | None:
    """ "bombed *Taliban bases*", "boosted *the U.S. deficit*": about the name before the noun."""
    phrase = Qualifier(role="object", value=statement.object, span=evidence.object)
    for qualifier in statement.qualifiers:
        before = evidence.object.covers(qualifier.span) and qualifier.span.end <= noun.span.start
        owner = qualifier.role == "of" and before and _is_named_actor(qualifier.value) and qualifier.value != statement.subject
        if owner and statement.predicate != "call":  # "what he called *Russian* delays"
            return replace(
                statement,
                predicate=f"{statement.predicate} {noun.lemma.lower()} of",
                surface=f"{statement.surface} {noun.form} of",
                role="of",
                object=qualifier.value,
                evidence=replace(evidence, object=qualifier.span),
                qualifiers=(phrase, *(q for q in statement.qualifiers if q is not qualifier)),
            )
    return None


def _is_named_actor(value: Argument) -> bool:
    """Whether an argument is the name, or the adjective, of somebody, a body or a place."""
    if isinstance(value, Literal) or (isinstance(value, Mention) and value.kind is not MentionKind.NAME):
        return False
    return value.entity_type in ACTORS


def _about(statement: Statement, evidence: Evidence, thing: Node) -> Statement:
    """With the thing as object, and the words before it as part of the predicate."""
    mention, case, noun = thing.mention, case_words(thing), thing.tree.top_of(evidence.object)
    assert mention is not None  # noqa: S101 - `_behind` has seen to it
    assert noun is not None  # noqa: S101 - it has the thing behind it
    words = [n for n in noun.subtree() if n.index <= case[-1].index and n not in case_words(noun)]
    phrase = Qualifier(role="object", value=statement.object, span=evidence.object)
    return replace(
        statement,
        predicate=f"{statement.predicate} {noun.lemma.lower()} {case_name(case)}",
        surface=" ".join([statement.surface, *(n.form for n in words)]),
        role=case_name(case),
        object=mention,
        evidence=replace(evidence, object=mention.span),
        qualifiers=(phrase, *(q for q in statement.qualifiers if q.span != mention.span)),
    )
