"""Texts with gold coreference -> how well chains agree with it: CoNLL F1 and the precision of each kind of link, or GAP's F1 by gender.

    python benchmarks/coreference.py GUM.conllu [--genre news] [--wrong 30] [--sure]
    python benchmarks/coreference.py --gap GAP.tsv

Of GUM, words and sentences are the treebank's, trees and names are the model's. A link is right if the mention and some earlier one of its
chain are in one gold chain. Of GAP (Webster et al., TACL 2018), it is asked for each of two names whether the pronoun's chain has it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from kg.annotate.joint import MODEL, JointAnnotator
from kg.build.measure import head_place
from kg.evaluate.coreference import Agreement, agreements
from kg.types import AnnotatedDocument, Document
from training.chains import Place, documents

MASCULINE = frozenset({"he", "him", "his"})


def _clusters(places: dict[Place, str]) -> list[frozenset[Place]]:
    groups: dict[str, set[Place]] = {}
    for place, group in places.items():
        groups.setdefault(group, set()).add(place)
    return [frozenset(g) for g in groups.values() if len(g) > 1]


def kind_of(reason: str, text: str) -> str:
    """The kind of a link: the first two words of its reason, for pronouns the form."""
    return f"pronoun {text.lower()}" if reason.startswith("pronoun") else " ".join(reason.split()[:2])


def main() -> None:
    """Print the scores of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--gap", type=Path)
    parser.add_argument("--genre")
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--sure", action="store_true", help="the chains that make facts, not those of kg annotate")
    options = parser.parse_args()
    annotator = JointAnnotator(folder=options.model)
    if options.gap:
        print(*gap(options.gap, annotator), sep="\n")
    if options.file:
        _gum(options.file, options.genre, annotator if options.sure else annotator.with_likely_chains, wrong=options.wrong)


def _gum(file: Path, genre: str | None, annotator: JointAnnotator, *, wrong: int) -> None:
    sums: dict[str, Agreement] = {}
    links: dict[str, Counter[bool]] = defaultdict(Counter)
    shown: list[str] = []
    for name, pieces, text, gold in documents(file, genre):
        annotated = annotator.annotate_pieces(Document(text=text), pieces)
        found = {(m.sentence, m.head - 1): str(k) for k, c in enumerate(annotated.chains) for m in c.mentions}
        for measure, agreement in agreements(_clusters(gold), _clusters(found)).items():
            sums[measure] = sums.get(measure, Agreement()) + agreement
        _judge(annotated, gold, links, shown, name)
    _report(sums, links, shown[:wrong])


def gap(file: Path, annotator: JointAnnotator) -> list[str]:
    """F1 of all, of he and of she: of the names that a pronoun is said to be of, and those that it is of."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            annotated = annotator(Document(text=row["Text"]), on_problem=lambda _: None)
            pronoun = int(row["Pronoun-offset"])
            heads = [{head_place(m, annotated)[0] for m in c.mentions} for c in annotated.chains]
            chain = next((places for places in heads if pronoun in places), set())
            for name in "AB":
                start = int(row[f"{name}-offset"])
                said = not chain.isdisjoint(range(start, start + len(row[name])))
                outcome = f"{'said' if said else 'not'} {row[f'{name}-coref'].upper()}"
                for group in ("all", "he" if row["Pronoun"].lower() in MASCULINE else "she"):
                    counts[group][outcome] += 1
    scores = {group: _f1(c["said TRUE"], c["said FALSE"], c["not TRUE"]) for group, c in counts.items()}
    return [f"GAP {group}: F1 {100 * score:.1f}" for group, score in scores.items()] + [f"F/M {scores['she'] / scores['he']:.2f}"]


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + wrong + missed)


def _judge(annotated: AnnotatedDocument, gold: dict[Place, str], links: dict[str, Counter[bool]], shown: list[str], name: str) -> None:
    for chain in annotated.chains:
        for mention, reason in zip(chain.mentions, chain.reasons, strict=True):
            if reason == "first mention":
                continue
            group = gold.get((mention.sentence, mention.head - 1))
            right = group is not None and any(gold.get((m.sentence, m.head - 1)) == group for m in chain.mentions if m != mention)
            links[kind_of(reason, mention.text)][right] += 1
            if not right:
                words = " ".join(t.form for t in annotated.sentences[mention.sentence].tokens)
                shown.append(f"{name} [{mention.text}] {reason} (gold {(group and 'chain') or 'none'}): {words[:300]}")


def _report(sums: dict[str, Agreement], links: dict[str, Counter[bool]], shown: list[str]) -> None:
    for measure, found in sums.items():
        print(f"{measure:6} P {100 * found.right_said / found.said:.1f}  R {100 * found.right / found.gold:.1f}  F1 {100 * found.f1:.1f}")
    print(f"CoNLL F1 {100 * sum(sums[name].f1 for name in ('muc', 'b3', 'ceafe')) / 3:.1f}")
    for kind, votes in sorted(links.items(), key=lambda item: -item[1].total()):
        print(f"  {kind:24} right {votes[True]:5} of {votes.total():5}  {100 * votes[True] / votes.total():.0f} %")
    print(*shown, sep="\n")


if __name__ == "__main__":
    main()
