"""One occurrence of a statement -> the parts of an English sentence: subject, verb phrase, what follows, and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.merge.arguments import PREPOSITIONS, Arguments
from kg.merge.wording import (
    BE,
    STATES,
    Wording,
    active,
    affirmed,
    after_modal,
    as_said,
    denied,
    gerund,
    inflected,
    is_passive,
    is_plural,
    is_thing,
    is_verb,
    lemma_of,
    many,
    without_s,
    wording,
)
from kg.types import (
    Construction,
    EntityType,
    Field,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Relation,
    SpeechAct,
    Status,
    Voice,
)

NO_DAY = re.compile(r"(?:early |late |mid-)?(?:[A-Z][a-z]+\.?,? )?\d{4}s?|(?:the )?\d{4}s")  # a year, or a month of one
NOTHING = re.compile(r"(?:no|not|nobody|nothing|none|neither|no-one|nowhere)\b", re.IGNORECASE)

# told by a noun: the relation has the verb
BY_RELATION = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB, Construction.LIFESPAN, Construction.NOUN_PHRASE})


@dataclass(frozen=True, slots=True)
class Said(Arguments):
    """One occurrence on its way to a sentence."""

    relations: Mapping[str, Relation]

    def subject(self) -> str:
        """Who or what it is about."""
        return self.called(self.occurrence.statement.subject)

    def speaker(self) -> str:
        """Who says it, "" where nobody is named."""
        attribution = self.occurrence.statement.attribution
        return self.called(attribution[0].speaker) if attribution and attribution[0].speaker else ""

    def claims(self) -> str:
        """ "claims", of several "claim"."""
        attribution = self.occurrence.statement.attribution
        speaker = attribution[0].speaker if attribution else None
        several = isinstance(speaker, Mention) and speaker.kind is MentionKind.NOMINAL and is_plural(self.known_as(speaker))
        return "claim" if several else "claims"

    def according(self, speaker: str) -> str:
        """Whose word it is."""
        statement = self.occurrence.statement
        said_by = statement.attribution[0].speaker if statement.attribution else None
        if said_by is not None and not isinstance(statement.subject, Literal) and self.name(said_by) == self.name(statement.subject):
            person = self.name(statement.subject).entity_type is EntityType.PERSON or not self.is_one()
            return f"by {'their' if person else 'its'} own account"
        return f"according to {speaker}" if speaker else "reportedly"

    def clause(self, status: Status) -> str:
        """Subject, verb phrase and what follows."""
        statement = self.occurrence.statement
        relation = self.relations.get(statement.relation or "")
        subject = " ".join([self.subject(), *self.of_subject()])
        if isinstance(statement.evidence, Field):
            return f"{subject} {relation.label if relation else statement.predicate} {self.object()}"
        # "Rebels killed Lund in Oslo": that Lund died in Oslo has the words of the relation
        turned = relation and statement.surface == relation.label and lemma_of(relation.label.split()[0]) != statement.predicate.split()[0]
        if relation and (turned or statement.construction in BY_RELATION):
            return self._by_relation(subject, relation, status)
        if statement.predicate == "be" or (
            statement.predicate.startswith("be ") and not is_passive(statement.surface, statement.predicate)
        ):
            return self._copula(subject, status)
        if relation and _is_turned(relation):
            return self._by_relation(subject, relation, status)
        said, behind = self.around_object(self._wording())
        return " ".join(filter(None, [subject, self._verb(said, status), self.rest(said, behind)]))

    def gerund(self) -> str:
        """ "supplying arms to Russia"."""
        said, behind = self.around_object(self._wording())
        return " ".join(filter(None, [gerund(said), self.rest(said, behind)]))

    # -------------------------------------------------------------------------------------------- verb phrases

    def _wording(self) -> Wording:
        statement = self.occurrence.statement
        said = wording(statement.surface, statement.predicate)
        if statement.voice is Voice.PASSIVE and not statement.predicate.startswith("be "):
            return active(said)
        is_bare = self.direct() is not None and self.before_object() is None and said.after[-1:] == (statement.role,)
        return replace(said, words=said.words[:-1]) if is_bare else said

    def _verb(self, said: Wording, status: Status) -> str:
        statement = self.occurrence.statement
        singular = self.is_one()
        plain = as_said(said, singular=singular)
        if status is Status.DISPUTED or (status is Status.DENIED and any(a.act is SpeechAct.DENY for a in statement.attribution)):
            return affirmed(said) if not said.is_governed else plain
        if status in (Status.NEGATED, Status.DENIED) and not (said.is_negated or said.is_governed or self._has_nothing(said)):
            return plain if NOTHING.match(self.subject()) else denied(said)
        if said.words[0] == "to" or (status is Status.PLANNED and singular and _is_infinitive(said)):
            be = "is" if singular else "are"
            return " ".join([be, *said.words] if said.words[0] == "to" else [be, "to", *said.words])
        return _ahead(said, status, singular=singular)

    def _has_nothing(self, said: Wording) -> bool:
        """Whether words behind the verb deny it already: "has *no* station in Oslo"."""
        return bool(NOTHING.match(self.rest(said))) or any(NOTHING.fullmatch(word) for word in said.after)

    def _copula(self, subject: str, status: Status) -> str:
        statement = self.occurrence.statement
        noun = statement.predicate.removeprefix("be").strip()
        words = statement.surface.lower().split()
        if words and words[0] in BE and len(words) == len(noun.split()) + 1:
            noun = " ".join(words[1:])  # "is *greater than*"
        verb = _be(words, singular=self.is_one())
        if status is Status.PLANNED:
            verb = "will be"
        elif status is Status.POSSIBLE:
            verb = "may be"
        elif status in (Status.NEGATED, Status.DENIED) and not noun.startswith("without"):
            first, *rest = verb.split()
            verb = " ".join([first, "not", *rest])
        target = self._body(noun) or self.object()
        is_phrase = isinstance(statement.object, Literal) and statement.object.kind is LiteralKind.PHRASE
        if not noun and self.is_one() and is_phrase and is_plural(target):
            target = f"one of {target}"  # "Peru, Chile and Brazil, *members of the group*"
        if self.is_one() and statement.surface == statement.predicate and is_thing(noun):
            noun = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"  # "is *a* film of"
        return " ".join(filter(None, [subject, verb, noun if self.is_one() else many(noun), target]))

    def _body(self, noun: str) -> str:
        """Whose post it is, where the object is the post that the predicate has already: "is" "director of" and "director"."""
        direct = next((q for q in self.occurrence.statement.qualifiers if q.role == "object"), None)
        post, _, preposition = noun.rpartition(" ")
        return self.argument(direct.value) if direct and preposition and post == self.object(article=False).lower() else ""

    def _by_relation(self, subject: str, relation: Relation, status: Status) -> str:
        """For what a noun tells, and for whom something happens to: the relation's own words."""
        first, *rest = relation.label.split()
        turned = _is_turned(relation) or not is_verb(first)
        be, was = ("is", "was") if self.is_one() else ("are", "were")
        verb = {
            Status.PLANNED: f"{be} to be {first}" if turned else f"{be} to {lemma_of(first)}",
            Status.POSSIBLE: f"may be {first}" if turned else f"may {lemma_of(first)}",
            Status.NEGATED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
            Status.DENIED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
        }.get(status, f"{was if _is_turned(relation) else be} {first}" if turned else first if self.is_one() else without_s(first))
        target = self.object()
        if rest and rest[-1] in PREPOSITIONS:
            target = target.removeprefix("that ")  # "accused of *delaying it*"
        if rest == ["on"] and NO_DAY.fullmatch(target):
            rest = ["in"]  # "founded *in* 1991"
        return " ".join([subject, verb, *rest, target])


@cache
def _is_turned(relation: Relation) -> bool:
    """Whether the subject of the relation is whom something happens to, by its label's verb: "charged with" of "charge {s} with {o}"."""
    verb = relation.label.split()[0]
    found = {(p.startswith("{"), p.split()[p.startswith("{")]) for p in relation.patterns}
    passive = any(not is_active and inflected(word, "VBN") == verb for is_active, word in found)
    return passive and verb not in STATES and not any(is_active and inflected(word, "VBD") == verb for is_active, word in found)


def _be(words: Collection[str], *, singular: bool) -> str:
    """The form of "be" that a predicate has: "is", "were", "had been"."""
    if "been" in words:
        return "had been" if "had" in words else "has been" if singular else "have been"
    past = "was" in words or "were" in words
    return ("was" if past else "is") if singular else ("were" if past else "are")


def _is_infinitive(said: Wording) -> bool:
    """ "to *help fight* it"."""
    return said.is_governed and said.words[0] == lemma_of(said.words[0]) != inflected(said.words[0], "VBD")


def _ahead(said: Wording, status: Status, *, singular: bool) -> str:
    """What is planned or possible, where the words do not say so themselves."""
    if status is Status.PLANNED and not said.is_modal:
        return after_modal(said, "is to" if singular else "are to")
    return after_modal(said, "may") if status is Status.POSSIBLE and not said.is_modal else as_said(said, singular=singular)
