"""A network -> one HTML file of claim, evidence and source: for an editor or lawyer, to read, print and keep. No script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.view.page import asset, head_line, policy
from kg.view.tables import tables
from kg.view.text import plain

if TYPE_CHECKING:
    import networkx

BLACK = "█████"
ENOUGH = 2  # independent sources that corroborate a claim


def pack(graph: networkx.MultiDiGraph[str], *, title: str, corroborated: bool = False, redact: Sequence[str] = ()) -> str:
    """Every claim with its status, its sentences, who says them and where; the same network gives the same bytes.

    `redact` names entities that are blacked out under all their names, in sentences and titles too. Raises UsageError for an unknown one.
    """
    from jinja2 import Environment  # noqa: PLC0415 - heavy
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    found = tables(graph)
    hide = _redaction(found, redact)
    style = asset("pack.css")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(asset("pack.html.j2"))
    claims = [_claim(found, fact, hide) for fact in found["facts"] if not corroborated or independent(found, fact) >= ENOUGH]
    return template.render(
        title=hide(plain(title)),
        summary=head_line(found),
        policy=policy([], style),
        style=Markup(style),  # noqa: S704 - our own file
        claims=sorted(claims, key=lambda claim: (not claim["day"], claim["day"], claim["claim"])),
        differences=[{"about": hide(f"{d['what']}: {d['about']}"), "sides": _sides(d, hide)} for d in found["differences"]],
        sources=[{key: hide(str(value)) for key, value in _source(article).items()} for article in found["articles"]],
        corroborated=corroborated,
        redacted=len(redact),
    )


def independent(found: dict[str, Any], fact: dict[str, Any]) -> int:
    """Sources that say so on their own: outlets, those that print the same sentence counted as one."""
    texts: dict[str, int] = {}
    for mention in fact["mentions"]:
        if mention["art"] >= 0:
            article = found["articles"][mention["art"]]
            texts.setdefault(article["publisher"] or article["title"] or "Untitled article", mention["text"])
    return len(set(texts.values()))


class _Redaction:
    """Text in, the same text with some names blacked out."""

    def __init__(self, names: Sequence[str]) -> None:
        longest = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest), re.IGNORECASE) if longest else None

    def __call__(self, text: str) -> str:
        return self._names.sub(BLACK, text) if self._names else text


def _redaction(found: dict[str, Any], redact: Sequence[str]) -> _Redaction:
    """All names of the entities that are to be hidden, and the parts of a person's name, by which the text goes on to call them."""
    names: list[str] = []
    for wanted in redact:
        entities = [e for e in found["entities"] if wanted.casefold() in {n.casefold() for n in (e["name"], *e["aliases"])}]
        if not entities:
            raise UsageError(f"no entity is called {wanted!r} in this graph, so there is nothing to redact")
        for entity in entities:
            every = [entity["name"], *entity["aliases"]]
            names += every
            if entity["cls"] == "Person":
                names += [word for name in every for word in name.split() if len(word) > 1]
    return _Redaction(names)


def _claim(found: dict[str, Any], fact: dict[str, Any], hide: _Redaction) -> dict[str, Any]:
    return {
        "id": fact["id"],
        "claim": hide(fact["text"]),
        "status": fact["status"],
        "day": fact["from"],
        "time": fact["time"],
        "confidence": round(fact["conf"] * 100),
        "independent": independent(found, fact),
        "support": fact["sup"],
        "denials": fact["deny"],
        "evidence": list(_evidence(found, fact, hide)),
    }


def _evidence(found: dict[str, Any], fact: dict[str, Any], hide: _Redaction) -> Iterator[dict[str, Any]]:
    for mention in fact["mentions"]:
        yield {
            "sentence": hide(found["sentences"][mention["text"]]),
            "by": hide(", ".join(name for name, _ in mention["by"])),
            "status": mention["status"],
            "place": mention["begin"],
            "source": mention["art"] + 1,
        }


def _sides(difference: dict[str, Any], hide: _Redaction) -> list[tuple[str, str]]:
    return [(hide(says), hide(source)) for says, source, *_ in difference["sides"]]


def _source(article: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": article["title"] or "Untitled article",
        "publisher": article["publisher"],
        "date": article["date"],
        "authors": ", ".join(article["authors"]),
        "url": article["url"],
    }
