"""Content -> IRI string: namespaces and how IRIs are minted; the only module that spells one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

KG = "https://w3id.org/newsgraph/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"

DEFAULT_BASE = "https://w3id.org/newsgraph/"
MAX_LOCAL_NAME = 80  # characters; longer slugs are cut and get a hash, so that no article can make an IRI without bound


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The IRIs of one graph: everything an article is turned into hangs under `base`, which ends in '/'."""

    base: str = DEFAULT_BASE

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace, in the order they are written and bound for queries."""
        return {
            "kg": KG,
            "ent": f"{self.base}entity/",
            "ev": f"{self.base}event/",
            "diff": f"{self.base}difference/",
            "rel": f"{self.base}relation/",
            "st": f"{self.base}statement/",
            "m": f"{self.base}mention/",
            "q": f"{self.base}qualifier/",
            "art": f"{self.base}article/",
            "rdf": RDF,
            "rdfs": RDFS,
            "owl": OWL,
            "xsd": XSD,
            "skos": SKOS,
            "prov": PROV,
            "nif": NIF,
            "schema": SCHEMA,
        }

    def article(self, document: str) -> str:
        """IRI of the article with this Document.id."""
        return f"{self.base}article/{document}"

    def span(self, document: str, start: int, end: int) -> str:
        """NIF string IRI of a stretch of an article's text (RFC 5147 character fragment)."""
        return f"{self.article(document)}#char={start},{end}"

    def entity(self, slug: str) -> str:
        """IRI of the entity with this Entity.id."""
        return f"{self.base}entity/{_quoted(slug)}"

    def event(self, mark: str) -> str:
        """IRI of an event that no entity names, with this Event.id."""
        return f"{self.base}event/{mark}"

    def difference(self, *parts: str) -> str:
        """IRI of a difference, from its kind and the two mentions."""
        return f"{self.base}difference/{digest(*parts)}"

    def relation(self, predicate: str) -> str:
        """IRI of an open predicate: 'preside over' -> rel:preside_over."""
        return f"{self.base}relation/{_quoted(slug(predicate))}"

    def statement(self, *parts: str) -> str:
        """IRI of a statement, from its subject, predicate, object and time."""
        return f"{self.base}statement/{digest(*parts)}"

    def mention(self, *parts: str) -> str:
        """IRI of one occurrence of a statement, from all that sets it apart."""
        return f"{self.base}mention/{digest(*parts)}"

    def qualifier(self, *parts: str) -> str:
        """IRI of a qualifier, from its role and value."""
        return f"{self.base}qualifier/{digest(*parts)}"


PLACE = re.compile(r"(?P<article>.*)#char=(?P<start>\d{1,12}),(?P<end>\d{1,12})", re.DOTALL)


def place_of(span: str) -> tuple[str, int, int] | None:
    """The article's IRI, start and end that `Vocabulary.span` made an IRI of; None for another IRI."""
    found = PLACE.fullmatch(span)
    return (found["article"], int(found["start"]), int(found["end"])) if found else None


SAFE = "-_.~"  # unreserved in RFC 3986, so never percent-encoded; everything else outside letters and digits of any script is


@lru_cache(maxsize=2**14)
def _quoted(name: str) -> str:
    return quote(name, safe=SAFE)


def kg(name: str) -> str:
    """IRI of a term of our ontology: 'dismissed' -> kg:dismissed."""
    return f"{KG}{name}"


def slug(name: str) -> str:
    """Readable local name: NFC, runs of what is no letter, digit, '-' or '.' become '_'; 'Kim Jong-un' -> 'Kim_Jong-un'.

    Never empty and at most MAX_LOCAL_NAME characters; where something was lost by that, a hash of the whole name is added.
    """
    name = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^\w.\-]+", "_", name).strip("_.-")
    if plain and len(plain) <= MAX_LOCAL_NAME:
        return plain
    return f"{plain[: MAX_LOCAL_NAME - 9]}_{digest(name)[:8]}".lstrip("_")


def digest(*parts: str) -> str:
    """16 hexadecimal digits of the SHA-256 of the parts; no two different lists of parts are joined to one string."""
    return hashlib.sha256("\x1f".join(p.replace("\x1f", " ") for p in parts).encode()).hexdigest()[:16]
