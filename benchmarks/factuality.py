"""How often a statement's status agrees with people's judgement of what happened: UDS "It Happened" over UD_English-EWT.

    python benchmarks/factuality.py /data/factuality/uds-ih2-dev.jsonl [--show RULE]

Each line of the file is a tokenised sentence with predicates and labels from -3 (did not happen) to 3 (happened). A predicate counts where
some statement is made of it and people are sure (at least 1.5 either way). Asserted, Reported and Claimed say that it happened, any other
status that it did not. Prints agreement, and precision, recall and F1 of what did not happen; then for each rule how often it was right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kg.config import Config
from kg.pipeline import document_statements
from kg.stages import stages_of
from kg.types import AnnotatedDocument, CueKind, Evidence, Statement, Status

HAPPENED = frozenset({Status.ASSERTED, Status.REPORTED, Status.CLAIMED})
SURE = 1.5


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicate with its label and the statements made of it."""

    label: float
    word: str
    text: str
    statements: tuple[Statement, ...]

    @property
    def happened(self) -> bool:
        """What kg says."""
        return any(s.status in HAPPENED for s in self.statements)

    @property
    def rules(self) -> str:
        """Names of the rules that gave the statements their status, "" where they are plain."""
        return " ".join(sorted({cue.rule for s in self.statements for cue in s.cues if cue.kind is CueKind.STATUS}))


def main(data: Path, *, show: Annotated[str, typer.Option(help="Print the disagreements of this rule.")] = "") -> None:
    """Measure one file of UDS-IH2."""
    judged = [j for j in _judged(data) if abs(j.label) >= SURE]
    agreed = sum((j.label > 0) == j.happened for j in judged)
    denied = [j for j in judged if not j.happened]
    right = sum(j.label < 0 for j in denied)
    precision, recall = right / max(1, len(denied)), right / max(1, sum(j.label < 0 for j in judged))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    typer.echo(f"{len(judged)} predicates: agreement {agreed / max(1, len(judged)):.3f}")
    typer.echo(f"did not happen: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    counts = Counter((j.rules or "plain", (j.label > 0) == j.happened) for j in judged)
    totals = Counter(j.rules or "plain" for j in judged)
    for rules, total in totals.most_common(30):
        typer.echo(f"{total:5d} {counts[rules, True] / total:.2f} {rules}")
    for j in judged:
        if show and show in (j.rules or "plain").split() and (j.label > 0) != j.happened:
            typer.echo(f"{j.label:+.1f} {j.word}: {j.text}")


def _judged(data: Path) -> Iterator[Judged]:
    stages = stages_of(Config())
    for line in data.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        annotated: AnnotatedDocument = stages.annotator.annotate_tokenized(record["text"])  # type: ignore[attr-defined]  # ours can
        places = [token.span for sentence in annotated.sentences for token in sentence.tokens]
        found = document_statements(annotated, stages, on_problem=print)
        for target in record["targets"]:
            span = places[target["span1"][0]]
            own = tuple(s for s in found if isinstance(s.evidence, Evidence) and _head(annotated, s.evidence) == span)
            if own:
                yield Judged(target["label"], target["span_text"], record["text"], own)


def _head(annotated: AnnotatedDocument, evidence: Evidence) -> object:
    return annotated.sentences[evidence.index].tokens[evidence.head - 1].span


if __name__ == "__main__":
    typer.run(main)
