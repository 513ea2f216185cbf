"""Occurrences -> deeds: who does what to whom, in whatever voice it is told, so that two tellings can be set beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.merge.occurrences import Occurrence
from kg.merge.wording import HEAD, lemma_of
from kg.types import Argument, Entity, Evidence, Field, Linker, Mention, Span, Statement, Voice

BLOCK = 24  # deeds of one verb about one thing that are all compared; of more, each with its next
SHORT = 3  # letters of a word that is no content


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One statement with its verb and, as ids, who does it, to whom, and all that it names but its speakers.

    A capital is the country that it acts for. Who does it need not have a name, so that he is not another who has one. `what` is the
    head of words that stand for whom it happens to, "" for a named thing, and `words` the beginnings of all words of these.
    """

    occurrence: Occurrence
    verb: str
    agents: frozenset[str]
    patients: frozenset[str]
    things: frozenset[str]
    what: str
    words: frozenset[str]

    @property
    def sentence(self) -> Span | None:
        """Where it stands."""
        return getattr(self.occurrence.statement.evidence, "sentence", None)

    def is_of(self, other: Deed) -> bool:
        """Whether two deeds have the same doer and are done to the same thing; one of the two may be untold."""
        if self.agents and other.agents and not self.agents & other.agents:
            return False
        if self.patients or other.patients:
            return bool(self.patients & other.patients)
        return bool(self.agents & other.agents) and bool(self.what) and self.what == other.what and self._agree(other)

    def _agree(self, other: Deed) -> bool:
        """Whether the words for one thing are a part of those for the other: "the licence" and "the mine's licence"."""
        return self.words <= other.words or other.words <= self.words


def deeds(found: Iterable[Occurrence], linker: Linker, named: frozenset[str]) -> list[Deed]:
    """A deed for each statement of a sentence, in order; `named` are the entities that have a name."""
    teller = _Teller(linker, named)
    return [teller.deed(o) for o in found if not isinstance(o.statement.evidence, Field)]


def stand_in(entity: Entity) -> str:
    """The id of an entity, or of the country that it acts for."""
    return entity.stands_for or entity.id


def pairs(found: Sequence[Deed], keys: Callable[[Deed], Iterable[str]]) -> Iterator[tuple[Deed, Deed]]:
    """Deeds that share a key and a doer, or what it is done to; each pair once, in a large block only neighbours."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, deed in enumerate(found):
        for key in keys(deed):
            for thing in deed.agents | deed.patients:
                blocks[key, thing].append(i)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        seen.update(combinations(block, 2) if len(block) <= BLOCK else pairwise(block))
    yield from ((found[i], found[j]) for i, j in sorted(seen))


@dataclass(frozen=True)
class _Teller:
    linker: Linker
    named: frozenset[str]

    def deed(self, occurrence: Occurrence) -> Deed:
        statement = occurrence.statement
        subject, target = self._ids(statement.subject), self._ids(statement.object)
        direct = next((q.value for q in statement.qualifiers if q.role == "object"), None)
        said: Argument | None
        if statement.voice is Voice.PASSIVE:
            by = frozenset(i for q in statement.qualifiers if q.role == "by" for i in self._ids(q.value))
            agents, patients, said = (target if statement.role == "by" else by), self._named_ids(subject), statement.subject
        else:
            agents, said = subject, statement.object if statement.role == "object" else direct
            patients = self._named_ids(self._ids(said))
            said = _around(statement) or said
        speakers = {s.value.rpartition("/")[2] for s in occurrence.speakers}
        named = frozenset(stand_in(e) for e in occurrence.entities if e.id in self.named and e.id not in speakers)
        text = "" if patients else _text(said).lower()
        words = HEAD.split(text, maxsplit=1)[0].split() or [""]
        return Deed(
            occurrence=occurrence,
            verb=verb_of(statement.predicate),
            agents=agents,
            patients=patients,
            things=self._named_ids(agents) | patients | named,
            what=lemma_of(words[-1], "NOUN"),
            words=frozenset(w[:5] for w in text.split() if len(w) > SHORT),
        )

    def _ids(self, argument: Argument | None) -> frozenset[str]:
        """The id of an entity; what has no name is another one in each document."""
        return frozenset({stand_in(self.linker.entity_of(argument))}) if isinstance(argument, Mention) else frozenset()

    def _named_ids(self, ids: frozenset[str]) -> frozenset[str]:
        return ids & self.named


def _around(statement: Statement) -> Argument | None:
    """The words around what is the object: "the mine's licence", where the licence is."""
    evidence = statement.evidence
    phrase = next((q for q in statement.qualifiers if q.role == "object"), None)
    inside = phrase is not None and isinstance(evidence, Evidence) and phrase.span.covers(evidence.object)
    return phrase.value if phrase is not None and inside else None


def _text(argument: Argument | None) -> str:
    return argument.value if isinstance(argument, Field) else argument.text if argument else ""


def verb_of(predicate: str) -> str:
    """The lemma of the verb of a predicate: "be withdrawn from" -> withdraw."""
    words = predicate.split()
    return lemma_of(words[1]) if len(words) > 1 and words[0] == "be" else words[0]
