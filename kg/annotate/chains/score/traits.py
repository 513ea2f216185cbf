"""References and clusters of names -> a row of small numbers for each: what the coreference scorer reads of one mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.annotate.chains.clusters import Cluster, Clusters
from kg.annotate.chains.grammar import is_acting, is_dummy
from kg.annotate.chains.quotes import Quoted
from kg.annotate.chains.references import Reference
from kg.annotate.parsed import Parsed
from kg.english.nouns.bodies import GENERIC_ORGANIZATIONS, GENERIC_PLACES
from kg.english.nouns.classes import EPITHETS
from kg.english.pronouns import DEMONSTRATIVES, FIRST_PERSON, HE, IT, POSSESSIVES, SECOND_PERSON, SHE, THEY
from kg.english.tree import Node
from kg.types import EntityType

States = NDArray[np.float32]
"""[words, width]: what the encoder makes of each word of a sentence."""
WIDTH = 384  # of States
GROUPS = ("name", "nominal", "I", "we", "you", "he", "she", "it", "they", "this", "these")
DOUBTFUL = "doubtful person"  # see Cluster.doubtful
TYPES = (*(t.value for t in EntityType), DOUBTFUL)
ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "compound", "root", "conj", "appos", "expl", "xcomp", "")
DETERMINERS = ("", "the", "a", "this", "possessive", "number", "quantity")
GENDERS = ("", "m", "f")
QUANTITIES = frozenset("all some any no every each many much few several both most more another other such".split())
GENERIC_CLASSES = (-1, *(TYPES.index(t.value) for t in (EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PERSON)))
ANCESTORS = 8
STEPS = (0, 1, 2, 3, 5, 9)  # lower ends of the steps in which counts are read
FORMS = tuple(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself "
    "they them their theirs themselves this that these those".split()
)
# Name -> number of values; the order is that of the columns of `Traits.table`.
COLUMNS: Mapping[str, int] = {
    "group": len(GROUPS),
    "type": len(TYPES),
    "role": len(ROLES),
    "determiner": len(DETERMINERS),
    "plural": 2,
    "gender": len(GENDERS),
    "form": len(FORMS) + 1,
    "modifiers": 3,
    "clause": 2,  # a relative clause or participle narrows it down
    "predicate": 2,  # it stands after "is"
    "times named": len(STEPS),
    "place": len(STEPS),  # sentence of the document
    "capital": 2,
    "governor": 6,  # what it hangs from: noun, verb, adjective, other, nothing, verb of a clause below
    "words": 4,
    "acts": 2,
    "dummy": 2,
    "generic": 4,  # "the company", "the country", "the runner": a noun that takes up names of its class
    "label": 2,  # the name before the colon of a turn in an interview
    "quoted": 3,  # outside quotations, inside, inside with a known speaker
    "in sentence": 4,  # mentions of its sentence before it
    "main": 3,  # nothing, subject of the sentence, subject of a clause joined to that
}

SPEAKERS = ("I", "we", "you")
GENERIC: tuple[frozenset[str], ...] = (frozenset(), GENERIC_ORGANIZATIONS, GENERIC_PLACES, EPITHETS)


@dataclass(frozen=True, slots=True)
class Traits:
    """`table` [mentions, COLUMNS]; the arrays behind `vectors` hold one number per mention."""

    refs: tuple[Reference, ...]
    clusters: tuple[Cluster | None, ...]  # those that the rules for names have made
    table: NDArray[np.int64]
    vectors: States  # [mentions, 2 * WIDTH]: of the head word and of what it hangs from, zeros where there is none
    sentence: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    lemma: NDArray[np.int64]
    verb: NDArray[np.int64]  # lemma of the governor
    governor: NDArray[np.int64]  # place of the governor in the document
    spot: NDArray[np.int64]  # place of the head word in the document
    above: NDArray[np.int64]  # [mentions, ANCESTORS] places of the words it hangs from in the document, from its head up; -1 past the root
    quotation: NDArray[np.int64]  # -1 outside
    speaker: NDArray[np.int64]  # place of the speaker's head, -1 where unknown
    speaks: NDArray[np.int64]  # number of the speaker's cluster of names, -1 where unknown
    cluster: NDArray[np.int64]  # number of its own, -1 for none
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def column(self, name: str) -> NDArray[np.int64]:
        """One column of the table."""
        values: NDArray[np.int64] = self.table[:, list(COLUMNS).index(name)]
        return values


def traits(refs: Sequence[Reference], clusters: Clusters, parsed: Parsed, quoted: Quoted) -> Traits:
    """The traits of all references, which stand in text order."""
    offsets = np.cumsum([0, *map(len, parsed.trees)])
    found = tuple(clusters.of(r) for r in refs)
    numbers: dict[str, int] = {}
    rows, places = [], []
    before = Counter[int]()
    for ref, cluster in zip(refs, found, strict=True):
        sentence, above = ref.mention.sentence, ref.node.head
        quotation = quoted.inside.get(ref.place, -1)
        speaker = quoted.speakers.get(quotation)
        told = 0 if quotation < 0 else 1 + (speaker is not None)
        rows.append((*_row(ref, cluster), told, min(3, before[sentence]), _main(ref)))
        before[sentence] += 1
        said_by = clusters.at(speaker)
        verb = above.lemma.lower() if above is not None else ""
        places.append(
            (
                sentence,
                ref.node.tree.sentence.paragraph,
                numbers.setdefault(ref.lemma, len(numbers)),
                numbers.setdefault(verb, len(numbers)),
                offsets[sentence] + above.index if above is not None else -1,
                offsets[sentence] + ref.node.index,
                *_above(ref.node, offsets[sentence]),
                quotation,
                offsets[speaker[0]] + speaker[1] if speaker else -1,
                said_by.number if said_by else -1,
                cluster.number if cluster else -1,
                ref.mention.span.start,
                ref.mention.span.end,
            )
        )
    columns = np.array(places, np.int64).reshape(-1, 12 + ANCESTORS).T
    table = np.array(rows, np.int64).reshape(-1, len(COLUMNS))
    split = [*columns[:6], columns[6 : 6 + ANCESTORS].T, *columns[6 + ANCESTORS :]]
    return Traits(tuple(refs), found, table, _vectors(refs, parsed.states), *split)


def _vectors(refs: Sequence[Reference], states: Sequence[States]) -> States:
    vectors = np.zeros((len(refs), 2 * WIDTH), np.float32)
    if any(s.shape[1] == WIDTH for s in states):
        for ref, row in zip(refs, vectors, strict=True):
            own = states[ref.mention.sentence]
            row[:WIDTH] = own[ref.node.index - 1]
            if ref.node.head is not None:
                row[WIDTH:] = own[ref.node.head.index - 1]
    return vectors


def group_of(ref: Reference) -> str:
    """The group of GROUPS a mention belongs to."""
    if not ref.is_pronoun:
        return str(ref.mention.kind.value)
    if ref.node.low in FIRST_PERSON:
        return "we" if ref.plural else "I"
    known = {"you": SECOND_PERSON, "he": HE, "she": SHE, "it": IT, "they": THEY, "this": DEMONSTRATIVES}
    group = next(name for name, forms in known.items() if ref.node.low in forms)
    return "these" if ref.node.low in {"these", "those"} else group


def _row(ref: Reference, cluster: Cluster | None) -> tuple[int, ...]:
    """The values of all COLUMNS but the last three."""
    entity_type = (cluster.entity_type if cluster else ref.mention.entity_type).value
    entity_type = DOUBTFUL if cluster and cluster.doubtful else entity_type
    gender = (cluster.gender if cluster else "") or ref.gender
    return (
        GROUPS.index(group_of(ref)),
        TYPES.index(entity_type),
        _role(ref.node.deprel),
        DETERMINERS.index(_determiner(ref.node)),
        int(ref.plural),
        GENDERS.index(gender),
        FORMS.index(ref.node.low) + 1 if ref.is_pronoun else 0,
        min(2, len(ref.modifiers)),
        int(any(c.base == "acl" for c in ref.node.children)),
        int(any(c.deprel == "cop" for c in ref.node.children)),
        step(cluster.named if cluster else 0),
        step(ref.mention.sentence),
        int(ref.node.form[:1].isupper() and ref.node.index > 1),
        _governor(ref.node),
        min(3, len(ref.words)),
        int(is_acting(ref)),
        int(is_dummy(ref)),
        _generic(ref),
        int(_is_label(ref)),
    )


def step(count: int) -> int:
    """Which of STEPS a count has reached."""
    return sum(count >= low for low in STEPS[1:])


def _above(node: Node, offset: int) -> list[int]:
    found = [offset + above.index for above, _ in zip(node.ancestors(), range(ANCESTORS), strict=False)]
    return found + [-1] * (ANCESTORS - len(found))


def _main(ref: Reference) -> int:
    """Values of "main"."""
    above = ref.node.head
    if not ref.subject or above is None:
        return 0
    return 1 if above.head is None else 2 * (above.deprel in {"conj", "parataxis"} and above.head.head is None)


def _role(deprel: str) -> int:
    return next(ROLES.index(name) for name in (deprel, deprel.partition(":")[0], "") if name in ROLES)


def _determiner(node: Node) -> str:
    """The kind of the first determiner, possessor or number of a noun."""
    for child in node.children:
        if child.deprel == "nmod:poss" or child.low in POSSESSIVES:
            return "possessive"
        if child.low in {"the", "a", "an"}:
            return "the" if child.low == "the" else "a"
        if child.deprel == "nummod":
            return "number"
        if child.base == "det":
            return "this" if child.low in DEMONSTRATIVES else "quantity" if child.low in QUANTITIES else ""
    return ""


def _governor(node: Node) -> int:
    above = node.head
    if above is None:
        return 4
    if above.upos == "VERB" and above.head is not None:
        return 5
    return {"NOUN": 0, "PROPN": 0, "PRON": 0, "VERB": 1, "ADJ": 2}.get(above.upos, 3)


def _is_label(ref: Reference) -> bool:
    """Whether a colon follows the first words of a sentence."""
    tree, span = ref.node.tree, ref.mention.span
    behind = next((n for n in tree.nodes if n.span.start >= span.end), None)
    return span.start == tree.tokens[0].span.start and behind is not None and behind.form == ":"


def _generic(ref: Reference) -> int:
    """The place in GENERIC of a noun phrase without modifiers, else 0."""
    if not ref.is_nominal or ref.modifiers or ref.plural:
        return 0
    return next((k for k, nouns in enumerate(GENERIC) if ref.lemma in nouns), 0)
