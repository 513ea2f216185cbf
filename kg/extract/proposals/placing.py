"""A Proposal x an AnnotatedDocument -> the statement that it is there, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.english.tree import Node, Tree
from kg.english.trees import trees_of
from kg.extract.proposals.answer import Proposal
from kg.types import AnnotatedDocument, Argument, Evidence, Literal, Mention, Span, Statement, Voice

NAME, VERSION = "proposals", "1"
CONFIDENCE = 0.5  # nobody has measured how often a model that we do not know is right
VERBAL = frozenset({"VERB", "AUX"})
NOT_QUOTED = "its quotation is not in the text"
NOT_TOGETHER = "its words are not in one sentence of the quotation"
NOTHING_NAMED = "its subject is nothing that the text names"
NO_VERB = "its predicate has no verb"
ONE_THING = "its subject and object are one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A proposal with the statement that it becomes, or why it becomes none."""

    proposal: Proposal
    statement: Statement | None = None
    reason: str = ""


def placed(proposal: Proposal, annotated: AnnotatedDocument, *, model: str) -> Placed:
    """The statement is open and says nothing yet of status, speaker and time; `model` goes into the name of its rule."""
    quotes = list(_stretches(proposal.quote, annotated.document.text))
    if not quotes:
        return Placed(proposal=proposal, reason=NOT_QUOTED)
    reason = NOT_TOGETHER
    for index, sentence in enumerate(annotated.sentences):
        if any(quote.overlaps(sentence.span) for quote in quotes) and (spans := _spans(proposal, annotated.document.text, sentence.span)):
            found = _statement(annotated, index, spans, model)
            if isinstance(found, Statement):
                return Placed(proposal=proposal, statement=found)
            reason = found
    return Placed(proposal=proposal, reason=reason)


def _stretches(words: str, text: str) -> Iterator[Span]:
    """Where these words stand, whatever white space lies between them and whichever way quotation marks are written."""
    pattern = r"\s+".join(re.sub(r"[\"“”]", '["“”]', re.sub(r"['‘’]", "['‘’]", re.escape(word))) for word in words.split())
    yield from (Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))


def _spans(proposal: Proposal, text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Subject, predicate and object within the sentence: of words that occur twice, those nearest to each other."""
    said = text[: sentence.end]
    ways = [[s for s in _stretches(words, said) if sentence.covers(s)] for words in (proposal.subject, proposal.predicate, proposal.object)]
    apart = [(s, p, o) for s in ways[0] for p in ways[1] for o in ways[2] if not (s.overlaps(p) or p.overlaps(o) or s.overlaps(o))]
    return min(apart, key=lambda spans: (max(s.end for s in spans) - min(s.start for s in spans), spans), default=None)


def _statement(annotated: AnnotatedDocument, index: int, spans: tuple[Span, Span, Span], model: str) -> Statement | str:
    tree, text = trees_of(annotated)[index], annotated.document.text
    words = [node for node in tree.nodes if spans[1].covers(node.span)]
    head = _verb(words)
    if head is None:
        return NO_VERB
    is_passive = any(node.deprel == "aux:pass" for node in words)
    by_agent = is_passive and words[-1].low == "by"
    ends = (spans[2], spans[0]) if by_agent else (spans[0], spans[2])
    subject, target = (_argument(tree, span, text) for span in ends)
    if not isinstance(subject, Mention):
        return NOTHING_NAMED
    if subject == target:
        return ONE_THING
    predicate = _predicate(head, words[:-1] if by_agent else words, is_passive=is_passive and not by_agent)
    last = predicate.split()[-1]
    return Statement(
        document=annotated.document.id,
        subject=subject,
        predicate=predicate,
        object=target,
        surface=spans[1].of(text),
        evidence=Evidence(
            sentence=annotated.sentences[index].span, subject=ends[0], predicate=spans[1], object=ends[1], index=index, head=head.index
        ),
        extractor=f"{NAME}/{VERSION}",
        rule=f"proposed/{model}",
        role=last if any(node.upos == "ADP" and node.low == last for node in words) else "object",
        voice=Voice.PASSIVE if is_passive else Voice.ACTIVE,
        confidence=CONFIDENCE,
    )


def _verb(words: list[Node]) -> Node | None:
    """The verb from which the predicate hangs: of "is ready to sign" the last, of "is chief of" the only one."""
    verbs = [node for node in words if node.upos in VERBAL]
    full = [node for node in verbs if node.upos == "VERB"]
    return next(reversed(full or verbs), None)


def _predicate(verb: Node, words: list[Node], *, is_passive: bool) -> str:
    """Lemma and what follows in the predicate: "preside over", "be arrested in", "be chief of"."""
    after = [node.low for node in words if node.index > verb.index and node.upos not in {"DET", "ADV", "PUNCT"}]
    first = ["be", verb.low] if is_passive else [verb.lemma]
    return " ".join([*first, *after])


def _argument(tree: Tree, span: Span, text: str) -> Argument:
    """What the text mentions there, else the words."""
    top = tree.top_of(span)
    return top.mention if top and top.mention else Literal(text=span.of(text), span=span)
