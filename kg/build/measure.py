"""A build or a benchmark's sentences x gold -> measures: what runs the stages for `kg evaluate`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Config
from kg.errors import PluginError, StoreError, UsageError
from kg.evaluate.coreference import Agreement, agreements
from kg.evaluate.coreference import read_gold as read_chains
from kg.evaluate.edges import read_edges
from kg.evaluate.facts import counts, score_facts
from kg.evaluate.gate import Measured
from kg.evaluate.gold import digest, read_gold
from kg.evaluate.identity import RELATIVE, Identity, read_marked
from kg.evaluate.identity import kinds as mention_kinds
from kg.evaluate.identity import score as score_identity
from kg.evaluate.openie import Extraction, Score, matched_precision, read_benchie, read_carb, score_benchie, score_carb
from kg.evaluate.reliability import calibration_error, reliability
from kg.extract.statements.render import full_statements, minimal_statements
from kg.inspect.saved import open_build
from kg.stages import stages_of
from kg.store import current_generation
from kg.types import AnnotatedDocument, Argument, Document, Literal, Mention, MentionKind

Rows = tuple[Mapping[str, str | int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """What one kind of gold gave: its measures, what they were counted from, further tables by title, and a line for each miss."""

    name: str
    measured: Measured
    counted: Mapping[str, str]
    tables: Mapping[str, Rows]
    misses: tuple[str, ...] = ()


def measure_facts(build: Path, gold: Sequence[Path]) -> Suite:
    """How much of the gold facts the graph of a build holds, and how well. Raises UsageError or StoreError for what cannot be read."""
    parts = [read_gold(path) for path in gold]
    edges = read_edges(open_build(_graph_folder(build)).store)
    misses: list[str] = []
    shares = score_facts(edges, parts, on_miss=misses.append)
    by_status, by_rule = counts(edges)
    return Suite(
        name="facts",
        measured=Measured(digest(gold), {name: share.value for name, share in shares.items()}),
        counted={name: f"{share.right}/{share.of}" for name, share in shares.items()},
        tables={
            "statements by status": tuple({"status": status, "statements": n} for status, n in by_status.items()),
            "statements by rule": tuple({"rule": rule, "statements": n} for rule, n in by_rule.items()),
        },
        misses=tuple(misses),
    )


def measure_carb(path: Path, config: Config) -> Suite:
    """Full arguments by CaRB's public score on the sentences of its gold, and how far confidences can be trusted."""
    try:
        gold = read_carb(_text(path))
    except ValueError as error:
        raise UsageError(f"{path}: not CaRB's gold ({error}); a line is sentence, predicate and arguments with tabs between") from error
    predicted = {s: _tuples(annotated) for s, annotated in zip(gold, _parsed(list(gold), path, config), strict=True)}
    score = score_carb(gold, predicted)
    bins = reliability(matched_precision(gold, predicted))
    made = [e.confidence for rows in predicted.values() for e in rows]
    return Suite(
        name="carb",
        measured=Measured(digest([path]), _figures(score) | {"auc": score.auc, "calibration": 1 - calibration_error(bins)}),
        counted={
            "precision": f"{len(made)} tuples",
            "recall": f"{len(gold)} sentences",
            "f1": f"best, at confidence {score.threshold:.4f}",
            "auc": f"{len(set(made))} confidences",
            "calibration": "1 less the calibration error",
        },
        tables={
            "reliability": tuple(
                {"from": f"{b.start:.1f}", "tuples": b.size, "confidence": f"{b.predicted:.3f}", "precision": f"{b.observed:.3f}"}
                for b in bins
            )
        },
    )


def measure_benchie(path: Path, config: Config) -> Suite:
    """Minimal arguments by BenchIE's exact score on the sentences of its gold."""
    sentences, gold = read_benchie(_text(path))
    parsed = zip(sentences, _parsed(list(sentences.values()), path, config), strict=True)
    predicted = {n: [(_words(s.subject), s.surface, _words(s.object)) for s in minimal_statements(a)] for n, a in parsed}
    score = score_benchie(gold, predicted)
    return Suite(
        name="benchie",
        measured=Measured(digest([path]), _figures(score)),
        counted={
            "precision": f"{sum(map(len, predicted.values()))} triples",
            "recall": f"{sum(map(len, gold.values()))} facts",
            "f1": f"{len(sentences)} sentences",
        },
        tables={},
    )


def measure_coref(path: Path, config: Config) -> Suite:
    """How well the chains of the annotator agree with those of a CoNLL-U file, on its words put together as text."""
    annotator = stages_of(config).annotator
    sums: dict[str, Agreement] = {}
    documents = list(read_chains(_text(path)))
    for gold in documents:
        annotated = annotator(Document(text=gold.text), on_problem=lambda _: None)
        found = [frozenset(head_place(m, annotated) for m in c.mentions if not is_relative(m)) for c in annotated.chains]
        for name, agreement in agreements(gold.chains, [c for c in found if len(c) > 1]).items():
            sums[name] = sums.get(name, Agreement()) + agreement
    conll = sum(sums[name].f1 for name in ("muc", "b3", "ceafe")) / 3 if sums else None
    return Suite(
        name="coref",
        measured=Measured(digest([path]), {name: agreement.f1 for name, agreement in sums.items()} | {"conll": conll}),
        counted={name: f"{sum(len(g.chains) for g in documents)} chains" for name in (*sums, "conll")},
        tables={},
    )


def measure_identity(paths: Sequence[Path], config: Config) -> Suite:
    """How often a mention is put on the right named thing, in articles where every mention is marked."""
    annotator = stages_of(config).annotator
    texts = {path: read_marked(_text(path).strip(), str(path)) for path in paths}
    small = frozenset(word for text, _ in texts.values() for word in re.findall(r"\w+", text) if word.islower())
    found = Identity()
    for path, (text, marks) in texts.items():
        title = text.split("\n", maxsplit=1)[0]
        document = Document(text=text, title=title, headline=None)
        score_identity(path.stem, mention_kinds(text, marks, small), annotator(document, on_problem=lambda _: None), found)
    shares = {f"{kind.replace(' ', '_')}_precision": (c.right, c.said) for kind, c in found.counts.items() if c.said}
    shares |= {f"{kind.replace(' ', '_')}_recall": (c.found, c.gold) for kind, c in found.counts.items() if c.gold}
    shares["one_node"] = (found.whole, found.things)
    return Suite(
        name="identity",
        measured=Measured(digest(paths), {name: right / of if of else None for name, (right, of) in shares.items()}),
        counted={name: f"{right}/{of}" for name, (right, of) in shares.items()},
        tables={},
        misses=tuple(found.misses),
    )


def head_place(mention: Mention, annotated: AnnotatedDocument) -> tuple[int, int]:
    """First and last character of a mention's head word."""
    span = annotated.sentences[mention.sentence].tokens[mention.head - 1].span
    return span.start, span.end


def is_relative(mention: Mention) -> bool:
    """Whether a mention is a relative pronoun, which coreference corpora do not mark."""
    return mention.kind is MentionKind.PRONOUN and mention.text.lower() in RELATIVE


def _figures(score: Score) -> dict[str, float | None]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def _graph_folder(build: Path) -> Path:
    """The folder with graph.ttl: a build, or any folder that holds a graph of this contract."""
    try:
        return current_generation(build)
    except StoreError:
        if (build / "graph.ttl").is_file():
            return build
        raise


def _tuples(annotated: AnnotatedDocument) -> list[Extraction]:
    """Predicate and all arguments of each full tuple in words."""
    return [
        Extraction(s.surface, (_words(s.subject), _words(s.object), *(_words(q.value) for q in s.qualifiers)), s.confidence)
        for s in full_statements(annotated)
    ]


def _words(argument: Argument) -> str:
    assert isinstance(argument, Literal)  # noqa: S101 - open tuples have no other arguments
    return argument.text


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot read this gold ({error})") from error


def _parsed(sentences: Sequence[str], path: Path, config: Config) -> Iterator[AnnotatedDocument]:
    """Each sentence parsed with the words it has."""
    if not sentences:
        raise UsageError(f"{path}: there are no sentences in this gold")
    annotator = stages_of(config).annotator
    parse = getattr(annotator, "annotate_tokenized", None)
    if parse is None:
        raise PluginError(f"annotator {annotator.name} takes no tokenised sentences; use another --annotator")
    return map(parse, sentences)
