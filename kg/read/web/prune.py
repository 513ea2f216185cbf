"""A parsed web page -> the same page without teasers, adverts, comments, forms and author notes.

What is taken out is told by its own make: a block that is nothing but a link, a card with a linked heading, an element that its page
names as such ("related-stories"). Nothing is taken that holds a good part of the page's prose or its first heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.read.page.furniture import is_link_heading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words of class, id and the like by which pages name what is no part of the article.
NAMED = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|teasers?|promos?|read-?(?:more|next|also)|more-?(?:on|from|stories|news|like)|most-?(?:read|popular)"
    r"|trending|popular|outbrain|taboola|newsletters?|sign-?up|subscri\w+|paywall|comments?|disqus|respond|author-?(?:bio|box|info|card)|bio|about-?the-?author"
    r"|adverts?|advertis\w+|ads?|ad-?(?:slot|unit|container|wrapper)|sponsor\w*|share|sharing|social|cookies?|gdpr|consent|breadcrumbs?|tags|topics"
    r"|key-?events|skip-?link|sr-only|visually-hidden|correction-?box|donat\w+|support-?us|up-?next|next-?(?:post|article)|prev(?:ious)?-?(?:post|article))(?:$|[\s_-])",
    re.IGNORECASE,
)
NAMES = ("class", "id", "data-component", "data-testid", "aria-label", "role")
BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "dd", "figcaption", "td")
HEADINGS = ("h2", "h3", "h4", "h5")
CAPTION = re.compile(r"caption|cutline", re.IGNORECASE)  # also of a paragraph: "imageCaption"
UNNAMED = ("html", "main", "p", "a", "span")  # their names say how they look
CARDS = ("article", "li", "section", "div", "aside")
MAX_CARD = 80  # words of a card with the heading and the summary of another story
MIN_STORIES = 2  # linked headings that follow each other
MAX_SHARE = 0.3  # of the words of a page's paragraphs that a named element may hold and still be furniture
MIN_LINK = 0.9  # of the text of a block that is nothing but a link
MAX_LINK = 250  # letters
SENTENCE = re.compile(r"[.!?][\"'”’)]*$")


@dataclass(slots=True)
class Measure:
    """What an element holds: words, letters, letters in links, words in paragraphs, a first heading, blocks, and its lower headings."""

    words: int = 0
    letters: int = 0
    linked: int = 0
    prose: int = 0
    has_title: bool = False
    has_blocks: bool = False
    headings: int = 0
    linked_headings: int = 0

    @property
    def is_link(self) -> bool:
        """Whether nearly all of its text stands in links."""
        return self.letters > 0 and self.linked >= MIN_LINK * self.letters


Measures = Mapping["HtmlElement", Measure]


def pruned(tree: HtmlElement) -> HtmlElement:
    """The tree itself, with those elements taken out."""
    body = next(tree.iter("body"), tree)
    measures = measured(body)
    whole = measures[body]
    told = {summary for parent in measures for summary in _summaries(parent, measures)}
    for element in [e for e in measures if e is not body and (e in told or _is_furniture(e, measures[e], whole.prose or whole.words))]:
        if element.getparent() is not None:
            drop: Any = element.drop_tree  # its text is gone, what stands behind it stays
            drop()
    return tree


def measured(body: HtmlElement) -> Measures:
    """The measure of each element of a page, each looked at once; outer ones first."""
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    inside = _inside_links(elements)
    measures = {element: Measure() for element in elements}
    for element in reversed(elements):
        here = measures[element]
        for text in _own_texts(element):
            here.words += len(text.split())
            here.letters += len("".join(text.split()))
        if element in inside:
            here.linked = here.letters
        _close(element.tag, here)
        parent = element.getparent()
        if parent in measures and element is not body:
            _add(measures[parent], here, element.tag)
    return measures


def _is_furniture(element: HtmlElement, measure: Measure, words: int) -> bool:
    if measure.has_title:
        return False
    tests = (_is_caption, _is_card, _is_link)
    return _is_named(element, measure, words) or _is_headed(element, measure, words) or any(test(element, measure) for test in tests)


def _is_named(element: HtmlElement, measure: Measure, words: int) -> bool:
    """An element that its page names as no part of the article, and that holds little of the page's prose."""
    if element.tag in UNNAMED or measure.prose > MAX_SHARE * words:
        return False
    return NAMED.search(" ".join(filter(None, (element.get(name) for name in NAMES)))) is not None


def _is_headed(element: HtmlElement, measure: Measure, words: int) -> bool:
    """An element that begins with a heading over links ("More stories") and holds little of the page's prose."""
    if element.tag not in CARDS or measure.words > MAX_SHARE * words or len(element) < 2 or (element.text or "").strip():
        return False
    first: HtmlElement = element[0]
    if not isinstance(first.tag, str) or any(child.tag in {*BLOCKS, "ul", "ol", "section"} for child in first):
        return False
    return is_link_heading(" ".join("".join(first.itertext()).split()))


def _is_caption(element: HtmlElement, measure: Measure) -> bool:
    """What stands below a picture, by its name."""
    return measure.words <= MAX_CARD and CAPTION.search(element.get("class") or "") is not None


def _is_card(element: HtmlElement, measure: Measure) -> bool:
    """A small element with one heading, which is a link: another story with its summary."""
    return element.tag in CARDS and measure.words <= MAX_CARD and measure.headings == measure.linked_headings == 1


def _is_link(element: HtmlElement, measure: Measure) -> bool:
    """A block that is a link as a whole, and no sentence of the prose around it."""
    if element.tag not in BLOCKS or measure.has_blocks or not measure.is_link or measure.letters > MAX_LINK:
        return False
    return not SENTENCE.search(" ".join("".join(element.itertext()).split()))


def _summaries(parent: HtmlElement, measures: Measures) -> list[HtmlElement]:
    """What stands below linked headings that follow each other in one element, where that is less than the rest of it: the summaries
    of other stories.
    """
    found: list[list[HtmlElement]] = []
    is_below = False
    for child in parent:
        if isinstance(child.tag, str) and child.tag in (*HEADINGS, "h1"):
            is_below = child.tag != "h1" and measures[child].is_link
            found += [[]] if is_below else []
        elif is_below and child in measures:
            found[-1].append(child)
    stories = [story for story in found if sum(measures[part].words for part in story) <= MAX_CARD]
    taken = [part for story in stories for part in story]
    is_aside = 2 * sum(measures[part].words for part in taken) < measures[parent].words
    return taken if len(stories) >= MIN_STORIES and len(stories) == len(found) and is_aside else []


def _inside_links(elements: Sequence[HtmlElement]) -> set[HtmlElement]:
    found: set[HtmlElement] = set()
    for element in elements:
        if (element.tag == "a" and element.get("href")) or element.getparent() in found:
            found.add(element)
    return found


def _own_texts(element: HtmlElement) -> Iterator[str]:
    """The text of an element that is in no element inside it."""
    if element.tag in {"script", "style", "noscript", "template"}:
        return
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def _close(tag: str, here: Measure) -> None:
    """What an element is, once all in it is known."""
    if tag == "p":
        here.prose = max(here.prose, here.words)
    elif tag == "h1":
        here.has_title = True
    elif tag in HEADINGS:
        here.headings, here.linked_headings = 1, int(here.is_link)


def _add(parent: Measure, child: Measure, tag: str) -> None:
    parent.words += child.words
    parent.letters += child.letters
    parent.linked += child.linked
    parent.prose += child.prose
    parent.has_title |= child.has_title
    parent.has_blocks |= child.has_blocks or tag in {"p", "div", "ul", "ol", "section", "table"}
    parent.headings += child.headings
    parent.linked_headings += child.linked_headings
