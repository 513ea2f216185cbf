"""AnnotatedDocument in, for each sentence inside a longer quotation its speaker out."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from kg.english.tree import Tree
from kg.qualify.attribution import sources
from kg.types import AnnotatedDocument, Attribution, Mention, MentionKind, Span, SpeechAct

QUOTATION = re.compile(r"“[^“”]+”|\"[^\"]+\"|“[^“”]+$")
FEWEST_WORDS = 4  # shorter ones are quoted terms, not speech


def quotation_speakers(annotated: AnnotatedDocument) -> dict[int, Attribution]:
    """Sentence index -> who speaks, for sentences that lie wholly in quotation marks and do not say so themselves.

    The speaker is the one whom another sentence of the same quotation, or the sentence right before or after it in the paragraph, names.
    """
    found = _transcript_speakers(annotated)
    for quotation in _quotations(annotated):
        inside = [i for i, s in enumerate(annotated.sentences) if s.span.overlaps(quotation)]
        speaker = next((a for i in _with_neighbours(annotated, inside) if (a := _speaker_of(annotated, i, quotation))), None)
        if speaker is not None:
            found |= {i: speaker for i in inside if _lies_in(annotated.sentences[i].span, quotation)}
    return found


def _transcript_speakers(annotated: AnnotatedDocument) -> dict[int, Attribution]:
    """Interviews: in a paragraph that begins "Zhang: …" all is said by Zhang, if that is a person or body with a name."""
    text = annotated.document.text
    first = {s.paragraph: i for i, s in reversed(list(enumerate(annotated.sentences)))}
    names = {word for m in annotated.mentions if m.kind is MentionKind.NAME for word in m.text.split()}
    found: dict[int, Attribution] = {}
    for paragraph, index in first.items():
        opening = next(
            (m for m in annotated.mentions if m.sentence == index and m.span.start == annotated.sentences[index].span.start), None
        )
        if opening is None or text[opening.span.end : opening.span.end + 1] != ":" or not _is_named(opening, names):
            continue
        attribution = Attribution(speaker=opening, act=SpeechAct.REPORT, span=opening.span)
        found |= {i: attribution for i, s in enumerate(annotated.sentences) if s.paragraph == paragraph}
    return found


def _is_named(opening: Mention, names: AbstractSet[str]) -> bool:
    """Whether a speaker has a name, here or in some other place of the article ("Titley: Yes.", read as a noun)."""
    return opening.kind is MentionKind.NAME or opening.text in names


def _quotations(annotated: AnnotatedDocument) -> list[Span]:
    text = annotated.document.text
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        long = [m for m in QUOTATION.finditer(paragraph[0]) if len(m[0].split()) >= FEWEST_WORDS]
        found += [Span(paragraph.start() + m.start(), paragraph.start() + m.end()) for m in long]
    return found


def _with_neighbours(annotated: AnnotatedDocument, inside: list[int]) -> list[int]:
    """The quotation's sentences, then the one after it and the one before it in the same paragraph.

    The one before comes first if it quotes somebody too: who has begun to speak goes on.
    """
    if not inside:
        return []
    sentences = annotated.sentences
    paragraph = sentences[inside[0]].paragraph
    around = [i for i in (inside[-1] + 1, inside[0] - 1) if 0 <= i < len(sentences) and sentences[i].paragraph == paragraph]
    if QUOTATION.search(sentences[inside[0] - 1].span.of(annotated.document.text)):
        around.reverse()
    return inside + around


def _speaker_of(annotated: AnnotatedDocument, index: int, quotation: Span) -> Attribution | None:
    """Who speaks according to one sentence: a speech verb outside the quotation marks with a subject that is a mention."""
    mentions = {m.head: m for m in annotated.mentions if m.sentence == index}
    for node in Tree(annotated.sentences[index]).nodes:
        for source in sources(node):
            speaker = mentions.get(source.speaker.index) if source.speaker is not None else None
            if speaker is not None and not quotation.covers(source.word.span):
                return Attribution(speaker=speaker, act=SpeechAct.REPORT, span=source.word.span)
    return None


def _lies_in(sentence: Span, quotation: Span) -> bool:
    """Whether at least nine tenths of a sentence stand in the quotation: closing marks may belong to the next one."""
    shared = min(sentence.end, quotation.end) - max(sentence.start, quotation.start)
    return shared >= 0.9 * (sentence.end - sentence.start)
