"""Occurrences of statements -> the numbers of their sentences: each with its unit, its sentence's names and words, its statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.merge.differences.deeds import Deed, stand_in
from kg.merge.differences.figures import SCALE, SMALL, Figure, figures
from kg.merge.occurrences import Occurrence
from kg.merge.rollup import DENIALS
from kg.types import Chain, EntityType, Evidence, Extraction, Linker, MentionKind, Span

AGE = re.compile(r",\s(?P<age>\d{1,3})(?=[,.;)](?!\d))")
# what one article counts as soldiers, another counts as troops
ALIKE = {
    "soldiers": frozenset("soldier troop serviceman marine fighter".split()),
    "workers": frozenset("worker docker miner employee labourer laborer staff".split()),
    "people": frozenset("people person resident villager victim civilian".split()),
    "protesters": frozenset("protester demonstrator marcher".split()),
    "ships": frozenset("ship vessel boat".split()),
}
DEAD, HURT = "dead", "hurt"
HARM = dict.fromkeys(("die", "kill", "perish", "murder"), DEAD) | dict.fromkeys(("injure", "wound", "hurt"), HURT)
PARTS = frozenset("man woman child passenger".split())  # of whom others are told, too
PEOPLE = (
    frozenset({"viewer", "migrant", "refugee"})
    | PARTS
    | frozenset().union(*(ALIKE[kind] for kind in ("soldiers", "workers", "people", "protesters")))
)
STOP = frozenset(
    """about after against among around before being between could first from have into just last more most much only other over
    said says some such than that their them then there these they this under until were what when where which while will
    with would year years million billion thousand""".split()
)
OLD = "years of age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of one sentence, from `least` to `most` by what is said of it ("at least", "about").

    `about` are the named things of the sentence, `near` those of the two before; `stems` its words.

    `story` is all that its document names. `who` are the things that have this number as a property: whose age.
    `alone` says that its document has no other of the kind.
    """

    deed: Deed
    value: tuple[Decimal, ...]
    least: Decimal
    most: Decimal
    unit: str
    text: str
    about: frozenset[str]
    near: frozenset[str]
    stems: frozenset[str]
    story: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def occurrence(self) -> Occurrence:
        """Its statement."""
        return self.deed.occurrence

    @property
    def noun(self) -> frozenset[str]:
        """The beginnings of the words for what is counted: "60,000 artillery shells" -> artil, shell."""
        return frozenset(
            w.lower()[:5] for w in re.findall(r"[A-Za-zÀ-ÿ]{3,}", self.text) if w.lower() not in SCALE and w.lower() not in SMALL
        )

    @property
    def is_harm(self) -> bool:
        """Whether it counts the dead or hurt."""
        return self.family.split()[-1] in (DEAD, HURT)

    @property
    def family(self) -> str:
        """Units that may be compared: soldiers with troops, dollars with dollars; the dead are counted apart from the living."""
        harm = next((HARM[w] for w in self.occurrence.statement.predicate.split() if w in HARM), "")
        found = next((name for name, nouns in ALIKE.items() if self.unit in nouns), self.unit)
        return f"{self.unit if self.unit in PARTS else ''} {harm}".strip() if harm and self.unit in PEOPLE else found


def quantities(extraction: Extraction, found: Iterable[Deed], linker: Linker) -> Iterator[Quantity]:
    """The numbers of one document, in text order, each once. What is denied gives none."""
    sentences: dict[int, list[Deed]] = defaultdict(list)
    for deed in found:
        evidence = deed.occurrence.statement.evidence
        if isinstance(evidence, Evidence) and deed.occurrence.statement.status not in DENIALS:
            sentences[evidence.index].append(deed)
    named = _named(extraction.chains, linker)
    story = frozenset().union(*named.values()) if named else frozenset()
    for index in sorted(sentences):
        evidence = sentences[index][0].occurrence.statement.evidence
        assert isinstance(evidence, Evidence)  # noqa: S101 - as above
        text = evidence.sentence.of(extraction.document.text)
        masked = _masked(text, evidence.sentence, sentences[index])
        stems = frozenset(w[:5] for w in re.findall(r"\b[a-zà-ÿ]{4,}", text) if w not in STOP)
        ages = _ages(extraction, index, evidence.sentence, linker)
        for figure, who in (*((f, frozenset[str]()) for f in figures(masked)), *ages):
            place = Span(evidence.sentence.start + figure.span.start, evidence.sentence.start + figure.span.end)
            yield Quantity(
                deed=_holder(sentences[index], place),
                value=figure.value,
                least=figure.least,
                most=figure.most,
                unit=figure.unit,
                text=place.of(extraction.document.text),
                about=named.get(index, frozenset()),
                near=named.get(index - 1, frozenset()) | named.get(index - 2, frozenset()),
                stems=stems,
                story=story,
                who=who,
            )


def _masked(text: str, sentence: Span, members: Iterable[Deed]) -> str:
    """The sentence with its predicates blotted out, so that no verb is taken for what is counted; as long as before."""
    for deed in members:
        evidence = deed.occurrence.statement.evidence
        if isinstance(evidence, Evidence) and sentence.covers(evidence.predicate):
            start, end = evidence.predicate.start - sentence.start, evidence.predicate.end - sentence.start
            if not re.search(r"\d", text[start:end]):
                text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text


def _ages(extraction: Extraction, index: int, sentence: Span, linker: Linker) -> Iterator[tuple[Figure, frozenset[str]]]:
    """ "Ana Lund, 61, …"."""
    for chain in extraction.chains:
        for mention in chain.mentions if chain.entity_type is EntityType.PERSON else ():
            match = AGE.match(extraction.document.text, mention.span.end)
            if mention.sentence == index and mention.kind is MentionKind.NAME and match and match.end() <= sentence.end:
                span = Span(match.start("age") - sentence.start, match.end("age") - sentence.start)
                age = Decimal(match["age"])
                yield Figure(span, (age,), OLD, age, age), frozenset({linker.entity_of(mention).id})


def _named(chains: Iterable[Chain], linker: Linker) -> Mapping[int, frozenset[str]]:
    """Number of a sentence -> what it names, by a name, a pronoun or a noun for it."""
    found: dict[int, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.is_named and chain.entity_type is not EntityType.DATE:
            for mention in chain.mentions:
                found[mention.sentence].add(stand_in(linker.entity_of(mention)))
    return {index: frozenset(ids) for index, ids in found.items()}


def _holder(members: Iterable[Deed], place: Span) -> Deed:
    """The statement that a number stands in: the shortest argument that covers it, else the nearest predicate."""

    def rank(deed: Deed) -> tuple[bool, int, str, str]:
        occurrence = deed.occurrence
        statement = occurrence.statement
        evidence = statement.evidence
        assert isinstance(evidence, Evidence)  # noqa: S101 - see `quantities`
        spans = [evidence.object, evidence.subject, *(q.span for q in statement.qualifiers)]
        covering = [s.end - s.start for s in spans if s.covers(place)]
        far = abs(evidence.predicate.start - place.start)
        return (not covering, min(covering, default=far), occurrence.subject.value, str(occurrence.object))

    return min(members, key=rank)
