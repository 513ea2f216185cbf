"""One occurrence of a statement -> the words of its object and of its further arguments, as its sentence goes on with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.countries import adjectives
from kg.merge.agreement import is_one
from kg.merge.occurrences import Occurrence
from kg.merge.wording import (
    Wording,
    is_plural,
    lemma_of,
)
from kg.types import (
    Argument,
    Entity,
    Evidence,
    Field,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Qualifier,
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
LEAST_GAP = re.compile(r"\s+(?:(to|of|from|as|for|into|with|against) )?(?:(?:a|an|the|his|her|its|their) )?", re.IGNORECASE)
BY_AS = re.compile(r"\bas\s+(?:an?\s+|the\s+|(?:his|her|its|their)\s+)?$", re.IGNORECASE)
WHOSE = re.compile(r"\bwhose\s+$")
CONJUNCTION = re.compile(r"\b(that|if|whether)\s+[\"“'‘]?$")
CLOSING = re.compile(r",([\"”'’])$")

Name = Callable[[Mention | Field], Entity]


@dataclass(frozen=True, slots=True)
class Arguments:
    """What an occurrence is about, in words; `name` gives the thing that a mention is of."""

    occurrence: Occurrence
    name: Name

    def around_object(self, said: Wording) -> tuple[Wording, str]:
        """The wording without a particle that stands behind the object, and that: "put Lund *ahead*"."""
        evidence = self.occurrence.statement.evidence
        last = said.after[-1] if said.after else ""
        follows = isinstance(evidence, Evidence) and self.occurrence.document.text[evidence.object.end :].startswith(f" {last}")
        is_behind = bool(last) and follows and self.direct() is None and self.occurrence.statement.role == "object"
        return (replace(said, words=said.words[:-1]), last) if is_behind else (said, "")

    def rest(self, said: Wording, behind: str = "") -> str:
        """Object and further arguments; `behind` is what stands between."""
        statement = self.occurrence.statement
        target = self.object()
        told = next((q for q in statement.qualifiers if q.role == "to"), None) if statement.predicate == "tell" else None
        if told:
            target = f"{self.argument(told.value)} {target}"
        if statement.role == "" or target.lower() == " ".join(said.after):
            target = ""
        direct, preposition = self.direct(), self.before_object()
        if direct and isinstance(statement.evidence, Evidence) and direct.span.covers(statement.evidence.object):
            target = self.argument(direct.value)
        elif direct and preposition:
            target = f"{self.argument(direct.value)} {preposition} {target}"
        elif direct:
            beside = statement.role if statement.role in PREPOSITIONS else ""
            target = " ".join(filter(None, [target, beside, self.argument(direct.value)]))
        complement, words = self._complement()
        return " ".join(filter(None, [target, behind, words, *self._qualifiers({direct, told, complement})]))

    def direct(self) -> Qualifier | None:
        """What the verb had as object before a relation took another: "gave the group *a deadline*"."""
        statement = self.occurrence.statement
        found = next((q for q in statement.qualifiers if q.role == "object"), None)
        return found if statement.relation and isinstance(statement.evidence, Evidence) else None

    def before_object(self) -> str | None:
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
            words = self.argument(qualifier.value)
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
            text = self.argument(qualifier.value)
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

    def of_subject(self) -> Iterable[str]:
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
                yield f"{qualifier.role} {self.argument(qualifier.value)}"

    def _stands_beside(self, qualifier: Qualifier, subject: Mention) -> bool:
        """Whether an argument hangs on the subject: only its preposition stands between, or it is whose the subject is."""
        text = self.occurrence.document.text
        if qualifier.role == "of" and qualifier.span.end <= subject.span.start:
            return WHOSE.search(text[qualifier.span.end : subject.span.start]) is not None
        is_behind = subject.span.end <= qualifier.span.start and qualifier.role in PREPOSITIONS and self._is_of_subject(qualifier)
        return is_behind and LEAST_GAP.fullmatch(text[subject.span.end : qualifier.span.start]) is not None

    def object(self, *, article: bool = True) -> str:
        """The object; a clause that a verb of speech governs with "that", words in quotation marks as they are."""
        statement, target = self.occurrence.statement, self.occurrence.statement.object
        text = self.argument(target, article=article)
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

    def argument(self, argument: Argument, *, article: bool = True) -> str:
        """An argument in words: the name of a thing, a phrase as the text has it."""
        if isinstance(argument, Literal):
            words = SMALL.sub(lambda m: m[0].lower(), " ".join(argument.text.split()))
            plain = argument.kind in {LiteralKind.PHRASE, LiteralKind.TIME} and article
            return f"{self._article(argument.span.start)}{words}" if plain else words
        return self.called(argument, article=article)

    def called(self, argument: Argument, *, article: bool = True) -> str:
        """The name of a thing, with the article that stands before it where the text calls it so."""
        if isinstance(argument, Literal):
            return argument.text
        if isinstance(argument, Field) and argument.name in ("article", "published"):
            return f"“{argument.value}”" if argument.name == "article" else argument.value
        name = self.known_as(argument)
        if isinstance(argument, Mention) and article and (argument.text == name or argument.kind is MentionKind.NAME):
            found = self._article(argument.span.start)
            return f"{found}{name}" if argument.kind is not MentionKind.NAME or found == "the " else name
        is_name = isinstance(argument, Mention) and argument.kind is MentionKind.NAME
        common = name[:1].islower() and "'s" not in name and "’s" not in name and not is_plural(name) and not is_name
        return f"the {name}" if common and article else name

    def known_as(self, argument: Mention | Field) -> str:
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

    def is_one(self) -> bool:
        """Whether the subject is one thing."""
        statement = self.occurrence.statement
        if isinstance(statement.subject, Literal):
            return is_one(statement, statement.subject.text, None)
        return is_one(statement, self.known_as(statement.subject), self.name(statement.subject).entity_type)

    def _article(self, start: int) -> str:
        found = DETERMINER.search(self.occurrence.document.text[max(0, start - 8) : start])
        return f"{found[1].lower()} " if found else ""
