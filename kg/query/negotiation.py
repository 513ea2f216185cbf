"""An Accept header -> the media type to answer with."""

from __future__ import annotations

HTML = "text/html"
ROW_TYPES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
SAME_TYPE = {
    "application/json": "application/sparql-results+json",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
}


def preferred(accept: str, known: tuple[str, ...]) -> str | None:
    """The known media type that an Accept header wants most, the first known one where it does not care, None where none will do."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept.split(",") if accept.strip() else ["*/*"]):
        kind, *parameters = (piece.strip() for piece in part.lower().split(";"))
        weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        matching = next((k for k in known if _fits(kind, k)), None)
        if matching and _number(weight) > 0:
            wanted.append((-_number(weight), place, matching))
    return min(wanted)[2] if wanted else None


def _fits(wanted: str, known: str) -> bool:
    kind = SAME_TYPE.get(wanted, wanted)
    return kind in {known, "*/*", f"{known.partition('/')[0]}/*"}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
