"""Scores of a model on development sentences with gold words -> figures: trees, tags, and entities by exact span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora import Sentence
from training.decode import tree
from training.encode import IGNORED, Batch, Encoded, Labels, encode, in_batches
from training.entities import Span, spans

Outputs = dict[str, NDArray[Any]]
Run = Callable[[Batch], Outputs]  # layers, arc, rel for the highest-scoring heads, perhaps rel2 for the second
BATCH_PIECES = 1000  # as kg/annotate: int8 results depend a little on the batch
SPAN_LAYERS = {"ewt": ("ner", "name"), "gum": ("name", "date"), "gmb": ("ner", "name", "misc", "date"), "politics": ("name",)}


def figures(run: Run, development: dict[str, list[Sentence]], labels: Labels, *, tokenizer: Any) -> dict[str, dict[str, Any]]:
    """Corpus -> its figures, in percent."""
    found = {}
    for corpus, sentences in development.items():
        encoded = encode(sentences, labels, tokenizer=tokenizer, longest=None)
        outputs = _all_outputs(run, encoded)
        found[corpus] = (_tree_figures(sentences, encoded, outputs, labels) if encoded[0].heads else {}) | {
            layer: span_figures([s.columns.get(layer) for s in sentences], [_tags(o[layer], labels[layer]) for o in outputs])
            for layer in SPAN_LAYERS[corpus]
            if layer in outputs[0]
        }
        for layer, measured in (("fact", fact_figures), ("event", event_figures)):
            if corpus == "ewt" and layer in outputs[0]:
                pairs = [
                    (s.columns[layer], _tags(o[layer], labels[layer]))
                    for s, o in zip(sentences, outputs, strict=True)
                    if layer in s.columns
                ]
                found[corpus][layer] = measured(*zip(*pairs, strict=True))
    return found


def fact_figures(gold: Sequence[Sequence[str]], guess: Sequence[Sequence[str]]) -> dict[str, float]:
    """Share of predicates with the right class, and F1 of each class."""
    pairs = [(g, p) for true, guessed in zip(gold, guess, strict=True) for g, p in zip(true, guessed, strict=True) if g != "?"]
    right, wanted, found = Counter(g for g, p in pairs if g == p), Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    agreement = round(100 * right.total() / max(1, len(pairs)), 2)
    return {"agreement": agreement} | {label: _f1(right[label], found[label], wanted[label]) for label in sorted(wanted)}


def event_figures(gold: Sequence[Sequence[str]], guess: Sequence[Sequence[str]]) -> dict[str, float]:
    """F1 of predicates of each part of speech."""
    return {label: f1 for label, f1 in fact_figures(gold, guess).items() if label not in ("_", "agreement")}


def span_figures(gold: Sequence[Sequence[str] | None], guess: Sequence[Sequence[str]]) -> dict[str, float]:
    """F1 of exact spans for each label and for PER, ORG and LOC together; sentences without gold and spans with "?" do not count."""
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for true, guessed in zip(gold, guess, strict=True):
        if true is None:
            continue
        right, mine = set(spans(true)), _counted(spans(guessed), true)
        hits.update(label for *_, label in right & mine)
        found.update(label for *_, label in mine)
        wanted.update(label for *_, label in right)
    classes = {label: _f1(hits[label], found[label], wanted[label]) for label in sorted(wanted)}
    three = [label for label in ("PER", "ORG", "LOC") if label in wanted]
    return ({"F1": _f1(*(sum(c[label] for label in three) for c in (hits, found, wanted)))} if three else {}) | classes


def _counted(guessed: list[Span], true: Sequence[str]) -> set[Span]:
    return {s for s in guessed if "?" not in true[s[0] : s[1] + 1]}


def _f1(hits: int, found: int, wanted: int) -> float:
    return round(200 * hits / max(1, found + wanted), 2)


def _all_outputs(run: Run, encoded: Sequence[Encoded]) -> list[Outputs]:
    """Outputs of each sentence, cut to its words, in order."""
    result: list[Outputs] = [{}] * len(encoded)
    for indices, batch in in_batches(encoded, limit=BATCH_PIECES):
        outputs = run(batch)
        for row, i in enumerate(indices):
            words = len(encoded[i].first)
            result[i] = {k: v[row, :words, : words + 1] if k == "arc" else v[row, :words].argmax(-1) for k, v in outputs.items()}
    return result


def _tags(numbers: NDArray[Any], names: list[str]) -> list[str]:
    return [names[n] for n in numbers]


def _tree_figures(
    sentences: Sequence[Sentence], encoded: Sequence[Encoded], outputs: Sequence[Outputs], labels: Labels
) -> dict[str, float]:
    counts = Counter[str]()
    for sentence, numbers, output in zip(sentences, encoded, outputs, strict=True):
        heads, greedy = np.array(sentence.heads), output["arc"].argmax(-1)
        decoded = np.array(tree(output["arc"]))
        label = _relations(output, decoded) == np.array(numbers.labels["rel"])
        greedy_label = output["rel"] == np.array(numbers.labels["rel"])
        counts.update(
            words=len(heads),
            UAS=int((decoded == heads).sum()),
            LAS=int(((decoded == heads) & label).sum()),
            LAS_greedy=int(((greedy == heads) & greedy_label).sum()),
            trees=int((decoded == greedy).all()),
            exact=int((decoded == heads).all()),
        )
        counts.update({layer: int((output[layer] == np.array(numbers.labels[layer])).sum()) for layer in ("upos", "xpos")})
        if "etype" in output and "etype" in numbers.labels:
            counts.update(_etype_counts(output["etype"], np.array(numbers.labels["etype"]), labels["etype"].index("_")))
    total = {"trees": len(sentences), "exact": len(sentences)}
    shares = {
        k: round(100 * counts[k] / total.get(k, counts["words"]), 2) for k in ("UAS", "LAS", "LAS_greedy", "upos", "xpos", "trees", "exact")
    }
    typed = {"etype_F1": _f1(counts["type_hits"], counts["type_found"], counts["type_wanted"])} if counts["type_found"] else {}
    return shares | typed


def _relations(output: Outputs, heads: NDArray[Any]) -> NDArray[Any]:
    """Relations for the tree's heads: those of the second-best head where the tree had to take it."""
    if "rel2" not in output:
        return output["rel"]
    second = np.argsort(-output["arc"], axis=-1, kind="stable")[:, 1]
    found: NDArray[Any] = np.where(heads == second, output["rel2"], output["rel"])
    return found


def _etype_counts(guess: NDArray[Any], gold: NDArray[Any], nothing: int) -> dict[str, int]:
    known = gold != IGNORED
    return {
        "type_hits": int(((guess == gold) & known & (gold != nothing)).sum()),
        "type_found": int(((guess != nothing) & known).sum()),
        "type_wanted": int((known & (gold != nothing)).sum()),
    }
