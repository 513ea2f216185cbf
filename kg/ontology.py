"""Turtle files -> one frozen Ontology: relations with their patterns, the class hierarchy, and events with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import vocab
from kg.errors import OntologyError
from kg.types import EVENT_ITSELF, EventClass, Ontology, Relation, Role

if TYPE_CHECKING:
    from pyoxigraph import Store

EVENT = "Event"
SLOT = re.compile(r"(\{[so]\}|[a-z]+(?: [a-z]+)*) ([A-Za-z]\w*)")
CLASS, SUBCLASS, SUBPROPERTY = f"{vocab.OWL}Class", f"{vocab.RDFS}subClassOf", f"{vocab.RDFS}subPropertyOf"


def load_ontology(paths: Sequence[Path]) -> Ontology:
    """Read all files as one graph, so that a user's own file can add patterns to our relations and relations to our classes.

    Raises OntologyError naming the file that is missing or is not Turtle, or file and line of the relation that lacks a label, of the
    class that stands above itself, or of the event class whose roles are missing or unknown.
    """
    return _Reader(tuple(paths), _load(paths)).ontology()


def _load(paths: Iterable[Path]) -> Store:
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415 - only a build needs it, `kg --help` does not

    store = Store()
    for path in paths:
        try:
            store.load(path=str(path), format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise OntologyError(f"{path}: not valid Turtle ({error}); correct that line") from error
        except OSError as error:
            raise OntologyError(f"{path}: cannot read this ontology file ({error.strerror or error})") from error
    return store


@dataclass(frozen=True, slots=True)
class _Reader:
    """One graph of ontology files, and the files for messages."""

    paths: tuple[Path, ...]
    store: Store

    def ontology(self) -> Ontology:
        """Everything, checked."""
        classes = {name: tuple(self._above(name, SUBCLASS, "class")) for name in self._instances(CLASS)}
        roles = tuple(self._role(name) for name in self._instances(vocab.kg("Role")))
        events = {name: self._event(name, roles) for name, above in sorted(classes.items()) if EVENT in above}
        return Ontology(
            relations=tuple(self._relation(name, events, roles) for name in self._instances(vocab.kg("Relation"))),
            superclasses=tuple((name, tuple(sorted(above))) for name, above in sorted(classes.items())),
            roles=roles,
            events=tuple(events.values()),
        )

    # -------------------------------------------------------------------------------------------- relations

    def _relation(self, name: str, events: dict[str, EventClass], roles: Sequence[Role]) -> Relation:
        if not self._values(name, vocab.RDFS + "label"):
            raise self._wrong(name, f'this kg:Relation has no rdfs:label; add one, e.g. rdfs:label "{name}"@en')
        tells = self._first(name, vocab.kg("tells"))
        if tells is not None and tells not in events:
            raise self._wrong(name, f"kg:tells kg:{tells}, which is no subclass of kg:Event; say {_or([e for e in events if e != EVENT])}")
        own = self._slots(name, roles)
        inverse = self._first(name, vocab.OWL + "inverseOf")
        return Relation(
            name=name,
            label=self._values(name, vocab.RDFS + "label")[0],
            patterns=tuple(self._values(name, vocab.kg("pattern"))),
            domain=self._locals(name, vocab.RDFS + "domain"),
            range=self._locals(name, vocab.RDFS + "range"),
            parents=self._locals(name, SUBPROPERTY),
            inverse=inverse,
            plover=self._first(name, vocab.kg("plover")),
            tells=tells,
            roles=_joined([own, dict(events[tells].roles)]) if tells else (),
        )

    # -------------------------------------------------------------------------------------------- events

    def _role(self, name: str) -> Role:
        parents = tuple(p for p in self._above(name, SUBPROPERTY, "role") if p != name)
        labels = self._values(name, vocab.RDFS + "label")
        return Role(name=name, label=labels[0] if labels else name, parents=parents, range=self._locals(name, vocab.RDFS + "range"))

    def _event(self, name: str, roles: Sequence[Role]) -> EventClass:
        line = list(self._above(name, SUBCLASS, "class"))
        core = next((found for c in line if (found := self._locals(c, vocab.kg("coreRole")))), ())
        self._known_roles(name, core, roles)
        if name != EVENT and not core:
            raise self._wrong(name, "this event class has no roles; add one that tells two such events apart, e.g. kg:coreRole kg:patient")
        return EventClass(
            name=name,
            label=next(iter(self._values(name, vocab.RDFS + "label")), name),
            roles=_joined([self._slots(c, roles) for c in line]),
            core=core,
            nouns=tuple(self._values(name, vocab.kg("noun"))),
            verbs=tuple(self._values(name, vocab.kg("verb"))),
            edge=next((e for c in line if (e := self._first(c, vocab.kg("edge")))), None),
            once="true" in self._values(name, vocab.kg("once")),
            seldom=any("true" in self._values(c, vocab.kg("seldom")) for c in line),
            plover=next((p for c in line if (p := self._first(c, vocab.kg("plover")))), None),
        )

    def _slots(self, name: str, roles: Sequence[Role]) -> dict[str, str]:
        """Slot -> role, as this very class or relation says it."""
        found = {}
        for text in self._values(name, vocab.kg("slotRole")):
            match = SLOT.fullmatch(text)
            if not match:
                raise self._wrong(
                    name, f'cannot read kg:slotRole "{text}"; write a slot and a role, e.g. "{{s}} agent" or "with participant"'
                )
            self._known_roles(name, [match[2]], roles)
            found[match[1]] = match[2]
        return found

    def _known_roles(self, name: str, used: Iterable[str], roles: Sequence[Role]) -> None:
        names = [r.name for r in roles]
        for role in used:
            if role not in (*names, EVENT_ITSELF):
                raise self._wrong(name, f"there is no role kg:{role}; use one of {', '.join(names)}, or declare it with `a kg:Role`")

    # -------------------------------------------------------------------------------------------- the graph

    def _above(self, name: str, predicate: str, kind: str) -> Iterator[str]:
        """A class, role or relation and all of ours above it, the nearest first. Raises OntologyError where it stands above itself."""
        todo, seen = [name], {name}
        for this in todo:
            yield this
            for parent in self._locals(this, predicate, ours=True):
                if parent == name:
                    raise self._wrong(name, f"this {kind} stands above itself by way of kg:{this}; take one of the two lines away")
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)

    def _instances(self, kind: str) -> list[str]:
        """Sorted local names of what is of a class and in our namespace."""
        from pyoxigraph import NamedNode  # noqa: PLC0415

        found = self.store.quads_for_pattern(None, NamedNode(f"{vocab.RDF}type"), NamedNode(kind))
        return sorted(
            q.subject.value.removeprefix(vocab.KG)
            for q in found
            if isinstance(q.subject, NamedNode) and q.subject.value.startswith(vocab.KG)
        )

    def _values(self, name: str, predicate: str) -> list[str]:
        """Sorted IRIs or lexical forms."""
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

        found = self.store.quads_for_pattern(NamedNode(vocab.kg(name)), NamedNode(predicate), None)
        return sorted(q.object.value for q in found if isinstance(q.object, NamedNode | Literal))

    def _locals(self, name: str, predicate: str, *, ours: bool = False) -> tuple[str, ...]:
        return tuple(v.rsplit("#", 1)[-1] for v in self._values(name, predicate) if not ours or v.startswith(vocab.KG))

    def _first(self, name: str, predicate: str) -> str | None:
        return next(iter(self._locals(name, predicate)), None)

    def _wrong(self, name: str, message: str) -> OntologyError:
        """An error that leads to the line: the last one that begins with the name, for a user's file comes after ours."""
        place = f"kg:{name}"
        for path in self.paths:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if re.match(rf"\s*(kg:|<{re.escape(vocab.KG)}){re.escape(name)}\b", line):
                    place = f"{path}, line {number}: kg:{name}"
        return OntologyError(f"{place}: {message}")


def _joined(found: Sequence[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """One table of several, of which the first that knows a slot is right."""
    joined: dict[str, str] = {}
    for table in reversed(found):
        joined |= table
    return tuple(sorted(joined.items()))


def _or(names: Sequence[str]) -> str:
    shown = [f"kg:{n}" for n in names[:3]]
    return ", ".join(shown) + (" or another" if len(names) > len(shown) else "")
