"""A statement's parts -> one readable English sentence; for graphs whose statements have no rdfs:label of their own."""

from __future__ import annotations

from functools import cache

from kg.analyse.records import StatementRecord

TEMPLATES = {
    "Claimed": "It is claimed that {clause}",
    "Disputed": "Sources differ on whether {clause}",
    "Denied": "It is denied that {clause}",
    "Negated": "It is not so that {clause}",
}
MODALS = frozenset({"Planned", "Possible"})
FINITE = frozenset("is are was were has have had will would may might can could must should does did".split())
POSTS = frozenset({"holds position"})
SAID = frozenset({"stated", "state"})
TOLD = ("as", "with", "for")  # qualifiers without which many a sentence says nothing: "described it as …"
QUOTES = '“”" '
LONGEST = 80  # characters of a qualifier that a sentence takes in


def sentence(record: StatementRecord, *, subject: str, target: str, infinitive: str) -> str:
    """Subject, verb in a form that fits the status, object; `infinitive` is that of the relation where the graph has it."""
    verb = _infinitive(record, infinitive)
    target = f"“{target.strip(QUOTES)}”" if record["label"] in SAID and record["kind"] else target
    if verb and record["status"] in MODALS:
        modal = "may" if record["status"] == "Possible" else f"{_be(subject)} to"
        return _joined(subject, modal, _with_object(record, verb), target, *_told(record, target))
    clause = _joined(subject, _with_object(record, _predicate(record, subject)), target, *_told(record, target))
    return TEMPLATES.get(record["status"], "{clause}").format(clause=clause)


def _predicate(record: StatementRecord, subject: str) -> str:
    """The verb as the surest mention has it where it stands there as a main verb does, else the relation's own words made finite."""
    label = record["label"]
    if label in POSTS:
        return _be(subject)
    if label in SAID:
        return "said:"
    if not _is_open(record):
        return label
    surface = _surface(record)
    first = surface.split(" ")[0]
    if first in FINITE:
        return surface
    if label == "be" or label.startswith("be "):
        return f"{_be(subject)}{label[2:]}"
    return _past(label) if surface in {"", label} or first.endswith("ing") else surface


def _with_object(record: StatementRecord, verb: str) -> str:
    """What is given goes before to whom: "supplied to" with an object "arms" is "supplied arms to"."""
    given = next((q["label"] for q in record["qualifiers"] if q["role"] == "object" and len(q["label"]) <= LONGEST), "")
    head, space, preposition = verb.rpartition(" ")
    return f"{head} {given}{space}{preposition}" if given and preposition == "to" else verb


def _told(record: StatementRecord, target: str) -> list[str]:
    """What stands around the target, without what the target has in it already."""
    told = [q for role in TOLD for q in record["qualifiers"] if q["role"] == role and len(q["label"]) <= LONGEST]
    return [f"{q['role']} {q['label']}" for q in told if q["label"] not in target]


def _infinitive(record: StatementRecord, infinitive: str) -> str:
    """The relation's infinitive; an open predicate is one. Empty where a relation of the ontology has none."""
    return infinitive or (record["label"] if _is_open(record) else "")


def _is_open(record: StatementRecord) -> bool:
    """Whether the predicate is the text's own, minted outside the ontology's namespace."""
    return "#" not in record["relation"]


def _surface(record: StatementRecord) -> str:
    surest = max(record["mentions"], key=lambda mention: mention["confidence"], default=None)
    return surest["surface"] if surest else ""


@cache
def _past(label: str) -> str:
    """Simple past of a lemma with its particle or preposition: "roll out" -> "rolled out"."""
    from lemminflect import getInflection  # noqa: PLC0415 - heavy

    verb, space, rest = label.partition(" ")
    forms = getInflection(verb, tag="VBD")  # type: ignore[no-untyped-call]  # lemminflect has no types
    return f"{forms[0] if forms else verb}{space}{rest}"


def _be(subject: str) -> str:
    """Common nouns in the plural begin small and end in s; names take the singular."""
    return "are" if subject[:1].islower() and subject.endswith("s") and not subject.endswith("ss") else "is"


def _joined(subject: str, modal_or_verb: str, *rest: str) -> str:
    """The parts with spaces; a part that repeats what stands there ("come – came") is left out."""
    text = f"{subject.strip()} {modal_or_verb.strip()}"
    for part in filter(None, (part.strip() for part in rest)):
        if not f" {text}".endswith(f" {part}"):
            text += f" {part}"
    return text
