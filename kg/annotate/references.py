"""A mention with its sentence in, what coreference needs to know of it out: words, number, gender, definiteness, titles, role."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.lexicon import (
    DEFINITE,
    FEMALE,
    FIRST_PERSON,
    HE,
    MALE,
    PLURAL_PRONOUNS,
    POSSESSIVES,
    SHE,
    TITLES,
    first_names,
    is_role,
)
from kg.annotate.mentions import is_plural, phrase
from kg.annotate.tagged import Tagged
from kg.types import EntityType, Mention, MentionKind

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
FORMS_OF_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. miss sir madam".split(" "))
MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role a name bears: the words, the lemma of its head and the lemmas that narrow it down."""

    text: str
    lemma: str
    modifiers: frozenset[str]
    nominal: int | None = None  # position of the head word where the role is a mention of its own (apposition)


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention and what the text shows about it. `order` counts mentions in text order; `at` is the position of the head word."""

    mention: Mention
    order: int
    at: int
    lemma: str
    words: tuple[str, ...]
    plural: bool
    gender: str  # "m", "f" or ""
    definite: bool
    subject: bool
    modifiers: frozenset[str]
    titles: tuple[Title, ...] = ()

    @property
    def key(self) -> str:
        """The name without case, accents, hyphens and spaces: equal for spellings of one name."""
        return "".join(self.words)


def references(found: Sequence[Mention], tagged: Sequence[Tagged], text: str) -> list[Reference]:
    """One reference per mention, in text order."""
    ordered = sorted(found, key=lambda m: (m.span, m.head))
    heads = {(m.sentence, m.head - 1): m for m in ordered}
    return [_reference(m, order, tagged[m.sentence], heads, text) for order, m in enumerate(ordered)]


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, small, without accents, dots and hyphens: "Faraj al-Mesrati" -> faraj, al, mesrati."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)  # U.S. -> us
    plain = re.sub(r"['’]s\b", "", plain)
    return tuple(w for w in re.split(r"[^\w]+", plain) if w)


def _reference(mention: Mention, order: int, tagged: Tagged, heads: dict[tuple[int, int], Mention], text: str) -> Reference:
    at = mention.head - 1
    token = tagged.tokens[at]
    titles = tuple(_titles(mention, tagged, heads, text)) if mention.kind is MentionKind.NAME else ()
    low = token.form.lower()
    plural = low in PLURAL_PRONOUNS if mention.kind is MentionKind.PRONOUN else is_plural(tagged, at)
    return Reference(
        mention=mention,
        order=order,
        at=at,
        lemma=token.lemma.lower(),
        words=name_words(mention.text),
        plural=plural,
        gender=_gender(mention, low, token.lemma.lower(), titles),
        definite=_is_definite(tagged, at),
        subject=token.deprel in SUBJECTS,
        modifiers=modifiers(tagged, at),
        titles=titles,
    )


def modifiers(tagged: Tagged, at: int) -> frozenset[str]:
    """Lemmas that narrow a noun down: adjectives, compounds, numbers, possessors, "of" phrases, and participles before it."""
    return frozenset(
        tagged.tokens[c].lemma.lower()
        for c in tagged.children[at]
        if tagged.tokens[c].deprel in MODIFIERS or tagged.tokens[c].deprel.startswith("acl")
    )


def _is_definite(tagged: Tagged, at: int) -> bool:
    """Whether "the", "this" or "that" stands with the noun; in headlines, which drop articles, a bare noun counts too."""
    children = [tagged.tokens[c] for c in tagged.children[at]]
    if any(c.form.lower() in DEFINITE and c.deprel.startswith("det") for c in children):
        return True
    bare = not any(c.deprel.startswith("det") or c.form.lower() in POSSESSIVES or c.deprel in ("nummod", "nmod:poss") for c in children)
    return bare and tagged.sentence.headline


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


def _titles(mention: Mention, tagged: Tagged, heads: dict[tuple[int, int], Mention], text: str) -> Iterator[Title]:
    """Titles before the name, and roles in apposition before or after it."""
    at = mention.head - 1
    first = next(i for i, t in enumerate(tagged.tokens) if t.span.start >= mention.span.start)
    seen = set()
    for i in [*tagged.children[at], tagged.parent(at)]:
        if i < 0 or i in seen or not _is_title(tagged, i, at, first):
            continue
        seen.add(i)
        role = heads.get((mention.sentence, i))
        yield _title(tagged, i, heads, mention.sentence, text, nominal=i if role is not None and role.kind is MentionKind.NOMINAL else None)


def _is_title(tagged: Tagged, i: int, at: int, first: int) -> bool:
    """Whether the word at `i` heads a title or role of the name headed at `at`."""
    token = tagged.tokens[i]
    if token.upos not in ("NOUN", "PROPN") or not (is_role(token.lemma) or token.form.lower() in TITLES) or is_plural(tagged, i):
        return False
    if tagged.parent(i) == at:
        return (token.deprel in ("nmod:desc", "compound", "flat", "nmod") and i < first) or token.deprel == "appos"
    return tagged.tokens[at].deprel in ("appos", "flat", "nmod:desc") and i < first


def _title(tagged: Tagged, i: int, heads: dict[tuple[int, int], Mention], sentence: int, text: str, *, nominal: int | None) -> Title:
    first, last = phrase(tagged, i)
    while first < i and (_is_named_place(heads.get((sentence, first))) or tagged.tokens[first].xpos == "POS"):
        first += 1
    words = text[tagged.tokens[first].span.start : tagged.tokens[last].span.end]
    return Title(" ".join(words.split()), tagged.tokens[i].lemma.lower(), modifiers(tagged, i), nominal)


def _is_named_place(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is MentionKind.NAME


def is_first_person(reference: Reference) -> bool:
    """Whether the mention is I, we or a form of them."""
    return reference.mention.kind is MentionKind.PRONOUN and reference.mention.text.lower() in FIRST_PERSON
