"""Occurrences of statements -> the numbers of their sentences: each with its unit, its sentence's names and words, its statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.merge.occurrences import Occurrence
from kg.merge.rollup import DENIALS
from kg.merge.wording import lemma_of
from kg.types import Chain, EntityType, Evidence, Extraction, Linker, MentionKind, Span

SMALL = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        range(1, 17),
        strict=True,
    )
)
SMALL |= {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "dozen": 12}
SCALE = {"hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "m": 6, "crore": 7, "billion": 9, "bn": 9, "trillion": 12}
MONEY = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "s$": "SGD", "rs": "INR"}
MONEY_NOUNS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "won": "KRW",
    "rouble": "RUB",
    "ruble": "RUB",
}
DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(365)}
NUMBER = re.compile(
    r"(?P<money>(?:US|S|A|C|HK)?\$|€|£|¥|Rs\.?\s)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(SMALL)})\b)"
    r"(?P<joined>-)?(?:\s?(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|bn|m)\b)?"
    r"(?:\s?(?P<percent>%|per cent\b|percent\b))?(?:\s*(?P<noun>(?:[A-Za-z][\w’'-]*\s){0,2}[A-Za-z][\w’'-]*))?",
    re.IGNORECASE,
)
VOTES = re.compile(
    rf"\b(?P<yes>\d+|{'|'.join(SMALL)}) votes? to (?P<no>\d+|{'|'.join(SMALL)})\b|\b(?P<for>\d{{1,3}})[-–](?P<against>\d{{1,3}})\b",
    re.IGNORECASE,
)
AGE = re.compile(r",\s(?P<age>\d{1,3})(?=[,.;)](?!\d))")
# what one article counts as soldiers, another counts as troops
ALIKE = {
    "soldiers": frozenset("soldier troop serviceman marine fighter".split()),
    "workers": frozenset("worker docker miner employee labourer laborer staff".split()),
    "people": frozenset("people person man woman child resident villager victim civilian passenger protester demonstrator".split()),
    "ships": frozenset("ship vessel boat".split()),
}
DEAD, HURT = "dead", "hurt"
HARM = dict.fromkeys(("die", "kill", "perish", "murder"), DEAD) | dict.fromkeys(("injure", "wound", "hurt"), HURT)
PEOPLE = frozenset({DEAD, HURT, "viewer", "migrant", "refugee"}) | ALIKE["soldiers"] | ALIKE["workers"] | ALIKE["people"]
STOP = frozenset(
    """about after against among around before being between could first from have into just last more most much only other over
    said says some such than that their them then there these they this under until were what when where which while will
    with would year years million billion thousand""".split()
)
DATE_NOUN = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|o'clock|am\b|pm\b)", re.IGNORECASE)
NO_COUNT = re.compile(r"\b(?:not|no|than|nearly every)\s$", re.IGNORECASE)  # "not one shell" is none
AGO = re.compile(r"\s(?:after|before|later|earlier|ago|since|on)\b")  # "two days after" is a time, not how long something took
OLD = "years of age"
VOTE = "votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of one sentence. `about` are the named things of the sentence, `near` those of the two before; `stems` its words.

    `story` is all that its document names. `who` are the things that have this number as a property: whose age.
    `alone` says that its document has no other of the kind.
    """

    occurrence: Occurrence
    value: tuple[Decimal, ...]
    unit: str
    text: str
    about: frozenset[str]
    near: frozenset[str]
    stems: frozenset[str]
    story: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def family(self) -> str:
        """Units that may be compared: soldiers with troops, dollars with dollars; the dead are counted apart from the living."""
        harm = next((HARM[w] for w in self.occurrence.statement.predicate.split() if w in HARM), "")
        found = next((name for name, nouns in ALIKE.items() if self.unit in nouns), self.unit)
        return harm if harm and self.unit in PEOPLE else found


def quantities(extraction: Extraction, found: Iterable[Occurrence], linker: Linker) -> Iterator[Quantity]:
    """The numbers of one document, in text order, each once. What is denied gives none."""
    sentences: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        evidence = occurrence.statement.evidence
        if isinstance(evidence, Evidence) and occurrence.statement.status not in DENIALS:
            sentences[evidence.index].append(occurrence)
    named = _named(extraction.chains, linker)
    story = frozenset().union(*named.values()) if named else frozenset()
    for index in sorted(sentences):
        evidence = sentences[index][0].statement.evidence
        assert isinstance(evidence, Evidence)  # noqa: S101 - as above
        text = evidence.sentence.of(extraction.document.text)
        masked = _masked(text, evidence.sentence, sentences[index])
        stems = frozenset(w.lower()[:5] for w in re.findall(r"[A-Za-zÀ-ÿ]{4,}", text) if w.lower() not in STOP)
        for span, value, unit, who in (*_numbers(masked), *_ages(extraction, index, evidence.sentence, linker)):
            place = Span(evidence.sentence.start + span.start, evidence.sentence.start + span.end)
            yield Quantity(
                occurrence=_holder(sentences[index], place),
                value=value,
                unit=unit,
                text=place.of(extraction.document.text),
                about=named.get(index, frozenset()),
                near=named.get(index - 1, frozenset()) | named.get(index - 2, frozenset()),
                stems=stems,
                story=story,
                who=who,
            )


def _masked(text: str, sentence: Span, members: Iterable[Occurrence]) -> str:
    """The sentence with its predicates blotted out, so that no verb is taken for what is counted; as long as before."""
    for occurrence in members:
        evidence = occurrence.statement.evidence
        if isinstance(evidence, Evidence) and sentence.covers(evidence.predicate):
            start, end = evidence.predicate.start - sentence.start, evidence.predicate.end - sentence.start
            if not re.search(r"\d", text[start:end]):
                text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text


Found = tuple[Span, tuple[Decimal, ...], str, frozenset[str]]


def _numbers(text: str) -> Iterator[Found]:
    taken: list[Span] = []
    for match in VOTES.finditer(text):
        sides = [_number(match[g]) for g in ("yes", "no", "for", "against") if match[g]]
        if match["yes"] or re.search(r"\bvote", text, re.IGNORECASE):
            taken.append(Span(*match.span()))
            yield taken[-1], tuple(s for s in sides if s is not None), VOTE, frozenset()
    for match in NUMBER.finditer(text):
        span, value, unit = Span(match.start(), _end(match)), _value(match), _unit(match)
        if NO_COUNT.search(text[: match.start()]) or AGO.match(text, span.end) or match["number"].lower() == "one":
            continue
        if value is not None and unit and not any(span.overlaps(t) for t in taken):
            yield span, (value,), unit, frozenset()


def _ages(extraction: Extraction, index: int, sentence: Span, linker: Linker) -> Iterator[Found]:
    """ "Ana Lund, 61, …"."""
    for chain in extraction.chains:
        for mention in chain.mentions if chain.entity_type is EntityType.PERSON else ():
            match = AGE.match(extraction.document.text, mention.span.end)
            if mention.sentence == index and mention.kind is MentionKind.NAME and match and match.end() <= sentence.end:
                span = Span(match.start("age") - sentence.start, match.end("age") - sentence.start)
                yield span, (Decimal(match["age"]),), OLD, frozenset({linker.entity_of(mention).id})


def _value(match: re.Match[str]) -> Decimal | None:
    value = _number(match["number"])
    nouns = _nouns(match)
    if value is not None and nouns and (days := DAYS.get(lemma_of(nouns[0 if match["joined"] else -1].lower(), "NOUN"))):
        return value * days
    return value.scaleb(SCALE[match["scale"].lower()]) if value is not None and match["scale"] else value


def _number(text: str) -> Decimal | None:
    if text.lower() in SMALL:
        return Decimal(SMALL[text.lower()])
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _unit(match: re.Match[str]) -> str:
    """Currency, "%" or the noun counted, in the singular; "" for dates, ordinals, times and years."""
    if match["percent"]:
        return "%"
    if match["money"]:
        return MONEY.get(match["money"].lower().strip(" ."), match["money"].strip())
    nouns = _nouns(match)
    if not nouns or DATE_NOUN.match(nouns[0]) or (re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not match["joined"]):
        return ""
    head = lemma_of(nouns[0 if match["joined"] else -1].lower(), "NOUN")
    return MONEY_NOUNS.get(head, "day" if head in DAYS else head)


def _nouns(match: re.Match[str]) -> list[str]:
    """The words behind the number as far as they belong to it: "4,200 soldiers", not "4,200 soldiers and"."""
    words = (match["noun"] or "").split()
    stop = next((i for i, w in enumerate(words) if w.lower() in BREAKS), len(words))
    return words[:stop]


BREAKS = frozenset(
    """of and or in on at to from by with for as was were is are had has have who which that after before when while against than the a an
    according despite there here today yesterday tomorrow now together alone
    will would could may might died between into out up down per since later ago""".split()
)


def _end(match: re.Match[str]) -> int:
    ends = [match.end(g) for g in ("number", "scale", "percent") if match[g]]
    nouns = _nouns(match)
    if match["noun"] and nouns:
        ends.append(match.start("noun") + len(" ".join(nouns)))
    return max(ends)


def _named(chains: Iterable[Chain], linker: Linker) -> Mapping[int, frozenset[str]]:
    """Number of a sentence -> what it names, by a name, a pronoun or a noun for it."""
    found: dict[int, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.is_named and chain.entity_type is not EntityType.DATE:
            for mention in chain.mentions:
                found[mention.sentence].add(linker.entity_of(mention).id)
    return {index: frozenset(ids) for index, ids in found.items()}


def _holder(members: Iterable[Occurrence], place: Span) -> Occurrence:
    """The statement that a number stands in: the shortest argument that covers it, else the nearest predicate."""

    def rank(occurrence: Occurrence) -> tuple[bool, int, str, str]:
        statement = occurrence.statement
        evidence = statement.evidence
        assert isinstance(evidence, Evidence)  # noqa: S101 - see `quantities`
        spans = [evidence.object, evidence.subject, *(q.span for q in statement.qualifiers)]
        covering = [s.end - s.start for s in spans if s.covers(place)]
        far = abs(evidence.predicate.start - place.start)
        return (not covering, min(covering, default=far), occurrence.subject.value, str(occurrence.object))

    return min(members, key=rank)
