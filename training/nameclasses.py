"""Names of known family -> kg/annotate/chains/classes.tsv: what each sign of a name's class adds, by multinomial logistic regression.

The tagger has seen the names that are learned from and is right of them more often than of others. So that its word is not trusted too
much, a share of the names (NOISE) gets its word on another name.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from kg.annotate.chains.classes import CLEAR, FAMILIES, LISTED, decide_classes, signs_of
from kg.annotate.chains.clusters import Cluster
from kg.annotate.chains.coref import named_clusters
from kg.annotate.chains.evidence import family
from kg.annotate.joint import MODEL, parsed
from kg.annotate.mentions.find import mentions
from kg.annotate.parse.network import Network
from kg.types import Document, EntityType
from training.namedata import NamedText, texts

LABELS = {"PER": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}
OF_TAGGER = ("tagged", "read as")
NOISE = 0.1
FEWEST = 8  # examples with a sign
PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Named:
    """A named thing of a text: its signs, its family by the tagger, and how often its names are labelled as of which family."""

    corpus: str
    signs: Mapping[str, float]
    tagged: EntityType
    gold: Counter[EntityType]
    listed: EntityType | None


def named(network: Network, known: Iterable[NamedText]) -> Iterator[Named]:
    """The named things of texts whose labels say what they are; texts with a sentence too long to be read whole are left out."""
    for one in known:
        if any(sum(network.size(one.text[w.start : w.end]) for w in p.words) > network.longest for p in one.pieces):
            continue
        found = parsed(network, Document(text=one.text), one.pieces)
        of_text = [m for n, t in enumerate(found.trees) for m in mentions(t, document="", text=one.text, number=n)]
        _, clusters = named_clusters(of_text, found)
        things = [c for c in clusters.all if c.names]
        tagged = [family(c.entity_type) for c in things]
        signs = signs_of(things, clusters, found.trees)
        decide_classes(clusters, found.trees)
        for cluster, own, of_it in zip(things, tagged, signs, strict=True):
            gold = Counter(_gold(cluster, one))
            if gold:
                listed = family(cluster.entity_type) if cluster.class_reasons == (LISTED,) else None
                yield Named(one.corpus, of_it, own, gold, listed)


def _gold(cluster: Cluster, text: NamedText) -> Iterator[EntityType]:
    for ref in (r for r, _ in cluster.members if r.is_name):
        start, end = ref.mention.span.start, ref.mention.span.end
        label = text.names.get((start, end)) or (text.names.get((start + 4, end)) if ref.mention.text.lower().startswith("the ") else None)
        if label:
            yield LABELS.get(label, EntityType.OTHER)


def noisy(known: Sequence[Named], seed: int) -> list[Named]:
    """With the tagger's word on another name of as few or many words for some."""
    chance = random.Random(seed)  # noqa: S311  no secrets
    alike = {one: [n for n in known if ("of one word" in n.signs) is one] for one in (True, False)}
    return [_as_tagged(n, chance.choice(alike["of one word" in n.signs])) if chance.random() < NOISE else n for n in known]


def _as_tagged(own: Named, other: Named) -> Named:
    kept = {s: v for s, v in own.signs.items() if not s.startswith(OF_TAGGER)}
    return replace(own, signs=kept | {s: v for s, v in other.signs.items() if s.startswith(OF_TAGGER)})


def fit(known: Sequence[Named]) -> dict[str, list[float]]:
    """Sign -> what it adds to each family; "" is what is added to all."""
    counts = Counter(sign for n in known for sign in n.signs)
    columns = {sign: i for i, sign in enumerate(sorted(["", *(s for s, count in counts.items() if count >= FEWEST)]))}
    amounts, gold = torch.zeros(len(known), len(columns)), torch.zeros(len(known), len(FAMILIES))
    for row, one in enumerate(known):
        for sign, amount in [("", 1.0), *one.signs.items()]:
            if sign in columns:
                amounts[row, columns[sign]] = amount
        for label, count in one.gold.items():
            gold[row, FAMILIES.index(label)] = count
    total = gold.sum(1, keepdim=True)
    added = torch.zeros(len(columns), len(FAMILIES), requires_grad=True)
    optimizer = torch.optim.LBFGS([added], max_iter=150, history_size=20, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        wrong = -(gold / total * torch.log_softmax(amounts @ added, 1)).sum(1)
        whole = (wrong * total[:, 0].sqrt()).sum() + PENALTY * (added**2).sum()
        whole.backward()
        return whole

    optimizer.step(loss)
    return {sign: added[i].tolist() for sign, i in columns.items()}


def chosen(one: Named, weights: Mapping[str, Sequence[float]]) -> EntityType:
    """The family by the weights, as classes.py decides it."""
    if one.listed is not None:
        return one.listed
    rows = [(weights[sign], amount) for sign, amount in [("", 1.0), *one.signs.items()] if sign in weights]
    scores = {f: sum(row[i] * amount for row, amount in rows) for i, f in enumerate(FAMILIES)}
    best = max(FAMILIES, key=lambda f: scores[f])
    return best if scores[best] - scores[one.tagged] >= CLEAR else one.tagged


def figures(known: Sequence[Named], weights: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """For each corpus how many of the names have their right family: by the tagger, and by the weights."""
    for corpus in dict.fromkeys(n.corpus for n in known):
        own = [n for n in known if n.corpus == corpus]
        total = sum(sum(n.gold.values()) for n in own)
        before = sum(n.gold[n.tagged] for n in own)
        after = sum(n.gold[chosen(n, weights)] for n in own)
        yield f"{corpus}: {total} names, by the tagger {before / total:.4f}, by the weights {after / total:.4f}"


def main() -> None:
    """Learn, measure on the development parts, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--out", type=Path, default=Path("kg/annotate/chains/classes.tsv"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = Network(options.model, threads=1)
    weights = fit(noisy(list(named(network, texts(options.data, dev=False))), seed=0))
    print(*figures(list(named(network, texts(options.data, dev=True))), weights), sep="\n")
    head = "# What a sign adds to the score of each family of names; made by training/nameclasses.py"
    lines = [
        head,
        "\t".join(["# sign", *(f.value for f in FAMILIES)]),
        *("\t".join([sign, *(f"{w:.2f}" for w in row)]) for sign, row in weights.items()),
    ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
