"""A parsed web page -> the objects that it marks with microdata (itemscope, itemprop), in the form of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.read.page.clean import inline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_OBJECTS = 50  # of one page, and MAX_ITEMS properties of each: a page with more is made to keep us busy
MAX_ITEMS = 200
MAX_DEPTH = 2  # an author of an article, and no object of hers
TEXTS = frozenset({"articleBody", "text"})  # properties that hold the article: it is looked for in the page as a whole
WORTH = {"meta": "content", "time": "datetime", "link": "href", "a": "href", "img": "src"}
SPOKEN = frozenset({"a"})  # what their text says is the value, where they have one


def microdata(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of a page that are part of no other, each with its properties; of several with one name the first."""
    for element in tree.xpath(f"(//*[@itemscope and not(@itemprop)])[position() <= {MAX_OBJECTS}]"):
        yield _object(element)


def _object(element: HtmlElement, depth: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": (element.get("itemtype") or "").rstrip("/")}
    for child in element.xpath(f"(.//*[@itemprop])[position() <= {MAX_ITEMS}]"):
        owner = next((outer for outer in child.iterancestors() if outer.get("itemscope") is not None), None)
        for name in (child.get("itemprop") or "").split():
            if owner is element and name not in TEXTS:
                is_object = child.get("itemscope") is not None and depth < MAX_DEPTH
                value = _object(child, depth + 1) if is_object else _value(child)
                if value:
                    found.setdefault(name, value)
    return found


def _value(element: HtmlElement) -> str:
    text = inline(" ".join(map(str, element.itertext())))
    if element.tag in SPOKEN and text:
        return text
    return inline(element.get("content") or element.get(WORTH.get(element.tag, "content")) or text)
