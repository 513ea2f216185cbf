"""Trees and clusters -> the relative pronouns, each with the cluster of what its clause describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.chains.clusters import Cluster, Clusters
from kg.english.tree import RELATIVE_CLAUSES, Node, Tree, described_by
from kg.types import Mention, MentionKind

FORMS = frozenset({"who", "whom", "whose", "which", "that"})
TAGS = frozenset({"WP", "WDT", "WP$"})


def relative_mentions(clusters: Clusters, trees: Sequence[Tree], document: str) -> Iterator[tuple[Cluster, Mention]]:
    """Relative pronouns in text order; one of whose antecedent nothing is known is no mention."""
    for sentence, tree in enumerate(trees):
        for clause in (n for n in tree.nodes if n.deprel in RELATIVE_CLAUSES and n.head is not None):
            cluster = clusters.at((sentence, described_by(clause.head).index)) if clause.head is not None else None
            for pronoun in _pronouns(clause) if cluster is not None else ():
                if cluster is not None and clusters.at((sentence, pronoun.index)) is None:
                    yield cluster, _mention(pronoun, cluster, document, sentence)


def _pronouns(clause: Node) -> Iterator[Node]:
    """The relative pronouns of a clause and of those joined to it ("which watches it and *which* was hired"), not that of one inside it."""
    for node in clause.subtree(without=RELATIVE_CLAUSES):
        if node.low in FORMS and node.xpos in TAGS:
            yield node


def _mention(pronoun: Node, cluster: Cluster, document: str, sentence: int) -> Mention:
    return Mention(
        document=document,
        span=pronoun.span,
        text=pronoun.form,
        sentence=sentence,
        head=pronoun.index,
        kind=MentionKind.PRONOUN,
        entity_type=cluster.entity_type,
    )
