"""Trees of a document -> Quotations without marks: turns of an interview or transcript, and what readers write under an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.english.quotations.around import Quotation, top
from kg.english.tree import Node, Tree

TURN = "turn"  # the rule of quotations that are turns
LONGEST_LABEL = 6  # words before the colon of a turn in an interview
LONGEST_TURN = 3  # paragraphs that a turn may go on for without a new label
ASKERS = frozenset({"q", "a", "question", "answer"})
COMMENTS = re.compile(r"(?:\d+)?(?:readers?['’]?s?)?comments?(?:\(?\d+\)?)?:?")
USER = re.compile(r"@\w+|[\w.-]*[a-z][\w.-]*[\d_][\w.-]*")  # letters with a digit or an underscore
LONGEST_HEADING = 6  # words


def turns(trees: Sequence[Tree]) -> Iterator[Quotation]:
    """Interviews and transcripts: in a paragraph that begins "Isabel Ruiz: …" all is said by her, and in those up to the next such one."""
    paragraphs = _paragraphs(trees)
    names = {n.form for tree in trees for n in tree.nodes if n.upos == "PROPN"}
    labels = {at: label for at, numbers in enumerate(paragraphs) if (label := _label(trees[numbers[0]], names)) is not None}
    if len(labels) == 1 and all(n.form.isupper() for label in labels.values() for n in label):
        return  # "WATCH: …", once
    next_of = dict(pairwise(labels))
    for at, label in labels.items():
        following = next_of.get(at, at + 1)
        until = following if following - at <= LONGEST_TURN else at + 1
        numbers = [number for numbers in paragraphs[at:until] for number in numbers]
        words = [n for number in numbers for n in trees[number].nodes][len(label) + 1 :]
        speaker = None if label[0].low in ASKERS else top(label[0], 1)
        yield Quotation(tuple(words), speaker, label[-1], numbers[0], TURN)


def _label(tree: Tree, names: AbstractSet[str]) -> list[Node] | None:
    """The words before the colon that begins a turn: a name, or what some other sentence tags as one ("*Titley*: Yes")."""
    colon = next((n for n in tree.nodes[: LONGEST_LABEL + 1] if n.form == ":"), None)
    label = tree.nodes[: colon.index - 1] if colon is not None else []
    if not label or tree.sentence.headline:
        return None
    named = label[0].upos == "PROPN" and all(n.upos in {"PROPN", "PUNCT"} for n in label)
    return label if named or (len(label) == 1 and (label[0].form in names or label[0].low in ASKERS)) else None


def comments(trees: Sequence[Tree]) -> Iterator[Quotation]:
    """What readers write under an article is nobody's word: all below a heading, and paragraphs that begin with a user's name."""
    below: Node | None = None
    for numbers in _paragraphs(trees):
        nodes = [n for number in numbers for n in trees[number].nodes]
        cue = below or _user(trees[numbers[0]])
        if cue is not None:
            yield Quotation(tuple(nodes), cue=cue, sentence=numbers[0], rule="comment")
        elif len(nodes) <= LONGEST_HEADING and COMMENTS.fullmatch("".join(n.low for n in nodes)):
            below = nodes[0]


def _user(tree: Tree) -> Node | None:
    """ "*riverfan88*: …"."""
    colon = next((n for n in tree.nodes[1 : LONGEST_LABEL + 1] if n.form == ":"), None)
    label = tree.nodes[: colon.index - 1] if colon is not None else []
    if not label or not all(n.is_glued for n in label[1:]):
        return None
    return label[0] if USER.fullmatch("".join(n.form for n in label)) else None


def _paragraphs(trees: Sequence[Tree]) -> list[list[int]]:
    """Numbers of the sentences of each paragraph; sentences without words are in none."""
    found: list[list[int]] = []
    last = None
    for number, tree in enumerate(trees):
        if len(tree) == 0:
            continue
        if tree.sentence.paragraph != last:
            found.append([])
            last = tree.sentence.paragraph
        found[-1].append(number)
    return found
