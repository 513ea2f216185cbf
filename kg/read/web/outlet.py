"""What a page says of itself -> the name of its outlet, and its title without that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from kg.read.metadata import strings
from kg.read.page.clean import inline
from kg.read.page.words import COUNTRIES
from kg.read.web.head import Head

MARKS = re.compile(r"\s+(?:[|–—•·:»«>/\\-]|::|\|\|)+\s+|\s*\|\s*|\s+[-–—]\s*|:\s+(?=[A-Z][\w.]*$)")
LEAD = re.compile(rf"{MARKS.pattern}|:\s+")  # "Lake Courier: …" at the beginning, too
DOMAIN = re.compile(r"(?:www\.)?([\w-]+)(?:\.[\w-]+)*\.(?:com|org|net|co\.\w\w|\w\w|info|news)$", re.IGNORECASE)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
META_NAMES = ("og:site_name", "publisher", "article:publisher", "dc.publisher", "application-name", "apple-mobile-web-app-title", "cre")
MAX_TITLE = 400  # characters that are looked at
MAX_NAME = 60  # characters; what is longer is a slogan
MAX_PARTS = 5  # words of the name of an outlet
MIN_REST = 3  # words that a title keeps when a piece is taken off


def publisher_of(head: Head, *, guess: str | None = None) -> str | None:
    """The outlet: what JSON-LD and the meta elements name, then the piece of the title that the address spells or the
    notice of copyright names, then the `guess`.

    A mere address or the name of a country is no outlet.
    """
    return next((name for name in map(_cleaned, _named(head, guess)) if name and _is_outlet(name)), None)


def title_of(head: Head, *, guess: str | None = None) -> str | None:
    """The headline: of JSON-LD, of the meta elements, the first heading, the title of the page; without the name of the site.

    A headline that was cut at its end is taken from where it stands in full.
    """
    candidates = [
        *(h for h in head.said("headline") if isinstance(h, str)),
        *_meta_titles(head),
        *_only(head.headings),
        head.title,
        guess or "",
    ]
    titles = [line for title in candidates if title and (line := inline(title[:MAX_TITLE]))]
    if not titles:
        return None
    sites = {_key(name) for name in (*_named(head, None), *head.organizations)} | {_host(head)}
    others = {_key(title) for title in titles}
    bare = [without_site(title, sites - {""}, others) for title in titles]
    return _in_full(bare[0], bare)


def without_site(title: str, sites: Iterable[str], others: Iterable[str]) -> str:
    """A title without the pieces at its ends that name the site, or whose rest is the title elsewhere on the page."""
    known = set(sites)
    whole = set(others) - {_key(title)}
    for mark in [*MARKS.finditer(title)][::-1]:
        rest, piece = title[: mark.start()], title[mark.end() :]
        if _key(rest) in whole or (_names_site(piece, known) and len(rest.split()) >= MIN_REST):
            return without_site(rest, known, others)
    first = LEAD.search(title)
    if first and first.start() and _names_site(title[: first.start()], known) and len(title[first.end() :].split()) >= MIN_REST:
        return title[first.end() :]
    return title


def _named(head: Head, guess: str | None) -> Iterator[str]:
    for publisher in head.said("publisher"):
        yield from strings(publisher)[:1]
    yield from (head.meta[name] for name in META_NAMES if name in head.meta)
    yield from (piece for piece in MARKS.split(head.title[:MAX_TITLE])[1:] if _spells(_host(head), piece))
    yield from (piece for piece in LEAD.split(head.title[:MAX_TITLE]) if _holds_rights(head, piece))
    if guess and not HOST.fullmatch(guess) and _key(guess) not in {_key(heading) for heading in head.headings}:
        yield guess


def _meta_titles(head: Head) -> Iterator[str]:
    return (head.meta[name] for name in ("og:title", "twitter:title", "dc.title", "title") if name in head.meta)


def _holds_rights(head: Head, piece: str) -> bool:
    """Whether a piece of the title is whom the notice of copyright names."""
    return 0 < len(piece.split()) <= MAX_PARTS and f" {_key(piece)} " in f" {_key(head.rights)} "


def _only(headings: tuple[str, ...]) -> tuple[str, ...]:
    """The heading of a page that has one; of several nobody knows which is the article's."""
    return headings if len(headings) == 1 else ()


def _cleaned(name: str) -> str:
    """Without a slogan behind a bar, an address's ending, or a handle."""
    first = MARKS.split(inline(name))[0].strip(" .,|@")
    domain = DOMAIN.fullmatch(first)
    return first if not domain or first[:1].isupper() else ""


def _is_outlet(name: str) -> bool:
    return (
        len(name) <= MAX_NAME
        and not name.startswith(("http:", "https:", "//"))
        and _key(name) not in COUNTRIES
        and any(map(str.isalpha, name))
    )


def _names_site(piece: str, sites: set[str]) -> bool:
    key = _key(piece)
    return key in sites or any(_spells(site, piece) for site in sites if " " not in site) or bool(DOMAIN.fullmatch(piece.strip()))


def _spells(label: str, piece: str) -> bool:
    """Whether the letters of a name are those of the label of a host: "The Lake Courier", lakecourier."""
    letters = _key(piece).replace(" ", "")
    return len(label) > 2 and letters != "" and letters.removeprefix("the") == label.removeprefix("the")


def _host(head: Head) -> str:
    """The label of the page's host that names its site; empty where no address is known."""
    address = head.canonical or head.meta.get("og:url", "")
    labels = (urlsplit(address).hostname or "").split(".") if address.startswith("http") else []
    return next((label for label in labels if label not in {"www", "m", "edition", "news", "amp"}), "").replace("-", "")


def _in_full(title: str, others: list[str]) -> str:
    cut = title.rstrip(" .…")
    longer = [other for other in others if cut != title and other.startswith(cut) and len(other) > len(title)]
    return longer[0] if longer else title


def _key(name: Any) -> str:
    return " ".join(re.findall(r"[^\W_]+", str(name).casefold()))
