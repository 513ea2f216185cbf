"""A parsed web page -> what it says of itself in JSON-LD, microdata and meta elements, under the names the page uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.read.dates import parse_date
from kg.read.page.clean import inline
from kg.read.page.patterns import STAMP
from kg.read.web.microdata import microdata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle BlogPosting"
    " LiveBlogPosting TechArticle ScholarlyArticle Report SocialMediaPosting".split()
)
LISTS = frozenset("CollectionPage ItemList SearchResultsPage ProfilePage".split())
MAX_NODES = 2_000  # objects of JSON-LD; a page with more is made to keep us busy
MAX_FOOT = 3_000  # characters at the end of a page in which its notice of copyright stands
RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b).{0,120}", re.IGNORECASE)
MAX_SIGNED = 120  # characters of a byline
SIGNED = re.compile(r"(?:By|BY|by):? [A-ZÀ-Þ]")
TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself. `articles` are the objects of its article, the fullest first; `meta` is by lower-case name;
    `rights` is the line that names who holds the copyright, `signed` the first below the headline that begins with "By",
    `stamped` the first there that is a day.
    """

    articles: tuple[Mapping[str, Any], ...] = ()
    kinds: frozenset[str] = frozenset()
    meta: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    title: str = ""
    canonical: str = ""
    language: str = ""
    organizations: tuple[str, ...] = ()
    rights: str = ""
    signed: str = ""
    stamped: str = ""

    def said(self, name: str) -> Iterator[Any]:
        """The values that its JSON-LD gives for a property of the article."""
        return (article[name] for article in self.articles if article.get(name))

    @property
    def body(self) -> str:
        """The longest text that JSON-LD gives for the article, markup and all."""
        return max((body for body in self.said("articleBody") if isinstance(body, str)), key=len, default="")

    @property
    def is_article(self) -> bool:
        """Whether the page declares itself an article."""
        return bool(self.articles) or self.meta.get("og:type") == "article" or "article:published_time" in self.meta

    @property
    def is_list(self) -> bool:
        """Whether it declares itself a list of articles, or the site."""
        return not self.is_article and (bool(self.kinds & LISTS) or self.meta.get("og:type") == "website")


def head_of(tree: HtmlElement) -> Head:
    """Read the head and the first-level headings of a page."""
    nodes = [*_nodes(tree), *microdata(tree)]
    articles = [node for node in nodes if _kinds(node) & ARTICLES]
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Head(
        articles=tuple(sorted(articles, key=lambda node: -len(node))),
        kinds=frozenset(kind for node in nodes for kind in _kinds(node)),
        meta=dict(_meta(tree)),
        headings=tuple(filter(None, (inline(h.text_content()) for h in tree.iter("h1")))),
        title=inline(" ".join(t.text_content() for t in tree.xpath("//head/title")[:1])),
        canonical=next((str(link.get("href")) for link in tree.iter("link") if link.get("rel") == "canonical" and link.get("href")), ""),
        language=str(language),
        organizations=tuple(dict.fromkeys(_organizations(nodes))),
        rights=_rights(tree),
        signed=_signed(tree),
        stamped=_stamped(tree),
    )


def _rights(tree: HtmlElement) -> str:
    """The last notice of copyright, without what stands before its sign."""
    body = next(tree.iter("body"), None)
    notices = list(RIGHTS.finditer(" ".join(map(str, body.itertext()))[-MAX_FOOT:])) if body is not None else []
    return inline(notices[-1][0]) if notices else ""


def _signed(tree: HtmlElement) -> str:
    """The text of the first small element below the first heading that begins as a byline does; of nested ones the innermost."""
    outer = next((element for element in _below_headline(tree) if SIGNED.match(_short(element))), None)
    return [text for element in outer.iter() if SIGNED.match(text := _short(element))][-1] if outer is not None else ""


def _stamped(tree: HtmlElement) -> str:
    """The text of the first small element below the first heading that is a day with its year, and nothing else."""
    texts = map(_short, _below_headline(tree))
    return next((text for text in texts if (day := STAMP.sub("", text, count=1).strip(" :|*_")) and parse_date(day)), "")


def _below_headline(tree: HtmlElement) -> list[HtmlElement]:
    """The first blocks and spans below the first heading; where there is none, those of the page."""
    kinds = "[self::p or self::div or self::span or self::address or self::font or self::time][position() <= 60]"
    found: list[HtmlElement] = tree.xpath(f"(//h1)[1]/following::*{kinds}") or tree.xpath(f"(//body)[1]/descendant::*{kinds}")
    return found


def _short(element: HtmlElement) -> str:
    """The text of a small element; empty where it is long."""
    text = " ".join(map(str, element.itertext()))
    return inline(text) if len(text) < MAX_SIGNED else ""


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """All objects of all JSON-LD of a page, outer ones first; what is no JSON is left out."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        waiting += _loaded(script.text or "")
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, Mapping):
            yield node
            waiting += [value for value in node.values() if isinstance(value, Mapping | list)]
        elif isinstance(node, list):
            waiting += node[:MAX_NODES]


def _loaded(text: str) -> list[Any]:
    """The JSON of a script; line breaks inside its texts and commas before a bracket, which many sites write, are forgiven."""
    bare = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (bare, TRAILING_COMMA.sub("", bare)):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _organizations(nodes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Names of organisations that the page speaks of as its makers."""
    for node in nodes:
        if any("Organization" in kind or kind in {"WebSite", "Corporation", "Brand"} for kind in _kinds(node)):
            yield from (inline(node[key]) for key in ("name", "legalName", "alternateName") if isinstance(node.get(key), str))


def _meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and content of each meta element; of several with one name the first."""
    seen: set[str] = set()
    for element in tree.iter("meta"):
        name = next((value for key in ("property", "name", "itemprop") if (value := element.get(key))), "").strip().lower()
        content = inline(element.get("content") or "")
        if name and content and name not in seen:
            seen.add(name)
            yield name, content
