"""Extractions -> a Corpus of units: each chain and each metadata field as one thing to be resolved, with what speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache

from kg.english.letters import fold
from kg.english.nouns.bodies import COMMON, LEGAL_FORMS
from kg.english.nouns.gender import gender_of_name, gender_of_words
from kg.english.nouns.titles import HONORIFICS
from kg.english.speech import minded
from kg.resolve.generic import is_generic, owner_before
from kg.resolve.known import is_country, known_name
from kg.resolve.names import Name, is_part_of, parse_name
from kg.types import Chain, Document, EntityType, Extraction, Field, Mention, MentionKind, Statement

MOST_DOCUMENTS = 200  # a name that more documents have says nothing about the story they tell
RECENT = 64  # documents whose relatives are kept: units are gone through by document, and all relatives of all would fill the memory
NO_ENTITY = frozenset({"article", "published"})  # fields that are the document itself and its date

Key = tuple[str, ...]
"""Identifies a mention (document, sentence, head) or a field (document, name, value) across stages."""


class Kind(Enum):
    """How a unit is known: by a name in the text, by a noun phrase, by pronouns only, by metadata."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one document holds to be one thing.

    `names` are its full names, fullest first, `short` its other name forms (surname, acronym of a full name). `spellings` counts every
    name form as written; `owner` is whose it is where a generic name needs that; `acts`: statements let it speak; `class_reasons` and
    `kinds` are those of its chain.
    """

    document: str
    place: tuple[int, int, str]
    label: str
    kind: Kind
    entity_type: EntityType
    members: tuple[Key, ...]
    spellings: tuple[tuple[str, int], ...] = ()
    names: tuple[Name, ...] = ()
    short: tuple[Name, ...] = ()
    titles: frozenset[str] = frozenset()
    gender: str = ""
    owner: str = ""
    acts: bool = False
    class_reasons: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it can be found in other documents by its name."""
        return bool(self.names)

    @property
    def is_person(self) -> bool:
        """Whether its document takes it for a person."""
        return self.entity_type is EntityType.PERSON

    @property
    def is_weak(self) -> bool:
        """Whether its full name alone says too little: one word for a person, an acronym, a name made of common words."""
        name = self.names[0]
        return self.is_lone_surname or name.is_acronym or self.is_common

    @property
    def is_common(self) -> bool:
        """Whether every country has a body of this name; the names of places and of listed world bodies are their own."""
        name = self.names[0]
        return is_generic(name) and self.entity_type is not EntityType.PLACE and known_name(name.key, self.entity_type) is None

    @property
    def is_lone_surname(self) -> bool:
        """Whether it is a person of whom one name only is known."""
        return self.is_person and len(self.names[0].words) == 1

    @property
    def is_sure_person(self) -> bool:
        """A person by more than the tagger's word: a title, a surname or a pronoun is used of it."""
        return self.is_person and bool(self.titles or self.gender or any(not n.is_acronym for n in self.short))

    @property
    def is_sure_body(self) -> bool:
        """A body by more than the tagger's word: a company suffix or a common word such as "bank" is in its name."""
        words = {w for s, _ in self.spellings for w in fold(s).replace(".", "").replace(",", "").split()[1:]}
        return not self.is_person and not words.isdisjoint(LEGAL_FORMS | COMMON)


@dataclass(frozen=True)
class Corpus:
    """All units in a fixed order, and what surrounds each."""

    units: tuple[Unit, ...]
    neighbours: tuple[frozenset[str], ...] = field(repr=False)

    @cached_property
    def profiles(self) -> dict[str, frozenset[str]]:
        """For each document the keys of its telling names: what documents on one story share. Metadata and countries tell nothing."""
        profiles: dict[str, set[str]] = {}
        for unit in self.units:
            telling = unit.kind is Kind.NAMED and not (unit.is_common or unit.is_lone_surname)
            keys = {n.key for n in unit.names if not is_country(n.key)} if telling else set()
            profiles.setdefault(unit.document, set()).update(keys)
        return {document: frozenset(keys) for document, keys in profiles.items()}

    @cached_property
    def _documents_with(self) -> dict[str, list[str]]:
        """Telling name -> the documents that have it, where they are neither one nor very many."""
        found: dict[str, list[str]] = {}
        for document in sorted(self.profiles):
            for key in self.profiles[document]:
                found.setdefault(key, []).append(document)
        return {key: documents for key, documents in found.items() if 1 < len(documents) <= MOST_DOCUMENTS}

    @cached_property
    def relatives(self) -> Callable[[str], Counter[str]]:
        """What gives the documents that share telling names with one, and how many; names that very many documents have do not count."""

        @lru_cache(maxsize=RECENT)
        def found(document: str) -> Counter[str]:
            return Counter(d for key in self.profiles[document] for d in self._documents_with.get(key, ()) if d != document)

        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """Keys of all names of places."""
        return frozenset(n.key for u in self.units if u.entity_type is EntityType.PLACE for n in u.names)


def corpus_of(extractions: Iterable[Extraction]) -> Corpus:
    """Units of all documents; a document that comes twice counts once."""
    by_id = {e.document.id: e for e in extractions}
    units: list[Unit] = []
    neighbours: list[frozenset[str]] = []
    for document in sorted(by_id):
        found = sorted(_units(by_id[document]), key=lambda u: u.place)
        units += found
        neighbours += _neighbours(found, by_id[document].statements)
    return Corpus(tuple(units), tuple(neighbours))


def key_of(argument: Mention | Field) -> Key:
    """What identifies an argument within all documents."""
    if isinstance(argument, Field):
        return ("field", argument.document, argument.name, argument.value)
    return ("mention", argument.document, str(argument.sentence), str(argument.head))


def arguments(statement: Statement) -> Iterator[Mention | Field]:
    """Everything in a statement that may be an entity: subject, object, further arguments, speakers."""
    values = (statement.subject, statement.object, *(q.value for q in statement.qualifiers), *(a.speaker for a in statement.attribution))
    for value in values:
        if isinstance(value, Mention) or (isinstance(value, Field) and value.name not in NO_ENTITY):
            yield value


def _units(extraction: Extraction) -> Iterator[Unit]:
    used = {key_of(a): a for s in extraction.statements for a in arguments(s)}
    speaking = {key_of(m) for s in extraction.statements for m in _speaking(s)}
    held: set[Key] = set()
    for chain in extraction.chains:
        keys = tuple(key_of(m) for m in chain.mentions)
        held.update(keys)
        is_name = chain.is_named and chain.entity_type is not EntityType.DATE
        if is_name or not used.keys().isdisjoint(keys):
            yield _chain_unit(chain, extraction.document, acts=not speaking.isdisjoint(keys))
    for key, argument in sorted(used.items()):
        if isinstance(argument, Mention) and key not in held:  # a mention that no chain holds stands for itself
            alone = Chain(name=argument.text, entity_type=argument.entity_type, mentions=(argument,), reasons=("alone",))
            yield _chain_unit(alone, extraction.document, acts=key in speaking)
    yield from _field_units(extraction.document, [a for a in used.values() if isinstance(a, Field)])


def _speaking(statement: Statement) -> Iterator[Mention]:
    """Who speaks, thinks or wants in a statement: speakers, and subjects of such verbs."""
    yield from (a.speaker for a in statement.attribution if a.speaker is not None)
    if isinstance(statement.subject, Mention) and statement.predicate.partition(" ")[0] in minded():
        yield statement.subject


def _chain_unit(chain: Chain, document: Document, *, acts: bool) -> Unit:
    first = chain.mentions[0]
    kind = Kind.NAMED if chain.is_named else Kind.PRONOUN if first.kind is MentionKind.PRONOUN else Kind.NOMINAL
    entity_type = EntityType.OTHER if chain.entity_type is EntityType.DATE else chain.entity_type
    wanted = MentionKind.NAME if kind is Kind.NAMED else MentionKind.NOMINAL
    spellings = Counter(m.text for m in chain.mentions if m.kind is wanted)
    names, short = _names(chain.name, spellings, person=entity_type is EntityType.PERSON) if kind is Kind.NAMED else ((), ())
    return Unit(
        document=document.id,
        place=(0, first.span.start, f"{first.head}"),
        label=chain.name,
        kind=kind,
        entity_type=entity_type,
        members=tuple(key_of(m) for m in chain.mentions),
        spellings=tuple(sorted(spellings.items())),
        names=names,
        short=short,
        titles=_titles(chain.titles),
        gender=_gender(chain),
        owner=_owner(chain, document) if names and is_generic(names[0]) else "",
        acts=acts,
        class_reasons=chain.class_reasons,
        kinds=chain.kinds,
    )


def _field_units(document: Document, used: Sequence[Field]) -> Iterator[Unit]:
    fields = {key_of(f): f for f in [*_metadata(document), *used]}
    for position, (key, value) in enumerate(sorted(fields.items())):
        if not value.value.strip():
            continue
        yield Unit(
            document=document.id,
            place=(1, position, value.name),
            label=value.value,
            kind=Kind.FIELD,
            entity_type=value.entity_type,
            members=(key,),
            spellings=((value.value, 1),),
            names=(parse_name(value.value, person=value.entity_type is EntityType.PERSON),),
        )


def _metadata(document: Document) -> Iterator[Field]:
    for author in document.authors:
        yield Field(document=document.id, name="author", value=author, entity_type=EntityType.PERSON)
    if document.publisher:
        yield Field(document=document.id, name="publisher", value=document.publisher, entity_type=EntityType.ORGANIZATION)


def _names(label: str, spellings: Iterable[str], *, person: bool) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Full names, the chain's own first, and the forms that are short for one of them."""
    forms = {name.key: name for name in (parse_name(s, person=person) for s in sorted({label, *spellings}))}
    own = parse_name(label, person=person).key
    ordered = sorted(forms.values(), key=lambda n: (n.key != own, -len(n.words), -len(n.key), n.key))
    short = [n for n in ordered if any(is_part_of(n, other) or (n.is_acronym and len(other.words) > 1) for other in ordered)]
    full = [n for n in ordered if n not in short]
    return tuple(full or ordered[:1]), tuple(n for n in short if full)


def _titles(titles: Iterable[str]) -> frozenset[str]:
    folded = (fold(t).replace(".", "").strip() for t in titles)
    return frozenset(t for t in folded if t and t not in HONORIFICS)


def _gender(chain: Chain) -> str:
    """What most pronouns and titles say, else all full names by their first words; "" where nothing does."""
    pronouns = [m.text.lower() for m in chain.mentions if m.kind is MentionKind.PRONOUN]
    told = gender_of_words([*pronouns, *(w for t in chain.titles for w in fold(t).replace(".", "").split())])
    names = (tuple(fold(text).split()) for text in {m.text for m in chain.mentions if m.kind is MentionKind.NAME})
    given = {gender_of_name(words) for words in names if len(words) > 1}
    return told or (given.pop() if len(given) == 1 else "")


def _owner(chain: Chain, document: Document) -> str:
    """The owner that most of the mentions have before them."""
    owners = Counter(o for m in chain.mentions if m.kind is MentionKind.NAME and (o := owner_before(document.text, m.span.start)))
    return min(owners, key=lambda o: (-owners[o], o)) if owners else ""


def _neighbours(units: Sequence[Unit], statements: Iterable[Statement]) -> list[frozenset[str]]:
    """For each unit the keys of the full names it shares a statement with; metadata and countries tell nothing."""
    index = {member: i for i, unit in enumerate(units) for member in unit.members}
    near: list[set[str]] = [set() for _ in units]
    for statement in statements:
        found = {index[key_of(a)] for a in arguments(statement) if key_of(a) in index}
        for i in found:
            near[i] |= {n.key for j in found - {i} if units[j].kind is Kind.NAMED for n in units[j].names if not is_country(n.key)}
    return [frozenset(n) for n in near]
