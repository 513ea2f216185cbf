"""A statement or event -> one English sentence for people: "Pyongyang denied supplying arms to Russia".

The verb form is the text's own; what the text leaves to its context is said: who reports or claims it, that it is planned, denied or in
dispute. Subject and object stand with their names, with the article that the text gives them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.merge.agreement import is_one
from kg.merge.occurrences import Occurrence
from kg.merge.wording import (
    Wording,
    active,
    affirmed,
    after_modal,
    as_said,
    denied,
    gerund,
    inflected,
    is_plural,
    lemma_of,
    wording,
)
from kg.types import (
    Argument,
    Construction,
    Entity,
    EntityType,
    Evidence,
    Field,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Qualifier,
    Relation,
    SpeechAct,
    Status,
    Voice,
)

DETERMINER = re.compile(r"\b(the|a|an|its|his|her|their|this|these|those)\s+$", re.IGNORECASE)
GOVERNING = re.compile(
    r"\b(about|against|as|at|by|for|from|in|into|of|on|onto|over|to|under|with|within|without)\s+(?:the\s+|a\s+|an\s+)?$"
)
PREPOSITIONS = frozenset("about against as at by for from in into on onto over to under with within without between among near".split())
LEAST_CLAUSE = 3  # words: "here" is no clause, whatever the parser says
MOST_QUALIFIERS, MOST_LENGTH = 2, 60  # further arguments that a sentence names, and the characters of each
SMALL = re.compile(r"^(?:The|A|An|His|Her|Its|Their|Our|My|We|It|He|She|They|This|These|Both|Some|All|Many|Most|There)\b")
OPENING = re.compile(
    r"[\"“'‘]|(?:that|what|whether|how|why|who|whom|when|where|which|if|to|with|there|for|ahead|amid|at|by|from|than)\b|\w+ing\b",
    re.IGNORECASE,
)  # no "that" before these
CLOSING = re.compile(r",([\"”'’])$")
NOTHING = re.compile(r"(?:no|not|nobody|nothing|none|neither|no-one|nowhere)\b", re.IGNORECASE)

BY_RELATION = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB})  # told by a noun: the relation has the verb
TAKES_PLACE = {
    Status.PLANNED: "is planned",
    Status.POSSIBLE: "may take place",
    Status.CLAIMED: "is said to have taken place",
    Status.NEGATED: "did not take place",
    Status.DENIED: "is denied",
}

Name = Callable[[Mention | Field], Entity]


@dataclass(frozen=True, slots=True)
class Labels:
    """Makes sentences. `name` gives the entity of an argument, `relations` those of the ontology by name."""

    name: Name
    relations: Mapping[str, Relation]

    def statement(self, members: Sequence[Occurrence], status: Status) -> str:
        """The sentence of a statement, from the surest of its mentions that has its status."""
        fitting = [o for o in members if o.statement.status is status] or list(members)
        chosen = min(fitting, key=lambda o: (-o.statement.confidence, o.document.id, o.statement.surface, _place(o)))
        return self._sentence(chosen, Status.DISPUTED if status is Status.DISPUTED else chosen.statement.status)

    def _sentence(self, occurrence: Occurrence, status: Status) -> str:
        said = _Said(occurrence, self)
        clause = said.clause(status)
        speaker = said.speaker()
        act = occurrence.statement.attribution[0].act if occurrence.statement.attribution else None
        if status is Status.DISPUTED:
            text = f"it is disputed whether {clause}"
        elif status is Status.DENIED and act is SpeechAct.DENY and speaker:
            text = f"{speaker} denied {said.gerund()}" if speaker == said.subject() else f"{speaker} denied that {clause}"
        elif status is Status.CLAIMED:
            text = f"{speaker} claims that {clause}" if speaker else f"allegedly, {clause}"
        elif status in (Status.REPORTED, Status.DENIED, Status.NEGATED) and act is not None:
            text = f"{said.according(speaker)}, {clause}"
        else:
            text = clause
        return text[:1].upper() + text[1:]

    def event(self, name: str, tellings: Sequence[tuple[bool, str, Status]], status: Status, when: str) -> str:
        """The sentence of an event: that of a statement which tells of it, or that it takes place.

        `tellings` are the statements' sentences with their status, and whether they are about the event as a thing.
        """
        direct = sorted((text for about, text, said in tellings if not about and said is status), key=lambda t: (-len(t), t))
        if direct:
            return direct[0]
        plural = is_plural(name) and name[:1].islower()
        known = name if not name[:1].islower() or "'s" in name else f"the {name}"
        verb = TAKES_PLACE.get(status, "took place" if status in (Status.ASSERTED, Status.REPORTED) else "is disputed")
        verb = verb.replace("is ", "are ", 1) if plural else verb
        text = f"{known} {verb}{f' ({when})' if when else ''}"
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Said:
    """One occurrence on its way to a sentence."""

    occurrence: Occurrence
    labels: Labels

    def subject(self) -> str:
        return self._name(self.occurrence.statement.subject)

    def speaker(self) -> str:
        """Who says it, "" where nobody is named."""
        attribution = self.occurrence.statement.attribution
        return self._name(attribution[0].speaker) if attribution and attribution[0].speaker else ""

    def according(self, speaker: str) -> str:
        """Whose word it is."""
        if speaker and speaker == self.subject():
            person = self.labels.name(self.occurrence.statement.subject).entity_type is EntityType.PERSON  # type: ignore[arg-type]
            return f"by {'their' if person else 'its'} own account"
        return f"according to {speaker}" if speaker else "reportedly"

    def clause(self, status: Status) -> str:
        """Subject, verb phrase and what follows."""
        statement = self.occurrence.statement
        relation = self.labels.relations.get(statement.relation or "")
        subject = self.subject()
        if isinstance(statement.evidence, Field):
            return f"{subject} {relation.label if relation else statement.predicate} {self._object()}"
        if relation and statement.predicate == "be of":
            return self._by_relation(subject, relation, status)
        if statement.predicate == "be" or (
            statement.predicate.startswith("be ") and not _is_passive(statement.surface, statement.predicate)
        ):
            return self._copula(subject, status)
        if relation and (_is_turned(relation) or statement.construction in BY_RELATION):
            return self._by_relation(subject, relation, status)
        said = self._wording()
        return " ".join(filter(None, [subject, self._verb(said, status), self._rest(said)]))

    def gerund(self) -> str:
        """ "supplying arms to Russia"."""
        said = self._wording()
        return " ".join(filter(None, [gerund(said), self._rest(said)]))

    # -------------------------------------------------------------------------------------------- verb phrases

    def _wording(self) -> Wording:
        statement = self.occurrence.statement
        said = wording(statement.surface, statement.predicate)
        turned = statement.voice is Voice.PASSIVE and not statement.predicate.startswith("be ")
        return active(said) if turned else said

    def _verb(self, said: Wording, status: Status) -> str:
        statement = self.occurrence.statement
        singular = self._is_one()
        plain = as_said(said, singular=singular)
        if status is Status.DISPUTED or (status is Status.DENIED and any(a.act is SpeechAct.DENY for a in statement.attribution)):
            return affirmed(said) if not said.is_governed else plain
        if status in (Status.NEGATED, Status.DENIED) and not (said.is_negated or said.is_governed or NOTHING.match(self._object())):
            return plain if NOTHING.match(self.subject()) else denied(said)
        if status is Status.PLANNED and not said.is_modal:
            return after_modal(said, "is to" if singular else "are to")
        if status is Status.POSSIBLE and not said.is_modal:
            return after_modal(said, "may")
        return plain

    def _copula(self, subject: str, status: Status) -> str:
        statement = self.occurrence.statement
        noun = statement.predicate.removeprefix("be").strip()
        words = statement.surface.lower().split()
        past = "was" in words or "were" in words
        verb = ("was" if past else "is") if self._is_one() else ("were" if past else "are")
        if status is Status.PLANNED:
            verb = "will be"
        elif status is Status.POSSIBLE:
            verb = "may be"
        elif status in (Status.NEGATED, Status.DENIED):
            verb += " not"
        target = self._body(noun) or self._object(article=not noun)
        return " ".join(filter(None, [subject, verb, noun, target]))

    def _body(self, noun: str) -> str:
        """Whose post it is, where the object is the post that the predicate has already: "is" "director of" and "director"."""
        direct = next((q for q in self.occurrence.statement.qualifiers if q.role == "object"), None)
        post, _, preposition = noun.rpartition(" ")
        return self._argument(direct.value) if direct and preposition and post == self._object(article=False).lower() else ""

    def _by_relation(self, subject: str, relation: Relation, status: Status) -> str:
        """For what a noun tells, and for whom something happens to: the relation's own words."""
        first, *rest = relation.label.split()
        turned = _is_turned(relation)
        be, was = ("is", "was") if self._is_one() else ("are", "were")
        verb = {
            Status.PLANNED: f"{be} to be {first}" if turned else f"{be} to {lemma_of(first)}",
            Status.POSSIBLE: f"may be {first}" if turned else f"may {lemma_of(first)}",
            Status.NEGATED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
            Status.DENIED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
        }.get(status, f"{was} {first}" if turned else first)
        return " ".join([subject, verb, *rest, self._object()])

    # -------------------------------------------------------------------------------------------- arguments

    def _rest(self, said: Wording) -> str:
        """Object and further arguments."""
        statement = self.occurrence.statement
        target = self._object()
        told = next((q for q in statement.qualifiers if q.role == "to"), None) if statement.predicate == "tell" else None
        if told:
            target = f"{self._argument(told.value)} {target}"
        if statement.role == "" or target.lower() == " ".join(said.after):
            target = ""
        direct = next((q for q in statement.qualifiers if q.role == "object"), None)
        if direct and statement.relation and isinstance(statement.evidence, Evidence):
            preposition = GOVERNING.search(self.occurrence.document.text[: statement.evidence.object.start])
            inside = direct.span.covers(statement.evidence.object)
            if preposition and not inside:
                target = f"{self._argument(direct.value)} {preposition[1]} {target}"
            elif inside:
                target = self._argument(direct.value)
        return " ".join(filter(None, [target, *self._qualifiers({direct, told})]))

    def _qualifiers(self, used: Collection[Qualifier | None]) -> Iterable[str]:
        """The first further arguments with a preposition, those of one preposition together: "with Peru and Chile"."""
        evidence = self.occurrence.statement.evidence
        found: dict[str, list[str]] = {}
        for qualifier in sorted(self.occurrence.statement.qualifiers, key=lambda q: q.span):
            around = [q.span for q in used if q] + ([evidence.object] if isinstance(evidence, Evidence) else [])
            is_clause = isinstance(qualifier.value, Literal) and qualifier.value.kind is LiteralKind.CLAUSE
            text = self._argument(qualifier.value)
            if (
                qualifier.role in PREPOSITIONS
                and not is_clause
                and len(text) <= MOST_LENGTH
                and not any(s.covers(qualifier.span) for s in around)
            ):
                found.setdefault(qualifier.role, []).append(text)
        for role, texts in list(found.items())[:MOST_QUALIFIERS]:
            yield f"{role} {' and '.join([*([', '.join(texts[:-1])] if texts[:-1] else []), texts[-1]])}"

    def _object(self, *, article: bool = True) -> str:
        """The object; a clause that a verb of speech governs with "that", words in quotation marks as they are."""
        statement = self.occurrence.statement
        text = self._argument(statement.object, article=article)
        is_clause = isinstance(statement.object, Literal) and statement.object.kind is LiteralKind.CLAUSE
        bound = statement.predicate.rpartition(" ")[2] in PREPOSITIONS  # "designed to *carry* it"
        if not is_clause or bound or OPENING.match(text) or len(text.split()) < LEAST_CLAUSE or GOVERNING.search(f"{statement.predicate} "):
            return CLOSING.sub(r"\1", text)
        return f"that {text}"

    def _argument(self, argument: Argument, *, article: bool = True) -> str:
        if isinstance(argument, Literal):
            words = SMALL.sub(lambda m: m[0].lower(), " ".join(argument.text.split()))
            plain = argument.kind is LiteralKind.PHRASE and article
            return f"{self._article(argument.span.start)}{words}" if plain else words
        return self._name(argument, article=article)

    def _name(self, argument: Argument, *, article: bool = True) -> str:
        """The name of a thing, with the article that stands before it where the text calls it so."""
        if isinstance(argument, Literal):
            return argument.text
        if isinstance(argument, Field) and argument.name in ("article", "published"):
            return f"“{argument.value}”" if argument.name == "article" else argument.value
        name = self.labels.name(argument).name
        if isinstance(argument, Mention) and article and (argument.text == name or argument.kind is MentionKind.NAME):
            found = self._article(argument.span.start)
            return f"{found}{name}" if argument.kind is not MentionKind.NAME or found == "the " else name
        common = name[:1].islower() and "'s" not in name and "’s" not in name and not is_plural(name)
        return f"the {name}" if common and article else name

    def _is_one(self) -> bool:
        """Whether the subject is one thing."""
        statement = self.occurrence.statement
        if isinstance(statement.subject, Literal):
            return is_one(statement, statement.subject.text, None)
        known = self.labels.name(statement.subject)
        return is_one(statement, known.name, known.entity_type)

    def _article(self, start: int) -> str:
        found = DETERMINER.search(self.occurrence.document.text[max(0, start - 8) : start])
        return f"{found[1].lower()} " if found else ""


def _place(occurrence: Occurrence) -> tuple[int, int]:
    evidence = occurrence.statement.evidence
    return (evidence.sentence.start, evidence.predicate.start) if isinstance(evidence, Evidence) else (-1, -1)


def _is_passive(surface: str, predicate: str) -> bool:
    """Whether "be" before the predicate is an auxiliary: "be dismissed on", not "be director of"."""
    form = predicate.split()[1]
    lemma = lemma_of(form)
    return form in surface.lower().split() and form in (inflected(lemma, "VBN"), inflected(lemma, "VBG"), inflected(lemma, "VBD"))


def _is_turned(relation: Relation) -> bool:
    """Whether the subject of the relation is whom something happens to: no pattern begins with it."""
    return bool(relation.patterns) and not any(p.split()[0].startswith("{") for p in relation.patterns)
