"""One occurrence of a statement -> the parts of an English sentence: subject, verb phrase, what follows, and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.countries import adjectives
from kg.merge.agreement import is_one
from kg.merge.occurrences import Occurrence
from kg.merge.wording import (
    BE,
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
    plural,
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
    r"[\"“'‘]|(?:that|what|whether|how|why|who|whom|when|where|which|if|to|with|there|for|ahead|amid|as|at|by|from|than)\b|\w+ing\b",
    re.IGNORECASE,
)  # no "that" before these
NO_DAY = re.compile(r"(?:early |late |mid-)?(?:[A-Z][a-z]+\.?,? )?\d{4}s?|(?:the )?\d{4}s")  # a year, or a month of one
CLOSING = re.compile(r",([\"”'’])$")
STATES = frozenset({"located", "married", "linked", "involved"})  # words of labels that say what somebody or something is
NOTHING = re.compile(r"(?:no|not|nobody|nothing|none|neither|no-one|nowhere)\b", re.IGNORECASE)

# told by a noun: the relation has the verb
BY_RELATION = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB, Construction.LIFESPAN, Construction.NOUN_PHRASE})

Name = Callable[[Mention | Field], Entity]


@dataclass(frozen=True, slots=True)
class Said:
    """One occurrence on its way to a sentence."""

    occurrence: Occurrence
    name: Name
    relations: Mapping[str, Relation]

    def subject(self) -> str:
        """Who or what it is about."""
        return self._name(self.occurrence.statement.subject)

    def speaker(self) -> str:
        """Who says it, "" where nobody is named."""
        attribution = self.occurrence.statement.attribution
        return self._name(attribution[0].speaker) if attribution and attribution[0].speaker else ""

    def according(self, speaker: str) -> str:
        """Whose word it is."""
        if speaker and speaker == self.subject():
            person = self.name(self.occurrence.statement.subject).entity_type is EntityType.PERSON  # type: ignore[arg-type]
            return f"by {'their' if person else 'its'} own account"
        return f"according to {speaker}" if speaker else "reportedly"

    def clause(self, status: Status) -> str:
        """Subject, verb phrase and what follows."""
        statement = self.occurrence.statement
        relation = self.relations.get(statement.relation or "")
        subject = self.subject()
        if isinstance(statement.evidence, Field):
            return f"{subject} {relation.label if relation else statement.predicate} {self._object()}"
        # "Rebels killed Lund in Oslo": that Lund died in Oslo has the words of the relation
        turned = relation and statement.surface == relation.label and lemma_of(relation.label.split()[0]) != statement.predicate.split()[0]
        if relation and (turned or statement.construction in BY_RELATION):
            return self._by_relation(subject, relation, status)
        if statement.predicate == "be" or (
            statement.predicate.startswith("be ") and not _is_passive(statement.surface, statement.predicate)
        ):
            return self._copula(subject, status)
        if relation and _is_turned(relation):
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
        if status in (Status.NEGATED, Status.DENIED) and not (said.is_negated or said.is_governed or self._has_nothing(said)):
            return plain if NOTHING.match(self.subject()) else denied(said)
        if status is Status.PLANNED and not said.is_modal:
            return after_modal(said, "is to" if singular else "are to")
        if status is Status.POSSIBLE and not said.is_modal:
            return after_modal(said, "may")
        return plain

    def _has_nothing(self, said: Wording) -> bool:
        """Whether words behind the verb deny it already: "has *no* station in Oslo"."""
        return bool(NOTHING.match(self._rest(said))) or any(NOTHING.fullmatch(word) for word in said.after)

    def _copula(self, subject: str, status: Status) -> str:
        statement = self.occurrence.statement
        noun = statement.predicate.removeprefix("be").strip()
        words = statement.surface.lower().split()
        if words and words[0] in BE and len(words) == len(noun.split()) + 1:
            noun = " ".join(words[1:])  # "is *greater than*"
        past = "was" in words or "were" in words
        verb = ("was" if past else "is") if self._is_one() else ("were" if past else "are")
        if status is Status.PLANNED:
            verb = "will be"
        elif status is Status.POSSIBLE:
            verb = "may be"
        elif status in (Status.NEGATED, Status.DENIED):
            verb += " not"
        target = self._body(noun) or self._object(article=not noun)
        if not noun and self._is_one() and isinstance(statement.object, Literal) and is_plural(target):
            target = f"one of {target}"  # "Peru, Chile and Brazil, *members of the group*"
        return " ".join(filter(None, [subject, verb, noun if self._is_one() else _many(noun), target]))

    def _body(self, noun: str) -> str:
        """Whose post it is, where the object is the post that the predicate has already: "is" "director of" and "director"."""
        direct = next((q for q in self.occurrence.statement.qualifiers if q.role == "object"), None)
        post, _, preposition = noun.rpartition(" ")
        return self._argument(direct.value) if direct and preposition and post == self._object(article=False).lower() else ""

    def _by_relation(self, subject: str, relation: Relation, status: Status) -> str:
        """For what a noun tells, and for whom something happens to: the relation's own words."""
        first, *rest = relation.label.split()
        turned = _is_turned(relation) or not _is_verb(first)
        be, was = ("is", "was") if self._is_one() else ("are", "were")
        verb = {
            Status.PLANNED: f"{be} to be {first}" if turned else f"{be} to {lemma_of(first)}",
            Status.POSSIBLE: f"may be {first}" if turned else f"may {lemma_of(first)}",
            Status.NEGATED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
            Status.DENIED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
        }.get(status, f"{was if _is_turned(relation) else be} {first}" if turned else first if self._is_one() else _without_s(first))
        target = self._object()
        if rest and rest[-1] in PREPOSITIONS:
            target = target.removeprefix("that ")  # "accused of *delaying it*"
        if rest == ["on"] and NO_DAY.fullmatch(target):
            rest = ["in"]  # "founded *in* 1991"
        return " ".join([subject, verb, *rest, target])

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
                and not self._is_of_subject(qualifier)
                and len(text) <= MOST_LENGTH
                and not any(s.covers(qualifier.span) for s in around)
            ):
                found.setdefault(qualifier.role, []).append(text)
        for role, texts in list(found.items())[:MOST_QUALIFIERS]:
            yield f"{role} {' and '.join([*([', '.join(texts[:-1])] if texts[:-1] else []), texts[-1]])}"

    def _is_of_subject(self, qualifier: Qualifier) -> bool:
        """ "Results *from Peru* show …": it stands between the subject and the verb."""
        evidence = self.occurrence.statement.evidence
        return isinstance(evidence, Evidence) and evidence.subject.start < qualifier.span.start < evidence.predicate.start

    def _object(self, *, article: bool = True) -> str:
        """The object; a clause that a verb of speech governs with "that", words in quotation marks as they are."""
        statement = self.occurrence.statement
        text = self._argument(statement.object, article=article)
        is_clause = isinstance(statement.object, Literal) and statement.object.kind is LiteralKind.CLAUSE
        bound = {statement.predicate.split()[-1], *statement.surface.lower().split()[-1:]} & PREPOSITIONS  # "designed to *carry* it"
        if not is_clause or bound or OPENING.match(text) or len(text.split()) < LEAST_CLAUSE or GOVERNING.search(f"{statement.predicate} "):
            return CLOSING.sub(r"\1", text)
        return f"whether {text}" if statement.predicate.startswith("ask") else f"that {text}"

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
        name = self._known_as(argument)
        if isinstance(argument, Mention) and article and (argument.text == name or argument.kind is MentionKind.NAME):
            found = self._article(argument.span.start)
            return f"{found}{name}" if argument.kind is not MentionKind.NAME or found == "the " else name
        common = name[:1].islower() and "'s" not in name and "’s" not in name and not is_plural(name)
        return f"the {name}" if common and article else name

    def _known_as(self, argument: Mention | Field) -> str:
        """The name of a thing; a common noun that is known from the beginning of a sentence is written small."""
        name = self.name(argument).name
        first, *rest = name.split() or [""]
        if not isinstance(argument, Mention) or argument.kind is MentionKind.NAME:
            return name
        if argument.kind is MentionKind.PRONOUN:  # "They" are "Officials", who stand at the beginning of a sentence
            return name.lower() if not rest and is_role(lemma_of(first.lower(), "NOUN")) and is_plural(first) else name
        if name.lower() != argument.text.lower():
            return name
        if first in adjectives() or any(w[:1].isupper() for w in rest):
            return name
        common = argument.text[:1].islower() or noun_class(lemma_of(first.lower(), "NOUN")) is not None
        return f"{first.lower()}{name[len(first) :]}" if common and first.istitle() else name

    def _is_one(self) -> bool:
        """Whether the subject is one thing."""
        statement = self.occurrence.statement
        if isinstance(statement.subject, Literal):
            return is_one(statement, statement.subject.text, None)
        return is_one(statement, self._known_as(statement.subject), self.name(statement.subject).entity_type)

    def _article(self, start: int) -> str:
        found = DETERMINER.search(self.occurrence.document.text[max(0, start - 8) : start])
        return f"{found[1].lower()} " if found else ""


def _is_passive(surface: str, predicate: str) -> bool:
    """Whether "be" before the predicate is an auxiliary: "be dismissed on", not "be director of"."""
    form = predicate.split()[1]
    lemma = lemma_of(form)
    return form in surface.lower().split() and form in (inflected(lemma, "VBN"), inflected(lemma, "VBG"), inflected(lemma, "VBD"))


def _is_verb(word: str) -> bool:
    """Whether a label begins with a finite verb: "visited", "leads", not "located in", "part of"."""
    return word not in STATES and (word.endswith(("s", "ed")) or lemma_of(word) != word)


def _without_s(verb: str) -> str:
    """ "belongs" -> "belong"; "visited" is one for all."""
    return lemma_of(verb) if verb.endswith("s") else verb


def _many(noun: str) -> str:
    """ "official of" -> "officials of"."""
    post, _, preposition = noun.rpartition(" ")
    *before, last = (post or noun).split() or [""]
    if not post or not is_role(last):
        return noun
    return " ".join([*before, plural(last), preposition])


@cache
def _is_turned(relation: Relation) -> bool:
    """Whether the subject of the relation is whom something happens to, by its label's verb: "charged with" of "charge {s} with {o}"."""
    verb = relation.label.split()[0]
    found = {(p.startswith("{"), p.split()[p.startswith("{")]) for p in relation.patterns}
    passive = any(not is_active and inflected(word, "VBN") == verb for is_active, word in found)
    return passive and verb not in STATES and not any(is_active and inflected(word, "VBD") == verb for is_active, word in found)
