"""A tagged sentence in, its names out: tagged stretches repaired against the tree, and runs of proper nouns the tagger missed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.annotate.lexicon import DEFINITE, MONTHS, TAG_CLASSES, TITLES, WEEKDAYS, is_role, name_classes, noun_class
from kg.annotate.tagged import Tagged, bio_spans
from kg.types import EntityType

LINKS = frozenset({"compound", "flat", "goeswith"})
INNER = frozenset({"compound", "flat", "amod", "nmod:poss", "punct", "nummod", "nmod:desc", "goeswith"})
OF_WORDS = frozenset({"of", "for"})
MAX_NAME_WORDS = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name by positions of its first, last and head word."""

    first: int
    last: int
    head: int
    entity_type: EntityType


def names(tagged: Tagged, taken: list[tuple[int, int]]) -> list[Name]:
    """Names in text order, none overlapping; `taken` are stretches that are time expressions."""
    busy = {i for first, last in taken for i in range(first, last + 1)}
    spans = [(a, b, label) for a, b, label in bio_spans(tagged.names) if not busy.issuperset(range(a, b + 1))]
    found: list[Name] = []
    for first, last, label in spans:
        name = _repaired(tagged, first, last, label)
        if name is not None:
            found = _add(found, name)
    covered = busy | {i for n in found for i in range(n.first, n.last + 1)}
    for name in _untagged(tagged, covered):
        found = _add(found, name)
    return sorted(found, key=lambda n: n.first)


def _add(found: list[Name], name: Name) -> list[Name]:
    """With `name`; of overlapping names the longer stays."""
    rivals = [n for n in found if n.first <= name.last and name.first <= n.last]
    if any(n.last - n.first >= name.last - name.first for n in rivals):
        return found
    return [n for n in found if n not in rivals] + [name]


# ------------------------------------------------------------------------------------------------ tagged stretches


def _repaired(tagged: Tagged, first: int, last: int, label: str) -> Name | None:
    first, last = _trimmed(tagged, first, last)
    if first > last:
        return None
    first, last = _grown(tagged, first, last, person=label == "PER")
    if label == "PER":
        first = _after_titles(tagged, first, last)
    first, last = _trimmed(tagged, first, last)
    if first > last or _is_no_name(tagged, first, last):
        return None
    head = tagged.top(first, last)
    return Name(first, last, head, _class_of(tagged, first, last, label))


def _trimmed(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """Without determiners, punctuation, prepositions and possessive endings at the ends."""
    while first <= last and (
        tagged.tokens[first].upos in ("DET", "PUNCT", "ADP", "CCONJ", "PART", "AUX") or tagged.tokens[first].xpos in ("PRP$", "POS")
    ):
        first += 1
    while last >= first and tagged.tokens[last].upos in ("DET", "PUNCT", "ADP", "CCONJ", "PART", "AUX"):
        last -= 1
    return first, last


def _grown(tagged: Tagged, first: int, last: int, *, person: bool) -> tuple[int, int]:
    """Add hyphenated parts, flat parts, and for other than people the proper modifiers and the proper "of" phrase."""
    tokens = tagged.tokens
    changed = True
    while changed and last - first < MAX_NAME_WORDS:
        before = (first, last)
        if (
            last + 2 < len(tokens)
            and tokens[last + 1].form in "-‐‑–"
            and tagged.glued(last + 1)
            and tagged.glued(last + 2)
            and _name_word(tagged, last + 2)
        ):
            last += 2
        if last + 1 < len(tokens) and tokens[last + 1].deprel in ("flat", "goeswith") and first <= tagged.parent(last + 1) <= last:
            last += 1
        if (
            first > 1
            and tokens[first - 1].form in "-‐‑–"
            and tagged.glued(first)
            and tagged.glued(first - 1)
            and _name_word(tagged, first - 2)
        ):
            first -= 2
        if first and tokens[first - 1].upos == "PROPN" and _linked(tagged, first - 1, first, last):
            first -= 1
        if not person:
            first, last = _grown_body(tagged, first, last)
        changed = before != (first, last)
    return first, last


def _name_word(tagged: Tagged, i: int) -> bool:
    """Whether a word beside a hyphen belongs to the name: "Jong-un", "Hwasong-18", but not "U.S.-led", "Iran-backed"."""
    token = tagged.tokens[i]
    return token.upos in ("PROPN", "NUM", "X") or (token.deprel == "flat" and token.upos != "VERB")


def _linked(tagged: Tagged, i: int, first: int, last: int) -> bool:
    """Whether the word at `i`, beside first..last, is a part of the same name by the tree."""
    if tagged.tokens[i].deprel in LINKS and first <= tagged.parent(i) <= last:
        return True
    return any(first <= k <= last and tagged.tokens[k].deprel == "flat" for k in tagged.children[i])


def _grown_body(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    tokens = tagged.tokens
    before = first - 1
    if before >= 0 and tokens[before].form[:1].isupper() and before > 0 and tokens[before].upos in ("ADJ", "PROPN", "NOUN"):
        if tokens[before].deprel in ("amod", "compound") and first <= tagged.parent(before) <= last and not _place_before(tagged, before):
            first -= 1
    after = last + 1
    if after < len(tokens) and tokens[after].upos == "PROPN" and first <= after and tagged.names[after] == "O":
        if any(first <= k <= last and tokens[k].deprel in ("compound", "amod") for k in tagged.children[after]):
            last += 1
    if last + 2 < len(tokens) and tokens[last + 1].form.lower() == "of" and tokens[last].form.lower() in name_classes():
        last = _of_phrase(tagged, first, last)
    return first, last


def _place_before(tagged: Tagged, i: int) -> bool:
    """Whether the modifier at `i` is a place or nationality of its own ("U.S. State Department", "Russian Defense Ministry")."""
    return tagged.names[i][2:] in ("LOC", "NORP")


def _of_phrase(tagged: Tagged, first: int, last: int) -> int:
    """Last position of a proper "of X" after the name's head word, or `last`."""
    tokens = tagged.tokens
    at = last + 2
    while at < len(tokens) and tokens[at].form.lower() in DEFINITE:
        at += 1
    end = at
    while end < len(tokens) and tokens[end].form[:1].isupper() and tokens[end].upos in ("PROPN", "ADJ", "NOUN"):
        end += 1
    return end - 1 if end > at and tagged.parent(end - 1) < end else last


def _after_titles(tagged: Tagged, first: int, last: int) -> int:
    """First position after the titles and roles that stand before a person's name."""
    at = first
    while at < last:
        token = tagged.tokens[at]
        if token.form.lower() in TITLES or (token.upos in ("NOUN", "ADJ") and not token.form[:1].isupper()):
            at += 1
        elif token.form.lower() == "of" or (token.upos == "ADJ" and is_role(tagged.tokens[at + 1].form)):
            at += 1
        else:
            break
    return at


def _is_no_name(tagged: Tagged, first: int, last: int) -> bool:
    """Titles alone, adjectives, generic nouns, and what holds no noun at all."""
    words = tagged.tokens[first : last + 1]
    if all(w.upos not in ("PROPN", "NOUN", "X", "NUM", "SYM") for w in words):
        return True
    if all(w.form.lower() in TITLES for w in words):
        return True
    return all(not w.form[:1].isupper() and not w.form[:1].isdigit() for w in words)


def _class_of(tagged: Tagged, first: int, last: int, label: str) -> EntityType:
    """The tagger's class, overruled by a telling head word ("… Ministry", "… Airport")."""
    tagged_class = TAG_CLASSES.get(label, EntityType.OTHER)
    if tagged_class in (EntityType.PERSON, EntityType.GROUP) and last > first and tagged_class is EntityType.PERSON:
        return tagged_class
    by_word = class_by_word(tagged, first, last)
    if by_word is None or last == first:
        return tagged_class
    return by_word


def class_by_word(tagged: Tagged, first: int, last: int) -> EntityType | None:
    """Class by the name's head word: the word before "of", else the last word."""
    forms = [t.form.lower() for t in tagged.tokens[first : last + 1]]
    cut = next((i for i, f in enumerate(forms) if f in OF_WORDS and i), len(forms))
    return name_classes().get(forms[cut - 1]) or (
        name_classes().get(forms[0]) if forms[0] in ("mount", "lake", "banco", "radio", "camp") else None
    )


# ------------------------------------------------------------------------------------------------ missed names


def _untagged(tagged: Tagged, covered: set[int]) -> list[Name]:
    """Proper nouns outside all names: each with its compounds, flat parts and capitalised adjectives."""
    found = []
    for i, token in enumerate(tagged.tokens):
        if token.upos != "PROPN" or i in covered or (token.deprel in LINKS and tagged.tokens[tagged.parent(i)].upos == "PROPN"):
            continue
        first = last = i
        while first and first - 1 not in covered and _belongs(tagged, first - 1, i):
            first -= 1
        while last + 1 < len(tagged.tokens) and last + 1 not in covered and _belongs(tagged, last + 1, i):
            last += 1
        first, last = _trimmed(tagged, first, last)
        if first > last:
            continue
        first, last = _grown(tagged, first, last, person=False)
        if covered.isdisjoint(range(first, last + 1)) and not _is_title_or_time(tagged, first, last):
            head = tagged.top(first, last)
            found.append(Name(first, last, head, class_by_word(tagged, first, last) or EntityType.OTHER))
    return found


def _belongs(tagged: Tagged, i: int, head: int) -> bool:
    """Whether the word at `i` is a capitalised part of the name headed by `head`."""
    token = tagged.tokens[i]
    if tagged.parent(i) != head and tagged.parent(tagged.parent(i)) != head:
        return False
    if token.deprel in LINKS:
        return token.form[:1].isupper() or token.upos in ("PROPN", "NUM") or token.form in "-–"
    if token.deprel == "punct":
        return token.form in "-–&/"
    return token.deprel == "amod" and token.form[:1].isupper() and i > 0


def _is_title_or_time(tagged: Tagged, first: int, last: int) -> bool:
    """Titles of a person named beside them, weekdays and months."""
    forms = [t.form.lower() for t in tagged.tokens[first : last + 1]]
    if all(f in WEEKDAYS or f in MONTHS for f in forms):
        return True
    return forms[-1] in TITLES or any(f in TITLES for f in forms) and noun_class(forms[0]) is EntityType.PERSON


def renamed(name: Name, entity_type: EntityType) -> Name:
    """The same stretch with another class."""
    return replace(name, entity_type=entity_type)
