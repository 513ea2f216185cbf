"""A statement or event -> one English sentence for people: "Pyongyang denied supplying arms to Russia".

The verb form is the text's own; what the text leaves to its context is said: who reports or claims it, that it is planned, denied or in
dispute. Subject and object stand with their names, with the article that the text gives them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.merge.arguments import Name
from kg.merge.occurrences import Occurrence
from kg.merge.said import Said
from kg.merge.wording import is_plural
from kg.types import Evidence, Relation, SpeechAct, Status

TAKES_PLACE = {
    Status.PLANNED: "is planned",
    Status.POSSIBLE: "may take place",
    Status.CLAIMED: "is said to have taken place",
    Status.NEGATED: "did not take place",
    Status.DENIED: "is denied",
}


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
        said = Said(occurrence, self.name, self.relations)
        clause = said.clause(status)
        speaker = said.speaker()
        act = occurrence.statement.attribution[0].act if occurrence.statement.attribution else None
        if status is Status.DISPUTED:
            text = f"it is disputed whether {clause}"
        elif status is Status.DENIED and act is SpeechAct.DENY and speaker:
            text = f"{speaker} denied {said.gerund()}" if speaker == said.subject() else f"{speaker} denied that {clause}"
        elif status is Status.CLAIMED:
            text = f"{speaker} {said.claims()} that {clause}" if speaker else f"allegedly, {clause}"
        elif status in (Status.REPORTED, Status.DENIED, Status.NEGATED) and act is not None:
            text = f"{said.according(speaker)}, {clause}"
        else:
            text = clause
        return text[:1].upper() + text[1:]

    def event(self, name: str, direct: Sequence[str], status: Status, when: str) -> str:
        """The sentence of an event: that of a statement which tells of it, or that it takes place.

        `direct` are the sentences of the statements with its status that tell of it and are not about it as a thing.
        """
        if direct:
            return min(direct, key=lambda text: (-len(text), text))
        plural = is_plural(name) and name[:1].islower()
        known = name if not name[:1].islower() or "'s" in name else f"the {name}"
        verb = TAKES_PLACE.get(status, "took place" if status in (Status.ASSERTED, Status.REPORTED) else "is disputed")
        verb = verb.replace("is ", "are ", 1) if plural else verb
        text = f"{known} {verb}{f' ({when})' if when else ''}"
        return text[:1].upper() + text[1:]


def _place(occurrence: Occurrence) -> tuple[int, int]:
    evidence = occurrence.statement.evidence
    return (evidence.sentence.start, evidence.predicate.start) if isinstance(evidence, Evidence) else (-1, -1)
