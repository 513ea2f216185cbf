"""SHACL shapes -> SPARQL: for each constraint a query for the nodes that break it.

The SHACL recommendation defines its constraints by SPARQL itself; an engine that plans a query over the whole graph answers in a second
what takes a validator, which goes from node to node, a minute. Covered is what shapes of our kind use: paths of one property, and the
constraints in the tables below. For shapes that use more, `queries` says so, and `kg.inspect.validate` asks pySHACL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.vocab import RDF, RDFS, SH, XSD

if TYPE_CHECKING:
    from pyoxigraph import Store


Node = str
"""A term of the shapes graph as SPARQL writes it."""
TYPE, SUBCLASS = f"<{RDF}type>", f"<{RDFS}subClassOf>"
FIRST, REST, NIL = f"<{RDF}first>", f"<{RDF}rest>", f"<{RDF}nil>"
KINDS = {
    "IRI": "isIRI(?value)",
    "Literal": "isLiteral(?value)",
    "BlankNode": "isBlank(?value)",
    "IRIOrLiteral": "!isBlank(?value)",
    "BlankNodeOrIRI": "!isLiteral(?value)",
    "BlankNodeOrLiteral": "!isIRI(?value)",
}
CASTS = frozenset(f"<{XSD}{name}>" for name in ("boolean", "date", "dateTime", "decimal", "double", "float", "integer", "string"))
SILENT = frozenset({"path", "message", "targetClass", "targetObjectsOf", "targetSubjectsOf", "property"})


class NotCoveredError(Exception):
    """The shapes use a part of SHACL that is left to pySHACL."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query for the nodes `?this` that break one constraint; `code` and `message` are those of the finding."""

    code: str
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes graph: node -> property -> values, all as SPARQL writes them."""

    values: Mapping[Node, Mapping[Node, list[Node]]]

    @classmethod
    def of(cls, store: Store) -> Shapes:
        """What a store holds."""
        found: dict[Node, dict[Node, list[Node]]] = {}
        for s, p, o in sorted((str(q.subject), str(q.predicate), str(q.object)) for q in store):
            found.setdefault(s, {}).setdefault(p, []).append(o)
        return cls(found)

    def terms(self, node: Node) -> dict[str, list[Node]]:
        """The SHACL terms of a shape by local name."""
        return {p[len(SH) + 1 : -1]: values for p, values in self.values[node].items() if p.startswith(f"<{SH}")}

    def items(self, head: Node) -> list[Node]:
        """The members of a list."""
        members = []
        while head != NIL:
            members += self.values[head][FIRST]
            (head,) = self.values[head][REST]
        return members


def checks(store: Store) -> list[Check]:
    """A check for each constraint of each shape with a target. Raises NotCoveredError where one is beyond the tables below."""
    shapes = Shapes.of(store)
    found = []
    for node in shapes.values:
        for target in _targets(shapes.terms(node)):
            for code, message, broken in _broken(shapes, node):
                found.append(Check(code, message, f"SELECT DISTINCT ?this WHERE {{ {target} {broken} }}"))
    return found


def _targets(terms: Mapping[str, list[Node]]) -> Iterator[str]:
    yield from (f"?this {TYPE} {kind} ." for kind in terms.get("targetClass", []))
    yield from (f"?this {path} ?targeted ." for path in terms.get("targetSubjectsOf", []))
    yield from (f"?targeting {path} ?this ." for path in terms.get("targetObjectsOf", []))


def _broken(shapes: Shapes, node: Node) -> Iterator[tuple[str, str, str]]:
    """Code, message and pattern of each way to break a node shape."""
    terms = shapes.terms(node)
    for name in sorted(terms.keys() - SILENT):
        for value in terms[name]:
            yield _code(name), _message(terms, "the node itself"), _node_pattern(shapes, name, value)
    for place in terms.get("property", []):
        inner = shapes.terms(place)
        (path,) = inner.get("path", [""])
        if not path.startswith("<"):
            raise NotCoveredError(f"path {path}")
        for name in sorted(inner.keys() - SILENT):
            for value in inner[name]:
                yield _code(name), _message(inner, path.strip("<>")), _property_pattern(shapes, path, name, value)


def _code(name: str) -> str:
    return name[0].upper() + name[1:]


def _message(terms: Mapping[str, list[Node]], place: str) -> str:
    (said, *_) = terms.get("message", ['"it must conform to exactly one of its shapes"' if "xone" in terms else '"it breaks its shape"'])
    text = said[1:].rpartition('"')[0]
    return f"{text} ({place})"


def _node_pattern(shapes: Shapes, name: str, value: Node) -> str:
    """How a node breaks a constraint on itself."""
    if name == "xone":
        conforming = [f"IF({_conforms(shapes, member)}, 1, 0)" for member in shapes.items(value)]
        return f"FILTER({' + '.join(conforming)} != 1)"
    return f"BIND(?this AS ?value) FILTER(!({_condition(shapes, name, value)}))"


def _conforms(shapes: Shapes, node: Node) -> str:
    return " && ".join(f"NOT EXISTS {{ {broken} }}" for _, _, broken in _broken(shapes, node)) or "true"


def _property_pattern(shapes: Shapes, path: str, name: str, value: Node) -> str:
    """How a node breaks a constraint on what one property gives."""
    if name in {"minCount", "maxCount"}:
        if not value.startswith('"1"'):
            raise NotCoveredError(f"{name} {value}")
        twice = f"?this {path} ?value , ?second . FILTER(!sameTerm(?value, ?second))"
        return twice if name == "maxCount" else f"FILTER NOT EXISTS {{ ?this {path} ?value }}"
    values = f"?this {path} ?value ."
    if name == "lessThan":
        return f"{values} ?this {value} ?other . FILTER(!COALESCE(?value < ?other, false))"
    if name == "class":
        other = f"FILTER NOT EXISTS {{ ?value {TYPE} ?class . ?class {SUBCLASS}+ {value} }}"
        return f"{values} FILTER NOT EXISTS {{ ?value {TYPE} {value} }} {other}"
    return f"{values} FILTER(!({_condition(shapes, name, value)}))"


def _condition(shapes: Shapes, name: str, value: Node) -> str:
    """What holds of `?value` where it keeps a constraint."""
    if name not in CONDITIONS:
        raise NotCoveredError(name)
    return CONDITIONS[name](shapes, value)


def _datatype(shapes: Shapes, value: Node) -> str:
    valid = f" && isLiteral({value}(STR(?value)))" if value in CASTS else ""
    return f"COALESCE(isLiteral(?value) && DATATYPE(?value) = {value}{valid}, false)"


def _kind(shapes: Shapes, value: Node) -> str:
    return KINDS[value.strip("<>").removeprefix(SH)]


def _any_of(shapes: Shapes, value: Node) -> str:
    alternatives = [shapes.terms(member) for member in shapes.items(value)]
    return " || ".join("(" + " && ".join(_condition(shapes, n, v) for n, vs in terms.items() for v in vs) + ")" for terms in alternatives)


CONDITIONS: Mapping[str, Callable[[Shapes, Node], str]] = {
    "datatype": _datatype,
    "nodeKind": _kind,
    "or": _any_of,
    "in": lambda shapes, value: f"?value IN ({', '.join(shapes.items(value))})",
    "minInclusive": lambda shapes, value: f"COALESCE(?value >= {value}, false)",
    "maxInclusive": lambda shapes, value: f"COALESCE(?value <= {value}, false)",
    "pattern": lambda shapes, value: f"COALESCE(!isBlank(?value) && REGEX(STR(?value), {value}), false)",
}
