"""A tagged sentence in, its names out: tagged stretches repaired against the tree, titles of works, and proper nouns the tagger missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.annotate.lexicon import (
    CURRENCIES,
    MONTHS,
    SHIP_PREFIXES,
    TAG_CLASSES,
    TITLE_PARTS,
    TITLES,
    VESSELS,
    WEEKDAYS,
    is_role,
    name_classes,
    noun_class,
)
from kg.annotate.parse.tagged import Tagged
from kg.annotate.spans.stretches import EDGES, HYPHENS, LINKS, cut_at_possessor, ends_in_s, grown, stretches, trimmed
from kg.types import EntityType

QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
MAX_WORK_WORDS = 8
NO_SURNAMES = frozenset(
    """airport asa ag ab airlines airways bank bhd bv center centre college company corp corporation energy ferries foods foundation gmbh
    group holdings hospital inc industries institute llc ltd marine media motors museum nv oy oyj partners petroleum plc prize pty railways
    rovers sa school se shipping spa stadium systems technologies trust university""".split()
)
HEAD_FIRST = frozenset({"mount", "lake", "banco", "radio", "camp", "museo", "universidad", "fort"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name by positions of its first, last and head word."""

    first: int
    last: int
    head: int
    entity_type: EntityType


def names(tagged: Tagged, taken: Sequence[tuple[int, int]]) -> list[Name]:
    """Names in text order, none overlapping; `taken` are stretches that are time expressions."""
    busy = {i for first, last in taken for i in range(first, last + 1)}
    found: list[Name] = []
    for first, last, label in [cut for stretch in stretches(tagged) for cut in cut_at_possessor(tagged, *stretch)]:
        if not busy.issuperset(range(first, last + 1)):
            found = _add(found, _repaired(tagged, first, last, label))
    for work in _quoted_titles(tagged):
        found = _add(found, work)
    titles = {i for first, last, label in stretches(tagged) if label == "PER" for i in range(first, last + 1)}
    covered = busy | titles | {i for n in found for i in range(n.first, n.last + 1)}
    for name in _untagged(tagged, covered):
        found = _add(found, name)
    return sorted(found, key=lambda n: n.first)


def _add(found: list[Name], name: Name | None) -> list[Name]:
    """With `name`; of overlapping names the longer stays."""
    if name is None:
        return found
    rivals = [n for n in found if n.first <= name.last and name.first <= n.last]
    if any(n.last - n.first >= name.last - name.first for n in rivals):
        return found
    return [n for n in found if n not in rivals] + [name]


# ------------------------------------------------------------------------------------------------ tagged stretches


def _repaired(tagged: Tagged, first: int, last: int, label: str) -> Name | None:
    first, last = trimmed(tagged, first, last)
    if first > last:
        return None
    first, last = grown(tagged, first, last, label)
    if label == "PER":
        first = _after_titles(tagged, first, last)
    if label == "PER" or tagged.sentence.headline:
        while last > first and tagged.tokens[last].form.islower() and not tagged.glued(last):
            last -= 1  # "Kim sacks": the verb of a headline
    if label == "PER":
        last = next((i - 1 for i in range(first + 1, last + 1) if tagged.tokens[i].upos == "NUM"), last)  # "Li 6-4": a score
    while label == "LOC" and last > first and tagged.tokens[last].form.lower() in TITLES:
        last -= 1  # "U.S. | Secretary of State"
    first, last = trimmed(tagged, first, last)
    if first > last or _is_no_name(tagged, first, last, label):
        return None
    last += ends_in_s(tagged, first, last)
    if label == "PER" and _is_named_thing(tagged, first, last):
        return Name(first, last, tagged.top(first, last), EntityType.PRODUCT)
    return Name(first, last, tagged.top(first, last), _class_of(tagged, first, last, label))


def _after_titles(tagged: Tagged, first: int, last: int) -> int:
    """First position after the titles and roles that stand before a person's name ("Karsovan President | Bogdan Halveric")."""
    start = first
    for i in range(first, min(last, first + 6)):
        token = tagged.tokens[i]
        role = token.form.lower() in TITLES or (is_role(token.lemma) and not token.form[:1].isupper())
        if role and (i == first or token.deprel != "flat") and tagged.tokens[i + 1].upos in ("PROPN", "X"):
            start = i + 1
    return start


def _is_named_thing(tagged: Tagged, first: int, last: int) -> bool:
    """ "the ferry *Margaret Dunmore*", "*The Margaret Dunmore* sails": a vessel's or other thing's name that is a person's elsewhere."""
    name = tagged.tokens[tagged.top(first, last)]
    if tagged.tokens[first].form in SHIP_PREFIXES or (first and tagged.tokens[first - 1].lemma.lower() in VESSELS):
        return True
    plain = name.deprel in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "root") and name.xpos == "NNP"
    return plain and first > 0 and tagged.tokens[first - 1].form.lower() == "the" and tagged.parent(first - 1) == tagged.top(first, last)


def _is_no_name(tagged: Tagged, first: int, last: int, label: str) -> bool:
    """Titles alone, adjectives, addresses, sums of money, and what holds no noun or capital at all."""
    words = tagged.tokens[first : last + 1]
    forms = [w.form.lower() for w in words]
    head = tagged.tokens[tagged.top(first, last)]
    if label == "NORP" and (head.upos == "ADJ" or head.deprel in ("amod", "compound", "nmod:desc")):
        return True
    before_title = last + 1 < len(tagged.tokens) and tagged.tokens[last + 1].form.lower() in TITLES | TITLE_PARTS
    if label == "PER" and first == last and before_title and head.deprel in ("amod", "compound", "nmod:desc"):
        return True  # a nationality: "Karsovan President Bogdan Halveric"
    if forms == ["state"] and first > 1 and tagged.tokens[first - 2].lemma.lower() == "secretary":
        return True
    if all(f in TITLES or f in TITLE_PARTS for f in forms) or (label == "ORG" and forms[-1] in TITLES and forms[-1] not in name_classes()):
        return True
    if any("@" in f or "://" in f for f in forms) or (forms[0] in CURRENCIES and all(w.upos == "NUM" for w in words[1:])):
        return True
    return not any(w.upos in ("PROPN", "NOUN", "X", "NUM", "SYM") and (w.form[:1].isupper() or w.form[:1].isdigit()) for w in words)


def _class_of(tagged: Tagged, first: int, last: int, label: str) -> EntityType:
    """The tagger's class, overruled by a telling head word ("… Ministry", "… Airport"); people of several words stay people."""
    known = TAG_CLASSES.get(label, EntityType.OTHER)
    if last == first or (known is EntityType.PERSON and tagged.tokens[last].form.lower() not in NO_SURNAMES):
        return known
    return class_by_word(tagged, first, last) or known


def class_by_word(tagged: Tagged, first: int, last: int) -> EntityType | None:
    """Class by the name's head word: the word before "of" or "for", else the last word; not by a part of a hyphenated word."""
    forms = [t.form.lower() for t in tagged.tokens[first : last + 1]]
    cut = next((i for i, f in enumerate(forms) if f in ("of", "for") and i), len(forms))
    if cut > 1 and forms[cut - 2] in HYPHENS:
        return None
    return name_classes().get(forms[cut - 1]) or (name_classes().get(forms[0]) if forms[0] in HEAD_FIRST else None)


# ------------------------------------------------------------------------------------------------ works and missed names


def _quoted_titles(tagged: Tagged) -> Iterator[Name]:
    """Stretches in quotation marks whose words are all capitalised but for small ones: "Salt Roads", "Under the Tangerines"."""
    tokens = tagged.tokens
    marks = [i for i, t in enumerate(tokens) if t.form in QUOTES and not t.joined]
    for start, end in pairwise(marks):
        first, last = start + 1, end - 1
        while last > first and tokens[last].upos == "PUNCT":
            last -= 1
        words = tokens[first : last + 1]
        big = [w for w in words if w.form[:1].isupper()]
        small = [w for w in words if not w.form[:1].isupper()]
        if len(words) > MAX_WORK_WORDS or len(big) < 2 or not tagged.glued(first) or start + 1 >= end:
            continue
        if all(w.upos in EDGES or w.form.isdigit() for w in small) and not any(
            w.upos in ("AUX", "PRON") for w in words if w not in big[:1]
        ):
            yield Name(first, last, tagged.top(first, last), EntityType.WORK)


def _untagged(tagged: Tagged, covered: set[int]) -> Iterator[Name]:
    """Proper nouns outside all names: each with its compounds, flat parts and capitalised adjectives."""
    for i, token in enumerate(tagged.tokens):
        if token.upos != "PROPN" or i in covered or _is_part(tagged, i):
            continue
        first = last = i
        while first and first - 1 not in covered and _belongs(tagged, first - 1, i):
            first -= 1
        while last + 1 < len(tagged.tokens) and last + 1 not in covered and _belongs(tagged, last + 1, i):
            last += 1
        first, last = trimmed(tagged, first, last)
        if first > last:
            continue
        first, last = grown(tagged, first, last, "")
        if (
            covered.isdisjoint(range(first, last + 1))
            and not _is_title_or_time(tagged, first, last)
            and not _is_no_name(tagged, first, last, "")
        ):
            yield Name(first, last, tagged.top(first, last), class_by_word(tagged, first, last) or EntityType.OTHER)


def _is_part(tagged: Tagged, i: int) -> bool:
    """Whether a proper noun is a part of another name or of a nationality ("North" of "North Korean")."""
    parent = tagged.parent(i)
    if parent < 0:
        return False
    if tagged.tokens[i].deprel in LINKS and tagged.tokens[parent].upos == "PROPN":
        return True
    return parent == i + 1 and tagged.tokens[parent].upos == "ADJ" and tagged.tokens[parent].form[:1].isupper()


def _belongs(tagged: Tagged, i: int, head: int) -> bool:
    """Whether the word at `i` is a capitalised part of the name headed by `head`."""
    token = tagged.tokens[i]
    if head not in (tagged.parent(i), tagged.parent(tagged.parent(i)) if tagged.parent(i) >= 0 else -1):
        return False
    if token.deprel in LINKS:
        return token.form[:1].isupper() or token.upos in ("PROPN", "NUM") or token.form in HYPHENS
    if token.deprel == "punct":
        return token.form in HYPHENS or token.form in "&/"
    return token.deprel == "amod" and token.form[:1].isupper() and i > 0


def _is_title_or_time(tagged: Tagged, first: int, last: int) -> bool:
    """Titles of a person named beside them, weekdays and months."""
    forms = [t.form.lower() for t in tagged.tokens[first : last + 1]]
    if all(f in WEEKDAYS or f in MONTHS for f in forms):
        return True
    role = tagged.tokens[tagged.top(first, last)]
    return (
        forms[-1] in TITLES
        or (role.form.lower() in TITLES and not any(t.deprel == "flat" for t in tagged.tokens[first : last + 1]))
        or (role.deprel == "nmod:desc" and noun_class(role.lemma.lower()) is EntityType.PERSON)
    )
