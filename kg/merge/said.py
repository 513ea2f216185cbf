"""One occurrence of a statement -> the parts of an English sentence: subject, verb phrase, what follows, and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.countries import adjectives
from kg.merge.agreement import is_one
from kg.merge.occurrences import Occurrence
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
LONGEST_COMPLEMENT = 160  # characters; what a verb says of its object, "ordered Lund *to leave*"
SMALL = re.compile(r"^(?:The|A|An|His|Her|Its|Their|Our|My|We|It|He|She|They|This|These|Both|Some|All|Many|Most|There)\b")
OPENING = re.compile(
    r"[\"“'‘]|(?:that|what|whether|how|why|who|whom|when|where|which|if|to|with|there|for|ahead|amid|as|at|by|from|than)\b|\w+ing\b",
    re.IGNORECASE,
)  # no "that" before these
NO_DAY = re.compile(r"(?:early |late |mid-)?(?:[A-Z][a-z]+\.?,? )?\d{4}s?|(?:the )?\d{4}s")  # a year, or a month of one
LEAST_GAP = re.compile(r"\s+(?:(to|of|from|as|for|into|with|against) )?(?:(?:a|an|the|his|her|its|their) )?", re.IGNORECASE)
BY_AS = re.compile(r"\bas\s+(?:an?\s+|the\s+|(?:his|her|its|their)\s+)?$", re.IGNORECASE)
WHOSE = re.compile(r"\bwhose\s+$")
CONJUNCTION = re.compile(r"\b(that|if|whether)\s+[\"“'‘]?$")
CLOSING = re.compile(r",([\"”'’])$")
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

    def claims(self) -> str:
        """ "claims", of several "claim"."""
        attribution = self.occurrence.statement.attribution
        speaker = attribution[0].speaker if attribution else None
        several = isinstance(speaker, Mention) and speaker.kind is MentionKind.NOMINAL and is_plural(self._known_as(speaker))
        return "claim" if several else "claims"

    def according(self, speaker: str) -> str:
        """Whose word it is."""
        statement = self.occurrence.statement
        said_by = statement.attribution[0].speaker if statement.attribution else None
        if said_by is not None and not isinstance(statement.subject, Literal) and self.name(said_by) == self.name(statement.subject):
            person = self.name(statement.subject).entity_type is EntityType.PERSON or not self._is_one()
            return f"by {'their' if person else 'its'} own account"
        return f"according to {speaker}" if speaker else "reportedly"

    def clause(self, status: Status) -> str:
        """Subject, verb phrase and what follows."""
        statement = self.occurrence.statement
        relation = self.relations.get(statement.relation or "")
        subject = " ".join([self.subject(), *self._of_subject()])
        if isinstance(statement.evidence, Field):
            return f"{subject} {relation.label if relation else statement.predicate} {self._object()}"
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
        said, behind = self._around_object(self._wording())
        return " ".join(filter(None, [subject, self._verb(said, status), self._rest(said, behind)]))

    def gerund(self) -> str:
        """ "supplying arms to Russia"."""
        said, behind = self._around_object(self._wording())
        return " ".join(filter(None, [gerund(said), self._rest(said, behind)]))

    # -------------------------------------------------------------------------------------------- verb phrases

    def _wording(self) -> Wording:
        statement = self.occurrence.statement
        said = wording(statement.surface, statement.predicate)
        if statement.voice is Voice.PASSIVE and not statement.predicate.startswith("be "):
            return active(said)
        is_bare = self._direct() is not None and self._before_object() is None and said.after[-1:] == (statement.role,)
        return replace(said, words=said.words[:-1]) if is_bare else said

    def _verb(self, said: Wording, status: Status) -> str:
        statement = self.occurrence.statement
        singular = self._is_one()
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
        return bool(NOTHING.match(self._rest(said))) or any(NOTHING.fullmatch(word) for word in said.after)

    def _copula(self, subject: str, status: Status) -> str:
        statement = self.occurrence.statement
        noun = statement.predicate.removeprefix("be").strip()
        words = statement.surface.lower().split()
        if words and words[0] in BE and len(words) == len(noun.split()) + 1:
            noun = " ".join(words[1:])  # "is *greater than*"
        verb = _be(words, singular=self._is_one())
        if status is Status.PLANNED:
            verb = "will be"
        elif status is Status.POSSIBLE:
            verb = "may be"
        elif status in (Status.NEGATED, Status.DENIED) and not noun.startswith("without"):
            first, *rest = verb.split()
            verb = " ".join([first, "not", *rest])
        target = self._body(noun) or self._object()
        is_phrase = isinstance(statement.object, Literal) and statement.object.kind is LiteralKind.PHRASE
        if not noun and self._is_one() and is_phrase and is_plural(target):
            target = f"one of {target}"  # "Peru, Chile and Brazil, *members of the group*"
        if self._is_one() and statement.surface == statement.predicate and is_thing(noun):
            noun = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"  # "is *a* film of"
        return " ".join(filter(None, [subject, verb, noun if self._is_one() else many(noun), target]))

    def _body(self, noun: str) -> str:
        """Whose post it is, where the object is the post that the predicate has already: "is" "director of" and "director"."""
        direct = next((q for q in self.occurrence.statement.qualifiers if q.role == "object"), None)
        post, _, preposition = noun.rpartition(" ")
        return self._argument(direct.value) if direct and preposition and post == self._object(article=False).lower() else ""

    def _by_relation(self, subject: str, relation: Relation, status: Status) -> str:
        """For what a noun tells, and for whom something happens to: the relation's own words."""
        first, *rest = relation.label.split()
        turned = _is_turned(relation) or not is_verb(first)
        be, was = ("is", "was") if self._is_one() else ("are", "were")
        verb = {
            Status.PLANNED: f"{be} to be {first}" if turned else f"{be} to {lemma_of(first)}",
            Status.POSSIBLE: f"may be {first}" if turned else f"may {lemma_of(first)}",
            Status.NEGATED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
            Status.DENIED: f"{was} not {first}" if turned else f"did not {lemma_of(first)}",
        }.get(status, f"{was if _is_turned(relation) else be} {first}" if turned else first if self._is_one() else without_s(first))
        target = self._object()
        if rest and rest[-1] in PREPOSITIONS:
            target = target.removeprefix("that ")  # "accused of *delaying it*"
        if rest == ["on"] and NO_DAY.fullmatch(target):
            rest = ["in"]  # "founded *in* 1991"
        return " ".join([subject, verb, *rest, target])

    # -------------------------------------------------------------------------------------------- arguments

    def _around_object(self, said: Wording) -> tuple[Wording, str]:
        """The wording without a particle that stands behind the object, and that: "put Lund *ahead*"."""
        evidence = self.occurrence.statement.evidence
        last = said.after[-1] if said.after else ""
        follows = isinstance(evidence, Evidence) and self.occurrence.document.text[evidence.object.end :].startswith(f" {last}")
        is_behind = bool(last) and follows and self._direct() is None and self.occurrence.statement.role == "object"
        return (replace(said, words=said.words[:-1]), last) if is_behind else (said, "")

    def _rest(self, said: Wording, behind: str = "") -> str:
        """Object and further arguments; `behind` is what stands between."""
        statement = self.occurrence.statement
        target = self._object()
        told = next((q for q in statement.qualifiers if q.role == "to"), None) if statement.predicate == "tell" else None
        if told:
            target = f"{self._argument(told.value)} {target}"
        if statement.role == "" or target.lower() == " ".join(said.after):
            target = ""
        direct, preposition = self._direct(), self._before_object()
        if direct and isinstance(statement.evidence, Evidence) and direct.span.covers(statement.evidence.object):
            target = self._argument(direct.value)
        elif direct and preposition:
            target = f"{self._argument(direct.value)} {preposition} {target}"
        elif direct:
            beside = statement.role if statement.role in PREPOSITIONS else ""
            target = " ".join(filter(None, [target, beside, self._argument(direct.value)]))
        complement, words = self._complement()
        return " ".join(filter(None, [target, behind, words, *self._qualifiers({direct, told, complement})]))

    def _direct(self) -> Qualifier | None:
        """What the verb had as object before a relation took another: "gave the group *a deadline*"."""
        statement = self.occurrence.statement
        found = next((q for q in statement.qualifiers if q.role == "object"), None)
        return found if statement.relation and isinstance(statement.evidence, Evidence) else None

    def _before_object(self) -> str | None:
        """The preposition before the object in the text."""
        evidence = self.occurrence.statement.evidence
        found = GOVERNING.search(self.occurrence.document.text[: evidence.object.start]) if isinstance(evidence, Evidence) else None
        return found[1] if found else None

    def _complement(self) -> tuple[Qualifier | None, str]:
        """What the verb says of its object, and its words: "told Lund *to leave*", "accused Acme *of hiding it*", "called it *a lie*"."""
        statement, text = self.occurrence.statement, self.occurrence.document.text
        if not isinstance(statement.evidence, Evidence) or statement.role in {"", "that"}:
            return None, ""
        target = statement.evidence.object
        for qualifier in sorted(statement.qualifiers, key=lambda q: q.role != "to"):
            is_clause = isinstance(qualifier.value, Literal) and qualifier.value.kind is LiteralKind.CLAUSE
            words = self._argument(qualifier.value)
            if len(words) > LONGEST_COMPLEMENT or not (is_clause or qualifier.role in {"as", "of"}):
                continue
            gap = LEAST_GAP.fullmatch(text[target.end : qualifier.span.start])
            if gap and qualifier.role in PREPOSITIONS | {"of"}:
                return qualifier, " ".join(filter(None, [(gap[1] or "").lower(), words]))
            if found := self._apart(qualifier, words, is_clause=is_clause):
                return qualifier, found
        return None, ""

    def _apart(self, qualifier: Qualifier, words: str, *, is_clause: bool) -> str:
        """The words of a complement that does not follow its object: "declared *void* the bill", "Orlov was told by Lund *to leave*"."""
        evidence = self.occurrence.statement.evidence
        if qualifier.role == "to" and is_clause:
            return words if words.startswith("not to ") else f"to {words}"
        if qualifier.role != "as" or not isinstance(evidence, Evidence):
            return ""
        if self._has_as(qualifier):
            return f"as {words}" if is_clause else ""
        return words if evidence.object.start < evidence.predicate.start or qualifier.span < evidence.object else ""

    def _has_as(self, qualifier: Qualifier) -> bool:
        """Whether the text has the word "as": "called it *a mistake*" has none."""
        return BY_AS.search(self.occurrence.document.text[: qualifier.span.start]) is not None

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
                and not (qualifier.role == "as" and not self._has_as(qualifier))
                and len(text) <= MOST_LENGTH
                and not any(s.covers(qualifier.span) for s in around)
            ):
                used = {*used, qualifier}
                found.setdefault(qualifier.role, []).append(text)
        for role, texts in list(found.items())[:MOST_QUALIFIERS]:
            yield f"{role} {' and '.join([*([', '.join(texts[:-1])] if texts[:-1] else []), texts[-1]])}"

    def _is_of_subject(self, qualifier: Qualifier) -> bool:
        """ "Results *from Peru* show …": it stands between the subject and the verb."""
        evidence = self.occurrence.statement.evidence
        return isinstance(evidence, Evidence) and evidence.subject.start < qualifier.span.start < evidence.predicate.start

    def _of_subject(self) -> Iterable[str]:
        """ "Results *from Peru*", "films *of Lund*": which of many it is, where the subject is a common noun that is not said otherwise."""
        subject = self.occurrence.statement.subject
        if (
            not isinstance(subject, Mention)
            or subject.kind is not MentionKind.NOMINAL
            or self.name(subject).name.lower() != subject.text.lower()
        ):
            return
        for qualifier in self.occurrence.statement.qualifiers:
            if not isinstance(qualifier.value, Literal) and self._stands_beside(qualifier, subject):
                yield f"{qualifier.role} {self._argument(qualifier.value)}"

    def _stands_beside(self, qualifier: Qualifier, subject: Mention) -> bool:
        """Whether an argument hangs on the subject: only its preposition stands between, or it is whose the subject is."""
        text = self.occurrence.document.text
        if qualifier.role == "of" and qualifier.span.end <= subject.span.start:
            return WHOSE.search(text[qualifier.span.end : subject.span.start]) is not None
        is_behind = subject.span.end <= qualifier.span.start and qualifier.role in PREPOSITIONS and self._is_of_subject(qualifier)
        return is_behind and LEAST_GAP.fullmatch(text[subject.span.end : qualifier.span.start]) is not None

    def _object(self, *, article: bool = True) -> str:
        """The object; a clause that a verb of speech governs with "that", words in quotation marks as they are."""
        statement, target = self.occurrence.statement, self.occurrence.statement.object
        text = self._argument(target, article=article)
        bound = {statement.predicate.split()[-1], *statement.surface.lower().split()[-1:]} & PREPOSITIONS  # "designed to *carry* it"
        is_long = isinstance(target, Literal) and target.kind is LiteralKind.CLAUSE and len(text.split()) >= LEAST_CLAUSE
        if not isinstance(target, Literal) or not is_long or bound or OPENING.match(text) or GOVERNING.search(f"{statement.predicate} "):
            return CLOSING.sub(r"\1", text)
        return f"{self._conjunction(target)} {text}"

    def _conjunction(self, clause: Literal) -> str:
        """ "that" or "whether" before a clause, as the text has it; what is asked for is mostly a choice."""
        found = CONJUNCTION.search(self.occurrence.document.text[: clause.span.start])
        that = found[1] == "that" if found else not self.occurrence.statement.predicate.startswith("ask")
        return "that" if that else "whether"

    def _argument(self, argument: Argument, *, article: bool = True) -> str:
        if isinstance(argument, Literal):
            words = SMALL.sub(lambda m: m[0].lower(), " ".join(argument.text.split()))
            plain = argument.kind in {LiteralKind.PHRASE, LiteralKind.TIME} and article
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
        is_name = isinstance(argument, Mention) and argument.kind is MentionKind.NAME
        common = name[:1].islower() and "'s" not in name and "’s" not in name and not is_plural(name) and not is_name
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
