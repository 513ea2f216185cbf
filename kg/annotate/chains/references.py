"""A mention with its sentence in, what coreference needs to know of it out: words, number, gender, definiteness, titles, role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.chains.aliases import initials, name_words
from kg.annotate.lexicon import (
    DEFINITE,
    FEMALE,
    GENERAL_OFFICES,
    HE,
    MALE,
    PLURAL_PRONOUNS,
    POSSESSIVES,
    SHE,
    SHORT_TITLES,
    TITLES,
    is_role,
)
from kg.annotate.mentions.find import is_plural, phrase
from kg.annotate.parse.tagged import Tagged
from kg.english.first_names import first_names
from kg.types import EntityType, Mention, MentionKind

LOCATIVE = frozenset("in near across outside inside throughout".split(" "))  # "from" and "to" go with people and bodies as well
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
FORMS_OF_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. miss sir madam".split(" "))
FAMILIES = frozenset({"family", "clan", "dynasty", "brothers", "sisters", "siblings", "household"})
OF_STATES = frozenset({"capital", "border", "president", "minister", "premier", "embassy", "ambassador", "currency"})
OF_FIRMS = frozenset({"ceo", "cfo", "chairman", "chairwoman", "co-founder", "founder", "headquarters", "shareholder", "subsidiary"})
SEATED = frozenset({"base", "headquarter", "list"})
NAME_PARTS = frozenset({"flat", "compound", "nmod", "goeswith", "nmod:unmarked"})
MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role a name bears: the words, the lemma of its head and the lemmas that narrow it down."""

    text: str
    lemma: str
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention and what the text shows about it. `order` counts mentions in text order; `at` is the position of the head word."""

    mention: Mention
    order: int
    at: int
    lemma: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    plural: bool
    gender: str  # "m", "f" or ""
    definite: bool
    subject: bool
    modifiers: frozenset[str]
    titles: tuple[Title, ...] = ()
    beside: tuple[int, ...] = ()  # positions of noun phrases in apposition to the name
    locative: bool = False
    modifying: bool = False  # a compound before another noun
    bracketed: bool = False
    governed: bool = False  # "Velsk's prime minister", "the Velsk border": what only a country has
    impersonal: bool = False  # described by a clause with "which", the subject of "is based in"
    family: bool = False  # the name of a family, not of one person: "the Bernoulli family"
    known: int = -1  # position of the noun that is "*known as*" this

    @property
    def is_thing(self) -> bool:
        """Whether it is named like a ship or another thing, which may bear a person's name."""
        return self.mention.kind is MentionKind.NAME and self.mention.entity_type is EntityType.PRODUCT

    @property
    def key(self) -> str:
        """The name without case, accents, hyphens and spaces: equal for spellings of one name."""
        return "".join(self.words)


def references(found: Sequence[Mention], tagged: Sequence[Tagged], text: str) -> list[Reference]:
    """One reference per mention, in text order."""
    ordered = sorted(found, key=lambda m: (m.span, m.head))
    heads = {(m.sentence, m.head - 1): m for m in ordered}
    return [_reference(m, order, tagged[m.sentence], heads, text) for order, m in enumerate(ordered)]


def _reference(mention: Mention, order: int, tagged: Tagged, heads: dict[tuple[int, int], Mention], text: str) -> Reference:
    at = mention.head - 1
    token = tagged.tokens[at]
    is_name = mention.kind is MentionKind.NAME
    first = next(i for i, t in enumerate(tagged.tokens) if t.span.start >= mention.span.start)
    roles = list(_roles(tagged, at, first)) if is_name else []
    titles = tuple(_title(tagged, i, heads, mention.sentence, text) for i in roles)
    low = token.form.lower()
    return Reference(
        mention=mention,
        order=order,
        at=at,
        lemma=token.lemma.lower(),
        words=name_words(mention.text),
        initials=initials(mention.text) if is_name else (),
        plural=low in PLURAL_PRONOUNS if mention.kind is MentionKind.PRONOUN else is_plural(tagged, at),
        gender=_gender(mention, low, token.lemma.lower(), titles),
        definite=_is_definite(tagged, at, first),
        subject=token.deprel in SUBJECTS,
        modifiers=modifiers(tagged, at),
        titles=titles,
        beside=tuple(_beside(tagged, at, first)) if is_name else (),
        locative=any(tagged.tokens[c].form.lower() in LOCATIVE for c in tagged.children[at] if tagged.tokens[c].deprel == "case"),
        modifying=token.deprel in ("compound", "amod"),
        family=token.deprel in ("compound", "nmod:poss") and tagged.tokens[tagged.parent(at)].lemma.lower() in FAMILIES,
        governed=is_name and _is_governed(tagged, at),
        impersonal=is_name and _is_impersonal(tagged, at),
        bracketed=first > 0 and tagged.tokens[first - 1].form == "(",
        known=_known_as(tagged, at) if is_name else -1,
    )


def _known_as(tagged: Tagged, at: int) -> int:
    """Position of the noun that a clause says is "*known as*" the name at `at`; -1 for none."""
    verb = tagged.parent(at)
    marked = any(tagged.tokens[c].form.lower() == "as" for c in tagged.children[at] if tagged.tokens[c].deprel == "case")
    known = verb >= 0 and tagged.tokens[verb].form.lower() == "known" and tagged.tokens[verb].deprel in ("acl", "acl:relcl")
    return tagged.parent(verb) if known and marked else -1


def modifiers(tagged: Tagged, at: int) -> frozenset[str]:
    """Lemmas that narrow a noun down: adjectives, compounds, numbers, possessors, "of" phrases, and participles before it."""
    return frozenset(
        tagged.tokens[c].lemma.lower()
        for c in tagged.children[at]
        if tagged.tokens[c].deprel in MODIFIERS or (tagged.tokens[c].deprel.startswith("acl") and not _is_aside(tagged, c))
    )


def _is_aside(tagged: Tagged, clause: int) -> bool:
    """ "The company, *which is based in Oslo*, left": a clause between commas narrows nothing down."""
    first = min(tagged.subtree(clause))
    return tagged.tokens[clause].deprel == "acl:relcl" and "," in (tagged.tokens[first].form, tagged.tokens[max(first - 1, 0)].form)


def _is_definite(tagged: Tagged, at: int, first: int) -> bool:
    """Whether "the", "this" or "that" stands with the noun; in headlines, which drop articles, a bare noun counts too."""
    children = [tagged.tokens[c] for c in tagged.children[at]]
    if any(c.form.lower() in DEFINITE and c.deprel.startswith("det") for c in children) or (
        first and tagged.tokens[first - 1].form.lower() == "the"
    ):
        return True
    bare = not any(c.deprel.startswith("det") or c.form.lower() in POSSESSIVES or c.deprel in ("nummod", "nmod:poss") for c in children)
    return bare and tagged.sentence.headline


def _is_governed(tagged: Tagged, at: int) -> bool:
    token = tagged.tokens[at]
    above = tagged.tokens[tagged.parent(at)] if tagged.parent(at) >= 0 else None
    return above is not None and token.deprel in ("nmod:poss", "compound") and above.lemma.lower() in OF_STATES


def _is_impersonal(tagged: Tagged, at: int) -> bool:
    """Whether grammar takes a name for a thing: "Acme, *which* employs ten", "Acme is *based* in Oslo", "Acme, *based* in Oslo"."""
    clauses = [c for c in tagged.children[at] if tagged.tokens[c].deprel == "acl:relcl"]
    which = {tagged.tokens[c].form.lower() for clause in clauses for c in tagged.children[clause]} & {"which"}
    above = tagged.tokens[tagged.parent(at)] if tagged.parent(at) >= 0 else None
    seated = any(tagged.tokens[c].lemma in SEATED and tagged.tokens[c].deprel == "acl" for c in tagged.children[at])
    return (
        bool(which)
        or seated
        or _is_managed(tagged, at)
        or (above is not None and above.lemma in SEATED and tagged.tokens[at].deprel == "nsubj:pass")
    )


def _is_managed(tagged: Tagged, at: int) -> bool:
    """ "the founder of *Bhumitra*", "*Corvane*'s chief executive", "*Brightwater* chief executive Holt": what only a body has."""
    forms = [t.form.lower() for t in tagged.tokens[at + 1 : at + 4]]
    above = tagged.parent(at)
    if [f for f in forms if f not in ("'s", "’s")][:2] == ["chief", "executive"]:
        return True
    if above < 0 or tagged.tokens[at].deprel not in ("nmod", "nmod:poss"):
        return False
    chief = tagged.tokens[above].lemma == "executive" and any(tagged.tokens[c].lemma == "chief" for c in tagged.children[above])
    case = {tagged.tokens[c].form.lower() for c in tagged.children[at] if tagged.tokens[c].deprel == "case"}
    return case <= {"of", "'s", "’s"} and (chief or tagged.tokens[above].lemma.lower() in OF_FIRMS)


def _gender(mention: Mention, form: str, lemma: str, titles: Sequence[Title]) -> str:
    words = {form, lemma} if mention.kind is not MentionKind.NAME else {w for t in titles for w in t.text.lower().split()}
    if mention.kind is MentionKind.PRONOUN:
        return "m" if form in HE else "f" if form in SHE else ""
    if words & MALE:
        return "m"
    if words & FEMALE:
        return "f"
    if mention.kind is MentionKind.NAME and mention.entity_type is EntityType.PERSON and " " in mention.text:
        return first_names().get(name_words(mention.text)[0], "")
    return ""


# ------------------------------------------------------------------------------------------------ titles


def _roles(tagged: Tagged, at: int, first: int) -> Iterator[int]:
    """Positions of the heads of the name's titles before it, and of roles in apposition before or after it."""
    for i in sorted({*tagged.children[at], tagged.parent(at)} - {-1}):
        token = tagged.tokens[i]
        noun = token.upos in ("NOUN", "PROPN") or (i == first - 1 and token.form[:1].isupper())  # "General Pak" may be read as an adjective
        if not noun or not (is_role(token.lemma) or token.form.lower() in TITLES) or is_plural(tagged, i):
            continue
        if i and token.form.lower() == "general" and tagged.tokens[i - 1].lemma.lower() in GENERAL_OFFICES:
            continue  # "Prosecutor General Lee" is no general
        below = tagged.parent(i) == at
        before = below and i < first and token.deprel in ("nmod:desc", "compound", "flat", "nmod", "amod")
        above = not below and i < first and tagged.tokens[at].deprel in ("appos", "flat", "nmod:desc")
        if before or above or (below and token.deprel == "appos" and _is_set_off(tagged, at, i)):
            yield i


def _beside(tagged: Tagged, at: int, first: int) -> Iterator[int]:
    """Positions of the heads of noun phrases in apposition to the name: below it, or above it and before."""
    for c in tagged.children[at]:
        if tagged.tokens[c].upos == "NOUN" and (
            tagged.tokens[c].deprel == "nmod:desc" or (tagged.tokens[c].deprel == "appos" and _is_set_off(tagged, at, c))
        ):
            yield c
    parent = tagged.parent(at)
    while parent >= 0 and tagged.tokens[at].deprel in ("appos", "flat") and parent < first and tagged.tokens[parent].upos == "NOUN":
        yield parent  # "his wife, the lawmaker Dinara Bek": both
        at, parent = parent, tagged.parent(parent)


def _is_set_off(tagged: Tagged, at: int, c: int) -> bool:
    """Whether an apposition below a name stands before it, or follows it directly: a mark, brackets or an age may stand between."""
    if c < at:
        return True
    first = min(tagged.subtree(c))
    parts = [x for x in tagged.children[at] if tagged.tokens[x].deprel in NAME_PARTS]
    own = {k for x in parts for k in tagged.subtree(x)} | set(_between(tagged, at + 1, first))
    return any(tagged.tokens[i].upos == "PUNCT" for i in range(at + 1, first + 1)) and own.issuperset(range(at + 1, first))


def _between(tagged: Tagged, start: int, end: int) -> Iterator[int]:
    """Positions of what may stand between a name and its apposition: marks, brackets with their content, an age."""
    depth = 0
    for i in range(start, end):
        depth += tagged.tokens[i].form == "("
        if depth or tagged.tokens[i].upos in ("NUM", "PUNCT"):
            yield i
        depth -= tagged.tokens[i].form == ")"


def _title(tagged: Tagged, i: int, heads: dict[tuple[int, int], Mention], sentence: int, text: str) -> Title:
    """The words of a title without the names and possessors before it: "Secretary of State", "chief of the General Staff"."""
    first, last = phrase(tagged, i)
    owner = max((k for k in range(first, i) if tagged.tokens[k].xpos == "POS"), default=first - 1)
    first = owner + 1
    while first < i and (_is_name(heads.get((sentence, first))) or tagged.tokens[first].upos == "PUNCT"):
        first += 1
    words = text[tagged.tokens[first].span.start : tagged.tokens[last].span.end]
    lemma = tagged.tokens[i].lemma.lower().rstrip(".")
    return Title(" ".join(words.split()), SHORT_TITLES.get(lemma, lemma), modifiers(tagged, i))


def _is_name(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is MentionKind.NAME
