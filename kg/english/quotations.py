"""Trees of a document -> Quotations: which words are somebody's own, whose, and which word says so.

Quotation marks of every kind, over sentences and paragraphs; turns of an interview or transcript ("Ruiz: …", "Q: …"); readers' comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.english.marks import Marked, marked
from kg.english.reporting import is_according
from kg.english.speakers import speaker_of
from kg.english.speech import beside_quotations, minded, speech_acts
from kg.english.tree import Node, Tree

FEWEST_WORDS = 3  # what has fewer is a name or a borrowed word: nobody goes on speaking after it
FARTHEST = 2  # sentences from one quotation to the next that goes on with it
NEAR = 8  # words between the marks and a verb of speech that the parser hung elsewhere
LONGEST_LABEL = 6  # words before the colon of a turn in an interview
LONGEST_TURN = 3  # paragraphs that a turn may go on for without a new label
DASHES = frozenset({"—", "–", "-", "--", "―"})
ASKERS = frozenset({"q", "a", "question", "answer"})
COMMENTS = re.compile(r"(?:\d+ )?(?:readers?['’]?s? )?comments?(?: ?\(\d+\)| \d+)?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that are not the article's own, marks left out. `speaker` is the head word of who says them, in sentence `sentence`; it is
    None where the text names nobody. `cue` is the word that says so, by the rule of this name.
    """

    words: tuple[Node, ...]
    speaker: Node | None = None
    cue: Node | None = None
    sentence: int = -1
    rule: str = "quotation-marks"


class Quotations:
    """All quotations of a document: those in marks, turns and comments, each kind in text order."""

    def __init__(self, found: Iterable[Quotation]) -> None:
        self.all = tuple(found)
        self._around: dict[Node, tuple[Quotation, ...]] = {}
        for quotation in self.all:
            for word in quotation.words:
                self._around[word] = (*self._around.get(word, ()), quotation)

    def around(self, word: Node) -> tuple[Quotation, ...]:
        """The quotations that a word stands in, innermost first."""
        return self._around.get(word, ())


def quotations(trees: Sequence[Tree]) -> Quotations:
    """The quotations of a document whose sentences these are."""
    marks = list(marked(trees))
    inside = {word: number for number, run in enumerate(marks) for word in run.words}
    found = [_spoken(run, trees, inside) for run in marks]
    return Quotations([*_passed_on(found, marks, trees), *_turns(trees), *_comments(trees)])


# ------------------------------------------------------------------------------------------------ who speaks, by the words around


def _spoken(run: Marked, trees: Sequence[Tree], inside: Mapping[Node, int]) -> Quotation:
    """The quotation with the speaker that its own surroundings name."""
    around = _Around(run, trees, inside)
    for rule, find in FINDERS:
        found = find(around)
        if found is not None:
            speaker, cue, sentence = found
            return Quotation(tuple(run.words), speaker, cue, sentence, rule)
    return Quotation(tuple(run.words))


Found = tuple[Node | None, Node, int]
"""Who speaks, the word that says so, and the number of the sentence in which both stand."""


@dataclass(frozen=True, slots=True)
class _Around:
    """A quotation and what stands around it."""

    run: Marked
    trees: Sequence[Tree]
    inside: Mapping[Node, int]

    def is_outside(self, word: Node | None) -> bool:
        return word is not None and word not in self.inside

    def by_verb(self, verb: Node, sentence: int) -> Found | None:
        """What a verb of speech outside the marks says of the speaker."""
        if verb.lemma.lower() not in minded_or_beside() or not self.is_outside(verb):
            return None
        speaker = speaker_of(verb)
        return (speaker, verb, sentence) if self.is_outside(speaker) else None

    def tops(self) -> Iterator[tuple[Node, int]]:
        """Words that hang from no other word of the quotation, with the number of their sentence."""
        number = self.inside[self.run.words[0]]
        for word, sentence in zip(self.run.words, self.run.sentences, strict=True):
            if word.head is None or self.inside.get(word.head) != number:
                yield word, sentence


def minded_or_beside() -> frozenset[str]:
    """Verbs that may tell who speaks."""
    return minded() | beside_quotations() | speech_acts().keys()


def _verb_above(around: _Around) -> Found | None:
    """ "Koo *said* the launch was “a clear threat”"."""
    for word, sentence in around.tops():
        for verb in word.ancestors():
            found = around.by_verb(verb, sentence)
            if found is not None:
                return found
    return None


def _verb_beside(around: _Around) -> Found | None:
    """ "“We lost,” Koo *said*"."""
    for word, sentence in around.tops():
        for verb in (
            v for above in (word, word.head) if above is not None for v in above.dependents("parataxis", "ccomp", "advcl", "discourse")
        ):
            found = around.by_verb(verb, sentence)
            if found is not None:
                return found
    return None


def _verb_near(around: _Around) -> Found | None:
    """ "“We lost,” *said* Koo", with a verb that the parser hung elsewhere: the nearest behind the marks, else before them."""
    last, sentence = around.run.words[-1], around.run.sentences[-1]
    tree = last.tree
    behind = tree.nodes[last.index : last.index + NEAR]
    first = around.run.words[0]
    before = first.tree.nodes[max(0, first.index - 1 - NEAR) : first.index - 1][::-1]
    for verbs, number in ((behind, sentence), (before, around.run.sentences[0])):
        for verb in verbs:
            if verb.upos == "VERB" and verb.lemma.lower() in beside_quotations():
                found = around.by_verb(verb, number)
                if found is not None:
                    return found
    return None


def _after_dash(around: _Around) -> Found | None:
    """ "“We lost.” — *Koo*, minister": in the same sentence, or at the beginning of the next."""
    last, sentence = around.run.words[-1], around.run.sentences[-1]
    rest = [n for n in last.tree.nodes[last.index :] if n is not around.run.closing]
    if not rest and sentence + 1 < len(around.trees):
        sentence += 1
        rest = around.trees[sentence].nodes
    if len(rest) < 2 or rest[0].form not in DASHES:
        return None
    name = _top(rest[1], rest[1].index)
    return (name, rest[0], sentence) if name.upos == "PROPN" else None


def _before_colon(around: _Around) -> Found | None:
    """ "*Koo*, of the ministry: “…”", "Koo put it this way: “…”", "*Koo's* words: “…”"."""
    first, sentence = around.run.words[0], around.run.sentences[0]
    before = [n for n in first.tree.nodes[: first.index - 1] if n is not around.run.opening]
    if not before and sentence > 0:
        sentence -= 1
        before = around.trees[sentence].nodes
    if len(before) < 2 or before[-1].form != ":":
        return None
    words = before[:-1]
    owner = next((n for n in words if n.deprel == "nmod:poss"), None)
    subject = next((n for n in words if n.base == "nsubj" and n.upos in {"PROPN", "PRON", "NOUN"}), None)
    named = next((_top(n, 1) for n in words if n.upos == "PROPN"), None)
    speaker = subject or owner or named
    return (speaker, before[-1], sentence) if around.is_outside(speaker) else None


def _according(around: _Around) -> Found | None:
    """ "“a great danger”, *according to* Koo"."""
    first, sentence = around.run.words[0], around.run.sentences[0]
    noun = next((n for n in first.tree.nodes if n.upos in {"NOUN", "PROPN"} and is_according(n)), None)
    return (noun, noun, sentence) if noun is not None and around.is_outside(noun) else None


FINDERS: tuple[tuple[str, Callable[[_Around], Found | None]], ...] = (
    ("verb-above", _verb_above),
    ("verb-beside", _verb_beside),
    ("before-colon", _before_colon),
    ("after-dash", _after_dash),
    ("according-to", _according),
    ("verb-near", _verb_near),
)


def _top(word: Node, first: int) -> Node:
    """The head of the phrase that a word belongs to, as far as it lies behind the word numbered `first`."""
    while word.head is not None and word.head.index >= first and word.head.upos in {"PROPN", "NOUN"}:
        word = word.head
    return word


# ------------------------------------------------------------------------------------------------ who goes on speaking


def _passed_on(found: Sequence[Quotation], marks: Sequence[Marked], trees: Sequence[Tree]) -> list[Quotation]:
    """Quotations without a speaker of their own: who spoke before in the paragraph goes on, else who speaks after it there; else who spoke
    in the paragraph before, if this one begins with the quotation; else whom the sentence before is about.
    """
    result = list(found)
    for i in (*range(1, len(result)), *range(-len(result), -1)):
        other = result[i - 1] if i > 0 else result[i + 1]
        near = _goes_on(marks[i - 1], marks[i], trees) if i > 0 else _goes_on(marks[i], marks[i + 1], trees)
        if near and result[i].speaker is None and other.speaker is not None and _is_speech(result[i]) and _is_speech(other):
            result[i] = _same_speaker(result[i], other)
    for i, quotation in enumerate(result):
        if quotation.speaker is None and _is_speech(quotation):
            result[i] = _from_before(quotation, marks[i], result[i - 1] if i else None, trees)
    return [quotation for quotation in result if quotation.speaker is not None or _is_speech(quotation)]


def _is_speech(quotation: Quotation) -> bool:
    """Whether it is longer than a name or a borrowed word, which are nobody's where nobody is named for them."""
    return len(quotation.words) >= FEWEST_WORDS


def _goes_on(earlier: Marked, later: Marked, trees: Sequence[Tree]) -> bool:
    """Whether both stand in one paragraph, with at most a sentence between."""
    last, first = earlier.sentences[-1], later.sentences[0]
    return first - last <= FARTHEST and trees[last].sentence.paragraph == trees[first].sentence.paragraph


def _same_speaker(quotation: Quotation, other: Quotation) -> Quotation:
    return replace(quotation, speaker=other.speaker, cue=other.cue, sentence=other.sentence, rule="goes-on")


def _from_before(quotation: Quotation, run: Marked, other: Quotation | None, trees: Sequence[Tree]) -> Quotation:
    """The speaker of the paragraph before, or the subject of the sentence before."""
    number = run.sentences[0]
    paragraph = trees[number].sentence.paragraph
    opens = number == 0 or trees[number - 1].sentence.paragraph != paragraph
    begins = all(n.upos == "PUNCT" for n in run.words[0].tree.nodes[: run.words[0].index - 1])
    if not begins or number == 0:
        return quotation
    if other is not None and other.speaker is not None and opens and trees[other.sentence].sentence.paragraph >= paragraph - 2:
        return _same_speaker(quotation, other)
    told = _teller(trees[number - 1]) if opens else None
    if told is None and not opens:
        root = next((n for n in trees[number - 1].nodes if n.head is None), None)
        subject = root.child("nsubj") if root is not None else None
        told = subject if subject is not None and subject.upos in {"PROPN", "PRON"} else None
    return quotation if told is None else replace(quotation, speaker=told, cue=told, sentence=number - 1, rule="sentence-before")


def _teller(tree: Tree) -> Node | None:
    """Who says something in a sentence."""
    verbs = (n for n in tree.nodes if n.upos == "VERB" and n.lemma.lower() in beside_quotations())
    return next((s for verb in verbs if (s := speaker_of(verb)) is not None), None)


# ------------------------------------------------------------------------------------------------ turns and comments


def _turns(trees: Sequence[Tree]) -> Iterator[Quotation]:
    """Interviews and transcripts: in a paragraph that begins "Isabel Ruiz: …" all is said by her, and in those up to the next such one."""
    paragraphs = _paragraphs(trees)
    names = {n.form for tree in trees for n in tree.nodes if n.upos == "PROPN"}
    labels = {at: label for at, numbers in enumerate(paragraphs) if (label := _label(trees[numbers[0]], names)) is not None}
    if len(labels) == 1 and all(n.form.isupper() for label in labels.values() for n in label):
        return  # "WATCH: …", once
    for at, label in labels.items():
        following = next((other for other in labels if other > at), at + 1)
        until = following if following - at <= LONGEST_TURN else at + 1
        numbers = [number for numbers in paragraphs[at:until] for number in numbers]
        words = [n for number in numbers for n in trees[number].nodes][len(label) + 1 :]
        speaker = None if label[0].low in ASKERS else _top(label[0], 1)
        yield Quotation(tuple(words), speaker, label[-1], numbers[0], "turn")


def _label(tree: Tree, names: AbstractSet[str]) -> list[Node] | None:
    """The words before the colon that begins a turn: a name, or what some other sentence tags as one ("*Titley*: Yes")."""
    colon = next((n for n in tree.nodes[: LONGEST_LABEL + 1] if n.form == ":"), None)
    label = tree.nodes[: colon.index - 1] if colon is not None else []
    if not label or tree.sentence.headline:
        return None
    named = label[0].upos == "PROPN" and all(n.upos in {"PROPN", "PUNCT"} for n in label)
    return label if named or (len(label) == 1 and (label[0].form in names or label[0].low in ASKERS)) else None


def _comments(trees: Sequence[Tree]) -> Iterator[Quotation]:
    """What readers write under an article: nobody's word."""
    paragraphs = _paragraphs(trees)
    for at, numbers in enumerate(paragraphs):
        heading = " ".join(n.form for number in numbers for n in trees[number].nodes)
        if len(heading) < 40 and COMMENTS.fullmatch(re.sub(r" ?([()]) ?", r" \1", heading).replace("( ", "(").replace(" )", ")").strip()):
            words = [n for rest in paragraphs[at + 1 :] for number in rest for n in trees[number].nodes]
            if words:
                yield Quotation(tuple(words), cue=trees[numbers[0]].nodes[0], sentence=numbers[0], rule="comment")
            return


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
