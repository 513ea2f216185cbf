"""Tree -> stretches of its name tags, and what the tree adds to a stretch or takes off it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.spans.stretch import Stretch, tagged_stretches
from kg.english.nouns.bodies import LEGAL_FORMS, NAME_CLASSES, ORGANS, SHIP_PREFIXES
from kg.english.nouns.classes import is_role
from kg.english.nouns.titles import ABBREVIATED, TITLES
from kg.english.pronouns import DEFINITE
from kg.english.tree import Node, Tree

LINKS = frozenset({"compound", "flat", "goeswith"})
EDGES = frozenset({"DET", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PRON"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
SAINTS = frozenset({"St", "St."})
OWNERS = frozenset({"People", "King", "Queen", "Prince", "Women", "Children"})  # with "'s" they begin a body's name
ALONE = frozenset({"B-PER", "B-LOC", "B-ORG"})
HYPHENS = frozenset({"-", "‐", "‑"})
MAX_NAME_WORDS = 14


def stretches(tree: Tree) -> list[Stretch]:
    """Stretches of the name tags. An I- of another class goes on the name before it, which takes the class of its last word; but people
    are neither swallowed nor torn: "of State | Ana Lund", "General Staff | Pak Su Il"."""
    merged: list[Stretch] = []
    for found in tagged_stretches(tree, _without_gaps(tree)):
        before = merged[-1] if merged else None
        start = _start_of_flat(found.first)
        if before is None or before.last is not found.first.before:
            merged.append(found)
        elif before.first.index < start.index < found.first.index:
            merged[-1:] = [Stretch(before.first, tree.node(start.index - 1), before.label), replace(found, first=start)]
        elif found.first.name[0] == "I" and (found.label != "PER" or start.index <= before.first.index):
            merged[-1] = Stretch(before.first, found.last, "PER" if before.label == "PER" else found.label)
        else:
            merged.append(found)
    titled = [replace(s, label="PER") if s.label == "ORG" and _has_title(s) else s for s in merged]
    parted = [part for span in titled for part in _cut_at_titles(span)]
    return _with_ampersand(tree, _with_prefix(_named_after_people(tree, parted)))


def _cut_at_titles(span: Stretch) -> Iterator[Stretch]:
    """ "United Nations | Secretary-General | *Ban Ki-moon*", "Secretary of State | *Ana Lund*": what goes before a person's name in one
    stretch with it is a name of its own, and a title between the two is none."""
    words = span.nodes
    for k, node in enumerate(words):
        title = node if node.low in TITLES else node.head if node.index == span.first.index else None
        name = title.head if title is not None and title.deprel == "nmod:desc" else None
        if title is None or name not in words[k + 1 :] or name.upos != "PROPN" or (title not in words and not is_role(title.lemma)):
            continue
        before = words[:k] if title is node else [n for n in words if n.index < name.index and title in n.ancestors()]
        if before and before[0].upos not in EDGES:
            yield Stretch(before[0], before[-1], "LOC" if span.label == "PER" else span.label)
        yield Stretch(name, span.last, "PER")
        return
    yield span


def _with_ampersand(tree: Tree, found: list[Stretch]) -> list[Stretch]:
    """ "Marchbanks *&* Dean": one firm, however its parts are tagged."""
    for sign in tree.nodes[1:-1]:
        if sign.form != "&":
            continue
        own = Stretch(tree.node(sign.index - 1), tree.node(sign.index + 1), "ORG")
        if own.first.upos == own.last.upos == "PROPN":
            around = [s for s in found if s.overlaps(own)]
            first = min([own.first, *(s.first for s in around)], key=_index)
            last = max([own.last, *(s.last for s in around)], key=_index)
            found = sorted([*(s for s in found if s not in around), Stretch(first, last, "ORG")], key=lambda s: s.first.index)
    return found


def _index(node: Node) -> int:
    return node.index


def _named_after_people(tree: Tree, spans: list[Stretch]) -> list[Stretch]:
    """ "the *James Webb Space Telescope*", "*Kim Il Sung* University": one name, of a thing, where the tree joins it to the noun behind."""
    found: list[Stretch] = []
    for span in spans:
        if found and span.first.index <= found[-1].last.index:
            continue
        name, noun = span.head, span.head.head
        behind = tree.nodes[span.last.index : noun.index] if noun is not None else []
        proper = bool(behind) and all(n.upos == "PROPN" and n.form[:1].isupper() for n in behind)
        if noun is not None and span.label == "PER" and name.deprel == "compound" and proper and _is_a_thing(noun):
            found.append(Stretch(span.first, noun, "OTH" if noun.name[2:] in {"", "PER"} else noun.name[2:]))
        else:
            found.append(span)
    return found


def _with_prefix(spans: list[Stretch]) -> list[Stretch]:
    """ "the *MV* Nancy Blake", "*St* Luke's *Hospital*": what marks a ship or a saint belongs to its name."""
    found: list[Stretch] = []
    for span in spans:
        if found and found[-1].last.index >= span.last.index:
            continue
        before = span.first.before
        owner = _owner_before(span.first)
        if owner is not None:
            before = owner
        elif before is None or before.form not in SHIP_PREFIXES | SAINTS:
            before = span.first
        if found and found[-1].last.index >= before.index:
            found.pop()
        hospital = _saints_body(span.last) if before.form in SAINTS and before is not span.first else None
        found.append(replace(span, first=before) if hospital is None else Stretch(before, _end_of_body(hospital), "ORG"))
    return found


def _owner_before(first: Node) -> Node | None:
    """ "*People's* Bank of Velska": the words before a body's head that are a part of its name."""
    owner = first.before.before if first.before is not None and first.before.xpos == "POS" else None
    return owner if owner is not None and owner.form in OWNERS and first.low in NAME_CLASSES else None


def _saints_body(last: Node) -> Node | None:
    """ "St Luke's *Hospital*": what a saint's name with "'s" is the name of."""
    noun = last.after.after if last.after is not None and last.after.xpos == "POS" else None
    return noun if noun is not None and noun.low in NAME_CLASSES and noun.form[:1].isupper() else None


def _end_of_body(noun: Node) -> Node:
    """ "St Luke's Hospital *Trust*"."""
    while noun.after is not None and noun.after.upos == "PROPN" and noun.after.low in NAME_CLASSES:
        noun = noun.after
    return noun


def _is_a_thing(noun: Node) -> bool:
    """Whether a capitalised noun has an article or is a word that names end in."""
    return (noun.has(form=DEFINITE) or noun.low in NAME_CLASSES) and noun.low not in TITLES


def _has_title(span: Stretch) -> bool:
    """ "General Lund", "Gen Lund" are people, whatever the tagger says; "General Motors" is a compound."""
    title = span.first
    abbreviated = title.low.rstrip(".") in ABBREVIATED and title.form[:1].isupper()
    return len(span) > 1 and (abbreviated or (title.low in TITLES and title.deprel == "nmod:desc"))


def _without_gaps(tree: Tree) -> list[str]:
    """The name tags with one capitalised word between B-X and I-X taken in: Two/B-ORG Rivers/O Pact/I-ORG."""
    tags = [n.name for n in tree.nodes]
    for i in range(1, len(tags) - 1):
        if tags[i] == "O" and tags[i - 1] != "O" and tags[i + 1] == f"I-{tags[i - 1][2:]}" and tree.nodes[i].form[:1].isupper():
            tags[i] = tags[i + 1]
    return tags


def _start_of_flat(node: Node) -> Node:
    """Where the name begins that a word goes on as a flat part, else the word."""
    return node.head if node.deprel == "flat" and node.head is not None and node.head.index < node.index else node


def cut_at_possessor(span: Stretch) -> Iterator[Stretch]:
    """ "Oslo's Museum of Modern Art" and "U.S.-South Korea" are two names; "St Paul's Cathedral" and "Workers' Party" one."""
    words = span.nodes
    for k, node in enumerate(words[1:-2], 1):
        ends_possessor = node.form in {"'s", "’s"} and node.upos == "PART" and words[k - 1].form not in OWNERS
        joins_places = node.form in HYPHENS and span.label in {"LOC", "NORP"} and span.last.deprel not in LINKS
        if ends_possessor or joins_places:
            yield Stretch(span.first, words[k - 1], "LOC" if span.label == "ORG" and k == 1 else span.label)
            yield from cut_at_possessor(replace(span, first=words[k + 1]))
            return
    yield span


def trimmed(span: Stretch) -> Stretch | None:
    """Without determiners, punctuation, prepositions and possessive endings at the ends; None if nothing is left."""
    words = span.nodes
    while words and (words[0].upos in EDGES or words[0].xpos in {"PRP$", "POS"}):
        words = words[1:]
    while words and words[-1].upos in EDGES and not _is_legal_form(words[-1], span):
        words = words[:-1]
    return span.within(words)


def grown(span: Stretch) -> Stretch:
    """With hyphenated and flat parts, and for other than people the proper modifiers and the proper "of" phrase."""
    before = None
    while before != span and len(span) <= MAX_NAME_WORDS:
        before = span
        span = _grown_flat(_grown_hyphens(span))
        if span.label != "PER":
            span = _grown_body(span)
    nation = span.first.before
    return replace(span, first=nation) if nation is not None and _is_its_nation(nation, span) else span


def ends_in_s(span: Stretch) -> bool:
    """ "*Moody's* said": a possessive ending of what possesses nothing is a part of the name."""
    ending = span.last.after
    return ending is not None and ending.xpos == "POS" and span.head.deprel in ARGUMENTS and ending.head in span


def _is_its_nation(nation: Node, span: Stretch) -> bool:
    """ "*Korean* Central News Agency": the nation is in the name; in front of a ministry or army it is not."""
    if span.label != "ORG" or len(span) == 1 or span.last.low in ORGANS or nation.name[2:] != "NORP":
        return False
    return nation.upos in {"ADJ", "PROPN"} and nation.deprel in {"amod", "compound"} and nation.head in span


def _grown_flat(span: Stretch) -> Stretch:
    """One word more to either side that the tree joins to the name."""
    after, before = span.last.after, span.first.before
    if after is not None and ((after.deprel in {"flat", "goeswith"} and after.head in span) or _is_legal_form(after, span)):
        span = replace(span, last=after)
    if before is not None and before.upos == "PROPN" and _is_linked(before, span):
        span = replace(span, first=before)
    return span


def _is_legal_form(node: Node, span: Stretch) -> bool:
    """ "Delta Rail *AS*"."""
    return span.label == "ORG" and node.low.rstrip(".") in LEGAL_FORMS and node.form[:1].isupper() and node.name[2:] in {"", "ORG"}


def _grown_hyphens(span: Stretch) -> Stretch:
    """Over a hyphen to the rest of "Jong-un", "Hwasong-18", "al-Rashid", but not of "U.S.-led" or "U.S.-South Korea"."""
    hyphen = span.last.after
    part = hyphen.after if hyphen is not None and hyphen.form in HYPHENS and hyphen.is_glued else None
    if part is not None and part.is_glued and _is_hyphened(part, span.label):
        span = replace(span, last=part)
    hyphen = span.first.before
    part = hyphen.before if hyphen is not None and hyphen.form in HYPHENS and hyphen.is_glued and span.first.is_glued else None
    if part is not None and (span.first.deprel == "flat" or (part.upos == "PROPN" and span.label == "PER")):
        span = replace(span, first=part)
    return span


def _is_hyphened(part: Node, label: str) -> bool:
    return part.deprel in {"flat", "goeswith"} or part.upos == "NUM" or (part.upos == "PROPN" and label == "PER")


def _is_linked(node: Node, span: Stretch) -> bool:
    """Whether a word beside a name is a part of it by the tree."""
    return (node.deprel in LINKS and node.head in span) or any(c in span and c.deprel == "flat" for c in node.children)


def _grown_body(span: Stretch) -> Stretch:
    """One step: a capitalised modifier before, the head after ("Southern Launch | Centre"), "of X" after, "X of" before."""
    before, after = span.first.before, span.last.after
    if before is not None and before.index > 1 and _is_proper_modifier(before, span):
        return replace(span, first=before)
    free = after is not None and after.upos == "PROPN" and after.name == "O"
    if after is not None and free and any(c in span and c.deprel == "compound" for c in after.children):
        return replace(span, last=after)
    if after is not None and after.after is not None and after.low in {"of", "for"} and span.last.low in NAME_CLASSES:
        return replace(span, last=_of_phrase(span.last, after))
    return replace(span, first=_before_of(span.first))


def _is_proper_modifier(node: Node, span: Stretch) -> bool:
    """A capitalised compound or adjective; not a place or nationality of its own ("U.S. State Department")."""
    fits = node.form[:1].isupper() and node.deprel in {"amod", "compound", "nummod"} and node.upos in {"ADJ", "PROPN", "NOUN", "NUM"}
    return fits and node.head in span and node.name[2:] not in {"LOC", "NORP"}


def _of_phrase(last: Node, preposition: Node) -> Node:
    """Last word of a proper "of X" after the name's head word, or that; "for X" where X is no name of its own."""
    inside: list[Node] = []
    node = preposition.after
    while node is not None and node.low in DEFINITE:
        node = node.after
    while node is not None and node.form[:1].isupper() and node.upos in {"PROPN", "ADJ", "NOUN"}:
        inside.append(node)
        node = node.after
    aim = preposition.low == "for"
    if not inside or any(n.head not in (*inside, last) or (aim and n.name in ALONE) for n in inside):
        return last
    goes_on = aim and node is not None and node.after is not None and node.low == "of"  # "Movement for the Rights | of the Coast"
    return _of_phrase(inside[-1], node) if goes_on and node is not None else inside[-1]


def _before_of(first: Node) -> Node:
    """First word of "Museum of (the)" and the like before the name, or the name's."""
    of = first.before
    while of is not None and of.index > 1 and of.low in DEFINITE:
        of = of.before
    head = of.before if of is not None and of.low == "of" else None
    if head is None:
        return first
    proper = head.form[:1].isupper() and head.upos in {"NOUN", "PROPN"} and head.low in NAME_CLASSES
    return head if proper and head.low not in TITLES else first
