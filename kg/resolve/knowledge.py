"""A user's own list of entities (CSV, JSON lines, SKOS, FollowTheMoney) -> the things it knows, with all their names and their ids."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import UsageError
from kg.types import EntityType

CLASSES = ("class", "type")  # columns or keys that say what an entity is
LONGEST = 300  # characters of a name
DIVIDER = "|"  # between aliases in a cell
SKOS = "http://www.w3.org/2004/02/skos/core#"
# Schemas of FollowTheMoney (followthemoney.tech) by the class of what they describe; Thing and LegalEntity say too little.
SCHEMAS = MappingProxyType(
    {
        "Person": EntityType.PERSON,
        "Organization": EntityType.ORGANIZATION,
        "Company": EntityType.ORGANIZATION,
        "PublicBody": EntityType.ORGANIZATION,
        "Vessel": EntityType.PRODUCT,
        "Airplane": EntityType.PRODUCT,
        "Vehicle": EntityType.PRODUCT,
        "Address": EntityType.PLACE,
        "Event": EntityType.EVENT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the list. `ids` are IRIs under which others know it; the class OTHER allows any."""

    id: str
    names: tuple[str, ...]
    entity_type: EntityType = EntityType.OTHER
    ids: tuple[str, ...] = ()


def read_knowledge(path: Path) -> tuple[Known, ...]:
    """The entities of a list, by id. Raises UsageError that names the line of a broken entry, a missing name or an id that comes twice."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: what list this is cannot be told by its ending; there are {', '.join(READERS)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.object[: error.start].count(b"\n") + 1
        raise UsageError(f"{path}, line {place}: byte {error.start} is no UTF-8; save the list as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot read this list ({error.strerror or error}); check the path") from error
    found: dict[str, tuple[Known, str]] = {}
    for where, known in reader(text, path):
        if known.id in found:
            raise UsageError(f"{where}: the id {known.id!r} stands in {found[known.id][1]} already; an id is of one entity")
        found[known.id] = (_checked(known, where), where)
    return tuple(known for _, (known, _) in sorted(found.items()))


def _checked(known: Known, where: str) -> Known:
    if not known.id or not known.names:
        raise UsageError(f"{where}: an entity needs an id and a name")
    odd = next((n for n in known.names if not any(c.isalnum() for c in n) or any(unicodedata.category(c) in {"Cc", "Cs"} for c in n)), None)
    if odd is not None:
        raise UsageError(f"{where}: {odd[:40]!r} is no name: it has no letter, a line break or another character that no name has")
    long = next((n for n in known.names if len(n) > LONGEST), None)
    if long is not None:
        raise UsageError(f"{where}: {long[:40]!r}… has {len(long)} characters and is no name; the most are {LONGEST}")
    return known


def _of_csv(text: str, path: Path) -> Iterator[tuple[str, Known]]:
    """Columns id, name, and if there are any aliases (with | between), class or type, and same_as; in capitals or not."""
    rows = csv.DictReader(StringIO(text), strict=True)
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    rows.fieldnames = columns
    if not {"id", "name"} <= set(columns):
        raise UsageError(f"{path}, line 1: columns id and name are needed, there are {', '.join(columns or ['none'])}")
    if len(set(columns)) < len(columns):
        raise UsageError(f"{path}, line 1: two columns have one name in {', '.join(columns)}")
    begun = 2
    try:
        for row in rows:
            where = f"{path}, line {begun}"
            if None in row or None in row.values():
                raise UsageError(f"{where}: another number of cells than in line 1")
            yield where, _known(row, where)
            begun = rows.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{path}, line {begun}: no CSV ({error}); look for a quotation mark that nothing closes") from error


def _of_lines(text: str, path: Path) -> Iterator[tuple[str, Known]]:
    """Objects with the keys of the CSV columns, or entities of FollowTheMoney (schema, properties)."""
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{path}, line {number}"
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{where}: no JSON ({error})") from error
        if not isinstance(value, dict):
            raise UsageError(f"{where}: an object with id and name is needed, not {line[:40]!r}")
        yield where, _of_ftm(value, where) if "schema" in value else _known(value, where)


def _known(value: Mapping[str, Any], where: str) -> Known:
    names = (str(value.get("name") or ""), *_list(value.get("aliases")))
    return Known(
        id=str(value.get("id") or "").strip(),
        names=tuple(dict.fromkeys(n.strip() for n in names if n.strip())),
        entity_type=_class(value, where),
        ids=tuple(_list(value.get("same_as"))),
    )


def _class(value: Mapping[str, Any], where: str) -> EntityType:
    """The class that an entry gives, by its own name or that of a schema of FollowTheMoney; OTHER where it gives none."""
    told = next((str(value[key]).strip() for key in CLASSES if value.get(key)), EntityType.OTHER.value)
    known = {t.value: t for t in EntityType if t is not EntityType.DATE}
    found = {name.lower(): kind for name, kind in {**SCHEMAS, **known}.items()}.get(told.lower())
    if found is None:
        raise UsageError(f"{where}: {told!r} is no class; there are {', '.join(known)}")
    return found


def _list(value: Any) -> list[str]:
    parts = value.split(DIVIDER) if isinstance(value, str) else value if isinstance(value, list) else []
    return [part.strip() for part in map(str, parts) if part.strip()]


def _of_ftm(value: Mapping[str, Any], where: str) -> Known:
    properties = value.get("properties") or {}
    if not isinstance(properties, dict):
        raise UsageError(f"{where}: properties of FollowTheMoney are an object, not {str(properties)[:40]!r}")
    names = [n for key in ("name", "alias", "weakAlias", "previousName", "abbreviation") for n in _list(properties.get(key))]
    wikidata = [f"http://www.wikidata.org/entity/{q}" for q in _list(properties.get("wikidataId"))]
    kind = SCHEMAS.get(str(value["schema"]), EntityType.OTHER)
    return Known(id=str(value.get("id") or ""), names=tuple(dict.fromkeys(names)), entity_type=kind, ids=tuple(wikidata))


def _of_skos(text: str, path: Path) -> Iterator[tuple[str, Known]]:
    """Concepts in Turtle: prefLabel, altLabel and hiddenLabel are names, exactMatch other ids."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse  # noqa: PLC0415 - only for a list in this form

    found: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in parse(text.encode(), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
                found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except SyntaxError as error:
        raise UsageError(f"{path}: no valid Turtle ({error})") from error
    for iri, values in sorted(found.items()):
        names = [n for label in ("prefLabel", "altLabel", "hiddenLabel") for n in values.get(f"{SKOS}{label}", ())]
        if names:
            yield f"{path}: {iri}", Known(id=iri, names=tuple(dict.fromkeys(names)), ids=tuple(values.get(f"{SKOS}exactMatch", ())))


READERS: Mapping[str, Callable[[str, Path], Iterator[tuple[str, Known]]]] = MappingProxyType(
    {".csv": _of_csv, ".jsonl": _of_lines, ".ndjson": _of_lines, ".ijson": _of_lines, ".ttl": _of_skos}
)
