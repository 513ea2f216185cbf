"""A GUM file in, how well chains agree with its coreference out: CoNLL F1 (MUC, B3, CEAFe) and the precision of each kind of link.

    python benchmarks/coreference.py FILE.conllu [--genre news] [--wrong 30] [--sure]

Words and sentences are the treebank's, trees and names are the model's. Mentions are compared by their head words; chains of one mention
and mentions that the other side does not have are left in, as is usual. A link is right if the mention and some earlier one of its chain
are in one gold chain.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from kg.annotate.joint import MODEL, JointAnnotator
from kg.types import AnnotatedDocument, Document
from training.chains import Place, documents

# ------------------------------------------------------------------------------------------------ scores


def _clusters(places: dict[Place, str]) -> list[frozenset[Place]]:
    groups: dict[str, set[Place]] = {}
    for place, group in places.items():
        groups.setdefault(group, set()).add(place)
    return [frozenset(g) for g in groups.values() if len(g) > 1]


def muc(one: list[frozenset[Place]], other: list[frozenset[Place]]) -> tuple[float, float]:
    """Links of `one` found in `other`, and all links of `one`."""
    of = {p: k for k, g in enumerate(other) for p in g}
    right = sum(len(g) - len({of.get(p, p) for p in g}) for g in one)
    return right, sum(len(g) - 1 for g in one)


def b_cubed(one: list[frozenset[Place]], other: list[frozenset[Place]]) -> tuple[float, float]:
    """Sum over mentions of `one` of the share of its chain that `other` has too, and the number of mentions."""
    of = {p: g for g in other for p in g}
    return sum(len(g & of.get(p, frozenset())) / len(g) for g in one for p in g), sum(map(len, one))


def ceaf_e(gold: list[frozenset[Place]], found: list[frozenset[Place]]) -> float:
    """Similarity of chains matched one to one, best pairs first (greedy, which is a lower bound of the best match)."""
    pairs = [(2 * len(g & f) / (len(g) + len(f)), i, k) for i, g in enumerate(gold) for k, f in enumerate(found) if g & f]
    total, used_g, used_f = 0.0, set(), set()
    for score, i, k in sorted(pairs, reverse=True):
        if i not in used_g and k not in used_f:
            total += score
            used_g.add(i)
            used_f.add(k)
    return total


def kind_of(reason: str, text: str) -> str:
    """The kind of a link: the first two words of its reason, for pronouns the form."""
    return f"pronoun {text.lower()}" if reason.startswith("pronoun") else " ".join(reason.split()[:2])


def main() -> None:
    """Print the scores of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--genre")
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--sure", action="store_true", help="the chains that make facts, not those of kg annotate")
    options = parser.parse_args()
    annotator = JointAnnotator(folder=options.model)
    annotator = annotator if options.sure else annotator.with_likely_chains
    sums: Counter[str] = Counter()
    links: dict[str, Counter[bool]] = defaultdict(Counter)
    shown: list[str] = []
    for name, pieces, text, gold in documents(options.file, options.genre):
        annotated = annotator._annotated(Document(text=text), pieces)  # gold words; the public call finds its own
        found = {(m.sentence, m.head - 1): str(k) for k, c in enumerate(annotated.chains) for m in c.mentions}
        one, other = _clusters(gold), _clusters(found)
        measures = {"mr": muc(one, other), "mp": muc(other, one), "br": b_cubed(one, other), "bp": b_cubed(other, one)}
        for key, (right, total) in measures.items():
            sums[key] += right
            sums[key + "n"] += total
        sums["e"] += ceaf_e(one, other)
        sums.update(ern=len(one), epn=len(other))
        _judge(annotated, gold, links, shown, name)
    _report(sums, links, shown[: options.wrong])


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


def _report(sums: Counter[str], links: dict[str, Counter[bool]], shown: list[str]) -> None:
    f1s = []
    keys = {"MUC": ("mr", "mrn", "mp", "mpn"), "B3": ("br", "brn", "bp", "bpn"), "CEAFe": ("e", "ern", "e", "epn")}
    for label, (r, rn, p, pn) in keys.items():
        recall, precision = sums[r] / max(1, sums[rn]), sums[p] / max(1, sums[pn])
        f1s.append(2 * recall * precision / max(1e-9, recall + precision))
        print(f"{label:6} P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1s[-1]:.1f}")
    print(f"CoNLL F1 {100 * sum(f1s) / 3:.1f}")
    for kind, votes in sorted(links.items(), key=lambda item: -item[1].total()):
        print(f"  {kind:24} right {votes[True]:5} of {votes.total():5}  {100 * votes[True] / votes.total():.0f} %")
    print(*shown, sep="\n")


if __name__ == "__main__":
    main()
