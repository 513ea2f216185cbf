"""A SavedBuild -> what in it does not agree with the articles: mentions, sentences, spans and texts, each check with its message.

A compact graph says nothing of the spans of subjects, predicates and objects but their IRIs, which have article, start and end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from kg.inspect.cues import SPANS
from kg.inspect.saved import ANCHOR, ARTICLE, BEGIN, CONTEXT, END, MENTION, SavedBuild
from kg.vocab import kg, place_of

Nodes = Iterator[tuple[str, str]]
"""IRIs of nodes, each with what to add to the message."""


def mentions_without_article(saved: SavedBuild) -> Nodes:
    """A mention, or a sentence or span it points at, is of no article or of another one."""
    articles = set(saved.instances(ARTICLE))
    for mention in saved.instances(MENTION):
        article = saved.value(mention, CONTEXT)
        parts = [p for name in ("sentence", *SPANS) for p in saved.values(mention, kg(name))]
        if article not in articles or any(_articles(saved, p) != [article] for p in parts):
            yield mention, article


def spans_out_of_place(saved: SavedBuild) -> Nodes:
    """A span does not lie in the text of its article."""
    for name in SPANS:
        for triple in saved.triples(None, kg(name)):
            span = str(triple.object).strip("<>")
            place = place_of(span)
            if place is None or not 0 <= place[1] <= place[2] <= len(saved.texts.get(place[0], "")):
                yield span, ""


def quotes_that_differ(saved: SavedBuild) -> Nodes:
    """A sentence or span does not quote its article."""
    texts = saved.texts
    for triple in saved.triples(None, BEGIN):
        span = str(triple.subject).strip("<>")
        text, quote = texts.get(saved.value(span, CONTEXT)), saved.value(span, ANCHOR)
        begin, end = saved.value(span, BEGIN), saved.value(span, END)
        if text is None or not (begin.isdigit() and end.isdigit()) or text[int(begin) : int(end)] != quote:
            yield span, f"it says “{quote[:60]}”"


def texts_that_differ(saved: SavedBuild) -> Nodes:
    """An article's text is missing or not the one the graph was made from."""
    for article in saved.instances(ARTICLE):
        text = saved.texts.get(article)
        if text is None or hashlib.sha256(text.encode()).hexdigest() != saved.value(article, kg("sha256")):
            yield article, "" if text is not None else "it is not in documents.jsonl"


TEXT_CHECKS: Mapping[str, Callable[[SavedBuild], Nodes]] = {
    "mention-without-article": mentions_without_article,
    "quote-differs": quotes_that_differ,
    "span-out-of-place": spans_out_of_place,
    "text-differs": texts_that_differ,
}


def _articles(saved: SavedBuild, span: str) -> list[str]:
    """The article of a sentence or span, by what is said of it; of a span of which nothing is said, by its IRI."""
    told = saved.values(span, CONTEXT)
    place = None if told else place_of(span)
    return [place[0]] if place else told
