"""Tree -> its names: tagged stretches fitted to the tree, titles of works, and proper nouns the tagger missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.annotate.spans.classes import TAG_CLASSES
from kg.annotate.spans.stretch import Stretch
from kg.annotate.spans.stretches import EDGES, HYPHENS, LINKS, cut_at_possessor, ends_in_s, grown, stretches, trimmed
from kg.english.calendar import MONTH_FORMS, WEEKDAY_FORMS
from kg.english.nouns.bodies import CURRENCIES, HEAD_FIRST, NAME_CLASSES, NO_SURNAMES, SHIP_PREFIXES, VESSELS
from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.titles import TITLE_PARTS, TITLES
from kg.english.tables import words
from kg.english.tree import Node, Tree
from kg.types import EntityType

SITES = words(
    "airfield airport barracks bridge cathedral dam festival harbor harbour jail mine mosque pipeline prison reactor refinery shipyard stadium "
    "tunnel"
)  # of which a place or firm before them makes the name
INDEFINITE = frozenset({"a", "an", "another", "each", "every", "no", "some"})
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "root"})
MODIFYING = frozenset({"amod", "compound", "nmod:desc"})
MAX_WORK_WORDS = 8
MAX_TITLES = 6  # words before a name that are looked at for titles


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, its head and its class."""

    span: Stretch
    head: Node
    entity_type: EntityType


def names(tree: Tree, taken: Sequence[Stretch]) -> list[Name]:
    """Names in text order, none overlapping; `taken` are stretches that are time expressions."""
    busy = {n for span in taken for n in span.nodes}
    tagged = stretches(tree)
    found: list[Name] = []
    for span in (part for stretch in tagged for part in cut_at_possessor(stretch)):
        if not busy.issuperset(span.nodes):
            found = _add(found, _fitted(span, headline=tree.sentence.headline))
    for work in _quoted_titles(tree):
        found = _add(found, work)
    titles = {n for span in tagged if span.label == "PER" for n in span.nodes}
    for missed in _untagged(tree, busy | titles | {n for name in found for n in name.span.nodes}):
        found = _add(found, missed)
    return sorted(found, key=lambda name: name.span.first.index)


def _add(found: list[Name], name: Name | None) -> list[Name]:
    """With `name`; of overlapping names the longer stays."""
    if name is None:
        return found
    rivals = [n for n in found if n.span.overlaps(name.span)]
    if any(len(n.span) >= len(name.span) for n in rivals):
        return found
    return [n for n in found if n not in rivals] + [name]


# ------------------------------------------------------------------------------------------------ tagged stretches


def _fitted(tagged: Stretch, *, headline: bool) -> Name | None:
    """The name that a tagged stretch is a part of, or is with something that is none of it; None where it is no name."""
    bare = trimmed(tagged)
    if bare is None:
        return None
    span = grown(bare)
    person = span.label == "PER"
    span = replace(span, first=_after_titles(span)) if person else span
    verbs = person or headline  # "Kim sacks": a headline's verb; "Velsk festival" ends in none
    span = _without_end(span, lambda n: n.form.islower() and not n.is_glued and (person or n.low not in NAME_CLASSES)) if verbs else span
    span = _before_number(span) if person else span  # "Li 6-4": a score
    span = _without_end(span, lambda n: n.low in TITLES) if span.label == "LOC" else span  # "U.S. | Secretary of State"
    whole = trimmed(span)
    if whole is None or _is_no_name(whole):
        return None
    if ends_in_s(whole) and whole.last.after is not None:
        whole = replace(whole, last=whole.last.after)
    whole = _with_site(whole)
    if (person or _is_told_vessel(whole)) and _is_named_thing(whole):
        return Name(whole, whole.head, EntityType.PRODUCT)
    return Name(whole, whole.head, _class_of(whole))


def _with_site(span: Stretch) -> Stretch:
    """ "the Delmar gold *mine*", "Rivera *airport*": with the small noun of the site or gathering that bears the name."""
    site = span.last.after
    if site is not None and site.upos in {"NOUN", "ADJ"} and site.low not in SITES:
        site = site.after if site.after is not None and site.after.low in SITES and site.head is site.after else site
    told = (
        site is not None and site.low in SITES and span.head.head is site and span.head.deprel == "compound" and site.deprel != "compound"
    )
    if site is None or not told or any(n.upos == "ADP" for n in span.nodes):
        return span
    one = not any(c.index < site.index and c.deprel in {"nmod:poss", "nummod"} or c.low in INDEFINITE for c in site.children)
    return replace(span, last=site) if one else span


def _without_end(span: Stretch, is_none: Callable[[Node], bool]) -> Stretch:
    words = span.nodes
    while len(words) > 1 and is_none(words[-1]):
        words = words[:-1]
    return replace(span, last=words[-1])


def _before_number(span: Stretch) -> Stretch:
    words = span.nodes
    end = next((k for k, n in enumerate(words) if k and n.upos == "NUM"), len(words))
    return replace(span, last=words[end - 1])


def _after_titles(span: Stretch) -> Node:
    """First word after the titles and roles that stand before a person's name ("Velskan President | Ana Lund")."""
    start = span.first
    for node, after in pairwise(span.nodes[: MAX_TITLES + 1]):
        role = node.low in TITLES or (is_role(node.lemma) and not node.form[:1].isupper())
        if role and (node is span.first or node.deprel != "flat") and after.upos in {"PROPN", "X"}:
            start = after
    return start


def _is_told_vessel(span: Stretch) -> bool:
    """ "the ship *Sea Star*", tagged as anything: what stands before it tells more."""
    before = span.first.before
    return before is not None and before.lemma.lower() in VESSELS and (before.head is span.head or span.head.head is before)


def _is_named_thing(span: Stretch) -> bool:
    """ "the ferry *Nancy Blake*", "*The Nancy Blake* sails": a vessel's or other thing's name that is a person's elsewhere."""
    name, before = span.head, span.first.before
    if span.first.form in SHIP_PREFIXES or (before is not None and before.lemma.lower() in VESSELS):
        return True
    return name.deprel in ARGUMENTS and name.xpos == "NNP" and before is not None and before.low == "the" and before.head is name


def _class_of(span: Stretch) -> EntityType:
    """The tagger's class, overruled by a telling head word ("… Ministry", "… Airport"); people of several words stay people."""
    known = TAG_CLASSES.get(span.label, EntityType.OTHER)
    if len(span) > 1 and span.last.low in SITES and span.last.form.islower():
        return noun_class(span.last.low) or known
    if len(span) == 1 or (known is EntityType.PERSON and span.last.low not in NO_SURNAMES):
        return known
    return class_by_word(span.nodes) or known


def class_by_word(words: Sequence[Node]) -> EntityType | None:
    """Class by the name's head word: the word before "of" or "for", else the last word; not by a part of a hyphenated word."""
    cut = next((i for i, n in enumerate(words) if n.low in {"of", "for"} and i), len(words))
    if cut > 1 and words[cut - 2].low in HYPHENS:
        return None
    return NAME_CLASSES.get(words[cut - 1].low) or (NAME_CLASSES.get(words[0].low) if words[0].low in HEAD_FIRST else None)


# ------------------------------------------------------------------------------------------------ what is no name


def _is_no_name(span: Stretch) -> bool:
    """Titles alone, adjectives, addresses, sums of money, and what holds no noun or capital at all."""
    return any(reason(span) for reason in NO_NAMES)


def _is_adjective(span: Stretch) -> bool:
    head = span.head
    return span.label == "NORP" and (head.upos == "ADJ" or head.deprel in MODIFYING)


def _is_nationality(span: Stretch) -> bool:
    """ "*Velskan* President Ana Lund", tagged as a person."""
    after = span.last.after
    before_title = after is not None and after.low in TITLES | TITLE_PARTS
    return span.label == "PER" and len(span) == 1 and before_title and span.first.deprel in MODIFYING


def _is_state_of_secretary(span: Stretch) -> bool:
    before = span.first.before.before if span.first.before is not None else None
    return len(span) == 1 and span.first.low == "state" and before is not None and before.lemma.lower() == "secretary"


def _is_title(span: Stretch) -> bool:
    last = span.last.low
    return all(n.low in TITLES or n.low in TITLE_PARTS for n in span.nodes) or (
        span.label == "ORG" and last in TITLES and last not in NAME_CLASSES
    )


def _is_address_or_sum(span: Stretch) -> bool:
    first, *rest = span.nodes
    return any("@" in n.low or "://" in n.low for n in span.nodes) or (first.low in CURRENCIES and all(n.upos == "NUM" for n in rest))


def _has_no_capital(span: Stretch) -> bool:
    return not any(n.upos in {"PROPN", "NOUN", "X", "NUM", "SYM"} and (n.form[:1].isupper() or n.form[:1].isdigit()) for n in span.nodes)


NO_NAMES = (_is_adjective, _is_nationality, _is_state_of_secretary, _is_title, _is_address_or_sum, _has_no_capital)


# ------------------------------------------------------------------------------------------------ works and missed names


def _quoted_titles(tree: Tree) -> Iterator[Name]:
    """Stretches in quotation marks whose words are all capitalised but for small ones: "Paper Lanterns", "Under the Trees"."""
    marks = [n for n in tree.nodes if n.form in QUOTES and not n.token.joined]
    for opening, closing in pairwise(marks):
        words = tree.nodes[opening.index : closing.index - 1]
        while len(words) > 1 and words[-1].upos == "PUNCT":
            words = words[:-1]
        if words and words[0].is_glued and _is_title_of_work(words):
            span = Stretch(words[0], words[-1])
            yield Name(span, span.head, EntityType.WORK)


def _is_title_of_work(words: Sequence[Node]) -> bool:
    big = [n for n in words if n.form[:1].isupper()]
    small = [n for n in words if n not in big]
    if len(words) > MAX_WORK_WORDS or len(big) < 2:
        return False
    spoken = any(n.upos in {"AUX", "PRON"} for n in words if n is not big[0])
    return not spoken and all(n.upos in EDGES or n.form.isdigit() for n in small)


def _untagged(tree: Tree, covered: set[Node]) -> Iterator[Name]:
    """Proper nouns outside all names: each with its compounds, flat parts and capitalised adjectives."""
    for node in tree.nodes:
        if node.upos != "PROPN" or node in covered or _is_part(node):
            continue
        first = last = node
        while first.before is not None and first.before not in covered and _belongs(first.before, node):
            first = first.before
        while last.after is not None and last.after not in covered and _belongs(last.after, node):
            last = last.after
        bare = trimmed(Stretch(first, last))
        span = grown(bare) if bare is not None else None
        if span is not None and covered.isdisjoint(span.nodes) and not _is_title_or_time(span) and not _is_no_name(span):
            kind = EntityType.PRODUCT if _is_told_vessel(span) else class_by_word(span.nodes)
            yield Name(span, span.head, kind or EntityType.OTHER)


def _is_part(node: Node) -> bool:
    """Whether a proper noun is a part of another name or of a nationality ("North" of "North Korean")."""
    head = node.head
    if head is None:
        return False
    return (node.deprel in LINKS and head.upos == "PROPN") or (head is node.after and head.upos == "ADJ" and head.form[:1].isupper())


def _belongs(node: Node, name: Node) -> bool:
    """Whether a word is a capitalised part of the name with this head."""
    if node.head is None or name not in {node.head, node.head.head}:
        return False
    if node.deprel in LINKS:
        return node.form[:1].isupper() or node.upos in {"PROPN", "NUM"} or node.form in HYPHENS
    if node.deprel == "punct":
        return node.form in HYPHENS or node.form in "&/"
    return node.deprel == "amod" and node.form[:1].isupper() and node.index > 1


def _is_title_or_time(span: Stretch) -> bool:
    """Titles of a person named beside them, weekdays and months."""
    words, role = span.nodes, span.head
    if all(n.low in WEEKDAY_FORMS or n.low in MONTH_FORMS for n in words):
        return True
    vessel = span.first.before is not None and span.first.before.lemma.lower() in VESSELS  # "the ferry Sea King"
    if vessel and len(words) > 1:
        return False
    alone = role.low in TITLES and not any(n.deprel == "flat" for n in words)
    return words[-1].low in TITLES or alone or (role.deprel == "nmod:desc" and noun_class(role.lemma.lower()) is EntityType.PERSON)
